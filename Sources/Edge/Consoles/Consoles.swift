// Consoles.swift: the room's door: the merchant's desk and the platform's.
import AfterSale
import Catalog
import Core
import CustomerService
import Identity
import Insight
import Ledger
import Offers
import Payments
import Reviews
import Runtime
import Settings
import Settlement
import Trade
import Web

/// Pages where people who sell do their work. They only call the rooms: whoever may not do something is refused there too.
public struct Consoles: Sendable {
    let identity: Identity, catalog: Catalog, ledger: Ledger, offers: Offers, trade: Trade, customerService: CustomerService,
        insight: Insight
    let afterSale: AfterSale, reviews: Reviews
    let settings: Settings, payments: Payments, settlement: Settlement, monitor: WorkMonitor
    let clock: Clock, random: Random

    /// - Parameters:
    ///   - monitor: what the platform's desk sees of events and due work.
    ///   - random: makes the keys that forms carry against being sent twice.
    public init(
        identity: Identity, catalog: Catalog, ledger: Ledger, offers: Offers, trade: Trade, customerService: CustomerService,
        afterSale: AfterSale, reviews: Reviews, insight: Insight,
        settings: Settings, payments: Payments, settlement: Settlement, monitor: WorkMonitor, clock: Clock, random: Random
    ) {
        (self.identity, self.catalog, self.trade, self.clock, self.random) = (identity, catalog, trade, clock, random)
        (self.ledger, self.offers) = (ledger, offers)
        (self.customerService, self.insight, self.settings, self.monitor) = (customerService, insight, settings, monitor)
        (self.payments, self.settlement) = (payments, settlement)
        (self.afterSale, self.reviews) = (afterSale, reviews)
    }

    /// Every page under `/desk`.
    public var pages: [PageRoute] {
        shopPages + productPages + stockPages + importPages + orderPages + orderCarePages + cancelPages + shippingPages + messagePages
            + statementPages + moneyPages + monthPages + invoicePages + caseQueuePages + caseSettingsPages + caseDeskPages + givePages
            + reviewDeskPages + escalatedPages + staffPages + settingsPages + restPages + reportPages + offerPages + applyPages + findPages
            + platformPages
    }
}

extension Consoles {
    /// In bytes: all of a product's new pictures in one form.
    static let pictureFormBytes = 32 << 20
}
