// PastOrders.swift: the room's door: orders that a shop took elsewhere before it came.
import Core
import Store

/// What a shop sold before it sold here (历史订单): taken from files, shown and counted, never acted on. No stock, no payment and no
/// ledger entry belongs to it: what was settled elsewhere is not settled again.
public struct PastOrders: Sendable {
    let store: any Store, clock: Clock, ids: IDSource

    public init(store: any Store, clock: Clock, ids: IDSource) { (self.store, self.clock, self.ids) = (store, clock, ids) }
}
