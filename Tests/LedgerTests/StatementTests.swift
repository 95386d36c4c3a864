// StatementTests.swift: a party reads its own lines, an order's journal is whole, and a correction says why.
import Catalog
import Core
import Identity
import Ledger
import Store
import TestKit
import Testing

@Suite struct StatementTests {
    @Test(arguments: TestStore.all)
    func `a statement pages through a party's lines, newest first, and its sums are those of the lines`(backend: TestStore) async throws {
        let world = try await LedgerWorld(on: backend)
        for order in 1...7 as ClosedRange<Int64> {
            try await world.post([world.paid(order, 100 * order)])
            world.base.time.advance(by: .hours(1))
        }
        try await world.post([world.move(300, from: world.held, to: world.available, cause: 1)])
        let party = Party.shop(world.shop)
        var lines: [StatementLine] = []
        var after: Cursor?
        repeat {
            let page = try await world.ledger.statement(of: party, StatementFilter(), PageRequest(limit: 2, after: after))
            #expect(page.items.count <= 2)
            lines += page.items
            after = page.next
        } while after != nil
        #expect(lines.map(\.amount.minor) == [300, -300, 700, 600, 500, 400, 300, 200, 100])
        #expect(lines[2].counterparts == [world.clearing] && lines[2].transaction.order == 7)
        let sums = try await world.ledger.sums(of: party, StatementFilter())
        #expect(sums.lines == 9 && sums.income == .cny(3100) && sums.outgo == .cny(-300))
        var filter = StatementFilter(purpose: .held, from: TestWorld.start + .hours(2), before: TestWorld.start + .hours(4))
        #expect(try await world.ledger.statement(of: party, filter).items.map(\.amount.minor) == [400, 300])
        filter = StatementFilter(order: 5)
        #expect(try await world.ledger.statement(of: party, filter).items.map(\.amount.minor) == [500])
        #expect(try await world.ledger.statement(of: party, StatementFilter(isIncome: false)).items.map(\.amount.minor) == [-300])
        #expect(try await world.ledger.statement(of: .shop(ID(78))).items.isEmpty)   // another shop sees none of it
        #expect(try await world.ledger.holdings(of: party) == [.held: .cny(2500), .available: .cny(300)])
    }

    @Test(arguments: TestStore.all)
    func `a correction is a movement with a reason and an author, made once`(backend: TestStore) async throws {
        let world = try await LedgerWorld(on: backend)
        let paid = try world.paid(3, 500)
        try await world.post([paid, world.move(500, from: world.held, to: world.available, cause: 1)])
        let staff = ID<Account>(88)
        let wanted = Correction(
            home: world.home, order: 3, postings: [Posting(world.available, .cny(-20)), Posting(.platform, .fee, .cny(20))],
            reason: "费率记错", corrects: paid.id)
        await #expect(throws: InvalidInput.self) { try await world.ledger.correct(wanted, by: staff, key: "k") }   // 4 characters
        let right = Correction(
            home: wanted.home, order: 3, postings: wanted.postings, reason: "下单时费率记错了", corrects: paid.id)
        let made = try await world.ledger.correct(right, by: staff, key: "k")
        let again = try await world.ledger.correct(right, by: staff, key: "k")
        #expect(made == again)
        #expect(made.head.by == staff && made.head.reason == "下单时费率记错了" && made.head.corrects == paid.id)
        #expect(try await world.balance(world.available) == 480)
        let journal = try await world.ledger.journal(ofOrder: 3, of: world.shop)
        #expect(journal.map(\.head.kind) == [.orderPaid, .corrected])
        #expect(journal.allSatisfy { $0.postings.reduce(0) { $0 + $1.amount.minor } == 0 })
        let strange = Correction(home: world.home, postings: wanted.postings, reason: "没有这一笔凭证", corrects: ID(12345))
        await #expect(throws: LedgerError.transactionNotFound) { try await world.ledger.correct(strange, by: staff, key: "l") }
    }

    @Test func `a correction is small enough to be counted on, and moves nothing that other rows prove or that another home keeps`()
        async throws
    {
        let world = try await LedgerWorld(on: .sqlite)
        let huge = Money.cny(1_000_000_000_000_000), other = LedgerAccount(.shop(ID(78)), .available)
        let wrong: [[Posting]] = [
            [
                Posting(.platform, .tax, huge), Posting(.platform, .tax, huge), Posting(.platform, .fee, -huge),
                Posting(.platform, .fee, -huge),
            ],
            [Posting(world.available, .cny(-5)), Posting(other, .cny(5))],
            [Posting(.platform, .fee, .cny(-5)), Posting(world.held, .cny(5))],
            [Posting(.shop(world.shop), .debt, .cny(5)), Posting(.platform, .fee, .cny(-5))],
        ]
        for (postings, path) in zip(wrong, ["postings[0].amount", "postings[1].party", "postings[1].purpose", "postings[0].purpose"]) {
            let correction = Correction(home: world.home, postings: postings, reason: "下单时费率记错了")
            let error = await #expect(throws: InvalidInput.self) { try await world.ledger.correct(correction, by: ID(88), key: "k") }
            #expect(error?.problems.first?.path == path)
        }
    }
}
