// LedgerWords.swift: what the journal's accounts, movements and rules are called.
import Ledger
import Web

enum LedgerWords {
    static let title = Phrase("desk.ledger", zh: "账目明细", en: "Statement")
    static let about = Phrase(
        "desk.ledger_about", zh: "每一笔钱从哪来、到哪去；写下的账不会再改", en: "Where each amount came from and went; what is written stays")
    static let filter = Phrase("desk.ledger_filter", zh: "筛选", en: "Filter")
    static let search = Phrase("desk.ledger_order", zh: "订单号", en: "Order number")
    static let from = Phrase("desk.ledger_from", zh: "从", en: "From")
    static let to = Phrase("desk.ledger_to", zh: "到", en: "To")
    static let export = Phrase("desk.ledger_export", zh: "导出 CSV", en: "Export CSV")
    static let accounts = Phrase("desk.ledger_accounts", zh: "账户", en: "Account")
    static let when = Phrase("desk.ledger_when", zh: "时间", en: "Time")
    static let what = Phrase("desk.ledger_what", zh: "事由", en: "What")
    static let other = Phrase("desk.ledger_other", zh: "对方", en: "Counterpart")
    static let rule = Phrase("desk.ledger_rule", zh: "按什么规则", en: "Rule")
    static let order = Phrase("desk.ledger_order_head", zh: "订单", en: "Order")
    static let amount = Phrase("desk.ledger_amount", zh: "金额", en: "Amount")
    static let entries = Phrase("desk.ledger_entries", zh: "分录", en: "Entries")
    static let close = Phrase("desk.ledger_close", zh: "收起", en: "Close")
    static let income = Phrase("desk.ledger_in", zh: "收入", en: "In")
    static let outgo = Phrase("desk.ledger_out", zh: "支出", en: "Out")
    static let none = Phrase("desk.ledger_none", zh: "没有符合条件的账目。", en: "Nothing moved that fits.")
    static let sums = Phrase("desk.ledger_sums", zh: "{n} 笔 · 收入 {in} · 支出 {out}", en: "{n} lines · in {in} · out {out}")
    static let proof = Phrase("desk.ledger_proof", zh: "凭证 {id} 合计", en: "Sum of entry {id}")
    static let reason = Phrase("desk.ledger_reason", zh: "更正原因：{reason}", en: "Corrected because: {reason}")
    static let decidedBy = Phrase("desk.ledger_by", zh: "经手人：{who}", en: "By {who}")
    static let sealed = Phrase("desk.ledger_sealed", zh: "链号 {n} · {hash}", en: "Seal {n} · {hash}")
    static let wrong = Phrase("desk.ledger_wrong", zh: "有看不懂的条件，已略过", en: "A condition could not be read and was left out")

    static let feeRate = Phrase("desk.ledger_fee_rate", zh: "服务费 {rate}", en: "fee {rate}")

    static let whereTo = Phrase("desk.ledger_where", zh: "这笔钱的去向", en: "Where the money went")
    static let whole = Phrase("desk.ledger_whole", zh: "订单托管 {amount}", en: "In all {amount}")
    static let paidBy = Phrase("desk.ledger_paid_by", zh: "买家付款", en: "The buyer paid")
    static let back = Phrase("desk.ledger_back", zh: "已退给买家", en: "Back with the buyer")
    static let tableOf = Phrase("desk.ledger_table", zh: "数据表", en: "As a table")
    static let sum = Phrase("desk.ledger_sum", zh: "相加", en: "Sum")
    static let finding = Phrase("desk.ledger_finding", zh: "来源：{from}。现在：{to}。", en: "From: {from}. Now: {to}.")
    static let notYet = Phrase("desk.ledger_not_yet", zh: "托管中，未结算", en: "Held, not settled")
    static let settled = Phrase("desk.ledger_settled", zh: "已结算", en: "Settled")
    static let platformLedger = Phrase("desk.ledger_platform", zh: "总账", en: "Journal")
    static let party = Phrase("desk.ledger_party", zh: "账户方", en: "Party")

    static func purpose(_ purpose: Purpose) -> Phrase {
        switch purpose {
        case .clearing: Phrase("ledger.clearing", zh: "支付机构在途", en: "At the provider")
        case .transit: Phrase("ledger.transit", zh: "退款途中", en: "On its way back")
        case .held: Phrase("ledger.held", zh: "待结算", en: "Held")
        case .available: Phrase("ledger.available", zh: "可提现", en: "Available")
        case .withdrawing: Phrase("ledger.withdrawing", zh: "提现中", en: "Being withdrawn")
        case .debt: Phrase("ledger.debt", zh: "欠款", en: "Debt")
        case .fee: Phrase("ledger.fee", zh: "平台服务费", en: "Platform fee")
        case .marketing: Phrase("ledger.marketing", zh: "平台补贴", en: "Platform's part")
        case .tax: Phrase("ledger.tax", zh: "代扣税", en: "Tax withheld")
        case .providerFee: Phrase("ledger.provider_fee", zh: "支付手续费", en: "Provider's fee")
        case .writeOff: Phrase("ledger.write_off", zh: "核销", en: "Written off")
        }
    }

    static func party(_ party: Party) -> Phrase {
        switch party {
        case .buyer: Phrase("ledger.party_buyer", zh: "买家", en: "Buyer")
        case .shop: Phrase("ledger.party_shop", zh: "本店", en: "Shop")
        case .organisation: Phrase("ledger.party_organisation", zh: "主体", en: "Organisation")
        case .platform: Phrase("ledger.party_platform", zh: "平台", en: "Platform")
        case .provider: Phrase("ledger.party_provider", zh: "支付机构", en: "Provider")
        }
    }

    /// A kind of a room that this page does not know is shown by its name.
    static func kind(_ kind: JournalKind) -> Phrase? { kinds[kind.rawValue] }

    private static let kinds: [String: Phrase] = [
        "order_paid": Phrase("ledger.order_paid", zh: "订单付款", en: "Order paid"),
        "refund_requested": Phrase("ledger.refund_requested", zh: "发起退款", en: "Refund asked"),
        "refund_completed": Phrase("ledger.refund_completed", zh: "退款到账", en: "Refund arrived"),
        "settled": Phrase("ledger.settled", zh: "结算", en: "Settled"),
        "debt_repaid": Phrase("ledger.debt_repaid", zh: "抵欠款", en: "Debt repaid"),
        "clawback": Phrase("ledger.clawback", zh: "追回", en: "Taken back"),
        "withdrawal_requested": Phrase("ledger.withdrawal_requested", zh: "申请提现", en: "Withdrawal asked"),
        "withdrawal_paid": Phrase("ledger.withdrawal_paid", zh: "提现到账", en: "Withdrawal arrived"),
        "withdrawal_refused": Phrase("ledger.withdrawal_refused", zh: "提现退回", en: "Withdrawal returned"),
        "late_money": Phrase("ledger.late_money", zh: "迟到的付款", en: "Money too late"),
        "late_money_returned": Phrase("ledger.late_money_returned", zh: "迟到的付款已退", en: "Late money returned"),
        "written_off": Phrase("ledger.written_off", zh: "核销欠款", en: "Debt written off"),
        "corrected": Phrase("ledger.corrected", zh: "更正", en: "Correction"),
        "provider_fee": Phrase("ledger.kind_provider_fee", zh: "支付手续费", en: "Provider's fee"),
    ]

    /// The rules that rooms name, in words.
    static func rule(_ rule: String) -> Phrase? { rules[rule] }

    private static let rules: [String: Phrase] = [
        "settlement.paid": Phrase("ledger.rule_paid", zh: "付款后由平台托管", en: "Held by the platform once paid"),
        "settlement.refund_of_held": Phrase("ledger.rule_refund_of_held", zh: "未结算，从托管款退", en: "Not settled: out of what is held"),
        "settlement.refund_arrived": Phrase("ledger.rule_refund_arrived", zh: "原路退回", en: "Back the way it came"),
        "settlement.settled": Phrase("ledger.rule_settled", zh: "完成期满、无售后，结算", en: "Completed, no after-sale open"),
        "settlement.taken_back": Phrase(
            "ledger.rule_taken_back", zh: "结算后退款，各退各的", en: "Refund after settlement: each gives its part back"),
        "settlement.oldest_debt_first": Phrase("ledger.rule_oldest_first", zh: "先抵最早的欠款", en: "Oldest debt first"),
        "settlement.withdrawal": Phrase("ledger.rule_withdrawal", zh: "提现到自己的账户", en: "To the shop's own account"),
        "settlement.provider_fee": Phrase("ledger.rule_provider_fee", zh: "支付机构收的手续费", en: "What the provider charges"),
        "settlement.written_off": Phrase("ledger.rule_written_off", zh: "平台决定不再追讨", en: "Given up by the platform"),
        "settlement.late_money": Phrase("ledger.rule_late_money", zh: "订单已不收款，原路退回", en: "Its order takes no money any more"),
        "ledger.correction": Phrase("ledger.rule_correction", zh: "平台更正", en: "Corrected by the platform"),
    ]
}
