// AfterSale.swift: the room's door: what goes wrong with what was bought, and how it ends.
import Catalog
import Core
import Identity
import Settings
import Store
import Trade

/// Refunds, returns and exchanges of pieces, as cases between a buyer and a shop with deadlines for both; the platform decides
/// where they do not agree. Money and stock move by Trade's refund and Catalog's journal, in the body that moves the case.
public struct AfterSale: Sendable {
    let store: any Store, clock: Clock, ids: IDSource
    let identity: Identity, settings: Settings, catalog: Catalog, trade: Trade

    public init(
        store: any Store, clock: Clock, ids: IDSource, identity: Identity, settings: Settings, catalog: Catalog, trade: Trade
    ) {
        (self.store, self.clock, self.ids) = (store, clock, ids)
        (self.identity, self.settings, self.catalog, self.trade) = (identity, settings, catalog, trade)
    }

    /// What reading a shop's cases asks for, and what answering them does; refunding beyond the limit asks for `refund` as well.
    public static let read = "aftersale.read", handle = "aftersale.handle", refund = "orders.refund"
    /// What deciding an escalated case asks of the platform's staff.
    public static let decide = "aftersale.decide"
    /// How long before a wait is over who is waited for is reminded; half of it where it is short.
    public static let warning = Span.days(1)
    /// How many cases may be agreed to at once.
    public static let batch = 100

    func spans() async throws -> CaseSpans { CaseSpans(try await settings.values(at: clock.now())) }
}
