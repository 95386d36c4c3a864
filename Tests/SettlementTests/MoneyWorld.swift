// MoneyWorld.swift: a shop whose orders are paid, completed and settled, and what its books say.
import App
import Catalog
import Core
import Identity
import Ledger
import Payments
import Settlement
import Store
import StoryKit
import TestKit
import Testing
import Trade

/// A merchant, a buyer, and one shop of goods at ¥100.00 each.
struct MoneyWorld: Sendable {
    let shops: ShopWorld, merchant: ID<Account>, buyer: ID<Account>, stall: Stall
    var settlement: Settlement { shops.rooms.settlement }

    init(on backend: TestStore, stock: Int64 = 1_000) async throws {
        shops = try await ShopWorld(on: backend)
        (merchant, buyer) = (try await shops.person(1), try await shops.person(2))
        stall = try await shops.shop("tea", owner: merchant, prices: [10_000], stock: stock)
        try await settlement.save(
            try PayoutDetails(.card, holder: "陈小禾", number: "6222 0212 3456 7890 128", bank: "工商银行"), of: stall.shop, by: merchant)
    }

    /// A paid order of some pieces.
    func paid(_ pieces: Int64, key: String) async throws -> ID<Order> {
        let placed = try await shops.trade.place(
            shops.checkout([stall.line(0, pieces)], by: buyer, total: 10_000 * pieces, key: key))
        try await shops.pay(placed, by: buyer)
        return placed.orders[0].order
    }

    func complete(_ order: ID<Order>) async throws {
        _ = try await shops.trade.ship(
            order, of: stall.shop, Shipment(carrier: .sf, number: "SF1234567890"), by: merchant, key: "s\(order)")
        _ = try await shops.trade.confirm(order, of: stall.shop, by: buyer)
        try await shops.settle()
    }

    /// A paid and settled order of some pieces.
    @discardableResult
    func settled(_ pieces: Int64, key: String) async throws -> ID<Order> {
        let order = try await paid(pieces, key: key)
        try await complete(order)
        try await shops.pass(.days(7))
        return order
    }

    /// Gives goods of the first item back.
    func refund(_ goods: Int64, pieces: Int64 = 0, of order: ID<Order>) async throws {
        let (shop, trade, now) = (stall.shop, shops.trade, shops.world.clock.now())
        let id: ID<Refund> = try shops.world.ids.next()
        try await shops.world.store.write(home: .shop(shop)) { tx in
            let order = try Trade.order(order, of: shop, in: tx)
            _ = try trade.refund(
                order, parts: [RefundPart(line: 1, pieces: pieces, goods: .cny(goods))], cause: .goodwill, refund: id, at: now, in: tx)
        }
        try await shops.settle()
    }

    /// Held, available, withdrawing, debt of the shop; the platform's fees; what lies at the provider.
    func books() async throws -> [Int64] {
        let funds = try await settlement.funds(of: stall.shop)
        let (ledger, shop) = (shops.rooms.ledger, stall.shop)
        let rest: [Int64] = try await shops.world.store.read { db in
            [
                try ledger.balance(of: LedgerAccount(.platform, .fee), home: .shop(shop), in: db).minor,
                -(try ledger.balance(of: LedgerAccount(.provider("sandbox"), .clearing), home: .shop(shop), in: db)).minor,
            ]
        }
        try await prove()
        return [funds.held.minor, funds.available.minor, funds.withdrawing.minor, funds.debt.minor] + rest
    }

    /// The journal sums to zero, balances are the sums of their entries, and debts are what the ledger says.
    private func prove() async throws {
        let shop = stall.shop
        let (sum, wrong, debt, owed) = try await shops.world.store.read { db in
            (
                try db.row("SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM ledger_entry")?.int64(0),
                try db.rows(
                    """
                    SELECT b.party
                    FROM ledger_balance AS b
                    LEFT JOIN (
                      SELECT home, party, purpose, SUM(amount) AS amount FROM ledger_entry GROUP BY home, party, purpose
                    ) AS e ON e.home = b.home AND e.party = b.party AND e.purpose = b.purpose
                    WHERE b.amount <> COALESCE(e.amount, 0)
                    """
                ).count,
                try db.row("SELECT amount FROM ledger_balance WHERE party = \(Party.shop(shop).description) AND purpose = 'debt'")?.int64(0)
                    ?? 0,
                try db.row("SELECT CAST(COALESCE(SUM(left_over), 0) AS BIGINT) FROM settlement_debt")?.int64(0)
            )
        }
        #expect(sum == 0 && wrong == 0 && debt == -(owed ?? -1))
    }
}
