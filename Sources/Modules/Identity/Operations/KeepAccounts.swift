// KeepAccounts.swift: the platform finds accounts, locks and unlocks them, and ends their sessions.
import Core
import Store

extension Identity {
    /// Accounts by phone number, e-mail address or number, each exactly, else by exactly this name; without a text the newest.
    /// - Parameter limit: 1 to 100.
    public func accounts(matching text: String, limit: Int64 = 50) async throws -> [AccountEntry] {
        try await store.read { db in
            if text.isEmpty { return try db.accountEntries(limit: limit) }
            if let identifier = Identifier(text), let owner = try db.account(of: identifier) {
                return try db.accountEntry(owner).map { [$0] } ?? []
            }
            if let id = ID<Account>(text), let entry = try db.accountEntry(id) { return [entry] }
            return try db.accountEntries(named: text, limit: limit)
        }
    }

    /// Whose these phone numbers and addresses are, of at most 500; what is nobody's is left out.
    public func accounts(of identifiers: [Identifier]) async throws -> [Identifier: ID<Account>] {
        let wanted = identifiers.prefix(500)
        return try await store.read { db in
            try wanted.reduce(into: [:]) { $0[$1] = try db.account(of: $1) }
        }
    }

    /// - Throws: ``IdentityError/accountNotFound``.
    public func accountDetail(_ id: ID<Account>) async throws -> AccountDetail {
        let since = clock.now() - Session.lasts
        let works = try await memberships(of: id)
        return try await store.read { db in
            guard let entry = try db.accountEntry(id) else { throw IdentityError.accountNotFound }
            return AccountDetail(
                entry: entry, lock: try db.lock(of: id), sessions: try db.liveSessions(of: id, movedAfter: since), memberships: works,
                records: try db.accountRecords(of: id, limit: 100))
        }
    }

    /// Nobody signs in to it any more, and its sessions end at once. Doing so again changes nothing.
    /// - Parameters:
    ///   - actor: of the platform's staff; the caller has seen to that.
    ///   - reason: 1 to 300 characters, kept with the account.
    /// - Throws: ``InvalidInput``; ``IdentityError/accountNotFound``; ``IdentityError/cannotLock`` for oneself and for owners
    ///   of the platform.
    public func lock(_ account: ID<Account>, why reason: String, by actor: ID<Account>) async throws {
        try await keep(account, .locked, reason, by: actor) { tx in
            if account == actor { throw IdentityError.cannotLock }
            if try tx.roles(of: account, in: .platform).contains(.owner) { throw IdentityError.cannotLock }
            guard try tx.lock(account, by: actor, reason, at: clock.now()) else { return false }
            try tx.endSessions(of: account)
            return true
        }
    }

    /// Lets it sign in again. Doing so again changes nothing.
    /// - Throws: ``InvalidInput``; ``IdentityError/accountNotFound``.
    public func unlock(_ account: ID<Account>, why reason: String, by actor: ID<Account>) async throws {
        try await keep(account, .unlocked, reason, by: actor) { tx in try tx.unlock(account) }
    }

    /// Signs it out everywhere; it may sign in again.
    /// - Throws: ``InvalidInput``; ``IdentityError/accountNotFound``.
    public func endSessions(of account: ID<Account>, why reason: String, by actor: ID<Account>) async throws {
        try await keep(account, .sessionsEnded, reason, by: actor) { tx in
            try tx.endSessions(of: account)
            return true
        }
    }

    /// - Parameter change: returns whether there was anything to write down.
    private func keep(
        _ account: ID<Account>, _ what: AccountRecord.What, _ reason: String, by actor: ID<Account>,
        _ change: @escaping @Sendable (any Writing) throws -> Bool
    ) async throws {
        guard AccountRecord.reasonLength ~= reason.count else {
            let expected = "\(AccountRecord.reasonLength.lowerBound)…\(AccountRecord.reasonLength.upperBound)"
            throw InvalidInput([FieldProblem("reason", reason.isEmpty ? "too_short" : "too_long", expected: expected)])
        }
        let now = clock.now()
        let record: ID<AccountRecord> = try ids.next()
        let entry: ID<AuditEntry> = try ids.next()
        try await store.write(homes: [.person(account), .organisation(.platform)]) { tx in
            try tx.guardLock(of: account)
            guard try tx.profile(account) != nil else { throw IdentityError.accountNotFound }
            guard try change(tx) else { return }
            try tx.note(what, of: account, by: actor, reason, record, at: now)
            try tx.audit(
                actor: actor, organisation: .platform, action: "account.\(what.rawValue)", subject: account.description, at: now, id: entry)
        }
    }

    /// What these people are called; who is not there is left out.
    public func names(of accounts: [ID<Account>]) async throws -> [ID<Account>: String] {
        let accounts = Set(accounts).sorted()
        return accounts.isEmpty ? [:] : try await store.read { try $0.names(of: accounts) }
    }

    /// These organisations; who is not there is left out.
    public func organisations(_ organisations: [ID<Organisation>]) async throws -> [ID<Organisation>: OrganisationProfile] {
        let wanted = Set(organisations).sorted()
        let found = wanted.isEmpty ? [] : try await store.read { try $0.organisations(wanted) }
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
    }

    /// Writes down what the platform's staff did where no room keeps a record of its own.
    public func noteForPlatform(_ action: String, subject: String, by actor: ID<Account>) async throws {
        let now = clock.now()
        let entry: ID<AuditEntry> = try ids.next()
        try await store.write(home: .organisation(.platform)) { tx in
            try tx.audit(actor: actor, organisation: .platform, action: action, subject: subject, at: now, id: entry)
        }
    }
}
