// BodyTests.swift: how a body ends, and that its neighbours do not feel it.
import Core
import Foundation
import Store
import Synchronization
import TestKit
import Testing

@Suite struct BodyTests {
    /// The ways in which a body of the crowd below ends.
    private enum Ending: Int64, CaseIterable { case kept, coded, constraint, foreignKey, brokenRead, missedForEver, missedOnce }

    @Test(arguments: TestStore.all)
    func `failing bodies harm no neighbour and leave nothing`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        let endings: [Ending] = Ending.allCases
        let outcomes: [Int64: String] = await withTaskGroup(of: (Int64, String).self) { group in
            for number in 1...Int64(280) {
                let ending = endings[Int(number) % endings.count]
                let runs = Mutex(0)
                group.addTask {
                    do {
                        try await store.write(home: shop) { tx in
                            let run: Int = runs.withLock { runs in
                                runs += 1
                                return runs
                            }
                            try tx.addThing(number, available: 1)
                            switch ending {
                            case .kept: break
                            case .coded: throw Refused()
                            case .constraint: try tx.run("UPDATE thing_thing SET available = -1 WHERE shop_id = \(shop) AND id = \(number)")
                            case .foreignKey: try tx.addNote(number, of: 999_999)
                            case .brokenRead: _ = try tx.rows("SELECT nothing FROM thing_nowhere")
                            case .missedForEver, .missedOnce:
                                let version: Int64 = ending == .missedOnce && run > 1 ? 1 : 5
                                try tx.runOnce(
                                    """
                                    UPDATE thing_thing
                                    SET version = 2
                                    WHERE shop_id = \(shop) AND id = \(number) AND version = \(version)
                                    """)
                            }
                            if ending != .foreignKey { try tx.addNote(number, of: number) }
                        }
                        return (number, "kept")
                    } catch let error as any CodedError {
                        return (number, error.code)
                    } catch {
                        return (number, "\(error)")
                    }
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        let expected: [String] = ["kept", "thing.refused", "store.failed", "store.failed", "store.failed", "store.busy", "kept"]
        var kept: [Int64] = []
        for number in 1...Int64(280) {
            let slot = Int(number) % endings.count
            #expect(outcomes[number] == expected[slot], "\(endings[slot])")
            if expected[slot] == "kept" { kept.append(number) }
        }
        let (things, notes) = try await store.read {
            try $0.load("SELECT id FROM thing_thing ORDER BY id", "SELECT thing_id FROM thing_note ORDER BY thing_id")
        }
        #expect(try things.map { try $0.int64(0) } == kept)
        #expect(try notes.map { try $0.int64(0) } == kept)
    }

    @Test(arguments: TestStore.all)
    func `a broken read before any write harms no neighbour`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        let failures: Int = await withTaskGroup(of: Bool.self) { group in
            for number in 1...Int64(60) {
                group.addTask {
                    let done: Void? = try? await store.write(home: shop) { tx in
                        if number % 3 == 0 { _ = try tx.rows("SELECT nothing FROM thing_nowhere") }
                        try tx.addThing(number)
                    }
                    return done == nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(failures == 20)
        #expect(try await store.read { try $0.count("thing_thing") } == 40)
    }

    @Test(arguments: TestStore.all)
    func `a stale body is run 16 times, then answered busy`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        let runs = Atomic<Int>(0)
        await #expect(throws: StoreError.busy) {
            try await store.write(home: shop) { tx in
                runs.add(1, ordering: .relaxed)
                try tx.addThing(1)
                try tx.runOnce("UPDATE thing_thing SET version = 2 WHERE shop_id = \(shop) AND id = 2")
            }
        }
        #expect(runs.load(ordering: .relaxed) == 16)
        #expect(try await store.read { try $0.count("thing_thing") } == 0)
    }

    @Test(arguments: TestStore.all)
    func `several homes are written all or not at all`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        let homes = (1...6).map { Home(number: $0) }
        await #expect(throws: Refused.self) {
            try await store.write(homes: homes) { tx in
                for home in homes { try tx.addThing(home.number, in: home) }
                throw Refused()
            }
        }
        #expect(try await store.read { try $0.count("thing_thing") } == 0)
        try await store.write(homes: homes) { tx in for home in homes { try tx.addThing(home.number, in: home) } }
        #expect(try await store.read { try $0.count("thing_thing") } == 6)
    }

    @Test(arguments: TestStore.all)
    func `two decisions that rest on rows they do not save cannot both pass`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        try await store.write(home: shop) { try $0.addThing(1) }
        let homes = [Home(number: 1), Home(number: 2)]   // on PostgreSQL, of two writers
        #expect(homes[0].slot(of: 2) != homes[1].slot(of: 2))
        let counted = [DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)]
        let passed: Int = await withTaskGroup(of: Bool.self) { group in
            for index in 0...1 {
                group.addTask {
                    let done: Void? = try? await store.write(home: homes[index]) { tx in
                        try tx.takeGuard("one note at most", home: shop)
                        let notes = try tx.count("thing_note")
                        counted[index].signal()
                        _ = counted[1 - index].wait(timeout: .now() + 0.1)   // without a guard, both have counted by now
                        guard notes == 0 else { throw Refused() }
                        try tx.addNote(Int64(index + 1), of: 1)
                    }
                    return done != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(passed == 1)
        #expect(try await store.read { try $0.count("thing_note") } == 1)
    }

    @Test(arguments: TestStore.all)
    func `counts and reads come back in the order they were asked`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        try await store.write(home: shop) { tx in
            for id in 1...Int64(450) { try tx.addThing(id, available: id) }   // more than PostgreSQL's connection leaves unread
            let counts = try tx.changes([
                "UPDATE thing_thing SET version = 2 WHERE shop_id = \(shop) AND id <= 10",
                "UPDATE thing_thing SET version = 2 WHERE shop_id = \(shop) AND id = 1000",
                "DELETE FROM thing_thing WHERE shop_id = \(shop) AND id > 445",
            ])
            #expect(counts == [10, 0, 5])
            let queries: [SQL] = (1...Int64(445)).map { "SELECT available FROM thing_thing WHERE shop_id = \(shop) AND id = \($0)" }
            #expect(try tx.load(queries).map { try $0[0].int64(0) } == Array(1...445))
            let returned = try tx.rows(
                "UPDATE thing_thing SET version = 3 WHERE shop_id = \(shop) AND id = \(Int64(4)) RETURNING id, version")
            #expect(returned == [Row([.int(4), .int(3)])])
        }
    }

    @Test(arguments: TestStore.all)
    func `a body of one query answers, fails alone, and may not ask twice`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        try await store.write(home: shop) { try $0.addThing(1, available: 7) }
        let available: @Sendable (any Reading) throws -> Int64? = { try $0.row("SELECT available FROM thing_thing WHERE id = 1")?.int64(0) }
        await #expect(throws: StoreError.self) { try await store.readOnce { _ = try $0.rows("SELECT nothing FROM thing_nowhere") } }
        await #expect(throws: StoreError.self) {
            try await store.readOnce { db in
                _ = try available(db)
                return try available(db)
            }
        }
        #expect(try await store.readOnce(available) == 7)
        // Whoever reads on the same connection next sees all and is undisturbed.
        try await store.write(home: shop) { try $0.run("UPDATE thing_thing SET available = 8 WHERE shop_id = \(shop) AND id = 1") }
        for _ in 1...20 {
            let both: (Int64?, Int64?) = (try await store.readOnce(available), try await store.read(available))
            #expect(both == (8, 8))
        }
    }

    @Test(arguments: TestStore.all)
    func `a stamp stays while nothing is committed and moves with every commit`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        var seen: [String] = [try #require(try await store.stamp())]
        for number in 1...20 {
            // PostgreSQL's is of the whole server, so other tests move it too.
            if store.dialect == .sqlite { #expect(try await store.stamp() == seen.last) }
            try await store.write(home: shop) { try $0.addThing(Int64(number), available: 1) }
            seen.append(try #require(try await store.stamp()))
        }
        #expect(Set(seen).count == 21)
    }
}
