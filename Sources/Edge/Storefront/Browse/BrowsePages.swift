// BrowsePages.swift: where a buyer looks around. Each page reads what it needs in one `load` and is drawn from that alone, so that
// an answer can be kept for everyone who has no session.
import Catalog
import Core
import Design
import Web

extension Storefront {
    var browsePages: [PageRoute] {
        [
            PageRoute(.get, "/", isKept: true) { try await home($0) },
            PageRoute(.get, "/search", isKept: true) { try await search($0) },
            PageRoute(.get, "/search/suggest", isKept: true) { try await suggest($0) },
            PageRoute(.get, "/categories", isKept: true) { try await categories($0) },
            PageRoute(.get, "/shops", isKept: true) { try await shops($0) },
            PageRoute(.get, "/shops/{slug}", isKept: true) { try await shopPage($0) },
        ]
    }

    /// What may be typed next, as a list of links: a part of a page, asked for while somebody types.
    private func suggest(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let found = try await catalog.suggest(request.query("q") ?? "")
        let items: [HTML] = found.map { suggestion in
            let (href, icon, kind): (String, Icon, Phrase?) =
                switch suggestion.target {
                case .words: (address("/search", [("q", suggestion.text)]), .search, nil)
                case .category(let id): (address("/search", [("category", id.description)]), .grid, BrowseWords.category)
                case .brand(let id): (address("/search", [("brand", id.description)]), .star, BrowseWords.brand)
                case .shop(let slug): ("/shops/\(slug)", .shop, BrowseWords.shop)
                }
            let label: HTML = kind.map { #"<span class="sm muted">\#($0, language)</span>"# } ?? HTML()
            return #"<li><a href="\#(href)">\#(icon.small)<span class="grow">\#(suggestion.text)</span>\#(label)</a></li>"#
        }
        return .html("<ul>\(items)</ul>")
    }
}

/// What the head of a page says to whoever lists it.
func headLines(description: String, canonical: String) -> HTML {
    let plain = description.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let short: String = plain.count > 150 ? plain.prefix(149) + "…" : plain
    return #"<meta name="description" content="\#(short)"><link rel="canonical" href="\#(canonical)">"#
}

/// Links to categories in one line.
func categoryChips(
    _ categories: [(category: Category, href: String, count: Int64?)], current: ID<Category>? = nil, _ language: Language
) -> HTML {
    guard !categories.isEmpty else { return HTML() }
    let chips: [HTML] = categories.map { category, href, count in
        let number: HTML = count.map { #"&nbsp;<span class="sm">\#(Format.count($0, language))</span>"# } ?? HTML()
        let mark: HTML = category.id == current ? #" aria-current="true""# : HTML()
        return #"<a class="chip"\#(mark) href="\#(href)">\#(category.name(in: language))\#(number)</a>"#
    }
    return #"<nav class="chips" aria-label="\#(BrowseWords.categories, language)">\#(chips)</nav>"#
}

/// The letter that stands for a shop.
func shopFace(_ shop: ShopCard) -> HTML {
    let colour: HTML = shop.id.number % 2 == 0 ? "av" : "av t"
    return #"<span class="\#(colour)" aria-hidden="true">\#(shop.name.prefix(1))</span>"#
}
