// StorePage.swift: a whole page of the storefront around a body.
import Web

/// The frame of a buyer's page. It gives the document its one `h1` (unless the header says otherwise) and its landmarks.
public struct StorePage: Sendable {
    public enum Header: Sendable {
        /// A search box; the title is the `h1`, for screen readers only.
        case search(query: String = "")
        /// A way back and the title as `h1`: pages with one job.
        case back(to: String)
        /// A way back and a search box; the body brings the `h1` (a product's name).
        case product(back: String)
    }

    /// An entry of the bar at the bottom.
    public struct Tab: Sendable, Equatable {
        public let label: Phrase, href: String, icon: Icon
        public init(_ label: Phrase, _ href: String, _ icon: Icon) { (self.label, self.href, self.icon) = (label, href, icon) }

        public static let home = Tab(Words.home, "/", .home)
        public static let categories = Tab(Words.categories, "/categories", .grid)
        public static let cart = Tab(Words.cart, "/cart", .cart)
        public static let orders = Tab(Words.orders, "/orders", .orders)
        public static let me = Tab(Words.me, "/me", .person)
        public static let all: [Tab] = [.home, .categories, .cart, .orders, .me]
    }

    public let title: String
    public let language: Language
    public let body: HTML
    public var header: Header = .search()
    public var tab: Tab?
    public var tabs: [Tab] = Tab.all
    public var cartCount: Int
    /// Notices and messages that the person has not read; nil for who has none to have: then no bell is shown.
    public var unread: Int?
    /// The bottom bar of a page with one job, in place of the tabs: small actions, then one button. Its inside is a `<div>`.
    public var bar: HTML?
    /// See `Shell.address`: what the link to the other language keeps.
    public var here = ""
    /// Light or dark whatever the system says; nil follows it.
    public var theme: Theme?
    /// What the page says about itself in its head: description, canonical address.
    public var head = HTML()
    /// A sheet over the page, which is inert meanwhile. It holds the document's one `h1`.
    public var sheet: HTML?
    public var site: String

    public init(
        title: String, language: Language, body: HTML, header: Header = .search(), tab: Tab? = nil, cartCount: Int = 0,
        bar: HTML? = nil, here: String = ""
    ) {
        (self.title, self.language, self.body, self.header, self.tab) = (title, language, body, header, tab)
        (self.cartCount, self.bar, self.here, site) = (cartCount, bar, here, Words.site(language))
    }

    public var html: HTML {
        let flows: Bool = if case .search = header { bar != nil } else { true }
        let phone: HTML = flows ? "phone flow" : "phone"
        let stack: HTML = flows ? HTML() : #" class="stack""#
        let still: HTML = sheet == nil ? HTML() : " inert"
        let bottom: HTML = bar.map { #"<div class="bar"\#(still)>\#($0)</div>"# } ?? tabBar(still)
        let over: HTML = sheet.map { #"<div class="scrim" aria-hidden="true"></div>\#($0)"# } ?? HTML()
        return Shell.html(
            title: title, site: site, sheet: Styles.storefront, language: language, theme: theme, here: here, head: head, bodyClass: HTML(),
            body: #"""
                <div class="\#(phone)"\#(still)><header class="topbar">\#(top)\#(Shell.languageLink(language, here))</header>
                <main id="main"\#(stack)>\#(hiddenHeading)
                \#(body)
                </main></div>
                \#(bottom)\#(over)
                """#)
    }

    private var hiddenHeading: HTML {
        if case .search = header, sheet == nil { #"<h1 class="sr">\#(title)</h1>"# } else { HTML() }
    }

    private var top: HTML {
        switch header {
        case .search(let query): search(query) + bell
        case .back(let href) where sheet != nil: #"\#(back(href))<p class="grow center b">\#(title)</p>"#
        case .back(let href): #"\#(back(href))<h1>\#(title)</h1>"#
        case .product(let href): back(href) + search("")
        }
    }

    private func back(_ href: String) -> HTML {
        #"<a class="iconbtn" href="\#(href)" aria-label="\#(Words.back, language)">\#(Icon.back.html)</a>"#
    }

    private var bell: HTML {
        guard let unread else { return HTML() }
        return
            #"<a class="act" href="/notices"><span class="sr">\#(Words.notices, language)</span>\#(Icon.bell.html)\#(Shell.dot(unread, Words.unread, language))</a>"#
    }

    private func search(_ query: String) -> HTML {
        #"""
        <form class="search" role="search" action="/search">\#(Icon.search.html)<label class="sr" for="q">\#(Words.searchLabel, language)</label>\#
        <input id="q" name="q" type="search" maxlength="100" enterkeyhint="search" data-suggest="/search/suggest" placeholder="\#(Words.searchHint, language)" value="\#(query)">\#
        <button class="btn">\#(Words.search, language)</button></form>
        """#
    }

    private func badge(_ entry: Tab) -> HTML {
        switch entry {
        case .cart: Shell.dot(cartCount, Words.inCart, language)
        case .me: Shell.dot(unread ?? 0, Words.unread, language)
        default: HTML()
        }
    }

    private func tabBar(_ still: HTML) -> HTML {
        let entries: [HTML] = tabs.map { entry in
            let dot: HTML = badge(entry)
            return
                #"<li><a\#(Shell.current(entry == tab)) href="\#(entry.href)">\#(entry.icon.html)\#(entry.label, language)\#(dot)</a></li>"#
        }
        return #"<nav class="tabbar"\#(still) aria-label="\#(Words.mainMenu, language)"><ul>\#(entries)</ul></nav>"#
    }
}
