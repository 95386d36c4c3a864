// Reviews.swift: the room's door: what buyers say of what they received.
import Catalog
import Core
import Store
import Trade

/// Reviews by who bought and received, the merchant's answer, and the rating of each product and shop: counted in the body that
/// changes it, and provable by a re-count.
public struct Reviews: Sendable {
    let store: any Store, clock: Clock, ids: IDSource, catalog: Catalog, trade: Trade

    public init(store: any Store, clock: Clock, ids: IDSource, catalog: Catalog, trade: Trade) {
        (self.store, self.clock, self.ids, self.catalog, self.trade) = (store, clock, ids, catalog, trade)
    }

    /// What answering asks of a shop's staff, and what hiding asks of the platform's.
    public static let answer = "reviews.answer", hide = "reviews.hide"
    /// How long after a review its follow-up may be written.
    public static let followUpTime = Span.days(180)
}
