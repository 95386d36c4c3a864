// AddressRows.swift: every statement on `trade_address`.
import Core
import Identity
import Store

extension SQL {
    static func address(_ id: ID<Address>, of person: ID<Account>) -> SQL {
        "SELECT name, phone, division, detail FROM trade_address WHERE person_id = \(person) AND id = \(id)"
    }
}

extension PostalAddress {
    init(_ row: Row) throws {
        self.init(storedName: try row.text(0), phone: try row.text(1), division: try row.text(2), detail: try row.text(3))
    }
}

extension Reading {
    /// A person's addresses: the default one first, then the newest.
    func addresses(of person: ID<Account>) throws -> [Address] {
        try rows(
            """
            SELECT name, phone, division, detail, id, is_default
            FROM trade_address
            WHERE person_id = \(person)
            ORDER BY is_default DESC, id DESC
            """
        ).map { row in
            Address(
                person: person, id: try row.id(4), postal: try PostalAddress(row), isDefault: try row.bool(5))
        }
    }
}

extension Writing {
    func insert(_ address: Address) throws {
        try run(
            """
            INSERT INTO trade_address (person_id, id, name, phone, division, detail, is_default)
            VALUES
              (\(address.person), \(address.id), \(address.postal.name), \(address.postal.phone), \(address.postal.division),
              \(address.postal.detail), \(address.isDefault))
            """)
    }

    /// - Returns: false when there is none of that id.
    func update(_ address: Address) throws -> Bool {
        try changes(
            """
            UPDATE trade_address
            SET name = \(address.postal.name), phone = \(address.postal.phone), division = \(address.postal.division),
              detail = \(address.postal.detail), is_default = \(address.isDefault)
            WHERE person_id = \(address.person) AND id = \(address.id)
            """) == 1
    }

    func clearDefaultAddress(of person: ID<Account>) throws {
        try run("UPDATE trade_address SET is_default = 0 WHERE person_id = \(person) AND is_default = 1")
    }

    func deleteAddress(_ id: ID<Address>, of person: ID<Account>) throws -> Bool {
        try changes("DELETE FROM trade_address WHERE person_id = \(person) AND id = \(id)") == 1
    }
}
