// ReviewError.swift: why a review could not be written, answered or shown.
import Core

/// Codes are public API: add, never rename.
public enum ReviewError: CodedError, Equatable {
    case notFound
    /// Only who bought it and received it says something of it.
    case notReceived
    case alreadyWritten
    /// One follow-up was written, or its time is over.
    case noFollowUp

    public var code: String {
        switch self {
        case .notFound: "reviews.not_found"
        case .notReceived: "reviews.not_received"
        case .alreadyWritten: "reviews.already_written"
        case .noFollowUp: "reviews.no_follow_up"
        }
    }

    public var kind: ErrorKind {
        switch self {
        case .notFound: .notFound
        case .notReceived, .alreadyWritten, .noFollowUp: .conflict
        }
    }
}
