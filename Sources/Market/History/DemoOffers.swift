// DemoOffers.swift: what the shops of the demo and the platform take off, what they ask for sending, and who holds which coupon.
import Catalog
import Core
import Identity
import Offers

/// What one of the demo offers. Places are those of the shop's list of products.
struct DemoOffer: Sendable {
    /// The place among all shops; nil for the platform.
    let shop: Int?
    /// Counted from the end of the history; negative is before it.
    let from: Span, until: Span
    let kind: Offer.Kind, name: String
    var hand = Offer.Hand.open
    var ladder = Ladder()
    /// Of a product coupon or a reduction; empty for all goods.
    var products: [Int] = []
    /// A category's path, instead of products.
    var category: [String] = []
    /// A product's place, an option's, its price in 分, its own stock.
    var prices: [(product: Int, sku: Int, fen: Int64, stock: Int64?)] = []
    var quantity: Int64?
    var perPerson: Int64 = 1
    var validDays: Int64?
    var platformShare: Int64 = 0
    var code = ""
    /// Who gets it when it is targeted, by their places among the buyers.
    var given: [Int] = []

    private static func money(_ steps: (Int64, Int64)...) -> Ladder {
        Ladder(steps.map { Ladder.Step($0.0 * 100, .amount($0.1 * 100)) })
    }
    private static func percent(_ steps: (Int64, Int64)..., by measure: Ladder.Measure = .amount, most: Int64? = nil) -> Ladder {
        Ladder(
            steps.map { Ladder.Step(measure == .amount ? $0.0 * 100 : $0.0, .percent(Rate(basisPoints: $0.1))) }, by: measure,
            most: most.map { $0 * 100 })
    }

    /// One of each kind is live at the end, at the tea shop most of them; one has ended, and one is to come.
    static let all: [DemoOffer] = [
        DemoOffer(
            shop: 0, from: .days(-31), until: .days(24), kind: .fullReduction, name: "秋茶满减",
            ladder: money((200, 20), (400, 50))),
        DemoOffer(
            shop: 0, from: .days(-31), until: .days(40), kind: .shopCoupon, name: "新茶见面券", hand: .claimed,
            ladder: money((100, 10)), quantity: 500, perPerson: 3, validDays: 20),
        DemoOffer(
            shop: 0, from: .days(-31), until: .days(33), kind: .productCoupon, name: "龙井九折券", hand: .claimed,
            ladder: percent((0, 1_000), most: 30), products: [8, 9], quantity: 60, validDays: 15),
        DemoOffer(
            shop: 0, from: .days(-20), until: .days(45), kind: .shopCoupon, name: "老客答谢券", hand: .targeted,
            ladder: money((150, 25)), quantity: 50, given: [0, 1]),
        DemoOffer(
            shop: 0, from: .days(-31), until: .days(60), kind: .shopCoupon, name: "茶友群暗号", hand: .code, ladder: money((50, 8)),
            quantity: 100, code: "LONGWU26"),
        DemoOffer(
            shop: 0, from: .days(-5), until: .days(9), kind: .limitedPrice, name: "白牡丹限时价",
            prices: [(6, 0, 6_900, 60), (2, 0, 6_500, 40)], perPerson: 2),
        DemoOffer(
            shop: 0, from: .days(-31), until: .days(60), kind: .firstOrderPrice, name: "首单尝鲜价", prices: [(3, 0, 2_900, nil)]),
        DemoOffer(
            shop: 0, from: .days(-18), until: .days(-9), kind: .fullReduction, name: "立冬茶会满减", ladder: money((150, 15))),
        DemoOffer(
            shop: 0, from: .days(12), until: .days(30), kind: .fullReduction, name: "年货节满减", ladder: money((300, 40), (600, 100))),
        DemoOffer(
            shop: 1, from: .days(-31), until: .days(20), kind: .fullReduction, name: "多件多折",
            ladder: percent((2, 500), (4, 1_000), by: .pieces)),
        DemoOffer(
            shop: 1, from: .days(-31), until: .days(50), kind: .shopCoupon, name: "合作社见面礼", hand: .open, ladder: money((60, 5))),
        DemoOffer(
            shop: 2, from: .days(-31), until: .days(18), kind: .fullReduction, name: "一套更省",
            ladder: percent((300, 1_000), most: 60)),
        DemoOffer(
            shop: 2, from: .days(-4), until: .days(6), kind: .limitedPrice, name: "葵口碗限时价", prices: [(9, 0, 3_900, 80)],
            perPerson: 4),
        DemoOffer(
            shop: 3, from: .days(-31), until: .days(28), kind: .productCoupon, name: "汉服八五折", hand: .claimed,
            ladder: percent((0, 1_500), most: 50), category: ["服饰", "汉服"], quantity: 80, validDays: 30),
        DemoOffer(
            shop: 3, from: .days(-31), until: .days(28), kind: .shopCoupon, name: "换季衣裳券", hand: .claimed,
            ladder: money((300, 30)), quantity: 200, validDays: 30),
        DemoOffer(
            shop: 4, from: .days(-31), until: .days(15), kind: .fullReduction, name: "每满五十减五",
            ladder: Ladder([Ladder.Step(5_000, .amount(500))], repeats: true, most: 3_000)),
        DemoOffer(
            shop: 5, from: .days(-31), until: .days(21), kind: .productCoupon, name: "铁锅立减券", hand: .claimed, ladder: money((0, 20)),
            products: [9], quantity: 40),
        DemoOffer(
            shop: 6, from: .days(-31), until: .days(60), kind: .firstOrderPrice, name: "第一块皂", prices: [(9, 0, 1_900, nil)]),
        DemoOffer(
            shop: 7, from: .days(-31), until: .days(26), kind: .shopCoupon, name: "小朋友的券", hand: .claimed, ladder: money((80, 8)),
            quantity: 300, perPerson: 2),
        DemoOffer(
            shop: nil, from: .days(-31), until: .days(30), kind: .platformCoupon, name: "集市见面券", hand: .claimed,
            ladder: money((200, 15)), quantity: 1_000, perPerson: 2, validDays: 30, platformShare: 10_000),
        DemoOffer(
            shop: nil, from: .days(-30), until: .days(45), kind: .platformCoupon, name: "跨店满三百减三十", hand: .claimed,
            ladder: money((300, 30)), quantity: 300, platformShare: 6_000),
        DemoOffer(
            shop: nil, from: .days(-30), until: .days(60), kind: .platformCoupon, name: "邻居暗号", hand: .code, ladder: money((100, 6)),
            platformShare: 10_000, code: "SOUK2026"),
    ]

    /// Who claims what, before the end: the buyer's place, the offer's name. Those of the last hours are still in hand at the end.
    static let claims: [(ago: Span, buyer: Int, name: String)] = {
        var all: [(ago: Span, buyer: Int, name: String)] = []
        func add(_ name: String, _ days: Int64, _ buyers: [Int]) {
            for buyer in buyers { all.append((.hours(days * 24 - Int64(buyer)), buyer, name)) }
        }
        add("新茶见面券", 30, Array(0..<8))
        add("集市见面券", 29, Array(0..<8))
        add("龙井九折券", 25, Array(0..<6))
        add("汉服八五折", 24, [1, 3, 5])
        add("茶友群暗号", 20, [4, 7])
        add("小朋友的券", 18, [2])
        add("铁锅立减券", 17, [2])
        for buyer in 0..<3 {
            for (index, name) in ["新茶见面券", "跨店满三百减三十", "换季衣裳券", "小朋友的券"].enumerated() {
                all.append((.minutes(Int64(58 - index * 3 - buyer)), buyer, name))
            }
        }
        return all
    }()
}

/// What the shops ask for sending, by their places; who is not there sends free.
private struct DemoFreight {
    let shop: Int
    let draft: FreightDraft
    /// Products that go by it; empty for the default.
    var products: [Int] = []

    private static let overseas = FreightRegion(["71", "81", "82"], .notSent)

    private static func pieces(
        _ name: String, first: Int64, further: Int64, free: Int64, far: Int64, isDefault: Bool = true
    ) -> FreightDraft {
        FreightDraft(
            name: name, measure: .pieces, isDefault: isDefault,
            elsewhere: .sent(FreightRate(first: first, upTo: 1, further: further, each: 1, freeAmount: free)),
            regions: [
                FreightRegion(["54", "65"], .sent(FreightRate(first: far, upTo: 1, further: further * 4 + 200, each: 1))), overseas,
            ])
    }

    private static func grams(_ name: String, first: Int64, upTo: Int64, further: Int64, each: Int64, free: Int64?) -> FreightDraft {
        FreightDraft(
            name: name, measure: .grams, isDefault: true,
            elsewhere: .sent(FreightRate(first: first, upTo: upTo, further: further, each: each, freeAmount: free)),
            regions: [
                FreightRegion(
                    ["54", "63", "65"], .sent(FreightRate(first: first * 2, upTo: upTo, further: further * 4, each: each))), overseas,
            ])
    }

    static let all: [DemoFreight] = [
        DemoFreight(shop: 0, draft: pieces("茶叶快递", first: 800, further: 100, free: 9_900, far: 1_800)),
        DemoFreight(shop: 1, draft: grams("鲜果冷链（按重量）", first: 1_000, upTo: 3_000, further: 200, each: 1_000, free: 8_800)),
        DemoFreight(
            shop: 1, draft: pieces("干货普快", first: 600, further: 0, free: 3_900, far: 1_500, isDefault: false), products: [0, 1, 2, 3, 4]),
        DemoFreight(shop: 2, draft: grams("易碎加固（按重量）", first: 1_200, upTo: 1_000, further: 300, each: 500, free: 19_900)),
        DemoFreight(shop: 4, draft: pieces("文具小包", first: 600, further: 0, free: 4_900, far: 1_200)),
        DemoFreight(shop: 5, draft: grams("厨具大件（按重量）", first: 1_000, upTo: 2_000, further: 200, each: 1_000, free: 15_900)),
        DemoFreight(shop: 6, draft: pieces("日用快递", first: 800, further: 100, free: 6_900, far: 1_500)),
        DemoFreight(shop: 7, draft: pieces("童书玩具", first: 800, further: 200, free: 8_800, far: 1_600)),
    ]
}

extension Market {
    /// Templates first, so that the first order already pays for sending.
    func askForFreight(_ stalls: [Stall]) async throws {
        for freight in DemoFreight.all {
            let stall = stalls[freight.shop]
            let saved = try await offers.save(freight.draft, of: stall.shop, by: stall.owner)
            guard !freight.products.isEmpty else { continue }
            try await offers.setFreight(saved.id, of: freight.products.map { stall.products[$0].id }, in: stall.shop, by: stall.owner)
        }
    }

    /// - Returns: every offer by its name, with its shop.
    func makeOffers(
        _ stalls: [Stall], buyers: [ID<Account>], admin: ID<Account>, end: Timestamp
    ) async throws -> [String: Offer] {
        var made: [String: Offer] = [:]
        for (index, demo) in DemoOffer.all.enumerated() {
            let stall = demo.shop.map { stalls[$0] }
            var scope = OfferScope.all
            if !demo.category.isEmpty {
                scope = .categories([try await catalog.category(path: demo.category)])
            } else if let stall, !demo.products.isEmpty {
                scope = .products(demo.products.map { stall.products[$0].id })
            }
            let prices: [OfferPrice] = demo.prices.compactMap { price in
                stall.map { OfferPrice(sku: $0.products[price.product].skus[price.sku].id, price: .cny(price.fen), stock: price.stock) }
            }
            let terms = OfferTerms(
                demo.kind, demo.name, hand: demo.hand, scope: scope, ladder: demo.ladder, prices: prices, from: end + demo.from,
                until: end + demo.until, validDays: demo.validDays, quantity: demo.quantity, perPerson: demo.perPerson,
                platformShare: Rate(basisPoints: demo.platformShare), couponCode: demo.code)
            let offer = try await offers.make(terms, of: stall?.shop, by: stall?.owner ?? admin, key: "demo-offer-\(index)")
            made[demo.name] = offer
            if !demo.given.isEmpty {
                _ = try await offers.give(
                    offer.id, of: stall?.shop, to: demo.given.map { buyers[$0] }, by: stall?.owner ?? admin, key: "demo-given-\(index)")
            }
        }
        return made
    }

    /// A buyer gets a coupon, by its code where it has one.
    func claim(_ offer: Offer, by buyer: ID<Account>, key: String) async throws {
        if offer.terms.couponCode.isEmpty {
            _ = try await offers.claim(offer.id, of: offer.shop, by: buyer, key: key)
        } else {
            _ = try await offers.claim(code: offer.terms.couponCode, by: buyer, key: key)
        }
    }
}
