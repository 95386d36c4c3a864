// Object.swift: schemas of things with fields, which may lie in the body, the path, the query or a header.
import Core

/// One field of an object.
public struct Field<Owner: Sendable, Part: Sendable>: Sendable {
    let name: String
    let place: Place
    let get: @Sendable (Owner) -> Part
    let schema: Schema<Part>
    let `default`: Part?
    let about: String

    /// - Parameters:
    ///   - place: where a request carries it; answers are all body.
    ///   - get: how it is got from its owner; a key path will do.
    ///   - default: what an absent field is read as.
    public init(
        _ name: String, in place: Place = .body, _ get: @escaping @Sendable (Owner) -> Part, _ schema: Schema<Part>,
        default: Part? = nil, about: String = ""
    ) {
        (self.name, self.place, self.get, self.schema) = (name, place, get, schema)
        (self.default, self.about) = (`default`, about)
    }

    /// Nil when a problem was noted.
    func read(_ fields: [String: JSON], _ reading: inout Reading) -> Part? {
        reading.path.append(.field(name))
        defer { reading.path.removeLast() }
        guard place != .body || (reading.bodyIsForm && reading.path.count == 1) else {
            return read(fields[name], &reading)
        }
        guard let source = reading.source else { return read(fields[name], &reading) }
        let before = reading.problems.count
        let value = read(texts: source.texts(name, in: place), &reading)
        if place == .path, reading.problems.count > before { reading.pathIsWrong = true }
        return value
    }

    private func read(_ json: JSON?, _ reading: inout Reading) -> Part? {
        if json == nil, let `default` { return `default` }
        return schema.read(json, &reading)
    }

    private func read(texts: [String], _ reading: inout Reading) -> Part? {
        switch schema.text {
        case .none: return reading.refuse("wrong_type", "no text")
        case .one(let form):
            guard texts.count < 2 else { return reading.refuse("duplicate_field") }
            return read(texts.first.flatMap(form), &reading)
        case .many(let form):
            if texts.isEmpty { return `default` ?? schema.read(schema.mayBeAbsent ? nil : .array([]), &reading) }
            return read(.array(texts.compactMap(form)), &reading)
        }
    }

    var description: FieldDescription {
        FieldDescription(
            name: name, place: place, schema: schema.description,
            required: place == .path || (`default` == nil && !schema.mayBeAbsent), about: about,
            defaultValue: `default`.flatMap { schema.isAbsent($0) ? nil : schema.encode($0) })
    }
}

/// A field as OpenAPI shows it.
struct FieldDescription: Sendable {
    let name: String, place: Place, schema: JSON, required: Bool, about: String, defaultValue: JSON?

    /// The field's schema with its text and default.
    var full: JSON {
        guard case .object(var parts) = schema else { return schema }
        if !about.isEmpty { parts["description"] = .string(about) }
        if let defaultValue { parts["default"] = defaultValue }
        return .object(parts)
    }
}

extension Schema {
    /// A thing made of its fields. Fields that were not declared are refused.
    public static func object<each Part: Sendable>(
        _ make: @escaping @Sendable (repeat each Part) -> Value, _ field: repeat Field<Value, each Part>
    ) -> Schema {
        var described: [FieldDescription] = []
        var written: [Written<Value>] = []
        for one in repeat each field {
            described.append(one.description)
            written.append(Written(one))
        }
        written.sort { $0.name < $1.name }
        let writers = written
        let known = Set(described.filter { $0.place == .body }.map(\.name))
        let every = Set(described.map(\.name))
        let query = Set(described.filter { $0.place == .query }.map(\.name))
        precondition(every.count == described.count, "an object names a field twice")
        return Schema(
            description: objectDescription(described), mayBeAbsent: false, fields: described,
            read: { json, reading in
                let top = reading.source != nil && reading.path.isEmpty
                let isForm = top && reading.bodyIsForm
                var fields: [String: JSON] = [:]
                switch json {
                case .object(let object): fields = object
                case .none where top: break
                case .none: return reading.refuse("required")
                case .null, .bool, .int, .number, .string, .array: return reading.refuse("wrong_type", "object")
                }
                let before = reading.problems.count
                let parts = (repeat (each field).read(fields, &reading))
                let names = reading.source == nil ? every : known
                reading.noteUnknown(json, known: names)
                if top { reading.noteUnknownQuery(known: query) }
                if isForm { reading.noteUnknownForm(known: known) }
                guard reading.problems.count == before else { return nil }
                return Optional(unwrapped(repeat each parts, make: make))
            },
            write: { value, writer in
                writer.beginObject()
                for field in writers { field.write(value, &writer) }
                writer.endObject()
            })
    }
}

/// Each part is there, since no problem was noted.
private func unwrapped<Value, each Part>(
    _ part: repeat Optional<each Part>, make: (repeat each Part) -> Value
) -> Value {
    make(repeat (each part)!)
}

/// How one field is written, whatever its type.
private struct Written<Owner: Sendable>: Sendable {
    let name: String
    let write: @Sendable (Owner, inout JSONWriter) -> Void

    init<Part>(_ field: Field<Owner, Part>) {
        name = field.name
        let key = JSONWriter.key(field.name)
        write = { owner, writer in
            let value = field.get(owner)
            if field.schema.isAbsent(value) { return }
            writer.field(key: key)
            field.schema.write(value, &writer)
        }
    }
}

func objectDescription(_ fields: [FieldDescription]) -> JSON {
    let body = fields.filter { $0.place == .body }
    var parts: [String: JSON] = [
        "type": "object", "additionalProperties": false,
        "properties": .object(Dictionary(uniqueKeysWithValues: body.map { ($0.name, $0.full) })),
    ]
    let required = body.filter(\.required).map { JSON.string($0.name) }
    if !required.isEmpty { parts["required"] = .array(required) }
    return .object(parts)
}

extension Reading {
    /// Notes the fields of this object that were not declared.
    mutating func noteUnknown(_ json: JSON?, known: Set<String>) {
        guard case .object(let fields) = json, !fields.keys.allSatisfy(known.contains) else { return }
        for name in fields.keys.sorted() where !known.contains(name) {
            path.append(.field(name))
            note("unknown_field")
            path.removeLast()
        }
    }

    /// `lang` is the language switch and may stand on any address.
    mutating func noteUnknownQuery(known: Set<String>) {
        guard let names = source?.names(in: .query), !names.isEmpty else { return }
        noteUnknown(names, known: known, ignored: ["lang"])
    }

    mutating func noteUnknownForm(known: Set<String>) {
        guard let source else { return }
        noteUnknown(source.names(in: .body), known: known, ignored: Form.ownFields)
    }

    private mutating func noteUnknown(_ names: [String], known: Set<String>, ignored: Set<String>) {
        var seen = Set<String>()
        for name in names where !known.contains(name) && !ignored.contains(name) && seen.insert(name).inserted {
            note(FieldProblem(name, "unknown_field"))
        }
    }
}
