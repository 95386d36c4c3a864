// AccountRows.swift: every statement on `identity_account`.
import Core
import Store

/// What signing in needs of an account.
struct Credentials: Sendable {
    let account: ID<Account>
    let password: PasswordHash
}

extension Reading {
    /// Two statements, for an unknown identifier too.
    func credentials(_ identifier: Identifier) throws -> Credentials? {
        let owner = try account(of: identifier)
        let row = try row(
            """
            SELECT password
            FROM identity_account
            WHERE id = \(owner)
            """)
        guard let owner, let row else { return nil }
        guard let hash = PasswordHash(try row.text(0)) else { throw StoreError.unexpectedColumn(0) }
        return Credentials(account: owner, password: hash)
    }

    func account(of identifier: Identifier) throws -> ID<Account>? {
        try claimed(identifier.claimKind, identifier.description).map { ID<Account>($0.id) }
    }

    func profile(_ account: ID<Account>) throws -> AccountProfile? {
        let row = try row(
            """
            SELECT name, phone, email
            FROM identity_account
            WHERE id = \(account)
            """)
        guard let row else { return nil }
        let phone: Identifier? = try row.optionalText(1).map { .phone($0) }
        let email: Identifier? = try row.optionalText(2).map { .email($0) }
        guard let identifier = phone ?? email else { throw StoreError.unexpectedColumn(1) }
        return AccountProfile(id: account, name: try row.text(0), identifier: identifier)
    }

    func names(of accounts: [ID<Account>]) throws -> [ID<Account>: String] {
        let rows = try rows(
            """
            SELECT id, name
            FROM identity_account
            WHERE id IN \(list: accounts)
            """)
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.id(0, Account.self), try $0.text(1)) })
    }
}

extension Writing {
    /// - Returns: false when the identifier is another's. The first statement of its body.
    func insertAccount(
        _ id: ID<Account>, _ identifier: Identifier, _ name: DisplayName, _ password: PasswordHash, at now: Timestamp
    ) throws -> Bool {
        guard try claim(identifier.claimKind, identifier.description, home: .person(id), id: id.number) else { return false }
        var phone: String?
        var email: String?
        switch identifier {
        case .phone(let text): phone = text
        case .email(let text): email = text
        }
        try run(
            """
            INSERT INTO identity_account (id, phone, email, name, password, created_at)
            VALUES (\(id), \(phone), \(email), \(name.text), \(password.text), \(now))
            """)
        return true
    }

    /// - Returns: false when there is no such account.
    func rename(_ id: ID<Account>, to name: DisplayName) throws -> Bool {
        try changes("UPDATE identity_account SET name = \(name.text) WHERE id = \(id)") == 1
    }

    func setPassword(_ password: PasswordHash, of id: ID<Account>) throws {
        try runOnce("UPDATE identity_account SET password = \(password.text) WHERE id = \(id)")
    }
}
