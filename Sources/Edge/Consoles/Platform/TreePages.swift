// TreePages.swift: the category tree as the platform keeps it.
import Catalog
import Core
import Design
import Web

extension Consoles {
    var treePages: [PageRoute] {
        let path = "\(PlatformPlace.path)/categories"
        return [
            PageRoute(.get, path, needs: .platform("platform.read")) { request in
                let place = try await platformPlace(request)
                return try await showTree(place, ("", "", request.query("under") ?? ""), Corrections(place.language))
            },
            PageRoute(.post, path, needs: .platform("categories.write")) { request in
                let form = try request.form()
                let typed = (trimmed(form.text("name") ?? ""), trimmed(form.text("nameEn") ?? ""), form.text("parent") ?? "")
                return try await attempt(request, then: "\(path)?done=saved") { place in
                    _ = try await catalog.addCategory(
                        CategoryNames(zh: typed.0, en: typed.1), under: ID<Category>(typed.2), by: place.person)
                } refused: {
                    try await showTree($0, typed, $1)
                }
            },
            PageRoute(.post, "\(path)/{category}/shift", needs: .platform("categories.write")) { request in
                let id: ID<Category> = try request.id("category")
                let isUp = try request.form().text("up") == "1"
                return try await attempt(request, then: "\(path)#c\(id)") { place in
                    try await catalog.shiftCategory(id, up: isUp, by: place.person)
                } refused: {
                    try await showTree($0, ("", "", ""), $1)
                }
            },
            PageRoute(.get, "\(path)/{category}", needs: .platform("categories.write")) { request in
                let place = try await platformPlace(request)
                return try await showCategory(place, try request.id("category"), nil, Corrections(place.language))
            },
            PageRoute(.post, "\(path)/{category}", needs: .platform("categories.write")) { request in
                let id: ID<Category> = try request.id("category")
                let typed = CategoryForm(try request.form())
                return try await attempt(request, then: "\(path)?done=saved#c\(id)") { place in
                    try await catalog.renameCategory(id, CategoryNames(zh: typed.name, en: typed.nameEn), by: place.person)
                    try await catalog.moveCategory(id, under: ID<Category>(typed.parent), by: place.person)
                    try await catalog.setHidden(typed.isHidden, of: id, by: place.person)
                } refused: {
                    try await showCategory($0, id, typed, $1)
                }
            },
            PageRoute(.post, "\(path)/{category}/delete", needs: .platform("categories.write")) { request in
                let id: ID<Category> = try request.id("category")
                return try await attempt(request, then: "\(path)?done=deleted") { place in
                    try await catalog.deleteCategory(id, by: place.person)
                } refused: {
                    try await showCategory($0, id, nil, $1)
                }
            },
        ]
    }

    private func showTree(
        _ place: PlatformPlace, _ typed: (name: String, nameEn: String, parent: String), _ corrections: Corrections
    ) async throws -> WebResponse {
        let (language, path) = (place.language, "\(PlatformPlace.path)/categories")
        let tree = try await catalog.categories()
        let write = place.may.contains("categories.write")
        func rows(under parent: ID<Category>?) -> [HTML] {
            tree.everyChild(of: parent).flatMap { category -> [HTML] in
                let other: String = language == .zh ? category.nameEn : category.nameEn.isEmpty ? "" : category.name
                let hidden: HTML = category.isHidden ? #" <span class="tag">\#(PlatformWords.hidden, language)</span>"# : HTML()
                let name = category.name(in: language)
                var acts = HTML()
                if write {
                    acts =
                        place.act(
                            "\(path)/\(category.id)/shift", "↑", look: "ghost sm", hidden: [("up", "1")],
                            about: "\(PlatformWords.up(language)) \(name)")
                        + place.act(
                            "\(path)/\(category.id)/shift", "↓", look: "ghost sm", hidden: [("up", "0")],
                            about: "\(PlatformWords.down(language)) \(name)")
                        + #"<a class="btn line sm" href="\#(path)/\#(category.id)">\#(Say.edit, language)<span class="sr"> \#(name)</span></a>"#
                }
                let row: HTML = #"""
                    <li class="row between" id="c\#(category.id)"><span class="grow"><span class="muted" aria-hidden="true">\#(String(repeating: "— ", count: Int(category.level - 1)))</span><b>\#(name)</b>\#(hidden)\#
                    <span class="sub"> \#(other)</span></span><span class="row">\#(acts)</span></li>
                    """#
                return [row] + rows(under: category.id)
            }
        }
        let all = rows(under: nil)
        let list: HTML =
            all.isEmpty ? #"<p class="muted">\#(PlatformWords.noCategories, language)</p>"# : #"<ul class="lined">\#(all)</ul>"#
        var adding = HTML()
        if write {
            let controls = [
                Control("name", PlatformWords.nameZh(language), value: typed.name, attributes: [("maxlength", "40")]),
                Control("nameEn", PlatformWords.nameEn(language), value: typed.nameEn, required: false, attributes: [("maxlength", "40")]),
                parentControl(tree, typed.parent, language),
            ]
            adding = section(
                PlatformWords.addCategory(language),
                place.form(path, controls, corrections, button: #"<button class="btn teal">\#(PlatformWords.add, language)</button>"#))
        }
        let body: HTML =
            #"<div class="cols"><div class="stack t">\#(section(PlatformWords.categories(language), list))</div><div class="stack t">\#(adding)</div></div>"#
        return place.page(
            PlatformWords.categories(language), at: .categories, subtitle: PlatformWords.treeAbout(language), body: body,
            status: corrections.isEmpty ? 200 : 422)
    }

    /// The first two levels, and none.
    private func parentControl(_ tree: CategoryTree, _ value: String, _ language: Language) -> Control {
        let options: [Control.Option] =
            [Control.Option("0", PlatformWords.firstLevel(language))]
            + tree.all.filter { $0.level < Category.levels.upperBound }.map { category in
                Control.Option(
                    category.id.description, tree.path(to: category.id).map { $0.name(in: language) }.joined(separator: " / "))
            }
        return Control("parent", PlatformWords.parent(language), .select(options), value: value.isEmpty ? "0" : value)
    }

    private func showCategory(
        _ place: PlatformPlace, _ id: ID<Category>, _ typed: CategoryForm?, _ corrections: Corrections
    ) async throws -> WebResponse {
        let (language, path) = (place.language, "\(PlatformPlace.path)/categories")
        let tree = try await catalog.categories()
        guard let category = tree[id] else { throw CatalogError.categoryNotFound }
        let typed = typed ?? CategoryForm(category)
        let controls = [
            Control("name", PlatformWords.nameZh(language), value: typed.name, attributes: [("maxlength", "40")]),
            Control("nameEn", PlatformWords.nameEn(language), value: typed.nameEn, required: false, attributes: [("maxlength", "40")]),
            parentControl(tree, typed.parent, language),
            Control(
                "hidden", PlatformWords.hide(language), .tick, value: typed.isHidden ? "on" : "", help: PlatformWords.hideHelp(language),
                required: false),
        ]
        let body: HTML =
            section(
                category.name(in: language),
                place.form(
                    "\(path)/\(id)", controls, corrections, button: #"<button class="btn teal">\#(PlatformWords.save, language)</button>"#))
            + section(
                PlatformWords.deleteCategory(language),
                #"<p class="ink2">\#(PlatformWords.deleteAbout, language)</p>"#
                    + place.act("\(path)/\(id)/delete", PlatformWords.delete(language), look: "line"))
        return place.page(
            category.name(in: language), at: .categories, crumbs: [(PlatformWords.categories(language), path)], body: body,
            status: corrections.isEmpty ? 200 : 422)
    }
}

/// What is typed about a category.
private struct CategoryForm: Sendable {
    let name: String, nameEn: String, parent: String, isHidden: Bool

    init(_ form: Form) {
        (name, nameEn) = (trimmed(form.text("name") ?? ""), trimmed(form.text("nameEn") ?? ""))
        (parent, isHidden) = (form.text("parent") ?? "0", form.text("hidden") != nil)
    }
    init(_ category: Category) {
        (name, nameEn, parent) = (category.name, category.nameEn, category.parent?.description ?? "0")
        isHidden = category.isHidden
    }
}
