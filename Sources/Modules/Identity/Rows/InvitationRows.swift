// InvitationRows.swift: every statement on `identity_invitation`.
import Core
import Store

extension Reading {
    /// Those that are good at a moment, newest first.
    func invitations(of organisation: ID<Organisation>, at now: Timestamp) throws -> [Invitation] {
        try rows(
            """
            SELECT id, organisation_id, roles, note, actor_id, expires_at
            FROM identity_invitation
            WHERE organisation_id = \(organisation) AND expires_at > \(now)
            ORDER BY id DESC
            """
        ).map(Invitation.init)
    }

    /// Nil for a link that is not, or no longer, good.
    func invitation(_ token: HomeToken, at now: Timestamp) throws -> Invitation? {
        try row(
            """
            SELECT id, organisation_id, roles, note, actor_id, expires_at
            FROM identity_invitation
            WHERE organisation_id = \(token.home) AND id = \(token.id) AND secret_hash = \(token.secretHash) AND expires_at > \(now)
            """
        ).map(Invitation.init)
    }
}

extension Invitation {
    init(_ row: Row) throws {
        self.init(
            id: try row.id(0), organisation: try row.id(1), roles: try row.roles(2), note: try row.text(3), actor: try row.id(4),
            expiresAt: try row.timestamp(5))
    }
}

extension Writing {
    func insert(_ invitation: Invitation, secretHash: String) throws {
        try run(
            """
            INSERT INTO identity_invitation (organisation_id, id, roles, note, actor_id, secret_hash, expires_at)
            VALUES (\(invitation.organisation), \(invitation.id), \(NameSet.text(invitation.roles)), \(invitation.note),
              \(invitation.actor), \(secretHash), \(invitation.expiresAt))
            """)
    }

    /// - Returns: whether it was there.
    func deleteInvitation(_ id: ID<Invitation>, of organisation: ID<Organisation>) throws -> Bool {
        try changes("DELETE FROM identity_invitation WHERE organisation_id = \(organisation) AND id = \(id)") == 1
    }

    /// Those of an organisation that have ended.
    func deleteInvitations(of organisation: ID<Organisation>, endedBy now: Timestamp) throws {
        try run("DELETE FROM identity_invitation WHERE organisation_id = \(organisation) AND expires_at <= \(now)")
    }
}
