// HoldCompletion.swift: while an after-sale is open, the ten days after which an order completes stand still.
import Catalog
import Core
import Store

extension Trade {
    /// Makes the ten days stand still, within the caller's transaction; several may, each until it lets go. Saves the order in any
    /// case, so that of two bodies that decide about one order the second reads what the first did.
    /// - Parameter order: as it was read in this body.
    /// - Returns: the order as it is now.
    public func holdCompletion(_ order: Order, at now: Timestamp, in tx: any Writing) throws -> Order {
        let held = order.held(at: now)
        if order.state == .shipped, held.completesAt == nil {
            try tx.unschedule(TradeDue.complete, of: order.id.number, home: .shop(order.shop))
        }
        return try saved(held, in: tx)
    }

    /// Lets go: with the last one the ten days go on with what was left of them.
    /// - Returns: the order as it is now.
    public func resumeCompletion(_ order: Order, at now: Timestamp, in tx: any Writing) throws -> Order {
        let released = order.released(at: now)
        if released.holds == 0, released.state == .shipped {
            let at = released.completesAt ?? now + Self.confirmationTime
            try tx.schedule(TradeDue.complete, of: order.id.number, home: .shop(order.shop), at: at)
        }
        return try saved(released, in: tx)
    }
}
