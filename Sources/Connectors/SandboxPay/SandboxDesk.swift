// SandboxDesk.swift: the sandbox's page for the platform's staff: what the next calls shall do wrong.
import Core
import Identity
import Payments
import Web

extension SandboxPay {
    static let deskPath = "/desk/platform/sandbox-pay"

    /// The page of the switch, and what its buttons do.
    func deskPages(_ frame: @escaping @Sendable (WebRequest, Phrase, HTML) async throws -> WebResponse) -> [PageRoute] {
        let needs = Permission.platform("payments.reconcile")
        return [
            PageRoute(.get, Self.deskPath, needs: needs) { try await frame($0, Words.title, desk($0)) },
            PageRoute(.post, Self.deskPath, needs: needs) { request in
                let form = try request.form()
                if form.text("act") == "clear" {
                    faults.clear()
                } else {
                    let parts = (form.text("what") ?? "").split(separator: ".").map(String.init)
                    guard parts.count == 2, let call = SandboxCall(rawValue: parts[0]), let fault = SandboxFault(rawValue: parts[1]),
                        SandboxFault.faults(of: call).contains(fault), let times = Int(form.text("times") ?? "1"), 1...100 ~= times
                    else { throw InvalidInput([FieldProblem("what", "unknown")]) }
                    faults.add(fault, to: call, times: times)
                }
                return .redirect(to: Self.deskPath)
            },
        ]
    }

    private func desk(_ request: WebRequest) -> HTML {
        let language = request.language
        let choices: [HTML] = SandboxCall.allCases.flatMap { call in
            SandboxFault.faults(of: call).map { fault -> HTML in
                #"<option value="\#(call.rawValue).\#(fault.rawValue)">\#(call.label(language)) · \#(fault.label(language))</option>"#
            }
        }
        let rows: [HTML] = SandboxCall.allCases.compactMap { call in
            guard let planned = faults.planned[call], !planned.isEmpty else { return nil }
            let names: String = planned.map { $0.label(language) }.joined(separator: " → ")
            return #"<li class="row between wrap"><b>\#(call.label, language)</b><span>\#(names)</span></li>"#
        }
        let list: HTML = rows.isEmpty ? #"<p class="muted">\#(Words.none, language)</p>"# : #"<ul class="lined">\#(rows)</ul>"#
        return #"""
            <p class="ink2">\#(Words.about, language)</p><div class="cols half"><section class="card"><header><h2>\#(Words.add, language)</h2></header>\#
            <form class="bd stack" method="post" action="\#(Self.deskPath)" data-once>\#(request.csrfField)\#
            <div class="field"><label for="what">\#(Words.what, language)</label><select class="in" id="what" name="what">\#(choices)</select></div>\#
            <div class="field"><label for="times">\#(Words.times, language)</label><input class="in" type="number" id="times" name="times" value="1" min="1" max="100"></div>\#
            <div class="row wrap"><button class="btn teal" name="act" value="add">\#(Words.add, language)</button>\#
            <button class="btn ghost" name="act" value="clear">\#(Words.clear, language)</button></div></form></section>\#
            <section class="card"><header><h2>\#(Words.planned, language)</h2></header><div class="bd">\#(list)</div></section></div>
            """#
    }
}

extension SandboxCall {
    var label: Phrase {
        switch self {
        case .start: Phrase("sandbox.call.start", zh: "发起支付", en: "Start a payment")
        case .query: Phrase("sandbox.call.query", zh: "查询", en: "Query")
        case .close: Phrase("sandbox.call.close", zh: "关闭支付", en: "Close a payment")
        case .refund: Phrase("sandbox.call.refund", zh: "退款", en: "Refund")
        case .payout: Phrase("sandbox.call.payout", zh: "付款给商家", en: "Payout")
        case .statement: Phrase("sandbox.call.statement", zh: "对账单", en: "Statement")
        }
    }
}

extension SandboxFault {
    var label: Phrase {
        switch self {
        case .fails: Phrase("sandbox.fault.fails", zh: "报错，什么也没做", en: "fails, does nothing")
        case .lost: Phrase("sandbox.fault.lost", zh: "做了，回答丢失（超时）", en: "does it, the answer is lost")
        case .late: Phrase("sandbox.fault.late", zh: "一分钟后完成并通知", en: "done and told after a minute")
        case .silent: Phrase("sandbox.fault.silent", zh: "一分钟后完成，不通知", en: "done after a minute, never told")
        case .twice: Phrase("sandbox.fault.twice", zh: "说两次", en: "said twice")
        case .refused: Phrase("sandbox.fault.refused", zh: "拒绝", en: "refused")
        case .missing: Phrase("sandbox.fault.missing", zh: "少一行", en: "a line is missing")
        case .extra: Phrase("sandbox.fault.extra", zh: "多一行不认识的", en: "a line that is nobody's")
        case .amount: Phrase("sandbox.fault.amount", zh: "金额多一分", en: "an amount is 0.01 too much")
        case .state: Phrase("sandbox.fault.state", zh: "状态还在处理中", en: "a state is still under way")
        }
    }
}

private enum Words {
    static let title = Phrase("sandbox.desk", zh: "沙盒支付的故障开关", en: "Faults of the sandbox payment company")
    static let about = Phrase(
        "sandbox.desk_about", zh: "下面选的故障会在接下来的几次调用中依次出现，用来试系统怎样应对。重启后清空。",
        en: "What is chosen here goes wrong with the next calls, one after the other, to see how the shop copes. A restart forgets it.")
    static let planned = Phrase("sandbox.desk_planned", zh: "已安排", en: "Planned")
    static let none = Phrase("sandbox.desk_none", zh: "一切正常", en: "Nothing goes wrong")
    static let what = Phrase("sandbox.desk_what", zh: "哪种调用、什么故障", en: "Which call, which fault")
    static let times = Phrase("sandbox.desk_times", zh: "几次", en: "How many times")
    static let add = Phrase("sandbox.desk_add", zh: "安排", en: "Plan it")
    static let clear = Phrase("sandbox.desk_clear", zh: "全部取消", en: "Clear all")
}
