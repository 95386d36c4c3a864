// RefundNotice.swift: what of an order's money is on its way back, and what waits because the payment company refused it.
import Core
import Design
import Payments
import Trade
import Web

extension Storefront {
    /// Nothing once all of it has arrived.
    func refundNotice(_ order: Order, _ language: Language) async throws -> HTML {
        let open = try await trade.refunds(of: order.id, shop: order.shop).filter { $0.refundedAt == nil && $0.total.minor > 0 }
        guard !open.isEmpty else { return HTML() }
        let known = try await payments.refunds(open.map(\.id), of: order.buyer)
        let (waiting, moving) = (open.filter { known[$0.id]?.state == .refused }, open.filter { known[$0.id]?.state != .refused })
        return [(waiting, Words.waits, Notice.Kind.warning), (moving, Words.moves, .info)].map { refunds, words, kind -> HTML in
            guard !refunds.isEmpty else { return HTML() }
            let sum = refunds.reduce(Money.cny(0)) { $0 + $1.total }
            return Notice.html(kind, "\(words, language, ["n": Format.money(sum)])")
        }.joined()
    }
}

private enum Words {
    static let waits = Phrase(
        "store.refund_waits", zh: "退款 {n} 在等：支付公司暂时没有受理，平台正在处理。钱仍然是你的，不用再申请。",
        en: "A refund of {n} waits: the payment company did not take it, and the platform is on it. The money is yours; do not ask again.")
    static let moves = Phrase("store.refund_moves", zh: "退款 {n} 正在原路退回。", en: "A refund of {n} is on its way, the way it came.")
}
