// KernelSchema.swift: the kernel's own tables.

/// The kernel's migrations, before every room's.
public let kernelMigrations: [Migration] = [
    Migration(
        "kernel-0001",
        """
        CREATE TABLE kernel_event (
          home \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          bucket \(.int64) NOT NULL,
          position \(.int64),
          sequence \(.int64) NOT NULL,
          name TEXT NOT NULL,
          payload TEXT NOT NULL,
          at \(.int64) NOT NULL,
          \(.key(home: "home", "id"))
        ) \(.strict);
        CREATE INDEX kernel_event_position ON kernel_event (bucket, position);
        CREATE TABLE kernel_cursor (
          bucket \(.int64) NOT NULL,
          listener TEXT NOT NULL,
          position \(.int64) NOT NULL,
          PRIMARY KEY (bucket, listener)
        ) \(.strictByKey);
        CREATE TABLE kernel_parked (
          bucket \(.int64) NOT NULL,
          listener TEXT NOT NULL,
          home \(.int64) NOT NULL,
          position \(.int64) NOT NULL,
          failures \(.int64) NOT NULL,
          next_at \(.int64) NOT NULL,
          reason TEXT NOT NULL,
          PRIMARY KEY (bucket, listener, home)
        ) \(.strictByKey);
        CREATE TABLE kernel_due_work (
          home \(.int64) NOT NULL,
          kind TEXT NOT NULL,
          subject \(.int64) NOT NULL,
          bucket \(.int64) NOT NULL,
          due_at \(.int64) NOT NULL,
          payload TEXT NOT NULL,
          attempts \(.int64) NOT NULL DEFAULT 0,
          leased_until \(.int64) NOT NULL DEFAULT 0,
          failure TEXT,
          version \(.int64) NOT NULL DEFAULT 1,
          \(.orderedKey(home: "home", "kind", "subject"))
        ) \(.strictByKey);
        CREATE INDEX kernel_due_work_due ON kernel_due_work (bucket, due_at);
        CREATE TABLE kernel_claim (
          home \(.int64) NOT NULL,
          kind TEXT NOT NULL,
          value TEXT NOT NULL,
          owner_home \(.int64) NOT NULL,
          owner_id \(.int64) NOT NULL,
          PRIMARY KEY (home, kind, value)
        ) \(.strictByKey);
        CREATE TABLE kernel_idempotency (
          caller_id \(.int64) NOT NULL,
          key TEXT NOT NULL,
          input_hash TEXT NOT NULL,
          answer TEXT NOT NULL,
          at \(.int64) NOT NULL,
          PRIMARY KEY (caller_id, key)
        ) \(.strictByKey);
        CREATE TABLE kernel_guard (
          home \(.int64) NOT NULL,
          name TEXT NOT NULL,
          version \(.int64) NOT NULL,
          PRIMARY KEY (home, name)
        ) \(.strictByKey);
        CREATE TABLE kernel_lease (
          bucket \(.int64) NOT NULL,
          name TEXT NOT NULL,
          owner TEXT NOT NULL,
          until \(.int64) NOT NULL,
          version \(.int64) NOT NULL,
          PRIMARY KEY (bucket, name)
        ) \(.strictByKey);
        """),
    // Work that failed is rare: the index costs what works nothing, and an operator's page reads no more than what it shows.
    Migration(
        "kernel-0002",
        """
        CREATE INDEX kernel_due_work_failing ON kernel_due_work (attempts, due_at) WHERE attempts > 0;
        """),
]
