// KeepLimits.swift: what a shop keeps for its after-sale: where things go back to, and how much each of its staff may give.
import Catalog
import Core
import Identity
import Settings
import Store
import Trade

extension AfterSale {
    /// Where pieces go back to unless a yes says another place; nil before it was said.
    public func returnAddress(of shop: ID<Shop>) async throws -> PostalAddress? {
        try await store.read { try $0.returnAddress(of: shop) }
    }

    public func keepReturnAddress(_ address: PostalAddress, of shop: ID<Shop>, by staff: ID<Account>) async throws {
        let (now, entry): (Timestamp, ID<AuditEntry>) = (clock.now(), try ids.next())
        let organisation = try await catalog.shop(shop).organisation
        try await store.write(home: .shop(shop)) { tx in
            try tx.keep(address, of: shop)
            try tx.audit(
                actor: staff, organisation: organisation, action: "aftersale.address_changed", subject: "\(shop)", at: now, id: entry)
        }
    }

    /// How much somebody may give back of one order; nil for any amount.
    public func refundLimit(of staff: ID<Account>, in organisation: ID<Organisation>) async throws -> Money? {
        try await RefundLimits(store: store, clock: clock, identity: identity, settings: settings).limit(of: staff, in: organisation)
    }

    /// What was said for each of an organisation's staff.
    public func refundLimits(of organisation: ID<Organisation>) async throws -> [ID<Account>: Money] {
        try await store.read { try $0.refundLimits(of: organisation) }
    }

    /// Says how much somebody may give back of one order.
    /// - Parameters:
    ///   - limit: 0 or more; nil: as their roles say.
    ///   - actor: whose right to change staff is the caller's to check; nobody sets their own.
    /// - Throws: ``IdentityError/forbidden`` for oneself.
    public func keepLimit(
        _ limit: Money?, of staff: ID<Account>, in organisation: ID<Organisation>, by actor: ID<Account>
    ) async throws {
        guard actor != staff else { throw IdentityError.forbidden }
        let (now, entry): (Timestamp, ID<AuditEntry>) = (clock.now(), try ids.next())
        try await store.write(home: .organisation(organisation)) { tx in
            try tx.keep(limit: limit, of: staff, in: organisation)
            try tx.audit(
                actor: actor, organisation: organisation, action: "aftersale.limit_changed",
                subject: "\(staff) \(limit.map { String($0.minor) } ?? "-")", at: now, id: entry)
        }
    }

    /// - Throws: ``AfterSaleError/aboveLimit(limit:)`` when this and what the same person gave back of the order before is too much.
    func check(_ limit: Money?, _ staff: ID<Account>, adding amount: Money, to cases: [AfterSaleCase]) throws(AfterSaleError) {
        guard let limit else { return }
        let before: Int64 = cases.filter { $0.decidedBy == staff }.reduce(0) { $0 + ($1.goods?.minor ?? 0) + ($1.freight?.minor ?? 0) }
        if before + amount.minor > limit.minor { throw .aboveLimit(limit: limit.minor) }
    }
}
