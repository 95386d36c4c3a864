// CodedError.swift: expected failures, each with a code that never changes.

/// A failure that a caller is told about. Whatever else is thrown is our fault: logged in full, shown as a number.
public protocol CodedError: Error, Sendable {
    /// `room.what_happened`, lower case. Public API: add, never rename.
    var code: String { get }
    var kind: ErrorKind { get }
    /// Facts that the answer carries beside the code (a new total, what is left), as text by name.
    var facts: [String: String] { get }
    /// Every problem of an input, by its path; empty unless `kind` is `.invalid`.
    var problems: [FieldProblem] { get }
    /// True when it is ours to mend rather than the caller's: then it is logged in full and shown as a number only.
    var isFault: Bool { get }
}

extension CodedError {
    public var facts: [String: String] { [:] }
    public var problems: [FieldProblem] { [] }
    public var isFault: Bool { false }
}

/// What sort of failure: one middleware maps it to a status.
public enum ErrorKind: Sendable, Hashable, CaseIterable {
    case invalid, unauthenticated, forbidden, notFound, conflict, tooLarge, tooMany, unavailable
}

/// One thing that is wrong with an input.
public struct FieldProblem: Sendable, Hashable {
    /// Where: `items[2].quantity`; empty for the whole.
    public let path: String
    /// What: `required`, `too_small`, `unknown`, … (docs/reference/errors.md).
    public let code: String
    /// The bound or form that was missed, as text: `1…999`. Empty when the code says it all.
    public let expected: String

    public init(_ path: String, _ code: String, expected: String = "") {
        (self.path, self.code, self.expected) = (path, code, expected)
    }
}

/// An input with everything that is wrong with it.
public struct InvalidInput: CodedError, Equatable {
    public let problems: [FieldProblem]
    public var code: String { "input.invalid" }
    public var kind: ErrorKind { .invalid }

    public init(_ problems: [FieldProblem]) {
        precondition(!problems.isEmpty)
        self.problems = problems
    }
}
