// RefundLimits.swift: how much somebody may give back of one order, also for rooms that give money back without a case.
import Core
import Identity
import Settings
import Store

public struct RefundLimits: Sendable {
    let store: any Store, clock: Clock, identity: Identity, settings: Settings

    public init(store: any Store, clock: Clock, identity: Identity, settings: Settings) {
        (self.store, self.clock, self.identity, self.settings) = (store, clock, identity, settings)
    }

    /// Nil for any amount. Owners may any; then what was said for them; then who may refund orders any; everybody else what the
    /// platform set.
    public func limit(of staff: ID<Account>, in organisation: ID<Organisation>) async throws -> Money? {
        if try await identity.rights(of: staff, in: organisation).contains(.owner) { return nil }
        if let own = try await store.read({ try $0.refundLimits(of: organisation) })[staff] { return own }
        if try await identity.permits(staff, AfterSale.refund, in: organisation) { return nil }
        return .cny(try await settings.values(at: clock.now())[.afterSaleStaffLimit] * 100)
    }
}
