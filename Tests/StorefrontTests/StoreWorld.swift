// StoreWorld.swift: a small shop behind the real pipeline, and people with browsers: cookies kept, forms sent as they stand.
import AfterSale
import Catalog
import Core
import CustomerService
import Foundation
import Identity
import Ledger
import Notices
import Offers
import Payments
import Reviews
import SandboxPay
import Settings
import Settlement
import Store
import Storefront
import TestKit
import Testing
import Trade
import Web

struct StoreWorld: Sendable {
    let base: TestWorld
    let catalog: Catalog, trade: Trade, identity: Identity
    let pipeline: WebPipeline
    let product: Product
    let shop: ID<Shop>

    /// - Parameter wrap: puts a failing store between the rooms and the database.
    init(wrap: (any Store) -> any Store = { $0 }) async throws {
        let migrations: [Migration] =
            identityMigrations + settingsMigrations + paymentsMigrations + catalogMigrations + offersMigrations + tradeMigrations
            + sandboxPayMigrations
            + afterSaleMigrations + reviewsMigrations + noticesMigrations + customerServiceMigrations
        let base = try await TestWorld(on: .sqlite, migrations)
        let (store, clock, ids, random) = (wrap(base.store), base.clock, base.ids, base.random)
        let identity = Identity(store: store, clock: clock, ids: ids, random: random, hasher: PasswordHasher(cost: .cheap))
        let sandbox = SandboxPay(store: store, clock: clock, ids: ids, random: random, key: [UInt8](repeating: 7, count: 32))
        let payments = Payments(store: store, clock: clock, ids: ids, providers: [sandbox])
        let settings = Settings(store: store, clock: clock, ids: ids)
        let catalog = Catalog(
            store: store, clock: clock, ids: ids, random: random, settings: settings,
            media: MediaStore(folder: FileManager.default.temporaryDirectory.path))
        let offers = Offers(store: store, clock: clock, ids: ids, catalog: catalog)
        let trade = Trade(
            store: store, clock: clock, ids: ids, settings: settings, catalog: catalog, offers: offers, payments: payments,
            provider: SandboxPay.name)
        let storefront = Storefront(
            catalog: catalog, offers: offers, trade: trade, payments: payments, identity: identity,
            notices: Notices(store: store, clock: clock, ids: ids),
            customerService: CustomerService(
                store: store, clock: clock, ids: ids, identity: identity, catalog: catalog, trade: trade),
            settlement: Settlement(
                store: store, clock: clock, ids: ids, settings: settings, ledger: Ledger(store: store, clock: clock, ids: ids),
                catalog: catalog, payments: payments, trade: trade, provider: SandboxPay.name),
            afterSale: AfterSale(
                store: store, clock: clock, ids: ids, identity: identity, settings: settings, catalog: catalog, trade: trade),
            reviews: Reviews(store: store, clock: clock, ids: ids, catalog: catalog, trade: trade), clock: clock, random: random,
            badges: { Badges(cart: try await trade.cartCount(of: $0), unread: 0) }, settled: { _ in })
        pipeline = WebPipeline(
            pages: storefront.pages, gatekeeper: IdentityGatekeeper(identity) { _ in nil },
            csrfKey: [UInt8](repeating: 9, count: 32), random: random, errorPage: storefront.errorPage)
        shop = try await catalog.openShop(of: ID<Organisation>(7), slug: "tea-house", name: "茶舍").id
        let draft = ProductDraft(title: "明前龙井", skus: [SKUDraft(price: .cny(9_900), stock: 10)])
        let made = try await catalog.createProduct(in: shop, draft)
        product = try await catalog.setState(.listed, of: made.id, in: shop)
        (self.base, self.catalog, self.trade, self.identity) = (base, catalog, trade, identity)
    }

    var sku: ID<SKU> { product.skus[0].id }

    /// A signed-in buyer with an address.
    func buyer(_ number: String) async throws -> Browser {
        let identifier = try #require(Identifier(number)), name = try #require(DisplayName("小禾"))
        let session = try await identity.signUp(identifier, #require(Password("a long enough secret")), name: name)
        let postal = try PostalAddress(name: "陈小禾", phone: number, division: "510107", detail: "人民南路四段 27 号")
        _ = try await trade.addAddress(postal, isDefault: true, of: session.person)
        return Browser(world: self, person: session.person, token: session.token)
    }

    func orders(of browser: Browser) async throws -> [Order] { try await trade.orders(of: browser.person, PageRequest()).items }
}

struct Browser: Sendable {
    let world: StoreWorld
    let person: ID<Account>, token: String

    func get(_ path: String) async -> WebResponse {
        await world.pipeline.respond(to: WebHead(method: "GET", target: path, headers: ["cookie": "souk_session=\(token)"]))
    }

    func post(_ path: String, _ fields: [(String, String)]) async -> WebResponse {
        let body: String = fields.map { "\(percentEncoded($0.0))=\(percentEncoded($0.1))" }.joined(separator: "&")
        let headers: Headers = ["cookie": "souk_session=\(token)", "content-type": "application/x-www-form-urlencoded"]
        return await world.pipeline.respond(to: WebHead(method: "POST", target: path, headers: headers), body: Array(body.utf8))
    }
}

extension WebResponse {
    var text: String { String(decoding: bytes, as: UTF8.self) }
    var location: String { headers["location"] ?? "" }

    /// What the form of this page would send: its hidden fields and what is typed or ticked.
    var fields: [(String, String)] {
        text.matches(of: /<input ([^>]*)>/).compactMap { found in
            let input = String(found.1)
            if input.contains("type=\"checkbox\""), !input.contains(" checked") { return nil }
            guard let name = input.firstMatch(of: /name="([^"]*)"/)?.1, name != "q" else { return nil }
            if input.contains("type=\"radio\""), !input.contains(" checked") { return nil }
            return (String(name), String(input.firstMatch(of: /value="([^"]*)"/)?.1 ?? ""))
        }
    }
}
