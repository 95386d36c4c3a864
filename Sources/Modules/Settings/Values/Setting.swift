// Setting.swift: everything that can be set, with its bounds, its default and its words.
import Core
import Web

/// Something that operators set. Its raw value is its name in the database and the API: never renamed.
public enum Setting: String, Sendable, Hashable, CaseIterable {
    case paymentMinutes = "trade.payment_minutes"
    case confirmationDays = "trade.confirmation_days"
    case shopReview = "catalog.shop_review"
    case lowStockLine = "catalog.low_stock_line"

    /// What its number counts.
    public enum Unit: Sendable, Hashable {
        case minutes, days, pieces
        /// 1 for yes, 0 for no.
        case yesNo
    }

    public var unit: Unit {
        switch self {
        case .paymentMinutes: .minutes
        case .confirmationDays: .days
        case .shopReview: .yesNo
        case .lowStockLine: .pieces
        }
    }

    public var bounds: ClosedRange<Int64> {
        switch self {
        case .paymentMinutes: 5...1_440
        case .confirmationDays: 1...60
        case .shopReview: 0...1
        case .lowStockLine: 1...10_000
        }
    }

    /// What holds until somebody sets something else (DOMAIN §1).
    public var standard: Int64 {
        switch self {
        case .paymentMinutes: 30
        case .confirmationDays: 10
        case .shopReview: 0
        case .lowStockLine: 10
        }
    }

    public var label: Phrase {
        switch self {
        case .paymentMinutes: Phrase("settings.payment_minutes", zh: "付款时限", en: "Time to pay")
        case .confirmationDays: Phrase("settings.confirmation_days", zh: "自动确认收货", en: "Automatic confirmation")
        case .shopReview: Phrase("settings.shop_review", zh: "开店审核", en: "Review of new shops")
        case .lowStockLine: Phrase("settings.low_stock_line", zh: "库存预警线", en: "Low-stock line")
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
        }
    }

    /// A value of it, as people read it.
    public func text(_ value: Int64) -> Phrase {
        let number = String(value)
        switch unit {
        case .minutes: return Phrase("settings.minutes", zh: number + " 分钟", en: value == 1 ? "1 minute" : number + " minutes")
        case .days: return Phrase("settings.days", zh: number + " 天", en: value == 1 ? "1 day" : number + " days")
        case .pieces: return Phrase("settings.pieces", zh: number + " 件", en: value == 1 ? "1 piece" : number + " pieces")
        case .yesNo where value == 1: return Phrase("settings.on", zh: "开启", en: "On")
        case .yesNo: return Phrase("settings.off", zh: "关闭", en: "Off")
        }
    }
}
