// CategoryRows.swift: every statement on the tree and the brands.
import Core
import Store

extension Reading {
    func categoryTree() throws -> CategoryTree {
        let rows = try rows(
            """
            SELECT id, parent_id, level, name
            FROM catalog_category
            ORDER BY level, id
            """)
        return CategoryTree(
            try rows.map { row in
                let parent = try row.int64(1)
                return Category(
                    id: try row.id(0), parent: parent == 0 ? nil : ID(parent), level: try row.int64(2), name: try row.text(3))
            })
    }

    func category(_ id: ID<Category>) throws -> Category? {
        try row("SELECT id, parent_id, level, name FROM catalog_category WHERE id = \(id)").map { row in
            let parent = try row.int64(1)
            return Category(
                id: try row.id(0), parent: parent == 0 ? nil : ID(parent), level: try row.int64(2), name: try row.text(3))
        }
    }

    /// The names from the first level down to the category.
    func categoryPath(to id: ID<Category>) throws -> [String] {
        let row = try row(
            """
            SELECT c.name, b.name, a.name
            FROM catalog_category AS a
            LEFT JOIN catalog_category AS b ON b.id = a.parent_id
            LEFT JOIN catalog_category AS c ON c.id = b.parent_id
            WHERE a.id = \(id)
            """)
        guard let row else { return [] }
        return try (0..<3).compactMap { try row.optionalText($0) }
    }

    func category(named name: String, under parent: ID<Category>?) throws -> ID<Category>? {
        try row(
            """
            SELECT id
            FROM catalog_category
            WHERE parent_id = \(parent?.number ?? 0) AND name = \(name)
            """)?.id(0)
    }

    /// By name.
    func brands() throws -> [Brand] {
        try rows("SELECT id, name FROM catalog_brand ORDER BY name, id").map { Brand(id: try $0.id(0), name: try $0.text(1)) }
    }

    func brand(_ id: ID<Brand>) throws -> Brand? {
        try row("SELECT id, name FROM catalog_brand WHERE id = \(id)").map { Brand(id: try $0.id(0), name: try $0.text(1)) }
    }

    func brand(named name: String) throws -> ID<Brand>? {
        try row("SELECT id FROM catalog_brand WHERE name = \(name)")?.id(0)
    }
}

extension Writing {
    /// - Returns: false when its parent has one of that name already.
    func insert(_ category: Category) throws -> Bool {
        try changes(
            """
            INSERT INTO catalog_category (id, parent_id, level, name)
            VALUES (\(category.id), \(category.parent?.number ?? 0), \(category.level), \(category.name))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    /// - Returns: false when there is one of that name already.
    func insert(_ brand: Brand) throws -> Bool {
        try changes("INSERT INTO catalog_brand (id, name) VALUES (\(brand.id), \(brand.name)) ON CONFLICT DO NOTHING") == 1
    }
}
