// DemoMaking.swift: makes the demo when `--demo` finds data that is nobody's, and makes it anew.
import Core
import Foundation
import Identity
import Logging
import Market
import Runtime
import Store

extension Rooms {
    /// The demo's people and shops in these rooms.
    public func market(_ secrets: Secrets) -> Market {
        Market(
            store: store, identity: identity, catalog: catalog, trade: trade, payments: payments, sandbox: sandbox,
            customerService: customerService, settings: settings, offers: offers, afterSale: afterSale, reviews: reviews,
            settlement: settlement, secret: secrets.key("demo"))
    }
}

extension Configuration {
    /// How long a demo that is being made may be silent before another process takes it for given up.
    static let demoSilence = Span.minutes(1)

    /// Sees that the demo is there. What was left half made has been seen by nobody: it is dropped and made from the start.
    /// - Throws: ``MarketError/foreignData`` where people have accounts already; ``MarketError/underWay``.
    func makeDemo(_ opened: Opened, environment: [String: String], clock: Clock, random: Random, logger: Logger) async throws {
        let now = clock.now()
        let (mark, hasAccounts) = try await opened.store.read { db in
            (try db.demoMark(), try db.row("SELECT id FROM identity_account LIMIT 1") != nil)
        }
        if let mark {
            guard mark.madeAt == nil else { return }
            guard mark.seenAt + Self.demoSilence < now else { throw MarketError.underWay }
            try await emptyDemo(opened, at: now)
            try await migrate(opened.store, at: now)
        } else if hasAccounts {
            throw MarketError.foreignData
        }
        let isFirst = try await opened.store.write(home: .organisation(.platform)) { try $0.beginDemo(at: now) }
        guard isFirst else { throw MarketError.underWay }
        logger.info("the demo is made: eight shops and a month of trade")
        // A crash costs nothing here, so no commit waits for the disk.
        let quick = try open(environment: environment, durable: false)
        try await DemoPast(quick, secrets: opened.secrets, end: now, random: random, logger: logger).make { day in
            let seen = clock.now()
            try await quick.store.write(home: .organisation(.platform)) { try $0.seeDemo(at: seen) }
            if day % 10 == 0 { logger.info("the demo's month", metadata: ["day": "\(day) of 30"]) }
        }
        let made = clock.now()
        try await quick.store.write(home: .organisation(.platform)) { try $0.endDemo(at: made) }
        await quick.store.close()
    }

    /// Takes a demo away, unless it is none, or somebody works on it.
    /// - Throws: ``DemoError``.
    func emptyDemo(_ opened: Opened, at now: Timestamp) async throws {
        try await Migrator(opened.store, allMigrations).empty { db in
            guard try db.demoMark() != nil else { throw DemoError.notADemo }
            if let until = try db.processesUntil(after: now) { throw DemoError.inUse(for: until - now) }
        }
        try? FileManager.default.removeItem(atPath: opened.media)   // what is left over is only never shown
    }

    /// Drops a demo with everything that was done in it, and makes it anew. The master key stays.
    /// - Throws: ``DemoError``; ``ProgramError/notMigrated(_:)``.
    public func resetDemo(environment: [String: String], clock: Clock = .system, random: Random = .system, logger: Logger) async throws {
        if database == nil, !FileManager.default.fileExists(atPath: "\(data)/souk.db") { throw DemoError.notADemo }
        let opened = try open(environment: environment)
        do {
            if let missing = try await Migrator(opened.store, allMigrations).pending().first {
                throw ProgramError.notMigrated(missing.name)
            }
            try await emptyDemo(opened, at: clock.now())
            try await migrate(opened.store, at: clock.now())
            try await makeDemo(opened, environment: environment, clock: clock, random: random, logger: logger)
        } catch {
            await opened.store.close()
            throw error
        }
        await opened.store.close()
    }
}

/// Why a demo was not made anew.
public enum DemoError: CodedError, Equatable {
    /// The data was not made by `--demo`, or there is none.
    case notADemo
    /// A server or another command works on it, or was killed less than a minute ago.
    case inUse(for: Span)

    public var code: String {
        switch self {
        case .notADemo: "market.not_a_demo"
        case .inUse: "market.in_use"
        }
    }
    public var kind: ErrorKind { .conflict }
    public var facts: [String: String] {
        switch self {
        case .notADemo: [:]
        case .inUse(let span): ["seconds": String(max(1, (span.milliseconds + 999) / 1_000))]
        }
    }
}

extension DemoError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notADemo: "this data was not made by `souk serve --demo`: nothing was touched"
        case .inUse: "a process works on this data, or was killed less than a minute ago: stop it, or wait; nothing was touched"
        }
    }
}

/// The house on a clock of the past, without loops.
struct DemoPast: Sendable {
    let time: ManualClock
    let end: Timestamp
    let runner: Runner
    let market: Market

    init(_ opened: Opened, secrets: Secrets, end: Timestamp, random: Random, logger: Logger) {
        let start = Market.beginning(end: end)
        let time = ManualClock(start)
        // The last node number is nobody's as long as fewer than 1,024 processes run: ids of the past are then apart from all others.
        let ids = IDSource(node: IDLayout.nodes - 1, from: start - .seconds(1), until: end + .seconds(1), clock: time.clock)
        // The people's passwords are 256 bits of a key, which no stretching makes harder to guess.
        let rooms = Rooms(
            store: opened.store, clock: time.clock, ids: ids, random: random, secrets: secrets, media: opened.media,
            hasher: PasswordHasher(cost: .cheap))
        (self.time, self.end, market) = (time, end, rooms.market(secrets))
        runner = Runner(
            opened.store, clock: time.clock, listeners: rooms.listeners, handlers: rooms.dueHandlers, steps: rooms.steps, lease: nil,
            logger: logger)
    }

    func make(onDay: @Sendable (Int64) async throws -> Void) async throws {
        try await market.make(Past(pass: pass), end: end, onDay: onDay)
    }

    /// Does what falls due up to a moment, each at its own time.
    @Sendable private func pass(to moment: Timestamp) async throws {
        try await runner.settle()
        while let next = try await runner.nextDue(), next <= moment {
            let now = time.clock.now()
            if next > now { time.set(next) }
            guard try await runner.pass() || next > now else { break }   // nothing was done at a time that is over: it waits for later
            try await runner.settle()
        }
        if moment > time.clock.now() { time.set(moment) }
    }
}
