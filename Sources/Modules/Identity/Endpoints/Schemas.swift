// Schemas.swift: this room's values as the API shows them.
import Core
import Web

extension Schema where Value == Identifier {
    static var identifier: Schema {
        Schema<String>.text(1...254).map(
            "not_a_phone_or_email", expected: "13800138000 | name@example.com", to: { Identifier($0) }, from: { $0.description })
    }
}

extension Schema where Value == Password {
    /// Read only: a password is never shown.
    static var password: Schema {
        Schema<String>.text(Password.length).map("too_long", expected: "8…128", to: { Password($0) }, from: { $0.description })
    }
}

extension Schema where Value == DisplayName {
    static var displayName: Schema {
        Schema<String>.text(DisplayName.length).map("blank", to: { DisplayName($0) }, from: { $0.text })
    }
}

extension Schema where Value == OrganisationName {
    static var organisationName: Schema {
        Schema<String>.text(OrganisationName.length).map("blank", to: { OrganisationName($0) }, from: { $0.text })
    }
}

extension Schema where Value == Set<Role> {
    static var roles: Schema {
        Schema<[Role]>.list(of: .choice(), 1...Role.allCases.count).map(to: { Set($0) }, from: { $0.sorted { $0.rawValue < $1.rawValue } })
    }
}

extension Schema where Value == Set<OrganisationKind> {
    static var kinds: Schema {
        Schema<[OrganisationKind]>.list(of: .choice(), 1...OrganisationKind.allCases.count)
            .map(to: { Set($0) }, from: { $0.sorted { $0.rawValue < $1.rawValue } })
    }
}

extension Schema where Value == NewSession {
    static var newSession: Schema {
        .object(
            { NewSession(person: $0, token: $1, expiresAt: $2) },
            Field("account", { $0.person }, .id()), Field("token", { $0.token }, .text(1...100)),
            Field("expiresAt", { $0.expiresAt }, .timestamp))
    }
}

extension Schema where Value == StaffMember {
    static var staffMember: Schema {
        .object(
            { StaffMember(account: $0, name: $1, roles: $2, addedAt: $3) },
            Field("account", { $0.account }, .id()), Field("name", { $0.name }, .text(0...40)),
            Field("roles", { $0.roles }, .roles), Field("addedAt", { $0.addedAt }, .timestamp))
    }
}

extension Schema where Value == Membership {
    static var membership: Schema {
        .object(
            { Membership(organisation: OrganisationProfile(id: $0, name: $1, kinds: $2), roles: $3) },
            Field("id", { $0.organisation.id }, .id()), Field("name", { $0.organisation.name }, .text(1...60)),
            Field("kinds", { $0.organisation.kinds }, .kinds), Field("roles", { $0.roles }, .roles))
    }
}

/// The caller as they see themself.
struct Me: Sendable {
    let person: ID<Account>
    let isGuest: Bool
    let name: String?, phone: String?, email: String?
    let organisations: [Membership]
}

extension Schema where Value == Me {
    static var me: Schema {
        .object(
            { Me(person: $0, isGuest: $1, name: $2, phone: $3, email: $4, organisations: $5) },
            Field("account", { $0.person }, .id()), Field("guest", { $0.isGuest }, .bool),
            Field("name", { $0.name }, Schema<String>.text(1...40).optional),
            Field("phone", { $0.phone }, Schema<String>.text(1...20).optional),
            Field("email", { $0.email }, Schema<String>.text(1...254).optional),
            Field("organisations", { $0.organisations }, .list(of: .membership, 0...10_000)))
    }
}
