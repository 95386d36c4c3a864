// ProductDraft.swift: what a merchant writes about a product, before it is checked.
import Core

/// The whole of a product as its merchant wants it.
public struct ProductDraft: Hashable, Sendable {
    /// 1 to 120 characters.
    public var title: String
    public var category: ID<Category>?
    public var brand: ID<Brand>?
    /// HTML; what is not on the allow-list is dropped when it is written. At most 100,000 bytes.
    public var description: String
    public var attributes: [ProductAttribute]
    /// At most 20, each `/media/…` or an http(s) address.
    public var pictures: [String]
    /// At most 3; without axes there is exactly one SKU.
    public var axes: [SpecAxis]
    /// 1 to 500.
    public var skus: [SKUDraft]
    /// What lists show; nil: the lowest price of the SKUs.
    public var price: Money?
    public var listPrice: Money?

    public init(
        title: String, category: ID<Category>? = nil, brand: ID<Brand>? = nil, description: String = "",
        attributes: [ProductAttribute] = [], pictures: [String] = [], axes: [SpecAxis] = [], skus: [SKUDraft],
        price: Money? = nil, listPrice: Money? = nil
    ) {
        (self.title, self.category, self.brand, self.description) = (title, category, brand, description)
        (self.attributes, self.pictures, self.axes, self.skus) = (attributes, pictures, axes, skus)
        (self.price, self.listPrice) = (price, listPrice)
    }
}

/// A SKU as its merchant wants it. Matched to an existing one by its values.
public struct SKUDraft: Hashable, Sendable {
    /// One per axis.
    public var values: [String]
    /// 0.00 to 10,000,000.00 yuan.
    public var price: Money
    public var listPrice: Money?
    public var code: String, barcode: String
    public var weightGrams: Int64
    /// Pieces on hand of a new SKU; nil is 0. An existing one keeps its stock: that is set on its own.
    public var stock: Int64?

    public init(
        values: [String] = [], price: Money, listPrice: Money? = nil, code: String = "", barcode: String = "",
        weightGrams: Int64 = 0, stock: Int64? = nil
    ) {
        (self.values, self.price, self.listPrice) = (values, price, listPrice)
        (self.code, self.barcode, self.weightGrams, self.stock) = (code, barcode, weightGrams, stock)
    }
}
