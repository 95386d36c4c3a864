// AttemptRows.swift: every statement on `identity_attempt`. Its home is a hash of whom it is about, so that no phone number
// that was ever typed here is kept.
import Core
import Store

extension Home {
    static func attempts(of identifier: Identifier) -> Home { .hash("identity.attempt", identifier.description) }
    static func attempts(from network: String) -> Home { .hash("identity.attempt_network", network) }
}

extension Reading {
    func attempts(_ home: Home) throws -> Attempts {
        let row = try row(
            """
            SELECT failures, not_before, last_at, version
            FROM identity_attempt
            WHERE home = \(home)
            """)
        guard let row else { return Attempts() }
        return Attempts(
            failures: try row.int64(0), notBefore: try row.timestamp(1), lastAt: try row.timestamp(2),
            version: try row.int64(3))
    }

    /// At most `limit` that nobody added to since `moment`.
    func attempts(lastBefore moment: Timestamp, limit: Int64) throws -> [Home] {
        try rows(
            """
            SELECT home
            FROM identity_attempt
            WHERE last_at <= \(moment)
            ORDER BY last_at, home
            LIMIT \(limit)
            """
        ).map { Home(number: try $0.int64(0)) }
    }
}

extension Writing {
    /// Compares and sets.
    func save(_ attempts: Attempts, _ home: Home) throws {
        if attempts.version == 0 {
            try runOnce(
                """
                INSERT INTO identity_attempt (home, failures, not_before, last_at, version)
                VALUES (\(home), \(attempts.failures), \(attempts.notBefore), \(attempts.lastAt), 1)
                ON CONFLICT DO NOTHING
                """)
        } else {
            try runOnce(
                """
                UPDATE identity_attempt
                SET failures = \(attempts.failures), not_before = \(attempts.notBefore), last_at = \(attempts.lastAt),
                    version = \(attempts.version + 1)
                WHERE home = \(home) AND version = \(attempts.version)
                """)
        }
    }

    func forgetAttempts(_ home: Home) throws { try run("DELETE FROM identity_attempt WHERE home = \(home)") }

    func forgetAttempts(_ home: Home, lastBefore moment: Timestamp) throws {
        try run("DELETE FROM identity_attempt WHERE home = \(home) AND last_at <= \(moment)")
    }
}
