// Child.swift: a program that a test starts.
import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// Started by `posix_spawn`. Foundation's `Process` reads the list of open files with 256 bytes for each name, past the end of what the
/// system wrote: with some 1,300 files open, as many tests at once have, it ends the process now and then.
public final class Child: Sendable {
    public struct NotStarted: Error { public let code: Int32 }
    public let id: pid_t

    /// - Parameters:
    ///   - output: where its standard output goes; nil: nowhere. Its errors go nowhere, and it has no other open file.
    ///   - environment: ours without it.
    public init(_ path: String, _ arguments: [String], output: Int32? = nil, environment: [String: String]? = nil) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        if let output {
            posix_spawn_file_actions_adddup2(&actions, output, 1)
        } else {
            posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        }
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        _ = closeFrom(&actions, 3)
        let variables = (environment ?? ProcessInfo.processInfo.environment).map { "\($0.key)=\($0.value)" }
        var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
        var settings: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
        defer { for text in words + settings { free(text) } }
        var id: pid_t = 0
        let code = posix_spawnp(&id, path, &actions, nil, &words, &settings)
        guard code == 0 else { throw NotStarted(code: code) }
        self.id = id
    }

    /// Ends it at once.
    public func kill() { _ = Glibc.kill(id, SIGKILL) }

    /// Waits for its end. Once only: afterwards its number may be another program's.
    /// - Returns: its exit code; nil when a signal ended it.
    @discardableResult
    public func wait() -> Int32? {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        return status & 0x7f == 0 ? (status >> 8) & 0xff : nil
    }

    /// All that a program writes.
    public static func output(of path: String, _ arguments: [String]) throws -> [UInt8] {
        let pipe = Pipe()
        let child = try Child(path, arguments, output: pipe.fileHandleForWriting.fileDescriptor)
        try pipe.fileHandleForWriting.close()
        let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
        child.wait()
        return [UInt8](bytes)
    }

    /// How many bytes these are as a browser is sent them at best.
    public static func gzipped(_ bytes: [UInt8]) throws -> Int {
        let file = URL(fileURLWithPath: TestStore.temporaryPath())
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
        return try output(of: "gzip", ["-9", "-c", file.path]).count
    }
}

/// The C library has it since 2.34, and shows it to GNU sources only.
@_silgen_name("posix_spawn_file_actions_addclosefrom_np")
private func closeFrom(_ actions: UnsafeMutablePointer<posix_spawn_file_actions_t>, _ first: Int32) -> Int32
