// Trade.swift: the room's door: cart, checkout, orders, shipping.
import Catalog
import Core
import Identity
import Payments
import Store

/// Buying and selling. Placing reserves stock, records the order and asks for the money in one transaction; the money comes by
/// event, and every deadline is due work.
public struct Trade: Sendable {
    let store: any Store
    let clock: Clock
    let ids: IDSource
    let catalog: Catalog
    let payments: Payments
    /// The provider that new payments are opened at.
    let provider: String

    public init(store: any Store, clock: Clock, ids: IDSource, catalog: Catalog, payments: Payments, provider: String) {
        (self.store, self.clock, self.ids) = (store, clock, ids)
        (self.catalog, self.payments, self.provider) = (catalog, payments, provider)
    }

    /// How long a buyer has to pay (DOMAIN §1, order states).
    public static let paymentTime = Span.minutes(30)
    /// When a shipped order completes by itself.
    public static let confirmationTime = Span.days(10)
}
