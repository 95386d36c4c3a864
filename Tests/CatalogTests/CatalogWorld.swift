// CatalogWorld.swift: a shop with what a test wants to sell.
import Catalog
import Core
import Foundation
import Identity
import Settings
import Store
import TestKit

struct CatalogWorld: Sendable {
    let base: TestWorld
    let catalog: Catalog
    let shop: ID<Shop>

    init(on backend: TestStore) async throws {
        base = try await TestWorld(on: backend, identityMigrations + settingsMigrations + catalogMigrations)
        let folder = (TestStore.temporaryPath() as NSString).deletingLastPathComponent
        catalog = Catalog(
            store: base.store, clock: base.clock, ids: base.ids, random: base.random,
            settings: Settings(store: base.store, clock: base.clock, ids: base.ids), media: MediaStore(folder: folder))
        shop = try await catalog.openShop(of: ID<Organisation>(7), slug: "tea-house", name: "茶舍").id
    }

    /// A listed product with one SKU.
    func tea(stock: Int64 = 10, title: String = "明前龙井") async throws -> Product {
        let draft = ProductDraft(title: title, skus: [SKUDraft(price: .cny(9_900), stock: stock)])
        let product = try await catalog.createProduct(in: shop, draft)
        return try await catalog.setState(.listed, of: product.id, in: shop)
    }

    /// A listed product of two axes: four SKUs of 10.00 to 13.00 yuan.
    func shirt() async throws -> Product {
        let axes = [SpecAxis("颜色", ["红", "蓝"]), SpecAxis("尺码", ["M", "L"])]
        var skus: [SKUDraft] = []
        for colour in axes[0].values {
            for size in axes[1].values {
                skus.append(SKUDraft(values: [colour, size], price: .cny(1_000 + Int64(skus.count) * 100), stock: 5))
            }
        }
        let product = try await catalog.createProduct(in: shop, ProductDraft(title: "纯棉衬衫", axes: axes, skus: skus))
        return try await catalog.setState(.listed, of: product.id, in: shop)
    }

    /// Every entry of a SKU, newest first.
    func journal(_ sku: ID<SKU>) async throws -> [StockEntry] {
        var all: [StockEntry] = []
        var after: Cursor?
        repeat {
            let page = try await catalog.stockJournal(of: sku, in: shop, PageRequest(limit: 3, after: after))
            all += page.items
            after = page.next
        } while after != nil
        return all
    }

    func move(
        _ statement: @escaping @Sendable (ID<StockEntry>) -> SQL, _ sku: ID<SKU>, onHand: Int64, reserved: Int64, _ cause: StockEntry.Cause
    ) async throws -> Bool {
        let entry: ID<StockEntry> = try base.ids.next()
        return try await base.store.write(home: .shop(shop)) { tx in
            guard try tx.changes(statement(entry)) == 1 else { return false }
            try tx.run(
                Stock.entry(
                    id: entry, shop: shop, sku: sku, onHand: onHand, reserved: reserved, cause: cause, reference: 1,
                    at: TestWorld.start))
            return true
        }
    }
}
