// GivingTests.swift: what the shop gives of its own accord, how much its staff may, and that many refunds end at what was paid.
import AfterSale
import App
import Catalog
import Core
import Identity
import Store
import StoryKit
import TestKit
import Testing
import Trade

@Suite struct GivingTests {
    private func give(_ start: CaseWorld, _ amount: Int64, by staff: ID<Account>? = nil, key: String) async throws -> AfterSaleCase {
        try await start.sale.give(
            .cny(amount), for: 1, of: start.order, shop: start.shop, as: .goodwill, words: CaseWords("对不起"), by: staff ?? start.tea.owner,
            key: key)
    }

    @Test(arguments: TestStore.all)
    func `kindness is money at once, never above what was paid, and leaves the pieces`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, sent: 3)
        let first = try await give(start, 120, key: "g")
        #expect(try await give(start, 120, key: "g").id == first.id)
        await #expect(throws: AfterSaleError.amountAboveWorth(left: 180)) { try await give(start, 181, key: "h") }
        _ = try await give(start, 180, key: "i")
        try await start.world.settle()
        #expect(try await start.refunded() == 300)
        #expect(try await start.now(first).state == .refunded)
        #expect(try await start.state() == .shipped)
        #expect(try await start.item().kept == 3)
    }

    @Test(arguments: TestStore.all)
    func `price protection gives the difference of what is kept, once`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, sent: 3)
        func protect(_ amount: Int64, key: String) async throws -> AfterSaleCase {
            try await start.sale.give(
                .cny(amount), for: 1, of: start.order, shop: start.shop, as: .priceProtection, words: .none, by: start.tea.owner, key: key)
        }
        await #expect(throws: AfterSaleError.noDifference) { try await protect(1, key: "a") }
        let catalog = start.world.rooms.catalog
        let product = try await start.item().product
        _ = try await catalog.setPrices(of: product, in: start.shop, [PriceChange(sku: start.tea.skus[0], price: .cny(80), listPrice: nil)])
        _ = try await start.agree(try await start.ask(.refund, 1))
        await #expect(throws: AfterSaleError.amountAboveWorth(left: 40)) { try await protect(41, key: "b") }
        _ = try await protect(30, key: "c")
        await #expect(throws: AfterSaleError.amountAboveWorth(left: 10)) { try await protect(11, key: "d") }
        _ = try await protect(10, key: "e")
        await #expect(throws: AfterSaleError.noDifference) { try await protect(1, key: "f") }
        try await start.world.settle()
        #expect(try await start.refunded() == 140)
    }

    @Test(arguments: TestStore.all)
    func `staff give back of one order what they may, in one piece or in many`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, price: 100_00, sent: 3)
        let (identity, organisation) = (start.world.rooms.identity, start.tea.organisation)
        let clerk = try await start.world.person(4)
        let phone = try #require(Identifier("13800000004"))
        try await identity.addStaff(phone, as: [.service], to: organisation, by: start.tea.owner)
        #expect(try await start.sale.refundLimit(of: clerk, in: organisation) == .cny(200_00))
        try await start.sale.keepLimit(.cny(150_00), of: clerk, in: organisation, by: start.tea.owner)
        _ = try await give(start, 100_00, by: clerk, key: "g")
        await #expect(throws: AfterSaleError.aboveLimit(limit: 150_00)) { try await give(start, 50_01, by: clerk, key: "h") }
        let it = try await start.ask(.refund, 2)
        await #expect(throws: AfterSaleError.aboveLimit(limit: 150_00)) {
            try await start.sale.agree(to: it.id, of: start.shop, Agreement(fault: .buyer), by: clerk)
        }
        #expect(try await start.now(it).state == .requested)
        _ = try await give(start, 50_00, by: clerk, key: "i")
        await #expect(throws: IdentityError.forbidden) {
            try await start.sale.keepLimit(nil, of: clerk, in: organisation, by: clerk)
        }
        #expect(try await start.agree(it).state == .refunding)   // owners may any
    }

    @Test(arguments: TestStore.all)
    func `cancelling gives back no more than its hand may either`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, price: 100_00)
        let (identity, trade) = (start.world.rooms.identity, start.world.trade)
        let clerk = try await start.world.person(4)
        try await identity.addStaff(
            try #require(Identifier("13800000004")), as: [.service], to: start.tea.organisation, by: start.tea.owner)
        await #expect(throws: TradeError.aboveRefundLimit(.cny(200_00))) {
            try await trade.cancel(start.order, of: start.shop, reason: "缺货", by: clerk)
        }
        #expect(try await start.state() == .awaitingShipment)
        try await start.sale.keepLimit(.cny(300_00), of: clerk, in: start.tea.organisation, by: start.tea.owner)
        #expect(try await trade.cancel(start.order, of: start.shop, reason: "缺货", by: clerk).state == .closed)
        try await start.world.settle()
        #expect(try await start.refunded() == 300_00)
    }

    @Test(arguments: TestStore.all, Seed.some(5))
    func `cases of any kind in any order end at what was paid`(backend: TestStore, seed: Seed) async throws {
        var random = seed.generator
        let quantity = Int64.random(in: 2...6, using: &random)
        let start = try await CaseWorld(
            backend, quantity: quantity, price: .random(in: 1...99, using: &random), sent: .random(in: 0...quantity, using: &random))
        var number = 0
        while try await start.state() != .closed {
            number += 1
            let order = try await start.world.trade.order(start.order, of: start.shop)
            let room = try #require(try await start.sale.room(of: order).first)
            if order.items[0].refundable.minor > 0, Int.random(in: 0..<4, using: &random) == 0 {
                _ = try await give(start, .random(in: 1...order.items[0].refundable.minor, using: &random), key: "g\(number)")
                continue
            }
            let isUnsent = room.sent == 0 || room.unsent > 0 && Bool.random(using: &random)
            let pieces = Int64.random(in: 1...(isUnsent ? room.unsent : room.sent), using: &random)
            let kind: AfterSaleCase.Kind = isUnsent || Bool.random(using: &random) ? .refund : .return
            let it = try await start.ask(kind, pieces, unsent: isUnsent, key: "a\(number)")
            if Int.random(in: 0..<5, using: &random) == 0 {
                _ = try await start.sale.withdraw(it.id, of: start.shop, by: start.buyer)
                continue
            }
            _ = try await start.agree(it)
            if kind == .return {
                _ = try await start.sendBack(it)
                _ = try await start.sale.receive(it.id, of: start.shop, .restocked, by: start.tea.owner)
            }
        }
        try await start.world.settle()
        let order = try await start.world.trade.order(start.order, of: start.shop)
        #expect(try await start.refunded() == order.total.minor)
        #expect(order.holds == 0)
        let cases = try await start.sale.cases(of: order)
        #expect(cases.allSatisfy { !$0.isOpen })
        #expect(cases.reduce(0) { $0 + ($1.goods?.minor ?? 0) } == order.goods.minor)
        let stock = try await start.stock()
        #expect(stock == StockNumbers(stock.onHand, reserved: 0))
    }
}
