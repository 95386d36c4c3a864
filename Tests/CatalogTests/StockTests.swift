// StockTests.swift: one stock, never oversold, always what its journal says.
import Catalog
import Core
import Store
import TestKit
import Testing

@Suite struct StockTests {
    @Test(arguments: TestStore.all)
    func `both numbers equal the journal after any moves`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let shop = world.shop
        for seed in Seed.some(6) {
            var random = seed.generator
            let sku = try await world.tea(stock: 5).skus[0].id
            var expected: (onHand: Int64, reserved: Int64) = (5, 0)
            for _ in 0..<25 {
                let n = Int64.random(in: 1...4, using: &random)
                switch Int.random(in: 0..<5, using: &random) {
                case 0:
                    let done = try await world.move(
                        { Stock.reserve(shop: shop, sku: sku, pieces: n, entry: $0) }, sku, onHand: 0, reserved: n, .reserve)
                    #expect(done == (expected.onHand - expected.reserved >= n), "\(seed)")
                    if done { expected.reserved += n }
                case 1:
                    let done = try await world.move(
                        { Stock.release(shop: shop, sku: sku, pieces: n, entry: $0) }, sku, onHand: 0, reserved: -n, .release)
                    #expect(done == (expected.reserved >= n), "\(seed)")
                    if done { expected.reserved -= n }
                case 2:
                    let done = try await world.move(
                        { Stock.ship(shop: shop, sku: sku, pieces: n, entry: $0) }, sku, onHand: -n, reserved: -n, .ship)
                    #expect(done == (expected.reserved >= n), "\(seed)")
                    if done { (expected.onHand, expected.reserved) = (expected.onHand - n, expected.reserved - n) }
                case 3:
                    let done = try await world.move(
                        { Stock.restock(shop: shop, sku: sku, pieces: n, entry: $0) }, sku, onHand: n, reserved: 0, .restock)
                    #expect(done, "\(seed)")
                    expected.onHand += n
                default:
                    if n < expected.reserved {
                        await #expect(throws: CatalogError.stockBelowReserved(sku: sku, reserved: expected.reserved)) {
                            try await world.catalog.setStock(of: shop, [(sku, n)])
                        }
                    } else {
                        try await world.catalog.setStock(of: shop, [(sku, n)])
                        expected.onHand = n
                    }
                }
            }
            let line = try #require(try await world.catalog.saleLines([(shop, sku)]).first)
            let journal = try await world.journal(sku)
            #expect(line.available == expected.onHand - expected.reserved, "\(seed)")
            #expect(journal.map(\.onHand).reduce(0, +) == expected.onHand, "\(seed)")
            #expect(journal.map(\.reserved).reduce(0, +) == expected.reserved, "\(seed)")
            #expect(journal.last?.cause == .initial, "\(seed)")
        }
    }

    @Test(arguments: TestStore.all)
    func `many at once never sell more than there is`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let shop = world.shop
        let sku = try await world.tea(stock: 7).skus[0].id
        let sold = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    try await world.move(
                        { Stock.reserve(shop: shop, sku: sku, pieces: 1, entry: $0) }, sku, onHand: 0, reserved: 1, .reserve)
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(sold == 7)
        #expect(try await world.journal(sku).count == 8)
        #expect(try await world.catalog.saleLines([(shop, sku)]).first?.available == 0)
    }
}
