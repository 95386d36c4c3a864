// MakingTests.swift: when a demo is made, kept, refused and made anew.
import Core
import Foundation
import Identity
import Logging
import Runtime
import Store
import TestKit
import Testing

@testable import App
@testable import Market

@Suite struct MakingTests {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("souk-making-\(Random.system.secret())").path
    let logger = Logger(label: "making")

    private var configuration: Configuration {
        var configuration = Configuration()
        configuration.data = folder
        return configuration
    }

    private func open() async throws -> Opened {
        let opened = try configuration.open()
        try await configuration.migrate(opened.store, at: DemoTests.end)
        return opened
    }

    private func counts(_ store: any Store) async throws -> [Int64] {
        try await store.read { db in
            try ["identity_account", "catalog_product", "trade_order", "kernel_event"].map {
                try db.row("SELECT COUNT(*) FROM \(SQL(stringLiteral: $0))")?.int64(0) ?? -1
            }
        }
    }

    @Test func `opening again makes nothing twice, and a reset brings back what was`() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let opened = try await open()
        let clock = ManualClock(DemoTests.end)
        try await configuration.makeDemo(opened, environment: [:], clock: clock.clock, random: .seeded(1), logger: logger)
        let before = try await counts(opened.store)
        clock.advance(by: .hours(3))
        try await configuration.makeDemo(opened, environment: [:], clock: clock.clock, random: .seeded(2), logger: logger)
        #expect(try await counts(opened.store) == before)

        let lease = try await NodeLease(opened.store, clock: clock.clock, owner: "a server")
        await #expect(throws: DemoError.inUse(for: NodeLease.span)) {
            try await configuration.resetDemo(environment: [:], clock: clock.clock, logger: logger)
        }
        #expect(try await counts(opened.store) == before)
        try await lease.release()
        clock.advance(by: .seconds(1))
        try await opened.store.write(home: .shared) { try $0.run("DELETE FROM trade_address") }
        await opened.store.close()
        try await configuration.resetDemo(environment: [:], clock: clock.clock, random: .seeded(3), logger: logger)
        let again = try configuration.open()
        #expect(try await counts(again.store)[0...1] == before[0...1])
        #expect(try await again.store.read { try $0.row("SELECT COUNT(*) FROM trade_address")?.int64(0) } == 8)
        await again.store.close()
    }

    @Test func `data with people of its own is no place for a demo`() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let opened = try await open()
        let clock = ManualClock(DemoTests.end).clock
        let ids = IDSource(node: 3, from: DemoTests.end - .days(1), until: DemoTests.end + .days(1), clock: clock)
        let identity = Identity(store: opened.store, clock: clock, ids: ids, random: .seeded(1), hasher: PasswordHasher(cost: .cheap))
        let (number, password, name) = (Identifier("13900000001"), Password("a long password"), DisplayName("掌柜"))
        _ = try await identity.signUp(try #require(number), try #require(password), name: try #require(name))
        await #expect(throws: MarketError.foreignData) {
            try await configuration.makeDemo(opened, environment: [:], clock: clock, random: .seeded(1), logger: logger)
        }
        await opened.store.close()
        await #expect(throws: DemoError.notADemo) { try await configuration.resetDemo(environment: [:], clock: clock, logger: logger) }
    }

    @Test func `a demo that was left half made is made from the start, once its maker is silent`() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let opened = try await open()
        let clock = ManualClock(DemoTests.end)
        _ = try await opened.store.write(home: .organisation(.platform)) { try $0.beginDemo(at: DemoTests.end) }
        await #expect(throws: MarketError.underWay) {
            try await configuration.makeDemo(opened, environment: [:], clock: clock.clock, random: .seeded(1), logger: logger)
        }
        clock.advance(by: .minutes(2))
        try await configuration.makeDemo(opened, environment: [:], clock: clock.clock, random: .seeded(1), logger: logger)
        #expect(try await opened.store.read { try $0.demoMark()?.madeAt } != nil)
        await opened.store.close()
    }
}
