// AccountMigrations.swift: the tables of what the platform does with accounts.
import Store

let accountMigrations: [Migration] = [
    Migration(
        "identity-accounts-0001",
        """
        CREATE TABLE identity_lock (
          person_id \(.int64) NOT NULL,
          actor_id \(.int64) NOT NULL,
          reason TEXT NOT NULL,
          at \(.int64) NOT NULL,
          \(.key(home: "person_id"))
        ) \(.strict);
        CREATE TABLE identity_account_record (
          person_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          what TEXT NOT NULL CHECK (what IN ('locked', 'unlocked', 'sessionsEnded')),
          actor_id \(.int64) NOT NULL,
          reason TEXT NOT NULL,
          at \(.int64) NOT NULL,
          \(.key(home: "person_id", "id"))
        ) \(.strict);
        CREATE INDEX identity_account_record_person ON identity_account_record (person_id, id);
        CREATE INDEX identity_account_name ON identity_account (name, id);
        """)
]
