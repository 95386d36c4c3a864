// SetPriceAndStock.swift: prices and stock change at once; what a journal page shows.
import Core
import Identity
import Store

/// A SKU's new price.
public struct PriceChange: Hashable, Sendable {
    public let sku: ID<SKU>, price: Money, listPrice: Money?
    public init(sku: ID<SKU>, price: Money, listPrice: Money?) {
        (self.sku, self.price, self.listPrice) = (sku, price, listPrice)
    }
}

extension Catalog {
    /// Sets stock on hand of SKUs, all or none. Setting what it is already changes nothing.
    /// - Throws: ``InvalidInput``; ``CatalogError/stockBelowReserved(sku:reserved:)``; ``CatalogError/skuNotFound(_:)``.
    /// - Parameters:
    ///   - seen: what the merchant had before the eyes; a SKU that orders or others moved since is refused as
    ///     ``CatalogError/stockChanged(sku:onHand:)``.
    ///   - reason: for the journal.
    public func setStock(
        of shop: ID<Shop>, _ wanted: [(sku: ID<SKU>, onHand: Int64)], seen: [ID<SKU>: Int64] = [:], reason: StockReason? = nil
    ) async throws {
        var problems = Problems()
        problems.count("stock", wanted.count, ProductBounds.skus)
        for (index, change) in wanted.enumerated() {
            problems.range("stock[\(index)].onHand", change.onHand, ProductBounds.stock)
        }
        try problems.refuse()
        let now = clock.now()
        let entries: [ID<StockEntry>] = try wanted.map { _ in try ids.next() }
        let order: [Int] = wanted.indices.sorted { wanted[$0].sku < wanted[$1].sku }   // rows are locked in order of id
        let list = wanted.map { StockWish(sku: $0.sku, onHand: $0.onHand) }
        try await store.write(home: .shop(shop)) { [ids] tx in
            var moved: [Int] = []
            for index in order {
                let isMoved = try tx.setStock(
                    shop: shop, sku: list[index].sku, onHand: list[index].onHand, seen: seen[list[index].sku], entry: entries[index],
                    cause: .set,
                    reason: reason, at: now)
                if isMoved { moved.append(index) }
            }
            guard let first = moved.first else { return }
            let subject = moved.count == 1 ? "\(list[first].sku) \(list[first].onHand)" : "\(moved.count)"
            try tx.auditGoods("stock.set", subject, of: shop, by: reason?.person, ids, at: now)
        }
    }

    /// Sets prices of a product's SKUs, all or none, and what its lists show. Its version moves.
    /// - Parameter actor: for the audit; nil for a program.
    /// - Throws: ``InvalidInput``; ``CatalogError/productNotFound``; ``CatalogError/skuNotFound(_:)``.
    public func setPrices(
        of product: ID<Product>, in shop: ID<Shop>, _ changes: [PriceChange], by actor: ID<Account>? = nil
    ) async throws -> Product {
        var problems = Problems()
        problems.count("prices", changes.count, ProductBounds.skus)
        for (index, change) in changes.enumerated() {
            problems.price("prices[\(index)].price", change.price)
            problems.price("prices[\(index)].listPrice", change.listPrice)
        }
        try problems.refuse()
        let now = clock.now()
        return try await store.write(home: .shop(shop)) { [ids] tx in
            var product = try tx.product(product, of: shop)
            for change in changes {
                guard let index = product.skus.firstIndex(where: { $0.id == change.sku }) else {
                    throw CatalogError.skuNotFound(change.sku)
                }
                product.skus[index].price = change.price
                product.skus[index].listPrice = change.listPrice
                try tx.save(product.skus[index], of: product, position: index)
            }
            if !product.ownPrice { product.price = .cny(product.skus.map(\.price.minor).min() ?? 0) }
            product.updatedAt = now
            try tx.save(product)
            try tx.auditGoods("products.priced", "\(product.id)", of: shop, by: actor, ids, at: now)
            product.version += 1
            return product
        }
    }

    /// The stock journal of a SKU, newest first; both numbers always equal its sums.
    /// - Throws: ``CatalogError/skuNotFound(_:)`` when the shop has no such SKU.
    public func stockJournal(of sku: ID<SKU>, in shop: ID<Shop>, _ page: PageRequest) async throws -> Page<StockEntry> {
        try await store.read { db in
            guard var numbers = try db.stock(sku, of: shop) else { throw CatalogError.skuNotFound(sku) }
            var first: Int64?
            if let keys = page.after?.keys, keys.count == 3 { (first, numbers) = (keys[0], (keys[1], keys[2])) }
            let links = try db.stockEntries(sku, of: shop, from: first, numbers: numbers, limit: page.limit)
            let next: Cursor? = links.last.flatMap { link in
                guard link.previous > 0, links.count == page.limit else { return nil }
                let entry = link.entry
                return Cursor(link.previous, entry.onHandAfter - entry.onHand, entry.reservedAfter - entry.reserved)
            }
            return Page(items: links.map(\.entry), next: next)
        }
    }
}

private struct StockWish: Sendable { let sku: ID<SKU>, onHand: Int64 }
