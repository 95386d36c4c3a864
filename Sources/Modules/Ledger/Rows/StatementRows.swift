// StatementRows.swift: reads the journal by party and by order.
import Core
import Store

extension JournalHead {
    static let columns: SQL = "\(Chain.Head.columns), t.seal, t.hash"

    /// - Parameter first: where its columns begin.
    init(_ row: Row, from first: Int = 0) throws {
        guard let kind = JournalKind(rawValue: try row.text(first + 2)), let what = JournalCause.What(rawValue: try row.text(first + 3))
        else {
            throw StoreError.unexpectedColumn(first + 2)
        }
        self.init(
            home: Home(number: try row.int64(first)), id: try row.id(first + 1), kind: kind,
            cause: JournalCause(what, number: try row.int64(first + 4)), order: try row.optionalInt64(first + 5),
            rule: try row.text(first + 6), terms: try row.text(first + 7), at: try row.timestamp(first + 8),
            by: try row.optionalID(first + 9), reason: try row.text(first + 10), corrects: try row.optionalID(first + 11),
            seal: try row.optionalInt64(first + 12), hash: try row.optionalText(first + 13))
    }
}

extension Posting {
    /// - Parameter first: where party, purpose, amount and currency begin.
    fileprivate init(_ row: Row, from first: Int) throws {
        guard let party = Party(try row.text(first)), let currency = Currency(code: try row.text(first + 3)) else {
            throw StoreError.unexpectedColumn(first)
        }
        self.init(LedgerAccount(party, try row.choice(first + 1)), Money(minor: try row.int64(first + 2), currency))
    }
}

extension StatementFilter {
    fileprivate func conditions(of party: Party) -> SQL {
        var parts: [SQL] = ["e.party = \(party.description)"]
        // All that a shop has lies in its own home.
        if case .shop(let shop) = party { parts.append("e.home = \(shop)") }
        if let purpose { parts.append("e.purpose = \(purpose.rawValue)") }
        if let kind { parts.append("t.kind = \(kind.rawValue)") }
        if let order { parts.append("t.order_id = \(order)") }
        if let from { parts.append("t.at >= \(from)") }
        if let before { parts.append("t.at < \(before)") }
        if let isIncome { parts.append(isIncome ? "e.amount > 0" : "e.amount < 0") }
        return SQL.joined(parts, separator: " AND ")
    }
}

extension Reading {
    func statement(of party: Party, _ filter: StatementFilter, _ page: PageRequest) throws -> Page<StatementLine> {
        let keys = page.after?.keys ?? []
        let (before, line): (Int64, Int64) = keys.count == 2 ? (keys[0], keys[1]) : (.max, .max)
        let found = try rows(
            """
            SELECT \(JournalHead.columns), e.line, e.party, e.purpose, e.amount, e.currency
            FROM ledger_entry AS e
            JOIN ledger_transaction AS t ON t.home = e.home AND t.id = e.transaction_id
            WHERE \(filter.conditions(of: party))
              AND (e.transaction_id < \(before) OR (e.transaction_id = \(before) AND e.line < \(line)))
            ORDER BY e.transaction_id DESC, e.line DESC
            LIMIT \(page.limit + 1)
            """)
        let own = try found.map { (head: try JournalHead($0), line: try $0.int64(14), posting: try Posting($0, from: 15)) }
        let postings = try postings(of: own.map(\.head))
        let lines = own.map { head, line, posting in
            let others = (postings[head.id.number] ?? []).filter { $0.amount.minor.signum() != posting.amount.minor.signum() }
            var counterparts: [LedgerAccount] = []
            for other in others.prefix(20) where !counterparts.contains(other.account) { counterparts.append(other.account) }
            return StatementLine(
                transaction: head, line: line, purpose: posting.account.purpose, amount: posting.amount, counterparts: counterparts)
        }
        return Page(lines, page, cursor: \.cursor)
    }

    func sums(of party: Party, _ filter: StatementFilter, currency: Currency) throws -> StatementSums {
        let row = try row(
            """
            SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN e.amount > 0 THEN e.amount ELSE 0 END), 0) AS BIGINT),
              CAST(COALESCE(SUM(CASE WHEN e.amount < 0 THEN e.amount ELSE 0 END), 0) AS BIGINT)
            FROM ledger_entry AS e
            JOIN ledger_transaction AS t ON t.home = e.home AND t.id = e.transaction_id
            WHERE \(filter.conditions(of: party)) AND e.currency = \(currency.code)
            """)
        return StatementSums(
            lines: try row?.int64(0) ?? 0, income: Money(minor: try row?.int64(1) ?? 0, currency),
            outgo: Money(minor: try row?.int64(2) ?? 0, currency))
    }

    /// All that was written about an order, in order of time; at most 500 transactions.
    func journal(ofOrder order: Int64, home: Home) throws -> [JournalRecord] {
        let heads = try rows(
            """
            SELECT \(JournalHead.columns)
            FROM ledger_transaction AS t
            WHERE t.order_id = \(order) AND t.home = \(home)
            ORDER BY t.id
            LIMIT 500
            """
        ).map { try JournalHead($0) }
        let postings = try postings(of: heads)
        return heads.map { JournalRecord(head: $0, postings: postings[$0.id.number] ?? []) }
    }

    /// - Throws: ``LedgerError/transactionNotFound``
    func journalRecord(_ id: ID<JournalTransaction>, home: Home) throws -> JournalRecord {
        let found = try row("SELECT \(JournalHead.columns) FROM ledger_transaction AS t WHERE t.home = \(home) AND t.id = \(id)")
        guard let head = try found.map({ try JournalHead($0) }) else { throw LedgerError.transactionNotFound }
        return JournalRecord(head: head, postings: try postings(of: [head])[id.number] ?? [])
    }

    /// By the transaction's number.
    private func postings(of heads: [JournalHead]) throws -> [Int64: [Posting]] {
        guard !heads.isEmpty else { return [:] }
        let rows = try rows(
            """
            SELECT transaction_id, party, purpose, amount, currency
            FROM ledger_entry
            WHERE transaction_id IN \(list: Set(heads.map(\.id)).sorted()) AND home IN \(list: Set(heads.map(\.home.number)).sorted())
            ORDER BY transaction_id, line
            """)
        var found: [Int64: [Posting]] = [:]
        for row in rows { found[try row.int64(0), default: []].append(try Posting(row, from: 1)) }
        return found
    }
}
