// SideRows.swift: every statement on `aftersale_entry`, `aftersale_return_address` and `aftersale_limit`.
import Catalog
import Core
import Identity
import Store
import Trade

extension Reading {
    /// A case's log, oldest first.
    func entries(of id: ID<AfterSaleCase>, shop: ID<Shop>) throws -> [CaseEntry] {
        try rows(
            """
            SELECT id, kind, side, account_id, text, pictures, at
            FROM aftersale_entry
            WHERE shop_id = \(shop) AND case_id = \(id)
            ORDER BY id
            """
        ).map { row in
            CaseEntry(
                id: try row.id(0), kind: try row.choice(1), by: try row.choice(2), person: try row.optionalID(3),
                words: try CaseWords(stored: try row.text(4), try row.text(5)), at: try row.timestamp(6))
        }
    }

    func countMessages(in id: ID<AfterSaleCase>, of shop: ID<Shop>, by side: Side) throws -> Int64 {
        try row(
            """
            SELECT COUNT(*)
            FROM aftersale_entry
            WHERE shop_id = \(shop) AND case_id = \(id) AND kind = \(CaseEntry.Kind.message.rawValue) AND side = \(side.rawValue)
            """)?.int64(0) ?? 0
    }

    func returnAddress(of shop: ID<Shop>) throws -> PostalAddress? {
        try row("SELECT name, phone, division, detail FROM aftersale_return_address WHERE shop_id = \(shop)").map { row in
            try PostalAddress(name: try row.text(0), phone: try row.text(1), division: try row.text(2), detail: try row.text(3))
        }
    }

    /// What each of an organisation's staff may give back of one order, where it was said.
    func refundLimits(of organisation: ID<Organisation>) throws -> [ID<Account>: Money] {
        try rows("SELECT account_id, amount FROM aftersale_limit WHERE organisation_id = \(organisation)")
            .reduce(into: [:]) { $0[try $1.id(0)] = try $1.cny(1) }
    }
}

extension Writing {
    func insert(_ entry: CaseEntry, of id: ID<AfterSaleCase>, shop: ID<Shop>) throws {
        try run(
            """
            INSERT INTO aftersale_entry (shop_id, case_id, id, kind, side, account_id, text, pictures, at)
            VALUES
              (\(shop), \(id), \(entry.id), \(entry.kind.rawValue), \(entry.by.rawValue), \(entry.person), \(entry.words.text),
              \(entry.words.picturesText), \(entry.at))
            """)
    }

    func keep(_ address: PostalAddress, of shop: ID<Shop>) throws {
        try run(
            """
            INSERT INTO aftersale_return_address (shop_id, name, phone, division, detail)
            VALUES (\(shop), \(address.name), \(address.phone), \(address.division), \(address.detail))
            ON CONFLICT (shop_id) DO UPDATE
            SET name = excluded.name, phone = excluded.phone, division = excluded.division, detail = excluded.detail
            """)
    }

    /// - Parameter limit: nil: as the roles say.
    func keep(limit: Money?, of account: ID<Account>, in organisation: ID<Organisation>) throws {
        guard let limit else {
            return try run("DELETE FROM aftersale_limit WHERE organisation_id = \(organisation) AND account_id = \(account)")
        }
        try run(
            """
            INSERT INTO aftersale_limit (organisation_id, account_id, amount)
            VALUES (\(organisation), \(account), \(limit.minor))
            ON CONFLICT (organisation_id, account_id) DO UPDATE SET amount = excluded.amount
            """)
    }
}
