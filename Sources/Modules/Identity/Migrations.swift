// Migrations.swift: this room's tables.
import Store

public let identityMigrations: [Migration] = people + accountMigrations + invitationMigrations

private let people: [Migration] = [
    Migration(
        "identity-0001",
        """
        CREATE TABLE identity_account (
          id \(.int64) NOT NULL,
          phone TEXT,
          email TEXT,
          name TEXT NOT NULL,
          password TEXT NOT NULL,
          created_at \(.int64) NOT NULL,
          CHECK (phone IS NOT NULL OR email IS NOT NULL),
          \(.key(home: "id"))
        ) \(.strict);
        CREATE TABLE identity_session (
          person_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          secret_hash TEXT NOT NULL,
          is_guest \(.int64) NOT NULL CHECK (is_guest IN (0, 1)),
          moved_at \(.int64) NOT NULL,
          \(.key(home: "person_id", "id"))
        ) \(.strict);
        CREATE INDEX identity_session_moved ON identity_session (moved_at);
        CREATE TABLE identity_attempt (
          home \(.int64) NOT NULL,
          failures \(.int64) NOT NULL,
          not_before \(.int64) NOT NULL,
          last_at \(.int64) NOT NULL,
          version \(.int64) NOT NULL,
          \(.key(home: "home"))
        ) \(.strict);
        CREATE INDEX identity_attempt_last ON identity_attempt (last_at);
        CREATE TABLE identity_organisation (
          id \(.int64) NOT NULL,
          name TEXT NOT NULL,
          kinds TEXT NOT NULL,
          created_at \(.int64) NOT NULL,
          \(.key(home: "id"))
        ) \(.strict);
        CREATE TABLE identity_staff (
          organisation_id \(.int64) NOT NULL,
          account_id \(.int64) NOT NULL,
          roles TEXT NOT NULL CHECK (roles <> ''),
          added_at \(.int64) NOT NULL,
          PRIMARY KEY (organisation_id, account_id)
        ) \(.strictByKey);
        CREATE TABLE identity_membership (
          person_id \(.int64) NOT NULL,
          organisation_id \(.int64) NOT NULL,
          PRIMARY KEY (person_id, organisation_id)
        ) \(.strictByKey);
        CREATE TABLE identity_admin_link (
          organisation_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          secret_hash TEXT NOT NULL,
          expires_at \(.int64) NOT NULL,
          \(.key(home: "organisation_id", "id"))
        ) \(.strict);
        CREATE TABLE identity_audit (
          organisation_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          actor_id \(.int64) NOT NULL,
          action TEXT NOT NULL,
          subject TEXT NOT NULL,
          at \(.int64) NOT NULL,
          \(.key(home: "organisation_id", "id"))
        ) \(.strict);
        CREATE INDEX identity_audit_organisation ON identity_audit (organisation_id, id);
        """),
    // All sessions of one person end when their password changes.
    Migration("identity-account-0001", "CREATE INDEX identity_session_of_person ON identity_session (person_id, id)"),
]
