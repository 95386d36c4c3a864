// JournalWalk.swift: reads the whole journal once, in batches, making each hash and each balance anew.
import Core
import Ledger
import Store

struct JournalWalk {
    static let batch: Int64 = 5_000

    private struct Sealed {
        let head: Chain.Head, number: Int64, hash: String
        let lines: [Chain.Line]
    }
    private struct End {
        var number: Int64 = 0, hash = Chain.start
    }
    private struct Account: Hashable {
        let home: Int64, party: String, purpose: String, currency: String
    }

    private let db: any Reading
    private var ends: [Int64: End] = [:]
    /// Transactions that were met before the one that their home's chain has before them; few, as seals go by id.
    private var early: [Int64: [Int64: Sealed]] = [:]
    private var sums: [Account: Int64] = [:]
    private var found: [Broken] = []

    init(_ db: any Reading) { self.db = db }

    func broken() throws -> [Broken] {
        var walk = self
        var place = KeyPlace.start
        while let last = try walk.step(after: place) { place = last }
        try walk.compareEnds()
        try walk.compareBalances()
        return walk.found
    }

    /// - Returns: the key of the last transaction read; nil at the end.
    private mutating func step(after place: KeyPlace) throws -> KeyPlace? {
        let heads = try db.rows(
            """
            SELECT \(Chain.Head.columns), t.seal, t.hash
            FROM ledger_transaction AS t
            WHERE \(db.keys(home: "t.home", id: "t.id", after: place))
            ORDER BY \(db.keyOrder(home: "t.home", id: "t.id"))
            LIMIT \(Self.batch)
            """)
        guard let end = heads.last else { return nil }
        let last = KeyPlace(home: try end.int64(0), id: try end.int64(1))
        let entries = try db.rows(
            """
            SELECT \(Chain.Line.columns)
            FROM ledger_entry AS e
            WHERE \(db.keys(home: "e.home", id: "e.transaction_id", after: place, upTo: last))
            ORDER BY e.transaction_id, e.line
            """)
        // Entries without a transaction have a law of their own, and belong to no balance.
        var lines: [Int64: [Chain.Line]] = Dictionary(minimumCapacity: heads.count)
        for row in entries { lines[try row.int64(0), default: []].append(try Chain.Line(row)) }
        for row in heads {
            let head = try Chain.Head(row)
            let own = lines[head.id] ?? []
            for line in own {
                let account = Account(home: head.home, party: line.party, purpose: line.purpose, currency: line.currency)
                sums[account, default: 0] &+= line.amount
            }
            guard let number = try row.optionalInt64(12), let hash = try row.optionalText(13) else { continue }
            take(Sealed(head: head, number: number, hash: hash, lines: own))
        }
        return last
    }

    private mutating func take(_ sealed: Sealed) {
        let home = sealed.head.home
        guard sealed.number == ends[home, default: End()].number + 1 else {
            if early[home]?[sealed.number] != nil || sealed.number <= ends[home, default: End()].number {
                add(sealed.head, [("seal", String(sealed.number)), ("why", "the seal is another's too")])
            } else {
                early[home, default: [:]][sealed.number] = sealed
            }
            return
        }
        var next: Sealed? = sealed
        while let now = next {
            check(now)
            next = early[home]?.removeValue(forKey: now.number + 1)
        }
        if early[home]?.isEmpty ?? false { early[home] = nil }
    }

    private mutating func check(_ sealed: Sealed) {
        let home = sealed.head.home
        let end = ends[home, default: End()]
        let made = Chain.hash(after: end.hash, number: sealed.number, sealed.head, sealed.lines)
        if made != sealed.hash {
            add(sealed.head, [("seal", String(sealed.number)), ("hash", sealed.hash), ("made_anew", made)])
        }
        // What follows was made of the stored hash: one changed row is named once, not with all behind it.
        ends[home] = End(number: sealed.number, hash: sealed.hash)
    }

    private mutating func compareEnds() throws {
        for (home, waiting) in early.sorted(by: { $0.key < $1.key }) {
            let end = ends[home, default: End()].number
            add(
                Broken(
                    "ledger_chain", [("home", String(home)), ("missing_seal", String(end + 1)), ("sealed_after_it", String(waiting.count))])
            )
        }
        var stored: [Int64: End] = [:]
        for row in try db.rows("SELECT home, number, hash FROM ledger_chain") {
            stored[try row.int64(0)] = End(number: try row.int64(1), hash: try row.text(2))
        }
        for home in Set(stored.keys).union(ends.keys).sorted() where early[home] == nil {
            let (end, kept) = (ends[home, default: End()], stored[home, default: End()])
            guard end.number != kept.number || end.hash != kept.hash else { continue }
            add(
                Broken("ledger_chain", [("home", String(home)), ("number", String(kept.number)), ("last_seal", String(end.number))]))
        }
    }

    private mutating func compareBalances() throws {
        var stored: [Account: Int64] = [:]
        for row in try db.rows("SELECT home, party, purpose, currency, amount FROM ledger_balance") {
            stored[Account(home: try row.int64(0), party: try row.text(1), purpose: try row.text(2), currency: try row.text(3))] =
                try row.int64(4)
        }
        var wrong: [(Account, kept: Int64, sum: Int64)] = []
        for (account, kept) in stored where sums[account, default: 0] != kept { wrong.append((account, kept, sums[account, default: 0])) }
        for (account, sum) in sums where stored[account] == nil && sum != 0 { wrong.append((account, 0, sum)) }
        wrong.sort { ($0.0.home, $0.0.party, $0.0.purpose) < ($1.0.home, $1.0.party, $1.0.purpose) }
        for (account, kept, sum) in wrong {
            add(
                Broken(
                    "ledger_balance",
                    [
                        ("home", String(account.home)), ("party", account.party), ("purpose", account.purpose),
                        ("currency", account.currency), ("amount", String(kept)), ("entries", String(sum)),
                    ]))
        }
    }

    private mutating func add(_ head: Chain.Head, _ facts: [(String, String)]) {
        add(Broken("ledger_transaction", [("home", String(head.home)), ("id", String(head.id))] + facts))
    }

    private mutating func add(_ broken: Broken) {
        if found.count <= Int(Law.namedMax) { found.append(broken) }
    }
}
