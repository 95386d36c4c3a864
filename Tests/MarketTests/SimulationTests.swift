// SimulationTests.swift: a simulated market does the same for the same seed, on both databases, and its books are right after every fault.
import Core
import Foundation
import Store
import TestKit
import Testing

@testable import App
@testable import Market

@Suite struct SimulationTests {
    private func run(_ simulation: Simulation, on backend: TestStore) async throws -> SimulationReport {
        let store = try await backend.open(Array(allMigrations.dropFirst(kernelMigrations.count)))
        let media = FileManager.default.temporaryDirectory.appendingPathComponent("souk-simulated-\(Random.system.secret())").path
        defer { try? FileManager.default.removeItem(atPath: media) }
        let report = try await simulation.run(in: Premises(on: store, media: media))
        await store.close()
        return report
    }

    @Test(arguments: [1, 2, 3] as [UInt64], TestStore.all)
    func `after every fault the books are right, and nothing happened that must not`(seed: UInt64, backend: TestStore) async throws {
        let report = try await run(Simulation(seed: seed, days: 3, hasFaults: true), on: backend)
        #expect(report.problems.isEmpty, "seed \(seed): \(report.problems.joined(separator: "\n"))")
        #expect(report.crashes >= 3, "\(report.lines)")
        for act in ["placed", "placed again", "paid", "shipped", "cancelled", "withdrew", "corrected", "freight made", "invoice asked for"]
        {
            #expect(report.acts[act] ?? 0 > 0, "\(act): \(report.lines)")
        }
        #expect(report.money["orders settled"] ?? 0 > 0, "\(report.lines)")
    }

    @Test func `the same seed makes the same market, row by row, also on the other database`() async throws {
        let simulation = Simulation(seed: 7, days: 1, hasFaults: true)
        let first = try await run(simulation, on: .sqlite)
        for backend in TestStore.all {
            let again = try await run(simulation, on: backend)
            let differing = first.tables.keys.filter { first.tables[$0] != again.tables[$0] }.sorted()
            #expect(differing.isEmpty, "\(backend): \(differing)")
            #expect(again == first, "\(backend): \(again.lines) and not \(first.lines)")
        }
        let other = try await run(Simulation(seed: 8, days: 1, hasFaults: true), on: .sqlite)
        #expect(other.digest != first.digest)
    }

    @Test func `without faults nothing dies, and every order comes to its end`() async throws {
        let report = try await run(Simulation(seed: 5, days: 3, hasFaults: false), on: .sqlite)
        #expect(report.problems.isEmpty && report.crashes == 0)
        #expect(report.orders["shipped"] ?? 0 > 0 && report.orders["cancelled"] ?? 0 > 0, "\(report.lines)")
    }

    @Test func `a broken row is found by its fingerprint`() async throws {
        let store = try await TestStore.sqlite.open(Array(allMigrations.dropFirst(kernelMigrations.count)))
        let migrations = allMigrations
        func prints() async throws -> [String: String] { try await store.fingerprints(of: migrations, leaving: ["kernel_lease"]) }
        let before = try await prints()
        #expect(before.count > 40 && before["kernel_lease"] == nil && before["trade_buyer_order"] == nil)
        try await store.write(home: .shared) { tx in try tx.schedule("test.x", of: 1, home: .shared, at: TestWorld.start) }
        let after = try await prints()
        #expect(before.keys.filter { before[$0] != after[$0] } == ["kernel_due_work"])
    }
}
