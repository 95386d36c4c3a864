// Ledger.swift: the room's door: double entry, once and exactly.
import Core
import Store

/// Whose money is where. Rooms that move money write journal transactions inside their own bodies; nobody else knows a balance.
///
/// Operations: `post`, `take` and `balance` (inside a caller's transaction), `correct`, `seal`, and the statements.
public struct Ledger: Sendable {
    let store: any Store
    let clock: Clock
    let ids: IDSource

    /// Taken before a body decides by what a party of a home has, so that two that do follow each other.
    public static let guardName = "settlement.money"

    public init(store: any Store, clock: Clock, ids: IDSource) { (self.store, self.clock, self.ids) = (store, clock, ids) }
}
