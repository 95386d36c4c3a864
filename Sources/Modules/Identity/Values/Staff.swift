// Staff.swift: organisations, who works for them, and as what.
import Core

public enum OrganisationKind: String, Sendable, Hashable, CaseIterable {
    case merchant, agency, provider, platform
}

/// What somebody does in an organisation; the rights of several add up (Rules/RolePermissions.swift).
public enum Role: String, Sendable, Hashable, CaseIterable {
    case owner, manager
    /// 仓管
    case stockKeeper
    /// 发货
    case shipper
    /// 客服
    case service
    case finance, viewer
}

public struct OrganisationProfile: Sendable, Hashable {
    public let id: ID<Organisation>
    public let name: String
    public let kinds: Set<OrganisationKind>
}

public struct StaffMember: Sendable, Hashable {
    public let account: ID<Account>
    public let name: String
    public let roles: Set<Role>
    public let addedAt: Timestamp
}

/// An organisation that an account works for.
public struct Membership: Sendable, Hashable {
    public let organisation: OrganisationProfile
    public let roles: Set<Role>
}

/// An account as its own holder sees it.
public struct AccountProfile: Sendable, Hashable {
    public let id: ID<Account>
    public let name: String
    public let identifier: Identifier
}

/// One line of the audit trail: who did what to what, for whom, when.
public struct AuditEntry: Sendable, Hashable {
    public let id: ID<AuditEntry>
    public let actor: ID<Account>
    /// `staff.added`
    public let action: String
    public let subject: String
    public let at: Timestamp
}

/// A set of choices as one column: the names in order, with commas between.
enum NameSet {
    static func text<Choice: RawRepresentable<String>>(_ choices: Set<Choice>) -> String {
        choices.map(\.rawValue).sorted().joined(separator: ",")
    }
    /// Nil when a name is unknown.
    static func read<Choice: RawRepresentable<String>>(_ text: String, _: Choice.Type = Choice.self) -> Set<Choice>? {
        let names = text.split(separator: ",")
        let choices = names.compactMap { Choice(rawValue: String($0)) }
        return choices.count == names.count ? Set(choices) : nil
    }
}
