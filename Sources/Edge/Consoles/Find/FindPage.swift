// FindPage.swift: everything of the desk by name: pages that the person may open, orders, products, shops, accounts.
import Catalog
import Core
import Design
import Identity
import Trade
import Web

/// One thing that was found.
struct Found: Sendable, Equatable {
    let label: String
    /// What it is, or where: a shop's name, a kind.
    let about: String
    let href: String
}

extension Consoles {
    /// Of each kind at most.
    static let foundMax = 8

    var findPages: [PageRoute] {
        [
            PageRoute(.get, "/desk/find", needs: .signedIn) { request in
                let text = String(trimmed(request.query("q") ?? "").prefix(60))
                let found = try await find(text, for: try request.caller.id(), request.language)
                return request.query("fragment") == "1"
                    ? .html(list(found)) : try await showFound(request, text, found)
            }
        ]
    }

    private func list(_ found: [Found]) -> HTML {
        let rows: [HTML] = found.map { thing in
            #"<li><a href="\#(thing.href)">\#(thing.label) <span class="sub">\#(thing.about)</span></a></li>"#
        }
        return #"<ul class="lined">\#(rows)</ul>"#
    }

    /// Without a text: the pages alone.
    private func find(_ text: String, for person: ID<Account>, _ language: Language) async throws -> [Found] {
        let memberships = try await identity.memberships(of: person)
        var shops: [(card: ShopCard, roles: Set<Role>)] = []
        for membership in memberships {
            for card in try await catalog.shops(of: membership.organisation.id).prefix(20) { shops.append((card, membership.roles)) }
        }
        var found: [Found] = []
        for page in FindablePage.ofPlatform where page.matches(text) {
            if try await identity.permitsPlatform(person, page.right) {
                found.append(page.found(at: "", in: PlatformWords.platform(language), language))
            }
        }
        for (shop, roles) in shops {
            for page in FindablePage.ofShop where page.matches(text) && roles.contains(where: { $0.permits(page.right) }) {
                found.append(page.found(at: "/desk/shops/\(shop.id)", in: shop.name, language))
            }
        }
        guard !text.isEmpty else { return Array(found.prefix(20)) }
        found = Array(found.prefix(Self.foundMax))
        found += shops.filter { $0.card.name.localizedHas(text) || $0.card.slug.localizedHas(text) }.prefix(Self.foundMax).map {
            Found(label: $0.card.name, about: FindWords.shop(language), href: "/desk/shops/\($0.card.id)")
        }
        if let number = ID<Order>(text) {
            for (shop, roles) in shops where roles.contains(where: { $0.permits("orders.read") }) {
                guard let order = try await order(number, of: shop.id) else { continue }
                found.append(
                    Found(
                        label: FindWords.order(language, ["n": order.id.description]), about: shop.name,
                        href: "/desk/shops/\(shop.id)/orders/\(order.id)"))
            }
        }
        let readable = shops.filter { $0.roles.contains { $0.permits("catalog.read") } }.map(\.card)
        let names = Dictionary(readable.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        for product in try await catalog.findProducts(text, of: readable.map(\.id), limit: Int64(Self.foundMax)) {
            found.append(
                Found(label: product.title, about: names[product.shop] ?? "", href: "/desk/shops/\(product.shop)/products/\(product.id)"))
        }
        return found + (try await findForPlatform(text, for: person, language))
    }

    private func order(_ id: ID<Order>, of shop: ID<Shop>) async throws -> Order? {
        do {
            return try await trade.order(id, of: shop)
        } catch TradeError.orderNotFound {
            return nil
        }
    }

    /// Shops and accounts, for the platform's staff.
    private func findForPlatform(_ text: String, for person: ID<Account>, _ language: Language) async throws -> [Found] {
        var found: [Found] = []
        if try await identity.permitsPlatform(person, "shops.read") {
            let page = try await catalog.shops(matching: ShopFilter(text: text), PageRequest(limit: Int64(Self.foundMax)))
            found += page.items.map {
                Found(label: $0.name, about: FindWords.shop(language), href: "\(PlatformPlace.path)/shops/\($0.id)")
            }
        }
        if try await identity.permitsPlatform(person, "accounts.read") {
            found += try await identity.accounts(matching: text, limit: Int64(Self.foundMax)).map {
                Found(label: $0.name, about: $0.identifier.masked, href: "\(PlatformPlace.path)/accounts/\($0.id)")
            }
        }
        return found
    }

    private func showFound(_ request: WebRequest, _ text: String, _ found: [Found]) async throws -> WebResponse {
        let language = request.language
        let person = try request.caller.id()
        let inside: HTML =
            found.isEmpty ? Empty.html(.basket, FindWords.none(language, ["q": text])) : #"<div class="bd">\#(list(found))</div>"#
        let body: HTML = #"""
            <section class="card"><form class="filters" role="search" action="/desk/find"><label class="search">\#(Icon.search.html)<span class="sr">\#(FindWords.label, language)</span>\#
            <input name="q" type="search" maxlength="60" value="\#(text)" placeholder="\#(FindWords.hint, language)"></label>\#
            <button class="btn line">\#(PlatformWords.searchVerb, language)</button></form>\#(inside)</section>
            """#
        var entries = [DeskPage.Entry(Say.myShops(language), "/desk", .shop)]
        if try await identity.permitsPlatform(person, "platform.read") {
            entries.append(.init(PlatformWords.platform(language), PlatformPlace.path, .shield))
        }
        var page = DeskPage(title: FindWords.title(language), language: language, nav: [.init(nil, entries)], body: body)
        (page.person, page.here) = (try await identity.profile(of: person)?.name ?? "", request.here)
        (page.end, page.theme) = (signOut(request), request.theme)
        return .html(page.html)
    }
}

enum FindWords {
    static let title = Phrase("find.title", zh: "查找", en: "Find")
    static let label = Phrase("find.label", zh: "查找页面、订单、商品、店铺", en: "Find pages, orders, products, shops")
    static let hint = Phrase("find.hint", zh: "库存 / 订单号 / 商家编码", en: "Stock / order number / code")
    static let none = Phrase("find.none", zh: "没有找到“{q}”。", en: "Nothing found for “{q}”.")
    static let shop = Phrase("find.shop", zh: "店铺", en: "Shop")
    static let order = Phrase("find.order", zh: "订单 {n}", en: "Order {n}")
}
