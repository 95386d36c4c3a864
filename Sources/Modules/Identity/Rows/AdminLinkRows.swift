// AdminLinkRows.swift: every statement on `identity_admin_link`: at most one row.
import Core
import Store

/// A one-time link's tag.
enum AdminLink {}

extension Writing {
    /// Instead of any link before it.
    func replaceAdminLink(_ id: ID<AdminLink>, secretHash: String, expiresAt: Timestamp) throws {
        try run("DELETE FROM identity_admin_link WHERE organisation_id = \(ID<Organisation>.platform)")
        try run(
            """
            INSERT INTO identity_admin_link (organisation_id, id, secret_hash, expires_at)
            VALUES (\(ID<Organisation>.platform), \(id), \(secretHash), \(expiresAt))
            """)
    }

    /// - Returns: whether it was there and is used now.
    func takeAdminLink(_ token: HomeToken, at now: Timestamp) throws -> Bool {
        try changes(
            """
            DELETE FROM identity_admin_link
            WHERE organisation_id = \(token.home) AND id = \(token.id) AND secret_hash = \(token.secretHash)
              AND expires_at > \(now)
            """) == 1
    }
}
