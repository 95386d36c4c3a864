// JournalTests.swift: every movement sums to zero and happens once; balances follow; what is not there is not taken.
import Catalog
import Core
import Identity
import Ledger
import Store
import TestKit
import Testing

struct LedgerWorld {
    let base: TestWorld
    let ledger: Ledger
    let shop = ID<Shop>(77), buyer = ID<Account>(5)
    var home: Home { .shop(shop) }
    var store: any Store { base.store }

    init(on backend: TestStore) async throws {
        base = try await TestWorld(on: backend, identityMigrations + ledgerMigrations)
        ledger = Ledger(store: base.store, clock: base.clock, ids: base.ids)
    }

    var clearing: LedgerAccount { LedgerAccount(.provider("sandbox"), .clearing) }
    var held: LedgerAccount { LedgerAccount(.shop(shop), .held) }
    var available: LedgerAccount { LedgerAccount(.shop(shop), .available) }

    /// A buyer paid an order.
    func paid(_ order: Int64, _ amount: Int64, home: Home? = nil) throws -> JournalTransaction {
        try JournalTransaction(
            id: base.ids.next(), home: home ?? self.home, kind: .orderPaid, cause: JournalCause(.order, number: order), order: order,
            rule: "settlement.paid", terms: "fee 100",
            postings: [Posting(clearing, .cny(-amount)), Posting(held, .cny(amount))], at: base.clock.now())
    }

    func move(
        _ amount: Int64, from: LedgerAccount, to: LedgerAccount, cause: Int64, kind: JournalKind = .settled
    ) throws -> JournalTransaction {
        try JournalTransaction(
            id: base.ids.next(), home: home, kind: kind, cause: JournalCause(.settlement, number: cause), rule: "test",
            postings: [Posting(from, .cny(-amount)), Posting(to, .cny(amount))], at: base.clock.now())
    }

    @discardableResult
    func post(_ transactions: [JournalTransaction]) async throws -> [Bool] {
        try await store.write(home: home) { tx in try transactions.map { try ledger.post($0, in: tx) } }
    }

    func balance(_ account: LedgerAccount, home: Home? = nil) async throws -> Int64 {
        try await store.read { try ledger.balance(of: account, home: home ?? self.home, in: $0).minor }
    }
}

@Suite struct JournalTests {
    @Test(arguments: TestStore.all)
    func `a movement happens once for its cause, and balances follow`(backend: TestStore) async throws {
        let world = try await LedgerWorld(on: backend)
        #expect(try await world.post([world.paid(1, 500), world.paid(2, 250)]) == [true, true])
        #expect(try await world.post([world.paid(1, 500)]) == [false])   // another id, the same cause
        #expect(try await world.post([world.paid(1, 40, home: Home(number: 9))]) == [true])   // another home's is another
        #expect(try await world.balance(world.held) == 750)
        #expect(try await world.balance(world.clearing) == -750)
        #expect(try await world.balance(world.clearing, home: Home(number: 9)) == -40)
        let totals = try await world.store.read { try world.ledger.totals(of: .provider("sandbox"), in: $0) }
        #expect(totals == [.clearing: .cny(-790)])
        let mine = try await world.store.read { try world.ledger.balances(of: .shop(world.shop), home: world.home, in: $0) }
        #expect(mine == [.held: .cny(750)])
    }

    @Test(arguments: TestStore.all)
    func `of two that together are too much one is refused, and nothing of it stays`(backend: TestStore) async throws {
        let world = try await LedgerWorld(on: backend)
        let withdrawing = LedgerAccount(.shop(world.shop), .withdrawing)
        try await world.post([world.paid(1, 100), world.move(100, from: world.held, to: world.available, cause: 1)])
        func take(_ amount: Int64, _ cause: Int64) async throws -> Bool {
            let wanted = try world.move(amount, from: world.available, to: withdrawing, cause: cause, kind: .withdrawalRequested)
            return try await world.store.write(home: world.home) { try world.ledger.take(wanted, from: world.available, in: $0) }
        }
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for cause in [2, 3] as [Int64] { group.addTask { (try? await take(60, cause)) ?? false } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter { $0 }.count == 1)
        await #expect(throws: LedgerError.notCovered(world.available, left: 40)) { try await take(41, 4) }
        #expect(try await world.balance(world.available) == 40)
        #expect(try await world.balance(withdrawing) == 60)
        #expect(try await take(40, 4))   // the refused one left no trace of its cause
    }

    static let wrong: [([Int64], LedgerError)] = [([5, -4], .unbalanced(by: 1)), ([7], .unbalanced(by: 7))]

    @Test(arguments: wrong)
    func `amounts that do not sum to zero are no transaction`(amounts: [Int64], error: LedgerError) throws {
        let postings = amounts.map { Posting(.platform, .fee, .cny($0)) }
        #expect(throws: error) {
            try JournalTransaction(
                id: ID(1), home: Home(number: 1), kind: .settled, cause: .order(ID<Shop>(1)), rule: "", postings: postings,
                at: TestWorld.start)
        }
    }

    static let parties: [(String, Party?)] = [
        ("shop:12", .shop(ID(12))), ("buyer:3", .buyer(ID(3))), ("organisation:4", .organisation(ID(4))), ("platform", .platform),
        ("provider:wechat", .provider("wechat")), ("shop:", nil), ("shop:01", nil), ("platform:1", nil), ("", nil), ("provider:a b", nil),
    ]

    @Test(arguments: parties)
    func `a party is read as it was written`(text: String, party: Party?) {
        #expect(Party(text) == party)
        if let party { #expect(party.description == text) }
    }
}
