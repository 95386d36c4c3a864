// ChangeMany.swift: many products at once, each for itself.
import Core
import Identity
import Store

/// A product as the merchant had it before the eyes.
public struct SeenProduct: Hashable, Sendable {
    public let id: ID<Product>, version: Int64
    public init(_ id: ID<Product>, version: Int64) { (self.id, self.version) = (id, version) }
}

/// What is to be done with each.
public enum ManyChange: Hashable, Sendable {
    /// Listed or delisted.
    case state(Product.State)
    case price(PriceRule)
}

/// What came of it.
public struct ManyReport: Hashable, Sendable {
    public enum Skipped: String, Sendable {
        /// Somebody saved it since it was seen.
        case changed
        /// It is gone, or its state does not allow it.
        case refused
        /// It is that already.
        case same
    }
    public struct Skip: Hashable, Sendable { public let product: ID<Product>, why: Skipped }
    public internal(set) var done: [ID<Product>] = []
    public internal(set) var skipped: [Skip] = []
    /// By which it can be undone; nil when nothing was changed.
    public internal(set) var change: ID<BulkChange>?
}

extension Catalog {
    /// At most so many at once.
    public static let manyMax = 500

    /// Changes each product in a transaction of its own, if it is still as it was seen. So a second call changes nothing more, and
    /// what others changed since stays and is told.
    /// - Parameters:
    ///   - products: at most `manyMax`.
    ///   - actor: who does it; nil for a program, which leaves no line in the audit.
    public func change(
        _ products: [SeenProduct], of shop: ID<Shop>, _ change: ManyChange, by actor: ID<Account>? = nil
    ) async throws -> ManyReport {
        precondition(products.count <= Self.manyMax)
        var report = ManyReport()
        let bulk: ID<BulkChange> = try ids.next()
        for seen in products {
            let now = clock.now()
            let why: ManyReport.Skipped? = try await store.write(home: .shop(shop)) { [ids] tx in
                try tx.change(seen, of: shop, change, bulk, by: actor, ids, at: now)
            }
            if let why { report.skipped.append(ManyReport.Skip(product: seen.id, why: why)) } else { report.done.append(seen.id) }
        }
        if !report.done.isEmpty { report.change = bulk }
        return report
    }

    /// Products with their SKUs, in the order asked for; those that are gone are left out.
    /// - Parameter ids: at most `manyMax`.
    public func products(_ ids: [ID<Product>], of shop: ID<Shop>) async throws -> [Product] {
        precondition(ids.count <= Self.manyMax)
        return try await store.read { db in try ids.compactMap { try db.productIfThere($0, of: shop) } }
    }
}

extension Writing {
    /// Nil when it was done.
    fileprivate func change(
        _ seen: SeenProduct, of shop: ID<Shop>, _ change: ManyChange, _ bulk: ID<BulkChange>, by actor: ID<Account>?, _ ids: IDSource,
        at now: Timestamp
    ) throws -> ManyReport.Skipped? {
        guard var product = try productIfThere(seen.id, of: shop) else { return .refused }
        let before = BeforeBulk(product)
        let kind: BulkChange.Kind
        switch change {
        case .state(let state):
            if product.state == state { return .same }
            guard product.version == seen.version else { return .changed }
            guard product.state.mayBecome(state) else { return .refused }
            kind = state == .listed ? .listed : .delisted
            (product.state, product.updatedAt) = (state, now)
            try save(product)
            try index(product)
            if state == .listed { try tellStockBack(product.skus.map(\.id), of: shop, at: now) { try ids.next() } }
        case .price(let rule):
            guard product.version == seen.version else { return .changed }
            var moved = false
            for index in product.skus.indices {
                guard let price = rule.applied(to: product.skus[index].price), price != product.skus[index].price else { continue }
                product.skus[index].price = price
                try save(product.skus[index], of: product, position: index)
                moved = true
            }
            guard moved else { return .same }
            kind = .priced
            // A price that the shop set for its lists itself goes with the rule, too, or it would name what is not for sale.
            product.price =
                product.ownPrice ? rule.applied(to: product.price) ?? product.price : .cny(product.skus.map(\.price.minor).min() ?? 0)
            product.updatedAt = now
            try save(product)
        }
        let line = BulkLine(product: product.id, version: product.version + 1, before: before)
        if try add(line, to: bulk, kind, of: shop, by: actor, at: now) {
            try auditGoods("products.\(kind.rawValue)_many", "\(bulk)", of: shop, by: actor, ids, at: now)
        }
        return nil
    }
}
