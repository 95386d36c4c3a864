// Schema.swift: what a value looks like outside: how it is read, written and described, in one declaration.
import Core

/// Reads a `Value` from JSON or text and names every problem of it, writes it as JSON, and describes itself as JSON Schema.
///
/// Problem codes: `required`, `unknown_field`, `duplicate_field`, `wrong_type`, `not_an_integer`, `too_small`, `too_large`,
/// `too_short`, `too_long`, `too_few`, `too_many`, `not_a_choice`, `not_an_id`, `not_a_cursor`, `not_a_currency`,
/// `not_an_amount`, `control_character`, and what ``check(_:expected:_:)`` and ``map(_:expected:to:from:)`` add.
/// Codes are public API: add, never rename.
public struct Schema<Value: Sendable>: Sendable {
    /// Nil when a problem was noted. `json` is nil when the value is absent.
    let read: @Sendable (_ json: JSON?, _ reading: inout Reading) -> Value?
    let write: @Sendable (_ value: Value, _ writer: inout JSONWriter) -> Void
    /// True when a field of this value is left out of its object.
    let isAbsent: @Sendable (Value) -> Bool
    /// JSON Schema (draft 2020-12, as in OpenAPI 3.1).
    public let description: JSON
    var mayBeAbsent = false
    /// How text of a path, query, header or form becomes the JSON that `read` takes.
    var text: TextForm = .none
    /// The fields of an object, for OpenAPI; nil for anything else.
    var fields: [FieldDescription]?

    init(
        description: JSON, text: TextForm = .none, mayBeAbsent: Bool = false, fields: [FieldDescription]? = nil,
        isAbsent: @escaping @Sendable (Value) -> Bool = { _ in false },
        read: @escaping @Sendable (JSON?, inout Reading) -> Value?,
        write: @escaping @Sendable (Value, inout JSONWriter) -> Void
    ) {
        (self.description, self.text, self.mayBeAbsent, self.fields) = (description, text, mayBeAbsent, fields)
        (self.isAbsent, self.read, self.write) = (isAbsent, read, write)
    }

    /// Reads a value that stands alone.
    /// - Throws: ``InvalidInput`` with every problem.
    public func decode(_ json: JSON) throws(InvalidInput) -> Value {
        var reading = Reading()
        let value = read(json, &reading)
        return try reading.result(value)
    }

    public func bytes(_ value: Value) -> [UInt8] {
        var writer = JSONWriter()
        write(value, &writer)
        return writer.bytes
    }

    /// The value as a tree, for tests and documents; answers are written with `bytes`.
    public func encode(_ value: Value) -> JSON {
        do {
            return try JSON(parsing: bytes(value), depthMax: 256)
        } catch { preconditionFailure("a schema wrote what is not JSON: \(error)") }
    }
}

/// How text becomes JSON. `nil` text is no value.
enum TextForm: Sendable {
    case none
    case one(@Sendable (String) -> JSON?)
    case many(@Sendable (String) -> JSON?)
}

/// What is known while an input is read: where we are, and what was wrong so far.
struct Reading {
    enum Step { case field(String), index(Int) }
    private(set) var problems: [FieldProblem] = []
    var path: [Step] = []
    /// Where fields that are not of a JSON body come from.
    var source: (any TextSource)?
    /// Set when a value of the path itself is wrong: then the thing does not exist.
    var pathIsWrong = false
    /// True while body fields are texts of a form.
    var bodyIsForm = false

    mutating func note(_ code: String, _ expected: String = "") {
        problems.append(FieldProblem(pathText, code, expected: expected))
    }
    mutating func note(_ problem: FieldProblem) { problems.append(problem) }

    private var pathText: String {
        var text = ""
        for step in path {
            switch step {
            case .field(let name): text += text.isEmpty ? name : ".\(name)"
            case .index(let index): text += "[\(index)]"
            }
        }
        return text
    }

    func result<Value>(_ value: Value?) throws(InvalidInput) -> Value {
        guard problems.isEmpty, let value else {
            throw InvalidInput(problems.isEmpty ? [FieldProblem("", "required")] : problems)
        }
        return value
    }
}

/// Where the texts of path, query, header and form fields lie.
protocol TextSource: Sendable {
    /// Every value under that name, in order; empty when there is none.
    func texts(_ name: String, in place: Place) -> [String]
    /// Names that were sent there, for finding the unknown ones.
    func names(in place: Place) -> [String]
}

/// Where a field of an input lies.
public enum Place: String, Sendable, Hashable { case body, path, query, header }
