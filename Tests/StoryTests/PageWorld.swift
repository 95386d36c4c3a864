// PageWorld.swift: a small market whose people write Latin letters only, and every page of the house in it.
import App
import Catalog
import Core
import Foundation
import Identity
import Offers
import Store
import StoryKit
import TestKit
import Testing
import Trade
import Web

/// Whatever Chinese an English page of this world shows is ours.
struct PageWorld: Sendable {
    enum Visitor: String, CaseIterable, Sendable, CustomTestStringConvertible {
        case nobody, stranger, buyer, neighbour, viewer, owner, admin
        var testDescription: String { rawValue }
    }

    let shops: ShopWorld
    let pipeline: WebPipeline
    let tea: Stall
    /// Sessions by visitor; nobody has none.
    let tokens: [Visitor: String]
    /// What the names in a path stand for.
    let parameters: [String: String]

    /// - Parameter wrap: puts a recording store between the rooms and the database.
    init(on backend: TestStore, wrap: (any Store) -> any Store = { $0 }) async throws {
        let shops = try await ShopWorld(on: backend, wrap: wrap)
        let rooms = shops.rooms
        var tokens: [Visitor: String] = [:]
        var people: [Visitor: ID<Account>] = [:]
        for (place, visitor) in [Visitor.stranger, .buyer, .neighbour, .viewer, .owner].enumerated() {
            let session = try await rooms.identity.signUp(
                #require(Identifier("1390000000\(place)")), #require(Password("password-1")), name: #require(DisplayName("Ann \(place)")))
            (tokens[visitor], people[visitor]) = (session.token, session.person)
        }
        let (admin, secret) = (try #require(Identifier("13900000009")), try #require(Password("password-9")))
        _ = try await rooms.identity.createAdmin(admin, secret, name: #require(DisplayName("Root")))
        tokens[.admin] = try await rooms.identity.signIn(admin, secret).token
        let (owner, buyer) = (try #require(people[.owner]), try #require(people[.buyer]))

        let tea = try await Self.shop("tea", owner: owner, shops)
        _ = try await Self.shop("next-door", owner: #require(people[.neighbour]), shops)
        try await rooms.identity.addStaff(#require(Identifier("13900000003")), as: [.viewer], to: tea.organisation, by: owner)

        let home = try PostalAddress(name: "Ann", phone: "13800138000", division: "510107", detail: "South Road 27")
        let address = try await rooms.trade.addAddress(home, isDefault: true, of: buyer)
        func place(_ key: String, _ line: WantedLine, _ total: Int64) async throws -> Placed {
            try await rooms.trade.place(
                Checkout(buyer: buyer, lines: [line], address: .postal(home), total: .cny(total), fromCart: false, key: key))
        }
        let paid = try await place("k1", tea.line(0, 2), 20_000)
        try await shops.pay(paid, by: buyer)
        let open = try await place("k2", tea.line(1), 99)
        let sent = try await place("k3", tea.line(0), 10_000)
        try await shops.pay(sent, by: buyer)
        _ = try await rooms.trade.ship(
            #require(sent.orders.first).order, of: tea.shop, Shipment(carrier: .sf, number: "SF1234567890"), by: owner, key: "s1")
        try await rooms.trade.addToCart(tea.line(0, 2), of: buyer)
        try await shops.settle()

        let ladder = Ladder([.init(0, .amount(100))])
        func targeted(_ kind: Offer.Kind, of shop: ID<Shop>?, by actor: ID<Account>) async throws -> ID<Offer> {
            let now = shops.world.clock.now()
            let terms = OfferTerms(
                kind, "For \(kind.rawValue)", hand: .targeted, ladder: ladder, from: now + .minutes(1), until: now + .days(7))
            return try await rooms.offers.make(terms, of: shop, by: actor, key: kind.rawValue).id
        }
        parameters = [
            "offer": try await targeted(.shopCoupon, of: tea.shop, by: owner).description,
            "coupon": try await targeted(.platformCoupon, of: nil, by: owner).description,
            "shop": tea.shop.description, "organisation": tea.organisation.description, "slug": "tea",
            "product": try await rooms.catalog.products(of: tea.shop, PageRequest(limit: 1)).items[0].id.description,
            "order": try #require(paid.orders.first).order.description, "number": try #require(open.payment),
            "address": address.id.description, "account": try #require(people[.viewer]).description,
        ]
        (self.shops, self.tea, self.tokens) = (shops, tea, tokens)
        pipeline = try await Program.pipeline(rooms, shops.runner, Configuration(), csrfKey: [UInt8](repeating: 3, count: 32))
    }

    /// Two products, one with a spec, both on sale.
    private static func shop(_ slug: String, owner: ID<Account>, _ shops: ShopWorld) async throws -> Stall {
        let rooms = shops.rooms
        let organisation = try await rooms.identity.createOrganisation(
            #require(OrganisationName("House of \(slug)")), kinds: [.merchant], by: owner)
        let shop = try await rooms.catalog.openShop(of: organisation, slug: slug, name: "Shop \(slug)")
        let drafts = [
            ProductDraft(
                title: "Green tea of \(slug)", description: "<p>Picked in <b>spring</b></p>", axes: [SpecAxis("Size", ["S", "L"])],
                skus: [SKUDraft(values: ["S"], price: .cny(10_000), stock: 50), SKUDraft(values: ["L"], price: .cny(18_000), stock: 0)]),
            ProductDraft(title: "Cup of \(slug)", skus: [SKUDraft(price: .cny(99), stock: 5)]),
        ]
        var skus: [ID<SKU>] = []
        for draft in drafts {
            let product = try await rooms.catalog.createProduct(in: shop.id, draft)
            _ = try await rooms.catalog.setState(.listed, of: product.id, in: shop.id)
            skus.append(try #require(product.skus.first).id)
        }
        return Stall(owner: owner, organisation: organisation, shop: shop.id, skus: skus)
    }

    struct Answer: Sendable {
        let status: Int, location: String?, text: String, bytes: [UInt8]
        let isPage: Bool
    }

    func ask(_ method: Web.Method = .get, _ target: String, as visitor: Visitor, _ language: Language = .zh) async -> Answer {
        var headers: Headers = ["host": "souk.test", "accept-language": language.rawValue]
        if let token = tokens[visitor] { headers.add("cookie", "souk_session=\(token)") }
        let response = await pipeline.respond(to: WebHead(method: method.rawValue, target: target, headers: headers))
        return Answer(
            status: response.status, location: response.headers["location"], text: String(decoding: response.bytes, as: UTF8.self),
            bytes: response.bytes, isPage: response.headers["content-type"]?.hasPrefix("text/html") == true)
    }

    /// The address of a page in this world, and whether all that its path names is there.
    func address(of page: PageRoute) -> (path: String, isWhole: Bool) {
        var isWhole = true
        let parts: [String] = page.template.split(separator: "/", omittingEmptySubsequences: false).map { part in
            guard part.hasPrefix("{") else { return String(part) }
            let known = parameters[String(part.dropFirst().dropLast())]
            if known == nil { isWhole = false }
            return known ?? "77"
        }
        return (parts.joined(separator: "/"), isWhole)
    }

    /// Who is meant to see it.
    func reader(of page: PageRoute) -> Visitor {
        switch page.needs.scope {
        case .anyone, .person, .signedIn: page.template.hasPrefix("/desk") ? .owner : .buyer
        case .shop, .organisation: .owner
        case .platform: .admin
        }
    }

    /// What the list of routes does not say: lists with something to filter or to find, and addresses of nothing.
    static let more: [(path: String, reader: Visitor)] = [
        ("/search?q=tea", .nobody), ("/search?q=qqxyzzy", .buyer), ("/nothing-here", .nobody), ("/nothing-here", .owner),
        ("/desk/shops/77", .owner), ("/platform/nothing", .admin), ("/sign-in", .nobody), ("/cart", .nobody), ("/cart", .stranger),
        ("/orders", .stranger), ("/me/addresses", .stranger), ("/desk", .stranger), ("/", .nobody),
    ]

    /// A list of links that is put into a page while somebody types.
    static let part = "/search/suggest"

    struct Seen: Sendable {
        let name: String
        let answer: Answer
    }

    /// Every page that can be looked at, as its reader sees it.
    func seen(in language: Language) async -> [Seen] {
        var seen: [Seen] = []
        for page in pipeline.pages where page.method == .get {
            let (path, _) = address(of: page)
            let answer = await ask(.get, path, as: reader(of: page), language)
            if answer.isPage, page.template != Self.part { seen.append(Seen(name: page.template, answer: answer)) }
        }
        for (path, reader) in Self.more {
            let answer = await ask(.get, path, as: reader, language)
            if answer.isPage { seen.append(Seen(name: "\(path) as \(reader)", answer: answer)) }
        }
        return seen
    }
}
