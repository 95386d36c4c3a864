// ReconcileWords.swift: the texts of the page where books are compared.
import Payments
import Web

enum ReconcileWords {
    static let title = Phrase("reconcile.title", zh: "对账", en: "Reconciliation")
    static let about = Phrase(
        "reconcile.about", zh: "每天上午把支付公司前一天的账单和我们的账逐笔核对。",
        en: "Each morning the payment company's books of the day before are compared with ours.")
    static let differences = Phrase("reconcile.differences", zh: "差异", en: "Differences")
    static let statements = Phrase("reconcile.statements", zh: "已核对的账单", en: "Compared statements")
    static let providers = Phrase("reconcile.providers", zh: "支付公司", en: "Payment companies")
    static let noneOpen = Phrase("reconcile.none_open", zh: "两边的账完全一致。", en: "Both sides' books say the same.")
    static let noneSettled = Phrase("reconcile.none_settled", zh: "还没有处理过差异。", en: "No difference has been settled yet.")
    static let noDays = Phrase("reconcile.no_days", zh: "还没有核对过账单。", en: "No statement has been compared yet.")
    static let more = Phrase("reconcile.more", zh: "更早的", en: "Older ones")
    static let theirs = Phrase("reconcile.theirs", zh: "支付公司：", en: "Theirs:")
    static let ours = Phrase("reconcile.ours", zh: "我们：", en: "Ours:")
    static let nothing = Phrase("reconcile.nothing", zh: "没有记录", en: "nothing")
    static let ask = Phrase("reconcile.ask", zh: "再问一次支付公司", en: "Ask the company again")
    static let note = Phrase("reconcile.note", zh: "怎样处理的", en: "How it was settled")
    static let settle = Phrase("reconcile.settle", zh: "标记已处理", en: "Mark as settled")
    static let lastAsked = Phrase("reconcile.last_asked", zh: "上次询问的回答：", en: "Last answer: ")
    static let day = Phrase("reconcile.day", zh: "日期", en: "Day")
    static let lines = Phrase("reconcile.lines", zh: "笔数", en: "Lines")
    static let paid = Phrase("reconcile.paid", zh: "收款", en: "Paid")
    static let refunded = Phrase("reconcile.refunded", zh: "退款", en: "Refunded")
    static let paidOut = Phrase("reconcile.paid_out", zh: "付出", en: "Paid out")
    static let fees = Phrase("reconcile.fees", zh: "手续费", en: "Fees")
    static let found = Phrase("reconcile.found", zh: "差异", en: "Differences")
    static let compare = Phrase("reconcile.compare", zh: "核对这一天", en: "Compare this day")

    static let faults = Phrase("reconcile.faults", zh: "沙盒故障开关", en: "Sandbox faults")

    static let done: [String: Phrase] = [
        "compared": Phrase("reconcile.done_compared", zh: "核对完了，没有新的差异。", en: "Compared: nothing new differs."),
        "differs": Phrase("reconcile.done_differs", zh: "核对完了，发现新的差异，见下。", en: "Compared: there are new differences, see below."),
        "notReady": Phrase(
            "reconcile.done_not_ready", zh: "支付公司还没有准备好，或者没有回答。稍后再试。", en: "The company is not ready, or did not answer. Try again later."),
        "agreed": Phrase("reconcile.done_agreed", zh: "问过了，两边现在一致。", en: "Asked: both sides now say the same."),
        "stillDiffers": Phrase(
            "reconcile.done_still_differs", zh: "问过了，仍然不一致，没有动任何款项。", en: "Asked: they still differ. No money was moved."),
        "again": Phrase("reconcile.done_again", zh: "已再次请求退款，结果会自己记上。", en: "Asked for again; how it ends is booked by itself."),
        "notAgain": Phrase("reconcile.done_not_again", zh: "没有再退：它已经在退，或不能再退。", en: "Not asked: it is under way, or must not be."),
        "settledByHand": Phrase("reconcile.done_settled", zh: "已标记为处理完。", en: "Marked as settled."),
    ]

    static func provider(_ name: String) -> Phrase {
        switch name {
        case "wechat": Phrase("reconcile.provider_wechat", zh: "微信支付", en: "WeChat Pay")
        case "sandbox": Phrase("reconcile.provider_sandbox", zh: "沙盒支付", en: "Sandbox")
        default: Phrase("reconcile.provider_other", zh: "其他", en: "Other")
        }
    }

    static func list(_ state: Difference.State) -> Phrase {
        switch state {
        case .open: Phrase("reconcile.list_open", zh: "待处理", en: "Open")
        case .settled: Phrase("reconcile.list_settled", zh: "已处理", en: "Settled")
        }
    }

    static func kind(_ kind: Difference.Kind) -> Phrase {
        switch kind {
        case .missingHere: Phrase("reconcile.kind_missing_here", zh: "我们没有", en: "Missing here")
        case .missingThere: Phrase("reconcile.kind_missing_there", zh: "对方没有", en: "Missing there")
        case .amount: Phrase("reconcile.kind_amount", zh: "金额不同", en: "Amount")
        case .state: Phrase("reconcile.kind_state", zh: "状态不同", en: "State")
        }
    }

    static func subject(_ subject: StatementLine.Kind) -> Phrase {
        switch subject {
        case .pay: Phrase("reconcile.subject_pay", zh: "收款", en: "Payment")
        case .refund: Phrase("reconcile.subject_refund", zh: "退款", en: "Refund")
        case .payout: Phrase("reconcile.subject_payout", zh: "付出", en: "Payout")
        }
    }

    static func state(_ state: StatementLine.State) -> Phrase {
        switch state {
        case .done: Phrase("reconcile.state_done", zh: "已完成", en: "done")
        case .underWay: Phrase("reconcile.state_under_way", zh: "处理中", en: "under way")
        case .failed: Phrase("reconcile.state_failed", zh: "未成功", en: "failed")
        }
    }

    static func outcome(_ outcome: Difference.Outcome) -> Phrase {
        switch outcome {
        case .applied: Phrase("reconcile.outcome_applied", zh: "我们的账已补上", en: "Our books caught up")
        case .confirmed: Phrase("reconcile.outcome_confirmed", zh: "支付公司确认我们的账", en: "The company confirms our books")
        case .stated: Phrase("reconcile.outcome_stated", zh: "后来的账单一致", en: "A later statement agrees")
        case .byHand: Phrase("reconcile.outcome_by_hand", zh: "人工处理", en: "Settled by hand")
        }
    }

    /// What to do about it.
    static func advice(_ difference: Difference) -> Phrase {
        switch (difference.kind, difference.subject) {
        case (.missingHere, .pay), (.state, .pay):
            Phrase(
                "reconcile.advice_pay",
                zh: "再问一次：确实收到的钱会记上；已经结束的付款会自动退回。号码不是我们的，或同一笔记了两次，请向支付公司核实。",
                en:
                    "Ask again: money that did come is booked, and goes back by itself when its payment is over. If the number is nobody's, or the line is there twice, take it up with the company."
            )
        case (.missingHere, .refund), (.missingHere, .payout):
            Phrase(
                "reconcile.advice_left", zh: "有钱从支付公司付出而我们没有记录：先查是谁操作的，再问支付公司。",
                en: "Money left that we know nothing of: find out who did it, then take it up with the company.")
        case (.missingThere, _):
            Phrase(
                "reconcile.advice_missing_there", zh: "再问一次：支付公司确认的，是账单漏了；否认的，不要发货或付出，请向支付公司核实。",
                en:
                    "Ask again: if the company confirms it, its statement left it out. If it does not, hold back goods and payouts and take it up with them."
            )
        case (.amount, _):
            Phrase(
                "reconcile.advice_amount", zh: "再问一次：回答和我们一致，是账单错了；不一致，保留凭证并向支付公司核实。",
                en:
                    "Ask again: if the answer is our amount, the statement was wrong. If not, keep the records and take it up with the company."
            )
        case (.state, .refund), (.state, .payout):
            Phrase(
                "reconcile.advice_state", zh: "再问一次：已经有结果的会马上记上；还在处理的，下一份账单会再核对。",
                en: "Ask again: what has ended is booked at once; what is still under way is compared again with the next statement.")
        }
    }
}
