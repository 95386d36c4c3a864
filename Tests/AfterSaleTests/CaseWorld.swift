// CaseWorld.swift: a paid order of some pieces at a shop, for tests of what goes wrong with it.
import AfterSale
import App
import Catalog
import Core
import Identity
import Payments
import Store
import StoryKit
import TestKit
import Trade

struct CaseWorld: Sendable {
    let world: ShopWorld, buyer: ID<Account>, tea: Stall, placed: Placed
    var sale: AfterSale { world.rooms.afterSale }
    var order: ID<Order> { placed.orders[0].order }
    var shop: ID<Shop> { tea.shop }

    init(_ backend: TestStore, quantity: Int64 = 3, price: Int64 = 100, sent: Int64 = 0, hasAddress: Bool = true) async throws {
        world = try await ShopWorld(on: backend)
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        (self.buyer, tea) = (buyer, try await world.shop("tea", owner: merchant, prices: [price]))
        placed = try await world.trade.place(world.checkout([tea.line(0, quantity)], by: buyer, total: price * quantity))
        if price > 0 { try await world.pay(placed, by: buyer) }
        if sent > 0 { try await ship(sent) }
        if hasAddress { try await sale.keepReturnAddress(world.address(), of: tea.shop, by: merchant) }
    }

    func ship(_ quantity: Int64, key: String = "s1") async throws {
        let shipment = try Shipment(carrier: .sf, number: "SF1234567890", lines: [ParcelLine(line: 1, quantity: quantity)])
        _ = try await world.trade.ship(order, of: shop, shipment, by: tea.owner, key: key)
    }
    func state() async throws -> Order.State { try await world.trade.order(order, of: shop).state }
    func item() async throws -> OrderItem { try await world.trade.order(order, of: shop).items[0] }
    func stock() async throws -> StockNumbers { try await world.stock(tea.skus[0], of: shop) }
    func refunded() async throws -> Int64 {
        guard placed.payment != nil else { return 0 }
        return try await world.rooms.payments.payment(world.payment(placed), of: buyer).refunded.minor
    }

    func ask(
        _ kind: AfterSaleCase.Kind, _ pieces: Int64, unsent: Bool = false, amount: Int64? = nil, reason: Reason = .unwanted,
        key: String = "a"
    ) async throws -> AfterSaleCase {
        let draft = CaseDraft(kind, line: 1, pieces: pieces, isUnsent: unsent, reason: reason, amount: amount.map { .cny($0) })
        return try await sale.ask(draft, of: order, shop: shop, by: buyer, key: key)
    }
    func now(_ it: AfterSaleCase) async throws -> AfterSaleCase { try await sale.detail(it.id, of: shop).afterSale }
    func agree(_ it: AfterSaleCase, fault: AfterSaleCase.Fault = .buyer) async throws -> AfterSaleCase {
        try await sale.agree(to: it.id, of: shop, Agreement(fault: fault), by: tea.owner)
    }
    func sendBack(_ it: AfterSaleCase) async throws -> AfterSaleCase {
        try await sale.sendBack(it.id, of: shop, Shipment(carrier: .yto, number: "YT100200300"), by: buyer)
    }
    func reject(_ it: AfterSaleCase) async throws -> AfterSaleCase {
        try await sale.reject(it.id, of: shop, CaseWords("没有问题"), by: tea.owner)
    }
    /// Just before a span is over nothing has happened; then it has.
    func waits(_ days: Int64, _ check: () async throws -> Bool) async throws -> (before: Bool, after: Bool) {
        try await world.pass(.milliseconds(Span.days(days).milliseconds - 1))
        let before = try await check()
        try await world.pass(.milliseconds(1))
        try await world.settle()
        return (before, try await check())
    }
}
