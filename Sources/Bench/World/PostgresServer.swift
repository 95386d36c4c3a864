// PostgresServer.swift: a PostgreSQL of our own, on the disk that is measured, with fsync on; thrown away afterwards.
import Core
import Foundation

/// PostgreSQL refuses to run as root, so for root it runs as the user `postgres`.
final class PostgresServer {
    private let programs: String, folder: String
    private let port: Int
    private let process = Process()

    /// - Parameter folder: must be reachable for the user `postgres`.
    init(folder: String) throws {
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        guard let newest = versions.max(by: { (Int($0) ?? 0) < (Int($1) ?? 0) }) else {
            throw BenchError.noServer("PostgreSQL is not installed: apt install postgresql")
        }
        (programs, self.folder) = ("/usr/lib/postgresql/\(newest)/bin", folder)
        port = Int.random(in: 21_000...31_000)
        if geteuid() == 0 { try Self.run("/bin/chown", ["postgres", folder]) }
        try Self.asPostgres(
            "\(programs)/initdb", ["-D", "\(folder)/db", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"])
        // A child of ours and no daemon: Foundation waits for whoever holds what a child inherits.
        let command = Self.command(
            "\(programs)/postgres",
            [
                "-D", "\(folder)/db", "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-c",
                "unix_socket_directories=\(folder)", "-c", "shared_buffers=1GB", "-c", "max_connections=100",
            ])
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        process.currentDirectoryURL = URL(fileURLWithPath: "/")
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/null"))
        try process.run()
        for _ in 0..<200 where !isReady { usleep(100_000) }
        guard isReady else { throw BenchError.noServer("PostgreSQL does not answer on port \(port)") }
    }

    private var isReady: Bool {
        (try? Self.run("\(programs)/pg_isready", ["-q", "-h", "127.0.0.1", "-p", String(port)])) != nil
    }

    /// Ends the server that was started here, by its folder.
    func stop() {
        _ = try? Self.asPostgres("\(programs)/pg_ctl", ["stop", "-s", "-m", "fast", "-D", "\(folder)/db"])
        process.waitUntilExit()
    }

    func createDatabase(_ name: String) throws -> String {
        try Self.asPostgres("\(programs)/createdb", ["-h", "127.0.0.1", "-p", String(port), "-U", "postgres", name])
        return "postgres://postgres@127.0.0.1:\(port)/\(name)"
    }

    /// Makes pgbench's tables, scale 20.
    func preparePgbench() throws {
        _ = try createDatabase("pgbench")
        try Self.asPostgres("\(programs)/pgbench", ["-i", "-q", "-s", "20"] + target)
    }

    /// TPC-B-like transactions a second of 8 clients.
    func pgbench(seconds: Int) throws -> Double {
        let said = try Self.asPostgres("\(programs)/pgbench", ["-n", "-c", "8", "-j", "2", "-T", String(seconds)] + target)
        guard let line = said.split(separator: "\n").first(where: { $0.hasPrefix("tps = ") }),
            let number = line.dropFirst(6).split(separator: " ").first.flatMap({ Double($0) })
        else { throw BenchError.noServer("pgbench named no rate") }
        return number
    }

    private var target: [String] { ["-h", "127.0.0.1", "-p", String(port), "-U", "postgres", "pgbench"] }

    @discardableResult
    private static func asPostgres(_ program: String, _ arguments: [String]) throws -> String {
        let command = command(program, arguments)
        return try run(command[0], Array(command.dropFirst()))
    }

    private static func command(_ program: String, _ arguments: [String]) -> [String] {
        geteuid() == 0 ? ["/sbin/runuser", "-u", "postgres", "--", program] + arguments : [program] + arguments
    }

    /// - Returns: what it wrote to its standard output.
    @discardableResult
    static func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: "/")
        let said = FileManager.default.temporaryDirectory.appendingPathComponent("souk-bench-\(Random.system.secret())")
        _ = FileManager.default.createFile(atPath: said.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: said) }
        process.standardOutput = try FileHandle(forWritingTo: said)
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/null"))
        // Our threads hold signals back, and a child starts with what is held back: pgbench would never hear its alarm.
        var (none, held) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &held)
        defer { pthread_sigmask(SIG_SETMASK, &held, nil) }
        try process.run()
        process.waitUntilExit()
        let text = (try? String(contentsOf: said, encoding: .utf8)) ?? ""
        guard process.terminationStatus == 0 else {
            throw BenchError.noServer("\(program) answered \(process.terminationStatus): \(text.suffix(300))")
        }
        return text
    }
}
