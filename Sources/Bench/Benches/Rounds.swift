// Rounds.swift: one load on one server: what a round of any benchmark is made of.
import App
import Core
import Foundation
import Runtime
import SandboxPay
import Store

/// What a round showed.
struct Round: Sendable {
    var rate = 0.0   // purchases a second
    var p50 = 0.0, p99 = 0.0   // ms, of the request that places
    var cpu = 0.0   // ms of the server for each purchase
    var atRest = 0.0, underLoad = 0.0   // MB
    var purchases = 0, soldOut = 0
    var drain = 0.0   // s until the last order was paid
}

extension World {
    /// Starts a server, loads it, stops it, and verifies the books.
    func round(
        _ shape: Purchases.Shape, goods: Range<Int>? = nil, seconds: Double, bodiesPerCommit: Int? = nil, most: Int = .max,
        pace: Double = .infinity, company: SandboxPay? = nil
    ) async throws -> Round {
        let server = try await ServerProcess(configuration, bodiesPerCommit: bodiesPerCommit)
        defer { server.stop() }
        let before = try configuration.open()
        let last = try await Books(store: before.store).lastOrder()
        // What was there already is heard before: a house that has been running is not behind.
        try await WorkMonitor(before).nothingLeft()
        await before.store.close()
        var round = Round()
        round.atRest = server.memory()
        let watch = CPUWatch(server)
        let script = Purchases(self, shape, goods: goods, sandbox: company, most: most)
        let started = ContinuousClock.now
        let outcome = try await HTTPLoad.run(
            port: server.port, script, kinds: Purchases.kinds(shape), warmUp: seconds / 3, seconds: seconds, pace: pace
        ) { watch.mark($0) }
        let placing = shape == .fourRequests ? 2 : 0
        let latencies = outcome.latencies[placing]
        (round.p50, round.p99) = (percentile(latencies, 0.5) / 1_000, percentile(latencies, 0.99) / 1_000)
        round.rate = outcome.rate(of: placing)
        round.cpu = watch.seconds * 1_000 / Double(max(1, latencies.count))
        if shape != .place {
            try await settle(script.orders.count, after: last)
            let total = (ContinuousClock.now - started) / .seconds(1)
            round.drain = total - outcome.total
            round.rate = Double(script.orders.count) / total   // all of it: begun, paid and awaiting shipment
        }
        round.underLoad = server.memory("VmHWM")
        (round.purchases, round.soldOut) = (script.orders.count, script.soldOut)
        server.stop()

        let after = try configuration.open()
        let books = Books(store: after.store)
        try await books.verify(script.orders, after: last)
        if shape != .place {
            let paid = try await books.awaitingShipment(after: last)
            guard paid == script.orders.count else { throw BenchError.notRight("\(script.orders.count) paid, \(paid) await shipment") }
        }
        await after.store.close()
        return round
    }

    /// Waits until every order that was paid awaits its shipment.
    private func settle(_ count: Int, after last: Int64) async throws {
        let opened = try configuration.open()
        let books = Books(store: opened.store)
        try await comesTrue("paid orders await shipment", within: .seconds(120)) {
            try await books.awaitingShipment(after: last) >= count
        }
        await opened.store.close()
    }
}

extension Range<Int> {
    /// One thing of many.
    static func only(_ index: Int) -> Range<Int> { index..<index + 1 }
}

/// Looks every 20 ms from outside at a server that works: what it waits for is measured, so nothing else can say that it is there.
/// - Throws: ``BenchError/notRight(_:)`` when it does not come true in time, and what the look throws.
func comesTrue(_ what: String, within time: Duration, _ look: () async throws -> Bool) async throws {
    let deadline = ContinuousClock.now + time
    while try await !look() {
        guard ContinuousClock.now < deadline else { throw BenchError.notRight("not within \(time): \(what)") }
        try await Task.sleep(for: .milliseconds(20))
    }
}
