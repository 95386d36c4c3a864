// SignUp.swift: a person makes an account.
import Core
import Store
import Web

extension Identity {
    /// Makes an account and signs in to it.
    /// - Parameter caller: who they were until now; a guest's session ends, and who listens hears of both.
    /// - Throws: ``IdentityError/identifierTaken``, ``IdentityError/busy``.
    public func signUp(
        _ identifier: Identifier, _ password: Password, name: DisplayName, continuing caller: Caller = .stranger
    ) async throws -> NewSession {
        let taken: Bool = try await store.read { try $0.account(of: identifier) != nil }   // before the costly part
        if taken { throw IdentityError.identifierTaken }
        let hash = try await hasher.hash(password, salt: random.bytes(PasswordHash.saltBytes))
        let now = clock.now()
        let account: ID<Account> = try ids.next()
        let entry = try SignInEntry(self, account, continuing: caller, at: now)
        return try await store.write(homes: entry.homes) { tx in
            guard try tx.insertAccount(account, identifier, name, hash, at: now) else { throw IdentityError.identifierTaken }
            return try tx.enter(entry)
        }
    }

    /// The account's own view of itself; nil for a guest.
    public func profile(of account: ID<Account>) async throws -> AccountProfile? {
        try await store.read { try $0.profile(account) }
    }

    /// What these accounts are called, for who works with them; guests are left out.
    public func displayNames(of accounts: [ID<Account>]) async throws -> [ID<Account>: String] {
        try await store.read { try $0.names(of: accounts) }
    }
}
