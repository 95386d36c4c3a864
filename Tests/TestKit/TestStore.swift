// TestStore.swift: an empty, migrated store for one test, on each database there is.
import Core
import Foundation
import Store
import StorePostgres
import StoreSQLite
import Testing

/// The databases that operations are tested on: SQLite always, PostgreSQL when `TEST_POSTGRES_URL` names a server.
public enum TestStore: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite, postgres

    /// A server that stands still for some seconds, with all tests and a busy disk upon it, fails no test: patience, unless the
    /// URL says how much.
    public static let postgresURL: String? = ProcessInfo.processInfo.environment["TEST_POSTGRES_URL"].map {
        $0.contains("connect_timeout") ? $0 : with("connect_timeout=60", $0)
    }
    /// The same with one more parameter of libpq.
    public static func postgresURL(with parameter: String) -> String? { postgresURL.map { with(parameter, $0) } }
    private static func with(_ parameter: String, _ url: String) -> String { url + (url.contains("?") ? "&" : "?") + parameter }
    public static var all: [TestStore] { postgresURL == nil ? [.sqlite] : [.sqlite, .postgres] }
    public var testDescription: String { rawValue }

    /// `SOUK_STORE_EAGER=1`: each statement is answered at once, so that a failure names its line.
    static let eager: Bool = ProcessInfo.processInfo.environment["SOUK_STORE_EAGER"] == "1"

    /// A store of its own with these migrations applied. What it leaves behind lies in the temporary folder, or in a schema of
    /// the test server.
    public func open(_ migrations: [Migration]) async throws -> any Store {
        switch self {
        case .sqlite:
            let store = try SQLiteStore(path: Self.temporaryPath(), durable: false)
            try await Migrator(store, kernelMigrations + migrations).migrate(at: TestWorld.start)
            return store
        case .postgres:
            let store = try await LentStore { try Self.postgres(schema: await Self.newSchema()) }
            try await Migrator(store, kernelMigrations + migrations).migrate(at: TestWorld.start)
            return store
        }
    }

    /// A store on a schema that is there. Few connections (at most 4): many tests run at once.
    public static func postgres(schema: String) throws -> PostgresStore {
        guard let postgresURL else { throw StoreError.unavailable("TEST_POSTGRES_URL is not set") }
        return PostgresStore(url: postgresURL, schema: schema, writers: 2, readers: 1, durable: false, eager: eager)
    }

    /// The name of a new, empty schema on the test server.
    public static func newSchema() async throws -> String {
        let name = "souk_\(Hex.text(Random.system.bytes(8)))"
        let door = try postgres(schema: "public")
        try await door.write(home: .shared) { try $0.run(SQL(stringLiteral: "CREATE SCHEMA \(name)")) }
        await door.close()
        return name
    }

    /// The path of a database file in a new folder.
    public static func temporaryPath() -> String {
        let name = "souk-test-\(Hex.text(Random.system.bytes(8)))"
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(name)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            preconditionFailure("no temporary folder: \(error)")
        }
        return folder.appendingPathComponent("souk.db").path
    }
}
