// Guard.swift: for decisions that rest on rows they do not save.
import Core

extension Writing {
    /// Lets only one body at a time decide under this name in this home. Said **before** the rows are read: whoever is second
    /// waits here until the first has committed, and then reads what it wrote.
    public func takeGuard(_ name: String, home: Home) throws {
        try hold(
            """
            INSERT INTO kernel_guard (home, name, version)
            VALUES (\(home), \(name), 1)
            ON CONFLICT (home, name) DO UPDATE SET version = kernel_guard.version + 1
            """)
    }
}
