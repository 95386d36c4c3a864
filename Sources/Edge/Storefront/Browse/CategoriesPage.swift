// CategoriesPage.swift: the tree: a card for each first level, its second level as groups, the third as chips.
import Catalog
import Core
import Design
import Web

struct CategoriesView: Sendable {
    let tree: CategoryTree

    func body(_ language: Language) -> HTML {
        let sections: [HTML] = tree.children(of: nil).map { section($0, language) }
        return #"<div class="gutter stack g2">\#(sections)</div>"#
    }

    private func section(_ category: Category, _ language: Language) -> HTML {
        let groups: [HTML] = tree.children(of: category.id).filter { !tree.children(of: $0.id).isEmpty }.map { group in
            let links: [HTML] = tree.children(of: group.id).map { chip($0, language) }
            return #"""
                <div class="stack g1"><h3 class="md"><a class="inherit tapline" href="\#(href(group))">\#(group.name(in: language))</a></h3><div class="row wrap">\#(links)</div></div>
                """#
        }
        let alone: [HTML] = tree.children(of: category.id).filter { tree.children(of: $0.id).isEmpty }.map { chip($0, language) }
        let rest: HTML = alone.isEmpty ? HTML() : #"<div class="row wrap">\#(alone)</div>"#
        return #"""
            <section class="card pad stack g2" aria-labelledby="c\#(category.id)"><div class="row g2">\#
            <span class="pic p48">\#(Placeholder.svg(forCategory: category.name, title: ""))</span>\#
            <h2 class="grow" id="c\#(category.id)">\#(category.name(in: language))</h2>\#
            <a class="more" href="\#(href(category))">\#(BrowseWords.all, language)<span class="sr"> \#(category.name(in: language))</span>\#(Icon.next.small)</a></div>\#(groups)\#(rest)</section>
            """#
    }

    private func chip(_ category: Category, _ language: Language) -> HTML {
        #"<a class="chip" href="\#(href(category))">\#(category.name(in: language))</a>"#
    }
    private func href(_ category: Category) -> String { address("/search", [("category", category.id.description)]) }
}

extension Storefront {
    func loadCategories() async throws -> CategoriesView { CategoriesView(tree: try await catalog.categories()) }

    func categories(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let view = try await loadCategories()
        let head = headLines(description: BrowseWords.aboutCategories(language), canonical: "/categories")
        let isEmpty = view.tree.all.isEmpty
        return try await show(
            request, BrowseWords.categories(language), tab: .categories, head: head,
            isEmpty
                ? Empty.html(.basket, BrowseWords.noCategories(language), action: (BrowseWords.all(language), "/search"))
                : view.body(language))
    }
}
