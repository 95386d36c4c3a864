// Insight.swift: the room's door: what a shop sold, by day and by product.
import Core
import Store

/// Figures of a shop, kept by hearing what Trade tells. They follow an order within a moment, never decide anything, and could be
/// counted anew from the orders at any time.
public struct Insight: Sendable {
    let store: any Store, clock: Clock

    public init(store: any Store, clock: Clock) { (self.store, self.clock) = (store, clock) }

    /// How far back figures are asked for at once, in days.
    public static let daysMax: Int64 = 400
}
