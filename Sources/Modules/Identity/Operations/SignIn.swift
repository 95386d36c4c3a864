// SignIn.swift: a person signs in to their account.
import Core
import Store
import Web

extension Identity {
    /// Signs in. An unknown account and a wrong password are one answer and take the same time.
    ///
    /// Each try counts as a failure before the password is looked at, so that many at once are not more tries; success forgets
    /// them. The third failure waits 1 s, each further one twice as long, up to 15 min.
    /// - Parameters:
    ///   - caller: who they were until now; a guest's session ends, and who listens hears of both.
    ///   - address: where the request came from; 20 failures over any accounts slow its network down too (one is
    ///     forgotten each minute). Behind a proxy give the address that the proxy tells, or none; private ones do not count.
    /// - Throws: ``IdentityError/wrongCredentials``, `tooManyAttempts`, `busy`; `accountLocked` to who knows the password.
    public func signIn(
        _ identifier: Identifier, _ password: Password, continuing caller: Caller = .stranger, from address: String? = nil
    ) async throws -> NewSession {
        let network: String? = address.flatMap(RemoteAddress.network)
        try await countAttempt(identifier, from: network, at: clock.now())
        let found = try await store.read { try $0.credentials(identifier) }
        let isRight = try await hasher.verify(password, against: found?.password ?? hasher.decoy)
        let now = clock.now()
        guard let found, isRight else {
            if let network { try await countFailure(from: network, at: now) }
            throw IdentityError.wrongCredentials
        }
        let entry = try SignInEntry(self, found.account, continuing: caller, at: now)
        return try await store.write(homes: entry.homes) { tx in
            try tx.forgetAttempts(.attempts(of: identifier))
            try tx.guardLock(of: found.account)   // a lock that is set in this moment ends this session, or stops it
            if try tx.isLocked(found.account) { throw IdentityError.accountLocked }
            return try tx.enter(entry)
        }
    }

    func countAttempt(_ identifier: Identifier, from network: String?, at now: Timestamp) async throws {
        let home = Home.attempts(of: identifier)
        try await store.write(home: home) { tx in
            if let network { try tx.attempts(.attempts(from: network)).check(at: now) }
            let attempts = try tx.attempts(home)
            try attempts.check(at: now)
            try tx.save(attempts.counted(at: now, .identifier), home)
        }
    }

    private func countFailure(from network: String, at now: Timestamp) async throws {
        let home = Home.attempts(from: network)
        try await store.write(home: home) { tx in
            try tx.save(tx.attempts(home).counted(at: now, .address), home)
        }
    }
}

/// All that is made before the body that lets a person in.
struct SignInEntry: Sendable {
    let session: Session, new: NewSession
    let guest: ID<Account>?, guestSession: ID<SessionTag>?
    let event: ID<SignedIn>
    let at: Timestamp

    init(_ identity: Identity, _ account: ID<Account>, continuing caller: Caller, at now: Timestamp) throws {
        (session, new) = try identity.newSession(of: account, isGuest: false, at: now)
        (guest, guestSession) = (caller.guest?.person, caller.guest?.session)
        event = try identity.ids.next()
        at = now
    }

    var homes: [Home] { [.person(session.person)] + (guest.map { [.person($0)] } ?? []) }
}

extension Writing {
    /// Begins the session, ends the guest's, and tells. A guest's session that has ended meanwhile hands on nothing: another
    /// sign-in had it.
    func enter(_ entry: SignInEntry) throws -> NewSession {
        var guest: ID<Account>?
        if let person = entry.guest, let session = entry.guestSession, try endGuestSession(session, of: person) { guest = person }
        try insert(entry.session)
        try publish(
            SignedIn(person: entry.session.person, guest: guest), id: entry.event, home: .person(entry.session.person), at: entry.at)
        return entry.new
    }
}
