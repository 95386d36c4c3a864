// IdentityWorld.swift: the room in a world whose clock stands still, with cheap passwords.
import Core
import Identity
import Store
import TestKit
import Testing
import Web

struct IdentityWorld: Sendable {
    let world: TestWorld
    let store: any Store
    let identity: Identity
    let password = Password("correct horse")!, wrong = Password("battery staple")!
    let anna = Identifier("13800138000")!, bert = Identifier("bert@example.com")!, cleo = Identifier("13900139000")!

    init(on backend: TestStore) async throws {
        let world = try await TestWorld(on: backend, identityMigrations)
        self.init(world, world.store)
    }

    init(_ world: TestWorld, _ store: any Store) {
        (self.world, self.store) = (world, store)
        identity = Identity(
            store: store, clock: world.clock, ids: world.ids, random: world.random, hasher: PasswordHasher(cost: .cheap))
    }

    /// Two processes on one database; on SQLite two rooms on one store, which has one writer whatever there is.
    static func pair(on backend: TestStore) async throws -> (IdentityWorld, IdentityWorld) {
        let first = try await IdentityWorld(on: backend)
        guard backend == .postgres else { return (first, first) }
        let schema = try await TestStore.newSchema()
        let stores = (try TestStore.postgres(schema: schema), try TestStore.postgres(schema: schema))
        try await Migrator(stores.0, kernelMigrations + identityMigrations).migrate(at: TestWorld.start)
        return (IdentityWorld(first.world, stores.0), IdentityWorld(first.world, stores.1))
    }

    var time: ManualClock { world.time }

    func signUp(_ identifier: Identifier, name: String = "阿明") async throws -> ID<Account> {
        try await identity.signUp(identifier, password, name: #require(DisplayName(name))).person
    }

    /// An organisation and its owner.
    func organisation(of identifier: Identifier) async throws -> (ID<Organisation>, ID<Account>) {
        let owner = try await signUp(identifier)
        let name = try #require(OrganisationName("好货铺"))
        return (try await identity.createOrganisation(name, kinds: [.merchant], by: owner), owner)
    }

    /// The names and payloads of a home's events.
    func signedIn() async throws -> [SignedIn] {
        try await store.read { tx in
            try tx.rows("SELECT payload FROM kernel_event WHERE name = \(SignedIn.name) ORDER BY id")
                .map { try SignedIn(payload: JSON(parsing: $0.text(0))) }
        }
    }
}

func code(_ body: () async throws -> some Any) async -> String {
    do {
        _ = try await body()
        return "done"
    } catch {
        return (error as? any CodedError)?.code ?? "\(error)"
    }
}
