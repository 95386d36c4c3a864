// NameCategories.swift: the shared tree and brands grow; nothing is taken away.
import Core
import Store

extension Catalog {
    public func categories() async throws -> CategoryTree { try await store.readOnce { try $0.categoryTree() } }

    /// By name.
    public func brands() async throws -> [Brand] { try await store.readOnce { try $0.brands() } }

    /// The category at the end of a path of names, made where it is not there. A second call finds the first's.
    /// - Parameter path: one to three names of 1 to 40 characters, from the first level down.
    /// - Throws: ``CatalogError/categoryTooDeep``; ``InvalidInput`` for a name.
    public func category(path: [String]) async throws -> ID<Category> {
        guard 1...3 ~= path.count else { throw CatalogError.categoryTooDeep }
        var problems = Problems()
        for (index, name) in path.enumerated() { problems.length("category[\(index)]", name, 1...40) }
        try problems.refuse()
        if let found = try await store.read({ try $0.category(at: path) }) { return found }
        let fresh: [ID<Category>] = try path.map { _ in try ids.next() }
        return try await store.write(home: .shared) { tx in
            var parent: ID<Category>?
            for (index, name) in path.enumerated() {
                if let there = try tx.category(named: name, under: parent) {
                    parent = there
                } else {
                    let new = Category(
                        id: fresh[index], parent: parent, level: Int64(index + 1), name: name, nameEn: "", position: 0,
                        isHidden: false)
                    guard try tx.insert(new) else { throw StoreError.stale }   // made meanwhile: look again
                    parent = new.id
                }
            }
            return parent!   // the path has at least one name
        }
    }

    /// The brand of that name (1 to 60 characters), made where it is not there. A second call finds the first's.
    public func brand(named name: String) async throws -> ID<Brand> {
        var problems = Problems()
        problems.length("brand", name, ProductBounds.word)
        try problems.refuse()
        if let found = try await store.read({ try $0.brand(named: name) }) { return found }
        let brand = Brand(id: try ids.next(), name: name)
        return try await store.write(home: .shared) { tx in
            if try tx.insert(brand) { return brand.id }
            guard let there = try tx.brand(named: name) else { throw StoreError.stale }
            return there
        }
    }
}

extension Reading {
    func category(at path: [String]) throws -> ID<Category>? {
        var parent: ID<Category>?
        for name in path {
            guard let found = try category(named: name, under: parent) else { return nil }
            parent = found
        }
        return parent
    }
}
