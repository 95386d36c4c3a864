// ApplyForShop.swift: a merchant asks to open a shop, and asks again after a rejection.
import Core
import Identity
import Settings
import Store

extension Catalog {
    /// Hands in an application, or opens the shop at once where the platform reviews none (`Setting.shopReview`).
    /// - Parameters:
    ///   - person: may open shops for the organisation; the caller has seen to that.
    ///   - key: chosen by the client; the same again answers the first.
    /// - Throws: ``InvalidInput``; ``CatalogError/slugTaken(_:)``; ``StoreError/keyReused``.
    public func apply(
        _ draft: ShopDraft, for organisation: ID<Organisation>, by person: ID<Account>, key: String
    ) async throws -> ShopApplication {
        try Self.check(draft)
        let now = clock.now()
        let reviewed = try await settings.values(at: now).shopsAreReviewed
        let application = ShopApplication(
            id: try ids.next(), organisation: organisation, applicant: person, draft: draft, state: reviewed ? .applied : .approved,
            reason: "", appliedAt: now, decidedAt: reviewed ? nil : now, version: 1)
        let numbers = try ShopNumbers(ids)
        let repeated = RepeatKey(
            caller: person, operation: "catalog.apply", key: key,
            input: "\(organisation) \(draft.slug)\u{1}\(draft.name)\u{1}\(draft.goods)\u{1}\(draft.contact)")
        return try await store.write(homes: [.shop(application.id), .organisation(organisation), .person(person)]) { tx in
            if let earlier = try tx.earlierAnswer(repeated).flatMap({ ID<Shop>($0) }) { return try tx.application(earlier) }
            try tx.claimSlug(draft.slug, for: application.id)
            try tx.insert(application)
            if reviewed {
                try tx.note(.applied, of: application.id, by: person, "", numbers.first, at: now)
                try tx.publish(ShopApplied(fact: application.fact), id: numbers.event(), home: .shop(application.id), at: now)
            } else {
                try tx.open(application.opened(at: now), by: person, "", numbers, at: now)
            }
            try tx.remember(repeated, answer: application.id.description, at: now)
            return application
        }
    }

    /// Hands a rejected application in again, changed. One that waits already stays as it is.
    /// - Parameter organisation: whose it must be.
    /// - Throws: ``InvalidInput``; ``CatalogError/applicationNotFound``, ``CatalogError/applicationDecided``,
    ///   ``CatalogError/slugTaken(_:)``.
    public func applyAgain(
        _ id: ID<Shop>, _ draft: ShopDraft, for organisation: ID<Organisation>, by person: ID<Account>
    ) async throws -> ShopApplication {
        try Self.check(draft)
        let now = clock.now()
        let numbers = try ShopNumbers(ids)
        return try await store.write(home: .shop(id)) { tx in
            var application = try tx.application(id)
            guard application.organisation == organisation else { throw CatalogError.applicationNotFound }
            switch application.state {
            case .approved: throw CatalogError.applicationDecided
            case .applied: return application
            case .rejected: break
            }
            try tx.claimSlug(draft.slug, for: id)
            (application.draft, application.state, application.reason) = (draft, .applied, "")
            (application.applicant, application.appliedAt, application.decidedAt) = (person, now, nil)
            try tx.save(application)
            application.version += 1
            try tx.note(.applied, of: id, by: person, "", numbers.first, at: now)
            try tx.publish(ShopApplied(fact: application.fact), id: numbers.event(), home: .shop(id), at: now)
            return application
        }
    }

    /// Whether a shop opens only after the platform's review.
    public func shopsAreReviewed() async throws -> Bool { try await settings.values(at: clock.now()).shopsAreReviewed }

    /// - Throws: ``CatalogError/applicationNotFound``.
    public func application(_ id: ID<Shop>) async throws -> ShopApplication { try await store.read { try $0.application(id) } }

    /// An organisation's applications, newest first; at most 100.
    public func applications(of organisation: ID<Organisation>) async throws -> [ShopApplication] {
        try await store.read { try $0.applications(of: organisation, limit: 100) }
    }

    /// Applications in a state: those that wait oldest first, decided ones newest first.
    public func applications(_ state: ShopApplication.State, _ page: PageRequest) async throws -> Page<ShopApplication> {
        let found = try await store.read { try $0.applications(state, page) }
        return Page(found, page) { Cursor($0.id.number) }
    }

    public func applicationsWaiting() async throws -> Int64 {
        try await store.read { db in
            try db.row("SELECT COUNT(*) FROM catalog_shop_application WHERE state = 'applied'")?.int64(0) ?? 0
        }
    }

    private static func check(_ draft: ShopDraft) throws {
        let problems = draft.problems()
        if !problems.isEmpty { throw InvalidInput(problems) }
    }
}

/// The numbers that one step of a shop needs, made before its body.
struct ShopNumbers: Sendable {
    let first: ID<ShopRecord>
    private let told: Int64

    init(_ ids: IDSource) throws {
        first = try ids.next()
        told = try ids.next(ShopRecord.self).number
    }
    func event<Event: ShopEvent>() -> ID<Event> { ID(told) }
}

extension ShopApplication {
    var fact: ShopFact { ShopFact(shop: id, organisation: organisation) }

    /// The shop that it becomes.
    func opened(at now: Timestamp) -> Shop {
        Shop(id: id, organisation: organisation, slug: draft.slug, name: draft.name, state: .open, openedAt: now, version: 1)
    }
}
