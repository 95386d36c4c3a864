// Simulating.swift: opens the house for a simulated market, as often as its process dies, and looks at the books afterwards.
import Core
import Identity
import Logging
import Market
import Runtime
import Store
import Verify

extension Premises {
    /// The rooms on a migrated store, with their loops as steps and nothing of the outside.
    /// - Parameter media: a folder for pictures; a simulation keeps none.
    public init(on store: any Store, media: String) {
        let rooms: @Sendable (any Store, Clock, IDSource, Random) -> Rooms = { store, clock, ids, random in
            Rooms(
                store: store, clock: clock, ids: ids, random: random, secrets: Secrets(master: [UInt8](repeating: 7, count: 32)),
                media: media, hasher: PasswordHasher(cost: .cheap))
        }
        self.init(store: store, migrations: allMigrations) { store, clock, ids, random, trouble in
            let rooms = rooms(store, clock, ids, random)
            let runner = Runner(
                store, clock: clock, listeners: rooms.listeners, handlers: rooms.dueHandlers.mapValues { $0.troubled(by: trouble) },
                steps: rooms.steps, lease: nil, logger: Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() })
            return House(
                identity: rooms.identity, settings: rooms.settings, catalog: rooms.catalog, payments: rooms.payments,
                sandbox: rooms.sandbox, trade: rooms.trade, customerService: rooms.customerService, afterSale: rooms.afterSale,
                reviews: rooms.reviews, offers: rooms.offers, ledger: rooms.ledger, settlement: rooms.settlement,
                pass: { try await runner.pass() }, nextDue: { try await runner.nextDue() })
        } prove: { store, now in
            let clock = Clock { now }
            let ids = IDSource(node: 0, from: now, until: now + .hours(1), clock: clock)   // only the listeners' names are asked for
            let verdicts = try await rooms(store, clock, ids, .seeded(0)).verify.run(replay: true)
            return verdicts.flatMap { verdict in verdict.broken.map { "\(verdict.law): \($0)" } }
        }
    }
}

/// Why a call to somebody outside failed in a simulation.
private enum OutsideTrouble: Error { case isNotHeard, answerIsLost }

extension DueHandler {
    fileprivate func troubled(by trouble: Trouble?) -> DueHandler {
        guard let trouble, case .outside(let call) = self else { return self }
        return .outside { work in
            switch trouble.call() {
            case .answers: return try await call(work)
            case .isNotHeard: throw OutsideTrouble.isNotHeard
            case .answerIsLost:
                _ = try await call(work)
                throw OutsideTrouble.answerIsLost
            case .diesBefore:
                trouble.kill()
                throw Death()
            case .diesAfter:
                _ = try await call(work)
                trouble.kill()
                throw Death()
            }
        }
    }
}

extension Program {
    /// Simulates a market in an empty place, which keeps it.
    /// - Throws: ``MarketError/notEmpty`` where somebody has an account.
    public static func simulate(
        _ simulation: Simulation, in configuration: Configuration, environment: [String: String],
        onDay: @Sendable (Int64) -> Void = { _ in }
    ) async throws -> SimulationReport {
        let opened = try configuration.open(environment: environment, durable: false)
        do {
            try await configuration.migrate(opened.store, at: Clock.system.now())
            guard try await opened.store.read({ try $0.row("SELECT id FROM identity_account LIMIT 1") == nil }) else {
                throw MarketError.notEmpty
            }
            let report = try await simulation.run(in: Premises(on: opened.store, media: opened.media), onDay: onDay)
            await opened.store.close()
            return report
        } catch {
            await opened.store.close()
            throw error
        }
    }
}
