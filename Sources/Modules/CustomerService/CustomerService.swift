// CustomerService.swift: the room's door: people write to shops, and shops answer.
import Catalog
import Core
import Identity
import Store
import Trade
import Web

/// Conversations between a person and a shop (客服): one queue per shop, taken and handed over by its staff.
public struct CustomerService: Sendable {
    let store: any Store, clock: Clock, ids: IDSource
    let identity: Identity, catalog: Catalog, trade: Trade

    public init(store: any Store, clock: Clock, ids: IDSource, identity: Identity, catalog: Catalog, trade: Trade) {
        (self.store, self.clock, self.ids) = (store, clock, ids)
        (self.identity, self.catalog, self.trade) = (identity, catalog, trade)
    }
}

public let customerServiceMigrations: [Migration] = []

extension CustomerService {
    public static let hears: Set<String> = []
    public func apply(_ event: RecordedEvent, at now: Timestamp, in tx: any Writing) throws {}
    public func sweep() async throws -> Int { 0 }
    public var endpoints: [AnyEndpoint] { [] }
}
