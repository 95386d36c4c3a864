// CustomerService.swift: the room's door: people write to shops, and shops answer.
import Catalog
import Core
import Identity
import Store
import Trade

/// Conversations between a person and a shop (客服): one queue per shop, taken and handed over by its staff.
public struct CustomerService: Sendable {
    let store: any Store, clock: Clock, ids: IDSource
    let identity: Identity, catalog: Catalog, trade: Trade

    public init(store: any Store, clock: Clock, ids: IDSource, identity: Identity, catalog: Catalog, trade: Trade) {
        (self.store, self.clock, self.ids) = (store, clock, ids)
        (self.identity, self.catalog, self.trade) = (identity, catalog, trade)
    }

    /// What reading a shop's conversations asks for, and what answering them does.
    public static let read = "messages.read", write = "messages.write"
    /// How many messages a person may send in a minute, to all shops together.
    public static let messagesPerMinute: Int64 = 20
    /// How many saved answers a shop may have.
    public static let quickRepliesMax = 30
    /// What somebody typed and did not send is kept so long.
    public static let draftKept = Span.days(7)
}
