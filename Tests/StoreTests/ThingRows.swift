// ThingRows.swift: a small room, as the tests of the store need one.
import Core
import Store
import Synchronization

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

/// What several tasks note, in the order in which they do.
final class Notes<Value: Sendable>: Sendable {
    private let values = Mutex<[Value]>([])
    func add(_ value: Value) { values.withLock { $0.append(value) } }
    var all: [Value] { values.withLock { $0 } }
}
