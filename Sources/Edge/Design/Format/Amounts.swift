// Amounts.swift: money, counts, rates and phone numbers as people read them. The only place that turns 分 into text.
import Core
import Web

public enum Format {
    /// ¥186,420.50, always with two decimals; below zero with a real minus, −¥29.90. Other currencies by their code: USD 12.00.
    public static func money(_ money: Money) -> String {
        let (sign, yuan, cents) = parts(money)
        return sign + symbol(money.currency) + yuan + cents
    }

    /// A count in full up to 9,999, then 1.2万 or 12K, cut and not rounded: it never says more than there is.
    public static func count(_ count: Int64, _ language: Language) -> String {
        switch language {
        case .zh:
            if count >= 100_000_000 { return tenths(of: 100_000_000, in: count) + "亿" }
            if count >= 10_000 { return tenths(of: 10_000, in: count) + "万" }
        case .en:
            if count >= 1_000_000 { return tenths(of: 1_000_000, in: count) + "M" }
            if count >= 10_000 { return "\(count / 1_000)K" }
        }
        return grouped(count)
    }

    /// An amount for an axis or a ranking, without cents: from 100,000 up in 万 and 亿, or K and M.
    public static func short(_ money: Money, _ language: Language) -> String {
        let (sign, whole, _) = parts(money)
        let units = Int64(money.minor.magnitude / 100)
        return sign + symbol(money.currency) + (units < 100_000 ? whole : count(units, language))
    }

    /// How much more than before, with one decimal, cut: `12.5%`; nil when there was nothing before.
    public static func change(from before: Int64, to now: Int64) -> String? {
        guard before > 0 else { return nil }
        let thousandths = Int64((Int128(now) - Int128(before)).magnitude * 1_000 / Int128(before).magnitude)
        return "\(grouped(thousandths / 10)).\(thousandths % 10)%"
    }

    /// A share with one decimal, cut: `38.2%`; of nothing it is 0.
    public static func share(_ part: Int64, of whole: Int64) -> String {
        let thousandths = whole > 0 ? Int64(Int128(part) * 1_000 / Int128(whole)) : 0
        return "\(thousandths / 10).\(thousandths % 10)%"
    }

    /// 12% or 12.5%.
    public static func rate(_ rate: Rate) -> String {
        let (whole, rest) = rate.basisPoints.quotientAndRemainder(dividingBy: 100)
        if rest == 0 { return "\(whole)%" }
        return rest % 10 == 0 ? "\(whole).\(rest / 10)%" : "\(whole).\(rest < 10 ? "0" : "")\(rest)%"
    }

    /// 138****5678: the first three and last four of at least eight characters; of a shorter one nothing.
    public static func masked(phone: String) -> String {
        phone.count >= 8 ? "\(phone.prefix(3))****\(phone.suffix(4))" : "****"
    }

    /// With separators of thousands: 12,345.
    public static func grouped(_ number: Int64) -> String {
        var digits = String(number.magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (number < 0 ? "−" : "") + ([digits] + groups).joined(separator: ",")
    }

    static func symbol(_ currency: Currency) -> String { currency == .cny ? "¥" : currency.code + " " }

    /// Sign, whole units with separators, and `.50`.
    static func parts(_ money: Money) -> (sign: String, whole: String, cents: String) {
        let (whole, cents) = money.minor.magnitude.quotientAndRemainder(dividingBy: 100)
        return (money.minor < 0 ? "−" : "", grouped(Int64(whole)), ".\(cents < 10 ? "0" : "")\(cents)")
    }

    private static func tenths(of unit: Int64, in count: Int64) -> String {
        let (whole, tenth) = (count / (unit / 10)).quotientAndRemainder(dividingBy: 10)
        return tenth == 0 ? grouped(whole) : "\(grouped(whole)).\(tenth)"
    }
}

/// A price in the shop: small ¥, large yuan, small cents.
public enum Price {
    public static func html(_ money: Money, _ language: Language) -> HTML {
        let (sign, whole, cents) = Format.parts(money)
        let symbol: String = sign + Format.symbol(money.currency)
        return #"""
            <span class="price"><span class="sr">\#(Words.price, language) </span><small>\#(symbol)</small><b>\#(whole)</b><small>\#(cents)</small></span>
            """#
    }

    /// A price that no longer holds, struck through and said so.
    public static func was(_ money: Money, _ language: Language) -> HTML {
        #"<s class="was"><span class="sr">\#(Words.was, language) </span>\#(Format.money(money))</s>"#
    }
}
