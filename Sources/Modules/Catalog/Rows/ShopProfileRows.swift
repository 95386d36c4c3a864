// ShopProfileRows.swift: every statement on `catalog_shop_profile`.
import Core
import Store

extension Reading {
    func profile(of shop: ID<Shop>) throws -> ShopProfile {
        var profile = ShopProfile()
        guard
            let row = try row(
                """
                SELECT introduction, logo, phone, return_name, return_phone, return_address, version
                FROM catalog_shop_profile
                WHERE shop_id = \(shop)
                """)
        else { return profile }
        profile.introduction = try row.text(0)
        profile.logo = try row.optionalText(1)
        profile.phone = try row.text(2)
        (profile.returnName, profile.returnPhone, profile.returnAddress) = (try row.text(3), try row.text(4), try row.text(5))
        profile.version = try row.int64(6)
        return profile
    }
}

extension Writing {
    /// Compares and sets; the first is inserted.
    func save(_ profile: ShopProfile, of shop: ID<Shop>) throws {
        if profile.version == 0 {
            return try runOnce(
                """
                INSERT INTO catalog_shop_profile
                  (shop_id, introduction, logo, phone, return_name, return_phone, return_address, version)
                VALUES
                  (\(shop), \(profile.introduction), \(profile.logo), \(profile.phone), \(profile.returnName), \(profile.returnPhone),
                  \(profile.returnAddress), 1)
                ON CONFLICT DO NOTHING
                """)
        }
        try runOnce(
            """
            UPDATE catalog_shop_profile
            SET introduction = \(profile.introduction), logo = \(profile.logo), phone = \(profile.phone),
              return_name = \(profile.returnName), return_phone = \(profile.returnPhone),
              return_address = \(profile.returnAddress), version = \(profile.version + 1)
            WHERE shop_id = \(shop) AND version = \(profile.version)
            """)
    }
}
