// CatalogError.swift: what the catalogue can refuse.
import Core

/// Why something in the catalogue could not be done. Codes are public API: add, never rename.
public enum CatalogError: CodedError, Equatable {
    case shopNotFound, slugTaken(String)
    case categoryNotFound, categoryTooDeep, brandNotFound
    /// A sibling has that name; another brand is called so.
    case categoryTaken, brandTaken
    /// It has children or products.
    case categoryUsed
    case applicationNotFound
    /// What was asked for is there, but the platform closed its shop for now.
    case shopSuspended
    /// The platform decided otherwise meanwhile.
    case applicationDecided
    /// Shops open after a review here: apply for one.
    case reviewRequired
    case productNotFound, skuNotFound(ID<SKU>)
    /// Someone saved first; the product's version is now another.
    case productStale(version: Int64)
    /// Someone saved the shop's settings first.
    case shopStale
    /// The product's state does not allow this: `from` → `to`.
    case stateRefused(from: Product.State, to: Product.State)
    /// Stock on hand cannot be set below what orders have reserved.
    case stockBelowReserved(sku: ID<SKU>, reserved: Int64)
    /// Stock on hand is no longer what the merchant saw.
    case stockChanged(sku: ID<SKU>, onHand: Int64)
    /// No such change of many products, or its time to be undone is over.
    case bulkNotFound
    /// It can be had now: nothing is to be waited for.
    case inStock
    /// Not a PNG, JPEG, WebP or GIF that can be shown, or too large.
    case pictureInvalid(String)
    case pictureNotFound
    /// The file as a whole cannot be imported.
    case importRefused(String)

    public var code: String {
        switch self {
        case .shopNotFound: "catalog.shop_not_found"
        case .slugTaken: "catalog.slug_taken"
        case .categoryNotFound: "catalog.category_not_found"
        case .categoryTooDeep: "catalog.category_too_deep"
        case .brandNotFound: "catalog.brand_not_found"
        case .categoryTaken: "catalog.category_taken"
        case .brandTaken: "catalog.brand_taken"
        case .categoryUsed: "catalog.category_used"
        case .applicationNotFound: "catalog.application_not_found"
        case .shopSuspended: "catalog.shop_suspended"
        case .applicationDecided: "catalog.application_decided"
        case .reviewRequired: "catalog.review_required"
        case .productNotFound: "catalog.product_not_found"
        case .skuNotFound: "catalog.sku_not_found"
        case .productStale: "catalog.product_stale"
        case .shopStale: "catalog.shop_stale"
        case .stateRefused: "catalog.state_refused"
        case .stockBelowReserved: "catalog.stock_below_reserved"
        case .stockChanged: "catalog.stock_changed"
        case .bulkNotFound: "catalog.bulk_not_found"
        case .inStock: "catalog.in_stock"
        case .pictureInvalid: "catalog.picture_invalid"
        case .pictureNotFound: "catalog.picture_not_found"
        case .importRefused: "catalog.import_refused"
        }
    }

    public var kind: ErrorKind {
        switch self {
        case .shopNotFound, .categoryNotFound, .brandNotFound, .productNotFound, .skuNotFound, .pictureNotFound, .applicationNotFound,
            .shopSuspended, .bulkNotFound:
            .notFound
        case .categoryTaken, .brandTaken, .categoryUsed, .applicationDecided, .reviewRequired: .conflict
        case .slugTaken, .productStale, .shopStale, .stateRefused, .stockBelowReserved, .stockChanged, .inStock: .conflict
        case .categoryTooDeep, .pictureInvalid, .importRefused: .invalid
        }
    }

    public var facts: [String: String] {
        switch self {
        case .slugTaken(let slug): ["slug": slug]
        case .productStale(let version): ["version": String(version)]
        case .stateRefused(let from, let to): ["from": from.rawValue, "to": to.rawValue]
        case .stockBelowReserved(let sku, let reserved): ["sku": sku.description, "reserved": String(reserved)]
        case .stockChanged(let sku, let onHand): ["sku": sku.description, "onHand": String(onHand)]
        case .skuNotFound(let sku): ["sku": sku.description]
        case .pictureInvalid(let reason), .importRefused(let reason): ["reason": reason]
        case .shopNotFound, .categoryNotFound, .categoryTooDeep, .brandNotFound, .productNotFound,
            .pictureNotFound, .shopStale, .categoryTaken, .brandTaken, .categoryUsed, .applicationNotFound, .shopSuspended,
            .applicationDecided, .reviewRequired, .inStock, .bulkNotFound:
            [:]
        }
    }
}
