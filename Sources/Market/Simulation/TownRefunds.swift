// TownRefunds.swift: money on its way back: what the company does with it, and what an operator does when it said no.
import Core
import Payments
import SandboxPay
import Trade

extension Town {
    /// The next refund may be slow, lost, told twice or refused.
    mutating func troubleRefund() {
        trouble?.threaten(oneIn: 12)
        guard trouble != nil, dice.chance(25), let fault = dice.pick(SandboxFault.faults(of: .refund)) else { return }
        house.sandbox.faults.add(fault, to: .refund)
    }

    /// What is under way still, or done, is not asked for again.
    mutating func askRefundAgain() async throws {
        let stand = stands[dice.below(stands.count)]
        let found = try await attempt("orders looked at") { house in
            try await house.trade.orders(of: stand.shop, [], PageRequest(limit: 60)).items
        }
        for order in found ?? [] where order.refundedAt == nil {
            guard let refund = order.refund else { continue }
            _ = try await attempt("refund asked for again") { try await $0.payments.askAgain(refund, of: order.buyer) }
        }
    }
}
