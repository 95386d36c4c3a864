// Catalog.swift: the room's door: shops, the category tree, products with their SKUs, one stock, search.
import Core
import Settings
import Store

/// What is for sale, by whom, at what price and how many are left.
public struct Catalog: Sendable {
    let store: any Store
    let clock: Clock
    let ids: IDSource
    let random: Random
    let settings: Settings
    /// Where uploaded pictures lie.
    public let media: MediaStore

    public init(store: any Store, clock: Clock, ids: IDSource, random: Random, settings: Settings, media: MediaStore) {
        (self.store, self.clock, self.ids, self.random) = (store, clock, ids, random)
        (self.settings, self.media) = (settings, media)
    }
}

extension Home {
    /// The home of a shop's products, stock and orders.
    public static func shop(_ id: ID<Shop>) -> Home { Home(id) }
}
