// SQLValue.swift: what a column holds.
import Core

/// A value bound to a statement or read from a row: columns are 64-bit integers or text, nothing else.
public enum SQLValue: Hashable, Sendable {
    case null, int(Int64), text(String)

    /// Refuses on every database what one of them cannot keep: U+0000 in a text.
    /// - Throws: ``StoreError/zeroCharacter``.
    package static func check(_ values: [SQLValue]) throws(StoreError) {
        for case .text(let text) in values where text.utf8.contains(0) { throw .zeroCharacter }
    }
}

/// Which database speaks. Rooms never ask; the seams of `SQL` do.
public enum Dialect: String, Sendable, CaseIterable { case sqlite, postgres }
