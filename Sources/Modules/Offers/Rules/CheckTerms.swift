// CheckTerms.swift: what may be offered at all.
import Catalog
import Core

extension OfferTerms {
    static let amountMax: Int64 = 100_000_000
    static let spanMax = Span.days(366)

    /// - Parameter isPlatforms: the platform offers its own coupon, and no shop anything in its name.
    /// - Throws: ``InvalidInput`` with every problem, by the paths `kind`, `name`, `hand`, `scope`, `ladder`, `prices`, `endsAt`, …
    func check(isPlatforms: Bool) throws(InvalidInput) {
        var problems: [FieldProblem] = []
        func refuse(_ path: String, _ code: String, _ expected: String = "") {
            problems.append(FieldProblem(path, code, expected: expected))
        }
        if !(Self.nameLength ~= name.count) || name.utf8.count > 1_000 { refuse("name", name.isEmpty ? "required" : "too_long", "1…30") }
        if (kind == .platformCoupon) != isPlatforms { refuse("kind", "not_a_choice") }
        if startsAt >= endsAt { refuse("endsAt", "too_small") }
        if endsAt - startsAt > Self.spanMax { refuse("endsAt", "too_large", "366 days") }
        if !kind.isCoupon, hand != .open { refuse("hand", "not_a_choice", "open") }
        if isPlatforms, hand == .open { refuse("hand", "not_a_choice", "claimed | targeted | code") }
        if let validDays, !kind.isCoupon || !(1...366 ~= validDays) { refuse("validDays", "out_of_range", "1…366") }
        if let quantity, !kind.isCoupon || !(1...10_000_000 ~= quantity) { refuse("quantity", "out_of_range", "1…10000000") }
        let least: Int64 = kind.isCoupon || kind == .firstOrderPrice ? 1 : 0
        if !(least...999 ~= perPerson) { refuse("perPerson", "out_of_range", "\(least)…999") }
        if !isPlatforms, platformShare.basisPoints != 0 { refuse("platformShare", "not_a_choice", "0") }
        if !(0...100 ~= memberLevel) { refuse("memberLevel", "out_of_range", "0…100") }
        let isCode = (4...20).contains(couponCode.utf8.count) && couponCode.utf8.allSatisfy { 48...57 ~= $0 || 65...90 ~= $0 }
        if hand == .code ? !isCode : !couponCode.isEmpty { refuse("couponCode", "not_a_code", "A-Z 0-9, 4…20") }
        problems += scopeProblems(isPlatforms: isPlatforms)
        problems += kind.isPrice ? priceProblems : ladderProblems
        if !problems.isEmpty { throw InvalidInput(problems) }
    }

    private func scopeProblems(isPlatforms: Bool) -> [FieldProblem] {
        let count: Int
        switch scope {
        case .all: return kind == .productCoupon ? [FieldProblem("scope", "required", expected: "products | categories")] : []
        case .products(let ids): count = isPlatforms ? 0 : ids.count
        case .categories(let ids): count = ids.count
        case .shops(let ids): count = isPlatforms ? ids.count : 0
        }
        if kind.isPrice { return [FieldProblem("scope", "not_a_choice", expected: "all")] }
        return 1...OfferScope.most ~= count ? [] : [FieldProblem("scope", "out_of_range", expected: "1…\(OfferScope.most)")]
    }

    private var priceProblems: [FieldProblem] {
        var problems: [FieldProblem] = ladder.steps.isEmpty ? [] : [FieldProblem("ladder", "not_a_choice")]
        if !(1...Self.pricesMax ~= prices.count) { problems.append(FieldProblem("prices", "out_of_range", expected: "1…500")) }
        if Set(prices.map(\.sku)).count != prices.count { problems.append(FieldProblem("prices", "duplicate")) }
        for (index, price) in prices.enumerated() {
            if !(0...1_000_000_000 ~= price.price.minor) { problems.append(FieldProblem("prices[\(index)].price", "out_of_range")) }
            if let stock = price.stock, !(1...10_000_000 ~= stock) || kind != .limitedPrice {
                problems.append(FieldProblem("prices[\(index)].stock", "out_of_range"))
            }
        }
        return problems
    }

    private var ladderProblems: [FieldProblem] {
        func wrong(_ code: String, _ expected: String = "") -> [FieldProblem] { [FieldProblem("ladder", code, expected: expected)] }
        if !prices.isEmpty { return [FieldProblem("prices", "not_a_choice")] }
        let most = kind == .fullReduction ? Ladder.stepsMax : 1
        guard 1...most ~= ladder.steps.count else { return wrong("out_of_range", "1…\(most)") }
        if ladder.repeats, ladder.steps.count > 1 || ladder.steps[0].threshold == 0 { return wrong("not_a_choice", "one step") }
        if ladder.measure == .pieces, kind == .platformCoupon { return wrong("not_a_choice", "amount") }
        if let limit = ladder.most, !(1...Self.amountMax ~= limit) { return wrong("out_of_range") }
        var before: (threshold: Int64, off: Int64)?
        let isPercent = ladder.steps[0].isPercent
        for step in ladder.steps {
            let off: Int64
            switch step.off {
            case .amount(let amount): off = amount
            case .percent(let rate): off = rate.basisPoints
            }
            guard step.isPercent == isPercent, !(isPercent && ladder.repeats), off > 0, off <= (isPercent ? 9_900 : Self.amountMax),
                0...Self.amountMax ~= step.threshold
            else { return wrong("out_of_range") }
            // More off than its threshold would be money for buying.
            if !isPercent, ladder.measure == .amount, kind == .fullReduction, off > step.threshold { return wrong("too_large") }
            if let before, step.threshold <= before.threshold || off <= before.off { return wrong("not_rising") }
            before = (step.threshold, off)
        }
        return []
    }
}

extension Ladder.Step {
    var isPercent: Bool { if case .percent = off { true } else { false } }
}
