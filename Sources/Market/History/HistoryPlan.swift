// HistoryPlan.swift: who bought what, when, and how it went: a month of trade, drawn from a seed before anything happens.
import Catalog
import Core

/// A month of visits. Pure: the same end and seed give the same plan.
struct HistoryPlan: Sendable {
    /// A piece of a shop of the demo, by its places in the lists.
    struct Want: Sendable, Hashable { let shop: Int, product: Int, sku: Int, quantity: Int64 }

    /// What becomes of what was placed; times are counted from the placing.
    enum Fate: Sendable, Hashable {
        case neverPaid
        case cancelledUnpaid(Span)
        case cancelledPaid(pays: Span, cancels: Span)
        /// `parcels`: one time, or two for a part first. `confirms`: nil leaves it to the ten days.
        case sold(pays: Span, parcels: [Span], confirms: Span?)
    }

    struct Visit: Sendable, Hashable {
        let at: Timestamp
        /// The place in `DemoPerson.allBuyers`.
        let buyer: Int
        let wants: [Want]
        let note: String
        let fate: Fate
    }

    /// A shop puts pieces on its shelf.
    struct Restock: Sendable, Hashable { let at: Timestamp, shop: Int, product: Int, sku: Int, pieces: Int64 }

    static let days: Int64 = 30
    /// When the first shop opens, counted back from the end.
    static let opening = Span.days(44)
    private(set) var visits: [Visit] = []
    private(set) var restocks: [Restock] = []

    private let end: Timestamp
    private var random: SeededGenerator
    private let shops: [DemoShop]
    /// What will be left of each SKU once everything planned so far has happened.
    private var left: [[[Int64]]]

    /// - Parameter end: now; nothing of the plan comes after it.
    init(shops: [DemoShop], end: Timestamp, seed: UInt64) {
        (self.shops, self.end) = (shops, end)
        random = SeededGenerator(seed)
        left = shops.map { $0.products.map { $0.skus.map(\.stock) } }
        planRestocks()
        planMonth()
        planYesterday()
        visits.sort { ($0.at, $0.buyer) < ($1.at, $1.buyer) }
    }

    // MARK: The month

    /// More on weekends, more and more over the weeks, and a rush eleven days ago.
    private mutating func planMonth() {
        let midnight = Timestamp(milliseconds: (end + Self.china).milliseconds / 86_400_000 * 86_400_000) - Self.china
        for ago in (2...Self.days).reversed() {
            let day = midnight - .days(ago)
            let weekday = ((day + Self.china).milliseconds / 86_400_000 + 3) % 7   // 0 is Monday
            let count = 3 + (Self.days - ago) / 9 + (weekday > 4 ? 2 : 0) + (ago == 11 ? 8 : 0)
            for _ in 0..<count { planVisit(at: day + hour() + .minutes(below(60)) + .seconds(below(60)), shop: nil) }
        }
    }

    /// What lies on the desks this morning: a rush at the tea shop since yesterday, parcels half sent, and who has not paid yet.
    private mutating func planYesterday() {
        for index in 0..<26 {
            let at = end - .minutes(50 + Int64(index) * 68 + below(50))
            let pays = Span.minutes(1 + below(4))
            planVisit(at: at, shop: index % 7 < 5 ? 0 : nil, fate: .sold(pays: pays, parcels: [], confirms: nil))
        }
        for (shop, hours) in [(3, 40), (0, 31), (1, 27)] {
            let fate = Fate.sold(pays: .minutes(3), parcels: [.hours(16), .days(90)], confirms: nil)
            planVisit(at: end - .hours(Int64(hours)), shop: shop, fate: fate, lines: 2)
        }
        for minutes: Int64 in [4, 9, 16] { planVisit(at: end - .minutes(minutes), shop: nil, fate: .neverPaid) }
    }

    private mutating func planVisit(at: Timestamp, shop: Int?, fate: Fate? = nil, lines: Int64? = nil) {
        let first = shop ?? pick([30, 18, 10, 14, 11, 9, 8, 7])
        var wants: [Want] = []
        for index in 0..<(lines ?? 1 + below(10) / 6 + below(10) / 8) {
            let isElsewhere = index > 0 && shop == nil && below(4) == 0
            guard let want = want(in: isElsewhere ? Int(below(Int64(shops.count))) : first) else { continue }
            if wants.contains(where: { ($0.shop, $0.product, $0.sku) == (want.shop, want.product, want.sku) }) { continue }
            wants.append(want)
        }
        guard !wants.isEmpty, lines == nil || wants.count > 1 else { return }
        let buyer = pick([14, 16, 12, 11, 12, 11, 12, 12])
        let note = below(9) == 0 ? Self.notes[Int(below(Int64(Self.notes.count)))] : ""
        visits.append(Visit(at: at, buyer: buyer, wants: wants, note: note, fate: fate ?? self.fate()))
    }

    private mutating func fate() -> Fate {
        let pays = Span.seconds(40 + below(700))
        switch below(100) {
        case 0..<6: return .neverPaid
        case 6..<9: return .cancelledUnpaid(.minutes(4 + below(15)))
        case 9..<14: return .cancelledPaid(pays: pays, cancels: pays + .minutes(20 + below(200)))
        default:
            let first = Span.hours(5 + below(26)) + .minutes(below(60))
            let parcels = below(12) == 0 ? [first, first + .hours(20 + below(10))] : [first]
            let confirms = below(4) == 0 ? nil : first + .hours(60 + below(70))
            return .sold(pays: pays, parcels: parcels, confirms: confirms)
        }
    }

    /// Something listed of which enough is there; nil when there is nothing of the kind.
    private mutating func want(in shop: Int) -> Want? {
        let demo = shops[shop]
        let listed: [Int] = demo.products.indices.filter { demo.products[$0].state == .listed }.reversed()   // the newest first
        let product = listed[pick(listed.indices.map { Int64(12 / ($0 + 2) + 1) })]
        let skus = left[shop][product].indices.filter { left[shop][product][$0] >= 14 }
        guard !skus.isEmpty else { return nil }
        let sku = skus[Int(below(Int64(skus.count)))]
        let quantity = 1 + below(10) / 7 + below(10) / 9
        left[shop][product][sku] -= quantity
        return Want(shop: shop, product: product, sku: sku, quantity: quantity)
    }

    /// Each shop restocks twice, something that sells.
    private mutating func planRestocks() {
        for shop in shops.indices {
            for ago: Int64 in [19, 6] {
                let product = shops[shop].products.count - 1 - Int(below(3))
                let at = end - .days(ago) - .hours(below(8))
                let pieces = 20 + 10 * below(5)
                left[shop][product][0] += pieces
                restocks.append(Restock(at: at, shop: shop, product: product, sku: 0, pieces: pieces))
            }
        }
    }

    // MARK: Chance

    private static let china = Span.hours(8)

    /// A number from 0 to `bound` − 1.
    private mutating func below(_ bound: Int64) -> Int64 { Int64.random(in: 0..<bound, using: &random) }

    /// A place, by weights.
    private mutating func pick(_ weights: [Int64]) -> Int {
        var rest = below(weights.reduce(0, +))
        for (index, weight) in weights.enumerated() {
            if rest < weight { return index }
            rest -= weight
        }
        return weights.count - 1
    }

    /// When people buy: hardly at night, at noon, and most in the evening.
    private mutating func hour() -> Span {
        .hours(Int64(pick([2, 1, 0, 0, 0, 0, 1, 3, 5, 6, 7, 7, 9, 7, 5, 5, 5, 5, 6, 8, 11, 13, 10, 5])))
    }

    private static let notes = [
        "麻烦写张贺卡：祝外婆生日快乐", "放门卫就好，谢谢", "请尽量周五前送到", "不要塑料袋", "是送人的，请别放价签", "Please ring the bell twice",
        "工作日送公司前台", "上次的很好，再来一份",
    ]
}

private func + (left: Span, right: Span) -> Span { Span(milliseconds: left.milliseconds + right.milliseconds) }
