// EditTree.swift: the platform keeps the category tree: names, order, places, what is shown, what goes.
import Core
import Identity
import Store

/// A category's names as the platform types them.
public struct CategoryNames: Hashable, Sendable {
    public static let length = 1...40
    public let zh: String
    /// Empty: the Chinese name is shown.
    public let en: String

    public init(zh: String, en: String = "") { (self.zh, self.en) = (zh, en) }

    func check() throws {
        var found = Problems()
        found.length("name", zh, Self.length)
        if !en.isEmpty { found.length("nameEn", en, Self.length) }
        try found.refuse()
    }
}

extension Catalog {
    /// Adds a category, the last of its siblings.
    /// - Throws: ``InvalidInput``; ``CatalogError/categoryNotFound`` of the parent; ``CatalogError/categoryTooDeep``;
    ///   ``CatalogError/categoryTaken`` when a sibling has that name.
    @discardableResult
    public func addCategory(_ names: CategoryNames, under parent: ID<Category>?, by actor: ID<Account>) async throws -> ID<Category> {
        try names.check()
        let id: ID<Category> = try ids.next()
        try await changeTree("category.added", id, by: actor) { tx, tree in
            let level = try tree.levelBelow(parent)
            let last = tree.everyChild(of: parent).map(\.position).max() ?? 0
            let category = Category(
                id: id, parent: parent, level: level, name: names.zh, nameEn: names.en, position: last + 1, isHidden: false)
            guard try tx.insert(category) else { throw CatalogError.categoryTaken }
        }
        return id
    }

    /// Gives a category other names; search learns them within moments.
    /// - Throws: as ``addCategory(_:under:by:)``.
    public func renameCategory(_ id: ID<Category>, _ names: CategoryNames, by actor: ID<Account>) async throws {
        try names.check()
        try await changeTree("category.renamed", id, by: actor) { tx, tree in
            guard var category = tree[id] else { throw CatalogError.categoryNotFound }
            if tree.everyChild(of: category.parent).contains(where: { $0.id != id && $0.name == names.zh }) {
                throw CatalogError.categoryTaken
            }
            guard category.name != names.zh || category.nameEn != names.en else { return }
            let isNew = category.name != names.zh
            (category.name, category.nameEn) = (names.zh, names.en)
            try tx.save(category)
            if isNew { try tx.schedule(Self.reindexKind, of: id.number, home: .shared, at: clock.now()) }
        }
    }

    /// Puts a category, with all below it, under another parent, as its last child.
    /// - Parameter parent: nil for the first level.
    /// - Throws: ``CatalogError/categoryNotFound``; ``CatalogError/categoryTooDeep`` when something would be deeper than the
    ///   third level, or below itself; ``CatalogError/categoryTaken``.
    public func moveCategory(_ id: ID<Category>, under parent: ID<Category>?, by actor: ID<Account>) async throws {
        try await changeTree("category.moved", id, by: actor) { tx, tree in
            let moved = try tree.moving(id, under: parent)
            guard !moved.isEmpty else { return }
            if tree.everyChild(of: parent).contains(where: { $0.name == moved[0].name }) { throw CatalogError.categoryTaken }
            for category in moved { try tx.save(category) }
            try tx.schedule(Self.reindexKind, of: id.number, home: .shared, at: clock.now())
        }
    }

    /// Changes places with the sibling before or after; at the end nothing happens.
    /// - Throws: ``CatalogError/categoryNotFound``.
    public func shiftCategory(_ id: ID<Category>, up: Bool, by actor: ID<Account>) async throws {
        try await changeTree("category.shifted", id, by: actor) { tx, tree in
            guard let category = tree[id] else { throw CatalogError.categoryNotFound }
            var siblings = tree.everyChild(of: category.parent)
            guard let place = siblings.firstIndex(where: { $0.id == id }) else { return }
            let other = up ? place - 1 : place + 1
            guard siblings.indices.contains(other) else { return }
            siblings.swapAt(place, other)
            for (index, sibling) in siblings.enumerated() where sibling.position != Int64(index + 1) {
                var sibling = sibling
                sibling.position = Int64(index + 1)
                try tx.save(sibling)
            }
        }
    }

    /// Takes a category, and all below it, out of what buyers leaf through, or shows it again. Its products stay on sale.
    /// - Throws: ``CatalogError/categoryNotFound``.
    public func setHidden(_ isHidden: Bool, of id: ID<Category>, by actor: ID<Account>) async throws {
        try await changeTree(isHidden ? "category.hidden" : "category.shown", id, by: actor) { tx, tree in
            guard var category = tree[id] else { throw CatalogError.categoryNotFound }
            guard category.isHidden != isHidden else { return }
            category.isHidden = isHidden
            try tx.save(category)
        }
    }

    /// Takes a category away that nothing uses. A product that is put there in the same moment has none then.
    /// - Throws: ``CatalogError/categoryNotFound``; ``CatalogError/categoryUsed`` while it has children or products.
    public func deleteCategory(_ id: ID<Category>, by actor: ID<Account>) async throws {
        try await changeTree("category.deleted", id, by: actor) { tx, tree in
            guard tree[id] != nil else { throw CatalogError.categoryNotFound }
            guard tree.everyChild(of: id).isEmpty, try tx.products(in: id) == 0 else { throw CatalogError.categoryUsed }
            try tx.delete(id)
        }
    }

    /// One decision about the tree at a time, written down with it.
    private func changeTree(
        _ action: String, _ id: ID<Category>, by actor: ID<Account>,
        _ change: @escaping @Sendable (any Writing, CategoryTree) throws -> Void
    ) async throws {
        let now = clock.now()
        let entry: ID<AuditEntry> = try ids.next()
        try await store.write(homes: [.shared, .organisation(.platform)]) { tx in
            try tx.takeGuard("catalog.tree", home: .shared)
            try change(tx, try tx.categoryTree())
            try tx.audit(actor: actor, organisation: .platform, action: action, subject: id.description, at: now, id: entry)
        }
    }
}

extension CategoryTree {
    /// - Throws: ``CatalogError/categoryNotFound``, ``CatalogError/categoryTooDeep``.
    func levelBelow(_ parent: ID<Category>?) throws(CatalogError) -> Int64 {
        guard let parent else { return 1 }
        guard let above = self[parent] else { throw .categoryNotFound }
        guard above.level < Category.levels.upperBound else { throw .categoryTooDeep }
        return above.level + 1
    }

    /// What changes when a category moves, itself first; empty when it is there already.
    func moving(_ id: ID<Category>, under parent: ID<Category>?) throws(CatalogError) -> [Category] {
        guard var top = self[id] else { throw .categoryNotFound }
        guard top.parent != parent else { return [] }
        let level = try levelBelow(parent)
        if let parent, everyWithin(id).contains(parent) { throw .categoryTooDeep }
        let shift = level - top.level
        let below = everyWithin(id).dropFirst().compactMap { self[$0] }
        if below.contains(where: { $0.level + shift > Category.levels.upperBound }) { throw .categoryTooDeep }
        (top.parent, top.level) = (parent, level)
        top.position = (everyChild(of: parent).map(\.position).max() ?? 0) + 1
        return [top]
            + below.map { category in
                var category = category
                category.level += shift
                return category
            }
    }
}
