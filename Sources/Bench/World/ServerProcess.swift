// ServerProcess.swift: the server as a process of its own, of the same program, watched from outside.
import App
import Core
import Foundation
import Logging
import Synchronization

extension Bench {
    /// What a benchmark's server process runs: `souk serve` as it is, but for the commits where they are measured.
    public static func serve(_ configuration: Configuration) async throws {
        var logger = Logger(label: "souk") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .info
        let program = try await Program(configuration, logger: logger)
        try await program.run { port in
            FileHandle.standardOutput.write(Data("port \(port)\n".utf8))
        }
    }
}

/// A running server. `stop` ends it and waits for its end.
final class ServerProcess: @unchecked Sendable {   // the process is touched by its maker only
    private let process = Process()
    let port: Int

    /// - Parameter bodiesPerCommit: 1 gives each order a transaction of its own; nil is the house's own grouping.
    init(_ configuration: Configuration, bodiesPerCommit: Int? = nil) async throws {
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["bench-server", "--data", configuration.data]
        if let database = configuration.database { process.arguments? += ["--database", database] }
        if let bodiesPerCommit { process.arguments? += ["--bodies-per-commit", String(bodiesPerCommit)] }
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/null"))
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        var said: [UInt8] = []
        while !said.contains(UInt8(ascii: "\n")) {
            let part = output.fileHandleForReading.availableData
            guard !part.isEmpty else { throw BenchError.noServer("it ended before it listened") }
            said += part
        }
        guard said.starts(with: "port ".utf8), let port = said[5...].number() else { throw BenchError.noServer("it named no port") }
        self.port = Int(port)
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    /// User and system time so far, in seconds.
    var cpuSeconds: Double {
        guard let text = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8),
            let end = text.lastIndex(of: ")")
        else { return 0 }
        let fields = text[text.index(end, offsetBy: 2)...].split(separator: " ")
        return (Double(fields[11]) ?? 0) / 100 + (Double(fields[12]) ?? 0) / 100   // clock ticks of 10 ms
    }

    /// What it holds in memory now, in MB; `VmHWM` for the most so far.
    func memory(_ field: String = "VmRSS") -> Double {
        guard let text = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8),
            let line = text.split(separator: "\n").first(where: { $0.hasPrefix(field) }),
            let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Double($0) })
        else { return 0 }
        return kilobytes / 1_024
    }
}

/// The server's processor time between two moments.
final class CPUWatch: Sendable {
    private let times = Mutex<(start: Double, end: Double)>((0, 0))
    private let server: ServerProcess
    init(_ server: ServerProcess) { self.server = server }

    func mark(_ begins: Bool) {
        let now = server.cpuSeconds
        times.withLock { if begins { $0.start = now } else { $0.end = now } }
    }
    var seconds: Double { times.withLock { $0.end - $0.start } }
}
