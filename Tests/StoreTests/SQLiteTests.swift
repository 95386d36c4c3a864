// SQLiteTests.swift: what only the embedded database promises.
import Core
import Foundation
import Store
import StoreSQLite
import TestKit
import Testing

@Suite struct SQLiteTests {
    @Test func `a durable store waits for the disk`() async throws {
        let store = try SQLiteStore(path: TestStore.temporaryPath())
        let settings = try await store.settings()
        #expect(settings["synchronous"] == 2)   // FULL
        #expect(settings["secure_delete"] == 0)
        await store.close()
    }

    @Test func `what was answered is there when the file is opened again`() async throws {
        let path = TestStore.temporaryPath()
        let first = try SQLiteStore(path: path)
        try await Migrator(first, thingMigrations).migrate(at: TestWorld.start)
        try await first.write(home: shop) { try $0.addThing(1, name: "茶") }
        await first.close()
        let second = try SQLiteStore(path: path)
        #expect(try await second.read { try $0.thing(1)?.text(2) } == "茶")
        let copy = (path as NSString).deletingLastPathComponent + "/copy.db"
        try await second.copy(to: copy)
        #expect(try await SQLiteStore(path: copy).read { try $0.count("thing_thing") } == 1)
    }

    @Test(arguments: ["/nowhere/souk.db", "/proc/souk.db", "read-only"])
    func `a folder that cannot be written is said at once`(path: String) throws {
        var path = path
        if path == "read-only" {
            guard geteuid() != 0 else { return }   // root may write everywhere
            path = TestStore.temporaryPath()
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o555], ofItemAtPath: (path as NSString).deletingLastPathComponent)
        }
        do {
            _ = try SQLiteStore(path: path)
            Issue.record("opened \(path)")
        } catch let error as StoreError {
            #expect(error.code == "store.unavailable")
        }
    }
}
