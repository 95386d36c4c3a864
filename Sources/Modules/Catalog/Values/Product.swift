// Product.swift: a product, its SKUs, and which state may follow which.
import Core

/// What is for sale. The same product is shown in every channel.
public struct Product: Hashable, Sendable {
    public enum State: String, Sendable, CaseIterable {
        case draft, listed, delisted
        /// Kept for old orders, shown to nobody.
        case deleted
    }
    public let shop: ID<Shop>
    public let id: ID<Product>
    /// The shop's own key for it, from an import; nil when made by hand or deleted.
    public internal(set) var handle: String?
    public internal(set) var state: State
    public internal(set) var title: String
    public internal(set) var category: ID<Category>?
    public internal(set) var brand: ID<Brand>?
    /// What lists show: the shop's own choice, or else the lowest price of its SKUs.
    public internal(set) var price: Money
    public internal(set) var ownPrice: Bool
    public internal(set) var listPrice: Money?
    public internal(set) var description: String
    public internal(set) var attributes: [ProductAttribute]
    /// In order; the first stands for the product. Each `/media/…` or an http(s) address.
    public internal(set) var pictures: [String]
    public internal(set) var axes: [SpecAxis]
    /// In order of `position`, without those taken away.
    public internal(set) var skus: [SKU]
    /// Moves with every change but stock's.
    public internal(set) var version: Int64
    public let createdAt: Timestamp
    public internal(set) var updatedAt: Timestamp
}

/// Material: cotton.
public struct ProductAttribute: Hashable, Sendable {
    public let name: String, value: String
    public init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
}

/// 颜色: 红, 蓝.
public struct SpecAxis: Hashable, Sendable {
    public let name: String, values: [String]
    public init(_ name: String, _ values: [String]) { (self.name, self.values) = (name, values) }
}

/// One thing that can be put in a cart: a choice on each axis.
public struct SKU: Hashable, Sendable {
    public let id: ID<SKU>
    /// One value per axis, in the order of the axes.
    public internal(set) var values: [String]
    public internal(set) var price: Money
    public internal(set) var listPrice: Money?
    public internal(set) var code: String, barcode: String
    public internal(set) var weightGrams: Int64
    public internal(set) var onHand: Int64
    public internal(set) var reserved: Int64
    public var available: Int64 { onHand - reserved }
    /// `红 / M`; empty without axes.
    public var specText: String { values.joined(separator: " / ") }
}

extension Product.State {
    /// Whether a product may go from here to there. Going where it already is changes nothing.
    func mayBecome(_ next: Product.State) -> Bool {
        switch (self, next) {
        case (.draft, .draft), (.listed, .listed), (.delisted, .delisted), (.deleted, .deleted): true
        case (.draft, .listed), (.draft, .deleted), (.listed, .delisted), (.delisted, .listed), (.delisted, .deleted): true
        case (.listed, .deleted), (.listed, .draft), (.delisted, .draft), (.draft, .delisted), (.deleted, _): false
        }
    }
}
