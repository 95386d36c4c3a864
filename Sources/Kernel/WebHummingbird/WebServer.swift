// WebServer.swift: the pipeline on a socket.
import Core
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization
import Web

/// Listens, and hands every request to a ``WebPipeline``. Stops gracefully: takes no new connection, answers every request
/// whose head it has read, then ends.
public struct WebServer: Service {
    public struct Configuration: Sendable {
        public var host = "127.0.0.1"
        /// 0 takes any free port; `onListening` tells which.
        public var port = 8080
        /// How long a body may take to be delivered (then 408).
        public var delivery: Duration = .seconds(30)
        /// How long a head, or the wait for the next one, may take (then the connection is closed without an answer). Longer than
        /// a body's time, so that a slow body is answered and not just cut off.
        public var idle: Duration = .seconds(32)
        /// How long a stop waits for accepted requests.
        public var shutdown: Duration = .seconds(20)
        /// Connections at once; more wait in the system's queue.
        public var connectionsMax = 10_000
        /// All header fields of a request together; more are answered with 400.
        public var headerBytesMax = 32 << 10
        /// One line for each request.
        public var accessLog = true

        public init() {}
        public init(host: String, port: Int) { (self.host, self.port) = (host, port) }
    }
    let configuration: Configuration
    let pipeline: WebPipeline
    let logger: Logger
    let onListening: @Sendable (_ port: Int) async -> Void

    public init(
        _ configuration: Configuration = Configuration(), pipeline: WebPipeline, logger: Logger,
        onListening: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) {
        (self.configuration, self.pipeline, self.logger) = (configuration, pipeline, logger)
        self.onListening = onListening
    }

    /// Runs until the task is cancelled or a graceful shutdown is asked for.
    /// - Throws: what binding the address throws.
    public func run() async throws {
        let deadlines = Deadlines()
        let exchange = Exchange(
            pipeline: pipeline, logger: logger, deadlines: deadlines, delivery: configuration.delivery,
            accessLog: configuration.accessLog)
        let server = makeServer(exchange)
        let shutdown = configuration.shutdown
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            group.addTask { try await deadlines.watch() }
            group.addTask {
                try await gracefulShutdown()
                try await Task.sleep(for: shutdown)
                logger.warning("stopping with requests unanswered", metadata: ["after": "\(shutdown)"])
            }
            // The first to end is the server that has stopped, or the time that is up.
            try await group.next()
            group.cancelAll()
            do { try await group.waitForAll() } catch is CancellationError {}
        }
    }

    private func makeServer(_ exchange: Exchange) -> any Service {
        let decoder = HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: configuration.headerBytesMax, maxHeaderListSize: configuration.headerBytesMax,
            maxHeaderFieldCount: 200)
        let http1 = HTTP1Channel(
            responder: { request, writer, channel in try await exchange.answer(request, writer, channel) },
            configuration: HTTP1Channel.Configuration(
                idleTimeout: TimeAmount(max(configuration.idle, configuration.delivery + .seconds(2))), httpDecoderConfiguration: decoder))
        return http1.server(
            configuration: ServerConfiguration(
                address: .hostname(configuration.host, port: configuration.port), backlog: 1_024,
                availableConnectionsDelegate: MaximumAvailableConnections(configuration.connectionsMax, logger: logger)),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? configuration.port) },
            eventLoopGroup: EventLoopGroupProvider.singleton.eventLoopGroup, logger: logger)
    }
}
