// Session.swift: one person, or guest, signed in on one device.
import Core

/// A session's tag.
public enum SessionTag {}

struct Session: Equatable, Sendable {
    /// From the last day on which it was used.
    static let lasts = Span.days(30)
    /// How often, at most, its end is moved.
    static let movedEvery = Span.days(1)

    let person: ID<Account>
    let id: ID<SessionTag>
    let secretHash: String
    let isGuest: Bool
    let movedAt: Timestamp

    var expiresAt: Timestamp { movedAt + Self.lasts }

    /// The session with a later end; nil while it was moved less than a day ago.
    func moved(at now: Timestamp) -> Session? {
        guard now >= movedAt + Self.movedEvery else { return nil }
        return Session(person: person, id: id, secretHash: secretHash, isGuest: isGuest, movedAt: now)
    }
}

/// A session that was just begun: the only time its token is seen.
public struct NewSession: Sendable, Hashable {
    public let person: ID<Account>
    public let token: String
    /// Moves on as the session is used.
    public let expiresAt: Timestamp
}
