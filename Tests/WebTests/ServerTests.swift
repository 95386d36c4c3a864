import Core
import Foundation
import Glibc
import Logging
import ServiceLifecycle
import Synchronization
import Testing
import Web
import WebHummingbird

/// Over a real socket on the loopback: what the pipeline alone cannot show.
@Suite struct ServerTests {
    private static let web = pipeline(
        endpoints: [
            RawEndpoint(.post, "/api/echo", "Echoes.", needs: .anyone, takes: "text/plain", gives: "text/plain", bodyLimit: 100) {
                WebResponse(contentType: "text/plain", body: $0.body)
            }.erased
        ],
        pages: [PageRoute(.get, "/hello") { _ in .text("hello") }])

    @Test func `requests on one connection are answered in order, HEAD without a body`() async throws {
        try await withServer(Self.web) { port in
            let answer = try await exchange(
                port,
                "GET /hello HTTP/1.1\r\nHost: a\r\n\r\nHEAD /hello HTTP/1.1\r\nHost: a\r\n\r\n"
                    + "POST /api/echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\nhi\r\n1\r\n!\r\n0\r\n\r\n"
            )
            let parts = answer.components(separatedBy: "HTTP/1.1 ").dropFirst()
            #expect(parts.map { $0.prefix(3) } == ["200", "200", "200"])
            #expect(parts.map { $0.components(separatedBy: "\r\n\r\n").last } == ["hello", "", "hi!"])
            #expect(parts.dropFirst().first?.lowercased().contains("content-length: 5") == true)
        }
    }

    struct Refused: Sendable, CustomTestStringConvertible {
        let testDescription: String, request: String, status: Int, code: String
        init(_ name: String, _ request: String, _ status: Int, _ code: String) {
            (testDescription, self.request, self.status, self.code) = (name, request, status, code)
        }
    }
    static let post = "POST /api/echo HTTP/1.1\r\nHost: a\r\n"
    static let refused: [Refused] = [
        Refused("declared too large", post + "Content-Length: 10000000\r\n\r\n", 413, "web.body_too_large"),
        Refused(
            "grown too large", post + "Transfer-Encoding: chunked\r\n\r\n65\r\n\(String(repeating: "x", count: 101))\r\n0\r\n\r\n",
            413, "web.body_too_large"),
        Refused("too slow", post + "Content-Length: 10\r\n\r\n123", 408, "web.timeout"),
        Refused("too many header bytes", post + "X: \(String(repeating: "x", count: 40_000))\r\n\r\n", 400, "HTTP"),
        Refused("broken UTF-8", "GET /%FF HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 400, "web.bad_request"),
        Refused("no HTTP", "nonsense\r\n\r\n", 400, "HTTP"),
    ]

    @Test(arguments: refused)
    func `what is too large, too slow or broken is answered and the connection closed`(refused: Refused) async throws {
        try await withServer(Self.web, delivery: .milliseconds(300)) { port in
            let answer = try await exchange(port, refused.request)
            #expect(answer.hasPrefix("HTTP/1.1 \(refused.status)") && answer.contains(refused.code))
        }
    }

    @Test func `a stop answers what was accepted and takes nothing new`() async throws {
        let (started, begin) = AsyncStream<Void>.makeStream()
        let gate = Gate()
        let web = pipeline(pages: [
            PageRoute(.get, "/slow") { _ in
                begin.yield()
                await gate.wait()
                return .text("done")
            }
        ])
        var port = 0
        let (ports, listening) = AsyncStream<Int>.makeStream()
        let server = WebServer(configuration(), pipeline: web, logger: quiet) { listening.yield($0) }
        let group = ServiceGroup(configuration: .init(services: [server], logger: quiet))
        async let running: Void = group.run()
        for await number in ports {
            port = number
            break
        }
        let address = port
        async let answer = exchange(address, "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
        for await _ in started { break }
        await group.triggerGracefulShutdown()
        while (try? await exchange(address, "")) != nil {}   // until connections are refused
        await gate.open()
        #expect(try await answer.hasSuffix("done"))
        try await running
    }
}

private actor Gate {
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var isOpen = false
    func wait() async { if !isOpen { await withCheckedContinuation { waiting.append($0) } } }
    func open() {
        isOpen = true
        for continuation in waiting { continuation.resume() }
        waiting = []
    }
}

private let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

private func configuration(delivery: Duration = .seconds(30)) -> WebServer.Configuration {
    var configuration = WebServer.Configuration(host: "127.0.0.1", port: 0)
    configuration.delivery = delivery
    return configuration
}

private func withServer(_ web: WebPipeline, delivery: Duration = .seconds(30), _ body: (Int) async throws -> Void) async throws {
    let (ports, listening) = AsyncStream<Int>.makeStream()
    let server = WebServer(configuration(delivery: delivery), pipeline: web, logger: quiet) { listening.yield($0) }
    let running = Task { try await server.run() }
    for await port in ports {
        try await body(port)
        break
    }
    running.cancel()
    _ = await running.result
}

private struct SocketError: Error { let number: Int32 }

/// Sends all, then reads until the other side closes. On a thread of its own, since it blocks.
private func exchange(_ port: Int, _ request: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try blockingExchange(port, Array(request.utf8)) }) }
    }
}

private func blockingExchange(_ port: Int, _ request: [UInt8]) throws -> String {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
    guard connected == 0 else { throw SocketError(number: errno) }
    if request.isEmpty { return "" }
    guard send(socket, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else { throw SocketError(number: errno) }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
        let count = recv(socket, &buffer, buffer.count, 0)
        guard count >= 0 else { throw SocketError(number: errno) }
        if count == 0 { return String(decoding: answer, as: UTF8.self) }
        answer += buffer[..<count]
    }
}
