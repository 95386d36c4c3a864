// CategoryRows.swift: every statement on the tree and the brands.
import Core
import Store

extension Category {
    fileprivate static let columns: SQL = "id, parent_id, level, name, name_en, position, hidden"

    fileprivate init(_ row: Row) throws {
        let parent = try row.int64(1)
        self.init(
            id: try row.id(0), parent: parent == 0 ? nil : ID(parent), level: try row.int64(2), name: try row.text(3),
            nameEn: try row.text(4), position: try row.int64(5), isHidden: try row.bool(6))
    }
}

extension Reading {
    func categoryTree() throws -> CategoryTree {
        let rows = try rows(
            """
            SELECT \(Category.columns)
            FROM catalog_category
            ORDER BY level, position, id
            """)
        return CategoryTree(try rows.map(Category.init))
    }

    func category(_ id: ID<Category>) throws -> Category? {
        try row("SELECT \(Category.columns) FROM catalog_category WHERE id = \(id)").map(Category.init)
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

    /// By name, without those that went into another.
    func brands() throws -> [Brand] {
        try rows("SELECT id, name FROM catalog_brand WHERE merged_into IS NULL ORDER BY name, id").map {
            Brand(id: try $0.id(0), name: try $0.text(1))
        }
    }

    /// The brand, or the one that it went into.
    func brand(_ id: ID<Brand>) throws -> Brand? {
        let row = try row(
            """
            SELECT COALESCE(b.id, a.id), COALESCE(b.name, a.name)
            FROM catalog_brand AS a
            LEFT JOIN catalog_brand AS b ON b.id = a.merged_into
            WHERE a.id = \(id)
            """)
        return try row.map { Brand(id: try $0.id(0), name: try $0.text(1)) }
    }

    func brand(named name: String) throws -> ID<Brand>? {
        try row("SELECT COALESCE(merged_into, id) FROM catalog_brand WHERE name = \(name)")?.id(0)
    }
}

extension Writing {
    /// - Returns: false when its parent has one of that name already.
    func insert(_ category: Category) throws -> Bool {
        try changes(
            """
            INSERT INTO catalog_category (id, parent_id, level, name, name_en, position, hidden)
            VALUES (\(category.id), \(category.parent?.number ?? 0), \(category.level), \(category.name), \(category.nameEn),
              \(category.position), \(category.isHidden))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    /// - Returns: false when there is one of that name already.
    func insert(_ brand: Brand) throws -> Bool {
        try changes("INSERT INTO catalog_brand (id, name) VALUES (\(brand.id), \(brand.name)) ON CONFLICT DO NOTHING") == 1
    }
}
