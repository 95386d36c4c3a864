// Setting.swift: everything that can be set, with its bounds, its default and its words.
import Core
import Web

/// Something that operators set. Its raw value is its name in the database and the API: never renamed.
public enum Setting: String, Sendable, Hashable, CaseIterable {
    case paymentMinutes = "trade.payment_minutes"
    case confirmationDays = "trade.confirmation_days"
    case shopReview = "catalog.shop_review"
    case lowStockLine = "catalog.low_stock_line"
    case afterSaleWindow = "aftersale.window_days"
    case afterSaleAnswer = "aftersale.answer_days"
    case afterSaleReturn = "aftersale.return_days"
    case afterSaleReceipt = "aftersale.receipt_days"
    case afterSaleEscalation = "aftersale.escalation_days"
    case afterSaleResend = "aftersale.resend_days"
    case afterSaleExchange = "aftersale.exchange_days"
    case afterSaleReminder = "aftersale.reminder_days"
    case afterSaleStaffLimit = "aftersale.staff_limit"
    case settlementDays = "settlement.days"
    case settlementDaysTrusted = "settlement.days_trusted"
    case settlementDaysWatched = "settlement.days_watched"
    case feeRate = "settlement.fee_rate"
    case withdrawalMinimum = "settlement.withdrawal_minimum"
    case withdrawalFee = "settlement.withdrawal_fee"
    case withdrawalDailyCount = "settlement.withdrawal_daily_count"
    case withdrawalDailyAmount = "settlement.withdrawal_daily_amount"
    case withdrawalReview = "settlement.withdrawal_review"
    case withheldTax = "settlement.withheld_tax"
    case shopBearsProviderFee = "settlement.shop_bears_provider_fee"

    /// What its number counts.
    public enum Unit: Sendable, Hashable {
        case minutes, days, pieces, times
        /// In 分.
        case money
        /// Whole yuan.
        case yuan
        /// 1 is 0.01 %.
        case basisPoints
        /// 1 for yes, 0 for no.
        case yesNo
    }

    public var unit: Unit {
        switch self {
        case .paymentMinutes: .minutes
        case .confirmationDays: .days
        case .shopReview: .yesNo
        case .lowStockLine: .pieces
        case .afterSaleWindow, .afterSaleAnswer, .afterSaleReturn, .afterSaleReceipt, .afterSaleEscalation, .afterSaleResend,
            .afterSaleExchange, .afterSaleReminder:
            .days
        case .afterSaleStaffLimit: .yuan
        case .settlementDays, .settlementDaysTrusted, .settlementDaysWatched: .days
        case .feeRate, .withheldTax: .basisPoints
        case .withdrawalMinimum, .withdrawalFee, .withdrawalDailyAmount, .withdrawalReview: .money
        case .withdrawalDailyCount: .times
        case .shopBearsProviderFee: .yesNo
        }
    }

    public var bounds: ClosedRange<Int64> {
        switch self {
        case .paymentMinutes: 5...1_440
        case .confirmationDays: 1...60
        case .shopReview: 0...1
        case .lowStockLine: 1...10_000
        case .afterSaleWindow: 0...90
        case .afterSaleAnswer, .afterSaleReturn, .afterSaleReceipt, .afterSaleEscalation, .afterSaleResend, .afterSaleExchange,
            .afterSaleReminder:
            1...60
        case .afterSaleStaffLimit: 0...1_000_000
        case .settlementDays, .settlementDaysTrusted, .settlementDaysWatched: 1...90
        case .feeRate, .withheldTax: 0...3_000
        case .withdrawalMinimum: 1...10_000_000
        case .withdrawalFee: 0...100_000
        case .withdrawalDailyCount: 1...100
        case .withdrawalDailyAmount, .withdrawalReview: 1...1_000_000_000
        case .shopBearsProviderFee: 0...1
        }
    }

    /// What holds until somebody sets something else (DOMAIN §1).
    public var standard: Int64 {
        switch self {
        case .paymentMinutes: 30
        case .confirmationDays: 10
        case .shopReview: 0
        case .lowStockLine: 10
        case .afterSaleAnswer: 2
        case .afterSaleReminder: 3
        case .afterSaleWindow, .afterSaleReturn, .afterSaleEscalation: 7
        case .afterSaleReceipt, .afterSaleResend, .afterSaleExchange: 10
        case .afterSaleStaffLimit: 200
        case .settlementDays: 7
        case .settlementDaysTrusted: 3
        case .settlementDaysWatched: 15
        case .feeRate: 100
        case .withdrawalMinimum: 1_000
        case .withdrawalFee, .withheldTax, .shopBearsProviderFee: 0
        case .withdrawalDailyCount: 3
        case .withdrawalDailyAmount: 100_000_000
        case .withdrawalReview: 5_000_000
        }
    }

    public var label: Phrase {
        switch self {
        case .paymentMinutes: Phrase("settings.payment_minutes", zh: "付款时限", en: "Time to pay")
        case .confirmationDays: Phrase("settings.confirmation_days", zh: "自动确认收货", en: "Automatic confirmation")
        case .shopReview: Phrase("settings.shop_review", zh: "开店审核", en: "Review of new shops")
        case .lowStockLine: Phrase("settings.low_stock_line", zh: "库存预警线", en: "Low-stock line")
        case .afterSaleWindow: Phrase("settings.aftersale_window", zh: "售后期", en: "Time for after-sale")
        case .afterSaleAnswer: Phrase("settings.aftersale_answer", zh: "商家处理售后时限", en: "Time for the shop's answer")
        case .afterSaleReturn: Phrase("settings.aftersale_return", zh: "买家寄回时限", en: "Time to send back")
        case .afterSaleReceipt: Phrase("settings.aftersale_receipt", zh: "商家收退货时限", en: "Time to receive a return")
        case .afterSaleEscalation: Phrase("settings.aftersale_escalation", zh: "申请平台介入时限", en: "Time to escalate")
        case .afterSaleResend: Phrase("settings.aftersale_resend", zh: "换货补发时限", en: "Time to send the new piece")
        case .afterSaleExchange: Phrase("settings.aftersale_exchange", zh: "换货自动确认", en: "Automatic confirmation of an exchange")
        case .afterSaleReminder: Phrase("settings.aftersale_reminder", zh: "平台介入提醒间隔", en: "Reminders of escalated cases")
        case .afterSaleStaffLimit: Phrase("settings.aftersale_staff_limit", zh: "客服退款额度", en: "Staff's refund limit")
        case .settlementDays: Phrase("settings.settlement_days", zh: "结算天数", en: "Days until settlement")
        case .settlementDaysTrusted:
            Phrase("settings.settlement_days_trusted", zh: "优质店铺的结算天数", en: "Days until settlement, trusted shops")
        case .settlementDaysWatched:
            Phrase("settings.settlement_days_watched", zh: "观察店铺的结算天数", en: "Days until settlement, watched shops")
        case .feeRate: Phrase("settings.fee_rate", zh: "平台服务费率", en: "Platform fee")
        case .withdrawalMinimum: Phrase("settings.withdrawal_minimum", zh: "最低提现金额", en: "Smallest withdrawal")
        case .withdrawalFee: Phrase("settings.withdrawal_fee", zh: "每笔提现手续费", en: "Fee of a withdrawal")
        case .withdrawalDailyCount: Phrase("settings.withdrawal_daily_count", zh: "每天提现次数", en: "Withdrawals a day")
        case .withdrawalDailyAmount: Phrase("settings.withdrawal_daily_amount", zh: "每天提现总额", en: "Withdrawn a day")
        case .withdrawalReview: Phrase("settings.withdrawal_review", zh: "提现复核金额", en: "Withdrawals reviewed from")
        case .withheldTax: Phrase("settings.withheld_tax", zh: "提现代扣税率", en: "Tax withheld")
        case .shopBearsProviderFee:
            Phrase("settings.shop_bears_provider_fee", zh: "付款通道费由店铺承担", en: "Shops bear the provider's payout fee")
        }
    }

    public var about: Phrase {
        switch self {
        case .paymentMinutes:
            Phrase(
                "settings.payment_minutes_about", zh: "下单后多久不付款就取消。已下的订单仍按下单时的时限。",
                en: "How long a buyer has to pay. Placed orders keep the time they began with.")
        case .confirmationDays:
            Phrase(
                "settings.confirmation_days_about", zh: "全部发货后多久自动完成。已发货的订单仍按发货时的天数。",
                en: "When a shipped order completes by itself. Shipped orders keep the days they began with.")
        case .shopReview:
            Phrase(
                "settings.shop_review_about", zh: "开启后，商家申请开店要先由平台审核；关闭时申请即开业。",
                en: "On: a shop opens once the platform has reviewed it. Off: it opens at once.")
        case .lowStockLine:
            Phrase("settings.low_stock_line_about", zh: "可用库存低于这个数的规格会提醒商家。", en: "Options with fewer pieces are shown to their merchant.")
        case .afterSaleWindow:
            Phrase(
                "settings.aftersale_window_about", zh: "交易完成后多久内买家可以申请售后；之后只能由商家或平台发起。",
                en: "How long after completion a buyer may ask; later only the shop or the platform may open a case.")
        case .afterSaleAnswer:
            Phrase(
                "settings.aftersale_answer_about", zh: "商家超过这个时间不处理，系统自动同意。", en: "A shop that says nothing for so long has agreed.")
        case .afterSaleReturn:
            Phrase(
                "settings.aftersale_return_about", zh: "商家同意后，买家超过这个时间不寄回，售后自动撤销。",
                en: "A buyer who sends nothing back for so long has withdrawn.")
        case .afterSaleReceipt:
            Phrase(
                "settings.aftersale_receipt_about", zh: "从买家寄出算起，商家超过这个时间不处理，视为已收货。",
                en: "Counted from the parcel's sending; a shop that says nothing for so long has received it.")
        case .afterSaleEscalation:
            Phrase(
                "settings.aftersale_escalation_about", zh: "商家拒绝后，买家超过这个时间不申请平台介入，拒绝生效。",
                en: "A rejection that nobody escalates for so long stands.")
        case .afterSaleResend:
            Phrase(
                "settings.aftersale_resend_about", zh: "商家收到退货后，超过这个时间不补发，改为退款。",
                en: "Where the new piece is not sent for so long, the money goes back instead.")
        case .afterSaleExchange:
            Phrase(
                "settings.aftersale_exchange_about", zh: "补发后，买家超过这个时间不确认，换货自动完成。",
                en: "An exchange is done so long after the new piece was sent.")
        case .afterSaleReminder:
            Phrase(
                "settings.aftersale_reminder_about", zh: "平台介入的售后每隔这么久提醒一次平台；平台的裁决不会被超时代替。",
                en: "How often the platform is reminded of a case that waits for it. Time never decides in its place.")
        case .afterSaleStaffLimit:
            Phrase(
                "settings.aftersale_staff_limit_about", zh: "没有退款权限的客服，每个订单最多能退多少；商家可以给个人另设。",
                en: "How much of one order staff without the right to refund may give back; merchants may say otherwise for each.")
        case .settlementDays:
            Phrase(
                "settings.settlement_days_about", zh: "订单完成后多少天、且没有进行中的售后，货款转为可提现。已完成的订单仍按完成时的天数。",
                en: "How long after completion, with no after-sale open, the money becomes the shop's. Completed orders keep their days.")
        case .settlementDaysTrusted:
            Phrase("settings.settlement_days_trusted_about", zh: "平台评为优质的店铺按这个天数。", en: "For shops that the platform trusts.")
        case .settlementDaysWatched:
            Phrase("settings.settlement_days_watched_about", zh: "平台列为观察的店铺按这个天数。", en: "For shops that the platform watches.")
        case .feeRate:
            Phrase(
                "settings.fee_rate_about", zh: "按买家实付的货款收，不含运费。已下的订单仍按下单时的费率。",
                en: "Of what buyers pay for goods, without freight. Placed orders keep the rate they began with.")
        case .withdrawalMinimum:
            Phrase("settings.withdrawal_minimum_about", zh: "少于这个金额不能提现。", en: "Less cannot be withdrawn.")
        case .withdrawalFee:
            Phrase("settings.withdrawal_fee_about", zh: "从提现金额里扣。", en: "Taken from what is withdrawn.")
        case .withdrawalDailyCount:
            Phrase(
                "settings.withdrawal_daily_count_about", zh: "每家店铺每个自然日。退回的不算。",
                en: "Per shop and calendar day; what came back does not count.")
        case .withdrawalDailyAmount:
            Phrase(
                "settings.withdrawal_daily_amount_about", zh: "每家店铺每个自然日。退回的不算。",
                en: "Per shop and calendar day; what came back does not count.")
        case .withdrawalReview:
            Phrase(
                "settings.withdrawal_review_about", zh: "达到这个金额的提现，由平台另一位同事看过才付出。",
                en: "From this amount on, a second person at the platform lets it go.")
        case .withheldTax:
            Phrase("settings.withheld_tax_about", zh: "从提现金额里代扣，单列一笔。", en: "Withheld from what is withdrawn, on a line of its own.")
        case .shopBearsProviderFee:
            Phrase(
                "settings.shop_bears_provider_fee_about", zh: "付款通道对提现收的费用。关闭时由平台承担。",
                en: "What the provider takes for a payout. Off: the platform bears it.")
        }
    }

    /// A value of it, as people read it.
    public func text(_ value: Int64) -> Phrase {
        let number = String(value)
        switch unit {
        case .minutes: return Phrase("settings.minutes", zh: number + " 分钟", en: value == 1 ? "1 minute" : number + " minutes")
        case .days: return Phrase("settings.days", zh: number + " 天", en: value == 1 ? "1 day" : number + " days")
        case .yuan: return Phrase("settings.yuan", zh: "¥" + number, en: "¥" + number)
        case .pieces: return Phrase("settings.pieces", zh: number + " 件", en: value == 1 ? "1 piece" : number + " pieces")
        case .times: return Phrase("settings.times", zh: number + " 次", en: value == 1 ? "once" : number + " times")
        case .money:
            let yuan = "¥\(value / 100).\(value % 100 < 10 ? "0" : "")\(value % 100)"
            return Phrase("settings.money", zh: yuan, en: yuan)
        case .basisPoints:
            let percent = "\(value / 100).\(value % 100 < 10 ? "0" : "")\(value % 100)%"
            return Phrase("settings.percent", zh: percent, en: percent)
        case .yesNo where value == 1: return Phrase("settings.on", zh: "开启", en: "On")
        case .yesNo: return Phrase("settings.off", zh: "关闭", en: "Off")
        }
    }
}
