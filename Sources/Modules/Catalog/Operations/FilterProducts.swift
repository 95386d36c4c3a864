// FilterProducts.swift: a merchant's list: filtered, sorted, forth and back.
import Core
import Store

/// A page of a list that goes both ways.
public struct TwoWayPage<Item: Sendable>: Sendable {
    public let items: [Item]
    /// Where the neighbours begin; nil: there is none.
    public let previous: Cursor?, next: Cursor?
}

extension TwoWayPage {
    /// From `limit + 1` things read in the direction asked for: the one too many tells that there is more.
    init(_ read: [Item], limit: Int64, at: Cursor?, back: Bool, cursor: (Item) -> Cursor) {
        let kept = Array(read.prefix(Int(limit)))
        let more = read.count > limit
        items = back ? kept.reversed() : kept
        previous = back ? (more ? items.first.map(cursor) : nil) : (at == nil ? nil : items.first.map(cursor))
        next = back || more ? items.last.map(cursor) : nil
    }
}

extension Catalog {
    /// A shop's products.
    ///
    /// The plan: one index of the shop in the order asked for (`catalog_product_state`, `…_by_price`, `…_by_change`), read from the
    /// cursor on, and of each row the filters; SKUs and stock by their own keys. A filter that few products pass reads the rest
    /// of the shop's, never another's.
    /// - Parameters:
    ///   - limit: 1 to 100.
    ///   - at: from a page of the same filter and sort.
    ///   - back: the page that ends just before `at` instead of the one that begins after it.
    ///   - lowBelow: fewer available pieces than this are low.
    public func products(
        of shop: ID<Shop>, _ filter: ProductFilter, sort: ProductFilter.Sort = .newest, limit: Int64 = 20, at: Cursor? = nil,
        back: Bool = false, lowBelow: Int64
    ) async throws -> TwoWayPage<ProductCard> {
        precondition(PageRequest.limits ~= limit)
        return try await store.readOnce { db in
            let found = try db.rows(
                """
                SELECT \(ProductCard.columns), p.updated_at
                FROM catalog_product AS p
                WHERE \(filter.condition(shop, lowBelow: lowBelow)) \(sort.place(at, back: back))
                ORDER BY \(sort.order(back: back))
                LIMIT \(limit + 1)
                """
            ).map { (card: try ProductCard($0), cursor: try sort.cursor($0)) }
            let page = TwoWayPage(found, limit: limit, at: at, back: back, cursor: \.cursor)
            return TwoWayPage(items: page.items.map(\.card), previous: page.previous, next: page.next)
        }
    }

    /// How many there are, counted up to 10,000.
    public func count(of shop: ID<Shop>, _ filter: ProductFilter, lowBelow: Int64) async throws -> Int64 {
        try await store.readOnce { db in
            try db.row(
                """
                SELECT COUNT(*)
                FROM (
                  SELECT p.id
                  FROM catalog_product AS p
                  WHERE \(filter.condition(shop, lowBelow: lowBelow))
                  LIMIT 10000
                ) AS found
                """)?.int64(0) ?? 0
        }
    }

    /// The newest of them, at most `limit`.
    public func productIDs(of shop: ID<Shop>, _ filter: ProductFilter, limit: Int64, lowBelow: Int64) async throws -> [ID<Product>] {
        try await store.readOnce { db in
            try db.rows(
                """
                SELECT p.id
                FROM catalog_product AS p
                WHERE \(filter.condition(shop, lowBelow: lowBelow))
                ORDER BY p.id DESC
                LIMIT \(limit)
                """
            ).map { try $0.id(0) }
        }
    }
}

extension ProductFilter {
    fileprivate func condition(_ shop: ID<Shop>, lowBelow: Int64) -> SQL {
        var parts: [SQL] = ["p.shop_id = \(shop)"]
        let states: [String] = state.map { [$0.rawValue] } ?? ["draft", "listed", "delisted"]
        parts.append("p.state IN \(list: states)")
        if !categories.isEmpty { parts.append("p.category_id IN \(list: categories)") }
        if let brand { parts.append("p.brand_id = \(brand)") }
        if let priceFrom { parts.append("p.price >= \(priceFrom.minor)") }
        if let priceTo { parts.append("p.price <= \(priceTo.minor)") }
        if let shelf { parts.append(shelf.condition(lowBelow)) }
        if !text.isEmpty { parts.append(words) }
        return SQL.joined(parts, separator: " AND ")
    }

    private var words: SQL {
        let pattern = LikePattern(text)
        return """
            (LOWER(p.title) LIKE \(pattern.inside) ESCAPE '\\' OR EXISTS (
              SELECT 1
              FROM catalog_sku AS s
              WHERE s.shop_id = p.shop_id AND s.product_id = p.id AND s.removed = 0 AND \(pattern.codeCondition)))
            """
    }
}

/// What a merchant typed to find something.
struct LikePattern: Sendable {
    let plain: String
    private let escaped: String

    init(_ text: String) {
        plain = String(text.prefix(ProductFilter.textMax)).lowercased()
        escaped = plain.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
    }

    var inside: String { "%" + escaped + "%" }
    /// Of the SKU `s`.
    var codeCondition: SQL { "(LOWER(s.code) LIKE \(escaped + "%") ESCAPE '\\' OR s.barcode = \(plain))" }
    /// Of the SKU `s` and its product `p`.
    var skuCondition: SQL { "(LOWER(p.title) LIKE \(inside) ESCAPE '\\' OR \(codeCondition))" }
}

extension ProductFilter.Shelf {
    /// Of the stock `k`.
    func stock(_ lowBelow: Int64) -> SQL {
        switch self {
        case .low: "k.on_hand > k.reserved AND k.on_hand - k.reserved < \(lowBelow)"
        case .out: "k.on_hand = k.reserved"
        }
    }

    /// Of the product `p`.
    fileprivate func condition(_ lowBelow: Int64) -> SQL {
        """
        EXISTS (
          SELECT 1
          FROM catalog_sku AS s
          JOIN catalog_stock AS k ON k.shop_id = s.shop_id AND k.sku_id = s.id
          WHERE s.shop_id = p.shop_id AND s.product_id = p.id AND s.removed = 0 AND \(stock(lowBelow)))
        """
    }
}

extension ProductFilter.Sort {
    /// Greatest first; only the cheapest are lowest first.
    private var isUp: Bool { self == .cheapest }
    private var key: SQL? {
        switch self {
        case .newest: nil
        case .changed: "p.updated_at"
        case .cheapest, .dearest: "p.price"
        }
    }

    fileprivate func order(back: Bool) -> SQL {
        let way: SQL = isUp != back ? "ASC" : "DESC"
        guard let key else { return "p.id \(way)" }
        return "\(key) \(way), p.id \(way)"
    }

    /// What lies after the cursor, or before it; a cursor of another sort is none.
    fileprivate func place(_ at: Cursor?, back: Bool) -> SQL {
        guard let at, at.keys.count == (key == nil ? 1 : 2) else { return "" }
        let beyond: SQL = isUp != back ? ">" : "<"
        guard let key else { return "AND p.id \(beyond) \(at.keys[0])" }
        return "AND \(key) \(beyond)= \(at.keys[0]) AND (\(key) \(beyond) \(at.keys[0]) OR p.id \(beyond) \(at.keys[1]))"
    }

    fileprivate func cursor(_ row: Row) throws -> Cursor {
        let id = try row.int64(1)
        switch self {
        case .newest: return Cursor(id)
        case .changed: return Cursor(try row.int64(10), id)
        case .cheapest, .dearest: return Cursor(try row.int64(4), id)
        }
    }
}
