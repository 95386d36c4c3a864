// FreightPlan.swift: what sending a shop's items to one place costs.
import Catalog
import Core

/// The highest first charge once, all else at its template's further charge. Free templates add nothing.
struct FreightPlan: Sendable {
    struct Group: Sendable {
        let template: ID<FreightTemplate>, rate: FreightRate, items: Items
        let units: Int64, pieces: Int64
    }
    private(set) var groups: [Group] = []
    /// Items that are not sent there.
    private(set) var refused: Items = 0

    /// - Parameter division: nil: nobody knows yet where it goes, and nothing is charged.
    init(_ lines: [BasketLine], _ rules: FreightRules, to division: String?) {
        guard let division else { return }
        var byTemplate: [ID<FreightTemplate>: (FreightTemplate, Items)] = [:]
        for (index, line) in lines.enumerated() {
            guard let template = rules.template(of: line.product) else { continue }
            byTemplate[template.id] = (template, (byTemplate[template.id]?.1 ?? 0) | .item(index))
        }
        for id in byTemplate.keys.sorted() {
            guard let (template, items) = byTemplate[id] else { continue }
            switch template.charge(to: division) {
            case .notSent: refused |= items
            case .sent(let rate):
                let own = items.indices.map { lines[$0] }
                let pieces: Int64 = own.reduce(0) { $0 + $1.quantity }
                let grams: Int64 = own.reduce(0) { $0 + $1.quantity * $1.weightGrams }
                groups.append(
                    Group(template: id, rate: rate, items: items, units: template.measure == .pieces ? pieces : grams, pieces: pieces))
            }
        }
    }

    private func charged(_ amounts: [Int64]) -> [Group] {
        groups.filter { group in
            !group.rate.isFree(amount: group.items.indices.reduce(0) { $0 + amounts[$1] }, pieces: group.pieces)
        }
    }

    /// - Parameter amounts: what the items cost after the shop's offers; the less, the more freight.
    func charge(_ amounts: [Int64]) -> Int64 {
        guard !groups.isEmpty else { return 0 }
        let charged = charged(amounts)
        guard let highest = charged.map(\.rate.first).max() else { return 0 }
        // Of equal first charges the one that makes the parcel cheapest.
        let all: Int64 = charged.reduce(0) { $0 + $1.rate.further($1.units) }
        let leads = charged.filter { $0.rate.first == highest }
        let totals = leads.map { all - $0.rate.further($0.units) + $0.rate.first + $0.rate.further($0.units - $0.rate.firstUnits) }
        return totals.min() ?? 0
    }

    /// Each item's share: by the amounts of the items that are charged for, by pieces when these are 0.
    func shares(_ amounts: [Int64], pieces: [Int64]) -> [Int64] {
        let items = charged(amounts).reduce(Items(0)) { $0 | $1.items }
        return Spread.parts(of: charge(amounts), over: items, amounts: amounts, pieces: pieces)
    }
}
