// Spend.swift: placing uses coupons and pieces up; what is not sent gives them back. Both in the transaction of who calls.
import Catalog
import Core
import Identity
import Store

/// What a priced checkout uses up, as statements: those that must each change one row, and what is written then.
public struct Spending: Sendable {
    /// To be said together with the reservations of stock; another count than 1 means that somebody was first, after the reading. That
    /// happens on PostgreSQL alone, where a checkout of several shops, or another process, writes beside this one; on SQLite one body at a
    /// time reads and writes, so that they only count what the reading allowed.
    public let conditions: [SQL]
    fileprivate let coupons: [Coupon]
    fileprivate let rows: [(shop: ID<Shop>, row: SpentRow)]
    public var isEmpty: Bool { conditions.isEmpty }
    /// The shops whose orders have something to give back.
    public var shops: Set<ID<Shop>> { Set(rows.map(\.shop)) }
}

extension Offers {
    /// - Parameters:
    ///   - lines: for each line of the basket the number that it has in its order.
    ///   - fresh: makes ids for coupons that everybody has and that come into being when they are spent. Taken before the body.
    public func spending(
        _ priced: Priced, _ basket: Basket, by buyer: ID<Account>, lines: [Int64], fresh: [ID<Coupon>], at now: Timestamp
    ) -> Spending {
        var conditions: [SQL] = []
        var coupons: [Coupon] = []
        var rows: [(shop: ID<Shop>, row: SpentRow)] = []
        var left = fresh[...]
        let offers: [ID<Offer>: Offer] = (basket.rules.values.flatMap(\.offers) + basket.platform.offers).reduce(into: [:]) {
            $0[$1.id] = $1
        }
        func add(_ index: Int, offer: Int64, coupon: ID<Coupon>? = nil, sku: ID<SKU>? = nil, pieces: Int64 = 0) {
            let shop = basket.lines[index].shop
            let position = Int64(rows.filter { $0.shop == shop }.count + 1)
            rows.append(
                (
                    shop,
                    SpentRow(
                        position: position, line: lines[index], person: buyer, offer: offer, coupon: coupon, sku: sku, pieces: pieces)
                ))
        }
        var firsts: Set<ID<Shop>> = []
        for spend in priced.spends {
            switch spend {
            case .coupon(let coupon, let offer, let indices):
                conditions.append(.spend(coupon, of: buyer, on: Int64(indices.count), at: now))
                for index in indices { add(index, offer: offer.number, coupon: coupon) }
            case .open(let id, let indices):
                guard let offer = offers[id], let coupon = left.popFirst() else { continue }
                if offer.terms.quantity != nil { conditions.append(.giveOne(of: offer)) }
                conditions.append(.getOne(of: id.number, shop: offer.shop, person: buyer, most: offer.terms.perPerson))
                coupons.append(
                    Coupon(
                        person: buyer, id: coupon, shop: offer.shop, offer: id, gotAt: now, endsAt: offer.couponEnd(gotAt: now),
                        standing: Int64(indices.count), spentAt: now))
                for index in indices { add(index, offer: id.number, coupon: coupon) }
            case .pieces(let key, let pieces, let index):
                guard let offer = offers[key.offer] else { continue }
                let shop = basket.lines[index].shop
                if offer.terms.prices.contains(where: { $0.sku == key.sku && $0.stock != nil }) {
                    conditions.append(.sell(pieces, at: key, of: shop))
                }
                if offer.terms.perPerson > 0 {
                    conditions.append(.takePieces(pieces, at: key, of: shop, person: buyer, most: offer.terms.perPerson))
                }
                add(index, offer: key.offer.number, sku: key.sku, pieces: pieces)
                if offer.kind == .firstOrderPrice, firsts.insert(shop).inserted {
                    conditions.append(.getOne(of: 0, shop: shop, person: buyer, most: 1))
                    add(index, offer: 0)
                }
            }
        }
        return Spending(conditions: conditions, coupons: coupons, rows: rows)
    }

    /// Writes what the orders of a checkout used up, after the conditions held.
    public func write(_ spending: Spending, orders: [ID<Shop>: Int64], in tx: any Writing) throws {
        for coupon in spending.coupons { try tx.insert(coupon) }
        for (shop, row) in spending.rows {
            guard let order = orders[shop] else { continue }
            try tx.insert(row, order: order, shop: shop)
        }
    }

    /// Gives back what lines of an order used up, since they were cancelled, or refunded before they were sent: pieces at once, a
    /// coupon when all that it was spent on came back; it keeps its old end. Again it does nothing.
    /// - Parameter lines: nil for all.
    public func giveBack(_ order: Int64, of shop: ID<Shop>, lines: Set<Int64>? = nil, at now: Timestamp, in tx: any Writing) throws {
        for row in try tx.spent(order, of: shop) where lines?.contains(row.line) ?? true {
            guard try tx.markReturned(row, order: order, shop: shop, at: now) else { continue }
            if let coupon = row.coupon {
                try tx.releaseCoupon(coupon, of: row.person)
            } else if let sku = row.sku, row.offer > 0 {
                let key = OfferSKU(ID(row.offer), sku)
                try tx.unsell(row.pieces, at: key, of: shop)
                try tx.untake(row.pieces, at: key, of: shop, person: row.person)
            } else {
                try tx.unget(row.offer, of: shop, person: row.person)
            }
        }
    }
}
