// Consoles.swift: the room's door: the merchant's desk.
import Catalog
import Core
import CustomerService
import Identity
import Trade
import Web

/// Pages where people who sell do their work. They only call the rooms: whoever may not do something is refused there too.
public struct Consoles: Sendable {
    let identity: Identity, catalog: Catalog, trade: Trade, customerService: CustomerService
    let clock: Clock, random: Random

    /// - Parameter random: makes the keys that forms carry against being sent twice.
    public init(identity: Identity, catalog: Catalog, trade: Trade, customerService: CustomerService, clock: Clock, random: Random) {
        (self.identity, self.catalog, self.trade, self.clock, self.random) = (identity, catalog, trade, clock, random)
        self.customerService = customerService
    }

    /// Every page under `/desk`.
    public var pages: [PageRoute] {
        shopPages + productPages + stockPages + orderPages + orderCarePages + cancelPages + shippingPages + messagePages
            + staffPages + settingsPages
    }
}

extension Consoles {
    /// In bytes: all of a product's new pictures in one form.
    static let pictureFormBytes = 32 << 20
    /// Fewer available pieces than this are low.
    static let lowBelow: Int64 = 10
}
