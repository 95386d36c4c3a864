// MigrationTests.swift: the schema only goes forward, and says so when it cannot.
import Core
import Store
import StoreSQLite
import TestKit
import Testing

@Suite struct MigrationTests {
    static let later = Migration("thing-0002", "CREATE TABLE thing_late (id \(.int64) NOT NULL, \(.key(home: "id"))) \(.strict)")
    static let changed = [Migration("thing-0001", "CREATE TABLE thing_other (id \(.int64) NOT NULL, \(.key(home: "id"))) \(.strict)")]

    @Test(arguments: TestStore.all)
    func `what is pending is applied once, a changed or unknown one is refused`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        let all = kernelMigrations + thingMigrations
        #expect(try await Migrator(store, all).migrate(at: TestWorld.start) == [])
        #expect(try await Migrator(store, all + [Self.later]).migrate(at: TestWorld.start) == ["thing-0002"])
        await #expect(throws: StoreError.newerSchema("thing-0002")) { try await Migrator(store, all).migrate(at: TestWorld.start) }
        await #expect(throws: StoreError.changedMigration("thing-0001")) {
            try await Migrator(store, kernelMigrations + Self.changed + [Self.later]).migrate(at: TestWorld.start)
        }
    }

    @Test(arguments: TestStore.all)
    func `a failing migration leaves nothing of itself`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        let broken = Migration(
            "thing-0003", "CREATE TABLE thing_half (id \(.int64) NOT NULL, \(.key(home: "id"))) \(.strict);\nCREATE NONSENSE;\n")
        await #expect(throws: StoreError.self) {
            try await Migrator(store, kernelMigrations + thingMigrations + [broken]).migrate(at: TestWorld.start)
        }
        let mended = Migration("thing-0003", "CREATE TABLE thing_half (id \(.int64) NOT NULL, \(.key(home: "id"))) \(.strict)")
        let applied = try await Migrator(store, kernelMigrations + thingMigrations + [mended]).migrate(at: TestWorld.start)
        #expect(applied == ["thing-0003"])
    }

    @Test(arguments: TestStore.all)
    func `two programs that migrate at once apply each step once`(backend: TestStore) async throws {
        let stores: [any Store]
        switch backend {
        case .sqlite:
            let path = TestStore.temporaryPath()
            stores = try (1...2).map { _ in try SQLiteStore(path: path, durable: false) }
        case .postgres:
            let schema = try await TestStore.newSchema()
            stores = try (1...2).map { _ in try TestStore.postgres(schema: schema) }
        }
        let steps = kernelMigrations + thingMigrations + [Self.later]
        let applied: [String] = try await withThrowingTaskGroup(of: [String].self) { group in
            for store in stores { group.addTask { try await Migrator(store, steps).migrate(at: TestWorld.start) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(applied.sorted() == steps.map(\.name).sorted())
    }
}
