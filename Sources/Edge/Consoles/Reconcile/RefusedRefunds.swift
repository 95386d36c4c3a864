// RefusedRefunds.swift: refunds that a payment company would not make: why, for whom, and the button that asks once more.
import Catalog
import Core
import Design
import Identity
import Payments
import Trade
import Web

extension Consoles {
    var refusedPages: [PageRoute] {
        let path = "\(PlatformPlace.path)/reconciliation"
        return [
            PageRoute(.post, "\(path)/again", needs: .platform("payments.reconcile")) { request in
                let form = try request.form()
                guard let payer = form.text("payer").flatMap({ ID<Account>($0) }),
                    let refund = form.text("refund").flatMap({ ID<Refund>($0) })
                else { throw PaymentError.notFound }
                do {
                    try await payments.askAgain(refund, of: payer)
                } catch PaymentError.notAgain {   // somebody was first, or it is there by now
                    return .redirect(to: "\(path)?done=notAgain#refused")
                }
                try await identity.noteForPlatform("refund.asked_again", subject: "\(payer) \(refund)", by: try request.caller.id())
                return .redirect(to: "\(path)?done=again#refused")
            }
        ]
    }

    /// Nothing while no refund is refused.
    func refusedSection(_ place: PlatformPlace) async throws -> HTML {
        let refused = try await payments.refusedRefunds()
        guard !refused.isEmpty else { return HTML() }
        let language = place.language
        let orders = refused.map { Trade.orders(of: $0.purpose)?.first }
        let shops = try await catalog.shopCards(Set(orders.compactMap { $0?.shop }).sorted())
        let rows: [HTML] = zip(refused, orders).map { refund, order in
            let whose: String =
                order.map { "\(shops[$0.shop]?.name ?? $0.shop.description) · \(RefusedWords.order(language)) \($0.order)" }
                ?? RefusedWords.late(language)
            let act: HTML =
                refund.mayAskAgain
                ? place.act(
                    "\(PlatformPlace.path)/reconciliation/again", RefusedWords.again(language),
                    hidden: [("payer", refund.payer.description), ("refund", refund.id.description)], about: Format.money(refund.amount))
                : HTML()
            let advice: Phrase = refund.mayAskAgain ? RefusedWords.canAgain : RefusedWords.cannotAgain
            return #"""
                <li class="row between wrap"><span class="grow"><span class="tag danger">\#(RefusedWords.refused, language)</span> <b class="num">\#(Format.money(refund.amount))</b> \#(whose)\#
                <span class="sub wide-line">\#(RefusedWords.why, language)<span class="mono">\#(refund.refused ?? "")</span> · \#(RefusedWords.times, language, ["n": String(refund.attempt)]) · \#(When.html(refund.requestedAt, now: place.now, language))</span>\#
                <span class="sub wide-line">\#(advice, language)</span></span>\#(act)</li>
                """#
        }
        return #"""
            <section class="card" id="refused"><header><h2>\#(RefusedWords.title, language)</h2></header><div class="bd stack"><ul class="lined">\#(rows)</ul></div></section>
            """#
    }
}

enum RefusedWords {
    static let title = Phrase("reconcile.refused_title", zh: "被拒绝的退款", en: "Refused refunds")
    static let refused = Phrase("reconcile.refused", zh: "被拒绝", en: "Refused")
    static let order = Phrase("reconcile.refused_order", zh: "订单", en: "order")
    static let late = Phrase("reconcile.refused_late", zh: "迟到的付款", en: "money that came too late")
    static let why = Phrase("reconcile.refused_why", zh: "支付公司说：", en: "The company says: ")
    static let times = Phrase("reconcile.refused_times", zh: "第 {n} 次", en: "attempt {n}")
    static let again = Phrase("reconcile.refused_again", zh: "再退一次", en: "Ask again")
    static let canAgain = Phrase(
        "reconcile.refused_can", zh: "排除原因后再退一次：用新的退款单号，不会退两次。买家看到退款在等。",
        en: "Once the cause is gone, ask again: under a new number, so that it cannot go back twice. The buyer sees that it waits.")
    static let cannotAgain = Phrase(
        "reconcile.refused_cannot", zh: "再退可能退两次：请在支付公司那边处理，处理完对账会自动记上。",
        en: "Asked again it could go back twice: settle it with the company; reconciliation books it then.")
}
