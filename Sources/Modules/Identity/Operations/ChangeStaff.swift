// ChangeStaff.swift: people join an organisation, change their roles and leave it.
import Core
import Store

extension Identity {
    /// Takes an existing account into an organisation.
    /// - Parameter actor: needs `staff.write`; only an owner makes owners.
    /// - Throws: ``IdentityError/forbidden``, `accountNotFound`, `alreadyStaff`, `staffLimit` (500).
    @discardableResult
    public func addStaff(
        _ identifier: Identifier, as roles: Set<Role>, to organisation: ID<Organisation>, by actor: ID<Account>
    ) async throws -> ID<Account> {
        try Self.checkRoles(roles)
        // Who may not write staff does not learn who has an account here.
        guard try await permits(actor, "staff.write", in: organisation) else { throw IdentityError.forbidden }
        guard let account = try await store.read({ try $0.account(of: identifier) }) else { throw IdentityError.accountNotFound }
        try await changeStaff(account, of: organisation, by: actor, "staff.added", NameSet.text(roles)) { tx, roster, now in
            try roster.mayAdd(account, as: roles, by: actor)
            try tx.insertStaff(account, roles, of: organisation, at: now)
        }
        return account
    }

    /// Gives somebody these roles instead of what they had. Safe to call again.
    /// - Throws: ``IdentityError/forbidden``, `staffNotFound`, `lastOwner`.
    public func changeRoles(
        of account: ID<Account>, to roles: Set<Role>, in organisation: ID<Organisation>, by actor: ID<Account>
    ) async throws {
        try Self.checkRoles(roles)
        try await changeStaff(account, of: organisation, by: actor, "staff.changed", NameSet.text(roles)) { tx, roster, _ in
            try roster.mayChange(account, to: roles, by: actor)
            try tx.setRoles(roles, of: account, in: organisation)
        }
    }

    /// Ends somebody's work for an organisation; their rights are gone with the commit. Anybody may remove themself.
    /// - Throws: ``IdentityError/forbidden``, `staffNotFound`, `lastOwner`.
    public func removeStaff(_ account: ID<Account>, from organisation: ID<Organisation>, by actor: ID<Account>) async throws {
        try await changeStaff(account, of: organisation, by: actor, "staff.removed", "") { tx, roster, _ in
            try roster.mayRemove(account, by: actor)
            try tx.deleteStaff(account, of: organisation)
        }
    }

    /// Everybody who works there, in the order in which they came.
    public func staff(of organisation: ID<Organisation>) async throws -> [StaffMember] {
        try await store.read { tx in
            let rows = try tx.staffRows(of: organisation)
            let names = try tx.names(of: rows.map(\.account))
            return rows.map {
                StaffMember(account: $0.account, name: names[$0.account] ?? "", roles: $0.roles, addedAt: $0.addedAt)
            }
        }
    }

    /// Those who work there and may do this.
    public func staff(of organisation: ID<Organisation>, whoMay permission: String) async throws -> [StaffMember] {
        try await staff(of: organisation).filter { RolePermissions.permits($0.roles, permission, in: .organisation) }
    }

    /// Those who work there and may do this, for who tells them of something in its own transaction.
    public static func staff(
        of organisation: ID<Organisation>, whoMay permission: String, in tx: any Reading
    ) throws -> [ID<Account>] {
        try tx.staffRows(of: organisation).filter {
            RolePermissions.permits($0.roles, permission, in: organisation == .platform ? .platform : .organisation)
        }.map(\.account)
    }

    /// What was done in the organisation's name, newest first.
    public func auditTrail(of organisation: ID<Organisation>, _ page: PageRequest) async throws -> Page<AuditEntry> {
        try await store.read { try $0.audit(of: organisation, page) }
    }

    /// One decision about an organisation's staff at a time, written down with it.
    private func changeStaff(
        _ account: ID<Account>, of organisation: ID<Organisation>, by actor: ID<Account>, _ action: String, _ detail: String,
        _ change: @escaping @Sendable (any Writing, StaffRoster, Timestamp) throws -> Void
    ) async throws {
        let now = clock.now()
        let entry: ID<AuditEntry> = try ids.next()
        let subject: String = detail.isEmpty ? account.description : "\(account) \(detail)"
        try await store.write(homes: [.organisation(organisation), .person(account)]) { tx in
            try tx.guardStaff(of: organisation)
            try change(tx, try tx.roster(of: organisation), now)
            try tx.audit(actor: actor, organisation: organisation, action: action, subject: subject, at: now, id: entry)
        }
    }

    static func checkRoles(_ roles: Set<Role>) throws {
        if roles.isEmpty { throw InvalidInput([FieldProblem("roles", "too_few", expected: "1…\(Role.allCases.count)")]) }
    }
}
