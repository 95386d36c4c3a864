// WebError.swift: what the web room itself refuses, before any room is asked.
import Core

public enum WebError: CodedError, Equatable {
    case notFound
    case methodNotAllowed
    /// The request itself is broken: its target, a header, its form. The text says which.
    case badRequest(String)
    case badContentType(expected: String)
    /// In bytes.
    case bodyTooLarge(limit: Int)
    /// The request was not delivered in time.
    case timeout
    case signInRequired, sessionRequired
    /// No CSRF token, or one of another session.
    case csrfMismatch
    /// Sent by a page of another site.
    case crossSite
    case notReady

    public var code: String {
        switch self {
        case .notFound: "web.not_found"
        case .methodNotAllowed: "web.method_not_allowed"
        case .badRequest: "web.bad_request"
        case .badContentType: "web.bad_content_type"
        case .bodyTooLarge: "web.body_too_large"
        case .timeout: "web.timeout"
        case .signInRequired: "web.sign_in_required"
        case .sessionRequired: "web.session_required"
        case .csrfMismatch: "web.csrf_mismatch"
        case .crossSite: "web.cross_site"
        case .notReady: "web.not_ready"
        }
    }

    public var kind: ErrorKind {
        switch self {
        case .notFound: .notFound
        case .methodNotAllowed, .badRequest, .badContentType, .timeout: .invalid
        case .bodyTooLarge: .tooLarge
        case .signInRequired, .sessionRequired: .unauthenticated
        case .csrfMismatch, .crossSite: .forbidden
        case .notReady: .unavailable
        }
    }

    public var facts: [String: String] {
        switch self {
        case .badRequest(let what): ["what": what]
        case .badContentType(let expected): ["expected": expected]
        case .bodyTooLarge(let limit): ["limitBytes": String(limit)]
        case .notFound, .methodNotAllowed, .timeout, .signInRequired, .sessionRequired, .csrfMismatch, .crossSite,
            .notReady:
            [:]
        }
    }
}

extension CodedError {
    /// The HTTP status of a failure: its kind's, save for the few that HTTP has numbers of its own for.
    public var status: Int {
        if self is JSONError { return 400 }
        return (self as? WebError)?.ownStatus ?? kind.status
    }
}

extension WebError {
    fileprivate var ownStatus: Int? {
        switch self {
        case .methodNotAllowed: 405
        case .badRequest: 400
        case .badContentType: 415
        case .timeout: 408
        case .notFound, .bodyTooLarge, .signInRequired, .sessionRequired, .csrfMismatch, .crossSite, .notReady: nil
        }
    }
}

extension ErrorKind {
    var status: Int {
        switch self {
        case .invalid: 422
        case .unauthenticated: 401
        case .forbidden: 403
        case .notFound: 404
        case .conflict: 409
        case .tooLarge: 413
        case .tooMany: 429
        case .unavailable: 503
        }
    }

    var title: String {
        switch self {
        case .invalid: "The request is not valid."
        case .unauthenticated: "Sign in first."
        case .forbidden: "That is not allowed."
        case .notFound: "There is no such thing."
        case .conflict: "That does not fit how things are now."
        case .tooLarge: "That is too large."
        case .tooMany: "That is too much at once."
        case .unavailable: "Not possible right now; try again."
        }
    }
}
