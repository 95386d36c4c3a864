// SealRows.swift: every statement that seals: on `ledger_chain` and on the two last columns of `ledger_transaction`.
import Core
import Store

/// What waits for its seal, with the end of its home's chain.
struct Unsealed {
    let heads: [Chain.Head]   // in order of home and id
    let lines: [Int64: [Chain.Line]]   // by transaction, in order
    let ends: [Int64: (number: Int64, hash: String)]   // by home
}

extension Chain.Head {
    /// In the order of the constructor.
    package static let columns: SQL =
        "t.home, t.id, t.kind, t.cause_kind, t.cause, t.order_id, t.rule, t.terms, t.at, t.by_id, t.reason, t.corrects_id"
    package init(_ row: Row) throws {
        self.init(
            home: try row.int64(0), id: try row.int64(1), kind: try row.text(2), causeKind: try row.text(3), cause: try row.int64(4),
            order: try row.optionalInt64(5), rule: try row.text(6), terms: try row.text(7), at: try row.int64(8),
            by: try row.optionalInt64(9), reason: try row.text(10), corrects: try row.optionalInt64(11))
    }
}

extension Chain.Line {
    /// After the transaction's id.
    package static let columns: SQL = "e.transaction_id, e.line, e.party, e.purpose, e.amount, e.currency"
    package init(_ row: Row) throws {
        self.init(
            line: try row.int64(1), party: try row.text(2), purpose: try row.text(3), amount: try row.int64(4),
            currency: try row.text(5))
    }
}

extension Reading {
    /// The first of what waits, by home and id. `CROSS JOIN` holds SQLite to that order: without it, it walks through all entries that
    /// there are, since they lie in the order that is asked for.
    func unsealed(limit: Int64) throws -> Unsealed {
        let waiting: SQL = "SELECT home, id FROM ledger_transaction WHERE seal IS NULL ORDER BY home, id LIMIT \(limit)"
        let (heads, lines, ends) = try load(
            "SELECT \(Chain.Head.columns) FROM ledger_transaction AS t WHERE t.seal IS NULL ORDER BY t.home, t.id LIMIT \(limit)",
            """
            SELECT \(Chain.Line.columns)
            FROM (\(waiting)) AS w
            CROSS JOIN ledger_entry AS e
            WHERE e.home = w.home AND e.transaction_id = w.id
            ORDER BY e.transaction_id, e.line
            """,
            "SELECT home, number, hash FROM ledger_chain WHERE home IN (SELECT w.home FROM (\(waiting)) AS w)")
        var byTransaction: [Int64: [Chain.Line]] = [:]
        for row in lines { byTransaction[try row.int64(0), default: []].append(try Chain.Line(row)) }
        var byHome: [Int64: (number: Int64, hash: String)] = [:]
        for row in ends { byHome[try row.int64(0)] = (try row.int64(1), try row.text(2)) }
        return Unsealed(heads: try heads.map(Chain.Head.init), lines: byTransaction, ends: byHome)
    }
}

extension Writing {
    /// Moves the end of a home's chain from where it stood; `from` is 0 for a chain that begins.
    func moveChain(of home: Int64, from: Int64, to number: Int64, hash: String) -> SQL {
        if from == 0 {
            return """
                INSERT INTO ledger_chain (home, number, hash)
                VALUES (\(home), \(number), \(hash))
                ON CONFLICT DO NOTHING
                """
        }
        return "UPDATE ledger_chain SET number = \(number), hash = \(hash) WHERE home = \(home) AND number = \(from)"
    }

    func seal(_ id: Int64, of home: Int64, number: Int64, hash: String) throws {
        try run(
            """
            UPDATE ledger_transaction
            SET seal = \(number), hash = \(hash)
            WHERE home = \(home) AND id = \(id) AND seal IS NULL
            """)
    }
}
