// KeyWalk.swift: through a whole table in the order of its key, which begins with the home on one database and not on the other.
import Core

/// Where a walk stands: the key of the last row seen.
public struct KeyPlace: Hashable, Sendable {
    public let home: Int64, id: Int64
    public init(home: Int64, id: Int64) { (self.home, self.id) = (home, id) }
    public static let start = KeyPlace(home: .min, id: .min)
}

extension Reading {
    /// The columns to order by.
    public func keyOrder(home: SQL, id: SQL) -> SQL {
        switch dialect {
        case .sqlite: "\(id)"
        case .postgres: "\(home), \(id)"
        }
    }

    /// The condition that a row lies behind `place`, and not behind `last`.
    public func keys(home: SQL, id: SQL, after place: KeyPlace, upTo last: KeyPlace? = nil) -> SQL {
        var condition: SQL
        switch dialect {
        case .sqlite: condition = "\(id) > \(place.id)"
        case .postgres: condition = "(\(home), \(id)) > (\(place.home), \(place.id))"
        }
        guard let last else { return condition }
        switch dialect {
        case .sqlite: condition = "\(condition) AND \(id) <= \(last.id)"
        case .postgres: condition = "\(condition) AND (\(home), \(id)) <= (\(last.home), \(last.id))"
        }
        return condition
    }
}
