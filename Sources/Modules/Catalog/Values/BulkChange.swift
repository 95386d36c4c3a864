// BulkChange.swift: one change of many products, and how each of them was before.
import Core
import Identity
import Store

/// Kept for `undoFor`, so that it can be taken back.
public struct BulkChange: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable { case listed, delisted, priced }
    public static let undoFor = Span.hours(24)
    public let id: ID<BulkChange>
    /// Who did it; nil for a program.
    public let person: ID<Account>?
    public let kind: Kind
    /// Products that it changed, less those that were put back.
    public let products: Int64
    public let at: Timestamp
    public let undoneAt: Timestamp?
    public var isUndone: Bool { undoneAt != nil }
}

/// What of a product a change of many may touch.
struct BeforeBulk: Hashable, Sendable {
    let state: Product.State
    let price: Money
    let skus: [ID<SKU>: Money]

    init(_ product: Product) {
        (state, price) = (product.state, product.price)
        skus = Dictionary(product.skus.map { ($0.id, $0.price) }) { first, _ in first }
    }

    init(_ text: String) throws {
        let json = try JSON(parsing: text)
        guard let state = json["state"]?.string.flatMap(Product.State.init(rawValue:)), let price = json["price"]?.int,
            let skus = json["skus"]?.object
        else { throw StoreError.unexpectedColumn(2) }
        (self.state, self.price) = (state, .cny(price))
        self.skus = try Dictionary(
            uniqueKeysWithValues: skus.map { key, value in
                guard let sku = ID<SKU>(key), let price = value.int else { throw StoreError.unexpectedColumn(2) }
                return (sku, .cny(price))
            })
    }

    var text: String {
        let prices: [String: JSON] = Dictionary(uniqueKeysWithValues: skus.map { ($0.key.description, .int($0.value.minor)) })
        return JSON.object(["state": .string(state.rawValue), "price": .int(price.minor), "skus": .object(prices)]).text
    }
}
