// AwaitStock.swift: a person asks to be told when a sold-out SKU can be had again, and is told once.
import Core
import Identity
import Store

extension Catalog {
    /// How long somebody waits before it is forgotten.
    public static let waitsFor = Span.days(180)
    /// Of so many SKUs it is told at most that a shop which was closed has them again.
    static let backMost: Int64 = 200

    /// Those of a shop's SKUs that a person waits for.
    public func awaited(among skus: [ID<SKU>], of shop: ID<Shop>, by person: ID<Account>) async throws -> Set<ID<SKU>> {
        try await store.read { try $0.waits(among: skus, of: shop, by: person) }
    }

    /// Notes that a person wants to be told when a SKU can be had again. Again it does nothing.
    /// - Throws: ``CatalogError/skuNotFound(_:)``, also for what buyers never saw; ``CatalogError/inStock`` when it can be had now.
    public func awaitStock(of sku: ID<SKU>, in shop: ID<Shop>, by person: ID<Account>) async throws {
        let now = clock.now()
        try await store.write(home: .shop(shop)) { tx in
            guard let line = try SaleLine.decode(tx.rows(SaleLine.query(shop: shop, skus: [sku]))).first, !line.removed,
                line.productState == .listed || line.productState == .delisted
            else { throw CatalogError.skuNotFound(sku) }
            guard !line.isOnSale || line.available <= 0 else { throw CatalogError.inStock }
            try tx.insertWait(for: sku, of: shop, by: person, at: now)
        }
    }

    /// Waits no longer. Again it does nothing.
    public func stopAwaiting(_ sku: ID<SKU>, of shop: ID<Shop>, by person: ID<Account>) async throws {
        try await store.write(home: .shop(shop)) { try $0.deleteWaits(for: sku, of: shop, by: [person]) }
    }

    /// Those who wait for a SKU that can be had now, at most `limit`; from here on they wait no more. Nobody while it cannot be had.
    /// For who tells them, in the same transaction.
    public static func takeWaiting(for sku: ID<SKU>, of shop: ID<Shop>, limit: Int64, in tx: any Writing) throws -> [ID<Account>] {
        guard let line = try SaleLine.decode(tx.rows(SaleLine.query(shop: shop, skus: [sku]))).first, line.isOnSale, line.available > 0
        else { return [] }
        let people = try tx.waiting(for: sku, of: shop, limit: limit)
        try tx.deleteWaits(for: sku, of: shop, by: people)
        return people
    }
}

/// A SKU that somebody waits for can be had again.
public struct StockBack: DomainEvent, Hashable {
    public static let name = "catalog.stock_back.v1"
    public let shop: ID<Shop>, product: ID<Product>, sku: ID<SKU>

    public init(shop: ID<Shop>, product: ID<Product>, sku: ID<SKU>) { (self.shop, self.product, self.sku) = (shop, product, sku) }

    public var payload: JSON { ["shop": .int(shop.number), "product": .int(product.number), "sku": .int(sku.number)] }
    public init(payload: JSON) throws {
        guard let shop = payload["shop"]?.int, let product = payload["product"]?.int, let sku = payload["sku"]?.int, shop > 0, product > 0,
            sku > 0
        else { throw InvalidInput([FieldProblem("sku", "not_an_id")]) }
        self.init(shop: ID(shop), product: ID(product), sku: ID(sku))
    }
}

extension Writing {
    /// Tells of those of these SKUs that somebody waits for and that can be had. To be said after whatever adds to what is available:
    /// one read. Placing takes, and so never says it.
    /// - Parameter id: of each event.
    public func tellStockBack(_ skus: [ID<SKU>], of shop: ID<Shop>, at now: Timestamp, id: () throws -> ID<StockBack>) throws {
        guard !skus.isEmpty else { return }
        let waited = Set(try rows(.waited(skus, of: shop)).map { try $0.id(0, SKU.self) })
        guard !waited.isEmpty else { return }
        for line in try SaleLine.decode(rows(SaleLine.query(shop: shop, skus: waited.sorted()))) where line.isOnSale && line.available > 0 {
            try publish(StockBack(shop: shop, product: line.product, sku: line.sku), id: try id(), home: .shop(shop), at: now)
        }
    }
}
