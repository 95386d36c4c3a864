// Settlement.swift: the room's door: every movement of an order's money is booked, settled, and taken out.
import Catalog
import Core
import Ledger
import Payments
import Settings
import Store
import Trade

/// What happens to money between a buyer's payment and a merchant's own account.
///
/// Listener: books what Trade and Payments tell. Due work: settles. Operations: `withdraw`, `approve`, `reject`, `saveDetails`,
/// `setGrade`, `writeOff`, the statements, and invoices.
public struct Settlement: Sendable {
    let store: any Store
    let clock: Clock
    let ids: IDSource
    let settings: Settings
    let ledger: Ledger
    let catalog: Catalog
    let payments: Payments
    let trade: Trade
    /// The provider that pays withdrawals out, and which accounts outside it pays to.
    public let provider: String, payoutKinds: Set<PayoutDetails.Kind>

    public init(
        store: any Store, clock: Clock, ids: IDSource, settings: Settings, ledger: Ledger, catalog: Catalog, payments: Payments,
        trade: Trade, provider: String, payoutKinds: Set<PayoutDetails.Kind> = Set(PayoutDetails.Kind.allCases)
    ) {
        (self.store, self.clock, self.ids, self.settings) = (store, clock, ids, settings)
        (self.ledger, self.catalog, self.payments, self.trade) = (ledger, catalog, payments, trade)
        (self.provider, self.payoutKinds) = (provider, payoutKinds)
    }

    /// Before a body reads what a shop has or owes, so that two that decide on it follow each other.
    static let guardName = Ledger.guardName
}
