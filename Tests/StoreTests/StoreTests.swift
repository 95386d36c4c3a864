// StoreTests.swift: what every body may rely on, on both databases.
import Core
import Store
import Synchronization
import TestKit
import Testing

/// A table as the rooms have them: homed, versioned, with a counter.
let thingMigrations: [Migration] = [
    Migration(
        "thing-0001",
        """
        CREATE TABLE thing_thing (
          shop_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          name TEXT,
          available \(.int64) NOT NULL DEFAULT 0 CHECK (available >= 0),
          version \(.int64) NOT NULL DEFAULT 1,
          \(.key(home: "shop_id", "id"))
        ) \(.strictHot);
        CREATE TABLE thing_note (
          shop_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          thing_id \(.int64) NOT NULL,
          number \(.int64),
          body TEXT,
          \(.key(home: "shop_id", "id")),
          \(.references("thing_thing", home: "shop_id", "thing_id"))
        ) \(.strict);
        """)
]

let shop = Home(number: 7)

struct Refused: CodedError, Equatable {
    let code = "thing.refused"
    let kind = ErrorKind.conflict
}

extension Writing {
    func addThing(_ id: Int64, in home: Home = shop, name: String? = nil, available: Int64 = 0) throws {
        try run(
            "INSERT INTO thing_thing (shop_id, id, name, available) VALUES (\(home), \(id), \(name), \(available))")
    }
    func addNote(_ id: Int64, of thing: Int64, in home: Home = shop, number: Int64? = nil, body: String? = nil) throws {
        try run(
            """
            INSERT INTO thing_note (shop_id, id, thing_id, number, body)
            VALUES (\(home), \(id), \(thing), \(number), \(body))
            """)
    }
    func take(_ id: Int64) throws -> Bool {
        try changes(
            """
            UPDATE thing_thing
            SET available = available - 1
            WHERE shop_id = \(shop) AND id = \(id) AND available >= 1
            """) == 1
    }
}

extension Reading {
    func thing(_ id: Int64, in home: Home = shop) throws -> Row? {
        try row("SELECT available, version, name FROM thing_thing WHERE shop_id = \(home) AND id = \(id)")
    }
    func count(_ table: SQL) throws -> Int64 { try row("SELECT COUNT(*) FROM \(table)")?.int64(0) ?? -1 }
}

@Suite struct RaceTests {
    @Test(arguments: TestStore.all)
    func `400 read-modify-writes of one row at once lose none`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        try await store.write(home: shop) { try $0.addThing(1) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...400 {
                group.addTask {
                    try await store.write(home: shop) { tx in
                        guard let row = try tx.thing(1) else { throw Refused() }
                        let (value, version) = (try row.int64(0), try row.int64(1))
                        try tx.runOnce(
                            """
                            UPDATE thing_thing
                            SET available = \(value + 1), version = \(version + 1)
                            WHERE shop_id = \(shop) AND id = 1 AND version = \(version)
                            """)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await store.read { try $0.thing(1)?.int64(0) } == 400)
    }

    @Test(arguments: TestStore.all)
    func `a last piece is sold once`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        try await store.write(home: shop) { try $0.addThing(1, available: 1) }
        let sold: Int = await withTaskGroup(of: Bool.self) { group in
            for buyer in 1...100 {
                group.addTask {
                    let sale: Void? = try? await store.write(home: shop) { tx in
                        guard try tx.take(1) else { throw Refused() }
                        try tx.addNote(Int64(buyer), of: 1)
                    }
                    return sale != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(sold == 1)
        #expect(try await store.read { try $0.count("thing_note") } == 1)
        #expect(try await store.read { try $0.thing(1)?.int64(0) } == 0)
    }
}
