// PaymentPages.swift: going to the provider, coming back, and what a payment's state means for its buyer.
import Core
import Design
import Identity
import Payments
import Trade
import Web

extension Storefront {
    var paymentPages: [PageRoute] {
        [
            PageRoute(.get, "/pay/{number}", needs: .signedIn) { try await paymentState($0) },
            PageRoute(.post, "/pay/{number}", needs: .signedIn) { request in
                let (payer, _, number) = try mine(request)
                return try await goAndPay(number, of: payer, request)
            },
            PageRoute(.get, "/pay/{number}/go", needs: .signedIn) { try await showWay($0) },
            PageRoute(.get, "/pay/{number}/return", needs: .signedIn) { try await comeBack($0) },
        ]
    }

    /// The payment in the address, when it is the caller's; another's is not there.
    private func mine(_ request: WebRequest) throws -> (payer: ID<Account>, id: ID<Payment>, number: String) {
        let number = request.parameter("number") ?? ""
        guard let (payer, id) = PaymentNumber.read(number), try request.caller.id() == payer else { throw PaymentError.notFound }
        return (payer, id, number)
    }

    /// Leads to where the payer pays; to the payment's own page when there is nothing to pay any more or the provider is away.
    func goAndPay(_ number: String, of payer: ID<Account>, _ request: WebRequest) async throws -> WebResponse {
        guard let (owner, id) = PaymentNumber.read(number), owner == payer else { throw PaymentError.notFound }
        do {
            let start = try await payments.start(id, of: payer, for: visit(request))
            // A form may lead to our own pages only (the policy of every page): who pays elsewhere goes on by a link.
            return .redirect(to: start.code == nil && isLocalPath(start.address) ? start.address : "/pay/\(number)/go")
        } catch PaymentError.notPayable {
            return .redirect(to: "/pay/\(number)")
        } catch PaymentError.providerFailed {
            return .redirect(to: "/pay/\(number)?failed=1")
        }
    }

    /// A phone opens the wallet itself; a big screen shows a code to the phone.
    private func visit(_ request: WebRequest) -> PayerVisit {
        let isPhone = request.headers["user-agent"]?.contains("Mobile") ?? false
        return PayerVisit(isPhone ? .phone : .desktop, address: request.remoteAddress)
    }

    /// The code for the phone, or the way to the wallet.
    private func showWay(_ request: WebRequest) async throws -> WebResponse {
        let (payer, id, number) = try mine(request)
        let language = request.language
        let (payment, start): (Payment, PaymentStart)
        do {
            (payment, start) = (try await payments.payment(id, of: payer), try await payments.start(id, of: payer, for: visit(request)))
        } catch PaymentError.notPayable {
            return .redirect(to: "/pay/\(number)")
        } catch PaymentError.providerFailed {
            return .redirect(to: "/pay/\(number)?failed=1")
        }
        let amount = CheckoutWords.pay(language, ["n": Format.money(payment.amount)])
        let way: HTML =
            if let code = start.code {
                #"<p class="md">\#(Words.scan, language)</p>\#(QRCode(code)?.svg(Words.code(language)) ?? HTML())"#
            } else {
                #"<a class="btn w" href="\#(start.address)">\#(amount)</a><p class="sm muted">\#(Words.leaves, language)</p>"#
            }
        return try await show(
            request, Words.title(language), header: .back(to: "/pay/\(number)"),
            #"""
            <section class="card pad stack g2 center" aria-labelledby="st"><h2 class="big" id="st">\#(Words.title, language)</h2>\#
            <p class="price">\#(Price.html(payment.amount, language))</p>\#(way)\#
            <a class="btn line w" href="/pay/\#(number)/return">\#(Words.havePaid, language)</a></section>
            """#)
    }

    /// The payer comes back: the provider is asked when its notice is not here yet, and the page waits until the orders know.
    private func comeBack(_ request: WebRequest) async throws -> WebResponse {
        let (payer, id, number) = try mine(request)
        let payment = try await settle(id, of: payer)
        await settled(payer)
        guard payment.state == .paid else {
            return .redirect(to: "/pay/\(number)?back=\(request.query("result") == "failed" ? "failed" : "1")")
        }
        let orders = try await trade.orders(of: payment.purpose, buyer: payer)
        return .redirect(to: orders.count == 1 ? orderPath(orders[0]) + "?paid=1" : "/orders?paid=1")
    }

    /// The payment after asking its provider; as we know it when the provider is away.
    private func settle(_ id: ID<Payment>, of payer: ID<Account>) async throws -> Payment {
        do {
            return try await payments.settleDoubt(id, of: payer)
        } catch PaymentError.providerFailed {
            return try await payments.payment(id, of: payer)
        }
    }

    private func paymentState(_ request: WebRequest) async throws -> WebResponse {
        let (payer, id, number) = try mine(request)
        let payment = try await settle(id, of: payer)
        if payment.state == .paid { await settled(payer) }
        let language = request.language
        let orders = try await trade.orders(of: payment.purpose, buyer: payer)
        let (about, notice) = words(payment, request)
        let rows: [HTML] = orders.map { order in
            #"""
            <a href="\#(orderPath(order))"><span class="grow">\#(order.items.first?.title ?? "")<br><span class="sm ink2">\#(OrderWords.state(order), language)</span></span>\#
            <span class="num b">\#(Format.money(order.total))</span>\#(Icon.next.small)</a>
            """#
        }
        let button: HTML =
            payment.state == .pending
            ? #"<button class="btn" form="again">\#(CheckoutWords.pay, language, ["n": Format.money(payment.amount)])</button>"#
            : #"<a class="btn" href="/orders">\#(CheckoutWords.orders, language)</a>"#
        return try await show(
            request, Words.title(language), header: .back(to: "/orders"),
            bar: #"<div><p class="total">\#(CheckoutWords.total, language) \#(Price.html(payment.amount, language))</p>\#(button)</div>"#,
            #"""
            \#(notice)
            <section class="card pad stack g1" aria-labelledby="st"><h2 class="big" id="st">\#(Words.state(payment.state), language)</h2><p class="md ink2">\#(about)</p></section>
            <nav class="card rows" aria-label="\#(Words.orders, language)">\#(rows)</nav>
            <p class="sm muted">\#(Words.number, language) <span class="id">\#(number)</span></p>
            <form id="again" method="post" action="/pay/\#(number)" data-once>\#(request.csrfField)</form>
            """#)
    }

    private func words(_ payment: Payment, _ request: WebRequest) -> (about: HTML, notice: HTML) {
        let language = request.language
        var notice = HTML()
        switch payment.state {
        case .pending:
            if request.query("failed") != nil {
                notice = Notice.html(.danger, "\(Words.providerFailed, language)", code: "payments.provider_failed")
            } else if request.query("back") == "failed" {
                notice = Notice.html(.danger, "\(Words.failed, language)")
            } else if request.query("back") != nil {
                notice = Notice.html(.warning, "\(Words.notYet, language)")
            }
            let left = When.left(until: payment.expiresAt, now: clock.now(), language)
            return (left.map { "\(Words.left, language, ["time": $0])" } ?? "\(Words.ending, language)", notice)
        case .closing: return ("\(Words.closing, language)", notice)
        case .paid:
            let time: HTML = payment.paidAt.map { When.html($0, now: clock.now(), language) } ?? HTML()
            return (#"\#(Words.paid, language) \#(time)"#, notice)
        case .closed where payment.expiresAt <= clock.now(): return ("\(Words.expired, language)", notice)
        case .closed: return ("\(Words.closed, language)", notice)
        }
    }
}

private enum Words {
    static let title = Phrase("store.payment", zh: "付款", en: "Payment")
    static let scan = Phrase("store.payment_scan", zh: "用微信扫一扫付款", en: "Scan it with WeChat to pay")
    static let code = Phrase("store.payment_code", zh: "付款二维码", en: "QR code of the payment")
    static let leaves = Phrase("store.payment_leaves", zh: "会打开微信支付，付完回到这里。", en: "This opens WeChat Pay and leads back here.")
    static let havePaid = Phrase("store.payment_have_paid", zh: "我付好了", en: "I have paid")
    static let orders = Phrase("store.payment_orders", zh: "这笔付款的订单", en: "Orders of this payment")
    static let number = Phrase("store.payment_number", zh: "支付单号", en: "Payment number")
    static let left = Phrase(
        "store.payment_left", zh: "还有 {time} 可以付款，过时订单会自动取消。", en: "You have {time} left to pay; after that the order is cancelled.")
    static let ending = Phrase("store.payment_ending", zh: "付款时间已到，订单正在取消。", en: "The time to pay is over; the order is being cancelled.")
    static let closing = Phrase(
        "store.payment_closing", zh: "正在向支付公司确认，不会多扣你的钱。", en: "We are asking the payment company; you will not be charged twice.")
    static let paid = Phrase("store.payment_paid", zh: "款项已收到。", en: "The money is here.")
    static let closed = Phrase(
        "store.payment_closed", zh: "这笔付款已结束，不能再付。如果你已经付了，款项会自动退回。",
        en: "This payment is over. If you did pay, the money goes back by itself.")
    static let expired = Phrase(
        "store.payment_expired", zh: "付款时间已过，订单已取消。如果你已经付了，款项会自动退回。想要的话，到订单里“再买一次”。",
        en:
            "The time to pay is over and the order is cancelled. If you did pay, the money goes back by itself. You can buy it again from the order."
    )
    static let failed = Phrase(
        "store.payment_failed", zh: "支付没有完成，款项未扣。可以再付一次。", en: "The payment did not go through and you were not charged. You can pay again."
    )
    static let notYet = Phrase(
        "store.payment_not_yet", zh: "还没有收到付款。付过了就稍等片刻再刷新；没有付，可以现在付。",
        en: "The money is not here yet. If you paid, reload in a moment; if not, you can pay now.")
    static let providerFailed = Phrase(
        "store.payment_provider_failed", zh: "支付公司暂时没有回应，款项未扣。请稍后再试。",
        en: "The payment company does not answer; you were not charged. Please try again shortly.")

    static func state(_ state: Payment.State) -> Phrase {
        switch state {
        case .pending: Phrase("store.payment_state_pending", zh: "待付款", en: "To be paid")
        case .closing: Phrase("store.payment_state_closing", zh: "正在关闭", en: "Closing")
        case .paid: Phrase("store.payment_state_paid", zh: "已付款", en: "Paid")
        case .closed: Phrase("store.payment_state_closed", zh: "已关闭", en: "Closed")
        }
    }
}
