// ChangeAccount.swift: a person's own name and password.
import Core
import Store
import Web

extension Identity {
    /// Others see the new name from now on; what was copied before (an order, a parcel) keeps the old one.
    /// - Throws: ``IdentityError/accountNotFound`` for a guest.
    public func rename(_ account: ID<Account>, to name: DisplayName) async throws {
        try await store.write(home: .person(account)) { tx in
            guard try tx.rename(account, to: name) else { throw IdentityError.accountNotFound }
        }
    }

    /// Changes the password of the caller, who proves that they know the old one, and ends all their other sessions.
    ///
    /// A wrong one counts as a failed sign-in does.
    /// - Throws: ``IdentityError/wrongCredentials``, `tooManyAttempts`, `busy`; ``IdentityError/accountNotFound`` for a guest.
    public func changePassword(of caller: Caller, from old: Password, to new: Password) async throws {
        let account = try caller.id()
        guard let profile = try await profile(of: account) else { throw IdentityError.accountNotFound }
        try await countAttempt(profile.identifier, from: nil, at: clock.now())
        let found = try await store.read { try $0.credentials(profile.identifier) }
        let isRight = try await hasher.verify(old, against: found?.password ?? hasher.decoy)
        guard let found, isRight, found.account == account else { throw IdentityError.wrongCredentials }
        let hash = try await hasher.hash(new, salt: random.bytes(PasswordHash.saltBytes))
        let session: ID<SessionTag>? = caller.session.flatMap { ID<SessionTag>($0) }
        try await store.write(home: .person(account)) { tx in
            try tx.forgetAttempts(.attempts(of: profile.identifier))
            try tx.setPassword(hash, of: account)
            try tx.deleteSessions(of: account, but: session)
        }
    }
}
