// CaseTests.swift: a case's way, in order and against it.
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

@Suite struct CaseTests {
    @Test(arguments: TestStore.all)
    func `a refund before shipping gives money and reservation back`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend)
        let it = try await start.ask(.refund, 2, unsent: true)
        #expect(it.state == .requested)
        #expect(try await start.agree(it).state == .refunding)
        #expect(try await start.agree(it).state == .refunding)   // the same again does nothing
        try await start.world.settle()
        #expect(try await start.now(it).state == .refunded)
        #expect(try await start.refunded() == 200)
        #expect(try await start.stock() == StockNumbers(10, reserved: 1))
        #expect(try await start.state() == .awaitingShipment)
        #expect(try await start.sale.detail(it.id, of: start.shop).entries.map(\.kind) == [.opened, .agreed, .refunding, .refunded])
    }

    @Test(arguments: TestStore.all)
    func `returned, received, restocked, refunded`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, sent: 3)
        let it = try await start.ask(.return, 1, reason: .damaged)
        #expect(try await start.agree(it, fault: .shop).state == .agreed)
        #expect(try await start.sendBack(it).state == .returning)
        #expect(try await start.sale.arrived(it.id, of: start.shop, by: start.tea.owner).state == .returned)
        let received = try await start.sale.receive(it.id, of: start.shop, .restocked, by: start.tea.owner)
        #expect(received.state == .refunding)
        try await start.world.settle()
        #expect(try await start.now(it).state == .refunded)
        #expect(try await start.refunded() == 100)
        #expect(try await start.stock() == StockNumbers(8, reserved: 0))
        #expect(try await start.item().kept == 2)
    }

    @Test(arguments: TestStore.all)
    func `what came back and is no good comes in and goes out of the journal`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, sent: 3)
        let it = try await start.ask(.return, 2)
        _ = try await start.agree(it)
        _ = try await start.sendBack(it)
        _ = try await start.sale.receive(it.id, of: start.shop, .writtenOff, by: start.tea.owner)
        #expect(try await start.stock() == StockNumbers(7, reserved: 0))
        let journal = try await start.world.rooms.catalog.stockJournal(of: start.tea.skus[0], in: start.shop, PageRequest())
        #expect(journal.items.prefix(2).map(\.cause) == [.writeOff, .restock])
        await #expect(throws: AfterSaleError.stockDecided) {
            try await start.sale.settleStock(it.id, of: start.shop, .restocked, by: start.tea.owner)
        }
    }

    @Test(arguments: TestStore.all)
    func `an exchange reserves when it is agreed to, and sends that`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, sent: 3)
        let it = try await start.ask(.exchange, 2)
        _ = try await start.agree(it)
        #expect(try await start.stock() == StockNumbers(7, reserved: 2))
        _ = try await start.sendBack(it)
        #expect(try await start.sale.receive(it.id, of: start.shop, .writtenOff, by: start.tea.owner).state == .received)
        let parcel = try Shipment(carrier: .sf, number: "SF999")
        #expect(try await start.sale.resend(it.id, of: start.shop, parcel, by: start.tea.owner).state == .resent)
        #expect(try await start.stock() == StockNumbers(5, reserved: 0))
        #expect(try await start.sale.confirmExchange(it.id, of: start.shop, by: start.buyer).state == .exchanged)
        #expect(try await start.refunded() == 0)
        #expect(try await start.ask(.return, 3, key: "b").pieces == 3)   // the new pieces may go back as well
    }

    @Test(arguments: TestStore.all)
    func `what an exchange brought is what comes back, and what the same again sends`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend)
        let (world, sale, shop, clerk) = (start.world, start.sale, start.shop, start.tea.owner)
        let product = try await world.rooms.catalog.createProduct(
            in: shop,
            ProductDraft(
                title: "衫", axes: [SpecAxis("尺码", ["M", "L", "XL"])],
                skus: [("M", 100), ("L", 100), ("XL", 120)].map { SKUDraft(values: [$0.0], price: .cny($0.1), stock: 10) }))
        _ = try await world.rooms.catalog.setState(.listed, of: product.id, in: shop)
        let (middle, large) = (product.skus[0].id, product.skus[1].id)
        let line = WantedLine(shop: shop, sku: middle, quantity: 1)
        let placed = try await world.trade.place(world.checkout([line], by: start.buyer, total: 100, key: "m"))
        try await world.pay(placed, by: start.buyer)
        let order = placed.orders[0].order
        _ = try await world.trade.ship(order, of: shop, Shipment(carrier: .sf, number: "SF1234567890"), by: clerk, key: "m1")
        // No money moves, so what costs something else is no choice; and who did not buy it learns nothing.
        let dear = CaseDraft(.exchange, line: 1, pieces: 1, reason: .wrongSize, wanted: product.skus[2].id)
        await #expect(throws: InvalidInput.self) { try await sale.ask(dear, of: order, shop: shop, by: start.buyer, key: "n") }
        await #expect(throws: TradeError.orderNotFound) { try await sale.ask(dear, of: order, shop: shop, by: clerk, key: "n") }
        func back(_ draft: CaseDraft, _ key: String) async throws -> AfterSaleCase {
            let it = try await sale.ask(draft, of: order, shop: shop, by: start.buyer, key: key)
            _ = try await start.agree(it)
            _ = try await start.sendBack(it)
            return try await sale.receive(it.id, of: shop, .restocked, by: clerk)
        }
        for (wanted, key) in [(large, "x"), (nil, "y")] as [(ID<SKU>?, String)] {   // another size, then the same again
            let it = try await back(CaseDraft(.exchange, line: 1, pieces: 1, reason: .wrongSize, wanted: wanted), key)
            _ = try await sale.resend(it.id, of: shop, Shipment(carrier: .sf, number: "SF99\(key)"), by: clerk)
            _ = try await sale.confirmExchange(it.id, of: shop, by: start.buyer)
            #expect(try await world.stock(middle, of: shop) == StockNumbers(10, reserved: 0))
            #expect(try await world.stock(large, of: shop) == StockNumbers(9, reserved: 0))
            world.time.advance(by: .minutes(1))
        }
        _ = try await back(CaseDraft(.return, line: 1, pieces: 1, reason: .unwanted), "z")
        #expect(try await world.stock(large, of: shop) == StockNumbers(10, reserved: 0))
    }

    @Test(arguments: TestStore.all)
    func `with none left an exchange becomes a return`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, quantity: 6, sent: 6)
        let it = try await start.ask(.exchange, 5)
        let agreed = try await start.agree(it)
        #expect(agreed.kind == .return && agreed.state == .agreed && !agreed.isReserved)
        #expect(try await start.stock() == StockNumbers(4, reserved: 0))
    }

    @Test(arguments: TestStore.all)
    func `a withdrawn exchange gives back what it reserved`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, sent: 3)
        let it = try await start.ask(.exchange, 2)
        _ = try await start.agree(it)
        #expect(try await start.sale.withdraw(it.id, of: start.shop, by: start.buyer).state == .withdrawn)
        #expect(try await start.stock() == StockNumbers(7, reserved: 0))
    }

    @Test(arguments: TestStore.all)
    func `rejected, escalated, decided with a reason`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, sent: 3)
        let admin = try await start.world.person(9)
        let it = try await start.ask(.refund, 1, reason: .fake)
        _ = try await start.reject(it)
        _ = try await start.sale.escalate(it.id, of: start.shop, CaseWords("是假货"), by: start.buyer)
        #expect(try await start.sale.escalated(PageRequest()).items.map(\.id) == [it.id])
        try await start.world.pass(.days(40))   // the platform is never overrun
        #expect(try await start.now(it).state == .escalated)
        await #expect(throws: InvalidInput.self) {
            try await start.sale.decide(it.id, of: start.shop, .refund, fault: .shop, reason: .none, by: admin)
        }
        _ = try await start.sale.decide(it.id, of: start.shop, .refund, fault: .shop, reason: CaseWords("鉴定为假"), by: admin)
        try await start.world.settle()
        #expect(try await start.now(it).state == .refunded)
        #expect(try await start.refunded() == 100)
    }

    @Test(arguments: TestStore.all)
    func `a piece is in one open case, and its buyer's`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, sent: 2)
        let it = try await start.ask(.return, 2)
        await #expect(throws: AfterSaleError.piecesTaken(left: 0)) { try await start.ask(.refund, 1, key: "b") }
        await #expect(throws: AfterSaleError.piecesTaken(left: 1)) { try await start.ask(.refund, 2, unsent: true, key: "c") }
        await #expect(throws: AfterSaleError.kindNotPossible) { try await start.ask(.return, 1, unsent: true, key: "d") }
        await #expect(throws: AfterSaleError.amountAboveWorth(left: 100)) {
            try await start.ask(.refund, 1, unsent: true, amount: 101, key: "e")
        }
        #expect(try await start.ask(.return, 2).id == it.id)   // the same key is the same case
        let stranger = try await start.world.person(3)
        await #expect(throws: AfterSaleError.notFound) { try await start.sale.withdraw(it.id, of: start.shop, by: stranger) }
        await #expect(throws: TradeError.orderNotFound) {
            let draft = CaseDraft(.refund, line: 1, pieces: 1, reason: .other)
            return try await start.sale.ask(draft, of: start.order, shop: start.shop, by: stranger, key: "x")
        }
        _ = try await start.sale.withdraw(it.id, of: start.shop, by: start.buyer)
        #expect(try await start.ask(.refund, 2, key: "f").state == .requested)   // and free again after it
    }

    @Test(arguments: TestStore.all)
    func `asked for twice at once, one of them has the piece`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, quantity: 1)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for key in ["a", "b", "c"] { group.addTask { (try? await start.ask(.refund, 1, unsent: true, key: key)) != nil } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 } == 1)
        #expect(try await start.world.trade.order(start.order, of: start.shop).holds == 1)
    }

    @Test(arguments: TestStore.all)
    func `agreed to twice at once it is refunded once`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, quantity: 1)
        let it = try await start.ask(.refund, 1, unsent: true)
        await withTaskGroup(of: Void.self) { group in
            for _ in 1...3 { group.addTask { _ = try? await start.agree(it) } }
        }
        try await start.world.settle()
        #expect(try await start.now(it).state == .refunded)
        #expect(try await start.refunded() == 100)
        #expect(try await start.state() == .closed)
    }

    @Test(arguments: TestStore.all)
    func `sent while a refund is asked for: yes is refused, silence is a no`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend)
        let it = try await start.ask(.refund, 3, unsent: true)
        try await start.ship(1)
        await #expect(throws: AfterSaleError.sentMeanwhile) { try await start.agree(it) }
        #expect(try await start.now(it).state == .requested)
        try await start.world.pass(.days(2))
        #expect(try await start.now(it).state == .rejected)
        #expect(try await start.refunded() == 0)
        #expect(try await start.stock() == StockNumbers(9, reserved: 2))
    }

    @Test(arguments: TestStore.all)
    func `an order that is called off takes its cases along`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend)
        let it = try await start.ask(.refund, 1, unsent: true)
        _ = try await start.world.trade.cancel(start.order, of: start.shop, by: start.buyer)
        try await start.world.settle()
        #expect(try await start.now(it).state == .withdrawn)
        #expect(try await start.world.trade.order(start.order, of: start.shop).holds == 0)
        #expect(try await start.refunded() == 300)
    }

    @Test(arguments: TestStore.all)
    func `a piece that cost nothing comes back without a provider`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, quantity: 2, price: 0, sent: 2)
        let it = try await start.ask(.return, 1)
        _ = try await start.agree(it)
        _ = try await start.sendBack(it)
        _ = try await start.sale.receive(it.id, of: start.shop, .restocked, by: start.tea.owner)
        try await start.world.settle()
        #expect(try await start.now(it).state == .refunded)
        #expect(try await start.stock() == StockNumbers(9, reserved: 0))
    }

    @Test(arguments: TestStore.all)
    func `one cannot be agreed to, the others are`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend)
        let first = try await start.ask(.refund, 1, unsent: true)
        let second = try await start.ask(.refund, 1, unsent: true, key: "b")
        _ = try await start.sale.withdraw(first.id, of: start.shop, by: start.buyer)
        let outcomes = try await start.sale.agree(
            toAll: [first.id, second.id], of: start.shop, Agreement(fault: .buyer), by: start.tea.owner)
        #expect(outcomes.map { $0.refusal?.code } == ["aftersale.wrong_state", nil])
    }

    @Test(arguments: TestStore.all)
    func `many are rejected for one reason; one that cannot be harms no neighbour`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, quantity: 4, sent: 1)
        let gone = try await start.ask(.refund, 1, unsent: true)
        _ = try await start.sale.withdraw(gone.id, of: start.shop, by: start.buyer)
        let exchange = try await start.ask(.exchange, 1, key: "b")
        let refund = try await start.ask(.refund, 1, unsent: true, key: "c")
        let nobody = ID<AfterSaleCase>(77)
        let outcomes = try await start.sale.reject(
            all: [gone.id, exchange.id, nobody, exchange.id, refund.id], of: start.shop, CaseWords("发货前查过"), by: start.tea.owner)
        #expect(outcomes.map(\.id) == [gone.id, exchange.id, nobody, refund.id])
        #expect(outcomes.map { $0.refusal?.code } == ["aftersale.wrong_state", nil, "aftersale.not_found", nil])
        for id in [exchange.id, refund.id] {
            let detail = try await start.sale.detail(id, of: start.shop)
            #expect(detail.afterSale.state == .rejected && detail.afterSale.decidedBy == start.tea.owner)
            #expect(detail.entries.last?.kind == .rejected && detail.entries.last?.text == "发货前查过")
        }
        #expect(try await start.now(gone).state == .withdrawn)
    }

    @Test func `each side writes as much into a case as can be read, and no more`() async throws {
        let start = try await CaseWorld(.sqlite)
        let it = try await start.ask(.refund, 1, unsent: true)
        for number in 1...100 {
            _ = try await start.sale.write(CaseWords("\(number)"), in: it.id, of: start.shop, as: .buyer, by: start.buyer)
        }
        await #expect(throws: AfterSaleError.logFull) {
            try await start.sale.write(CaseWords("101"), in: it.id, of: start.shop, as: .buyer, by: start.buyer)
        }
        _ = try await start.sale.write(CaseWords("好"), in: it.id, of: start.shop, as: .shop, by: start.tea.owner)
    }
}
