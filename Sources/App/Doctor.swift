// Doctor.swift: what an operator wants to know of an installation, without changing it.
import Core
import Foundation
import Runtime
import Store
import StoreSQLite

/// One thing that was looked at.
public struct Finding: Sendable, Equatable {
    public let name: String
    public let isGood: Bool
    public let text: String
}

public enum Doctor {
    /// Looks at settings, schema, durability, events and due work.
    public static func look(_ configuration: Configuration, environment: [String: String], at now: Timestamp) async throws -> [Finding] {
        if configuration.database == nil, !FileManager.default.fileExists(atPath: "\(configuration.data)/souk.db") {
            return [Finding(name: "database", isGood: false, text: "there is none in \(configuration.data): `souk serve` makes one")]
        }
        let opened = try configuration.open(environment: environment)
        var findings: [Finding] = []
        do {
            let pending = try await Migrator(opened.store, allMigrations).pending()
            findings.append(
                Finding(
                    name: "schema", isGood: pending.isEmpty,
                    text: pending.isEmpty ? "up to date" : "lacks \(pending.map(\.name).joined(separator: ", "))"))
            if pending.isEmpty { findings += try await work(opened.store, at: now) }
        } catch let error as StoreError {
            findings.append(Finding(name: "database", isGood: false, text: "\(error)"))
        }
        if let embedded = opened.store as? SQLiteStore {
            let synchronous = try await embedded.settings()["synchronous"] ?? -1
            findings.append(Finding(name: "durability", isGood: synchronous == 2, text: "synchronous = \(synchronous)"))
        }
        findings.append(Finding(name: "master key", isGood: true, text: keyPlace(configuration, environment)))
        await opened.store.close()
        return findings
    }

    private static func keyPlace(_ configuration: Configuration, _ environment: [String: String]) -> String {
        environment["SOUK_MASTER_KEY"] == nil
            ? "in \(configuration.data)/master.key: a backup is of no use without it" : "from SOUK_MASTER_KEY"
    }

    private static func work(_ store: any Store, at now: Timestamp) async throws -> [Finding] {
        try await store.read { db in
            let parked = try db.row("SELECT COUNT(*) FROM kernel_parked")?.int64(0) ?? 0
            let late =
                try db.row("SELECT COUNT(*) FROM kernel_due_work WHERE due_at <= \(now - .minutes(1)) AND attempts = 0")?.int64(0) ?? 0
            let failing = try db.row("SELECT COUNT(*) FROM kernel_due_work WHERE attempts >= 3")?.int64(0) ?? 0
            return [
                Finding(
                    name: "events", isGood: parked == 0, text: parked == 0 ? "no home waits" : "\(parked) homes wait behind a failed event"),
                Finding(name: "due work", isGood: late == 0, text: late == 0 ? "none is late" : "\(late) works are over a minute late"),
                Finding(name: "outside calls", isGood: failing == 0, text: failing == 0 ? "none keeps failing" : "\(failing) keep failing"),
            ]
        }
    }
}
