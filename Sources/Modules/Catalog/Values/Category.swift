// Category.swift: the three-level tree and the brands, shared by all shops.
import Core
import Web

/// A place in the tree. Level 1 has no parent; level 3 has no children.
public struct Category: Hashable, Sendable {
    public static let levels: ClosedRange<Int64> = 1...3
    public let id: ID<Category>
    public internal(set) var parent: ID<Category>?
    public internal(set) var level: Int64
    /// 1 to 40 characters, unique beside its siblings.
    public internal(set) var name: String
    /// In English; empty where nobody gave one.
    public internal(set) var nameEn: String
    /// Its place among its siblings; 0 for those that nobody ordered.
    public internal(set) var position: Int64
    /// Not shown, with all below it, to those who leaf through.
    public internal(set) var isHidden: Bool

    public func name(in language: Language) -> String { language == .en && !nameEn.isEmpty ? nameEn : name }
}

/// The whole tree, in memory; it is small and rarely changes.
public struct CategoryTree: Sendable {
    /// By level, then in the platform's order, else in the order in which they were made; hidden ones too.
    public let all: [Category]
    private let byID: [ID<Category>: Category]
    private let children: [ID<Category>?: [Category]]

    public init(_ all: [Category]) {
        self.all = all
        byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
        children = Dictionary(grouping: all, by: \.parent)
    }

    public subscript(_ id: ID<Category>) -> Category? { byID[id] }
    /// The children of a category that are shown; the first level for nil.
    public func children(of id: ID<Category>?) -> [Category] { everyChild(of: id).filter { !$0.isHidden } }
    /// Hidden ones too.
    public func everyChild(of id: ID<Category>?) -> [Category] { children[id] ?? [] }
    /// The category and what is shown below it.
    public func within(_ id: ID<Category>) -> [ID<Category>] {
        [id] + children(of: id).flatMap { within($0.id) }
    }
    /// The category and all below it.
    public func everyWithin(_ id: ID<Category>) -> [ID<Category>] {
        [id] + everyChild(of: id).flatMap { everyWithin($0.id) }
    }
    /// Those that are shown, parents first.
    public var shown: [Category] {
        var hidden: Set<ID<Category>> = []
        return all.filter { category in
            guard category.isHidden || category.parent.map(hidden.contains) == true else { return true }
            hidden.insert(category.id)
            return false
        }
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
