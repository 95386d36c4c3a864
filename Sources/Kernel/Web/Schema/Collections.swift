// Collections.swift: schemas made of other schemas.
import Core

extension Schema {
    /// - Parameter count: how many; more are refused before they are read. As text: the name repeated.
    public static func list<Item>(of item: Schema<Item>, _ count: ClosedRange<Int>) -> Schema where Value == [Item] {
        let bound = "\(count.lowerBound)…\(count.upperBound)"
        let text: TextForm =
            switch item.text {
            case .one(let form): .many(form)
            case .none, .many: .none
            }
        return Schema(
            description: [
                "type": "array", "items": item.description, "minItems": .int(Int64(count.lowerBound)),
                "maxItems": .int(Int64(count.upperBound)),
            ],
            text: text,
            read: { json, reading in
                guard let json else { return reading.refuse("required") }
                guard case .array(let items) = json else { return reading.refuse("wrong_type", "array") }
                if items.count < count.lowerBound { return reading.refuse("too_few", bound) }
                if items.count > count.upperBound { return reading.refuse("too_many", bound) }
                var values: [Item] = []
                values.reserveCapacity(items.count)
                for (index, json) in items.enumerated() {
                    reading.path.append(.index(index))
                    if let value = item.read(json, &reading) { values.append(value) }
                    reading.path.removeLast()
                }
                return values.count == items.count ? values : nil
            },
            write: { items, writer in
                writer.beginArray()
                for value in items {
                    writer.element()
                    item.write(value, &writer)
                }
                writer.endArray()
            })
    }

    /// Values by name, at most 1,000.
    public static func dictionary<Item>(of item: Schema<Item>) -> Schema where Value == [String: Item] {
        Schema(
            description: ["type": "object", "additionalProperties": item.description],
            read: { json, reading in
                guard let json else { return reading.refuse("required") }
                guard case .object(let fields) = json else { return reading.refuse("wrong_type", "object") }
                if fields.count > 1_000 { return reading.refuse("too_many", "0…1000") }
                var values: [String: Item] = [:]
                for (name, json) in fields.sorted(by: { $0.key < $1.key }) {
                    reading.path.append(.field(name))
                    values[name] = item.read(json, &reading)
                    reading.path.removeLast()
                }
                return values.count == fields.count ? values : nil
            },
            write: { values, writer in
                writer.beginObject()
                for (name, value) in values.sorted(by: { $0.key < $1.key }) {
                    writer.field(name)
                    item.write(value, &writer)
                }
                writer.endObject()
            })
    }

    /// Nil when absent, `null`, or empty text. Nil is left out of its object.
    public var optional: Schema<Value?> {
        var text = self.text
        if case .one(let form) = text { text = .one { $0.isEmpty ? nil : form($0) } }
        return Schema<Value?>(
            description: description, text: text, mayBeAbsent: true,
            isAbsent: { $0 == nil },
            read: { json, reading in
                guard let json, json != .null else { return .some(nil) }
                return read(json, &reading).map { .some($0) }
            },
            write: { value, writer in
                if let value { write(value, &writer) } else { writer.null() }
            })
    }

    /// The same JSON as another type, where every value has its counterpart.
    public func map<Other: Sendable>(
        to: @escaping @Sendable (Value) -> Other, from: @escaping @Sendable (Other) -> Value
    ) -> Schema<Other> {
        Schema<Other>(
            description: description, text: text, mayBeAbsent: mayBeAbsent, fields: fields,
            isAbsent: { isAbsent(from($0)) },
            read: { json, reading in read(json, &reading).map(to) },
            write: { value, writer in write(from(value), &writer) })
    }

    /// The same JSON as another type; where `to` gives nil the value is refused with this code.
    public func map<Other: Sendable>(
        _ code: String, expected: String = "", to: @escaping @Sendable (Value) -> Other?,
        from: @escaping @Sendable (Other) -> Value
    ) -> Schema<Other> {
        Schema<Other>(
            description: description, text: text, mayBeAbsent: mayBeAbsent, fields: fields,
            isAbsent: { isAbsent(from($0)) },
            read: { json, reading in
                guard let value = read(json, &reading) else { return nil }
                return to(value) ?? reading.refuse(code, expected)
            },
            write: { value, writer in write(from(value), &writer) })
    }

    /// The same values, of which only those are taken that `holds` says yes to.
    public func check(
        _ code: String, expected: String = "", _ holds: @escaping @Sendable (Value) -> Bool
    ) -> Schema {
        map(code, expected: expected, to: { holds($0) ? $0 : nil }, from: { $0 })
    }

    /// A page of a list: `{"items": […], "next": "…"}`, `next` absent on the last.
    public static func page<Item>(of item: Schema<Item>) -> Schema where Value == Page<Item> {
        .object(
            { Page<Item>(items: $0, next: $1) },
            Field("items", { $0.items }, .list(of: item, 0...1_000)),
            Field("next", { $0.next }, Schema<Cursor>.cursor.optional))
    }
}

extension Schema where Value == Void {
    /// No input, or an answer without a body (204).
    public static var nothing: Schema {
        Schema(
            description: ["type": "object", "additionalProperties": false], mayBeAbsent: true, fields: [],
            read: { json, reading in
                reading.noteUnknown(json, known: [])
                reading.noteUnknownQuery(known: [])
                return ()
            },
            write: { _, writer in
                writer.beginObject()
                writer.endObject()
            })
    }
}
