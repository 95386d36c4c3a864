// Claims.swift: what people choose and must be unique everywhere: phone, e-mail, slug.
import Core

extension Writing {
    /// Takes a value for a thing. The first statement of a body, so that who is second finds out before it writes.
    /// - Returns: false when the value is another's. Taking it again for the same thing is true.
    public func claim(_ kind: String, _ value: String, home: Home, id: Int64) throws -> Bool {
        let place = Home.hash(kind, value)
        let taken = try changes(
            """
            INSERT INTO kernel_claim (home, kind, value, owner_home, owner_id)
            VALUES (\(place), \(kind), \(value), \(home), \(id))
            ON CONFLICT DO NOTHING
            """)
        if taken == 1 { return true }
        return try claimed(kind, value).map { $0.home == home && $0.id == id } ?? false
    }

    /// Gives a value back. Nothing happens when it is not this thing's.
    public func releaseClaim(_ kind: String, _ value: String, id: Int64) throws {
        try run(
            """
            DELETE FROM kernel_claim
            WHERE home = \(Home.hash(kind, value)) AND kind = \(kind) AND value = \(value) AND owner_id = \(id)
            """)
    }
}

extension Reading {
    /// Whose a value is.
    public func claimed(_ kind: String, _ value: String) throws -> (home: Home, id: Int64)? {
        let found = try row(
            """
            SELECT owner_home, owner_id
            FROM kernel_claim
            WHERE home = \(Home.hash(kind, value)) AND kind = \(kind) AND value = \(value)
            """)
        return try found.map { (Home(number: try $0.int64(0)), try $0.int64(1)) }
    }
}
