// Sessions.swift: sessions begin, are read on each request, and end.
import Core
import Store
import Web

extension Caller {
    /// The session of a guest, to be handed on when they sign up or in.
    var guest: (person: ID<Account>, session: ID<SessionTag>)? {
        guard isGuest, let person, let session = session.flatMap({ ID<SessionTag>($0) }) else { return nil }
        return (person, session)
    }
}

extension Identity {
    /// Who shows this. One query; the session's end moves on at most once a day. A bearer's session is named too, so that it can
    /// be signed out.
    /// - Throws: ``IdentityError/sessionInvalid`` for a token that is forged, foreign, signed out or 30 days unused.
    public func caller(_ credential: Credential) async throws -> Caller {
        let text: String
        switch credential {
        case .none: return .stranger
        case .cookie(let value), .bearer(let value): text = value
        }
        guard let token = HomeToken(text) else { throw IdentityError.sessionInvalid }
        let now = clock.now()
        let found = try await store.readOnce { try $0.session(ID(token.id), of: ID(token.home)) }
        guard let session = found, token.opens(session.secretHash), now < session.expiresAt else {
            throw IdentityError.sessionInvalid
        }
        if let moved = session.moved(at: now) {
            try await store.write(home: .person(session.person)) { try $0.move(moved) }
        }
        return Caller(person: session.person, isGuest: session.isGuest, session: session.id.description)
    }

    /// Begins a session for somebody who has not signed in: a person of their own until they do.
    public func startGuest() async throws -> NewSession {
        let (session, new) = try newSession(of: try ids.next(), isGuest: true, at: clock.now())
        try await store.write(home: .person(session.person)) { try $0.insert(session) }
        return new
    }

    /// Ends the caller's session at once. A second call does nothing.
    public func signOut(_ caller: Caller) async throws {
        guard let person = caller.person, let session = caller.session.flatMap({ ID<SessionTag>($0) }) else { return }
        try await store.write(home: .person(person)) { try $0.deleteSession(session, of: person) }
    }

    func newSession(of person: ID<Account>, isGuest: Bool, at now: Timestamp) throws -> (Session, NewSession) {
        let id: ID<SessionTag> = try ids.next()
        let token = HomeToken(home: person.number, id: id.number, secret: random.secret())
        let session = Session(person: person, id: id, secretHash: token.secretHash, isGuest: isGuest, movedAt: now)
        return (session, NewSession(person: person, token: token.text, expiresAt: session.expiresAt))
    }
}
