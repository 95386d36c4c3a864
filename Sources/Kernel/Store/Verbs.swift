// Verbs.swift: what a body may say to the database.
import Core

/// One consistent view of the database. Lives on a database thread and never leaves its body.
public protocol Reading: AnyObject {
    var dialect: Dialect { get }
    /// All rows, now.
    func rows(_ sql: SQL) throws -> [Row]
    /// Independent reads in one round trip: one list of rows for each.
    func load(_ queries: [SQL]) throws -> [[Row]]
}

/// A body of a write: reads and writes that happen whole or not at all. It may be run again from its start, so it touches
/// nothing but this, and catches no error of the store.
public protocol Writing: Reading {
    /// A write whose result nobody reads. It may be sent later than it is said; its failure ends the body all the same.
    func run(_ sql: SQL) throws
    /// A write that must change exactly one row; otherwise someone was first, and the body is run again.
    func runOnce(_ sql: SQL) throws
    /// A write whose count of changed rows decides what follows.
    func changes(_ sql: SQL) throws -> Int
    /// Counts of several independent writes, in one round trip.
    func changes(_ writes: [SQL]) throws -> [Int]
    /// A write that may stay when its body fails: it does no harm, and its failure spoils no neighbour.
    func hold(_ sql: SQL) throws
    /// Tells, once the body is committed, that there is an event or due work to look at.
    func ringAfterCommit()
}

extension Writing {
    /// Where nothing is saved by it.
    public func hold(_ sql: SQL) throws { _ = try changes(sql) }
}

extension Reading {
    /// The first row, if any.
    public func row(_ sql: SQL) throws -> Row? { try rows(sql).first }
    public func load(_ first: SQL, _ second: SQL) throws -> ([Row], [Row]) {
        let all = try load([first, second])
        return (all[0], all[1])
    }
    public func load(_ first: SQL, _ second: SQL, _ third: SQL) throws -> ([Row], [Row], [Row]) {
        let all = try load([first, second, third])
        return (all[0], all[1], all[2])
    }
}
