// RaceTests.swift: who comes at the same time, on both databases.
import Core
import Store
import TestKit
import Testing

@Suite struct RaceTests {
    @Test(arguments: TestStore.all)
    func `400 read-modify-writes of one row at once lose none`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        try await store.write(home: shop) { try $0.addThing(1) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...Int64(400) {   // of many homes, so that on PostgreSQL several writers fight
                group.addTask {
                    try await store.write(home: Home(number: number)) { tx in
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
