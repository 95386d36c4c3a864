// ApplicationRows.swift: every statement on applications for shops and on the journal of shops.
import Core
import Identity
import Store

extension ShopApplication {
    fileprivate static let columns: SQL =
        "a.id, a.organisation_id, a.applicant_id, a.slug, a.name, a.goods, a.contact, a.state, a.reason, a.applied_at, a.decided_at, a.version"

    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.id(0), organisation: try row.id(1), applicant: try row.id(2),
            draft: ShopDraft(slug: try row.text(3), name: try row.text(4), goods: try row.text(5), contact: try row.text(6)),
            state: try row.choice(7), reason: try row.text(8), appliedAt: try row.timestamp(9),
            decidedAt: try row.optionalTimestamp(10), version: try row.int64(11))
    }
}

extension Reading {
    /// - Throws: ``CatalogError/applicationNotFound``
    func application(_ id: ID<Shop>) throws -> ShopApplication {
        let row = try row("SELECT \(ShopApplication.columns) FROM catalog_shop_application AS a WHERE a.id = \(id)")
        guard let row else { throw CatalogError.applicationNotFound }
        return try ShopApplication(row)
    }

    /// The organisation's own list names them; each lies in a home of its own.
    func applications(of organisation: ID<Organisation>, limit: Int64) throws -> [ShopApplication] {
        let numbers: [Int64] = try rows(
            """
            SELECT application_id
            FROM catalog_organisation_application
            WHERE organisation_id = \(organisation)
            ORDER BY application_id DESC
            LIMIT \(limit)
            """
        ).map { try $0.int64(0) }
        guard !numbers.isEmpty else { return [] }
        return try rows(
            """
            SELECT \(ShopApplication.columns)
            FROM catalog_shop_application AS a
            WHERE a.id IN \(list: numbers)
            ORDER BY a.id DESC
            """
        ).map(ShopApplication.init)
    }

    func applications(_ state: ShopApplication.State, _ page: PageRequest) throws -> [ShopApplication] {
        let (place, order): (SQL, SQL) =
            state == .applied
            ? ("a.id > \(page.after?.keys[0] ?? 0)", "a.id") : ("a.id < \(page.after?.keys[0] ?? .max)", "a.id DESC")
        return try rows(
            """
            SELECT \(ShopApplication.columns)
            FROM catalog_shop_application AS a
            WHERE a.state = \(state.rawValue) AND \(place)
            ORDER BY \(order)
            LIMIT \(page.limit + 1)
            """
        ).map(ShopApplication.init)
    }

    func shopRecords(of shop: ID<Shop>, limit: Int64) throws -> [ShopRecord] {
        try rows(
            """
            SELECT id, what, actor_id, reason, at
            FROM catalog_shop_journal
            WHERE shop_id = \(shop)
            ORDER BY id DESC
            LIMIT \(limit)
            """
        ).map {
            ShopRecord(
                id: try $0.id(0), what: try $0.choice(1), actor: try $0.optionalID(2), reason: try $0.text(3), at: try $0.timestamp(4))
        }
    }

    /// The directory has one short row for each shop; a text is looked for in all of them, for the platform's staff alone.
    func shopCards(_ filter: ShopFilter, after: Int64?, limit: Int64) throws -> [ShopCard] {
        let state: SQL = filter.state.map { "AND state = \($0.rawValue)" } ?? ""
        let pattern: String = likePattern(filter.text)
        let text: SQL =
            filter.text.isEmpty ? "" : #"AND (LOWER(name) LIKE LOWER(\#(pattern)) ESCAPE '!' OR slug LIKE LOWER(\#(pattern)) ESCAPE '!')"#
        return try rows(
            """
            SELECT shop_id, slug, name, state, rest_from, rest_until
            FROM catalog_shop_directory
            WHERE shop_id < \(after ?? .max) \(state) \(text)
            ORDER BY shop_id DESC
            LIMIT \(limit)
            """
        ).map(ShopCard.init)
    }
}

/// `%text%` with the three characters that mean something escaped by `!`.
func likePattern(_ text: String) -> String {
    "%" + text.prefix(60).replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_") + "%"
}

extension Writing {
    /// - Throws: ``CatalogError/slugTaken(_:)`` when it is another's.
    func claimSlug(_ slug: String, for shop: ID<Shop>) throws {
        guard try claim(Catalog.slugKind, slug, home: .shop(shop), id: shop.number) else { throw CatalogError.slugTaken(slug) }
    }

    func insert(_ application: ShopApplication) throws {
        let draft = application.draft
        try runOnce(
            """
            INSERT INTO catalog_shop_application (id, organisation_id, applicant_id, slug, name, goods, contact, state, reason,
              applied_at, decided_at, version)
            VALUES (\(application.id), \(application.organisation), \(application.applicant), \(draft.slug), \(draft.name),
              \(draft.goods), \(draft.contact), \(application.state.rawValue), \(application.reason), \(application.appliedAt),
              \(application.decidedAt), \(application.version))
            """)
        try runOnce(
            """
            INSERT INTO catalog_organisation_application (organisation_id, application_id)
            VALUES (\(application.organisation), \(application.id))
            """)
    }

    /// Compares and sets.
    func save(_ application: ShopApplication) throws {
        let draft = application.draft
        try runOnce(
            """
            UPDATE catalog_shop_application
            SET applicant_id = \(application.applicant), slug = \(draft.slug), name = \(draft.name), goods = \(draft.goods),
                contact = \(draft.contact), state = \(application.state.rawValue), reason = \(application.reason),
                applied_at = \(application.appliedAt), decided_at = \(application.decidedAt), version = \(application.version + 1)
            WHERE id = \(application.id) AND version = \(application.version)
            """)
    }

    /// Writes a shop that opens, with its first line, and tells.
    func open(_ shop: Shop, by actor: ID<Account>?, _ reason: String, _ numbers: ShopNumbers, at now: Timestamp) throws {
        try insert(shop)
        try note(.opened, of: shop.id, by: actor, reason, numbers.first, at: now)
        try publish(ShopOpened(fact: shop.fact), id: numbers.event(), home: .shop(shop.id), at: now)
    }

    func note(
        _ what: ShopRecord.What, of shop: ID<Shop>, by actor: ID<Account>?, _ reason: String, _ id: ID<ShopRecord>, at now: Timestamp
    ) throws {
        try run(
            """
            INSERT INTO catalog_shop_journal (shop_id, id, what, actor_id, reason, at)
            VALUES (\(shop), \(id), \(what.rawValue), \(actor), \(reason), \(now))
            """)
    }
}
