// Migrations.swift: this room's table.
import Store

public let settingsMigrations: [Migration] = [
    Migration(
        "settings-0001",
        """
        CREATE TABLE settings_version (
          id \(.int64) NOT NULL,
          name TEXT NOT NULL,
          value \(.int64) NOT NULL,
          effective_at \(.int64) NOT NULL,
          planned_at \(.int64) NOT NULL,
          actor_id \(.int64),
          reason TEXT NOT NULL,
          cancelled_at \(.int64),
          cancelled_by \(.int64),
          PRIMARY KEY (id)
        ) \(.strict);
        CREATE INDEX settings_version_name ON settings_version (name, effective_at);
        """)
]
