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
    ///   - chrome: puts a body into a whole page of a payer's.
    ///   - desk: puts one into a page of the platform's desk.
    public func pages(
        back: @escaping @Sendable (String) -> String,
        chrome: @escaping @Sendable (WebRequest, Phrase, HTML) -> HTML,
        desk: @escaping @Sendable (WebRequest, Phrase, HTML) async throws -> WebResponse
    ) -> [PageRoute] {
        deskPages(desk) + [
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
                // As real ones do: a hint in the address, which nobody has to believe.
                return .redirect(to: back(number) + (form.text("act") == "fail" ? "?result=failed" : ""))
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
        let (whole, cents) = (payment.amount.minor / 100, payment.amount.minor % 100)
        let rest = "\(cents < 10 ? "0" : "")\(cents)"
        let yuan = "¥\(whole).\(rest)"
        let what: HTML = """
            <section class="card pad buybox center" aria-labelledby="what"><h2 class="md" id="what">\(payment.subject)</h2>
            <p class="price"><small>¥</small><b>\(whole)</b><small>.\(rest)</small></p><p class="sm muted">\(Words.about(language))</p></section>
            """
        guard payment.state == .open else {
            return """
                \(what)<p class="notice" role="status">\(payment.state == .paid ? Words.paid(language) : Words.over(language))</p>
                <a class="btn line w" href="\(back)">\(Words.back(language))</a>
                """
        }
        let choices: [HTML] = SandboxBehaviour.allCases.map { behaviour in
            let checked: HTML = behaviour == .prompt ? " checked" : ""
            return """
                <label class="r"><input type="radio" name="notify" value="\(behaviour.rawValue)"\(checked)><span class="grow">\(behaviour.label(language))</span></label>
                """
        }
        return """
            \(what)<form class="stack g2" method="post" action="/sandbox-pay/\(number)" data-once>\(request.csrfField)
            <input type="hidden" name="sign" value="\(sign(number))">
            <button class="btn w" name="act" value="pay">\(Words.pay(language)) \(yuan)</button>
            <div class="row between"><button class="btn line" name="act" value="fail">\(Words.fail(language))</button>
            <a class="btn ghost" href="\(back)">\(Words.leave(language))</a></div>
            <fieldset class="card rows"><legend class="sr">\(Words.notify(language))</legend><p class="r b" aria-hidden="true">\(Words.notify(language))</p>\(choices)</fieldset></form>
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
    static let paid = Phrase("sandbox.paid", zh: "这笔已经付过了", en: "This has been paid")
    static let over = Phrase("sandbox.over", zh: "这笔支付已经结束", en: "This payment is over")
}
