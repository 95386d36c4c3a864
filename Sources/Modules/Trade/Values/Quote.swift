// Quote.swift: what a purchase costs now, per shop, and what of it cannot be bought.
import Catalog
import Core

/// One SKU wanted.
public struct WantedLine: Hashable, Sendable {
    public static let quantities: ClosedRange<Int64> = 1...999
    public let shop: ID<Shop>
    public let sku: ID<SKU>
    public let quantity: Int64

    public init(shop: ID<Shop>, sku: ID<SKU>, quantity: Int64) {
        precondition(Self.quantities ~= quantity)
        (self.shop, self.sku, self.quantity) = (shop, sku, quantity)
    }
}

/// What is in the way of buying a line.
public enum LineTrouble: Hashable, Sendable {
    /// No longer there, or not of this shop.
    case gone
    /// Not on sale now.
    case delisted
    /// Fewer are left than wanted; may be 0.
    case short(available: Int64)
}

public struct QuotedLine: Hashable, Sendable {
    public let wanted: WantedLine
    /// Nil when it is gone.
    public let sale: SaleLine?
    public let trouble: LineTrouble?
    public var amount: Money { (sale?.price ?? .cny(0)) * wanted.quantity }
}

/// The lines of one shop.
public struct ShopQuote: Hashable, Sendable {
    public let shop: ID<Shop>
    public let lines: [QuotedLine]
    public let goods: Money
    public let freight: Money
    public var total: Money { goods + freight }

    /// What sending a shop's goods costs. Without freight templates they travel free.
    public static func freight(of goods: Money) -> Money { .cny(0) }
}

/// A purchase over shops, as it costs now.
public struct Quote: Hashable, Sendable {
    public static let linesMax = 100
    /// In order of shop.
    public let shops: [ShopQuote]
    public var total: Money { shops.reduce(.cny(0)) { $0 + $1.total } }
    public var lines: [QuotedLine] { shops.flatMap(\.lines) }
    /// The first line that cannot be bought.
    public var trouble: (line: WantedLine, trouble: LineTrouble)? {
        lines.lazy.compactMap { line in line.trouble.map { (line.wanted, $0) } }.first
    }

    /// - Parameters:
    ///   - wanted: the same SKU twice counts together.
    ///   - sales: what the catalogue says of them now.
    public init(_ wanted: [WantedLine], sales: [SaleLine]) {
        var bySKU: [ID<SKU>: SaleLine] = [:]
        for sale in sales { bySKU[sale.sku] = sale }
        let lines = Quote.merged(wanted).map { Quote.line($0, bySKU[$0.sku]) }
        let shopIDs = Set(lines.map(\.wanted.shop)).sorted()
        shops = shopIDs.map { shop in
            let own = lines.filter { $0.wanted.shop == shop }
            let goods = own.reduce(Money.cny(0)) { $0 + $1.amount }
            return ShopQuote(shop: shop, lines: own, goods: goods, freight: ShopQuote.freight(of: goods))
        }
    }

    /// One line per SKU, in the order of the first wish; at most 999 pieces of each.
    static func merged(_ wanted: [WantedLine]) -> [WantedLine] {
        var order: [ID<SKU>] = []
        var bySKU: [ID<SKU>: WantedLine] = [:]
        for line in wanted {
            if let before = bySKU[line.sku] {
                let sum = min(before.quantity + line.quantity, WantedLine.quantities.upperBound)
                bySKU[line.sku] = WantedLine(shop: before.shop, sku: line.sku, quantity: sum)
            } else {
                order.append(line.sku)
                bySKU[line.sku] = line
            }
        }
        return order.compactMap { bySKU[$0] }
    }

    private static func line(_ wanted: WantedLine, _ sale: SaleLine?) -> QuotedLine {
        guard let sale, sale.shop == wanted.shop, !sale.removed else {
            return QuotedLine(wanted: wanted, sale: nil, trouble: .gone)
        }
        let trouble: LineTrouble? =
            if !sale.isOnSale { .delisted } else if sale.available < wanted.quantity { .short(available: sale.available) } else { nil }
        return QuotedLine(wanted: wanted, sale: sale, trouble: trouble)
    }
}
