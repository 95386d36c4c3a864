// IdentityError.swift: what this room refuses, with codes that never change.
import Core

public enum IdentityError: CodedError, Equatable {
    /// The phone number or e-mail address has an account.
    case identifierTaken
    /// No such account, or not its password: which of the two is nobody's business.
    case wrongCredentials
    /// Too many failures; nothing was tried.
    case tooManyAttempts(retryAfterSeconds: Int64)
    /// More passwords wait to be checked than the server takes at once.
    case busy
    /// The token is not, or no longer, good.
    case sessionInvalid
    case forbidden
    case organisationNotFound, accountNotFound, staffNotFound
    case alreadyStaff
    /// An organisation always keeps an owner.
    case lastOwner
    case staffLimit(Int)
    /// The one-time link was used, has ended, or is not needed any more.
    case linkInvalid
    /// The platform locked the account; told only to who knows its password.
    case accountLocked
    /// Nobody locks themself, or an owner of the platform.
    case cannotLock
    /// Nobody makes a platform but the installation itself.
    case kindNotAllowed

    public var code: String {
        switch self {
        case .identifierTaken: "identity.identifier_taken"
        case .wrongCredentials: "identity.wrong_credentials"
        case .tooManyAttempts: "identity.too_many_attempts"
        case .busy: "identity.busy"
        case .sessionInvalid: "identity.session_invalid"
        case .forbidden: "identity.forbidden"
        case .organisationNotFound: "identity.organisation_not_found"
        case .accountNotFound: "identity.account_not_found"
        case .staffNotFound: "identity.staff_not_found"
        case .alreadyStaff: "identity.already_staff"
        case .lastOwner: "identity.last_owner"
        case .staffLimit: "identity.staff_limit"
        case .linkInvalid: "identity.link_invalid"
        case .kindNotAllowed: "identity.kind_not_allowed"
        case .accountLocked: "identity.account_locked"
        case .cannotLock: "identity.cannot_lock"
        }
    }

    public var kind: ErrorKind {
        switch self {
        case .wrongCredentials, .sessionInvalid: .unauthenticated
        case .tooManyAttempts: .tooMany
        case .busy: .unavailable
        case .forbidden, .kindNotAllowed, .accountLocked: .forbidden
        case .organisationNotFound, .accountNotFound, .staffNotFound, .linkInvalid: .notFound
        case .identifierTaken, .alreadyStaff, .lastOwner, .staffLimit, .cannotLock: .conflict
        }
    }

    public var facts: [String: String] {
        switch self {
        case .tooManyAttempts(let seconds): ["retryAfterSeconds": String(seconds)]
        case .staffLimit(let limit): ["limit": String(limit)]
        case .identifierTaken, .wrongCredentials, .busy, .sessionInvalid, .forbidden, .organisationNotFound, .accountNotFound,
            .staffNotFound, .alreadyStaff, .lastOwner, .linkInvalid, .kindNotAllowed, .accountLocked, .cannotLock:
            [:]
        }
    }
}
