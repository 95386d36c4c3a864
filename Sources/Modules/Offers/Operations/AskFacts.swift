// AskFacts.swift: what a price must know of the buyer now: only the questions that the offers at hand raise.
import Catalog
import Core
import Identity
import Store

/// The reads that pricing needs beside the catalogue's, to be loaded together with others. Without offers there are none.
public struct FactQuestions: Sendable {
    typealias Answer = @Sendable (inout BuyerFacts, [Row]) throws -> Void
    fileprivate(set) var questions: [(query: SQL, answer: Answer)] = []
    private let isStranger: Bool

    public var queries: [SQL] { questions.map(\.query) }

    fileprivate init(isStranger: Bool) { self.isStranger = isStranger }

    /// - Parameter rows: one list for each query, in their order.
    public func facts(_ rows: [[Row]]) throws -> BuyerFacts {
        var facts = BuyerFacts()
        facts.isStranger = isStranger
        for (question, rows) in zip(questions, rows) { try question.answer(&facts, rows) }
        return facts
    }
}

extension Offers {
    /// - Parameters:
    ///   - skus: what is wanted, by shop.
    ///   - named: coupons that the buyer chose; they are read even when they can no longer be spent.
    ///   - orders: one number, how many orders a person has at a shop that were not cancelled.
    public func questions(
        _ rules: [ID<Shop>: ShopRules], _ platform: ShopRules, skus: [ID<Shop>: [ID<SKU>]], buyer: ID<Account>?, named: [ID<Coupon>],
        at now: Timestamp, orders: @Sendable (ID<Account>, ID<Shop>) -> SQL
    ) -> FactQuestions {
        var all = FactQuestions(isStranger: buyer == nil)
        let shops = skus.keys.sorted()
        let hasCoupons =
            platform.offers.contains(where: \.kind.isCoupon)
            || shops.contains { rules[$0]?.offers.contains(where: \.kind.isCoupon) ?? false }
        if let buyer, hasCoupons || !named.isEmpty {
            all.questions.append(
                (.usableCoupons(of: buyer, at: shops, now: now, named: named), { $0.coupons = try $1.map(Coupon.init) }))
        }
        for shop in shops {
            ask(&all, shop, (rules[shop] ?? .none).offers.filter { $0.isLive(at: now) }, skus[shop] ?? [], buyer, orders)
        }
        return all
    }

    private func ask(
        _ all: inout FactQuestions, _ shop: ID<Shop>, _ live: [Offer], _ skus: [ID<SKU>], _ buyer: ID<Account>?,
        _ orders: @Sendable (ID<Account>, ID<Shop>) -> SQL
    ) {
        let wanted = Set(skus)
        let prices = live.filter { $0.kind.isPrice && $0.terms.prices.contains { wanted.contains($0.sku) } }
        let stocked = prices.filter { $0.terms.prices.contains { $0.stock != nil && wanted.contains($0.sku) } }
        if !stocked.isEmpty {
            all.questions.append(
                (
                    .offerStock(stocked.map(\.id), skus, of: shop),
                    { for row in $1 { $0.stock[OfferSKU(try row.id(0), try row.id(1))] = try row.int64(2) } }
                ))
        }
        let open = live.filter { $0.kind.isCoupon && $0.terms.hand == .open }
        if !open.isEmpty {
            all.questions.append(
                (
                    .offerCounts(open.map(\.id), of: shop, person: buyer),
                    {
                        for row in $1 {
                            let offer: ID<Offer> = try row.id(0)
                            ($0.given[offer], $0.got[offer]) = (try row.int64(1), try row.int64(2))
                        }
                    }
                ))
        }
        guard let buyer else { return }
        let limited = prices.filter { $0.terms.perPerson > 0 }
        if !limited.isEmpty {
            all.questions.append(
                (
                    .offerTaken(limited.map(\.id), skus, of: shop, person: buyer),
                    { for row in $1 { $0.taken[OfferSKU(try row.id(0), try row.id(1))] = try row.int64(2) } }
                ))
        }
        if prices.contains(where: { $0.kind == .firstOrderPrice }) {
            all.questions.append(
                (orders(buyer, shop), { if try $1.first?.int64(0) ?? 0 == 0 { $0.firstAt.insert(shop) } }))
            // An order that was received and went back came to nothing, but its price was had.
            all.questions.append(
                (.firstPriceHad(at: shop, person: buyer), { if !$1.isEmpty { $0.firstAt.remove(shop) } }))
        }
        if let memberLevels, prices.contains(where: { $0.kind == .memberPrice }) {
            all.questions.append((memberLevels.query(buyer, shop), { $0.levels[shop] = try $1.first?.int64(0) ?? 0 }))
        }
    }
}
