// TreeRows.swift: every statement that changes the tree and the brands.
import Core
import Store

extension Reading {
    /// How many products lie in a category that are not deleted; counted to 1.
    func products(in category: ID<Category>) throws -> Int {
        try rows("SELECT id FROM catalog_product WHERE category_id = \(category) AND state <> 'deleted' LIMIT 1").count
    }

    /// Nil for none, and for one that went into another.
    func brandRow(_ id: ID<Brand>) throws -> BrandEntry? {
        try row("SELECT id, name, approved FROM catalog_brand WHERE id = \(id) AND merged_into IS NULL").map(BrandEntry.init)
    }

    /// Who is called so, a merged one too.
    func brandNumber(named name: String) throws -> ID<Brand>? {
        try row("SELECT id FROM catalog_brand WHERE name = \(name)")?.id(0)
    }

    /// What a brand went into; nil when it is itself.
    func merged(_ id: ID<Brand>) throws -> ID<Brand>? {
        try row("SELECT merged_into FROM catalog_brand WHERE id = \(id)")?.optionalID(0)
    }

    func brandEntries(_ text: String, waiting: Bool, after: BrandEntry?, limit: Int64) throws -> [BrandEntry] {
        let part: SQL = text.isEmpty ? "" : "AND LOWER(name) LIKE LOWER(\(likePattern(text))) ESCAPE '!'"
        let unseen: SQL = waiting ? "AND approved = 0" : ""
        let later: SQL = after.map { "AND (name > \($0.name) OR (name = \($0.name) AND id > \($0.id)))" } ?? ""
        return try rows(
            """
            SELECT id, name, approved
            FROM catalog_brand
            WHERE merged_into IS NULL \(part) \(unseen) \(later)
            ORDER BY name, id
            LIMIT \(limit)
            """
        ).map(BrandEntry.init)
    }
}

extension BrandEntry {
    fileprivate init(_ row: Row) throws { self.init(id: try row.id(0), name: try row.text(1), isApproved: try row.bool(2)) }
}

extension Writing {
    /// Everything of a category that can change.
    func save(_ category: Category) throws {
        try runOnce(
            """
            UPDATE catalog_category
            SET parent_id = \(category.parent?.number ?? 0), level = \(category.level), name = \(category.name),
                name_en = \(category.nameEn), position = \(category.position), hidden = \(category.isHidden)
            WHERE id = \(category.id)
            """)
        try spell(.category, category.id.number, category.name)
    }

    func delete(_ category: ID<Category>) throws {
        try runOnce("DELETE FROM catalog_category WHERE id = \(category)")
        try spell(.category, category.number, "")
    }

    func approve(_ brand: ID<Brand>) throws { try runOnce("UPDATE catalog_brand SET approved = 1 WHERE id = \(brand)") }

    func rename(_ brand: ID<Brand>, _ name: String) throws {
        try runOnce("UPDATE catalog_brand SET name = \(name), approved = 1 WHERE id = \(brand)")
        try spell(.brand, brand.number, name)
    }

    /// The brand, and whatever went into it before.
    func merge(_ brand: ID<Brand>, into other: ID<Brand>) throws {
        try run("UPDATE catalog_brand SET merged_into = \(other) WHERE merged_into = \(brand)")
        try runOnce("UPDATE catalog_brand SET merged_into = \(other) WHERE id = \(brand)")
        try spell(.brand, brand.number, "")
        try run("UPDATE catalog_brand SET approved = 1 WHERE id = \(other)")
    }
}
