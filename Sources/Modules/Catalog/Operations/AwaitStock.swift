// AwaitStock.swift: a person asks to be told when a SKU that is sold out, or whose shop rests, can be had again; told once.
import Core
import Identity
import Store

extension Catalog {
    /// How long somebody waits before it is forgotten.
    public static let waitsFor = Span.days(180)
    /// Of so many SKUs it is told in one step that a shop which was closed has them again: by a resumed one, of no more.
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
            guard !line.canBeHad(at: now) else { throw CatalogError.inStock }
            try tx.insertWait(for: sku, of: shop, by: person, at: now)
        }
    }

    /// Waits no longer. Again it does nothing.
    public func stopAwaiting(_ sku: ID<SKU>, of shop: ID<Shop>, by person: ID<Account>) async throws {
        try await store.write(home: .shop(shop)) { try $0.deleteWaits(for: sku, of: shop, by: [person]) }
    }

    /// Those who wait for a SKU that can be had now, at most `limit`; from here on they wait no more. Nobody while it cannot be had.
    /// For who tells them, in the same transaction.
    public static func takeWaiting(
        for sku: ID<SKU>, of shop: ID<Shop>, limit: Int64, at now: Timestamp, in tx: any Writing
    ) throws -> [ID<Account>] {
        guard let line = try SaleLine.decode(tx.rows(SaleLine.query(shop: shop, skus: [sku]))).first, line.canBeHad(at: now)
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
    /// Its shop's holiday is over.
    public let isAfterRest: Bool

    public init(shop: ID<Shop>, product: ID<Product>, sku: ID<SKU>, isAfterRest: Bool = false) {
        (self.shop, self.product, self.sku, self.isAfterRest) = (shop, product, sku, isAfterRest)
    }

    public var payload: JSON {
        var parts: [String: JSON] = ["shop": .int(shop.number), "product": .int(product.number), "sku": .int(sku.number)]
        if isAfterRest { parts["afterRest"] = .bool(true) }
        return .object(parts)
    }
    public init(payload: JSON) throws {
        guard let shop = payload["shop"]?.int, let product = payload["product"]?.int, let sku = payload["sku"]?.int, shop > 0, product > 0,
            sku > 0
        else { throw InvalidInput([FieldProblem("sku", "not_an_id")]) }
        self.init(shop: ID(shop), product: ID(product), sku: ID(sku), isAfterRest: payload["afterRest"]?.bool ?? false)
    }
}

extension Writing {
    /// Tells of those of these SKUs that somebody waits for and that can be had. To be said after whatever adds to what is available:
    /// one read. Placing takes, and so never says it.
    /// - Parameters:
    ///   - isAfterRest: they can be had since the shop's holiday is over.
    ///   - id: of each event.
    public func tellStockBack(
        _ skus: [ID<SKU>], of shop: ID<Shop>, isAfterRest: Bool = false, at now: Timestamp, id: () throws -> ID<StockBack>
    ) throws {
        guard !skus.isEmpty else { return }
        let waited = Set(try rows(.waited(skus, of: shop)).map { try $0.id(0, SKU.self) })
        guard !waited.isEmpty else { return }
        for line in try SaleLine.decode(rows(SaleLine.query(shop: shop, skus: waited.sorted()))) where line.canBeHad(at: now) {
            let back = StockBack(shop: shop, product: line.product, sku: line.sku, isAfterRest: isAfterRest)
            try publish(back, id: try id(), home: .shop(shop), at: now)
        }
    }
}
