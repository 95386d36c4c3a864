// SealTests.swift: each home has one chain without a gap, whoever seals, and anybody can make its hashes again.
import Core
import Ledger
import Store
import TestKit
import Testing

@Suite struct SealTests {
    struct Link: Equatable {
        let home: Int64, seal: Int64?, hash: String?
    }

    private func links(_ world: LedgerWorld) async throws -> [Link] {
        try await world.store.read { db in
            try db.rows("SELECT home, seal, hash FROM ledger_transaction ORDER BY home, id").map {
                Link(home: try $0.int64(0), seal: try $0.optionalInt64(1), hash: try $0.optionalText(2))
            }
        }
    }

    @Test(arguments: TestStore.all)
    func `two that seal at once make one chain for each home`(backend: TestStore) async throws {
        let world = try await LedgerWorld(on: backend)
        let other = Home(number: 9)
        for order in 1...30 as ClosedRange<Int64> {
            try await world.post([world.paid(order, 100 + order), world.paid(order, 7, home: other)])
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<2 { group.addTask { while try await world.ledger.seal() {} } }
            try await group.waitForAll()
        }
        try await world.post([world.paid(31, 5)])
        #expect(try await world.ledger.seal())
        let isThereMore = try await world.ledger.seal()
        #expect(!isThereMore)
        let links = try await links(world)
        #expect(links.filter { $0.home == 9 }.map(\.seal) == Array(1...30))
        #expect(links.filter { $0.home == 77 }.map(\.seal) == Array(1...31))
        #expect(Set(links.map(\.hash)).count == 61)
    }

    @Test func `a hash covers the one before it and every part of the transaction`() throws {
        func hash(
            _ previous: String = Chain.start, _ number: Int64 = 1, amount: Int64 = 5, reason: String = "", order: SQLValue = .int(3)
        ) throws
            -> String
        {
            let head = Row([
                .int(77), .int(12), .text("order_paid"), .text("order"), .int(3), order, .text("settlement.paid"), .text("fee 100"),
                .int(1_772_323_200_000), .null, .text(reason), .null,
            ])
            let lines: [Row] = [
                Row([.int(12), .int(1), .text("provider:sandbox"), .text("clearing"), .int(-amount), .text("CNY")]),
                Row([.int(12), .int(2), .text("shop:77"), .text("held"), .int(amount), .text("CNY")]),
            ]
            return Chain.hash(after: previous, number: number, try Chain.Head(head), try lines.map { try Chain.Line($0) })
        }
        // Made by another program from the text in the room's README.
        #expect(try hash() == "fa29ee6c12f4a006baf8629704a8548bf0a01eadad21a98c0ef4672754f20523")
        let all = [
            try hash(), try hash(hash()), try hash(Chain.start, 2), try hash(amount: 6), try hash(reason: "x"), try hash(order: .null),
        ]
        #expect(Set(all).count == 6)
    }
}
