// Row.swift: one row read, by column number.
import Core

/// A row that was read. Columns are numbered in the order of the `SELECT`; a wrong type is our bug and is thrown.
public struct Row: Hashable, Sendable {
    public let values: [SQLValue]
    public init(_ values: [SQLValue]) { self.values = values }

    public func int64(_ column: Int) throws(StoreError) -> Int64 {
        guard case .int(let value) = values[column] else { throw .unexpectedColumn(column) }
        return value
    }
    public func text(_ column: Int) throws(StoreError) -> String {
        guard case .text(let value) = values[column] else { throw .unexpectedColumn(column) }
        return value
    }
    public func isNull(_ column: Int) -> Bool { values[column] == .null }
    public func optionalInt64(_ column: Int) throws(StoreError) -> Int64? { isNull(column) ? nil : try int64(column) }
    public func optionalText(_ column: Int) throws(StoreError) -> String? { isNull(column) ? nil : try text(column) }

    public func bool(_ column: Int) throws(StoreError) -> Bool { try int64(column) != 0 }
    public func timestamp(_ column: Int) throws(StoreError) -> Timestamp { Timestamp(milliseconds: try int64(column)) }
    public func optionalTimestamp(_ column: Int) throws(StoreError) -> Timestamp? {
        isNull(column) ? nil : try timestamp(column)
    }
    public func id<Tag>(_ column: Int, _: Tag.Type = Tag.self) throws(StoreError) -> ID<Tag> {
        let number = try int64(column)
        guard number > 0 else { throw .unexpectedColumn(column) }
        return ID(number)
    }
    public func optionalID<Tag>(_ column: Int, _: Tag.Type = Tag.self) throws(StoreError) -> ID<Tag>? {
        isNull(column) ? nil : try id(column)
    }
    /// A column that holds the raw value of an enum of ours.
    public func choice<Choice: RawRepresentable<String>>(
        _ column: Int, _: Choice.Type = Choice.self
    ) throws(StoreError) -> Choice {
        guard let choice = Choice(rawValue: try text(column)) else { throw .unexpectedColumn(column) }
        return choice
    }
    public func cny(_ column: Int) throws(StoreError) -> Money { .cny(try int64(column)) }
}
