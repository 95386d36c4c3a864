// JSONError.swift: why bytes are not the JSON that we read.
import Core

/// The first thing wrong with a text that should be JSON.
public struct JSONError: CodedError, Hashable {
    public enum Reason: String, Sendable, CaseIterable {
        case unexpectedEnd = "unexpected_end"
        case unexpectedByte = "unexpected_byte"
        case trailingText = "trailing_text"
        case badNumber = "bad_number"
        case badEscape = "bad_escape"
        case controlCharacter = "control_character"
        case brokenUTF8 = "broken_utf8"
        case duplicateField = "duplicate_field"
        case tooDeep = "too_deep"
    }
    public let reason: Reason
    /// Bytes before the place.
    public let offset: Int
    /// `items[2].quantity`; empty for the whole.
    public internal(set) var path: String = ""

    public var code: String { "web.bad_json" }
    public var kind: ErrorKind { .invalid }
    public var facts: [String: String] { ["offset": String(offset), "reason": reason.rawValue] }
    public var problems: [FieldProblem] { [FieldProblem(path, reason.rawValue)] }

    init(_ reason: Reason, at offset: Int) { (self.reason, self.offset) = (reason, offset) }

    func inside(_ name: String) -> JSONError {
        var error = self
        error.path = path.isEmpty ? name : path.first == "[" ? name + path : "\(name).\(path)"
        return error
    }

    func inside(_ index: Int) -> JSONError {
        var error = self
        error.path = path.isEmpty || path.first == "[" ? "[\(index)]\(path)" : "[\(index)].\(path)"
        return error
    }
}
