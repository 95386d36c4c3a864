// TestStore.swift: an empty, migrated store for one test, on each database there is.
import Core
import Foundation
import Store
import StoreSQLite
import Testing

/// The databases that operations are tested on: SQLite always, PostgreSQL when `TEST_POSTGRES_URL` names a server.
public enum TestStore: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite, postgres

    public static let postgresURL: String? = ProcessInfo.processInfo.environment["TEST_POSTGRES_URL"]
    public static var all: [TestStore] { postgresURL == nil ? [.sqlite] : [.sqlite, .postgres] }
    public var testDescription: String { rawValue }

    /// A store of its own with these migrations applied. What it leaves behind lies in the temporary folder, or in a schema of
    /// the test server.
    public func open(_ migrations: [Migration]) async throws -> any Store {
        let store: any Store = switch self {
        case .sqlite: try SQLiteStore(path: Self.temporaryPath(), durable: false)
        case .postgres: preconditionFailure("no PostgreSQL backend yet")
        }
        try await Migrator(store, kernelMigrations + migrations).migrate(at: TestWorld.start)
        return store
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
