// DeadlineTests.swift: what each wait becomes, to the millisecond, and that settings reach new waits only.
import AfterSale
import App
import Catalog
import Core
import Identity
import Settings
import Store
import StoryKit
import TestKit
import Testing
import Trade

@Suite struct DeadlineTests {
    @Test(arguments: TestStore.all)
    func `a shop that says nothing for 2 days has agreed`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend)
        let it = try await start.ask(.refund, 1, unsent: true)
        let turn = try await start.waits(2) { try await start.now(it).state == .refunded }
        #expect(turn == (false, true))
        #expect(try await start.refunded() == 100)
    }

    @Test(arguments: TestStore.all)
    func `a buyer who sends nothing back for 7 days has withdrawn`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, sent: 3)
        let it = try await start.ask(.return, 1)
        _ = try await start.agree(it)
        let turn = try await start.waits(7) { try await start.now(it).state == .withdrawn }
        #expect(turn == (false, true))
        #expect(try await !start.now(it).isOpen)
    }

    @Test(arguments: TestStore.all)
    func `who is never told where to send it has not withdrawn: the platform decides`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, sent: 3, hasAddress: false)
        let it = try await start.ask(.return, 1)
        try await start.world.pass(.days(2))   // agreed by itself
        let turn = try await start.waits(7) { try await start.now(it).state == .escalated }
        #expect(turn == (false, true))
        let admin = try await start.world.person(5)
        await #expect(throws: AfterSaleError.noReturnAddress) {
            try await start.sale.decide(it.id, of: start.shop, .return, fault: .shop, reason: CaseWords("寄回"), by: admin)
        }
        _ = try await start.sale.decide(it.id, of: start.shop, .refund, fault: .shop, reason: CaseWords("无处可寄"), by: admin)
        try await start.world.settle()
        #expect(try await start.refunded() == 100)
    }

    @Test(arguments: TestStore.all)
    func `10 days after its sending a parcel is received, and its stock waits for a word`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, sent: 3)
        let it = try await start.ask(.return, 1)
        _ = try await start.agree(it)
        _ = try await start.sendBack(it)
        try await start.world.pass(.days(3))
        _ = try await start.sale.arrived(it.id, of: start.shop, by: start.tea.owner)   // its time goes on
        let turn = try await start.waits(7) { try await start.now(it).state == .refunded }
        #expect(turn == (false, true))
        #expect(try await start.stock() == StockNumbers(7, reserved: 0))
        let settled = try await start.sale.settleStock(it.id, of: start.shop, .restocked, by: start.tea.owner)
        #expect(settled.fate == .restocked)
        #expect(try await start.stock() == StockNumbers(8, reserved: 0))
    }

    @Test(arguments: TestStore.all)
    func `a rejection stands after 7 days`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, sent: 3)
        let it = try await start.ask(.refund, 1)
        _ = try await start.reject(it)
        let turn = try await start.waits(7) { try await !start.now(it).isOpen }
        #expect(turn == (false, true))
        await #expect(throws: AfterSaleError.wrongState(.rejected)) {
            try await start.sale.escalate(it.id, of: start.shop, CaseWords("晚了"), by: start.buyer)
        }
    }

    @Test(arguments: TestStore.all)
    func `a new piece is confirmed by 10 days, and one never sent becomes money`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, sent: 3)
        for (key, isSent) in [("a", true), ("b", false)] {
            let it = try await start.ask(.exchange, 1, key: key)
            _ = try await start.agree(it)
            _ = try await start.sendBack(it)
            _ = try await start.sale.receive(it.id, of: start.shop, .restocked, by: start.tea.owner)
            if isSent {
                _ = try await start.sale.resend(it.id, of: start.shop, Shipment(carrier: .sf, number: "SF999"), by: start.tea.owner)
            }
            let turn = try await start.waits(10) { try await start.now(it).state == (isSent ? .exchanged : .refunded) }
            #expect(turn == (false, true))
        }
        #expect(try await start.refunded() == 100)
        #expect(try await start.stock() == StockNumbers(8, reserved: 0))
    }

    @Test(arguments: TestStore.all)
    func `asked for until 7 days after completion, later by the shop`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, sent: 3)
        _ = try await start.world.trade.confirm(start.order, of: start.shop, by: start.buyer)
        try await start.world.pass(.milliseconds(Span.days(7).milliseconds - 1))
        let last = try await start.ask(.refund, 1)
        try await start.world.pass(.milliseconds(1))
        await #expect(throws: AfterSaleError.tooLate) { try await start.ask(.refund, 1, key: "b") }
        let draft = CaseDraft(.refund, line: 1, pieces: 2, reason: .agreed)
        let late = try await start.sale.open(draft, of: start.order, shop: start.shop, for: .shop, by: start.tea.owner, key: "c")
        _ = try await start.agree(last)
        _ = try await start.agree(late)
        try await start.world.settle()
        #expect(try await start.refunded() == 300)
        #expect(try await start.state() == .closed)
    }

    @Test(arguments: TestStore.all)
    func `the ten days stand still while a case is open`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, sent: 3)
        try await start.world.pass(.days(8))
        let it = try await start.ask(.return, 1)
        _ = try await start.agree(it)
        try await start.world.pass(.days(7))   // withdrawn by itself
        let turn = try await start.waits(2) { try await start.state() == .completed }
        #expect(turn == (false, true))
        #expect(try await start.now(it).state == .withdrawn)
    }

    @Test(arguments: TestStore.all)
    func `another span holds for waits that begin later`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend)
        let old = try await start.ask(.refund, 1, unsent: true)
        let begin = start.world.time.clock.now()
        try await start.world.rooms.settings.plan(
            .afterSaleAnswer, 5, from: begin + .minutes(5), why: "", by: start.tea.owner, key: "p")
        try await start.world.pass(.minutes(5))
        let new = try await start.ask(.refund, 1, unsent: true, key: "b")
        #expect(try await start.now(old).dueAt == begin + .days(2))
        #expect(new.dueAt == begin + .minutes(5) + .days(5))
    }

    @Test(arguments: TestStore.all)
    func `who acts in time moves the deadline, who comes late gets an answer`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend)
        let it = try await start.ask(.refund, 1, unsent: true)
        _ = try await start.reject(it)
        try await start.world.pass(.days(2))
        #expect(try await start.now(it).state == .rejected)
        await #expect(throws: AfterSaleError.wrongState(.rejected)) { try await start.agree(it) }
    }
}
