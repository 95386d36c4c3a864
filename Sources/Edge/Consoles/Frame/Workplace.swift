// Workplace.swift: who works for which shop, what they may do there, and the frame around each of their pages.
import AfterSale
import Catalog
import Core
import CustomerService
import Design
import Identity
import Settings
import Trade
import Web

/// One request at a shop's desk.
struct Workplace: Sendable {
    /// What a desk asks about; the menu and the buttons follow it, and each page's own permission is checked before.
    static let rights = [
        "orders.read", "orders.ship", "orders.cancel", "catalog.write", "stock.read", "stock.write", "insight.read", "staff.read",
        "staff.write", "audit.read",
        "shop.settings", "offers.read", "offers.write", "messages.read", "messages.write",
        "money.read", "money.withdraw", "invoices.read", "invoices.write", "aftersale.read", "aftersale.handle", "reviews.answer",
    ]

    /// The parts of the menu.
    enum Part { case overview, orders, afterSale, reviews, products, offers, messages, money, invoices, staff, settings }

    let request: WebRequest
    let person: ID<Account>, name: String
    let organisation: ID<Organisation>
    let shop: Shop
    let may: Set<String>
    let toShip: Int64
    /// Buyers who wait for an answer.
    let unanswered: Int64
    /// Cases whose next step is the shop's.
    let cases: Int64
    /// Fewer available pieces than this are low.
    let lowLine: Int64
    /// Why the platform suspended the shop; nil while it is open.
    let suspendedWhy: String?
    let now: Timestamp

    var language: Language { request.language }
    var path: String { "/desk/shops/\(shop.id)" }

    func page(
        _ title: String, at part: Part, subtitle: String = "", crumbs: [(label: String, href: String)] = [], actions: HTML = HTML(),
        body: HTML, status: Int = 200
    ) -> WebResponse {
        var page = DeskPage(title: title, language: language, nav: menu(part), body: suspended + resting + said + body)
        (page.subtitle, page.crumbs, page.actions) = (subtitle, crumbs, actions)
        (page.subject, page.person, page.here) = (shop.name, name, request.here)
        page.theme = request.theme
        page.end = signOut(request)
        return .html(page.html, status: status)
    }

    private func menu(_ part: Part) -> [DeskPage.Group] {
        var trade: [DeskPage.Entry] = []
        if may.contains("orders.read") {
            trade.append(
                .init(Say.orders(language), "\(path)/orders?state=toShip", .orders, current: part == .orders, open: Int(toShip)))
        }
        if may.contains(AfterSale.read) {
            trade.append(
                .init(CaseDeskWords.title(language), "\(path)/aftersale", .returns, current: part == .afterSale, open: Int(cases)))
        }
        if may.contains("orders.read") {
            trade.append(.init(CaseDeskWords.reviews(language), "\(path)/reviews", .star, current: part == .reviews))
        }
        if may.contains("messages.read") {
            trade.append(.init(Say.messages(language), "\(path)/messages", .talk, current: part == .messages, open: Int(unanswered)))
        }
        var goods: [DeskPage.Entry] = [.init(Say.products(language), "\(path)/products", .box, current: part == .products)]
        if may.contains("offers.read") {
            goods.append(.init(OfferDesk.title(language), "\(path)/offers", .wallet, current: part == .offers))
        }
        var money: [DeskPage.Entry] = []
        if may.contains("money.read") {
            money.append(.init(MoneyWords.title(language), "\(path)/money", .wallet, current: part == .money))
        }
        if may.contains("invoices.read") {
            money.append(.init(InvoiceWords.title(language), "\(path)/invoices", .orders, current: part == .invoices))
        }
        var house: [DeskPage.Entry] = []
        if may.contains("staff.read") { house.append(.init(Say.staff(language), "\(path)/staff", .people, current: part == .staff)) }
        if may.contains("shop.settings") {
            house.append(.init(SettingsWords.title(language), "\(path)/settings", .settings, current: part == .settings))
        }
        house.append(.init(Say.myShops(language), "/desk", .shop))
        return [
            .init(nil, [.init(Say.overview(language), path, .chart, current: part == .overview)]),
            .init(Say.tradeGroup(language), trade),
            .init(Say.goodsGroup(language), goods),
            .init(MoneyWords.group(language), money),
            .init(Say.houseGroup(language), house),
        ].filter { !$0.entries.isEmpty }
    }

    /// Above every page of a shop that the platform suspended.
    private var suspended: HTML {
        guard shop.state != .open else { return HTML() }
        let why: HTML = suspendedWhy.map { "\(SettingsWords.suspendedWhy, language, ["why": $0]) " } ?? HTML()
        return Notice.html(.warning, "<b>\(SettingsWords.suspended, language)</b> \(why)\(SettingsWords.suspendedEffect, language)")
    }

    /// What the page before did, when its redirect says so.
    private var said: HTML {
        guard let done = request.query("done"), let phrase = Say.done[done] else { return HTML() }
        return Notice.html(.info, "\(phrase, language)")
    }
}

extension Consoles {
    /// - Throws: ``CatalogError/shopNotFound``.
    func workplace(_ request: WebRequest) async throws -> Workplace {
        let person = try request.caller.id()
        let shop = try await catalog.shop(try request.id("shop"))
        let organisation = ID<Organisation>(shop.organisationNumber)
        let roles = try await identity.rights(of: person, in: organisation)
        let may = Set(Workplace.rights.filter { right in roles.contains { $0.permits(right) } })
        let toShip: Int64 = may.contains("orders.read") ? try await trade.ordersToShip(of: shop.id) : 0
        let unanswered: Int64 = may.contains("messages.read") ? try await customerService.unanswered(shop.id) : 0
        let counts = may.contains(AfterSale.read) ? try await afterSale.counts(of: shop.id) : [:]
        let cases: Int64 = counts.reduce(0) { $0 + ($1.key.waitsFor == .shop ? $1.value : 0) }
        return Workplace(
            request: request, person: person, name: try await identity.profile(of: person)?.name ?? "", organisation: organisation,
            shop: shop, may: may, toShip: toShip, unanswered: unanswered, cases: cases,
            lowLine: try await settings.values(at: clock.now()).lowStockLine,
            suspendedWhy: try await catalog.suspension(of: shop)?.reason, now: clock.now())
    }
}

/// The end of the head.
func signOut(_ request: WebRequest) -> HTML {
    #"""
    <form class="inline" method="post" action="/sign-out">\#(request.csrfField)\#
    <button class="btn ghost">\#(Say.signOut, request.language)</button></form>
    """#
}

extension WebRequest {
    /// This page's own address, for the link to the other language.
    var here: String { path + address(query.filter { $0.name != "lang" && $0.name != "done" }.map { ($0.name, $0.value) }) }
}

/// `?a=1&b=2`, or nothing.
func address(_ items: [(String, String)]) -> String {
    items.isEmpty ? "" : "?" + items.map { "\(percentEncoded($0))=\(percentEncoded($1))" }.joined(separator: "&")
}
