// UseCart.swift: a person's or guest's cart, over several shops; prices and stock are always the current ones.
import Catalog
import Core
import Identity
import Store

/// A line of the cart as it is now.
public struct CartItem: Hashable, Sendable {
    public let quoted: QuotedLine
    /// What it cost when it was put in.
    public let seenPrice: Money
    /// The buyer leaves it for another time: it is not in the total.
    public let isLeft: Bool
    /// True when the price is another one by now.
    public var priceChanged: Bool { quoted.sale.map { $0.price != seenPrice } ?? false }
}

/// A cart as it is now.
public struct Cart: Hashable, Sendable {
    public static let linesMax = 100
    /// Newest first.
    public let items: [CartItem]
    public var pieces: Int64 { items.reduce(0) { $0 + $1.quoted.wanted.quantity } }
    /// What of it can be bought.
    public var buyable: [WantedLine] { items.filter { $0.quoted.trouble == nil }.map(\.quoted.wanted) }
    /// What of that is not left for another time: what a checkout is of.
    public var chosen: [WantedLine] { chosenItems.map(\.quoted.wanted) }
    /// What the chosen lines cost, without freight.
    public var total: Money { chosenItems.reduce(.cny(0)) { $0 + $1.quoted.amount } }
    private var chosenItems: [CartItem] { items.filter { $0.quoted.trouble == nil && !$0.isLeft } }
}

extension Trade {
    public func cart(of person: ID<Account>) async throws -> Cart {
        let lines = try await store.readOnce { try $0.cartLines(of: person) }
        let quote = try await quote(lines.map { WantedLine(shop: $0.shop, sku: $0.sku, quantity: $0.quantity) })
        var quoted: [ID<SKU>: QuotedLine] = [:]
        for line in quote.lines { quoted[line.wanted.sku] = line }
        return Cart(
            items: lines.compactMap { line in
                quoted[line.sku].map { CartItem(quoted: $0, seenPrice: line.seenPrice, isLeft: line.isLeft) }
            })
    }

    /// How many pieces lie in a cart; for the badge.
    public func cartCount(of person: ID<Account>) async throws -> Int64 {
        try await store.readOnce { try $0.row(Self.cartCountQuery(of: person))?.int64(0) ?? 0 }
    }

    /// One row of one number, to be read together with others.
    public static func cartCountQuery(of person: ID<Account>) -> SQL {
        "SELECT CAST(COALESCE(SUM(quantity), 0) AS BIGINT) FROM trade_cart_line WHERE person_id = \(person)"
    }

    /// Adds pieces to what is in the cart; at most 999 of a SKU and 100 lines.
    /// - Throws: ``TradeError``: gone, not on sale, sold out, full.
    public func addToCart(_ wanted: WantedLine, of person: ID<Account>) async throws {
        try await changeCart(wanted, of: person) { before in
            min((before ?? 0) + wanted.quantity, WantedLine.quantities.upperBound)
        }
    }

    /// Sets how many pieces of a SKU are in the cart.
    public func setInCart(_ wanted: WantedLine, of person: ID<Account>) async throws {
        try await changeCart(wanted, of: person) { _ in wanted.quantity }
    }

    private func changeCart(
        _ wanted: WantedLine, of person: ID<Account>, _ quantity: @escaping @Sendable (Int64?) -> Int64
    ) async throws {
        let now = clock.now()
        guard let line = try await quote([wanted]).lines.first, let sale = line.sale else { throw TradeError.lineGone(wanted.sku) }
        if sale.shopState == .suspended { throw TradeError.shopSuspended(wanted.shop) }
        switch line.trouble {
        case .resting, nil: break   // a shop on holiday opens again
        case .some(let trouble): throw TradeError(wanted, trouble)
        }
        try await store.write(home: .person(person)) { tx in
            try tx.takeGuard("trade.cart", home: .person(person))
            let lines = try tx.cartLines(of: person)
            let before = lines.first { $0.sku == wanted.sku }
            guard before != nil || lines.count < Cart.linesMax else { throw TradeError.cartFull }
            try tx.put(
                CartLine(
                    shop: wanted.shop, sku: wanted.sku, quantity: quantity(before?.quantity), seenPrice: sale.price,
                    addedAt: before?.addedAt ?? now), into: person)
        }
    }

    /// Takes lines out. What is not in does not matter.
    public func removeFromCart(_ skus: [ID<SKU>], of person: ID<Account>) async throws {
        try await store.write(home: .person(person)) { try $0.removeFromCart(skus, of: person) }
    }

    /// Puts a guest's cart into that of the person who signed in; the guest's is empty afterwards, so again does nothing.
    func mergeCart(of guest: ID<Account>, into person: ID<Account>, in tx: any Writing) throws {
        try tx.takeGuard("trade.cart", home: .person(guest))
        try tx.takeGuard("trade.cart", home: .person(person))
        let moved = try tx.cartLines(of: guest)
        guard !moved.isEmpty else { return }
        let own = try tx.cartLines(of: person)
        var room = Cart.linesMax - own.count
        for line in moved {
            let before = own.first { $0.sku == line.sku }
            if before == nil {
                guard room > 0 else { continue }
                room -= 1
            }
            let quantity = min((before?.quantity ?? 0) + line.quantity, WantedLine.quantities.upperBound)
            try tx.put(
                CartLine(
                    shop: line.shop, sku: line.sku, quantity: quantity, seenPrice: line.seenPrice, addedAt: line.addedAt,
                    isLeft: before?.isLeft ?? line.isLeft),
                into: person)
        }
        try tx.removeFromCart(moved.map(\.sku), of: guest)
    }
}
