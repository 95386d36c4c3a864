// DemoRows.swift: the tables of this room, and every statement on them: that data is a demo's, and who is who in it.
import Core
import Identity
import Store

public let marketMigrations: [Migration] = [
    Migration(
        "market-0001",
        """
        CREATE TABLE market_demo (
          organisation_id \(.int64) NOT NULL,
          begun_at \(.int64) NOT NULL,
          seen_at \(.int64) NOT NULL,
          made_at \(.int64),
          \(.key(home: "organisation_id"))
        ) \(.strict);
        CREATE TABLE market_person (
          organisation_id \(.int64) NOT NULL,
          phone TEXT NOT NULL,
          account_id \(.int64) NOT NULL,
          \(.orderedKey(home: "organisation_id", "phone"))
        ) \(.strictByKey);
        """)
]

/// That this data is a demo's, and how far it is made.
public struct DemoMark: Sendable, Equatable {
    public let begunAt: Timestamp
    /// When who makes it was last heard of.
    public let seenAt: Timestamp
    /// Nil until all of it is there.
    public let madeAt: Timestamp?
}

extension Reading {
    /// Nil for data that is no demo's.
    public func demoMark() throws -> DemoMark? {
        try row("SELECT begun_at, seen_at, made_at FROM market_demo WHERE organisation_id = \(ID<Organisation>.platform)").map {
            DemoMark(begunAt: try $0.timestamp(0), seenAt: try $0.timestamp(1), madeAt: try $0.optionalTimestamp(2))
        }
    }

    func demoAccounts() throws -> [String: ID<Account>] {
        let found = try rows("SELECT phone, account_id FROM market_person WHERE organisation_id = \(ID<Organisation>.platform)")
        return try found.reduce(into: [:]) { accounts, row in accounts[try row.text(0)] = try row.id(1) }
    }
}

extension Writing {
    /// Says that this data is a demo's from now on.
    /// - Returns: false when it was one before.
    public func beginDemo(at now: Timestamp) throws -> Bool {
        try changes(
            """
            INSERT INTO market_demo (organisation_id, begun_at, seen_at)
            VALUES (\(ID<Organisation>.platform), \(now), \(now))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    public func seeDemo(at now: Timestamp) throws {
        try run("UPDATE market_demo SET seen_at = \(now) WHERE organisation_id = \(ID<Organisation>.platform)")
    }

    public func endDemo(at now: Timestamp) throws {
        try run("UPDATE market_demo SET seen_at = \(now), made_at = \(now) WHERE organisation_id = \(ID<Organisation>.platform)")
    }

    func insert(_ person: DemoPerson, _ account: ID<Account>) throws {
        try run(
            """
            INSERT INTO market_person (organisation_id, phone, account_id)
            VALUES (\(ID<Organisation>.platform), \(person.phone), \(account))
            """)
    }
}
