// NoticeRows.swift: every statement on `notices_told` and `notices_unread`. The count of what is unread moves in the
// transaction of what moves it, always by as many rows as changed, so that two at once cannot lose one.
import Core
import Store

extension SQL {
    static let noticeColumns: SQL = "person_id, id, kind, shop_id, order_id, amount, currency, at, read_at, subject, product_id, sku_id"
}

extension PersonNotice {
    init(_ row: Row) throws {
        guard let currency = Currency(code: try row.text(6)) else { throw StoreError.unexpectedColumn(6) }
        self.init(
            person: try row.id(0), id: try row.id(1), kind: try row.choice(2), shop: try row.optionalID(3),
            order: try row.optionalID(4), subject: try row.optionalInt64(9), product: try row.optionalID(10), sku: try row.optionalID(11),
            amount: Money(minor: try row.int64(5), currency), at: try row.timestamp(7), readAt: try row.optionalTimestamp(8))
    }
}

extension Reading {
    /// Newest first, one more than the page holds.
    func notices(of person: ID<Account>, _ page: PageRequest) throws -> [PersonNotice] {
        try rows(
            """
            SELECT \(.noticeColumns)
            FROM notices_told
            WHERE person_id = \(person) AND id < \(page.after?.keys[0] ?? .max)
            ORDER BY id DESC
            LIMIT \(page.limit + 1)
            """
        ).map(PersonNotice.init)
    }

    func notice(_ id: ID<PersonNotice>, of person: ID<Account>) throws -> PersonNotice {
        let row = try row("SELECT \(.noticeColumns) FROM notices_told WHERE person_id = \(person) AND id = \(id)")
        guard let row else { throw NoticeError.notFound }
        return try PersonNotice(row)
    }

    /// At most `limit` that were told before a moment.
    func notices(before moment: Timestamp, limit: Int64) throws -> [PersonNotice] {
        try rows(
            """
            SELECT \(.noticeColumns)
            FROM notices_told
            WHERE at < \(moment)
            ORDER BY at
            LIMIT \(limit)
            """
        ).map(PersonNotice.init)
    }
}

extension Writing {
    /// Puts a notice into its person's list; the same again does nothing.
    func add(_ notice: PersonNotice) throws {
        let added = try changes(
            """
            INSERT INTO notices_told (person_id, id, kind, shop_id, order_id, subject, product_id, sku_id, amount, currency, at)
            VALUES
              (\(notice.person), \(notice.id), \(notice.kind.rawValue), \(notice.shop), \(notice.order), \(notice.subject),
              \(notice.product), \(notice.sku),
              \(notice.amount.minor), \(notice.amount.currency.code), \(notice.at))
            ON CONFLICT DO NOTHING
            """)
        guard added == 1 else { return }
        try run(
            """
            INSERT INTO notices_unread (person_id, unread)
            VALUES (\(notice.person), 1)
            ON CONFLICT (person_id) DO UPDATE SET unread = notices_unread.unread + 1
            """)
    }

    /// Marks one as read, or all up to it.
    /// - Returns: how many were unread until now.
    func markRead(_ id: ID<PersonNotice>, andOlder: Bool, of person: ID<Account>, at now: Timestamp) throws -> Int {
        let which: SQL = andOlder ? "id <= \(id)" : "id = \(id)"
        let marked = try changes(
            """
            UPDATE notices_told
            SET read_at = \(now)
            WHERE person_id = \(person) AND \(which) AND read_at IS NULL
            """)
        try lessUnread(by: Int64(marked), of: person)
        return marked
    }

    /// Forgets notices, and what of them was unread is counted no more.
    func forget(_ notices: [PersonNotice]) throws {
        let unread = try changes(
            notices.map { "DELETE FROM notices_told WHERE person_id = \($0.person) AND id = \($0.id) AND read_at IS NULL" })
        for (notice, count) in zip(notices, unread) {
            try lessUnread(by: Int64(count), of: notice.person)
            if count == 0 { try run("DELETE FROM notices_told WHERE person_id = \(notice.person) AND id = \(notice.id)") }
        }
    }

    private func lessUnread(by count: Int64, of person: ID<Account>) throws {
        guard count > 0 else { return }
        try runOnce("UPDATE notices_unread SET unread = unread - \(count) WHERE person_id = \(person) AND unread >= \(count)")
    }
}
