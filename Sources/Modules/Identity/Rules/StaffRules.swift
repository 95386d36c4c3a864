// StaffRules.swift: who may change whose roles, and that an owner always stays.
import Core

/// Everybody who works for an organisation, as one decision sees them.
struct StaffRoster: Equatable, Sendable {
    static let limit = 500
    private(set) var roles: [ID<Account>: Set<Role>]

    init(_ roles: [ID<Account>: Set<Role>]) { self.roles = roles }

    /// - Throws: ``IdentityError/forbidden``, `alreadyStaff`, `staffLimit`: in this order.
    func mayAdd(_ account: ID<Account>, as new: Set<Role>, by actor: ID<Account>) throws(IdentityError) {
        try mayTouch(new, by: actor)
        if roles[account] != nil { throw .alreadyStaff }
        if roles.count >= Self.limit { throw .staffLimit(Self.limit) }
    }

    /// - Throws: ``IdentityError/forbidden``.
    func mayInvite(_ new: Set<Role>, by actor: ID<Account>) throws(IdentityError) { try mayTouch(new, by: actor) }

    /// - Throws: ``IdentityError/forbidden``, `staffNotFound`, `lastOwner`: in this order.
    func mayChange(_ account: ID<Account>, to new: Set<Role>, by actor: ID<Account>) throws(IdentityError) {
        try mayTouch((roles[account] ?? []).symmetricDifference(new), by: actor)
        guard let old = roles[account] else { throw .staffNotFound }
        if old.contains(.owner), !new.contains(.owner) { try keepsOwner(without: account) }
    }

    /// Anybody may leave; nobody leaves an organisation without an owner.
    /// - Throws: ``IdentityError/forbidden``, `staffNotFound`, `lastOwner`: in this order.
    func mayRemove(_ account: ID<Account>, by actor: ID<Account>) throws(IdentityError) {
        if account != actor || roles[actor] == nil { try mayTouch(roles[account] ?? [], by: actor) }
        guard let old = roles[account] else { throw .staffNotFound }
        if old.contains(.owner) { try keepsOwner(without: account) }
    }

    /// Roles are given and taken by who may write staff; the owner's role by owners alone.
    private func mayTouch(_ touched: Set<Role>, by actor: ID<Account>) throws(IdentityError) {
        let own = roles[actor] ?? []
        guard RolePermissions.permits(own, "staff.write", in: .organisation), !touched.contains(.owner) || own.contains(.owner)
        else { throw .forbidden }
    }

    private func keepsOwner(without account: ID<Account>) throws(IdentityError) {
        guard roles.contains(where: { $0.key != account && $0.value.contains(.owner) }) else { throw .lastOwner }
    }
}
