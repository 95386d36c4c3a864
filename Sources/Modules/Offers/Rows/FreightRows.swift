// FreightRows.swift: every statement on `offers_freight_template` and `offers_freight_product`.
import Catalog
import Core
import Store

extension SQL {
    static func freightTemplates(of shop: ID<Shop>) -> SQL {
        """
        SELECT id, name, measure, is_default, charges, version
        FROM offers_freight_template
        WHERE shop_id = \(shop)
        ORDER BY id
        """
    }

    static func freightProducts(of shop: ID<Shop>) -> SQL {
        "SELECT product_id, template_id FROM offers_freight_product WHERE shop_id = \(shop) ORDER BY product_id"
    }
}

extension FreightTemplate {
    init(_ row: Row, shop: ID<Shop>) throws {
        let (elsewhere, regions) = try Self.charges(try row.text(4))
        self.init(
            shop: shop, id: try row.id(0), name: try row.text(1), measure: try row.choice(2), isDefault: try row.bool(3),
            elsewhere: elsewhere, regions: regions, version: try row.int64(5))
    }
}

extension Writing {
    func insert(_ template: FreightTemplate) throws {
        try run(
            """
            INSERT INTO offers_freight_template (shop_id, id, name, measure, is_default, charges, version)
            VALUES
              (\(template.shop), \(template.id), \(template.name), \(template.measure.rawValue), \(template.isDefault),
              \(template.charges), 1)
            """)
    }

    /// - Returns: false when another version of it was saved meanwhile.
    func save(_ template: FreightTemplate) throws -> Bool {
        try changes(
            """
            UPDATE offers_freight_template
            SET name = \(template.name), measure = \(template.measure.rawValue), is_default = \(template.isDefault),
              charges = \(template.charges), version = \(template.version)
            WHERE shop_id = \(template.shop) AND id = \(template.id) AND version = \(template.version - 1)
            """) == 1
    }

    func clearDefaultTemplate(of shop: ID<Shop>, but id: ID<FreightTemplate>) throws {
        try run("UPDATE offers_freight_template SET is_default = 0 WHERE shop_id = \(shop) AND id <> \(id) AND is_default = 1")
    }

    func deleteTemplate(_ id: ID<FreightTemplate>, of shop: ID<Shop>) throws -> Bool {
        try run("DELETE FROM offers_freight_product WHERE shop_id = \(shop) AND template_id = \(id)")
        return try changes("DELETE FROM offers_freight_template WHERE shop_id = \(shop) AND id = \(id)") == 1
    }

    /// - Parameter template: nil: the shop's default.
    func setTemplate(_ template: ID<FreightTemplate>?, of product: ID<Product>, in shop: ID<Shop>) throws {
        guard let template else {
            return try run("DELETE FROM offers_freight_product WHERE shop_id = \(shop) AND product_id = \(product)")
        }
        try run(
            """
            INSERT INTO offers_freight_product (shop_id, product_id, template_id)
            VALUES (\(shop), \(product), \(template))
            ON CONFLICT (shop_id, product_id) DO UPDATE SET template_id = excluded.template_id
            """)
    }
}
