// House.swift: what a simulated market needs of the house: its rooms for one life of the process, its loops as steps, and a proof.
import AfterSale
import Catalog
import Core
import CustomerService
import Identity
import Ledger
import Offers
import Payments
import Reviews
import SandboxPay
import Settings
import Settlement
import Store
import Trade

/// The rooms of one life of the process. A crash drops them all; what is committed is all that the next life finds.
public struct House: Sendable {
    let identity: Identity, settings: Settings, catalog: Catalog, payments: Payments, sandbox: SandboxPay, trade: Trade
    let customerService: CustomerService, afterSale: AfterSale, reviews: Reviews, offers: Offers
    let ledger: Ledger, settlement: Settlement
    /// Events to their listeners, then what is due, once around.
    let pass: @Sendable () async throws -> Bool
    /// When the earliest work is due; nil without any.
    let nextDue: @Sendable () async throws -> Timestamp?

    public init(
        identity: Identity, settings: Settings, catalog: Catalog, payments: Payments, sandbox: SandboxPay, trade: Trade,
        customerService: CustomerService, afterSale: AfterSale, reviews: Reviews, offers: Offers, ledger: Ledger, settlement: Settlement,
        pass: @escaping @Sendable () async throws -> Bool,
        nextDue: @escaping @Sendable () async throws -> Timestamp?
    ) {
        (self.identity, self.settings, self.catalog, self.payments) = (identity, settings, catalog, payments)
        (self.sandbox, self.trade, self.customerService) = (sandbox, trade, customerService)
        (self.afterSale, self.reviews, self.offers) = (afterSale, reviews, offers)
        (self.ledger, self.settlement) = (ledger, settlement)
        (self.pass, self.nextDue) = (pass, nextDue)
    }
}

/// Where a market is simulated: an empty, migrated store, and how to open the rooms on it, again after each crash.
public struct Premises: Sendable {
    let store: any Store
    let migrations: [Migration]
    let open: @Sendable (any Store, Clock, IDSource, Random, Trouble?) throws -> House
    let prove: @Sendable (any Store, Timestamp) async throws -> [String]

    /// - Parameters:
    ///   - migrations: all that were applied; the digest is taken over their tables.
    ///   - open: makes the rooms; with trouble, calls to outside companies fail as it says.
    ///   - prove: names what is wrong with the books; empty when they are right.
    public init(
        store: any Store, migrations: [Migration],
        open: @escaping @Sendable (any Store, Clock, IDSource, Random, Trouble?) throws -> House,
        prove: @escaping @Sendable (any Store, Timestamp) async throws -> [String]
    ) {
        (self.store, self.migrations, self.open, self.prove) = (store, migrations, open, prove)
    }
}
