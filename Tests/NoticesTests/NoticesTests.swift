// NoticesTests.swift: a buyer is told once of all that happens to an order, and what is unread is counted right.
import App
import Catalog
import Core
import Identity
import Notices
import Payments
import Runtime
import Settings
import Store
import StoryKit
import TestKit
import Testing
import Trade
import Web

private struct NoticeWorld: Sendable {
    let shops: ShopWorld
    let merchant: ID<Account>, buyer: ID<Account>, tea: Stall
    var notices: Notices { shops.rooms.notices }

    init(on backend: TestStore) async throws {
        shops = try await ShopWorld(on: backend)
        (merchant, buyer) = (try await shops.person(1), try await shops.person(2))
        tea = try await shops.shop("tea", owner: merchant, prices: [100, 250], stock: 50)
    }

    func place(_ key: String) async throws -> Placed {
        try await shops.trade.place(shops.checkout([tea.line(), tea.line(1)], by: buyer, total: 350, key: key))
    }

    func paid(_ key: String) async throws -> ID<Order> {
        let placed = try await place(key)
        try await shops.pay(placed, by: buyer)
        return placed.orders[0].order
    }

    func ship(_ order: ID<Order>, _ lines: [ParcelLine] = []) async throws {
        let shipment = try Shipment(carrier: .sf, number: "SF1234567890", lines: lines)
        _ = try await shops.trade.ship(order, of: tea.shop, shipment, by: merchant, key: "\(order)-\(lines.count)")
        try await shops.settle()
    }

    /// Oldest first.
    func told(_ person: ID<Account>) async throws -> [PersonNotice.Kind] {
        try await notices.notices(of: person, PageRequest(limit: 100)).items.reversed().map(\.kind)
    }

    func unreadCount(_ person: ID<Account>) async throws -> Int64 { try await notices.unread(of: person) }

    /// The count, which a recount must prove.
    func unread(_ person: ID<Account>) async throws -> Int64 {
        let count = try await notices.unread(of: person)
        let listed = try await notices.notices(of: person, PageRequest(limit: 100)).items.filter { !$0.isRead }.count
        #expect(count == Int64(listed))
        return count
    }
}

@Suite struct NoticesTests {
    @Test(arguments: TestStore.all)
    func `a buyer is told of payment, parcels and the end, and of nothing twice`(backend: TestStore) async throws {
        let world = try await NoticeWorld(on: backend)
        let order = try await world.paid("k1")
        try await world.ship(order, [ParcelLine(line: 1, quantity: 1)])
        try await world.ship(order)
        #expect(try await world.told(world.buyer) == [.orderPaid, .orderPartlyShipped, .orderShipped])
        try await world.shops.pass(.milliseconds(Span.days(9).milliseconds - 1))
        #expect(try await world.told(world.buyer).count == 3)
        try await world.shops.pass(.milliseconds(1))
        try await world.shops.pass(.days(1))
        let kinds: [PersonNotice.Kind] = [.orderPaid, .orderPartlyShipped, .orderShipped, .orderCompletesSoon, .orderCompleted]
        #expect(try await world.told(world.buyer) == kinds)
        #expect(try await world.unread(world.buyer) == 5)
        #expect(try await world.told(world.merchant).isEmpty)
        let first = try #require(try await world.notices.notices(of: world.buyer, PageRequest(limit: 100)).items.last)
        #expect(first.order == order && first.shop == world.tea.shop && first.amount == .cny(350))

        // The same event heard again, as after a crash that lost the cursor, adds nothing.
        let events = try await world.shops.world.store.read { db in
            try (0..<Int64(Home.buckets)).flatMap { try db.events(bucket: $0, after: 0, limit: 100) }
        }
        let (notices, now) = (world.notices, world.shops.world.clock.now())
        try await world.shops.world.store.write(home: .shared) { tx in
            for event in events where Notices.hears.contains(event.name) { try notices.apply(event, at: now, in: tx) }
        }
        try await world.shops.settle()
        #expect(try await world.unread(world.buyer) == 5)
    }

    @Test(arguments: TestStore.all)
    func `the warning comes a day before the time that the platform set, and not while that time stands still`(
        backend: TestStore
    ) async throws {
        let world = try await NoticeWorld(on: backend)
        try await world.shops.rooms.settings.begin(.confirmationDays, as: 3)
        let order = try await world.paid("k1")
        try await world.ship(order)
        let (home, shop, trade, now) = (Home.shop(world.tea.shop), world.tea.shop, world.shops.trade, world.shops.world.clock.now())
        try await world.shops.world.store.write(home: home) { tx in
            _ = try trade.holdCompletion(Trade.order(order, of: shop, in: tx), at: now, in: tx)   // as while an after-sale is open
        }
        try await world.shops.pass(.days(2))
        #expect(try await world.told(world.buyer).last == .orderShipped)
        let later = world.shops.world.clock.now() + .days(3)
        try await world.shops.pass(.days(3))
        try await world.shops.world.store.write(home: home) { tx in
            _ = try trade.resumeCompletion(Trade.order(order, of: shop, in: tx), at: later, in: tx)
        }
        try await world.shops.pass(.days(1))
        #expect(try await world.told(world.buyer).last == .orderShipped)
        try await world.shops.pass(.days(1))
        #expect(try await world.told(world.buyer).last == .orderCompletesSoon)
        try await world.shops.pass(.days(1))
        #expect(try await world.told(world.buyer).last == .orderCompleted)
    }

    @Test(arguments: TestStore.all)
    func `who runs a shop is told what the platform decides about it; who opens one at once knows`(backend: TestStore) async throws {
        let world = try await NoticeWorld(on: backend)
        let (catalog, admin) = (world.shops.rooms.catalog, try await world.shops.person(9))
        _ = try await world.shops.rooms.identity.addStaff(
            try #require(Identifier("13800000002")), as: [.viewer], to: world.tea.organisation, by: world.merchant)
        try await world.shops.rooms.settings.begin(.shopReview, as: 1)
        try await catalog.suspend(world.tea.shop, why: "bad papers", by: admin)
        try await catalog.resume(world.tea.shop, by: admin)
        for slug in ["second", "third"] {
            let draft = ShopDraft(slug: slug, name: slug, goods: "Tea", contact: "Ann 13800138000")
            let application = try await catalog.apply(draft, for: world.tea.organisation, by: world.merchant, key: slug)
            if slug == "second" { _ = try await catalog.approve(application.id, by: admin) }
            if slug == "third" { try await catalog.reject(application.id, why: "no licence", by: admin) }
        }
        try await world.shops.settle()
        #expect(try await world.told(world.merchant) == [.shopSuspended, .shopResumed, .shopOpened, .shopRejected])
        #expect(try await world.unread(world.merchant) == 4)
        #expect(try await world.told(world.buyer).isEmpty)   // a viewer, who may not change the shop
    }

    @Test(arguments: TestStore.all)
    func `expired, called off, refunded and confirmed are four different ends`(backend: TestStore) async throws {
        let world = try await NoticeWorld(on: backend)
        let (trade, shop, buyer) = (world.shops.trade, world.tea.shop, world.buyer)
        _ = try await trade.cancel(try await world.place("off").orders[0].order, of: shop, by: buyer)
        try await world.shops.settle()
        #expect(try await world.told(buyer) == [.orderCancelled])
        _ = try await world.place("late")
        try await world.shops.pass(.minutes(30))
        #expect(try await world.told(buyer).last == .orderExpired)
        _ = try await trade.cancel(try await world.paid("back"), of: shop, by: buyer)
        try await world.shops.settle()
        #expect(try await world.told(buyer).suffix(3) == [.orderPaid, .orderClosed, .refunded])
        let kept = try await world.paid("keep")
        try await world.ship(kept)
        _ = try await trade.confirm(kept, of: shop, by: buyer)
        try await world.shops.pass(.days(11))
        #expect(try await world.told(buyer).suffix(2) == [.orderPaid, .orderShipped])   // they know, and are not warned
    }

    @Test(arguments: TestStore.all)
    func `the unread count moves with what is read and forgotten; another's notice is not there`(backend: TestStore) async throws {
        let world = try await NoticeWorld(on: backend)
        for key in ["a", "b", "c", "d"] { _ = try await world.paid(key) }
        let page = try await world.notices.notices(of: world.buyer, PageRequest(limit: 2))
        let (newest, second) = (page.items[0], page.items[1])
        #expect(page.next != nil)
        await #expect(throws: NoticeError.notFound) { try await world.notices.markRead(newest.id, of: world.merchant) }
        _ = try await world.notices.markAllRead(upTo: newest.id, of: world.merchant)
        #expect(try await world.unread(world.buyer) == 4)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { try await world.notices.markRead(newest.id, of: world.buyer) } }
            try await group.waitForAll()
        }
        #expect(try await world.unread(world.buyer) == 3)
        _ = try await world.paid("e")   // came after the page was shown
        #expect(try await world.notices.markAllRead(upTo: second.id, of: world.buyer) == 3)
        #expect(try await world.unread(world.buyer) == 1)

        world.shops.time.advance(by: .days(180))
        #expect(try await world.notices.sweep() == 0)
        world.shops.time.advance(by: .milliseconds(1))
        while try await world.notices.sweep() > 0 {}
        #expect(try await world.unread(world.buyer) == 0)
        #expect(try await world.told(world.buyer).isEmpty)
    }

    @Test(arguments: TestStore.all)
    func `who waits for a SKU is told once, whichever way it comes back`(backend: TestStore) async throws {
        let world = try await NoticeWorld(on: backend)
        let (catalog, shop, sku) = (world.shops.rooms.catalog, world.tea.shop, world.tea.skus[0])
        let (anna, bert) = (try await world.shops.person(3), try await world.shops.person(4))
        func stock(_ pieces: Int64) async throws {
            try await catalog.setStock(of: shop, [(sku: sku, onHand: pieces)])
            try await world.shops.settle()
        }
        await #expect(throws: CatalogError.inStock) { try await catalog.awaitStock(of: sku, in: shop, by: anna) }
        // By the merchant's hand; asking twice is asking once, and who asks no more is not told.
        try await stock(0)
        for person in [anna, anna, bert, world.buyer] { try await catalog.awaitStock(of: sku, in: shop, by: person) }
        try await catalog.stopAwaiting(sku, of: shop, by: world.buyer)
        #expect(try await catalog.awaited(among: world.tea.skus, of: shop, by: anna) == [sku])
        try await stock(2)
        for person in [anna, bert] { #expect(try await world.told(person) == [.stockBack]) }
        #expect(try await world.told(world.buyer).isEmpty)
        #expect(try await world.notices.notices(of: anna, PageRequest()).items.map(\.sku) == [sku])
        #expect(try await world.unread(anna) == 1)
        #expect(try await catalog.awaited(among: [sku], of: shop, by: anna).isEmpty)
        try await stock(0)
        try await stock(1)
        #expect(try await world.told(anna).count == 1)
        // By an order that is called off.
        let placed = try await world.shops.trade.place(world.shops.checkout([world.tea.line()], by: bert, total: 100, key: "w"))
        try await catalog.awaitStock(of: sku, in: shop, by: anna)
        _ = try await world.shops.trade.cancel(placed.orders[0].order, of: shop, by: bert)
        try await world.shops.settle()
        #expect(try await world.told(anna).count == 2)
        // Off sale nothing comes back; on sale again it does.
        let product = try await catalog.products(of: shop, PageRequest()).items.last?.id
        try await stock(0)
        try await catalog.awaitStock(of: sku, in: shop, by: anna)
        _ = try await catalog.setState(.delisted, of: #require(product), in: shop)
        try await stock(9)
        #expect(try await world.told(anna).count == 2)
        _ = try await catalog.setState(.listed, of: #require(product), in: shop)
        try await world.shops.settle()
        #expect(try await world.told(anna).count == 3)
        // Many are told in several steps, each once.
        try await stock(0)
        let crowd = (1...120).map { ID<Account>(9_000 + $0) }
        for person in crowd { try await catalog.awaitStock(of: sku, in: shop, by: person) }
        try await stock(1)
        for person in crowd { #expect(try await world.told(person) == [.stockBack]) }
    }

    @Test(arguments: TestStore.all)
    func `who waits for what a shop on holiday sells is told when it is over, by its time or by hand`(backend: TestStore) async throws {
        let world = try await NoticeWorld(on: backend)
        let (catalog, shop, skus) = (world.shops.rooms.catalog, world.tea.shop, world.tea.skus)
        let (anna, bert) = (try await world.shops.person(3), try await world.shops.person(4))
        func rest(from: Span, until: Span) async throws {
            let now = world.shops.world.clock.now()
            try await catalog.rest(shop, ShopRest(from: now + from, until: now + until), by: world.merchant)
        }
        try await rest(from: .days(1), until: .days(3))
        await #expect(throws: CatalogError.inStock) { try await catalog.awaitStock(of: skus[0], in: shop, by: anna) }
        let before = try await world.shops.world.store.stamp()
        try await world.shops.pass(.days(1))
        #expect(try await world.shops.world.store.stamp() != before, "pages that were kept say that it rests")
        try await catalog.awaitStock(of: skus[0], in: shop, by: anna)
        // What comes back meanwhile can be had no earlier.
        try await catalog.setStock(of: shop, [(sku: skus[1], onHand: 0)])
        try await catalog.awaitStock(of: skus[1], in: shop, by: bert)
        try await catalog.setStock(of: shop, [(sku: skus[1], onHand: 5)])
        try await world.shops.pass(.milliseconds(Span.days(2).milliseconds - 1))
        for person in [anna, bert] { #expect(try await world.told(person).isEmpty) }
        try await world.shops.pass(.milliseconds(1))
        for person in [anna, bert] { #expect(try await world.told(person) == [.restOver]) }
        #expect(try await world.notices.notices(of: bert, PageRequest()).items.map(\.sku) == [skus[1]])
        await #expect(throws: CatalogError.inStock) { try await catalog.awaitStock(of: skus[0], in: shop, by: anna) }

        // Called off while it runs, or put off: over now. The one that was put off has an end of its own.
        try await rest(from: .days(0), until: .days(3))
        for person in [anna, bert] { try await catalog.awaitStock(of: skus[0], in: shop, by: person) }
        try await catalog.stopAwaiting(skus[0], of: shop, by: bert)
        try await catalog.rest(shop, nil, by: world.merchant)
        try await world.shops.settle()
        #expect(try await world.told(anna).count == 2)
        #expect(try await world.told(bert).count == 1)
        try await rest(from: .days(0), until: .days(3))
        try await catalog.awaitStock(of: skus[0], in: shop, by: anna)
        try await rest(from: .days(1), until: .days(2))
        try await world.shops.settle()
        #expect(try await world.told(anna).count == 3)
        try await world.shops.pass(.days(1))
        try await catalog.awaitStock(of: skus[0], in: shop, by: bert)
        try await world.shops.pass(.days(1))
        #expect(try await world.told(bert) == [.restOver, .restOver])
    }

    @Test func `of more goods than one step tells of, nobody who waits is left out`() async throws {
        let world = try await NoticeWorld(on: .sqlite)
        let (catalog, now) = (world.shops.rooms.catalog, world.shops.world.clock.now())
        let wide = try await world.shops.shop("wide", owner: world.shops.person(5), prices: Array(repeating: 100, count: 201))
        try await catalog.rest(wide.shop, ShopRest(from: now, until: now + .days(1)), by: wide.owner)
        for sku in wide.skus { try await catalog.awaitStock(of: sku, in: wide.shop, by: world.buyer) }
        try await world.shops.pass(.days(1))
        #expect(try await world.unreadCount(world.buyer) == 201)
    }
}
