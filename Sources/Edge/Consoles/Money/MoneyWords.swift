// MoneyWords.swift: what the pages about a shop's money say.
import Settlement
import Web

enum MoneyWords {
    static let group = Phrase("desk.group_money", zh: "资金", en: "Money")
    static let title = Phrase("desk.money", zh: "资金", en: "Money")
    static let about = Phrase(
        "desk.money_about", zh: "订单完成后结算；可提现的钱随时能提。", en: "Settled after completion; what is available can be withdrawn.")
    static let balances = Phrase("desk.money_balances", zh: "余额", en: "Balances")
    static let available = Phrase("desk.money_available", zh: "可提现", en: "Available")
    static let held = Phrase("desk.money_held", zh: "待结算", en: "Held")
    static let heldAbout = Phrase("desk.money_held_about", zh: "已付款、还没到结算日的订单", en: "Paid orders not settled yet")
    static let withdrawing = Phrase("desk.money_withdrawing", zh: "提现中", en: "On its way")
    static let withdrawingAbout = Phrase("desk.money_withdrawing_about", zh: "正在付到你的账户", en: "Being paid to your account")
    static let debt = Phrase("desk.money_debt", zh: "欠款", en: "Debt")
    static let noDebt = Phrase("desk.money_no_debt", zh: "没有欠款", en: "None")
    static let debtOldest = Phrase(
        "desk.money_debt_oldest", zh: "最早一笔已 {n} 天，由之后的收入先抵", en: "Oldest for {n} days; later income repays it first")
    static let availableAbout = Phrase("desk.money_available_about", zh: "可以随时提现", en: "Can be withdrawn now")
    static let blocked = Phrase("desk.money_blocked", zh: "有欠款时不能提现", en: "Not while there is a debt")
    static let suspended = Phrase("desk.money_suspended", zh: "店铺停业期间不能提现", en: "Not while the shop is suspended")
    static let withdraw = Phrase("desk.money_withdraw", zh: "提现", en: "Withdraw")
    static let settlements = Phrase("desk.money_settlements", zh: "结算记录", en: "Settlements")
    static let withdrawals = Phrase("desk.money_withdrawals", zh: "提现记录", en: "Withdrawals")
    static let latestSettled = Phrase("desk.money_latest_settled", zh: "最近结算", en: "Settled lately")
    static let latestWithdrawn = Phrase("desk.money_latest_withdrawn", zh: "最近提现", en: "Withdrawn lately")
    static let noSettled = Phrase(
        "desk.money_no_settled", zh: "还没有结算过的订单。订单完成 {n} 天后会结算到这里。",
        en: "Nothing settled yet. Orders are settled {n} days after completion.")
    static let noneInMonth = Phrase("desk.money_none_in_month", zh: "这个月没有结算的订单。", en: "Nothing was settled in this month.")
    static let noWithdrawn = Phrase("desk.money_no_withdrawn", zh: "还没有提现过。", en: "Nothing withdrawn yet.")
    static let statement = Phrase("desk.money_statement", zh: "账目明细", en: "Statement")
    static let monthly = Phrase("desk.money_monthly", zh: "月结单", en: "Monthly statement")
    static let csv = Phrase("desk.money_csv", zh: "导出 CSV", en: "Export CSV")
    static let month = Phrase("desk.money_month", zh: "月份", en: "Month")
    static let show = Phrase("desk.money_show", zh: "查看", en: "Show")
    static let order = Phrase("desk.money_order", zh: "订单", en: "Order")
    static let settledAt = Phrase("desk.money_settled_at", zh: "结算时间", en: "Settled")
    static let goods = Phrase("desk.money_goods", zh: "货款", en: "Goods")
    static let freight = Phrase("desk.money_freight", zh: "运费", en: "Freight")
    static let fee = Phrase("desk.money_fee", zh: "服务费", en: "Fee")
    static let support = Phrase("desk.money_support", zh: "平台补贴", en: "Platform's part")
    static let takenBack = Phrase("desk.money_taken_back", zh: "结算后退回", en: "Taken back since")
    static let net = Phrase("desk.money_net", zh: "实际到手", en: "Yours")
    static let sum = Phrase("desk.money_sum", zh: "合计", en: "Sum")

    static let debts = Phrase("desk.money_debts", zh: "欠款从哪来", en: "Where the debt comes from")
    static let debtsAbout = Phrase(
        "desk.money_debts_about", zh: "先抵最早的；平台垫付，不计利息", en: "The oldest is repaid first; the platform carries it, without interest")
    static let arisen = Phrase("desk.money_arisen", zh: "发生", en: "Since")
    static let age = Phrase("desk.money_age", zh: "账龄", en: "Age")
    static let cause = Phrase("desk.money_cause", zh: "原因", en: "Cause")
    static let owed = Phrase("desk.money_owed", zh: "原欠", en: "Owed")
    static let repaid = Phrase("desk.money_repaid", zh: "已抵", en: "Repaid")
    static let stillOwed = Phrase("desk.money_still_owed", zh: "还欠", en: "Still owed")
    static let days = Phrase("desk.money_days", zh: "{n} 天", en: "{n} d")

    static let amount = Phrase("desk.money_amount", zh: "提现金额", en: "Amount")
    static let amountHelp = Phrase(
        "desk.money_amount_help", zh: "可提现 {available}。最少 {minimum}，每天最多 {count} 次、共 {daily}。",
        en: "{available} available. At least {minimum}; at most {count} times and {daily} a day.")
    static let reviewHelp = Phrase(
        "desk.money_review_help", zh: "达到 {n} 的提现，平台会有一位同事复核。", en: "From {n} on, somebody at the platform looks at it first.")
    static let feeHelp = Phrase("desk.money_fee_help", zh: "每笔手续费 {n}，从提现金额里扣。", en: "Each withdrawal costs {n}, taken from the amount.")
    static let taxHelp = Phrase("desk.money_tax_help", zh: "代扣税 {n}，从提现金额里扣。", en: "{n} tax is withheld from the amount.")
    static let to = Phrase("desk.money_to", zh: "付到", en: "Paid to")
    static let withdrawVerb = Phrase("desk.money_withdraw_verb", zh: "申请提现", en: "Withdraw")
    static let cannot = Phrase("desk.money_cannot", zh: "现在不能提现：{why}。", en: "Not now: {why}.")
    static let noAccountYet = Phrase("desk.money_no_account", zh: "还没有填收款账户。", en: "No account to pay to yet.")
    static let account = Phrase("desk.money_account", zh: "收款账户", en: "Your account")
    static let setAccount = Phrase("desk.money_set_account", zh: "填收款账户", en: "Enter your account")
    static let changeAccount = Phrase("desk.money_change_account", zh: "更换", en: "Change")
    static let accountHelp = Phrase(
        "desk.money_account_help", zh: "之后的提现都付到这里；正在付的不变。", en: "Withdrawals go here from now on; those under way stay.")
    static let kind = Phrase("desk.money_kind", zh: "账户类型", en: "Kind")
    static let holder = Phrase("desk.money_holder", zh: "户名", en: "Account holder")
    static let number = Phrase("desk.money_number", zh: "账号", en: "Account number")
    static let numberHelp = Phrase(
        "desk.money_number_help", zh: "银行卡号、对公账号，或微信 openid", en: "A card's or a company account's number, or a WeChat openid")
    static let bank = Phrase("desk.money_bank", zh: "开户行", en: "Bank")
    static let bankHelp = Phrase("desk.money_bank_help", zh: "微信零钱不用填", en: "Not for WeChat")
    static let save = Phrase("desk.money_save", zh: "保存", en: "Save")
    static let back = Phrase("desk.money_back", zh: "返回", en: "Back")

    static let asked = Phrase("desk.money_asked", zh: "申请", en: "Asked for")
    static let arrives = Phrase("desk.money_arrives", zh: "到账", en: "Arrives")
    static let withdrawalFee = Phrase("desk.money_withdrawal_fee", zh: "手续费", en: "Fee")
    static let tax = Phrase("desk.money_tax", zh: "代扣税", en: "Tax withheld")
    static let by = Phrase("desk.money_by", zh: "申请人", en: "By")
    static let reviewedBy = Phrase("desk.money_reviewed_by", zh: "复核人", en: "Reviewed by")
    static let ended = Phrase("desk.money_ended", zh: "结束", en: "Ended")
    static let reason = Phrase("desk.money_reason", zh: "原因", en: "Reason")
    static let withdrawal = Phrase("desk.money_withdrawal", zh: "提现单", en: "Withdrawal")

    static func state(_ state: Withdrawal.State) -> Phrase {
        switch state {
        case .requested: Phrase("desk.w_requested", zh: "待复核", en: "To be reviewed")
        case .paying: Phrase("desk.w_paying", zh: "付款中", en: "Being paid")
        case .succeeded: Phrase("desk.w_succeeded", zh: "已到账", en: "Arrived")
        case .refused: Phrase("desk.w_refused", zh: "付款失败，已退回余额", en: "Refused, back in the balance")
        case .rejected: Phrase("desk.w_rejected", zh: "未通过，已退回余额", en: "Rejected, back in the balance")
        }
    }

    static func payoutKind(_ kind: PayoutDetails.Kind) -> Phrase {
        switch kind {
        case .company: Phrase("desk.payout_company", zh: "对公账户", en: "Company account")
        case .card: Phrase("desk.payout_card", zh: "储蓄卡", en: "Bank card")
        case .wechat: Phrase("desk.payout_wechat", zh: "微信零钱", en: "WeChat balance")
        }
    }

    static func debtCause(_ cause: Debt.Cause) -> Phrase {
        switch cause {
        case .refund: Phrase("desk.debt_refund", zh: "结算后退款，余额不够", en: "A refund after settlement, above the balance")
        case .providerFee: Phrase("desk.debt_provider_fee", zh: "提现的通道费，余额不够", en: "A payout's fee, above the balance")
        }
    }

    static func grade(_ grade: ShopGrade) -> Phrase {
        switch grade {
        case .trusted: Phrase("desk.grade_trusted", zh: "优质", en: "Trusted")
        case .standard: Phrase("desk.grade_standard", zh: "普通", en: "Standard")
        case .watched: Phrase("desk.grade_watched", zh: "观察", en: "Watched")
        }
    }
}

extension Withdrawal.State {
    func tag(_ language: Language) -> HTML {
        switch self {
        case .requested, .paying: #"<span class="tag gold">\#(MoneyWords.state(self), language)</span>"#
        case .succeeded: #"<span class="tag teal">\#(MoneyWords.state(self), language)</span>"#
        case .refused, .rejected: #"<span class="tag danger">\#(MoneyWords.state(self), language)</span>"#
        }
    }
}
