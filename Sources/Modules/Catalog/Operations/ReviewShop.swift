// ReviewShop.swift: the platform opens, rejects, suspends and resumes; each step is written down with who and why.
import Core
import Identity
import Store

extension Catalog {
    /// Opens the shop that was applied for. Doing so again changes nothing.
    /// - Throws: ``CatalogError/applicationNotFound``; ``CatalogError/applicationDecided`` when it was rejected.
    public func approve(_ id: ID<Shop>, by actor: ID<Account>) async throws -> Shop {
        let now = clock.now()
        let numbers = try ShopNumbers(ids)
        let organisation = try await application(id).organisation
        return try await store.write(homes: [.shop(id), .organisation(organisation)]) { tx in
            var application = try tx.application(id)
            switch application.state {
            case .approved: return try tx.shop(id)
            case .rejected: throw CatalogError.applicationDecided
            case .applied: break
            }
            (application.state, application.decidedAt) = (.approved, now)
            try tx.save(application)
            let shop = application.opened(at: now)
            try tx.open(shop, by: actor, "", numbers, at: now)
            return shop
        }
    }

    /// Says no, with a reason that the merchant reads. The slug is free again. Doing so again changes nothing.
    /// - Throws: ``InvalidInput``; ``CatalogError/applicationNotFound``; ``CatalogError/applicationDecided`` when it was approved.
    public func reject(_ id: ID<Shop>, why reason: String, by actor: ID<Account>) async throws {
        try Self.checkReason(reason)
        let now = clock.now()
        let numbers = try ShopNumbers(ids)
        try await store.write(home: .shop(id)) { tx in
            var application = try tx.application(id)
            switch application.state {
            case .rejected: return
            case .approved: throw CatalogError.applicationDecided
            case .applied: break
            }
            (application.state, application.reason, application.decidedAt) = (.rejected, reason, now)
            try tx.save(application)
            try tx.releaseClaim(Self.slugKind, application.draft.slug, id: id.number)
            try tx.note(.rejected, of: id, by: actor, reason, numbers.first, at: now)
            try tx.publish(ShopRejected(fact: application.fact), id: numbers.event(), home: .shop(id), at: now)
        }
    }

    /// Closes a shop for what is new: its goods are not found, and nothing can be placed there; placed orders go on.
    /// Doing so again changes nothing.
    /// - Throws: ``InvalidInput``; ``CatalogError/shopNotFound``.
    public func suspend(_ id: ID<Shop>, why reason: String, by actor: ID<Account>) async throws {
        try Self.checkReason(reason)
        try await turn(id, to: .suspended, .suspended, reason, by: actor)
    }

    /// Lets a suspended shop sell again. Doing so again changes nothing.
    /// - Parameter reason: may be empty.
    /// - Throws: ``CatalogError/shopNotFound``.
    public func resume(_ id: ID<Shop>, why reason: String = "", by actor: ID<Account>) async throws {
        if !reason.isEmpty { try Self.checkReason(reason) }
        try await turn(id, to: .open, .resumed, reason, by: actor)
    }

    private func turn(
        _ id: ID<Shop>, to state: Shop.State, _ what: ShopRecord.What, _ reason: String, by actor: ID<Account>
    ) async throws {
        let now = clock.now()
        let numbers = try ShopNumbers(ids)
        try await store.write(home: .shop(id)) { [ids] tx in
            var shop = try tx.shop(id)
            guard shop.state != state else { return }
            shop.state = state
            try tx.save(shop)
            try tx.note(what, of: id, by: actor, reason, numbers.first, at: now)
            switch state {
            case .open:
                try tx.publish(ShopResumed(fact: shop.fact), id: numbers.event(), home: .shop(id), at: now)
                try tx.tellStockBack(tx.waitedSKUs(of: id, limit: Self.backMost), of: id, at: now) { try ids.next() }
            case .suspended: try tx.publish(ShopSuspended(fact: shop.fact), id: numbers.event(), home: .shop(id), at: now)
            }
        }
    }

    /// Whether the platform was asked before this shop opened, and did not open at once; for who hears that it is open.
    public static func wasReviewed(_ id: ID<Shop>, in tx: any Reading) throws -> Bool {
        try tx.shopRecords(of: id, limit: 200).contains { $0.what == .applied }
    }

    /// What happened to a shop or application, newest first; at most 200 lines.
    public func shopHistory(_ id: ID<Shop>) async throws -> [ShopRecord] {
        try await store.read { try $0.shopRecords(of: id, limit: 200) }
    }

    /// Why a shop is suspended; nil when it is not.
    public func suspension(of shop: Shop) async throws -> ShopRecord? {
        guard shop.state == .suspended else { return nil }
        return try await shopHistory(shop.id).first { $0.what == .suspended }
    }

    /// All shops, newest first, as the platform's staff looks for them.
    public func shops(matching filter: ShopFilter, _ page: PageRequest) async throws -> Page<ShopCard> {
        let found = try await store.read { try $0.shopCards(filter, after: page.after?.keys[0], limit: page.limit + 1) }
        return Page(found, page) { Cursor($0.id.number) }
    }

    /// How many shops there are in each state.
    public func shopCounts() async throws -> [Shop.State: Int64] {
        try await store.read { db in
            let rows = try db.rows("SELECT state, COUNT(*) FROM catalog_shop_directory GROUP BY state")
            return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.choice(0, Shop.State.self), try $0.int64(1)) })
        }
    }

    private static func checkReason(_ reason: String) throws {
        var found = Problems()
        found.length("reason", reason, ShopRecord.reasonLength)
        try found.refuse()
    }
}

extension Shop {
    var fact: ShopFact { ShopFact(shop: id, organisation: organisation) }
}
