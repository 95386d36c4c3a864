// GiveBack.swift: a refund is booked: from what is held before settlement, from everybody's own part after it.
import Catalog
import Core
import Ledger
import Payments
import Store
import Trade

extension Settlement {
    /// Books a refund that was asked for, once.
    func giveBack(
        _ parts: [RefundedPart], of order: ID<Order>, shop: ID<Shop>, buyer: ID<Account>, refund: ID<Refund>, at now: Timestamp,
        in tx: any Writing
    ) throws {
        try tx.takeGuard(Self.guardName, home: .shop(shop))
        let amount = parts.reduce(Money.cny(0)) { $0 + $1.goods + $1.freight }
        if let settled = try tx.settled(order, of: shop) {
            let before = try tx.givenBack([order], of: shop)[order.number] ?? []
            let items = try Trade.order(order, of: shop, in: tx).items(givenBack: before)
            let back = Income(items, rate: settled.rate) - Income(items.giving(back: parts), rate: settled.rate)
            let charge = try charge(
                back.shop, of: shop, .refund, reference: refund.number, order: order, at: now, in: tx)
            try ledger.post(
                JournalTransaction(
                    id: ids.next(), home: .shop(shop), kind: .clawback, cause: .refund(refund), order: order.number,
                    rule: "settlement.taken_back", terms: "fee \(settled.rate.basisPoints)",
                    postings: Bookings.takenBack(back, charge, from: shop, to: buyer), at: now),
                covered: [LedgerAccount(.shop(shop), .available)], in: tx)
            try tx.takeBack(back, of: order, shop: shop)
            try tx.takeBack(back, in: PlatformMonth(settled.settledAt), of: shop)
        } else if amount.minor > 0 {
            try ledger.post(
                JournalTransaction(
                    id: ids.next(), home: .shop(shop), kind: .refundRequested, cause: .refund(refund), order: order.number,
                    rule: "settlement.refund_of_held", postings: Bookings.refundRequested(amount, by: shop, to: buyer), at: now), in: tx)
        }
        try tx.addGivenBack(parts, of: order, shop: shop)
    }
}
