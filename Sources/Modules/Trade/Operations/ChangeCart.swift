// ChangeCart.swift: several things of a cart at once, and the lines of an old order put in again.
import Catalog
import Core
import Identity
import Store

/// What is to be different in a cart. A SKU that is not in it, or not any more, stays out: another tab took it away.
public struct CartChanges: Sendable, Equatable {
    /// Pieces, 1 to 999.
    public var quantities: [ID<SKU>: Int64] = [:]
    /// Whether lines are bought now (true) or left for another time; those not named stay as they are.
    public var choices: [ID<SKU>: Bool] = [:]
    public var removed: Set<ID<SKU>> = []

    public init() {}
}

extension Trade {
    /// Makes all changes that can be made, in one transaction. Again it does nothing.
    /// - Returns: what is in the way of the others; those lines keep their pieces.
    public func change(_ changes: CartChanges, inCartOf person: ID<Account>) async throws -> [ID<SKU>: LineTrouble] {
        let lines = try await store.read { try $0.cartLines(of: person) }
        let wanted: [WantedLine] = lines.compactMap { line in
            changes.quantities[line.sku].flatMap { count in
                WantedLine.quantities ~= count ? WantedLine(shop: line.shop, sku: line.sku, quantity: count) : nil
            }
        }
        let quoted = try await quote(wanted).lines
        var troubles: [ID<SKU>: LineTrouble] = [:]
        var prices: [ID<SKU>: Money] = [:]
        for line in quoted {
            troubles[line.wanted.sku] = line.trouble
            if line.trouble == nil { prices[line.wanted.sku] = line.sale?.price }
        }
        let accepted = prices
        try await store.write(home: .person(person)) { tx in
            try tx.takeGuard("trade.cart", home: .person(person))
            for before in try tx.cartLines(of: person) where !changes.removed.contains(before.sku) {
                var line = before
                if let price = accepted[line.sku], let count = changes.quantities[line.sku] {
                    (line.quantity, line.seenPrice) = (count, price)
                }
                if let isChosen = changes.choices[line.sku] { line.isLeft = !isChosen }
                if line != before { try tx.put(line, into: person) }
            }
            try tx.removeFromCart(changes.removed.sorted(), of: person)
        }
        return troubles
    }

    /// Puts what can still be bought of an order into its buyer's cart, as many pieces as there are of those ordered. What lies
    /// there already is not doubled, so again it does nothing.
    /// - Returns: the order's lines and what is in the way of each now.
    /// - Throws: ``TradeError/orderNotFound``; ``TradeError/cartFull`` when not all of it fits: then nothing was put in.
    public func buyAgain(_ id: ID<Order>, of shop: ID<Shop>, by buyer: ID<Account>) async throws -> [QuotedLine] {
        let now = clock.now()
        let order = try await order(id, of: shop, asBuyer: buyer)
        let quoted = try await quote(order.items.map { WantedLine(shop: shop, sku: $0.sku, quantity: $0.quantity) }).lines
        let lines: [CartLine] = quoted.compactMap { line in
            guard let sale = line.sale, sale.isOnSale, sale.available > 0 else { return nil }
            return CartLine(
                shop: shop, sku: sale.sku, quantity: min(line.wanted.quantity, sale.available), seenPrice: sale.price, addedAt: now)
        }
        guard !lines.isEmpty else { return quoted }
        try await store.write(home: .person(buyer)) { tx in
            try tx.takeGuard("trade.cart", home: .person(buyer))
            let own = try tx.cartLines(of: buyer)
            let fresh = lines.filter { line in !own.contains { $0.sku == line.sku } }
            guard own.count + fresh.count <= Cart.linesMax else { throw TradeError.cartFull }
            for var line in lines {
                line.quantity = max(line.quantity, own.first { $0.sku == line.sku }?.quantity ?? 0)
                try tx.put(line, into: buyer)
            }
        }
        return quoted
    }
}
