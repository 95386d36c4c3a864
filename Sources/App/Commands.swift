// Commands.swift: what the command line asks of the house besides serving.
import Core
import Foundation
import Identity
import Market
import Runtime
import Store
import StoreSQLite
import Web

extension Program {
    /// The rooms of an installation, without its loops; brought up to date first.
    public static func openRooms(_ configuration: Configuration, environment: [String: String]) async throws -> Rooms {
        let opened = try configuration.open(environment: environment)
        try await configuration.migrate(opened.store, at: Clock.system.now())
        let lease = try await NodeLease(opened.store, clock: .system, owner: Random.system.secret())
        return Rooms(
            store: opened.store, clock: .system, ids: lease.ids, random: .system, secrets: opened.secrets, media: opened.media,
            hasher: PasswordHasher())
    }

    /// - Returns: the account's id.
    /// - Throws: ``InvalidInput`` for what is no identifier, password or name; `identity.identifier_taken`.
    public static func createAdmin(
        _ configuration: Configuration, environment: [String: String], identifier: String, password: String, name: String
    ) async throws -> String {
        var problems: [FieldProblem] = []
        let (who, secret, shown) = (Identifier(identifier), Password(password), DisplayName(name))
        if who == nil { problems.append(FieldProblem("identifier", "not_a_phone_or_email")) }
        if secret == nil { problems.append(FieldProblem("password", "wrong_length", expected: "8…128")) }
        if shown == nil { problems.append(FieldProblem("name", "wrong_length", expected: "1…40")) }
        guard let who, let secret, let shown else { throw InvalidInput(problems) }
        let rooms = try await openRooms(configuration, environment: environment)
        let account = try await rooms.identity.createAdmin(who, secret, name: shown)
        await rooms.store.close()
        return account.description
    }

    /// What is printed before serving: demo accounts, or the one-time link to the first owner.
    public func welcome() async throws -> [String] {
        if !demo.isEmpty { return demo.map { "demo: \($0.role.zh) \($0.role.en): \($0.name) \($0.phone)" } }
        guard let token = try await rooms.identity.oneTimeAdminLink() else { return [] }
        return [
            "Nobody owns this platform yet. Within an hour, once: http://\(configuration.host):\(configuration.port)/first-owner?token=\(token)"
        ]
    }

    /// The API's description.
    public static func openAPI() async throws -> JSON {
        let path = temporaryFile()
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let store = try SQLiteStore(path: path, durable: false)
        let clock = Clock.system
        let ids = IDSource(node: 0, from: clock.now(), until: clock.now() + .hours(1), clock: clock)
        let rooms = Rooms(
            store: store, clock: clock, ids: ids, random: .system, secrets: Secrets(master: Random.system.bytes(32)),
            media: temporaryFile(), hasher: PasswordHasher())
        let document = OpenAPI.document(title: "Souk", version: "1", endpoints: rooms.endpoints)
        await store.close()
        return document
    }

    private static func temporaryFile() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("souk-\(Random.system.secret())").path
    }
}
