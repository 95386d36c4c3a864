// ShelfRows.swift: every statement on the shelf: what is on sale, in the order in which buyers leaf through it.
import Core
import Store

/// Which part of the shelf is looked at. The first that is named decides the index that is read; the others narrow it.
struct ShelfPlace: Hashable, Sendable {
    var shop: ID<Shop>?
    /// From the first level down to the category; what is below it is part of it.
    var path: [ID<Category>] = []
    var brand: ID<Brand>?
}

extension Writing {
    func takeOffShelf(_ product: ID<Product>, of shop: ID<Shop>) throws {
        try run("DELETE FROM catalog_shelf WHERE shop_id = \(shop) AND product_id = \(product)")
    }

    /// - Parameter path: of its category, from the first level down.
    func putOnShelf(_ product: Product, _ path: [ID<Category>]) throws {
        let levels: [ID<Category>?] = path + [nil, nil, nil]
        try run(
            """
            INSERT INTO catalog_shelf (shop_id, product_id, level1, level2, level3, brand_id)
            VALUES (\(product.shop), \(product.id), \(levels[0]), \(levels[1]), \(levels[2]), \(product.brand))
            """)
    }
}

extension Reading {
    /// The newest products on sale there, of shops that are open.
    func shelf(_ place: ShelfPlace, before: Int64? = nil, limit: Int64) throws -> [ProductCard] {
        var conditions: [SQL] = ["f.product_id < \(before ?? .max)"]
        if let shop = place.shop { conditions.append("f.shop_id = \(shop)") }
        if let category = place.path.last {
            switch place.path.count {
            case 1: conditions.append("f.level1 = \(category)")
            case 2: conditions.append("f.level2 = \(category)")
            default: conditions.append("f.level3 = \(category)")
            }
        }
        if let brand = place.brand { conditions.append("f.brand_id = \(brand)") }
        let suspended = try suspendedShops()
        if !suspended.isEmpty { conditions.append("f.shop_id NOT IN \(list: suspended)") }
        return try rows(
            """
            SELECT \(ProductCard.columns)
            FROM catalog_shelf AS f
            JOIN catalog_product AS p ON p.shop_id = f.shop_id AND p.id = f.product_id
            WHERE \(SQL.joined(conditions, separator: " AND "))
            ORDER BY f.product_id DESC
            LIMIT \(limit)
            """
        ).map(ProductCard.init)
    }

    /// Whether anything of a brand or a category is on sale.
    func isOnShelf(_ place: ShelfPlace) throws -> Bool { try !shelf(place, limit: 1).isEmpty }

    /// Cards of these products that are on sale in open shops, in the order of `wanted`.
    func cards(_ wanted: [Int64]) throws -> [ProductCard] {
        guard !wanted.isEmpty else { return [] }
        let suspended = Set(try suspendedShops())
        let rows = try rows(
            """
            SELECT \(ProductCard.columns)
            FROM catalog_shelf AS f
            JOIN catalog_product AS p ON p.shop_id = f.shop_id AND p.id = f.product_id
            WHERE f.product_id IN \(list: padded(wanted))
            """)
        let found = Dictionary(
            try rows.map(ProductCard.init).map { ($0.id.number, $0) }, uniquingKeysWith: { first, _ in first })
        return wanted.compactMap { found[$0] }.filter { !suspended.contains($0.shop) }
    }

    /// How many pieces can be had of the SKU of which there are most. Asked product by product, so that no planner reads all SKUs.
    func available(_ products: [Int64]) throws -> [ID<Product>: Int64] {
        guard !products.isEmpty else { return [:] }
        let rows = try rows(
            """
            SELECT f.product_id,
                   (SELECT MAX(k.on_hand - k.reserved)
                    FROM catalog_sku AS s
                    JOIN catalog_stock AS k ON k.shop_id = s.shop_id AND k.sku_id = s.id
                    WHERE s.shop_id = f.shop_id AND s.product_id = f.product_id AND s.removed = 0)
            FROM catalog_shelf AS f
            WHERE f.product_id IN \(list: padded(products))
            """)
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.id(0), try $0.optionalInt64(1) ?? 0) })
    }

    func suspendedShops() throws -> [ID<Shop>] {
        try rows("SELECT shop_id FROM catalog_shop_directory WHERE state = 'suspended' ORDER BY shop_id").map { try $0.id(0) }
    }

    /// The list made longer by its last number, to one of few lengths: each length is a statement to prepare.
    private func padded(_ numbers: [Int64]) -> [Int64] {
        let lengths = [1, 5, 20, 100, 300, 1_000]
        guard let last = numbers.last, let length = lengths.first(where: { $0 >= numbers.count }) else { return numbers }
        return numbers + Array(repeating: last, count: length - numbers.count)
    }
}
