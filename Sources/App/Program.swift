// Program.swift: `souk serve`: everything in one process, until it is told to stop.
import Core
import Crypto
import Design
import Identity
import Logging
import Market
import Payments
import Runtime
import SandboxPay
import ServiceLifecycle
import Store
import UnixSignals
import WeChatPay
import Web
import WebClient
import WebHummingbird

/// The server with its loops.
public struct Program: Sendable {
    public let rooms: Rooms
    public let runner: Runner
    public let pipeline: WebPipeline
    /// The people of the demo; empty without `--demo`.
    public let demo: [DemoAccount]
    let configuration: Configuration
    let lease: NodeLease
    let logger: Logger

    /// Opens, migrates (the embedded database by itself; PostgreSQL must have been, by `souk migrate`) and puts all together.
    public init(
        _ configuration: Configuration, environment: [String: String] = [:], clock: Clock = .system, random: Random = .system,
        logger: Logger
    ) async throws {
        let wechat = try configuration.wechatSettings().map { WeChatPay($0, client: .network(), clock: clock, random: random) }
        let opened = try configuration.open(environment: environment)
        if configuration.database == nil {
            try await configuration.migrate(opened.store, at: clock.now())
        } else if let missing = try await Migrator(opened.store, allMigrations).pending().first {
            throw ProgramError.notMigrated(missing.name)
        }
        if configuration.demo {
            try await configuration.makeDemo(opened, environment: environment, clock: clock, random: random, logger: logger)
        }
        let lease = try await NodeLease(opened.store, clock: clock, owner: random.secret())
        let rooms = Rooms(
            store: opened.store, clock: clock, ids: lease.ids, random: random, secrets: opened.secrets, media: opened.media,
            hasher: PasswordHasher(), wechat: wechat)
        (self.rooms, self.lease) = (rooms, lease)
        runner = Runner(
            opened.store, clock: clock, listeners: rooms.listeners, handlers: rooms.dueHandlers, steps: rooms.steps, lease: lease,
            logger: logger)
        (self.configuration, self.logger) = (configuration, logger)
        try await rooms.startSweeping()
        try await rooms.payments.startReconciling()
        if configuration.demo {
            demo = try await rooms.market(opened.secrets).people()
        } else {
            demo = []
        }
        pipeline = try await Front(rooms, runner, configuration, csrfKey: opened.secrets.key("csrf"), demo: demo).pipeline()
    }

    /// Serves until SIGTERM or SIGINT; accepted requests are answered first, then the store lets go.
    public func run(onListening: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
        let server = WebServer(
            WebServer.Configuration(host: configuration.host, port: configuration.port), pipeline: pipeline, logger: logger,
            onListening: onListening)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [.init(service: runner), .init(service: server)], gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger))
        try await group.run()
        try? await lease.release()   // best effort: it ends by itself within a minute
        await rooms.store.close()
    }
}

public enum ProgramError: Error, Equatable, CustomStringConvertible {
    case notMigrated(String)

    public var description: String {
        switch self {
        case .notMigrated(let name): "the database lacks \(name): run `souk migrate` first"
        }
    }
}

extension Program {
    /// Everything that the outside can reach, without a socket; for tests and benchmarks.
    public static func pipeline(
        _ rooms: Rooms, _ runner: Runner, _ configuration: Configuration, csrfKey: [UInt8]
    ) async throws -> WebPipeline {
        try await Front(rooms, runner, configuration, csrfKey: csrfKey, demo: []).pipeline()
    }
}
