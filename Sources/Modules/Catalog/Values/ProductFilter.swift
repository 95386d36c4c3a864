// ProductFilter.swift: which of a shop's products a merchant asks for, and in what order.
import Core

/// What is nil or empty is not asked about. Deleted products are never found.
public struct ProductFilter: Hashable, Sendable {
    /// Of any of a product's SKUs.
    public enum Shelf: String, Sendable, CaseIterable {
        /// Some are left, but few.
        case low
        /// None is left.
        case out
    }
    public enum Sort: String, Sendable, CaseIterable {
        case newest, changed, cheapest, dearest
    }
    public static let textMax = 60

    public var state: Product.State?
    /// With all below them.
    public var categories: [ID<Category>] = []
    public var brand: ID<Brand>?
    public var shelf: Shelf?
    /// What lists show as its price, both ends included.
    public var priceFrom: Money?, priceTo: Money?
    /// In the title, or the beginning of a SKU's code, or a whole barcode; without regard to case of Latin letters. Longer than
    /// `textMax` it is cut.
    public var text = ""

    public init() {}
}
