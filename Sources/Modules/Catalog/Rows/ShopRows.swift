// ShopRows.swift: every statement on shops and their lists.
import Core
import Identity
import Store

extension Reading {
    func shop(_ id: ID<Shop>) throws -> Shop {
        guard
            let row = try row(
                """
                SELECT organisation_id, slug, name, state, opened_at, version, rest_from, rest_until, rest_note
                FROM catalog_shop
                WHERE id = \(id)
                """)
        else { throw CatalogError.shopNotFound }
        return Shop(
            id: id, organisation: try row.id(0), slug: try row.text(1), name: try row.text(2),
            state: try row.choice(3), openedAt: try row.timestamp(4), version: try row.int64(5),
            rest: try ShopRest(row, from: 6))
    }

    /// Newest first, of the shared directory.
    func shopCards(after: Int64?, limit: Int64) throws -> [ShopCard] {
        try rows(
            """
            SELECT shop_id, slug, name, state, rest_from, rest_until
            FROM catalog_shop_directory
            WHERE state = 'open' AND shop_id < \(after ?? .max)
            ORDER BY shop_id DESC
            LIMIT \(limit)
            """
        ).map(ShopCard.init)
    }

    /// The directory's rows of these shops.
    func shopCards(_ shops: [ID<Shop>]) throws -> [ShopCard] {
        try rows(
            """
            SELECT shop_id, slug, name, state, rest_from, rest_until
            FROM catalog_shop_directory
            WHERE shop_id IN \(list: shops)
            ORDER BY shop_id
            """
        ).map(ShopCard.init)
    }

    func shopIDs(of organisation: ID<Organisation>) throws -> [ID<Shop>] {
        try rows(
            """
            SELECT shop_id
            FROM catalog_organisation_shop
            WHERE organisation_id = \(organisation)
            ORDER BY shop_id
            """
        ).map { try $0.id(0) }
    }
}

extension Writing {
    func insert(_ shop: Shop) throws {
        try runOnce(
            """
            INSERT INTO catalog_shop (id, organisation_id, slug, name, state, opened_at, version)
            VALUES (\(shop.id), \(shop.organisation), \(shop.slug), \(shop.name), \(shop.state.rawValue),
              \(shop.openedAt), \(shop.version))
            """)
        try runOnce(
            """
            INSERT INTO catalog_organisation_shop (organisation_id, shop_id)
            VALUES (\(shop.organisation), \(shop.id))
            """)
        try runOnce(
            """
            INSERT INTO catalog_shop_directory (shop_id, slug, name, state)
            VALUES (\(shop.id), \(shop.slug), \(shop.name), \(shop.state.rawValue))
            """)
        try spell(.shop, shop.id.number, shop.name)
    }

    func save(_ shop: Shop) throws {
        try runOnce(
            """
            UPDATE catalog_shop
            SET name = \(shop.name), state = \(shop.state.rawValue), version = \(shop.version + 1),
                rest_from = \(shop.rest?.from), rest_until = \(shop.rest?.until), rest_note = \(shop.rest?.note)
            WHERE id = \(shop.id) AND version = \(shop.version)
            """)
        try runOnce(
            """
            UPDATE catalog_shop_directory
            SET name = \(shop.name), state = \(shop.state.rawValue), rest_from = \(shop.rest?.from), rest_until = \(shop.rest?.until)
            WHERE shop_id = \(shop.id)
            """)
        try spell(.shop, shop.id.number, shop.name)
    }
}

extension ShopCard {
    init(_ row: Row) throws {
        self.init(
            id: try row.id(0), slug: try row.text(1), name: try row.text(2), state: try row.choice(3),
            restsFrom: try row.optionalTimestamp(4), restsUntil: try row.optionalTimestamp(5))
    }
}
