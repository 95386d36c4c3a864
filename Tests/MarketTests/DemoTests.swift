// DemoTests.swift: the demo that is made is whole, and its books are right.
import Catalog
import Core
import CustomerService
import Foundation
import Identity
import Logging
import Runtime
import Store
import TestKit
import Testing
import Trade
import Verify
import Web

@testable import App
@testable import Market

@Suite struct DemoTests {
    static let end = TestWorld.start + .days(60)
    static let secrets = Secrets(master: [UInt8](repeating: 7, count: 32))

    /// A whole demo on a fresh store, and the house on a clock that stands at its end.
    static func make(on backend: TestStore) async throws -> (store: any Store, rooms: Rooms, media: String) {
        let store = try await backend.open(Array(allMigrations.dropFirst(kernelMigrations.count)))
        let media = FileManager.default.temporaryDirectory.appendingPathComponent("souk-demo-\(Random.system.secret())").path
        let opened = Opened(store: store, secrets: secrets, media: media)
        let past = DemoPast(opened, secrets: secrets, end: end, random: .seeded(5), logger: Logger(label: "demo"))
        try await past.make { _ in }
        let clock = ManualClock(end).clock
        let rooms = Rooms(
            store: store, clock: clock, ids: IDSource(node: 1, from: end, until: end + .days(1), clock: clock), random: .seeded(6),
            secrets: secrets, media: media, hasher: PasswordHasher(cost: .cheap))
        return (store, rooms, media)
    }

    @Test(arguments: TestStore.all)
    func `every shop, product and state of an order is there, and the books are right`(backend: TestStore) async throws {
        let (store, rooms, media) = try await Self.make(on: backend)
        defer { try? FileManager.default.removeItem(atPath: media) }
        let shops = try await rooms.catalog.shops(PageRequest(limit: 50)).items
        #expect(shops.count == 8)
        let tea = try #require(shops.first { $0.slug == DemoShop.tea.slug })
        #expect(try await rooms.customerService.unanswered(tea.id) == 2)
        #expect(try await rooms.customerService.answerTimes(of: tea.id, days: 30).count == 2)

        var products = 0, states: [Product.State: Int] = [:], orders: [Order.State: Int] = [:], buyers: Set<ID<Account>> = []
        for shop in shops {
            for card in try await rooms.catalog.products(of: shop.id, PageRequest(limit: 100)).items {
                let product = try await rooms.catalog.product(card.id, of: shop.id)
                products += 1
                states[product.state, default: 0] += 1
                let first = try #require(product.pictures.first)
                for picture in product.pictures {
                    let found = try await rooms.catalog.media.read(String(picture.dropFirst(MediaStore.path.count)))
                    #expect(found.contentType == "image/svg+xml")
                }
                #expect(first.hasSuffix(".svg"))
            }
            var page: PageRequest? = PageRequest(limit: 100)
            while let asked = page {
                let found = try await rooms.trade.orders(of: shop.id, [], asked)
                for order in found.items {
                    orders[order.state, default: 0] += 1
                    buyers.insert(order.buyer)
                    let times: [Timestamp?] = [
                        order.placedAt, order.paidAt, order.shippedAt, order.completedAt, order.endedAt, order.refundedAt,
                    ]
                    #expect(times.allSatisfy { ($0 ?? Self.end) <= Self.end }, "order \(order.id) in the future")
                }
                page = found.next.map { PageRequest(limit: 100, after: $0) }
            }
        }
        #expect(products == 80)
        #expect((states[.listed] ?? 0) >= 75 && (states[.draft] ?? 0) > 0 && (states[.delisted] ?? 0) > 0)
        #expect(orders.values.reduce(0, +) >= 120)
        for state in Order.State.allCases { #expect((orders[state] ?? 0) > 0, "no order is \(state)") }
        #expect(buyers.count >= 5)
        try await Self.proveBooks(of: store)
        let verdicts = try await rooms.verify.run(replay: false)
        for verdict in verdicts { #expect(verdict.broken.isEmpty, "\(verdict.law): \(verdict.broken)") }
        try await Self.lookAtWhatGoesWithTrade(store)
        let people = try await rooms.market(Self.secrets).people()
        #expect(people.map(\.name) == DemoPerson.shown.map(\.name))
        let session = try await people[0].signIn(.stranger)
        #expect(session.person == people[0].account)
    }

    /// Each page has something to show: offers of each kind that a shop can make today, cases in each state that rests, money in each
    /// of its ways, and a difference of each kind.
    static func lookAtWhatGoesWithTrade(_ store: any Store) async throws {
        func texts(_ query: SQL) async throws -> Set<String> {
            try await store.read { Set(try $0.rows(query).map { try $0.text(0) }) }
        }
        let live: SQL = "SELECT kind FROM offers_offer WHERE ended_at IS NULL AND starts_at <= \(end) AND ends_at > \(end)"
        let kinds: Set<String> = ["limitedPrice", "firstOrderPrice", "fullReduction", "productCoupon", "shopCoupon", "platformCoupon"]
        #expect(try await texts(live) == kinds)
        #expect(try await texts("SELECT hand FROM offers_offer WHERE kind = 'shopCoupon'") == ["open", "claimed", "targeted", "code"])
        let states: Set<String> = [
            "requested", "agreed", "rejected", "returning", "received", "resent", "refunded", "exchanged", "withdrawn", "escalated",
        ]
        #expect(try await texts("SELECT state FROM aftersale_case") == states)
        #expect(try await texts("SELECT state FROM settlement_withdrawal") == ["requested", "succeeded", "refused"])
        #expect(try await texts("SELECT cause FROM settlement_debt WHERE left_over > 0") == ["refund"])
        #expect(try await texts("SELECT state FROM settlement_invoice") == ["requested", "issued", "declined"])
        let open: SQL = "SELECT kind FROM payments_difference WHERE state = 'open'"
        #expect(try await texts(open) == ["missingHere", "missingThere", "amount", "state"])
        #expect(try await texts("SELECT outcome FROM payments_difference WHERE state = 'settled'") == ["confirmed", "byHand"])
    }

    /// Stock is what its journal adds up to; nothing waits behind a failed event; nothing that fell due was left.
    static func proveBooks(of store: any Store) async throws {
        let wrong = try await store.read { db in
            try db.rows(
                """
                SELECT s.sku_id
                FROM catalog_stock s
                WHERE s.on_hand <> (SELECT SUM(e.on_hand) FROM catalog_stock_entry e WHERE e.shop_id = s.shop_id AND e.sku_id = s.sku_id)
                  OR s.reserved <> (SELECT SUM(e.reserved) FROM catalog_stock_entry e WHERE e.shop_id = s.shop_id AND e.sku_id = s.sku_id)
                """
            ).count
        }
        #expect(wrong == 0)
        let (parked, late) = try await store.read { db in
            (
                try db.row("SELECT COUNT(*) FROM kernel_parked")?.int64(0),
                try db.row("SELECT COUNT(*) FROM kernel_due_work WHERE due_at <= \(end) OR attempts > 0")?.int64(0)
            )
        }
        #expect(parked == 0 && late == 0)
    }

    @Test func `each product has words in both languages and a picture of its own`() {
        #expect(DemoShop.all.count == 8)
        var firsts: Set<Drawing> = []
        for product in DemoShop.all.flatMap(\.products) {
            let isChinese: (Character) -> Bool = { $0.unicodeScalars.contains { 0x4E00...0x9FFF ~= $0.value } }
            let latin: (String) -> Int = { $0.split { !($0.isASCII && $0.isLetter) }.count }
            #expect(product.description.filter(isChinese).count >= 40, "\(product.title)")
            #expect(latin(product.description) >= 12, "\(product.title)")
            #expect(product.title.contains(where: isChinese) && latin(product.title) >= 1 && product.title.count <= 120)
            #expect(!product.attributes.isEmpty && !product.skus.isEmpty)
            for word in ["最好", "第一名", "顶级", "国家级", "治疗", "疗效", "唯一"] {
                #expect(!product.description.contains(word), "\(product.title): \(word)")
            }
            for drawing in product.pictures {
                #expect(!drawing.svg.contains("script") && !drawing.svg.contains("href") && !drawing.svg.contains(" on"))
            }
            if let first = product.pictures.first { #expect(firsts.insert(first).inserted, "\(product.title) looks like another") }
        }
        #expect(firsts.count == 80)
    }

    @Test func `each category has an English name, and none is named that is not there`() {
        var used: Set<String> = []
        for product in DemoShop.all.flatMap(\.products) {
            for depth in product.category.indices { used.insert(product.category[...depth].joined(separator: "/")) }
        }
        #expect(used == Set(DemoShop.categoriesInEnglish.map(\.path)))
    }

    @Test func `a plan is the same for the same seed, and keeps its time`() {
        let plan = HistoryPlan(shops: DemoShop.all, end: Self.end, seed: 4)
        #expect(plan.visits == HistoryPlan(shops: DemoShop.all, end: Self.end, seed: 4).visits)
        #expect(plan.visits != HistoryPlan(shops: DemoShop.all, end: Self.end, seed: 5).visits)
        #expect(plan.visits.allSatisfy { Self.end - .days(31)...Self.end ~= $0.at })
    }
}
