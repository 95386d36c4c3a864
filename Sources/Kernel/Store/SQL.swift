// SQL.swift: statements as values: written once, visible, bound.
import Core

/// A statement. Interpolation binds what is put into it; nothing can be pasted but another `SQL` or a named seam.
/// Written in the subset that SQLite and PostgreSQL share.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    /// The text with `?` for each value and U+0001 for each seam.
    var text: String
    var values: [SQLValue]
    var seams: [Seam]

    /// Whether it can change nothing.
    package var isRead: Bool { text.utf8.starts(with: "SELECT".utf8) }

    public init(stringLiteral text: String) { (self.text, values, seams) = (text, [], []) }
    public init(stringInterpolation parts: StringInterpolation) { self = parts.sql }

    public struct StringInterpolation: StringInterpolationProtocol {
        var sql = SQL(stringLiteral: "")

        public init(literalCapacity: Int, interpolationCount: Int) {
            sql.text.reserveCapacity(literalCapacity + interpolationCount)
            sql.values.reserveCapacity(interpolationCount)
        }
        public mutating func appendLiteral(_ literal: String) { sql.text += literal }

        mutating func bind(_ value: SQLValue) {
            sql.text += "?"
            sql.values.append(value)
        }
        public mutating func appendInterpolation(_ value: Int64) { bind(.int(value)) }
        public mutating func appendInterpolation(_ value: Int64?) { bind(value.map { .int($0) } ?? .null) }
        public mutating func appendInterpolation(_ value: String) { bind(.text(value)) }
        public mutating func appendInterpolation(_ value: String?) { bind(value.map { .text($0) } ?? .null) }
        public mutating func appendInterpolation(_ value: Bool) { bind(.int(value ? 1 : 0)) }
        public mutating func appendInterpolation(_ value: Timestamp) { bind(.int(value.milliseconds)) }
        public mutating func appendInterpolation(_ value: Timestamp?) { bind(value.map { .int($0.milliseconds) } ?? .null) }
        public mutating func appendInterpolation<Tag>(_ value: ID<Tag>) { bind(.int(value.number)) }
        public mutating func appendInterpolation<Tag>(_ value: ID<Tag>?) { bind(value.map { .int($0.number) } ?? .null) }
        public mutating func appendInterpolation(_ value: Home) { bind(.int(value.number)) }
        public mutating func appendInterpolation(_ value: SQLValue) { bind(value) }

        /// `(?, ?, ?)`: for `IN`. An empty list is written `(NULL)`, which nothing is in.
        public mutating func appendInterpolation<Tag>(list ids: [ID<Tag>]) { bind(list: ids.map { .int($0.number) }) }
        public mutating func appendInterpolation(list texts: [String]) { bind(list: texts.map { .text($0) }) }
        public mutating func appendInterpolation(list numbers: [Int64]) { bind(list: numbers.map { .int($0) }) }

        mutating func bind(list values: [SQLValue]) {
            guard !values.isEmpty else { return sql.text += "(NULL)" }
            for (index, value) in values.enumerated() {
                sql.text += index == 0 ? "(" : ", "
                bind(value)
            }
            sql.text += ")"
        }

        public mutating func appendInterpolation(_ seam: Seam) {
            sql.text += "\u{1}"
            sql.seams.append(seam)
        }
        public mutating func appendInterpolation(_ part: SQL) {
            sql.text += part.text
            sql.values += part.values
            sql.seams += part.seams
        }
    }

    /// The text as this database wants it, with `?` for each value, and the values in order.
    public func rendered(for dialect: Dialect) -> (text: String, values: [SQLValue]) {
        guard !seams.isEmpty else { return (text, values) }
        var result = ""
        var left = seams[...]
        for character in text {
            if character == "\u{1}" { result += left.removeFirst().text(for: dialect) } else { result.append(character) }
        }
        return (result, values)
    }

    /// Several parts, one after the other.
    public static func joined(_ parts: [SQL], separator: String) -> SQL {
        var sql = SQL(stringLiteral: "")
        for (index, part) in parts.enumerated() {
            if index > 0 { sql.text += separator }
            sql.text += part.text
            sql.values += part.values
            sql.seams += part.seams
        }
        return sql
    }
}
