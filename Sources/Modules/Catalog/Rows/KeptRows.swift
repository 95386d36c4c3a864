// KeptRows.swift: every statement on `catalog_favourite` and `catalog_visit`, and what there is to say of products kept.
import Core
import Identity
import Store

/// A row of either table.
struct KeptRow: Sendable {
    let shop: ID<Shop>, product: ID<Product>, id: Int64, at: Timestamp
    init(_ row: Row) throws {
        (shop, product, id, at) = (try row.id(0), try row.id(1), try row.int64(2), try row.timestamp(3))
    }
}

extension Reading {
    /// Newest first, one more than the page holds.
    func favourites(of person: ID<Account>, _ page: PageRequest) throws -> [KeptRow] {
        try rows(
            """
            SELECT shop_id, product_id, id, at
            FROM catalog_favourite
            WHERE person_id = \(person) AND id < \(page.after?.keys[0] ?? .max)
            ORDER BY id DESC
            LIMIT \(page.limit + 1)
            """
        ).map(KeptRow.init)
    }

    /// Those of the products that are favourites.
    func favourites(among products: [ID<Product>], of person: ID<Account>) throws -> Set<ID<Product>> {
        guard !products.isEmpty else { return [] }
        let found = try rows(
            """
            SELECT product_id
            FROM catalog_favourite
            WHERE person_id = \(person) AND product_id IN \(list: products)
            """)
        return Set(try found.map { try $0.id(0) })
    }

    func favouritesCount(of person: ID<Account>) throws -> Int64 {
        try row("SELECT COUNT(*) FROM catalog_favourite WHERE person_id = \(person)")?.int64(0) ?? 0
    }

    /// Newest first, one more than the page holds.
    func visits(of person: ID<Account>, _ page: PageRequest) throws -> [KeptRow] {
        try rows(
            """
            SELECT shop_id, product_id, id, at
            FROM catalog_visit
            WHERE person_id = \(person) AND id < \(page.after?.keys[0] ?? .max)
            ORDER BY id DESC
            LIMIT \(page.limit + 1)
            """
        ).map(KeptRow.init)
    }

    /// The products of these rows as they are now, in their order; those that were never there are left out.
    func kept(_ rows: [KeptRow], at now: Timestamp) throws -> [KeptProduct] {
        guard !rows.isEmpty else { return [] }
        let byShop = Dictionary(grouping: rows, by: \.shop)
        let shops = byShop.keys.sorted()
        let queries: [SQL] = shops.flatMap { shop -> [SQL] in
            let products = byShop[shop, default: []].map(\.product).sorted()
            return [.keptCards(products, of: shop), .keptStock(products, of: shop)]
        }
        let homes = Dictionary(uniqueKeysWithValues: try shopCards(shops).map { ($0.id, $0) })
        let found = try load(queries)
        var cards: [ID<Product>: ProductCard] = [:]
        var stock: [ID<Product>: Int64] = [:]
        for (index, rows) in found.enumerated() {
            for row in rows {
                if index % 2 == 0 {
                    let card = try ProductCard(row)
                    cards[card.id] = card
                } else {
                    stock[try row.id(0)] = try row.int64(1)
                }
            }
        }
        return rows.compactMap { row in
            cards[row.product].map {
                KeptProduct($0, available: stock[row.product] ?? 0, shop: homes[row.shop], at: row.at, now: now)
            }
        }
    }
}

extension SQL {
    static func keptCards(_ products: [ID<Product>], of shop: ID<Shop>) -> SQL {
        "SELECT \(ProductCard.columns) FROM catalog_product AS p WHERE p.shop_id = \(shop) AND p.id IN \(list: products)"
    }

    static func keptStock(_ products: [ID<Product>], of shop: ID<Shop>) -> SQL {
        """
        SELECT s.product_id, CAST(COALESCE(SUM(k.on_hand - k.reserved), 0) AS BIGINT)
        FROM catalog_sku AS s
        JOIN catalog_stock AS k ON k.shop_id = s.shop_id AND k.sku_id = s.id
        WHERE s.shop_id = \(shop) AND s.product_id IN \(list: products) AND s.removed = 0
        GROUP BY s.product_id
        """
    }
}

extension Writing {
    /// One that is there keeps its place.
    func insertFavourite(
        _ product: ID<Product>, of shop: ID<Shop>, by person: ID<Account>, id: ID<Favourite>, at now: Timestamp
    ) throws {
        try run(
            """
            INSERT INTO catalog_favourite (person_id, product_id, shop_id, id, at)
            VALUES (\(person), \(product), \(shop), \(id), \(now))
            ON CONFLICT (person_id, product_id) DO NOTHING
            """)
    }

    func deleteFavourites(_ products: [ID<Product>], of person: ID<Account>) throws {
        guard !products.isEmpty else { return }
        try run("DELETE FROM catalog_favourite WHERE person_id = \(person) AND product_id IN \(list: products)")
    }

    /// The product becomes the newest of the history, and what is older than `limit` others falls out.
    func visit(
        _ product: ID<Product>, of shop: ID<Shop>, by person: ID<Account>, id: ID<Visit>, keeping limit: Int64, at now: Timestamp
    ) throws {
        try run(
            """
            INSERT INTO catalog_visit (person_id, product_id, shop_id, id, at)
            VALUES (\(person), \(product), \(shop), \(id), \(now))
            ON CONFLICT (person_id, product_id) DO UPDATE
            SET id = excluded.id, at = excluded.at
            """)
        try run(
            """
            DELETE FROM catalog_visit
            WHERE person_id = \(person) AND id <= (
              SELECT id
              FROM catalog_visit
              WHERE person_id = \(person)
              ORDER BY id DESC
              LIMIT 1 OFFSET \(limit))
            """)
    }

    func deleteVisits(_ products: [ID<Product>], of person: ID<Account>) throws {
        guard !products.isEmpty else { return }
        try run("DELETE FROM catalog_visit WHERE person_id = \(person) AND product_id IN \(list: products)")
    }

    func deleteVisits(of person: ID<Account>) throws {
        try run("DELETE FROM catalog_visit WHERE person_id = \(person)")
    }
}
