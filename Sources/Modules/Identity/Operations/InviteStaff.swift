// InviteStaff.swift: somebody is asked to work for an organisation by a link, and says yes.
import Core
import Store

extension Identity {
    /// Makes a link that takes whoever opens it into an organisation: once, within seven days.
    /// - Parameters:
    ///   - note: for whom it is, at most 40 characters; seen by staff alone.
    ///   - actor: needs `staff.write`; only an owner invites owners.
    /// - Returns: the link's token; it is shown once and not kept.
    /// - Throws: ``InvalidInput``; ``IdentityError/forbidden``, `staffLimit` when 20 are open.
    public func invite(as roles: Set<Role>, note: String, to organisation: ID<Organisation>, by actor: ID<Account>) async throws -> String {
        try Self.checkRoles(roles)
        if note.count > Invitation.noteMax { throw InvalidInput([FieldProblem("note", "too_long", expected: "0…\(Invitation.noteMax)")]) }
        let now = clock.now()
        let invitation = Invitation(
            id: try ids.next(), organisation: organisation, roles: roles, note: note, actor: actor, expiresAt: now + Invitation.lasts)
        let token = HomeToken(home: organisation.number, id: invitation.id.number, secret: random.secret())
        let entry: ID<AuditEntry> = try ids.next()
        try await store.write(home: .organisation(organisation)) { tx in
            try tx.guardStaff(of: organisation)
            try tx.roster(of: organisation).mayInvite(roles, by: actor)
            try tx.deleteInvitations(of: organisation, endedBy: now)
            guard try tx.invitations(of: organisation, at: now).count < Invitation.openMax else {
                throw IdentityError.staffLimit(Invitation.openMax)
            }
            try tx.insert(invitation, secretHash: token.secretHash)
            try tx.audit(
                actor: actor, organisation: organisation, action: "staff.invited", subject: "\(invitation.id) \(NameSet.text(roles))",
                at: now, id: entry)
        }
        return token.text
    }

    /// Those that wait for an answer, newest first.
    public func invitations(of organisation: ID<Organisation>) async throws -> [Invitation] {
        let now = clock.now()
        return try await store.read { try $0.invitations(of: organisation, at: now) }
    }

    /// What a link offers.
    /// - Throws: ``IdentityError/linkInvalid`` when it is wrong, used, taken back or over.
    public func invitation(_ token: String) async throws -> Invitation {
        guard let token = HomeToken(token) else { throw IdentityError.linkInvalid }
        let now = clock.now()
        guard let found = try await store.read({ try $0.invitation(token, at: now) }) else { throw IdentityError.linkInvalid }
        return found
    }

    /// Says yes. The link is used up.
    /// - Returns: for whom the account works from now on.
    /// - Throws: ``IdentityError/linkInvalid``, also when who made it may no longer give these roles; `alreadyStaff`, `staffLimit`, after
    ///   which it may be used again.
    @discardableResult
    public func accept(_ token: String, by account: ID<Account>) async throws -> ID<Organisation> {
        guard let link = HomeToken(token) else { throw IdentityError.linkInvalid }
        let organisation = ID<Organisation>(link.home)
        let now = clock.now()
        let entry: ID<AuditEntry> = try ids.next()
        try await store.write(homes: [.organisation(organisation), .person(account)]) { tx in
            try tx.guardStaff(of: organisation)
            guard let invitation = try tx.invitation(link, at: now) else { throw IdentityError.linkInvalid }
            do {
                try tx.roster(of: organisation).mayAdd(account, as: invitation.roles, by: invitation.actor)
            } catch IdentityError.forbidden {
                throw IdentityError.linkInvalid
            }
            guard try tx.deleteInvitation(invitation.id, of: organisation) else { throw IdentityError.linkInvalid }
            try tx.insertStaff(account, invitation.roles, of: organisation, at: now)
            try tx.audit(
                actor: account, organisation: organisation, action: "staff.joined", subject: "\(account) \(NameSet.text(invitation.roles))",
                at: now, id: entry)
        }
        return organisation
    }

    /// Takes a link back. Again it does nothing.
    /// - Throws: ``IdentityError/forbidden``.
    public func withdraw(_ id: ID<Invitation>, of organisation: ID<Organisation>, by actor: ID<Account>) async throws {
        let now = clock.now()
        let entry: ID<AuditEntry> = try ids.next()
        try await store.write(home: .organisation(organisation)) { tx in
            try tx.guardStaff(of: organisation)
            try tx.roster(of: organisation).mayInvite([], by: actor)
            guard try tx.deleteInvitation(id, of: organisation) else { return }
            try tx.audit(
                actor: actor, organisation: organisation, action: "staff.invitation_withdrawn", subject: id.description, at: now, id: entry)
        }
    }
}
