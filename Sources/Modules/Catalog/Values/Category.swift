// Category.swift: the three-level tree and the brands, shared by all shops.
import Core

/// A place in the tree. Level 1 has no parent; level 3 has no children.
public struct Category: Hashable, Sendable {
    public static let levels: ClosedRange<Int64> = 1...3
    public let id: ID<Category>
    public let parent: ID<Category>?
    public let level: Int64
    /// 1 to 40 characters, unique beside its siblings.
    public let name: String
}

/// The whole tree, in memory; it is small and rarely changes.
public struct CategoryTree: Sendable {
    /// By level, then in the order in which they were made.
    public let all: [Category]
    private let byID: [ID<Category>: Category]
    private let children: [ID<Category>?: [Category]]

    public init(_ all: [Category]) {
        self.all = all
        byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
        children = Dictionary(grouping: all, by: \.parent)
    }

    public subscript(_ id: ID<Category>) -> Category? { byID[id] }
    /// The children of a category; the first level for nil.
    public func children(of id: ID<Category>?) -> [Category] { children[id] ?? [] }
    /// The category and all below it.
    public func within(_ id: ID<Category>) -> [ID<Category>] {
        [id] + children(of: id).flatMap { within($0.id) }
    }
    /// From the first level down to the category; empty when it is not there.
    public func path(to id: ID<Category>) -> [Category] {
        guard let category = byID[id] else { return [] }
        return (category.parent.map(path(to:)) ?? []) + [category]
    }
}

/// Whose mark a product carries.
public struct Brand: Hashable, Sendable {
    public let id: ID<Brand>
    /// 1 to 60 characters, unique.
    public let name: String
}
