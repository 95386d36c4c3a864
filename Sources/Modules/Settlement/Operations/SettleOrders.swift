// SettleOrders.swift: what was held becomes the shop's, some days after completion, once.
import AfterSale
import Catalog
import Core
import Ledger
import Settings
import Store
import Trade

/// The kinds of due work of this room.
enum SettlementDue {
    static let settle = "settlement.settle"
    /// Orders of one shop that are settled in one body: people who place meanwhile wait for its end.
    static let together = 8
}

extension Settlement {
    /// Settles orders of one shop. Those that wait for an after-sale are left: its end makes them due again. Settled ones stay.
    func settle(_ wanted: [ID<Order>], of shop: ID<Shop>, at now: Timestamp, in tx: any Writing) throws {
        try tx.takeGuard(Self.guardName, home: .shop(shop))
        let waiting = try AfterSale.open(of: wanted, shop: shop, in: tx)
        let orders = try Trade.orders(wanted.filter { !waiting.contains($0) }, of: shop, in: tx)
            .filter { $0.state == .completed || $0.state == .closed }
            .sorted { $0.id < $1.id }
        guard !orders.isEmpty else { return }
        let givenBack = try tx.givenBack(orders.map(\.id), of: shop)
        let settled = orders.map { order in
            let items = order.items(givenBack: givenBack[order.id.number] ?? [])
            return SettledOrder(
                shop: shop, order: order.id, settledAt: now, rate: order.feeRate, income: Income(items, rate: order.feeRate),
                takenBack: .none)
        }
        let isNew = try tx.insert(settled)
        try tx.count(zip(settled, isNew).filter(\.1).map(\.0), in: PlatformMonth(now), of: shop)
        var debts = try tx.openDebts(of: shop)
        for ((order, one), isNew) in zip(zip(orders, settled), isNew) where isNew {
            try ledger.post(
                JournalTransaction(
                    id: ids.next(), home: .shop(shop), kind: .settled, cause: .order(order.id), order: order.id.number,
                    rule: "settlement.settled", terms: "fee \(one.rate.basisPoints)", postings: Bookings.settled(one.income, to: shop),
                    at: now), in: tx)
            debts = try repay(debts, of: shop, from: one.income.shop, cause: .order(order.id), order: order.id, at: now, in: tx)
            try tx.publish(
                OrderSettled(shop: shop, order: order.id, buyer: order.buyer, income: one.income), id: ids.next(), home: .shop(shop),
                at: now)
        }
    }

    /// What falls due in this room, for several of one home at a time.
    public var dueEffects: [String: @Sendable (any Writing, [DueWork], Timestamp) throws -> Void] {
        [
            SettlementDue.settle: { tx, works, now in
                guard let home = works.first?.home else { return }
                try settle(works.map { ID($0.subject) }, of: ID(home.number), at: now, in: tx)
            }
        ]
    }

    /// How many works of one home go into one body.
    public static let dueTogether = SettlementDue.together

    /// Sees that an order is settled when its days are over. A running deadline keeps its span: the days are those that were in
    /// force when it ended, for the shop's grade.
    func schedule(_ order: ID<Order>, of shop: ID<Shop>, endedAt: Timestamp, in tx: any Writing) throws {
        let values = try settings.values(at: endedAt, in: tx)
        let days = values.settlementDays(try tx.grade(of: shop).setting)
        try tx.schedule(SettlementDue.settle, of: order.number, home: .shop(shop), at: endedAt + days)
    }
}

extension Income {
    /// Nothing.
    public static let none = Income(goods: .cny(0), freight: .cny(0), fee: .cny(0), support: .cny(0))
}

extension ShopGrade {
    /// Which setting says its days.
    var setting: Setting {
        switch self {
        case .trusted: .settlementDaysTrusted
        case .standard: .settlementDays
        case .watched: .settlementDaysWatched
        }
    }
}
