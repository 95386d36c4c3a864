// SessionRows.swift: every statement on `identity_session`.
import Core
import Store

extension Reading {
    /// Without regard to its end.
    func session(_ id: ID<SessionTag>, of person: ID<Account>) throws -> Session? {
        let row = try row(
            """
            SELECT secret_hash, is_guest, moved_at
            FROM identity_session
            WHERE person_id = \(person) AND id = \(id)
            """)
        return try row.map {
            Session(
                person: person, id: id, secretHash: try $0.text(0), isGuest: try $0.bool(1), movedAt: try $0.timestamp(2))
        }
    }

    /// Sessions last used before `moment`, at most `limit`.
    func sessions(movedBefore moment: Timestamp, limit: Int64) throws -> [(ID<Account>, ID<SessionTag>)] {
        try rows(
            """
            SELECT person_id, id
            FROM identity_session
            WHERE moved_at <= \(moment)
            ORDER BY moved_at, person_id, id
            LIMIT \(limit)
            """
        ).map { (try $0.id(0), try $0.id(1)) }
    }
}

extension Writing {
    func insert(_ session: Session) throws {
        try run(
            """
            INSERT INTO identity_session (person_id, id, secret_hash, is_guest, moved_at)
            VALUES (\(session.person), \(session.id), \(session.secretHash), \(session.isGuest), \(session.movedAt))
            """)
    }

    /// Two requests at once may both say so; one that was signed out stays so.
    func move(_ session: Session) throws {
        try run(
            """
            UPDATE identity_session
            SET moved_at = \(session.movedAt)
            WHERE person_id = \(session.person) AND id = \(session.id)
            """)
    }

    func deleteSession(_ id: ID<SessionTag>, of person: ID<Account>) throws {
        try run("DELETE FROM identity_session WHERE person_id = \(person) AND id = \(id)")
    }

    /// - Returns: whether there was one.
    func endGuestSession(_ id: ID<SessionTag>, of guest: ID<Account>) throws -> Bool {
        try changes("DELETE FROM identity_session WHERE person_id = \(guest) AND id = \(id) AND is_guest = 1") == 1
    }

    func deleteSession(_ id: ID<SessionTag>, of person: ID<Account>, movedBefore moment: Timestamp) throws {
        try run(
            """
            DELETE FROM identity_session
            WHERE person_id = \(person) AND id = \(id) AND moved_at <= \(moment)
            """)
    }

    /// Ends every session of a person but this one.
    func deleteSessions(of person: ID<Account>, but kept: ID<SessionTag>?) throws {
        try run("DELETE FROM identity_session WHERE person_id = \(person) AND id <> \(kept?.number ?? 0)")
    }
}
