// NoticeError.swift: what this room refuses.
import Core

/// Codes are public API: add, never rename.
public enum NoticeError: CodedError, Equatable {
    /// No such notice, or another person's.
    case notFound

    public var code: String {
        switch self {
        case .notFound: "notices.not_found"
        }
    }

    public var kind: ErrorKind {
        switch self {
        case .notFound: .notFound
        }
    }
}
