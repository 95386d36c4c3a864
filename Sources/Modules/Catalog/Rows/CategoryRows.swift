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

    /// From the first level down to the category; empty when there is none.
    func categoryPath(to id: ID<Category>) throws -> [Category] {
        try row(Category.pathQuery(id)).map { try Category.path($0) } ?? []
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
            """) == 1 && spelled(.category, category.id.number, category.name)
    }

    /// - Returns: false when there is one of that name already.
    func insert(_ brand: Brand) throws -> Bool {
        try changes("INSERT INTO catalog_brand (id, name) VALUES (\(brand.id), \(brand.name)) ON CONFLICT DO NOTHING") == 1
            && spelled(.brand, brand.id.number, brand.name)
    }

    private func spelled(_ kind: NameKind, _ id: Int64, _ name: String) throws -> Bool {
        try spell(kind, id, name)
        return true
    }
}

extension Category {
    /// The category and what it lies in, as one row.
    static func pathQuery(_ id: ID<Category>) -> SQL {
        """
        SELECT a.id, a.parent_id, a.name, a.name_en, b.id, b.parent_id, b.name, b.name_en, c.id, c.parent_id, c.name, c.name_en
        FROM catalog_category AS a
        LEFT JOIN catalog_category AS b ON b.id = a.parent_id
        LEFT JOIN catalog_category AS c ON c.id = b.parent_id
        WHERE a.id = \(id)
        """
    }

    /// From the first level down; whether and where each is shown is not read.
    /// - Parameter first: the column of the category's own id.
    static func path(_ row: Row, from first: Int = 0) throws -> [Category] {
        var path: [Category] = []
        for column in [first + 8, first + 4, first] where !row.isNull(column) {
            let parent = try row.int64(column + 1)
            path.append(
                Category(
                    id: try row.id(column), parent: parent == 0 ? nil : ID(parent), level: Int64(path.count + 1),
                    name: try row.text(column + 2), nameEn: try row.text(column + 3), position: 0, isHidden: false))
        }
        return path
    }
}
