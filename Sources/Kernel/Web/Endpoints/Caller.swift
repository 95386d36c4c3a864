// Caller.swift: who is asking, and who decides that.
import Core

/// Who is asking. Never a field of the body.
public struct Caller: Sendable, Hashable {
    /// Nil for a stranger.
    public let person: ID<Account>?
    public let isGuest: Bool
    /// An opaque id that binds CSRF tokens; nil without a session (a bearer token has none).
    public let session: String?

    public init(person: ID<Account>?, isGuest: Bool = false, session: String? = nil) {
        (self.person, self.isGuest, self.session) = (person, isGuest, session)
    }
    public static let stranger = Caller(person: nil)

    /// The signed-in person.
    /// - Throws: ``WebError/signInRequired`` for guests and strangers.
    public func id() throws(WebError) -> ID<Account> {
        guard let person, !isGuest else { throw .signInRequired }
        return person
    }

    /// The person or guest.
    /// - Throws: ``WebError/sessionRequired`` for strangers.
    public func anyone() throws(WebError) -> ID<Account> {
        guard let person else { throw .sessionRequired }
        return person
    }
}

/// What a request shows to say who sends it.
public enum Credential: Sendable, Hashable {
    case none
    case cookie(String)
    case bearer(String)
}

/// Tells who a caller is and what they may do. Called on each request, so signing out works at once.
public protocol Gatekeeper: Sendable {
    /// Never called with `.none`.
    /// - Throws: an error of kind `.unauthenticated` for a credential that is not, or no longer, good; where anyone may
    ///   call, the caller is then a stranger.
    func caller(credential: Credential) async throws -> Caller

    /// Returns if the caller may.
    /// - Parameters:
    ///   - permission: of scope shop, organisation or platform; the caller is signed in.
    ///   - scope: the number of `{shop}` or `{organisation}`; nil for the platform.
    /// - Throws: `.forbidden`, or `.notFound` where even the thing's existence is no business of the caller.
    func permit(_ caller: Caller, _ permission: Permission, scope: Int64?) async throws
}
