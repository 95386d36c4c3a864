// HTTPLoad.swift: a small HTTP/1.1 client that keeps many connections busy from one thread.
import Core
import Foundation
import Glibc

/// What a load asks for. Used by the load's thread only.
protocol LoadScript: AnyObject {
    /// Writes the connection's next request.
    /// - Parameter isOver: true once no new work may begin; what was begun is finished.
    /// - Returns: what kind of request it is, from 0; nil when the connection has nothing left to do.
    func next(_ connection: Int, isOver: Bool, into request: inout [UInt8]) -> Int?
    /// - Throws: when the answer is none that may come.
    func answered(_ connection: Int, status: Int, body: ArraySlice<UInt8>) throws
}

/// What came of a load.
struct LoadOutcome: Sendable {
    /// Microseconds of the requests answered in the measured time, sorted, by kind.
    var latencies: [[UInt32]]
    /// Seconds measured.
    var seconds: Double
    /// Seconds from the first request to the last answer.
    var total: Double
    func rate(of kind: Int) -> Double { Double(latencies[kind].count) / seconds }
}

/// Sixty-four connections to 127.0.0.1 by default, one request at a time on each.
final class HTTPLoad {
    private struct Connection {
        var socket: Int32
        var out: [UInt8] = [], sent = 0
        var incoming: [UInt8] = []
        var kind = 0
        var started = ContinuousClock.now
        var isBusy = false
        /// Has nothing to do until the pace allows a request.
        var isWaiting = false
    }
    private let script: any LoadScript
    private var connections: [Connection] = []
    private var buffer = [UInt8](repeating: 0, count: 64 << 10)
    private let pace: Double
    private let started = ContinuousClock.now
    private var begun = 0

    /// - Parameter pace: requests a second at the most.
    init(port: Int, connections count: Int = 64, _ script: any LoadScript, pace: Double = .infinity) throws {
        (self.script, self.pace) = (script, pace)
        for _ in 0..<count { connections.append(Connection(socket: try Self.connect(port))) }
    }

    deinit { for connection in connections { close(connection.socket) } }

    /// Runs on a thread of its own.
    /// - Parameters:
    ///   - pace: requests a second at the most, of all connections together.
    ///   - onMeasuring: called as the warm-up ends and as the measured time ends.
    static func run(
        port: Int, connections: Int = 64, _ script: any LoadScript & Sendable, kinds: Int, warmUp: Double, seconds: Double,
        pace: Double = .infinity, onMeasuring: @escaping @Sendable (Bool) -> Void = { _ in }
    ) async throws -> LoadOutcome {
        try await withCheckedThrowingContinuation { continuation in
            let thread = Thread {
                continuation.resume(
                    with: Swift.Result {
                        try HTTPLoad(port: port, connections: connections, script, pace: pace)
                            .run(kinds: kinds, warmUp: warmUp, seconds: seconds, onMeasuring: onMeasuring)
                    })
            }
            thread.stackSize = 4 << 20
            thread.start()
        }
    }

    private func run(kinds: Int, warmUp: Double, seconds: Double, onMeasuring: (Bool) -> Void) throws -> LoadOutcome {
        var latencies = [[UInt32]](repeating: [], count: kinds)
        let measureFrom = started + .milliseconds(Int64(warmUp * 1_000))
        let end = measureFrom + .milliseconds(Int64(seconds * 1_000))
        var (isMeasuring, isOver) = (false, false)
        for index in connections.indices { try begin(index, isOver: false) }
        while true {
            for index in connections.indices where connections[index].isWaiting && (isOver || isAllowed) {
                try begin(index, isOver: isOver)
            }
            guard connections.contains(where: { $0.isBusy || $0.isWaiting }) else { break }
            var polled = connections.map { connection in
                let wanted = connection.sent < connection.out.count ? POLLOUT | POLLIN : POLLIN
                return pollfd(fd: connection.isBusy ? connection.socket : -1, events: Int16(wanted), revents: 0)
            }
            let isPaced = connections.contains(where: \.isWaiting)
            let answered = poll(&polled, nfds_t(polled.count), isPaced ? 1 : 10_000)
            guard answered > 0 || isPaced else { throw BenchError.badAnswer("nothing for ten seconds") }
            let now = ContinuousClock.now
            if !isMeasuring, !isOver, now >= measureFrom {
                isMeasuring = true
                onMeasuring(true)
            }
            if !isOver, now >= end {
                (isMeasuring, isOver) = (false, true)
                onMeasuring(false)
            }
            for index in polled.indices where polled[index].revents != 0 {
                if Int32(polled[index].revents) & POLLOUT != 0 { try send(index) }
                guard Int32(polled[index].revents) & ~POLLOUT != 0, try receive(index) else { continue }
                if isMeasuring {
                    let took = (ContinuousClock.now - connections[index].started) / .microseconds(1)
                    latencies[connections[index].kind].append(UInt32(took))
                }
                try begin(index, isOver: isOver)
            }
        }
        for kind in latencies.indices { latencies[kind].sort() }
        return LoadOutcome(latencies: latencies, seconds: seconds, total: (ContinuousClock.now - started) / .seconds(1))
    }

    /// Whether the pace allows one more request now.
    private var isAllowed: Bool { Double(begun) < pace * ((ContinuousClock.now - started) / .seconds(1)) }

    private func begin(_ index: Int, isOver: Bool) throws {
        connections[index].isWaiting = !isOver && pace.isFinite && !isAllowed
        guard !connections[index].isWaiting else { return connections[index].isBusy = false }
        begun += 1
        connections[index].out.removeAll(keepingCapacity: true)
        guard let kind = script.next(index, isOver: isOver, into: &connections[index].out) else {
            return connections[index].isBusy = false
        }
        (connections[index].kind, connections[index].isBusy, connections[index].sent) = (kind, true, 0)
        connections[index].started = .now
        try send(index)
    }

    private func send(_ index: Int) throws {
        let (out, sent) = (connections[index].out, connections[index].sent)
        guard sent < out.count else { return }
        let count = out.withUnsafeBytes {
            Glibc.send(connections[index].socket, $0.baseAddress! + sent, out.count - sent, Int32(MSG_NOSIGNAL))
        }
        guard count >= 0 || errno == EAGAIN else { throw BenchError.badAnswer("a connection was closed") }
        connections[index].sent += max(0, count)
    }

    /// - Returns: whether the answer is whole.
    private func receive(_ index: Int) throws -> Bool {
        let count = buffer.withUnsafeMutableBytes { recv(connections[index].socket, $0.baseAddress, $0.count, 0) }
        if count < 0, errno == EAGAIN { return false }
        guard count > 0 else { throw BenchError.badAnswer("a connection was closed") }
        connections[index].incoming.append(contentsOf: buffer[..<count])
        guard let (status, body) = try Self.whole(connections[index].incoming) else { return false }
        let incoming = connections[index].incoming
        connections[index].incoming.removeAll(keepingCapacity: true)
        try script.answered(index, status: status, body: incoming[body])
        return true
    }

    /// Status and where the body lies; nil while something is missing. Our server always says how long a body is.
    private static func whole(_ bytes: [UInt8]) throws -> (Int, Range<Int>)? {
        guard let headEnd = bytes.find("\r\n\r\n") else { return nil }
        let head = bytes[..<headEnd]
        guard let status = bytes[9...].number() else { throw BenchError.badAnswer("no status") }
        let length =
            head.find("content-length: ").flatMap { head[($0 + 16)...].number() } ?? head.find("Content-Length: ").flatMap {
                head[($0 + 16)...].number()
            } ?? 0
        let bodyStart = headEnd + 4
        guard bytes.count >= bodyStart + Int(length) else { return nil }
        return (Int(status), bodyStart..<bodyStart + Int(length))
    }

    private static func connect(_ port: Int) throws -> Int32 {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw BenchError.noServer("port \(port) does not answer") }
        var on: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        _ = fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK)
        return socket
    }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    /// Where a text first begins.
    func find(_ text: StaticString) -> Int? {
        text.withUTF8Buffer { wanted in
            guard count >= wanted.count else { return nil }
            for start in startIndex...(endIndex - wanted.count) where self[start] == wanted[0] {
                if wanted.indices.allSatisfy({ self[start + $0] == wanted[$0] }) { return start }
            }
            return nil
        }
    }

    /// The digits that these bytes begin with.
    func number() -> Int64? {
        var value: Int64?
        for byte in self {
            guard 48...57 ~= byte else { break }
            value = (value ?? 0) * 10 + Int64(byte - 48)
        }
        return value
    }
}
