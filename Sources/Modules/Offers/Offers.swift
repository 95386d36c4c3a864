// Offers.swift: the room's door: coupons, reductions, prices for a time, freight, and the one rule of what a basket costs.
import Catalog
import Core
import Identity
import Store

/// What takes something off a price, and what sending costs.
public struct Offers: Sendable {
    let store: any Store
    let clock: Clock
    let ids: IDSource
    let catalog: Catalog
    /// How a member's level is found; nil: nobody is a member of anything yet.
    let memberLevels: MemberLevels?
    let book = RuleBook()

    public init(store: any Store, clock: Clock, ids: IDSource, catalog: Catalog, memberLevels: MemberLevels? = nil) {
        (self.store, self.clock, self.ids, self.catalog, self.memberLevels) = (store, clock, ids, catalog, memberLevels)
    }

    /// How far ahead the platform publishes a coupon: longer than any copy of its offers is kept.
    public static let platformNotice = Span.minutes(1)
    /// How old the copy of the platform's offers may be.
    static let platformCopy = Span.seconds(30)
    /// How many offers of one shop can be live or to come at a time.
    public static let liveMost = 60
}

/// The door for a room of members: a level, 1 and up, is one number read together with the other facts of a buyer.
public struct MemberLevels: Sendable {
    /// One row of one number, or none.
    let query: @Sendable (ID<Account>, ID<Shop>) -> SQL
    public init(query: @escaping @Sendable (ID<Account>, ID<Shop>) -> SQL) { self.query = query }
}
