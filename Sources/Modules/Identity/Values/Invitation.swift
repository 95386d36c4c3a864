// Invitation.swift: an offer to work for an organisation, handed on as a link.
import Core

/// Good once, for whoever holds its link.
public struct Invitation: Hashable, Sendable {
    public static let lasts = Span.days(7), noteMax = 40, openMax = 20
    public let id: ID<Invitation>
    public let organisation: ID<Organisation>
    public let roles: Set<Role>
    /// For whom it is, in the words of who made it.
    public let note: String
    /// Who made it; it is good while they may still give these roles.
    public let actor: ID<Account>
    public let expiresAt: Timestamp
}
