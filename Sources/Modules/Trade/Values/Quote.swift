// Quote.swift: what a purchase costs now, per shop, and what of it cannot be bought.
import Catalog
import Core
import Offers

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
    /// The shop does not send it to that place.
    case notSentThere
    /// The shop is on holiday.
    case resting(until: Timestamp)
}

public struct QuotedLine: Hashable, Sendable {
    public let wanted: WantedLine
    /// Nil when it is gone.
    public let sale: SaleLine?
    public let trouble: LineTrouble?
    /// What offers make of it; nil when it is gone.
    public let priced: PricedLine?

    /// The lowest unit price that applies.
    public var unitPrice: Money { priced?.unitPrice ?? sale?.price ?? .cny(0) }
    /// Unit price times quantity.
    public var amount: Money { unitPrice * wanted.quantity }
    public var discount: Money { priced?.discount ?? .cny(0) }
    public var platformDiscount: Money { priced?.platformDiscount ?? .cny(0) }
    public var freight: Money { priced?.freight ?? .cny(0) }
    /// What the buyer pays for its goods.
    public var paid: Money { amount - discount }
}

/// The lines of one shop.
public struct ShopQuote: Hashable, Sendable {
    public let shop: ID<Shop>
    public let lines: [QuotedLine]
    /// What the buyer pays for the goods, after every discount.
    public let goods: Money
    public let discount: Money
    public let freight: Money
    public var total: Money { goods + freight }
}

/// A purchase over shops, as it costs now.
public struct Quote: Hashable, Sendable {
    public static let linesMax = 100
    /// In order of shop.
    public let shops: [ShopQuote]
    /// What became of every offer, those that were used first.
    public let notes: [OfferNote]
    /// The coupons that would be spent.
    public let coupons: [ID<Coupon>]
    public var total: Money { shops.reduce(.cny(0)) { $0 + $1.total } }
    public var goods: Money { shops.reduce(.cny(0)) { $0 + $1.goods } }
    public var discount: Money { shops.reduce(.cny(0)) { $0 + $1.discount } }
    public var freight: Money { shops.reduce(.cny(0)) { $0 + $1.freight } }
    public var lines: [QuotedLine] { shops.flatMap(\.lines) }
    /// The first line that cannot be bought.
    public var trouble: (line: WantedLine, trouble: LineTrouble)? {
        lines.lazy.compactMap { line in line.trouble.map { (line.wanted, $0) } }.first
    }
    /// What was priced, and the place of each of its lines in its order; for who places.
    let pricing: Pricing

    struct Pricing: Hashable, Sendable {
        let priced: Priced
        /// For each priced line the number that it has in its order, from 1.
        let numbers: [Int64]
    }

    /// - Parameters:
    ///   - wanted: the same SKU twice counts together.
    ///   - sales: what the catalogue says of them now.
    ///   - basket: everything else that the price depends on; its lines are filled in here.
    public init(_ wanted: [WantedLine], sales: [SaleLine], _ basket: Basket) {
        var bySKU: [ID<SKU>: SaleLine] = [:]
        for sale in sales { bySKU[sale.sku] = sale }
        let found: [(WantedLine, SaleLine?)] = Quote.merged(wanted).map { line in
            (line, bySKU[line.sku].flatMap { $0.shop == line.shop && !$0.removed ? $0 : nil })
        }
        var basket = basket
        var numbers: [Int64] = []
        var counts: [ID<Shop>: Int64] = [:]
        for (line, sale) in found {
            guard let sale else { continue }
            basket.lines.append(BasketLine(sale, quantity: line.quantity))
            counts[sale.shop, default: 0] += 1
            numbers.append(counts[sale.shop] ?? 0)
        }
        let priced = basket.priced()
        pricing = Pricing(priced: priced, numbers: numbers)
        notes = priced.notes
        coupons = priced.spends.compactMap { if case .coupon(let id, _, _) = $0 { id } else { nil } }
        let lineBySKU: [ID<SKU>: PricedLine] = priced.lines.reduce(into: [:]) { $0[$1.line.sku] = $1 }
        let now = basket.now
        let lines = found.map { Quote.line($0.0, $0.1, $0.1.flatMap { lineBySKU[$0.sku] }, at: now) }
        shops = Set(lines.map(\.wanted.shop)).sorted().map { shop in
            let own = lines.filter { $0.wanted.shop == shop }
            return ShopQuote(
                shop: shop, lines: own, goods: own.reduce(.cny(0)) { $0 + $1.paid }, discount: own.reduce(.cny(0)) { $0 + $1.discount },
                freight: priced.freight[shop] ?? .cny(0))
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

    private static func line(_ wanted: WantedLine, _ sale: SaleLine?, _ priced: PricedLine?, at now: Timestamp) -> QuotedLine {
        guard let sale else { return QuotedLine(wanted: wanted, sale: nil, trouble: .gone, priced: nil) }
        let trouble: LineTrouble? =
            if !sale.isOnSale {
                .delisted
            } else if let rest = sale.rest, rest.holds(at: now) {
                .resting(until: rest.until)
            } else if sale.available < wanted.quantity {
                .short(available: sale.available)
            } else if priced?.isSent == false {
                .notSentThere
            } else {
                nil
            }
        return QuotedLine(wanted: wanted, sale: sale, trouble: trouble, priced: priced)
    }
}
