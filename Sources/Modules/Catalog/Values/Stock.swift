// Stock.swift: one stock: every movement as a statement, for whoever writes in a shop's home.
import Core
import Identity
import Store

/// Why stock was set by hand, in the merchant's words, and by whom.
public struct StockReason: Hashable, Sendable {
    public static let noteMax = 120
    public let person: ID<Account>
    /// At most `noteMax` characters; longer is cut.
    public let note: String
    public init(_ person: ID<Account>, _ note: String) { (self.person, self.note) = (person, String(note.prefix(Self.noteMax))) }
}

/// One change of a SKU's numbers.
public struct StockEntry: Hashable, Sendable {
    public enum Cause: String, Sendable, CaseIterable {
        /// A new SKU's first stock; a merchant's new number; a file's; an order placed, given back, sent; a returned piece that counts
        /// again, or that came back and is no good.
        case initial, set, `import`, reserve, release, ship, restock, writeOff
    }
    public let id: ID<StockEntry>
    public let sku: ID<SKU>
    /// What was added to each number; below 0 where it was taken.
    public let onHand: Int64, reserved: Int64
    public let cause: Cause
    /// The number of the id of what caused it (an order); 0 for none.
    public let reference: Int64
    public let at: Timestamp
    /// Whose hand it was, and why; nil and empty for orders and files.
    public let person: ID<Account>?
    public let note: String
    /// What the numbers were then.
    public let onHandAfter: Int64, reservedAfter: Int64
    public var onHandBefore: Int64 { onHandAfter - onHand }
}

/// Statements that move a SKU's numbers. Each changes one row or none; none means that there was not enough, and that nothing
/// happened. To each belongs an `entry` of the same id, said **after** it in the same body. `available = onHand − reserved` is
/// never below zero: the conditions say so, and the table's own check.
public enum Stock {
    /// Takes pieces out of what is available, for an order being placed.
    public static func reserve(shop: ID<Shop>, sku: ID<SKU>, pieces: Int64, entry: ID<StockEntry>) -> SQL {
        precondition(pieces > 0)
        return """
            UPDATE catalog_stock
            SET reserved = reserved + \(pieces), previous_entry = last_entry, last_entry = \(entry)
            WHERE shop_id = \(shop) AND sku_id = \(sku) AND on_hand - reserved >= \(pieces)
            """
    }

    /// Gives reserved pieces back: expiry, cancellation, refund before shipping.
    public static func release(shop: ID<Shop>, sku: ID<SKU>, pieces: Int64, entry: ID<StockEntry>) -> SQL {
        precondition(pieces > 0)
        return """
            UPDATE catalog_stock
            SET reserved = reserved - \(pieces), previous_entry = last_entry, last_entry = \(entry)
            WHERE shop_id = \(shop) AND sku_id = \(sku) AND reserved >= \(pieces)
            """
    }

    /// Reserved pieces leave the house.
    public static func ship(shop: ID<Shop>, sku: ID<SKU>, pieces: Int64, entry: ID<StockEntry>) -> SQL {
        precondition(pieces > 0)
        return """
            UPDATE catalog_stock
            SET on_hand = on_hand - \(pieces), reserved = reserved - \(pieces),
                previous_entry = last_entry, last_entry = \(entry)
            WHERE shop_id = \(shop) AND sku_id = \(sku) AND reserved >= \(pieces)
            """
    }

    /// A returned piece is put on the shelf again.
    public static func restock(shop: ID<Shop>, sku: ID<SKU>, pieces: Int64, entry: ID<StockEntry>) -> SQL {
        precondition(pieces > 0)
        return """
            UPDATE catalog_stock
            SET on_hand = on_hand + \(pieces), previous_entry = last_entry, last_entry = \(entry)
            WHERE shop_id = \(shop) AND sku_id = \(sku) AND on_hand <= \(ProductBounds.stock.upperBound - pieces)
            """
    }

    /// A returned piece that was put there is no good after all.
    public static func writeOff(shop: ID<Shop>, sku: ID<SKU>, pieces: Int64, entry: ID<StockEntry>) -> SQL {
        precondition(pieces > 0)
        return """
            UPDATE catalog_stock
            SET on_hand = on_hand - \(pieces), previous_entry = last_entry, last_entry = \(entry)
            WHERE shop_id = \(shop) AND sku_id = \(sku) AND on_hand - reserved >= \(pieces)
            """
    }

    /// The journal's line for a movement that changed its row.
    /// - Parameters:
    ///   - onHand: what was added to stock on hand; `reserved` likewise.
    ///   - reference: the number of the id of what caused it; 0 for none.
    public static func entry(
        id: ID<StockEntry>, shop: ID<Shop>, sku: ID<SKU>, onHand: Int64, reserved: Int64, cause: StockEntry.Cause,
        reference: Int64, at now: Timestamp
    ) -> SQL {
        """
        INSERT INTO catalog_stock_entry (shop_id, id, sku_id, on_hand, reserved, cause, reference, previous_id, at)
        VALUES (\(shop), \(id), \(sku), \(onHand), \(reserved), \(cause.rawValue), \(reference),
          (SELECT previous_entry FROM catalog_stock WHERE shop_id = \(shop) AND sku_id = \(sku)), \(now))
        """
    }
}
