// Trade.swift: the room's door: cart, checkout, orders, shipping.
import Catalog
import Core
import Identity
import Offers
import Payments
import Settings
import Store

/// Buying and selling. Placing reserves stock, records the order and asks for the money in one transaction; the money comes by
/// event, and every deadline is due work.
public struct Trade: Sendable {
    let store: any Store
    let clock: Clock
    let ids: IDSource
    let settings: Settings
    let catalog: Catalog
    let offers: Offers
    let payments: Payments
    /// The provider that new payments are opened at.
    let provider: String
    /// How much of one order a member of an organisation's staff may give back; nil for any amount.
    let refundLimit: RefundLimit

    public typealias RefundLimit = @Sendable (ID<Account>, ID<Organisation>) async throws -> Money?

    public init(
        store: any Store, clock: Clock, ids: IDSource, settings: Settings, catalog: Catalog, offers: Offers, payments: Payments,
        provider: String, refundLimit: @escaping RefundLimit = { _, _ in nil }
    ) {
        (self.store, self.clock, self.ids, self.settings) = (store, clock, ids, settings)
        (self.catalog, self.offers, self.payments, self.provider) = (catalog, offers, payments, provider)
        self.refundLimit = refundLimit
    }

    /// How long a buyer has to pay, unless the platform sets another time (`Settings`); an order keeps the one it began with.
    public static let paymentTime = Span.minutes(Setting.paymentMinutes.standard)
    /// When a shipped order completes by itself, unless the platform sets another time.
    public static let confirmationTime = Span.days(Setting.confirmationDays.standard)

    /// When an order that was shipped at a moment completes by itself: by the time that was in force then.
    public func completion(ofShippedAt moment: Timestamp) async throws -> Timestamp {
        moment + (try await settings.values(at: moment).confirmationTime)
    }
}
