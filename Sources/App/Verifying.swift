// Verifying.swift: souk verify, on the database that a configuration names.
import Core
import Foundation
import Identity
import Runtime
import Store
import Verify

extension Rooms {
    /// The laws over this house's rows.
    public var verify: Verify { Verify(store: store, clock: clock, listeners: listeners.map(\.name)) }
}

extension Program {
    /// Opens the database without changing it, and holds the laws against it.
    /// - Throws: ``ProgramError/notMigrated(_:)`` for a schema that is not this program's.
    public static func verify(
        _ configuration: Configuration, environment: [String: String], replay: Bool, only: Set<String>?,
        onVerdict: @escaping @Sendable (Verdict) async -> Void
    ) async throws -> [Verdict] {
        if configuration.database == nil, !FileManager.default.fileExists(atPath: "\(configuration.data)/souk.db") {
            throw StoreError.unavailable("there is no database in \(configuration.data)")
        }
        let opened = try configuration.open(environment: environment)
        if let missing = try await Migrator(opened.store, allMigrations).pending().first {
            await opened.store.close()
            throw ProgramError.notMigrated(missing.name)
        }
        let clock = Clock.system
        // Only the names of the listeners are asked of the rooms: no id is made and nothing is written.
        let ids = IDSource(node: 0, from: clock.now(), until: clock.now() + .hours(1), clock: clock)
        let rooms = Rooms(
            store: opened.store, clock: clock, ids: ids, random: .system, secrets: opened.secrets, media: opened.media,
            hasher: PasswordHasher())
        let verify = Verify(store: opened.store, clock: clock, listeners: rooms.listeners.map(\.name)) {
            try await Task.sleep(for: .seconds(2))
        }
        let verdicts = try await verify.run(replay: replay, only: only, onVerdict: onVerdict)
        await opened.store.close()
        return verdicts
    }
}
