// InvitationMigration.swift: who was asked to work for an organisation and has not answered.
import Store

let invitationMigrations: [Migration] = [
    Migration(
        "identity-invitations-0001",
        """
        CREATE TABLE identity_invitation (
          organisation_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          roles TEXT NOT NULL CHECK (roles <> ''),
          note TEXT NOT NULL,
          actor_id \(.int64) NOT NULL,
          secret_hash TEXT NOT NULL,
          expires_at \(.int64) NOT NULL,
          PRIMARY KEY (organisation_id, id)
        ) \(.strictByKey);
        """)
]
