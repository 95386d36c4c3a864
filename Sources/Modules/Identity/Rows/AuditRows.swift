// AuditRows.swift: every statement on `identity_audit`, which only grows.
import Core
import Store

extension Writing {
    /// Writes down who did what, in the transaction in which it is done. Other rooms use it for what their staff does.
    /// - Parameters:
    ///   - action: `thing.what`, as `staff.added`; at most 100 characters.
    ///   - subject: ids and states, no names or addresses of people.
    ///   - id: new, from the `IDSource`.
    public func audit(
        actor: ID<Account>, organisation: ID<Organisation>, action: String, subject: String, at now: Timestamp, id: ID<AuditEntry>
    ) throws {
        try run(
            """
            INSERT INTO identity_audit (organisation_id, id, actor_id, action, subject, at)
            VALUES (\(organisation), \(id), \(actor), \(action), \(subject), \(now))
            """)
    }
}

extension Reading {
    func audit(of organisation: ID<Organisation>, _ page: PageRequest) throws -> Page<AuditEntry> {
        let before = page.after?.keys.first ?? Int64.max
        let found = try rows(
            """
            SELECT id, actor_id, action, subject, at
            FROM identity_audit
            WHERE organisation_id = \(organisation) AND id < \(before)
            ORDER BY id DESC
            LIMIT \(page.limit + 1)
            """
        ).map {
            AuditEntry(
                id: try $0.id(0), actor: try $0.id(1), action: try $0.text(2), subject: try $0.text(3), at: try $0.timestamp(4))
        }
        return Page(found, page) { Cursor($0.id.number) }
    }
}
