// VerifyTests.swift: every law holds in a market that went its way, and each is seen to be broken when a row is changed behind it.
import AfterSale
import App
import Catalog
import Core
import Identity
import Ledger
import Payments
import Reviews
import Runtime
import SandboxPay
import Store
import StoryKit
import TestKit
import Testing
import Trade
import Verify

/// A day of two shops: bought and paid, sent, completed, cancelled before and after payment, paid too late, never paid.
struct BooksWorld {
    let world: ShopWorld
    let tea: Stall, buyer: ID<Account>
    var store: any Store { world.world.store }

    init(on backend: TestStore) async throws {
        world = try await ShopWorld(on: backend)
        let owner = try await world.person(1)
        buyer = try await world.person(2)
        tea = try await world.shop("tea", owner: owner, prices: [100, 250], stock: 90)
        let other = try await world.shop("other", owner: owner, prices: [70], stock: 90)
        var placed: [Placed] = []
        for (index, lines) in [
            [tea.line(0, 2), tea.line(1)], [tea.line(), other.line(0, 3)], [other.line()], [tea.line(1, 4)], [tea.line()],
        ].enumerated() {
            let total: Int64 = lines.reduce(0) { $0 + price($1) * $1.quantity }
            placed.append(try await world.trade.place(world.checkout(lines, by: buyer, total: total, key: "k\(index)")))
        }
        for one in placed.prefix(3) { try await world.pay(one, by: buyer) }
        let first = placed[0].orders[0]
        let parcel = try Shipment(carrier: .sf, number: "SF10001", lines: [])
        _ = try await world.trade.ship(first.order, of: first.shop, parcel, by: owner, key: "s1")
        _ = try await world.trade.confirm(first.order, of: first.shop, by: buyer)
        _ = try await world.rooms.afterSale.give(
            .cny(30), for: 1, of: first.order, shop: first.shop, as: .goodwill, words: .none, by: owner, key: "g1")
        _ = try await world.rooms.reviews.write(5, ReviewWords("很好喝"), of: 1, in: first.order, shop: first.shop, by: buyer)
        _ = try await world.trade.cancel(placed[2].orders[0].order, of: placed[2].orders[0].shop, by: buyer)
        _ = try await world.trade.cancel(placed[3].orders[0].order, of: placed[3].orders[0].shop, by: buyer)
        try await world.settle()
        let late = Receipt(reference: "LATE-1", amount: .cny(1_000), at: world.time.clock.now())
        let notice = world.rooms.sandbox.notice(number: try #require(placed[3].payment), receipt: late)
        try await world.rooms.payments.receive(provider: "sandbox", body: notice.body) { notice.headers[$0] }
        try await world.settle()
    }

    private func price(_ line: WantedLine) -> Int64 { line.sku == tea.skus[0] ? 100 : line.sku == tea.skus[1] ? 250 : 70 }

    /// - Parameter later: how long after now the laws are held against the rows.
    func verdicts(_ only: Set<String>? = nil, later: Span = .seconds(0)) async throws -> [Verdict] {
        let clock = ManualClock(world.world.clock.now() + later)
        let verify = Verify(store: store, clock: clock.clock, listeners: world.rooms.listeners.map(\.name))
        return try await verify.run(replay: true, only: only)
    }

    func run(_ statements: [String]) async throws {
        try await store.write(home: .shared) { tx in
            for statement in statements {
                let count = try tx.changes(SQL(stringLiteral: statement))
                #expect(count > 0, "changed nothing: \(statement)")
            }
        }
    }
}

@Suite struct VerifyTests {
    /// What is changed behind a law, what puts it right again, and the table whose row is named.
    struct Change: Sendable {
        let law: String, table: String, breaks: [String], mends: [String]
        var later = Span.seconds(0)

        init(_ law: String, _ table: String, _ breaks: String..., mends: [String], later: Span = .seconds(0)) {
            (self.law, self.table, self.breaks, self.mends, self.later) = (law, table, breaks, mends, later)
        }
    }

    @Test(arguments: TestStore.all)
    func `every law holds, and names the row that is changed behind it`(backend: TestStore) async throws {
        let books = try await BooksWorld(on: backend)
        for verdict in try await books.verdicts() { #expect(verdict.holds, "\(verdict.law): \(verdict.broken)") }
        var broken: Set<String> = []
        for change in Self.changes {
            try await books.run(change.breaks)
            let verdict = try #require(try await books.verdicts([change.law], later: change.later).first, "\(change.law) is no law")
            #expect(verdict.broken.contains { $0.table == change.table }, "\(change.law) did not see \(change.breaks): \(verdict.broken)")
            try await books.run(change.mends)
            let mended = try await books.verdicts([change.law], later: change.later)
            let left: [Broken] = mended.flatMap(\.broken)
            #expect(left.isEmpty, "\(change.law) is still broken after \(change.mends): \(left)")
            broken.insert(change.law)
        }
        #expect(Set(Verify.names(replay: true)).subtracting(broken).isEmpty, "these were never seen broken")
    }

    private static let oneTransaction = "id = (SELECT MIN(id) FROM ledger_transaction)"
    private static let oneEvent = """
        id = (SELECT MAX(id) FROM kernel_event
          WHERE bucket = (SELECT bucket FROM kernel_event GROUP BY bucket ORDER BY COUNT(*) DESC, bucket LIMIT 1))
        """

    static let changes: [Change] = [
        Change(
            "ledger.sums_to_zero", "ledger_transaction",
            "UPDATE ledger_entry SET amount = amount + 1 WHERE line = 1 AND transaction_id = (SELECT MIN(id) FROM ledger_transaction)",
            mends: [
                "UPDATE ledger_entry SET amount = amount - 1 WHERE line = 1 AND transaction_id = (SELECT MIN(id) FROM ledger_transaction)"
            ]),
        Change(
            "ledger.entries_have_a_transaction", "ledger_entry",
            "INSERT INTO ledger_entry (home, transaction_id, line, party, purpose, amount, currency) VALUES (1, 5, 1, 'platform', 'fee', 3, 'CNY')",
            mends: ["DELETE FROM ledger_entry WHERE transaction_id = 5"]),
        Change(
            "ledger.sealed", "ledger_transaction",
            """
            INSERT INTO ledger_transaction (home, id, kind, cause_kind, cause, rule, terms, at, reason)
            VALUES (7, 5, 'settled', 'order', 5, '', '', 0, '')
            """,
            mends: ["DELETE FROM ledger_transaction WHERE id = 5"]),
        Change(
            "ledger.chain_and_balances", "ledger_transaction", "UPDATE ledger_transaction SET terms = terms || 'x' WHERE \(oneTransaction)",
            mends: ["UPDATE ledger_transaction SET terms = SUBSTR(terms, 1, LENGTH(terms) - 1) WHERE \(oneTransaction)"]),
        Change(
            "ledger.chain_and_balances", "ledger_transaction",
            "UPDATE ledger_entry SET purpose = 'available' WHERE line = 2 AND purpose = 'held'",
            mends: ["UPDATE ledger_entry SET purpose = 'held' WHERE line = 2 AND purpose = 'available'"]),
        Change(
            "ledger.chain_and_balances", "ledger_balance",
            "UPDATE ledger_balance SET amount = amount + 1 WHERE purpose = 'held'",
            mends: ["UPDATE ledger_balance SET amount = amount - 1 WHERE purpose = 'held'"]),
        Change(
            "ledger.chain_and_balances", "ledger_chain", "UPDATE ledger_chain SET number = number + 1",
            mends: ["UPDATE ledger_chain SET number = number - 1"]),
        Change(
            "money.order_paid_once", "trade_order",
            "UPDATE ledger_transaction SET kind = 'paid_twice' WHERE kind = 'order_paid' AND \(oneTransaction)",
            mends: ["UPDATE ledger_transaction SET kind = 'order_paid' WHERE kind = 'paid_twice'"]),
        Change(
            "money.paid_is_kept_and_refunded", "trade_order", "UPDATE trade_refund SET goods = goods + 1",
            mends: ["UPDATE trade_refund SET goods = goods - 1"]),
        Change(
            "money.paid_is_kept_and_refunded", "trade_order",
            "UPDATE ledger_entry SET purpose = 'fee' WHERE line = 2 AND purpose = 'held' AND transaction_id = (SELECT MIN(id) FROM ledger_transaction)",
            mends: ["UPDATE ledger_entry SET purpose = 'held' WHERE line = 2 AND purpose = 'fee'"]),
        Change(
            "money.none_without_payment", "ledger_transaction",
            "UPDATE ledger_transaction SET order_id = -order_id WHERE \(oneTransaction)",
            mends: ["UPDATE ledger_transaction SET order_id = -order_id WHERE \(oneTransaction)"]),
        Change(
            "money.settled_shares", "settlement_order",
            """
            INSERT INTO settlement_order (shop_id, order_id, settled_at, fee_rate, goods, freight, fee, support, goods_back, freight_back,
              fee_back, support_back)
            SELECT shop_id, id, 0, fee_rate, goods, freight, goods * fee_rate / 10000 + 1, 0, 0, 0, 0, 0 FROM trade_order WHERE state = 'pendingPayment'
            """,
            mends: ["DELETE FROM settlement_order"]),
        Change(
            "money.held", "ledger_balance", "UPDATE ledger_balance SET amount = amount + 1 WHERE purpose = 'held'",
            mends: ["UPDATE ledger_balance SET amount = amount - 1 WHERE purpose = 'held'"]),
        Change(
            "money.debts", "ledger_balance",
            "INSERT INTO ledger_balance (home, party, purpose, currency, amount) VALUES (7, 'shop:7', 'debt', 'CNY', -5)",
            mends: ["DELETE FROM ledger_balance WHERE home = 7"]),
        Change(
            "money.debts_repaid", "settlement_debt",
            "INSERT INTO settlement_debt_payment (shop_id, debt_id, cause, amount, at) VALUES (7, 5, 'x', 3, 0)",
            mends: ["DELETE FROM settlement_debt_payment WHERE debt_id = 5"]),
        Change(
            "money.debts_netted", "ledger_balance",
            """
            INSERT INTO ledger_balance (home, party, purpose, currency, amount)
            VALUES (7, 'shop:7', 'debt', 'CNY', -5), (7, 'shop:7', 'available', 'CNY', 3)
            """,
            mends: ["DELETE FROM ledger_balance WHERE home = 7"]),
        Change(
            "money.months", "settlement_month",
            "INSERT INTO settlement_month (shop_id, month_start, orders, goods, fee, support) VALUES (7, 0, 0, 5, 0, 0)",
            mends: ["DELETE FROM settlement_month WHERE shop_id = 7"]),
        Change(
            "money.months", "settlement_month",
            """
            INSERT INTO settlement_order (shop_id, order_id, settled_at, fee_rate, goods, freight, fee, support, goods_back, freight_back,
              fee_back, support_back)
            VALUES (7, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
            """,
            mends: ["DELETE FROM settlement_order WHERE shop_id = 7"]),
        Change(
            "money.withdrawing", "ledger_balance",
            "INSERT INTO ledger_balance (home, party, purpose, currency, amount) VALUES (7, 'shop:7', 'withdrawing', 'CNY', 5)",
            mends: ["DELETE FROM ledger_balance WHERE home = 7"]),
        Change(
            "money.never_below_zero", "ledger_balance",
            "INSERT INTO ledger_balance (home, party, purpose, currency, amount) VALUES (7, 'shop:7', 'available', 'CNY', -5)",
            mends: ["DELETE FROM ledger_balance WHERE home = 7"]),
        Change(
            "stock.journal", "catalog_stock",
            "UPDATE catalog_stock SET on_hand = on_hand + 1 WHERE sku_id = (SELECT MIN(sku_id) FROM catalog_stock)",
            mends: ["UPDATE catalog_stock SET on_hand = on_hand - 1 WHERE sku_id = (SELECT MIN(sku_id) FROM catalog_stock)"]),
        Change(
            "stock.reserved", "catalog_stock",
            "UPDATE trade_order_item SET quantity = quantity + 1 WHERE order_id = (SELECT MAX(id) FROM trade_order WHERE state = 'pendingPayment')",
            mends: [
                "UPDATE trade_order_item SET quantity = quantity - 1 WHERE order_id = (SELECT MAX(id) FROM trade_order WHERE state = 'pendingPayment')"
            ]),
        Change(
            "payments.one_for_each_paid_order", "trade_order", "UPDATE payments_payment SET state = 'closing' WHERE state = 'paid'",
            mends: ["UPDATE payments_payment SET state = 'paid' WHERE state = 'closing'"]),
        Change(
            "payments.amount_is_its_orders", "payments_payment", "UPDATE payments_payment SET amount = amount + 1 WHERE state = 'paid'",
            mends: ["UPDATE payments_payment SET amount = amount - 1 WHERE state = 'paid'"]),
        Change(
            "payments.receipts", "payments_receipt", "UPDATE payments_receipt SET reference = reference || 'x'",
            mends: ["UPDATE payments_receipt SET reference = SUBSTR(reference, 1, LENGTH(reference) - 1)"]),
        Change(
            "payments.late_booked", "payments_refund", "UPDATE ledger_transaction SET kind = 'lost' WHERE kind = 'late_money'",
            mends: ["UPDATE ledger_transaction SET kind = 'late_money' WHERE kind = 'lost'"]),
        Change(
            "payments.late_booked", "payments_refund", "UPDATE ledger_transaction SET kind = 'lost' WHERE kind = 'late_money_returned'",
            mends: ["UPDATE ledger_transaction SET kind = 'late_money_returned' WHERE kind = 'lost'"]),
        Change(
            "payments.refunded", "payments_payment", "UPDATE payments_payment SET refunded = refunded - 1 WHERE refunded > 0",
            mends: ["UPDATE payments_payment SET refunded = refunded + 1 WHERE refunded > 0"]),
        Change(
            "orders.amounts", "trade_order", "UPDATE trade_order SET goods = goods + 1",
            mends: ["UPDATE trade_order SET goods = goods - 1"]),
        Change(
            "orders.discounts", "trade_order_item",
            "INSERT INTO trade_item_discount (shop_id, order_id, line, position, offer_id, kind, name, amount, platform_part) VALUES (7, 5, 1, 1, 1, 'x', 'x', 3, 1)",
            mends: ["DELETE FROM trade_item_discount WHERE order_id = 5"]),
        Change(
            "orders.buyer_list", "trade_buyer_list", "UPDATE trade_buyer_list SET order_id = -order_id WHERE tab = 'toPay'",
            mends: ["UPDATE trade_buyer_list SET order_id = -order_id WHERE tab = 'toPay'"]),
        Change(
            "orders.shipped", "trade_order_item", "UPDATE trade_parcel_line SET quantity = quantity + 1",
            mends: ["UPDATE trade_parcel_line SET quantity = quantity - 1"]),
        Change(
            "refunds.items", "trade_order_item", "UPDATE trade_order_item SET refunded = refunded - 1 WHERE refunded > 0",
            mends: ["UPDATE trade_order_item SET refunded = refunded + 1 WHERE refunded > 0"]),
        Change(
            "refunds.lines", "trade_refund", "UPDATE trade_refund SET goods = goods + 1",
            mends: ["UPDATE trade_refund SET goods = goods - 1"]),
        Change(
            "refunds.money", "trade_refund", "UPDATE payments_refund SET state = 'requested'",
            mends: ["UPDATE payments_refund SET state = 'refunded'"]),
        Change(
            "aftersale.holds", "trade_order", "UPDATE trade_order SET holds = holds + 1 WHERE state = 'completed'",
            mends: ["UPDATE trade_order SET holds = holds - 1 WHERE state = 'completed'"]),
        Change(
            "aftersale.refunds", "aftersale_case", "UPDATE aftersale_case SET goods = goods + 1 WHERE refund_id IS NOT NULL",
            mends: ["UPDATE aftersale_case SET goods = goods - 1 WHERE refund_id IS NOT NULL"]),
        Change(
            "reviews.ratings", "reviews_product_rating", "UPDATE reviews_product_rating SET stars5 = stars5 + 1",
            mends: ["UPDATE reviews_product_rating SET stars5 = stars5 - 1"]),
        Change(
            "offers.coupons", "offers_coupon",
            "INSERT INTO offers_coupon (person_id, id, shop_id, offer_id, got_at, ends_at, standing) VALUES (7, 5, 7, 9, 0, 0, 1)",
            mends: ["DELETE FROM offers_coupon WHERE id = 5"]),
        Change(
            "offers.given", "offers_count", "INSERT INTO offers_count (shop_id, offer_id, given) VALUES (7, 9, 2)",
            mends: ["DELETE FROM offers_count WHERE shop_id = 7"]),
        Change(
            "offers.sold", "offers_stock", "INSERT INTO offers_stock (shop_id, offer_id, sku_id, stock, sold) VALUES (7, 9, 3, 5, 2)",
            mends: ["DELETE FROM offers_stock WHERE shop_id = 7"]),
        Change(
            "events.numbered", "kernel_event", "UPDATE kernel_event SET position = position + 1000 WHERE \(oneEvent)",
            mends: ["UPDATE kernel_event SET position = position - 1000 WHERE \(oneEvent)"]),
        Change(
            "events.positions_once", "kernel_event", "UPDATE kernel_event SET position = position - 1 WHERE \(oneEvent)",
            mends: ["UPDATE kernel_event SET position = position + 1 WHERE \(oneEvent)"]),
        Change(
            "events.applied", "kernel_cursor", "UPDATE kernel_cursor SET position = position - 1 WHERE listener = 'trade'",
            mends: ["UPDATE kernel_cursor SET position = position + 1 WHERE listener = 'trade'"], later: .minutes(2)),
        Change(
            "events.applied", "kernel_cursor", "UPDATE kernel_cursor SET position = position + 1 WHERE listener = 'insight'",
            mends: ["UPDATE kernel_cursor SET position = position - 1 WHERE listener = 'insight'"]),
        Change(
            "events.none_parked", "kernel_parked",
            "INSERT INTO kernel_parked (bucket, listener, home, position, failures, next_at, reason) VALUES (1, 'trade', 7, 3, 1, 0, 'why')",
            mends: ["DELETE FROM kernel_parked"]),
        Change(
            "work.none_overdue", "kernel_due_work",
            "INSERT INTO kernel_due_work (home, kind, subject, bucket, due_at, payload) VALUES (7, 'test.late', 1, 3, 5, '')",
            mends: ["DELETE FROM kernel_due_work WHERE kind = 'test.late'"]),
        Change(
            "notices.unread", "notices_unread", "UPDATE notices_unread SET unread = unread + 1",
            mends: ["UPDATE notices_unread SET unread = unread - 1"]),
        Change(
            "replay.figures", "insight_day", "UPDATE insight_day SET paid = paid + 1", mends: ["UPDATE insight_day SET paid = paid - 1"]),
        Change(
            "replay.bookings", "ledger_transaction",
            "UPDATE ledger_entry SET amount = amount + 1 WHERE purpose = 'held' AND transaction_id = (SELECT MIN(id) FROM ledger_transaction)",
            mends: [
                "UPDATE ledger_entry SET amount = amount - 1 WHERE purpose = 'held' AND transaction_id = (SELECT MIN(id) FROM ledger_transaction)"
            ]),
        Change(
            "replay.bookings", "ledger_transaction",
            "UPDATE kernel_event SET name = 'trade.x' WHERE name = 'trade.refund_completed.v1'",
            mends: ["UPDATE kernel_event SET name = 'trade.refund_completed.v1' WHERE name = 'trade.x'"]),
        Change(
            "replay.figures", "catalog_product", "UPDATE catalog_product SET sold = sold + 1",
            mends: ["UPDATE catalog_product SET sold = sold - 1"]),
        Change(
            "replay.figures", "insight_product_day", "UPDATE insight_product_day SET gmv = gmv - 1",
            mends: ["UPDATE insight_product_day SET gmv = gmv + 1"]),
    ]
}
