// Law.swift: one thing that holds for the stored rows, or the rows for which it does not.
import Core
import Store

/// A row that breaks a law.
public struct Broken: Hashable, Sendable, CustomStringConvertible {
    public struct Fact: Hashable, Sendable {
        public let name: String, value: String
    }
    public let table: String
    /// Its key and what is wrong, in the law's order.
    public let facts: [Fact]

    init(_ table: String, _ facts: [(String, String)]) {
        (self.table, self.facts) = (table, facts.map { Fact(name: $0.0, value: $0.1) })
    }

    /// Which row it is, whatever is wrong with it.
    var key: [String] { [table] + facts.prefix(2).map(\.value) }

    /// `catalog_stock shop_id=3 sku_id=5 on_hand=7 journal=6`
    public var description: String { ([table] + facts.map { "\($0.name)=\($0.value)" }).joined(separator: " ") }
}

/// What a law knows besides the rows.
struct Moment: Sendable {
    let now: Timestamp
    /// The names of those who listen.
    let listeners: [String]
    /// How long something may be under way before it counts as missing.
    static let patience = Span.seconds(60)
    var overdue: Timestamp { now - Self.patience }
}

/// Something that holds for the rows as they are stored, whatever program wrote them. Its SQL is its own: it asks no room.
struct Law: Sendable {
    /// Of how many broken rows each law names at most.
    static let namedMax: Int64 = 1_000
    /// `stock.journal`, never renamed.
    let name: String
    /// What holds, in a sentence.
    let about: String
    /// The rows that break it, at most `namedMax` and one, all read in one snapshot.
    let find: @Sendable (any Reading, Moment) throws -> [Broken]

    init(_ name: String, _ about: String, find: @escaping @Sendable (any Reading, Moment) throws -> [Broken]) {
        (self.name, self.about, self.find) = (name, about, find)
    }

    /// A law that one query tells: it answers the broken rows.
    /// - Parameter columns: the names of what the query selects.
    init(_ name: String, _ about: String, of table: String, _ columns: [String], _ query: @escaping @Sendable (Moment) -> SQL) {
        self.init(name, about) { db, moment in
            try db.rows("\(query(moment)) LIMIT \(Self.namedMax + 1)").map { Broken(table, Self.facts(columns, $0)) }
        }
    }

    static func facts(_ columns: [String], _ row: Row) -> [(String, String)] {
        columns.enumerated().map { index, name in
            switch row.values[index] {
            case .null: return (name, "none")
            case .int(let number): return (name, String(number))
            case .text(let text): return (name, text)
            }
        }
    }
}
