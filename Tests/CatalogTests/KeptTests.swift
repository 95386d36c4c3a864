// KeptTests.swift: favourites and history belong to one person, are bounded, and tell the truth of now.
import Catalog
import Core
import Identity
import Store
import TestKit
import Testing
import Web

@Suite struct KeptTests {
    private let anna = ID<Account>(5), bert = ID<Account>(6)

    @Test(arguments: TestStore.all)
    func `a favourite is marked once, keeps its place, and says when it is off sale or sold out`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let (tea, empty, gone) = (try await world.tea(), try await world.tea(stock: 0), try await world.tea(stock: 3))
        for product in [tea, empty, gone, tea] { try await world.catalog.addFavourite(product.id, of: world.shop, by: anna) }
        _ = try await world.catalog.setState(.delisted, of: gone.id, in: world.shop)
        try await world.catalog.addFavourite(gone.id, of: world.shop, by: anna)   // it is one already
        _ = try await world.catalog.setPrices(
            of: tea.id, in: world.shop, [PriceChange(sku: tea.skus[0].id, price: .cny(8_800), listPrice: nil)])
        let first = try await world.catalog.favourites(of: anna, PageRequest(limit: 2))
        let rest = try await world.catalog.favourites(of: anna, PageRequest(limit: 2, after: first.next))
        #expect(first.items.map(\.card.id) == [gone.id, empty.id] && first.items.map(\.standing) == [.delisted, .soldOut])
        #expect(first.items.map(\.available) == [0, 0])
        #expect(rest.items.map(\.card.id) == [tea.id] && rest.items[0].card.price == .cny(8_800) && rest.items[0].available == 10)
        #expect(rest.next == nil)
        #expect(try await world.catalog.favourites(of: bert, PageRequest()).items.isEmpty)
        try await world.catalog.removeFavourites([tea.id, tea.id, ID(1)], of: anna)
        #expect(try await world.catalog.favourites(among: [tea.id, empty.id], of: anna) == [empty.id])
    }

    @Test func `what buyers cannot see is no favourite, and the 501st is refused`() async throws {
        let world = try await CatalogWorld(on: .sqlite)
        let draft = try await world.catalog.createProduct(
            in: world.shop, ProductDraft(title: "未上架", skus: [SKUDraft(price: .cny(100), stock: 1)]))
        await #expect(throws: CatalogError.productNotFound) {
            try await world.catalog.addFavourite(draft.id, of: world.shop, by: anna)
        }
        let tea = try await world.tea()
        let person = anna, shop = world.shop
        try await world.base.store.write(home: Home(person)) { tx in
            for number in 1...Int64(Catalog.favouritesMax) {
                try tx.run(
                    """
                    INSERT INTO catalog_favourite (person_id, product_id, shop_id, id, at)
                    VALUES (\(person), \(number), \(shop), \(number), 0)
                    """)
            }
        }
        await #expect(throws: FavouriteError.full) { try await world.catalog.addFavourite(tea.id, of: world.shop, by: anna) }
        #expect(try await world.catalog.favouritesCount(of: anna) == 500)
    }

    @Test(arguments: TestStore.all)
    func `a history holds each product once, newest first, and the 200 newest`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let (one, two) = (try await world.tea(), try await world.tea())
        for product in [one, two, one] { try await world.catalog.remember(product.id, of: world.shop, seenBy: anna) }
        #expect(try await world.catalog.history(of: anna, PageRequest()).items.map(\.card.id) == [one.id, two.id])
        let person = anna, shop = world.shop
        try await world.base.store.write(home: Home(person)) { tx in
            for number in 1...Int64(Catalog.historyMax) {   // older than both
                try tx.run(
                    """
                    INSERT INTO catalog_visit (person_id, product_id, shop_id, id, at)
                    VALUES (\(person), \(number), \(shop), \(number), 0)
                    """)
            }
        }
        try await world.catalog.remember(two.id, of: world.shop, seenBy: anna)
        let left = try await world.base.store.read { db in
            try db.rows("SELECT product_id FROM catalog_visit WHERE person_id = \(person) ORDER BY id DESC").map { try $0.int64(0) }
        }
        #expect(left.count == 200 && left.prefix(2) == [two.id.number, one.id.number] && left.last == 3)
        try await world.catalog.forget([two.id], of: anna)
        #expect(try await world.catalog.history(of: anna, PageRequest()).items.first?.card.id == one.id)
        try await world.catalog.forgetHistory(of: anna)
        #expect(try await world.catalog.history(of: anna, PageRequest()).items.isEmpty)
    }

    @Test func `over HTTP a stranger and a guest have neither`() async throws {
        let world = try await CatalogWorld(on: .sqlite)
        let tea = try await world.tea()
        let web = WebPipeline(
            endpoints: world.catalog.endpoints, gatekeeper: People(), csrfKey: Array(repeating: 1, count: 32), random: .seeded(1),
            errorPage: { _, _ in "" })
        func send(_ method: String, _ path: String, _ token: String?) async throws -> (Int, JSON) {
            let headers: Headers = token.map { ["authorization": "Bearer \($0)"] } ?? [:]
            let answer = await web.respond(to: WebHead(method: method, target: "/api/v1/me/\(path)", headers: headers))
            return (answer.status, answer.bytes.isEmpty ? .null : try JSON(parsing: answer.bytes))
        }
        let place = "\(world.shop)/\(tea.id)"
        for (method, path) in [
            ("GET", "favourites"), ("PUT", "favourites/\(place)"), ("DELETE", "favourites/\(tea.id)"), ("GET", "history"),
            ("PUT", "history/\(place)"), ("DELETE", "history/\(tea.id)"), ("DELETE", "history"),
        ] {
            #expect(try await send(method, path, nil).0 == 401, "\(method) \(path)")
            #expect(try await send(method, path, "guest").0 == 401, "\(method) \(path)")
        }
        #expect(try await send("PUT", "favourites/\(place)", "anna").0 == 204)
        #expect(try await send("PUT", "history/\(place)", "anna").0 == 204)
        #expect(try await send("PUT", "history/\(world.shop)/\(tea.id.number + 1)", "anna").0 == 404)
        for list in ["favourites", "history"] {
            let (_, json) = try await send("GET", list, "anna")
            #expect(json["items"]?[0]?["product"]?["id"]?.string == tea.id.description)
            #expect(json["items"]?[0]?["standing"]?.string == "onSale" && json["items"]?[0]?["available"]?.int == 10)
        }
        #expect(try await send("DELETE", "favourites/\(tea.id)", "anna").0 == 204)
        #expect(try await send("GET", "favourites", "anna").1["items"]?.array?.isEmpty == true)
    }
}

/// `anna` is signed in, `guest` is a guest.
private struct People: Gatekeeper {
    func caller(credential: Credential) async throws -> Caller {
        switch credential {
        case .bearer("anna"): Caller(person: ID(5))
        case .bearer("guest"): Caller(person: ID(7), isGuest: true)
        default: throw WebError.signInRequired
        }
    }
    func permit(_ caller: Caller, _ permission: Permission, scope: Int64?) async throws { throw IdentityError.forbidden }
}
