// BulkForm.swift: what is to be done with many products, as the pages of it hand it on.
import Catalog
import Core
import Web

/// The choice and the rule, as typed.
struct BulkForm: Sendable {
    enum Deed: String, Sendable { case price, list, delist }
    enum Kind: String, Sendable, CaseIterable { case percent, less, more, set }

    let deed: Deed
    var seen: [SeenProduct]
    var kind = Kind.percent, amount = "", rounding = PriceRule.Rounding.fen
    /// The rule was typed: there is something to preview.
    var hasRule = false

    init(_ deed: Deed, seen: [SeenProduct]) { (self.deed, self.seen) = (deed, seen) }

    /// Of a page after the first: nil when it is none of ours.
    init?(_ form: Form) {
        guard let deed = form.text("do").flatMap(Deed.init(rawValue:)), let packed = form.text("seen") else { return nil }
        let pairs = packed.split(separator: ",")
        guard pairs.count <= Catalog.manyMax else { return nil }
        seen = []
        for pair in pairs {
            let parts = pair.split(separator: ".")
            guard parts.count == 2, let id = ID<Product>(String(parts[0])), let version = Int64(parts[1]) else { return nil }
            seen.append(SeenProduct(id, version: version))
        }
        self.deed = deed
        kind = form.text("kind").flatMap(Kind.init(rawValue:)) ?? .percent
        amount = String(trimmed(form.text("amount") ?? "").prefix(20))
        rounding = form.text("rounding").flatMap(PriceRule.Rounding.init(rawValue:)) ?? .fen
        hasRule = form.text("amount") != nil
    }

    var packed: String { seen.map { "\($0.id).\($0.version)" }.joined(separator: ",") }

    /// The change, or why there is none yet.
    func change(_ corrections: inout Corrections) -> ManyChange? {
        switch deed {
        case .list: return .state(.listed)
        case .delist: return .state(.delisted)
        case .price: return rule(&corrections).map { .price($0) }
        }
    }

    private func rule(_ corrections: inout Corrections) -> PriceRule? {
        guard hasRule else { return nil }
        switch Yuan.read(amount) {   // 87.5 % has as many decimals as 87.50 yuan
        case .nothing: corrections.add("amount", "required")
        case .notAnAmount: corrections.add("amount", "not_an_amount")
        case .tooLarge: corrections.add("amount", "too_large")
        case .amount(let value):
            switch kind {
            case .percent:
                guard 1...100_000 ~= value.minor else {
                    corrections.add("amount", value.minor < 1 ? "too_small" : "too_large", "0.01…1000")
                    return nil
                }
                return PriceRule(.basisPoints(value.minor), rounding: rounding)
            case .less: return PriceRule(.add(.cny(-value.minor)), rounding: rounding)
            case .more: return PriceRule(.add(value), rounding: rounding)
            case .set:
                guard value.minor > 0 else {
                    corrections.add("amount", "too_small", "0.01")
                    return nil
                }
                return PriceRule(.set(value), rounding: rounding)
            }
        }
        return nil
    }
}
