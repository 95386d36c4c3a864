// LockRows.swift: every statement on `identity_lock` and `identity_account_record`, and on accounts as the platform looks for them.
import Core
import Store

extension Reading {
    func isLocked(_ account: ID<Account>) throws -> Bool {
        try row("SELECT at FROM identity_lock WHERE person_id = \(account)") != nil
    }

    func lock(of account: ID<Account>) throws -> AccountRecord? {
        try row("SELECT actor_id, reason, at FROM identity_lock WHERE person_id = \(account)").map {
            AccountRecord(what: .locked, actor: try $0.id(0), reason: try $0.text(1), at: try $0.timestamp(2))
        }
    }

    func accountEntry(_ id: ID<Account>) throws -> AccountEntry? { try accountEntries("a.id = \(id)", limit: 1).first }

    /// Of exactly this name, oldest first.
    func accountEntries(named name: String, limit: Int64) throws -> [AccountEntry] {
        try accountEntries("a.name = \(name)", limit: limit)
    }

    /// The newest first.
    func accountEntries(limit: Int64) throws -> [AccountEntry] {
        let newest: [ID<Account>] = try rows("SELECT id FROM identity_account ORDER BY id DESC LIMIT \(limit)").map { try $0.id(0) }
        return try accountEntries("a.id IN \(list: newest)", limit: limit).reversed()
    }

    private func accountEntries(_ condition: SQL, limit: Int64) throws -> [AccountEntry] {
        try rows(
            """
            SELECT a.id, a.name, a.phone, a.email, a.created_at, CASE WHEN k.at IS NULL THEN 0 ELSE 1 END
            FROM identity_account AS a
            LEFT JOIN identity_lock AS k ON k.person_id = a.id
            WHERE \(condition)
            ORDER BY a.id
            LIMIT \(limit)
            """
        ).map { row in
            let phone: Identifier? = try row.optionalText(2).map { .phone($0) }
            let email: Identifier? = try row.optionalText(3).map { .email($0) }
            guard let identifier = phone ?? email else { throw StoreError.unexpectedColumn(2) }
            return AccountEntry(
                id: try row.id(0), name: try row.text(1), identifier: identifier, createdAt: try row.timestamp(4),
                isLocked: try row.int64(5) == 1)
        }
    }

    func liveSessions(of account: ID<Account>, movedAfter moment: Timestamp) throws -> Int64 {
        try row("SELECT COUNT(*) FROM identity_session WHERE person_id = \(account) AND moved_at > \(moment)")?.int64(0) ?? 0
    }

    func accountRecords(of account: ID<Account>, limit: Int64) throws -> [AccountRecord] {
        try rows(
            """
            SELECT what, actor_id, reason, at
            FROM identity_account_record
            WHERE person_id = \(account)
            ORDER BY id DESC
            LIMIT \(limit)
            """
        ).map { AccountRecord(what: try $0.choice(0), actor: try $0.id(1), reason: try $0.text(2), at: try $0.timestamp(3)) }
    }
}

extension Writing {
    /// - Returns: false when it is locked already.
    func lock(_ account: ID<Account>, by actor: ID<Account>, _ reason: String, at now: Timestamp) throws -> Bool {
        try changes(
            """
            INSERT INTO identity_lock (person_id, actor_id, reason, at)
            VALUES (\(account), \(actor), \(reason), \(now))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    /// - Returns: false when it is not locked.
    func unlock(_ account: ID<Account>) throws -> Bool {
        try changes("DELETE FROM identity_lock WHERE person_id = \(account)") == 1
    }

    func endSessions(of account: ID<Account>) throws { try run("DELETE FROM identity_session WHERE person_id = \(account)") }

    func note(
        _ what: AccountRecord.What, of account: ID<Account>, by actor: ID<Account>, _ reason: String, _ id: ID<AccountRecord>,
        at now: Timestamp
    ) throws {
        try run(
            """
            INSERT INTO identity_account_record (person_id, id, what, actor_id, reason, at)
            VALUES (\(account), \(id), \(what.rawValue), \(actor), \(reason), \(now))
            """)
    }

    /// One decision at a time on whether an account may be signed in to. Said before the lock is read.
    func guardLock(of account: ID<Account>) throws { try takeGuard("identity.lock", home: .person(account)) }
}
