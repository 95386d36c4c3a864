// WeChatSandboxProgram.swift: `souk wechat-sandbox`: WeChat Pay's side of the protocol, on a port of its own.
import Core
import Logging
import ServiceLifecycle
import UnixSignals
import WeChatPay
import Web
import WebClient
import WebHummingbird

/// The sandbox as a server. Only for trying things out: whoever reaches it may pay every order.
public struct WeChatSandboxProgram: Sendable {
    public let sandbox: WeChatSandbox
    let host: String, port: Int, byHand: Bool
    let logger: Logger

    /// - Parameters:
    ///   - keys: the folder of its keys, made at the first start.
    ///   - byHand: notices are sent only when `/sandbox/notify` says so; else every second.
    public init(
        host: String, port: Int, keys: String, byHand: Bool, clock: Clock = .system, random: Random = .system, logger: Logger
    ) throws {
        sandbox = WeChatSandbox(
            try .load(folder: keys, at: clock.now(), random: random), client: .network(seconds: 5), clock: clock, random: random)
        (self.host, self.port, self.byHand, self.logger) = (host, port, byHand, logger)
    }

    /// Serves until SIGTERM or SIGINT.
    public func run(onListening: @escaping @Sendable (Int) async -> Void) async throws {
        let pipeline = WebPipeline(
            endpoints: sandbox.endpoints, pages: sandbox.pages, gatekeeper: Nobody(), csrfKey: Random.system.bytes(32), random: .system,
            errorPage: { _, failure in "<!doctype html><title>\(failure.status)</title><p>\(failure.status)</p>" })
        let server = WebServer(
            WebServer.Configuration(host: host, port: port), pipeline: pipeline, logger: logger, onListening: onListening)
        var services: [ServiceGroupConfiguration.ServiceConfiguration] = [.init(service: server)]
        if !byHand { services.append(.init(service: Messenger(sandbox: sandbox))) }
        try await ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        ).run()
    }
}

/// Sends what was promised, again until it is taken.
private struct Messenger: Service {
    let sandbox: WeChatSandbox

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await sandbox.deliver()
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }
}

/// There are no accounts here.
private struct Nobody: Gatekeeper {
    func caller(credential: Credential) async throws -> Caller { .stranger }
    func permit(_ caller: Caller, _ permission: Permission, scope: Int64?) async throws { throw WebError.notFound }
}
