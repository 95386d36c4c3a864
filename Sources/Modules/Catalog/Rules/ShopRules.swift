// ShopRules.swift: what a shop may be called.
import Core

enum ShopRules {
    static let name = 1...60

    static func isSlug(_ slug: String) -> Bool {
        3...40 ~= slug.utf8.count && slug.utf8.allSatisfy { 97...122 ~= $0 || 48...57 ~= $0 || $0 == UInt8(ascii: "-") }
    }

    static func problems(slug: String, name: String) -> [FieldProblem] {
        var found = Problems()
        if !isSlug(slug) { found.add("slug", "not_a_slug", "3…40 of a-z 0-9 -") }
        found.length("name", name, Self.name)
        return found.all
    }
}
