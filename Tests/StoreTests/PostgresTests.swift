// PostgresTests.swift: connections that are cut, locks in a circle, a server that is away.
import Core
import Foundation
import Store
import StorePostgres
import Synchronization
import TestKit
import Testing

@Suite(.enabled(if: TestStore.postgresURL != nil)) struct PostgresTests {
    /// Stores on one new schema, under a name by which their sessions can be found.
    private func stores(_ count: Int, writers: Int = 4) async throws -> (name: String, stores: [PostgresStore]) {
        let schema = try await TestStore.newSchema()
        let named = try #require(TestStore.postgresURL(with: "application_name=\(schema)"))
        let stores = (1...count).map { _ in
            PostgresStore(url: named, schema: schema, writers: writers, readers: 1, durable: false)
        }
        try await Migrator(stores[0], kernelMigrations + thingMigrations).migrate(at: TestWorld.start)
        return (schema, stores)
    }

    private func cut(_ name: String, _ door: any Store) async throws -> Int {
        try await door.read { tx in
            try tx.rows("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = \(name)").count
        }
    }

    @Test func `cut connections are made again, and nothing answered is lost or there twice`() async throws {
        let (name, stores) = try await stores(1)
        let store = stores[0]
        let door = try TestStore.postgres(schema: "public")
        let kept = Notes<Int64>()
        let unknown = Notes<Int64>()
        let refused = Notes<Int64>()
        for round in 0..<Int64(5) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in (round * 200 + 1)...(round * 200 + 200) {
                    group.addTask {
                        let home = Home(number: number << 22)
                        do {
                            try await store.write(home: home) { tx in
                                try tx.addThing(number, in: home)
                                _ = try tx.thing(number, in: home)
                                try tx.addNote(number, of: number, in: home)
                            }
                            kept.add(number)
                        } catch StoreError.outcomeUnknown {
                            unknown.add(number)
                        } catch StoreError.unavailable {
                            refused.add(number)
                        }
                    }
                }
                group.addTask { _ = try await self.cut(name, door) }
                try await group.waitForAll()
            }
        }
        let home = Home(number: 1)
        _ = try await store.read { try $0.count("thing_thing") }   // the last round's cut may have come after its last write
        #expect(try await cut(name, door) > 0)   // while idle: neither a read nor a write is told of it
        try await store.write(home: home) { try $0.addThing(1_000_000, in: home) }
        let rows = try await store.read { tx in try tx.rows("SELECT id FROM thing_note ORDER BY id").map { try $0.int64(0) } }
        let found = Set(rows)
        #expect(found.count == rows.count)
        let (answered, away, open) = (Set(kept.all), Set(refused.all), Set(unknown.all))
        #expect(answered.isSubset(of: found))
        #expect(away.isDisjoint(with: found))
        #expect(!answered.isEmpty)
        #expect(answered.union(away).union(open).count == 1_000)
    }

    @Test func `cut within a body it is run again, cut within the commit nobody knows`() async throws {
        let (_, stores) = try await stores(1, writers: 1)
        let runs = Atomic<Int>(0)
        try await stores[0].write(home: shop) { tx in
            try tx.addThing(1)
            if runs.add(1, ordering: .relaxed).oldValue == 0 { _ = try tx.rows("SELECT pg_terminate_backend(pg_backend_pid())") }
        }
        #expect(runs.load(ordering: .relaxed) == 2)

        try await stores[0].write(home: shop) { tx in   // a COMMIT that ends its own session
            try tx.run(
                """
                CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN
                  PERFORM pg_terminate_backend(pg_backend_pid());
                  RETURN NULL;
                END'
                """)
            try tx.run(
                """
                CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON thing_note DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW WHEN (NEW.number = 404) EXECUTE FUNCTION cut()
                """)
        }
        await #expect(throws: StoreError.outcomeUnknown) {
            try await stores[0].write(home: shop) { tx in
                runs.add(1, ordering: .relaxed)
                try tx.addNote(1, of: 1, number: 404)
            }
        }
        #expect(runs.load(ordering: .relaxed) == 3)
        try await stores[0].write(home: shop) { try $0.addNote(2, of: 1) }
        #expect(try await stores[0].read { try $0.rows("SELECT id FROM thing_note") } == [Row([.int(2)])])
    }

    @Test func `two bodies that wait for each other both come through`() async throws {
        let (_, stores) = try await stores(2, writers: 1)
        try await stores[0].write(home: shop) { tx in
            try tx.addThing(1)
            try tx.addThing(2)
        }
        let meeting = [DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, rows) in [[Int64(1), 2], [2, 1]].enumerated() {
                let runs = Atomic<Int>(0)
                group.addTask {
                    try await stores[index].write(homes: [shop, Home(number: 8)]) { tx in
                        for (step, row) in rows.enumerated() {
                            _ = try tx.changes("UPDATE thing_thing SET available = available + 1 WHERE shop_id = \(shop) AND id = \(row)")
                            guard step == 0, runs.add(1, ordering: .relaxed).oldValue == 0 else { continue }
                            meeting[index].signal()
                            meeting[1 - index].wait()   // each holds the row that the other wants next
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let rows = try await stores[0].read { try $0.rows("SELECT available FROM thing_thing ORDER BY id").map { try $0.int64(0) } }
        #expect(rows == [2, 2])
    }

    @Test func `a server that is away is said, by writes and reads`() async throws {
        let store = PostgresStore(url: "postgres://postgres@127.0.0.1:1/souk")
        for _ in 1...2 {
            let write = await #expect(throws: StoreError.self) { try await store.write(home: shop) { try $0.addThing(1) } }
            #expect(write?.code == "store.unavailable")
            let read = await #expect(throws: StoreError.self) { try await store.read { try $0.count("thing_thing") } }
            #expect(read?.code == "store.unavailable")
        }
        await store.close()
    }
}
