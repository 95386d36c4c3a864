// OrganisationRows.swift: every statement on `identity_organisation`, `identity_staff` and `identity_membership`.
import Core
import Store

extension Row {
    func roles(_ column: Int) throws -> Set<Role> {
        guard let roles = NameSet.read(try text(column), Role.self) else { throw StoreError.unexpectedColumn(column) }
        return roles
    }
}

extension Reading {
    func organisations(_ ids: [ID<Organisation>]) throws -> [OrganisationProfile] {
        try rows(
            """
            SELECT id, name, kinds
            FROM identity_organisation
            WHERE id IN \(list: ids)
            ORDER BY id
            """
        ).map { row in
            guard let kinds = NameSet.read(try row.text(2), OrganisationKind.self) else { throw StoreError.unexpectedColumn(2) }
            return OrganisationProfile(id: try row.id(0), name: try row.text(1), kinds: kinds)
        }
    }

    /// Empty for who does not work there.
    func roles(of account: ID<Account>, in organisation: ID<Organisation>) throws -> Set<Role> {
        let row = try row(
            """
            SELECT roles
            FROM identity_staff
            WHERE organisation_id = \(organisation) AND account_id = \(account)
            """)
        return try row?.roles(0) ?? []
    }

    func roster(of organisation: ID<Organisation>) throws -> StaffRoster {
        let rows = try rows("SELECT account_id, roles FROM identity_staff WHERE organisation_id = \(organisation)")
        return StaffRoster(Dictionary(uniqueKeysWithValues: try rows.map { (try $0.id(0, Account.self), try $0.roles(1)) }))
    }

    func staffRows(of organisation: ID<Organisation>) throws -> [(account: ID<Account>, roles: Set<Role>, addedAt: Timestamp)] {
        try rows(
            """
            SELECT account_id, roles, added_at
            FROM identity_staff
            WHERE organisation_id = \(organisation)
            ORDER BY added_at, account_id
            """
        ).map { (try $0.id(0), try $0.roles(1), try $0.timestamp(2)) }
    }

    func memberships(of account: ID<Account>) throws -> [ID<Organisation>] {
        try rows(
            """
            SELECT organisation_id
            FROM identity_membership
            WHERE person_id = \(account)
            ORDER BY organisation_id
            """
        ).map { try $0.id(0) }
    }
}

extension Writing {
    /// - Returns: false when there is one of this id.
    func insertOrganisation(
        _ id: ID<Organisation>, _ name: OrganisationName, _ kinds: Set<OrganisationKind>, at now: Timestamp
    ) throws -> Bool {
        try changes(
            """
            INSERT INTO identity_organisation (id, name, kinds, created_at)
            VALUES (\(id), \(name.text), \(NameSet.text(kinds)), \(now))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    /// In the organisation, and in the account's own list.
    func insertStaff(_ account: ID<Account>, _ roles: Set<Role>, of organisation: ID<Organisation>, at now: Timestamp) throws {
        try run(
            """
            INSERT INTO identity_staff (organisation_id, account_id, roles, added_at)
            VALUES (\(organisation), \(account), \(NameSet.text(roles)), \(now))
            """)
        try run(
            """
            INSERT INTO identity_membership (person_id, organisation_id)
            VALUES (\(account), \(organisation))
            """)
    }

    func setRoles(_ roles: Set<Role>, of account: ID<Account>, in organisation: ID<Organisation>) throws {
        try runOnce(
            """
            UPDATE identity_staff
            SET roles = \(NameSet.text(roles))
            WHERE organisation_id = \(organisation) AND account_id = \(account)
            """)
    }

    func deleteStaff(_ account: ID<Account>, of organisation: ID<Organisation>) throws {
        try runOnce("DELETE FROM identity_staff WHERE organisation_id = \(organisation) AND account_id = \(account)")
        try runOnce("DELETE FROM identity_membership WHERE person_id = \(account) AND organisation_id = \(organisation)")
    }

    /// Only one decision about an organisation's staff at a time. Said before the roster is read.
    func guardStaff(of organisation: ID<Organisation>) throws {
        try takeGuard("identity.staff", home: .organisation(organisation))
    }
}
