// SQLValue.swift: what a column holds.
import Core

/// A value bound to a statement or read from a row: columns are 64-bit integers or text, nothing else.
public enum SQLValue: Hashable, Sendable {
    case null, int(Int64), text(String)
}

/// Which database speaks. Rooms never ask; the seams of `SQL` do.
public enum Dialect: String, Sendable, CaseIterable { case sqlite, postgres }
