// SandboxPages.swift: the sandbox's own page: pay, fail, or leave, and how its notice behaves.
import Core
import Identity
import Payments
import Store
import Web

/// How the sandbox tells of a payment: everything a real company has done to somebody.
public enum SandboxBehaviour: String, Sendable, CaseIterable {
    case prompt, twice, late, never

    var label: Phrase {
        switch self {
        case .prompt: Phrase("sandbox.notify.prompt", zh: "马上通知", en: "Notify at once")
        case .twice: Phrase("sandbox.notify.twice", zh: "通知两次", en: "Notify twice")
        case .late: Phrase("sandbox.notify.late", zh: "一分钟后通知", en: "Notify after a minute")
        case .never: Phrase("sandbox.notify.never", zh: "不通知（由查询补上）", en: "Never notify (a query settles it)")
        }
    }
}

extension SandboxPay {
    /// The page and what its buttons do.
    /// - Parameters:
    ///   - back: where a payer goes afterwards, by the payment's number.
    ///   - chrome: puts a body into a whole page.
    public func pages(
        back: @escaping @Sendable (String) -> String,
        chrome: @escaping @Sendable (WebRequest, Phrase, HTML) -> HTML
    ) -> [PageRoute] {
        [
            PageRoute(.get, "/sandbox-pay/{payment}", needs: .anyone) { request in
                let (payer, id, number) = try signed(request, sign: request.query("sign"))
                guard let payment = try await store.read({ try $0.sandboxPayment(id, of: payer) }) else { throw PaymentError.notFound }
                return .html(chrome(request, Words.title, body(payment, number, back(number), request)))
            },
            PageRoute(.post, "/sandbox-pay/{payment}", needs: .anyone) { request in
                let form = try request.form()
                let (payer, id, number) = try signed(request, sign: form.text("sign"))
                if form.text("act") == "pay" {
                    let behaviour = SandboxBehaviour(rawValue: form.text("notify") ?? "") ?? .prompt
                    try await pay(id, of: payer, behaviour)
                }
                return .redirect(to: back(number))
            },
        ]
    }

    /// Takes the money, as far as a sandbox does. A second time nothing happens.
    /// - Throws: ``PaymentError/notPayable(_:)`` when it was closed before.
    public func pay(_ id: ID<Payment>, of payer: ID<Account>, _ behaviour: SandboxBehaviour) async throws {
        let now = clock.now()
        try await store.write(home: .person(payer)) { tx in
            guard try tx.paySandboxPayment(id, of: payer, at: now) else {
                if try tx.sandboxPayment(id, of: payer)?.state == .closed { throw PaymentError.notPayable(.closed) }
                return
            }
            let home = Home.person(payer)
            switch behaviour {
            case .never: return
            case .prompt: try tx.schedule(Self.notifyKind, of: id.number, home: home, at: now)
            case .late: try tx.schedule(Self.notifyKind, of: id.number, home: home, at: now + .minutes(1))
            case .twice:
                try tx.schedule(Self.notifyKind, of: id.number, home: home, at: now)
                try tx.schedule(Self.notifyAgainKind, of: id.number, home: home, at: now)
            }
        }
    }

    private func signed(_ request: WebRequest, sign: String?) throws -> (ID<Account>, ID<Payment>, String) {
        let number = request.parameter("payment") ?? ""
        guard let sign, isSigned(number, by: sign), let (payer, id) = PaymentNumber.read(number) else {
            throw PaymentError.notFound
        }
        return (payer, id, number)
    }

    private func body(_ payment: SandboxPayment, _ number: String, _ back: String, _ request: WebRequest) -> HTML {
        let language = request.language
        let yuan = "¥\(payment.amount.minor / 100).\(payment.amount.minor % 100 < 10 ? "0" : "")\(payment.amount.minor % 100)"
        guard payment.state == .open else {
            return """
                <section class="card pad stack"><h2>\(Words.over(language))</h2>
                <a class="btn line" href="\(back)">\(Words.back(language))</a></section>
                """
        }
        let choices: [HTML] = SandboxBehaviour.allCases.map { behaviour in
            let checked: HTML = behaviour == .prompt ? " checked" : ""
            return """
                <label class="row"><input type="radio" name="notify" value="\(behaviour.rawValue)"\(checked)> \(behaviour.label(language))</label>
                """
        }
        return """
            <form class="card pad stack" method="post" action="/sandbox-pay/\(number)">\(request.csrfField)
            <h2>\(Words.title(language))</h2><p class="ink2">\(Words.about(language))</p>
            <p>\(payment.subject)</p><p class="price"><b>\(yuan)</b></p>
            <input type="hidden" name="sign" value="\(sign(number))">
            <fieldset class="stack"><legend>\(Words.notify(language))</legend>\(choices)</fieldset>
            <button class="btn" name="act" value="pay">\(Words.pay(language)) \(yuan)</button>
            <button class="btn line" name="act" value="fail">\(Words.fail(language))</button>
            <a class="btn ghost" href="\(back)">\(Words.leave(language))</a></form>
            """
    }
}

private enum Words {
    static let title = Phrase("sandbox.title", zh: "沙盒支付", en: "Sandbox payment")
    static let about = Phrase("sandbox.about", zh: "这里不会动用真钱，只用来试。", en: "No real money moves here; it is for trying things out.")
    static let notify = Phrase("sandbox.notify", zh: "支付公司怎样通知", en: "How the payment company tells")
    static let pay = Phrase("sandbox.pay", zh: "付款", en: "Pay")
    static let fail = Phrase("sandbox.fail", zh: "付款失败", en: "Fail")
    static let leave = Phrase("sandbox.leave", zh: "先不付", en: "Leave")
    static let back = Phrase("sandbox.back", zh: "返回店铺", en: "Back to the shop")
    static let over = Phrase("sandbox.over", zh: "这笔支付已经结束", en: "This payment is over")
}
