// Opening.swift: opens the database that a configuration names, and brings it to the schema that the program knows.
import Core
import Foundation
import Store
import StorePostgres
import StoreSQLite

/// An open store and how to reach what lies beside it.
public struct Opened: Sendable {
    public let store: any Store
    public let secrets: Secrets
    public let media: String
}

extension Configuration {
    /// Opens the store without touching its schema.
    /// - Throws: ``StoreError/unavailable(_:)`` when the folder cannot be written or the server is away.
    /// - Parameter durable: false only for what may be lost and made again.
    public func open(environment: [String: String] = [:], durable: Bool = true) throws -> Opened {
        do {
            try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        } catch {
            throw StoreError.unavailable("the data folder \(data) cannot be made")
        }
        let store: any Store =
            if let database {
                PostgresStore(url: database, durable: durable)
            } else {
                try SQLiteStore(path: "\(data)/souk.db", durable: durable, bodies: bodiesPerCommit)
            }
        let secrets = try Secrets.load(data: data, environment: environment, random: .system)
        return Opened(store: store, secrets: secrets, media: "\(data)/media")
    }

    /// Applies what is missing. The embedded file is copied first, unless it is new.
    /// - Returns: the names of what was applied.
    @discardableResult
    public func migrate(_ store: any Store, at now: Timestamp) async throws -> [String] {
        let migrator = Migrator(store, allMigrations)
        let pending = try await migrator.pending()
        guard !pending.isEmpty else { return [] }
        if let embedded = store as? SQLiteStore, pending.count < allMigrations.count {
            try await embedded.copy(to: "\(data)/souk-before-\(pending[0].name)-\(now.milliseconds).db")
        }
        return try await migrator.migrate(at: now)
    }
}
