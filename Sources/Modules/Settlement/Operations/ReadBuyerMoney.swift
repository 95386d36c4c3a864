// ReadBuyerMoney.swift: what a buyer paid and got back: their paid orders, and the journal's lines of their refunds.
import Catalog
import Core
import Identity
import Ledger
import Payments
import Store
import Trade

extension Settlement {
    /// A buyer's movements, newest first: a payment stands where its order was placed, a refund where it was asked for. A page may
    /// hold fewer than asked for, or none, and still have a next one: each reads at most 500 orders and 500 lines.
    public func money(of buyer: ID<Account>, _ filter: BuyerMoneyFilter, _ page: PageRequest) async throws -> Page<BuyerMovement> {
        let below = page.after?.keys.first ?? .max
        var parts: [Part] = []
        if filter.kind != .refund { parts.append(try await paid(by: buyer, filter, below: below, enough: page.limit)) }
        if filter.kind != .payment { parts.append(try await givenBack(to: buyer, filter, below: below, enough: page.limit)) }
        // Below where one part stopped reading nothing is known yet.
        let floor = parts.compactMap(\.floor).max()
        let known = parts.flatMap(\.movements).filter { $0.number >= floor ?? 0 }.sorted { $0.number > $1.number }
        let shown = Array(known.prefix(Int(page.limit)))
        let next: Int64? = known.count > shown.count ? shown.last?.number : floor
        return Page(items: shown, next: next.map { Cursor($0) })
    }

    private static let step: Int64 = 50, steps = 10

    /// What one source told, down to `floor`; nil when that was all.
    private struct Part {
        var movements: [BuyerMovement] = []
        var floor: Int64?
    }

    private func paid(by buyer: ID<Account>, _ filter: BuyerMoneyFilter, below: Int64, enough: Int64) async throws -> Part {
        var part = Part()
        // One order is looked for where it stands in the list.
        var after: Cursor? =
            filter.order.map { Cursor(min(below, $0.number == .max ? .max : $0.number + 1)) } ?? (below == .max ? nil : Cursor(below))
        for _ in 0..<Self.steps {
            let page = try await trade.orders(of: buyer, PageRequest(limit: filter.order == nil ? Self.step : 1, after: after))
            part.movements += page.items.compactMap { order in
                guard let paidAt = order.paidAt, order.total.minor > 0, filter.order ?? order.id == order.id, filter.covers(paidAt)
                else { return nil }
                return BuyerMovement(
                    kind: .payment, shop: order.shop, order: order.id, amount: -order.total, rule: "settlement.paid", at: paidAt,
                    state: .done, number: order.id.number)
            }
            after = filter.order == nil ? page.next : nil
            part.floor = after?.keys.first
            if after == nil || part.movements.count > enough { break }
        }
        return part
    }

    private func givenBack(to buyer: ID<Account>, _ filter: BuyerMoneyFilter, below: Int64, enough: Int64) async throws -> Part {
        let wanted = StatementFilter(purpose: .transit, order: filter.order?.number, from: filter.from, before: filter.before)
        var part = Part()
        var after: Cursor? = below == .max ? nil : Cursor(below, 0)
        for _ in 0..<Self.steps {
            let page = try await ledger.statement(of: .buyer(buyer), wanted, PageRequest(limit: Self.step, after: after))
            let refunds = page.items.filter { $0.transaction.cause.what == .refund }.map { ID<Refund>($0.transaction.cause.number) }
            let known = try await payments.refunds(Array(Set(refunds)).sorted(), of: buyer)
            part.movements += page.items.compactMap { BuyerMovement($0.transaction, $0.amount, known) }
            after = page.next
            part.floor = after?.keys.first
            if after == nil || part.movements.count > enough { break }
        }
        return part
    }
}

extension BuyerMoneyFilter {
    fileprivate func covers(_ time: Timestamp) -> Bool { (from.map { $0 <= time } ?? true) && (before.map { time < $0 } ?? true) }
}

extension BuyerMovement {
    /// A line of the buyer's account in transit; nil for the other half of a movement that is told already.
    fileprivate init?(_ head: JournalHead, _ amount: Money, _ refunds: [ID<Refund>: Refund]) {
        let isPayment = head.kind == .lateMoney
        guard isPayment || head.kind == .lateMoneyReturned || (head.kind != .refundCompleted && amount.minor > 0) else { return nil }
        let state: State =
            switch refunds[ID(head.cause.number)]?.state {
            case .refunded, nil: .done
            case .requested: .underWay
            case .refused: .waits
            }
        let size = Money(minor: Int64(amount.minor.magnitude), amount.currency)
        self.init(
            kind: isPayment ? .payment : .refund, shop: head.order == nil ? nil : ID(head.home.number),
            order: head.order.flatMap { $0 > 0 ? ID($0) : nil }, amount: isPayment ? -size : size, rule: head.rule, at: head.at,
            state: isPayment ? .done : state, number: head.id.number)
    }
}
