// CreateOrganisation.swift: an account opens an organisation and becomes its owner.
import Core
import Store

extension Identity {
    /// Opens an organisation.
    /// - Parameters:
    ///   - kinds: what it is; merchant, agency, provider, or several of them.
    ///   - key: chosen by the client; the same key gives the same organisation again.
    /// - Throws: ``IdentityError/kindNotAllowed`` for a platform; `InvalidInput` without any kind; ``StoreError/keyReused``.
    public func createOrganisation(
        _ name: OrganisationName, kinds: Set<OrganisationKind>, by owner: ID<Account>, key: String? = nil
    ) async throws -> ID<Organisation> {
        if kinds.isEmpty { throw InvalidInput([FieldProblem("kinds", "too_few", expected: "1…3")]) }
        if kinds.contains(.platform) { throw IdentityError.kindNotAllowed }
        let now = clock.now()
        let organisation: ID<Organisation> = try ids.next()
        let entry: ID<AuditEntry> = try ids.next()
        let input: String = JSON.array([.string(NameSet.text(kinds)), .string(name.text)]).text
        let repeated = key.map { RepeatKey(caller: owner, operation: "identity.create_organisation", key: $0, input: input) }
        return try await store.write(homes: [.organisation(organisation), .person(owner)]) { tx in
            if let repeated, let earlier = try tx.earlierAnswer(repeated) {
                guard let id = ID<Organisation>(earlier) else { throw StoreError.unexpectedColumn(1) }
                return id
            }
            guard try tx.insertOrganisation(organisation, name, kinds, at: now) else { throw StoreError.stale }
            try tx.insertStaff(owner, [.owner], of: organisation, at: now)
            try tx.audit(
                actor: owner, organisation: organisation, action: "organisation.created", subject: NameSet.text(kinds), at: now,
                id: entry)
            if let repeated { try tx.remember(repeated, answer: organisation.description, at: now) }
            return organisation
        }
    }

    /// - Throws: ``IdentityError/organisationNotFound``.
    public func organisation(_ id: ID<Organisation>) async throws -> OrganisationProfile {
        let found = try await store.read { try $0.organisations([id]) }
        guard let organisation = found.first else { throw IdentityError.organisationNotFound }
        return organisation
    }

    /// What the account works for, oldest first.
    public func memberships(of account: ID<Account>) async throws -> [Membership] {
        try await store.read { tx in
            try tx.organisations(tx.memberships(of: account)).map { organisation in
                Membership(organisation: organisation, roles: try tx.roles(of: account, in: organisation.id))
            }
        }
    }
}
