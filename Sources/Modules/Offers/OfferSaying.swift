// OfferSaying.swift: offers in words, for every page that shows them. How money and time look is the page's to say.
import Core
import Web

/// How a page writes amounts and moments.
public struct SayingStyle: Sendable {
    let language: Language
    let money: @Sendable (Money) -> String
    let time: @Sendable (Timestamp) -> String

    public init(_ language: Language, money: @escaping @Sendable (Money) -> String, time: @escaping @Sendable (Timestamp) -> String) {
        (self.language, self.money, self.time) = (language, money, time)
    }
}

extension Offer.Kind {
    public var words: Phrase {
        switch self {
        case .limitedPrice: Phrase("offers.kind_limited", zh: "限时价", en: "Limited-time price")
        case .firstOrderPrice: Phrase("offers.kind_first", zh: "首单价", en: "First-order price")
        case .memberPrice: Phrase("offers.kind_member", zh: "会员价", en: "Member price")
        case .fullReduction: Phrase("offers.kind_full", zh: "满减", en: "Reduction")
        case .productCoupon: Phrase("offers.kind_product", zh: "商品券", en: "Product coupon")
        case .shopCoupon: Phrase("offers.kind_shop", zh: "店铺券", en: "Shop coupon")
        case .platformCoupon: Phrase("offers.kind_platform", zh: "平台券", en: "Platform coupon")
        }
    }
}

extension Offer.Hand {
    public var words: Phrase {
        switch self {
        case .open: Phrase("offers.hand_open", zh: "人人可用，不用领", en: "For everybody, without claiming")
        case .claimed: Phrase("offers.hand_claimed", zh: "买家自己领", en: "Claimed by buyers")
        case .targeted: Phrase("offers.hand_targeted", zh: "发给指定的人", en: "Given to named people")
        case .code: Phrase("offers.hand_code", zh: "凭券码领", en: "Claimed by a code")
        }
    }
}

extension OfferNote.Fate {
    /// Why it counted, or did not.
    public func words(_ style: SayingStyle) -> String {
        let language = style.language
        switch self {
        case .used(let off): return FateWords.used(language, ["n": style.money(off)])
        case .made(let pieces): return FateWords.made(language, ["n": String(pieces)])
        case .notYet(let from): return FateWords.notYet(language, ["at": style.time(from)])
        case .over: return FateWords.over(language)
        case .coversNothing: return FateWords.coversNothing(language)
        case .thresholdMissed(let amount): return FateWords.threshold(language, ["n": style.money(amount)])
        case .piecesMissed(let pieces): return FateWords.piecesMissed(language, ["n": String(pieces)])
        case .notHeld: return FateWords.notHeld(language)
        case .couponOver: return FateWords.couponOver(language)
        case .noneLeft: return FateWords.noneLeft(language)
        case .stockLeft(let left): return FateWords.stockLeft(language, ["n": String(left)])
        case .personLimit(let left): return FateWords.personLimit(language, ["n": String(left)])
        case .notFirstOrder: return FateWords.notFirstOrder(language)
        case .levelMissed(let level): return FateWords.levelMissed(language, ["n": String(level)])
        case .priceNotLower: return FateWords.priceNotLower(language)
        case .notChosen: return FateWords.notChosen(language)
        case .othersBetter: return FateWords.othersBetter(language)
        }
    }
}

extension Ladder {
    /// 满 ¥100.00 减 ¥10.00，满 ¥200.00 减 ¥25.00.
    public func words(_ style: SayingStyle) -> String {
        let language = style.language
        let parts: [String] = steps.map { step in
            let at = measure == .amount ? style.money(.cny(step.threshold)) : String(step.threshold)
            let off: String =
                switch step.off {
                case .amount(let off): LadderWords.off(language, ["n": style.money(.cny(off))])
                case .percent(let rate):
                    LadderWords.percent(
                        language, ["n": language == .zh ? Self.tenths(10_000 - rate.basisPoints) : Self.percent(rate.basisPoints)])
                }
            if step.threshold == 0 { return off }
            let from = measure == .pieces ? LadderWords.fromPieces : repeats ? LadderWords.every : LadderWords.from
            return from(language, ["at": at, "off": off])
        }
        let text = parts.joined(separator: language == .zh ? "，" : ", ")
        guard let most else { return text }
        return LadderWords.most(language, ["what": text, "n": style.money(.cny(most))])
    }

    /// 8 for 80 %, 8.5 for 85 %: 折.
    private static func tenths(_ left: Int64) -> String { decimal(left, of: 1_000) }
    private static func percent(_ basisPoints: Int64) -> String { decimal(basisPoints, of: 100) + "%" }

    private static func decimal(_ number: Int64, of unit: Int64) -> String {
        var rest = String(number % unit + unit).dropFirst()
        while rest.last == "0" { rest.removeLast() }
        return rest.isEmpty ? String(number / unit) : "\(number / unit).\(rest)"
    }
}

private enum LadderWords {
    static let off = Phrase("offers.ladder_off", zh: "减 {n}", en: "{n} off")
    static let percent = Phrase("offers.ladder_percent", zh: "打 {n} 折", en: "{n} off")
    static let from = Phrase("offers.ladder_from", zh: "满 {at} {off}", en: "{off} from {at}")
    static let fromPieces = Phrase("offers.ladder_pieces", zh: "满 {at} 件{off}", en: "{off} from {at} pieces")
    static let every = Phrase("offers.ladder_every", zh: "每满 {at} {off}", en: "{off} for every {at}")
    static let most = Phrase("offers.ladder_most", zh: "{what}，最多减 {n}", en: "{what}, at most {n}")
}

private enum FateWords {
    static let used = Phrase("offers.fate_used", zh: "减了 {n}", en: "took {n} off")
    static let made = Phrase("offers.fate_made", zh: "{n} 件按这个价", en: "Pieces at this price: {n}")
    static let notYet = Phrase("offers.fate_not_yet", zh: "{at} 开始", en: "Begins {at}")
    static let over = Phrase("offers.fate_over", zh: "已经结束", en: "It has ended")
    static let coversNothing = Phrase("offers.fate_covers_nothing", zh: "这些商品不参加", en: "None of these items take part")
    static let threshold = Phrase("offers.fate_threshold", zh: "还差 {n} 可用", en: "{n} more to use it")
    static let piecesMissed = Phrase("offers.fate_pieces", zh: "还差 {n} 件可用", en: "Pieces missing to use it: {n}")
    static let notHeld = Phrase("offers.fate_not_held", zh: "还没领这张券", en: "Not claimed yet")
    static let couponOver = Phrase("offers.fate_coupon_over", zh: "这张券已经过期或用掉了", en: "The coupon has ended or was spent")
    static let noneLeft = Phrase("offers.fate_none_left", zh: "已领完，或已领够", en: "All given out, or enough of it")
    static let stockLeft = Phrase("offers.fate_stock_left", zh: "活动只剩 {n} 件，不够这次买的", en: "{n} left at this price, fewer than wanted")
    static let personLimit = Phrase("offers.fate_person_limit", zh: "每人限购，还能按这个价买 {n} 件", en: "Limited per person: {n} more")
    static let notFirstOrder = Phrase("offers.fate_not_first", zh: "只给第一次下单的人", en: "For a first order only")
    static let levelMissed = Phrase("offers.fate_level", zh: "要 {n} 级会员", en: "For members of level {n} and up")
    static let priceNotLower = Phrase("offers.fate_not_lower", zh: "已有更低的价", en: "Another price is as low")
    static let notChosen = Phrase("offers.fate_not_chosen", zh: "没有选它", en: "It was not chosen")
    static let othersBetter = Phrase(
        "offers.fate_others_better", zh: "不能一起用，现在这样更省或先到期", en: "Cannot be combined: what was used saves more, or ends earlier")
}
