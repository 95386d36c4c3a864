// Admins.swift: the first people of the platform, without any default password.
import Core
import Store

extension Identity {
    /// How long a one-time link may wait to be used.
    public static let adminLinkLasts = Span.hours(1)

    /// Makes an account that owns the platform; for whoever holds the database (`souk admin create`).
    /// - Throws: ``IdentityError/identifierTaken``.
    public func createAdmin(_ identifier: Identifier, _ password: Password, name: DisplayName) async throws -> ID<Account> {
        try await makeAdmin(identifier, password, name, link: nil)
    }

    /// A token that makes the platform's first owner, once, within an hour; a new one ends the one before it.
    /// - Returns: nil when the platform has an owner.
    public func oneTimeAdminLink() async throws -> String? {
        let now = clock.now()
        let id: ID<AdminLink> = try ids.next()
        let token = HomeToken(home: ID<Organisation>.platform.number, id: id.number, secret: random.secret())
        let hash = token.secretHash
        let made: Bool = try await store.write(home: .organisation(.platform)) { tx in
            try tx.guardStaff(of: .platform)
            guard try tx.roster(of: .platform).roles.isEmpty else { return false }
            try tx.replaceAdminLink(id, secretHash: hash, expiresAt: now + Self.adminLinkLasts)
            return true
        }
        return made ? token.text : nil
    }

    /// Makes the platform's first owner.
    /// - Throws: ``IdentityError/linkInvalid`` when it is wrong, used, over, or the platform has an owner; `identifierTaken`,
    ///   after which it may be used again.
    public func useAdminLink(
        _ token: String, _ identifier: Identifier, _ password: Password, name: DisplayName
    ) async throws -> ID<Account> {
        guard let link = HomeToken(token) else { throw IdentityError.linkInvalid }
        return try await makeAdmin(identifier, password, name, link: link)
    }

    private func makeAdmin(
        _ identifier: Identifier, _ password: Password, _ name: DisplayName, link: HomeToken?
    ) async throws -> ID<Account> {
        let hash = try await hasher.hash(password, salt: random.bytes(PasswordHash.saltBytes))
        let now = clock.now()
        let account: ID<Account> = try ids.next()
        let entry: ID<AuditEntry> = try ids.next()
        let platform = OrganisationName("Souk")
        return try await store.write(homes: [.organisation(.platform), .person(account)]) { tx in
            try tx.guardStaff(of: .platform)
            if let link {
                guard try tx.roster(of: .platform).roles.isEmpty, try tx.takeAdminLink(link, at: now) else {
                    throw IdentityError.linkInvalid
                }
            }
            guard try tx.insertAccount(account, identifier, name, hash, at: now) else { throw IdentityError.identifierTaken }
            if let platform { _ = try tx.insertOrganisation(.platform, platform, [.platform], at: now) }
            try tx.insertStaff(account, [.owner], of: .platform, at: now)
            try tx.audit(
                actor: account, organisation: .platform, action: link == nil ? "admin.created" : "admin.linked",
                subject: account.description, at: now, id: entry)
            return account
        }
    }
}
