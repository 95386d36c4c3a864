// ShipManyTests.swift: a file of tracking numbers: every bad row is named, every good one is sent, and once.
import App
import Catalog
import Core
import Identity
import Store
import StoryKit
import TestKit
import Testing

@testable import Trade

@Suite struct ShipManyTests {
    private struct Desk {
        let world: ShopWorld, tea: Stall, orders: [ID<Order>], foreign: ID<Order>

        func plan(_ rows: [(String, String, String, String, String)]) async throws -> ShipPlan {
            try await world.trade.plan(
                rows.enumerated().map {
                    ShipRow(line: $0 + 2, order: $1.0, carrier: $1.1, number: $1.2, code: $1.3, quantity: $1.4)
                }, of: tea.shop)
        }
        func send(_ plan: ShipPlan) async throws -> [String] {
            try await world.trade.ship(plan.parcels, of: tea.shop, by: tea.owner).map { outcome in
                switch outcome {
                case .sent(let order): "sent \(order.state.rawValue)"
                case .sentBefore: "before"
                case .refused(let error): error.code
                }
            }
        }
    }

    /// Three paid orders of one piece of A and two of B, and a neighbour's.
    private func desk(_ backend: TestStore) async throws -> Desk {
        let world = try await ShopWorld(on: backend)
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: merchant, prices: [])
        let fruit = try await world.shop("fruit", owner: merchant, prices: [100])
        var skus: [ID<SKU>] = []
        for code in ["A-1", "B-1"] {
            let product = try await world.rooms.catalog.createProduct(
                in: tea.shop, ProductDraft(title: code, skus: [SKUDraft(price: .cny(100), code: code, stock: 50)]))
            _ = try await world.rooms.catalog.setState(.listed, of: product.id, in: tea.shop)
            skus += product.skus.map(\.id)
        }
        var orders: [ID<Order>] = []
        for index in 1...3 {
            let lines = [
                WantedLine(shop: tea.shop, sku: skus[0], quantity: 1), WantedLine(shop: tea.shop, sku: skus[1], quantity: 2),
            ]
            let placed = try await world.trade.place(world.checkout(lines, by: buyer, total: 300, key: "k\(index)"))
            try await world.pay(placed, by: buyer)
            orders.append(placed.orders[0].order)
        }
        let other = try await world.trade.place(world.checkout([fruit.line()], by: buyer, total: 100, key: "f"))
        try await world.pay(other, by: buyer)
        return Desk(world: world, tea: tea, orders: orders, foreign: other.orders[0].order)
    }

    @Test(arguments: TestStore.all)
    func `every bad row is named with its reason, and the good ones go`(backend: TestStore) async throws {
        let desk = try await desk(backend)
        let (one, two) = ("\(desk.orders[0])", "'\(desk.orders[1])")
        let plan = try await desk.plan([
            (one, "顺丰", "SF1000000001", "", ""), ("\(desk.foreign)", "SF", "SF1000000002", "", ""), ("", "SF", "SF1000000003", "", ""),
            ("2.5E+17", "SF", "SF1000000004", "", ""), (two, "飞鸽", "SF1000000005", "", ""), (two, "中通", "é!", "", ""),
            (two, "中通", "ZT100000001", "B-1", "3"), (two, "中通", "ZT100000001", "C-1", "1"), (two, "中通", "ZT100000001", "A-1", "x"),
            (two, "中通快递", "ZT100000001", "B-1", "1"),
        ])
        let problems: [ShipRowProblem] = [
            .orderUnknown, .orderMissing, .orderShortened, .carrierUnknown, .numberWrong, .moreThanLeft(2), .codeUnknown, .quantityWrong,
        ]
        #expect(plan.problems.map(\.problem) == problems)
        #expect(plan.problems.map(\.row.line) == [3, 4, 5, 6, 7, 8, 9, 10])
        #expect(try await desk.send(plan) == ["sent shipped", "sent partlyShipped"])
        #expect(try await desk.world.trade.order(desk.orders[1], of: desk.tea.shop).items.map(\.shipped) == [0, 1])
        #expect(try await desk.world.trade.order(desk.foreign, of: desk.world.trade.shopOf(desk.foreign)).state == .awaitingShipment)
    }

    @Test(arguments: TestStore.all)
    func `the same file twice sends nothing twice`(backend: TestStore) async throws {
        let desk = try await desk(backend)
        let rows = [
            ("\(desk.orders[0])", "SF", "SF1000000001", "A-1", ""), ("\(desk.orders[1])", "SF", "SF1000000002", "", ""),
        ]
        let plan = try await desk.plan(rows)
        #expect(try await desk.send(plan) == ["sent partlyShipped", "sent shipped"])
        #expect(try await desk.send(plan) == ["before", "before"])   // the form sent again
        let again = try await desk.plan(rows)
        #expect(again.parcels.isEmpty && again.problems.isEmpty && again.sentBefore.count == 2)
        #expect(try await desk.world.trade.order(desk.orders[0], of: desk.tea.shop).items.map(\.shipped) == [1, 0])
        // The same number with other pieces, here all that are left, is another parcel.
        let rest = try await desk.plan([("\(desk.orders[0])", "SF", "SF1000000001", "", "")])
        #expect(try await desk.send(rest) == ["sent shipped"])
        let trail = try await desk.world.rooms.identity.auditTrail(of: desk.tea.organisation, PageRequest())
        #expect(trail.items.count { $0.action == "orders.shipped" } == 3)
    }

    @Test(arguments: TestStore.all)
    func `what changed between preview and sending is refused, and stops no other`(backend: TestStore) async throws {
        let desk = try await desk(backend)
        let plan = try await desk.plan([
            ("\(desk.orders[0])", "SF", "SF1000000001", "", ""), ("\(desk.orders[1])", "SF", "SF1000000002", "", ""),
        ])
        _ = try await desk.world.trade.cancel(desk.orders[0], of: desk.tea.shop, reason: "没货了", by: desk.tea.owner)
        #expect(try await desk.send(plan) == ["trade.wrong_state", "sent shipped"])
    }

    @Test(arguments: TestStore.all)
    func `a shop cancels with a reason, and all of it goes back`(backend: TestStore) async throws {
        let desk = try await desk(backend)
        let trade = desk.world.trade
        await #expect(throws: InvalidInput.self) {
            try await trade.cancel(desk.orders[0], of: desk.tea.shop, reason: "  ", by: desk.tea.owner)
        }
        for reason in ["仓库停电", "另一个"] {   // the second changes nothing
            _ = try await trade.cancel(desk.orders[0], of: desk.tea.shop, reason: reason, by: desk.tea.owner)
        }
        try await desk.world.settle()
        let order = try await trade.order(desk.orders[0], of: desk.tea.shop)
        #expect(order.state == .closed)
        #expect(order.refundedAt != nil)
        #expect(try await trade.cancellation(of: order)?.reason == "仓库停电")
        let trail = try await desk.world.rooms.identity.auditTrail(of: desk.tea.organisation, PageRequest())
        #expect(trail.items.count { $0.action == "orders.cancelled" } == 1)
        await #expect(throws: TradeError.orderNotFound) {
            try await trade.cancel(desk.foreign, of: desk.tea.shop, reason: "不是我的", by: desk.tea.owner)
        }
    }

    @Test(arguments: TestStore.all)
    func `who saw an old note or number changes nothing`(backend: TestStore) async throws {
        let desk = try await desk(backend)
        let (trade, id, shop, owner) = (desk.world.trade, desk.orders[0], desk.tea.shop, desk.tea.owner)
        try await trade.writeNote("先发茶", on: id, of: shop, seen: 0, by: owner)
        await #expect(throws: TradeError.stale) { try await trade.writeNote("后发茶", on: id, of: shop, seen: 0, by: owner) }
        try await trade.writeNote("后发茶", on: id, of: shop, seen: 1, by: owner)
        #expect(try await trade.staffNote(of: id, shop: shop)?.text == "后发茶")
        _ = try await desk.send(try await desk.plan([("\(id)", "SF", "SF1000000001", "", "")]))
        let order = try await trade.order(id, of: shop)
        let parcel = try #require(try await trade.parcels(of: order).first)
        let (old, new) = (try Shipment(carrier: .sf, number: "SF1000000001"), try Shipment(carrier: .zto, number: "ZT1000000001"))
        for _ in 1...2 { try await trade.correct(parcel.id, of: id, shop: shop, from: old, to: new, by: owner) }
        await #expect(throws: TradeError.stale) {
            try await trade.correct(
                parcel.id, of: id, shop: shop, from: old, to: Shipment(carrier: .sf, number: "SF2000000"), by: owner)
        }
        #expect(try await trade.parcels(of: order).map(\.number) == ["ZT1000000001"])
        await #expect(throws: TradeError.orderNotFound) {
            try await trade.writeNote("不是我的", on: desk.foreign, of: shop, seen: 0, by: owner)
        }
    }

    @Test(arguments: TestStore.all)
    func `twenty views at most, and the same is kept once`(backend: TestStore) async throws {
        let desk = try await desk(backend)
        for index in [1, 1] + Array(1...SavedOrderView.most) {
            _ = try await desk.world.trade.saveOrderView("视图 \(index)", query: "state=toShip", of: desk.tea.shop)
        }
        await #expect(throws: TradeError.viewsFull) {
            try await desk.world.trade.saveOrderView("再一个", query: "", of: desk.tea.shop)
        }
        let views = try await desk.world.trade.orderViews(of: desk.tea.shop)
        #expect(views.count == SavedOrderView.most)
        try await desk.world.trade.removeOrderView(views[0].id, of: desk.tea.shop)
        #expect(try await desk.world.trade.orderViews(of: desk.tea.shop).count == SavedOrderView.most - 1)
    }

    static let names: [(String, Carrier?)] = [
        ("中通", .zto), ("中通快递", .zto), ("ZTO", .zto), ("zto express", .zto), ("中通快递（ZTO）", .zto), ("中通快运", .ztoFreight), ("ＳＦ", .sf),
        ("顺丰快递", .sf), ("极兔", .jt), ("J&T Express", .jt), ("京东", .jd), ("JD", .jd), ("京东快递", .jd), ("邮政", .post), ("邮政EMS", .ems),
        ("韵达", .yunda), ("圆通速递", .yto), ("百世快递", .best), ("飞鸽", nil), ("", nil), ("快递", nil),
    ]

    @Test(arguments: names)
    func `carriers are known by the names that people write`(text: String, expected: Carrier?) {
        #expect(Carrier.named(text) == expected)
    }
}

extension Trade {
    /// Where an order lies, whoever's it is.
    fileprivate func shopOf(_ order: ID<Order>) async throws -> ID<Shop> {
        try await store.read { db in
            guard let row = try db.row("SELECT shop_id FROM trade_order WHERE id = \(order)") else { throw TradeError.orderNotFound }
            return try row.id(0)
        }
    }
}
