// Permits.swift: what somebody may do.
import Core
import Store
import Web

extension Identity {
    /// What the account is in the organisation; empty for strangers, and where there is no such organisation.
    public func rights(of account: ID<Account>, in organisation: ID<Organisation>) async throws -> Set<Role> {
        try await store.readOnce { try $0.roles(of: account, in: organisation) }
    }

    /// Whether the account may do this in the organisation. One query. An unknown permission is nobody's.
    public func permits(_ account: ID<Account>, _ permission: String, in organisation: ID<Organisation>) async throws -> Bool {
        RolePermissions.permits(try await rights(of: account, in: organisation), permission, in: .organisation)
    }

    /// Whether the account may do this as the platform's staff. One query.
    public func permitsPlatform(_ account: ID<Account>, _ permission: String) async throws -> Bool {
        RolePermissions.permits(try await rights(of: account, in: .platform), permission, in: .platform)
    }
}

/// Answers the web room's two questions. Which organisation has a shop is for a room below to say.
public struct IdentityGatekeeper: Gatekeeper {
    let identity: Identity
    let organisationOfShop: @Sendable (Int64) async throws -> ID<Organisation>?

    /// - Parameter organisationOfShop: nil when there is no such shop.
    public init(_ identity: Identity, organisationOfShop: @escaping @Sendable (Int64) async throws -> ID<Organisation>?) {
        (self.identity, self.organisationOfShop) = (identity, organisationOfShop)
    }

    public func caller(credential: Credential) async throws -> Caller { try await identity.caller(credential) }

    /// A foreign organisation and one that does not exist are one answer.
    /// - Throws: ``IdentityError/forbidden``; ``WebError`` for who is not signed in, and for a shop that does not exist.
    public func permit(_ caller: Caller, _ permission: Permission, scope: Int64?) async throws {
        let isPermitted: Bool
        switch permission.scope {
        case .anyone: isPermitted = true
        case .person: isPermitted = try caller.anyone().number > 0
        case .signedIn: isPermitted = try caller.id().number > 0
        case .shop:
            let account = try caller.id()
            guard let scope, let organisation = try await organisationOfShop(scope) else { throw WebError.notFound }
            isPermitted = try await identity.permits(account, permission.name, in: organisation)
        case .organisation:
            guard let scope, scope > 0 else { throw WebError.notFound }
            isPermitted = try await identity.permits(caller.id(), permission.name, in: ID(scope))
        case .platform: isPermitted = try await identity.permitsPlatform(caller.id(), permission.name)
        }
        if !isPermitted { throw IdentityError.forbidden }
    }
}
