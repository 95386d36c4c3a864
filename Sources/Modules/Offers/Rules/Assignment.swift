// Assignment.swift: which item goes to which of some offers of one step, when all of them are used.

/// Items that only one of the offers is for go to it; the others are tried, the dearest first.
struct Assignment {
    private let offers: [SearchOffer], amounts: [Int64], pieces: [Int64]
    /// Items that several offers are for, and which.
    private var open: [(item: Int, offers: [Int])] = []
    /// For each item the place of its offer; -1: none.
    private var owners: [Int]
    /// What each offer has so far, and could still get.
    private var have: [Int64], count: [Int64], could: [Int64], couldCount: [Int64]

    init(_ offers: [SearchOffer], _ amounts: [Int64], _ pieces: [Int64]) {
        (self.offers, self.amounts, self.pieces) = (offers, amounts, pieces)
        owners = [Int](repeating: -1, count: amounts.count)
        have = [Int64](repeating: 0, count: offers.count)
        (count, could, couldCount) = (have, have, have)
        for item in amounts.indices {
            let able = offers.indices.filter { offers[$0].items.has(item) }
            if able.count == 1 {
                owners[item] = able[0]
                have[able[0]] += amounts[item]
                count[able[0]] += pieces[item]
            } else if able.count > 1 {
                open.append((item, able))
                for offer in able {
                    could[offer] += amounts[item]
                    couldCount[offer] += pieces[item]
                }
            }
        }
        open.sort { (amounts[$0.item], $1.item) > (amounts[$1.item], $0.item) }
    }

    /// - Parameters:
    ///   - skip: told what the offers take off at most from here; true leaves this branch.
    ///   - leaf: the amounts afterwards, and for each item the tag of its offer, -1 for none.
    func run(skip: (Int64) -> Bool, leaf: ([Int64], [Int]) -> Void) {
        var copy = self
        copy.go(0, skip, leaf)
    }

    private mutating func go(_ depth: Int, _ skip: (Int64) -> Bool, _ leaf: ([Int64], [Int]) -> Void) {
        guard let most = most(depth), !skip(most) else { return }
        guard depth < open.count else { return end(leaf) }
        let (item, able) = open[depth]
        let (amount, pieces) = (amounts[item], pieces[item])
        for offer in able {
            could[offer] -= amount
            couldCount[offer] -= pieces
        }
        for offer in able {
            owners[item] = offer
            have[offer] += amount
            count[offer] += pieces
            go(depth + 1, skip, leaf)
            have[offer] -= amount
            count[offer] -= pieces
        }
        owners[item] = -1
        for offer in able {
            could[offer] += amount
            couldCount[offer] += pieces
        }
    }

    /// What all offers can take off together from here; nil when one of them can take off nothing any more.
    private func most(_ depth: Int) -> Int64? {
        var sum: Int64 = 0, now: Int64 = 0
        var slopes: [Int64]? = []
        for (index, offer) in offers.enumerated() {
            let most = offer.ladder.discount(on: have[index] + could[index], pieces: count[index] + couldCount[index])
            if most == 0 { return nil }
            sum += most
            now += offer.ladder.discount(on: have[index], pieces: count[index])
            if let slope = offer.slope(from: have[index], pieces: count[index], to: have[index] + could[index]) {
                slopes?.append(slope)
            } else {
                slopes = nil
            }
        }
        guard let slopes else { return sum }
        var gain = Int128(0)
        for (item, able) in open[depth...] {
            var steepest: Int64 = 0
            for offer in able { steepest = max(steepest, slopes[offer]) }
            gain += Int128(amounts[item]) * Int128(steepest)
        }
        return Int64(min(Int128(sum), Int128(now) + (gain + 999_999) / 1_000_000 + Int128(offers.count)))
    }

    private func end(_ leaf: ([Int64], [Int]) -> Void) {
        var after = amounts
        for (index, offer) in offers.enumerated() {
            let off = offer.ladder.discount(on: have[index], pieces: count[index])
            if off == 0 { return }   // it would cover items and take nothing off: not legal
            var items: Items = 0
            for item in owners.indices where owners[item] == index { items |= .item(item) }
            Spread.take(off, off: &after, items, pieces: pieces)
        }
        leaf(after, owners.map { $0 < 0 ? -1 : offers[$0].tag })
    }
}
