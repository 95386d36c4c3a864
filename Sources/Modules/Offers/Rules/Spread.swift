// Spread.swift: a discount spread over items, to the last 分; the same rule as `Money.spread`, on plain numbers.
import Core

/// Which items, as bits: a basket has at most 100 lines.
typealias Items = UInt128

extension Items {
    static func item(_ index: Int) -> Items { 1 << Items(index) }
    func has(_ index: Int) -> Bool { self & (1 << Items(index)) != 0 }
    var indices: [Int] {
        var rest = self
        var found: [Int] = []
        while rest != 0 {
            let index = rest.trailingZeroBitCount
            found.append(index)
            rest &= rest - 1
        }
        return found
    }
}

enum Spread {
    /// What each item bears; items that are not among `over` bear nothing.
    /// - Parameter amounts: what the items cost at this step. When all of those meant cost 0, their pieces are the weights.
    static func parts(of whole: Int64, over items: Items, amounts: [Int64], pieces: [Int64]) -> [Int64] {
        var parts = [Int64](repeating: 0, count: amounts.count)
        let indices = items.indices
        guard whole > 0, !indices.isEmpty else { return parts }
        let shares = Money.cny(whole).spread(over: indices.map { amounts[$0] }, pieces: indices.map { pieces[$0] })
        for (index, share) in zip(indices, shares) { parts[index] = share.minor }
        return parts
    }

    /// Takes a discount off the items' amounts.
    static func take(_ whole: Int64, off amounts: inout [Int64], _ items: Items, pieces: [Int64]) {
        guard whole > 0 else { return }
        let parts = parts(of: whole, over: items, amounts: amounts, pieces: pieces)
        for index in amounts.indices { amounts[index] -= parts[index] }
    }
}
