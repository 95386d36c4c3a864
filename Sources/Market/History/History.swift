// History.swift: everything that happens in the demo's month, in order of time, and doing each of it.
import Catalog
import Core
import CustomerService
import Identity
import Offers
import Payments
import Reviews
import SandboxPay
import Store
import Trade

/// The deeds of a plan, and what came of those done so far.
struct History {
    struct Deed {
        enum Act {
            case place, pay, cancel, ship(parcel: Int, of: Int), confirm, restock, ask, answer, tell(step: Int), say, claim, money, compare
        }
        let at: Timestamp
        /// The place in the visits, the plan's restocks, the talks, the claims, the deeds of money, or the comparisons.
        let index: Int
        let act: Act
    }

    let market: Market
    let stalls: [Stall]
    let buyers: [(account: ID<Account>, home: PostalAddress)]
    let admin: ID<Account>, shipper: ID<Account>?
    let plan: HistoryPlan
    let deeds: [Deed]
    private let service: ID<Account>?
    private let offers: [String: Offer]
    /// The plan's, then those of the stories.
    private let visits: [HistoryPlan.Visit]
    private let comparisons: [(at: Timestamp, act: MoneyDeed.Act)]
    private var placed: [Int: Placed] = [:]
    private var asked: [Int: ID<Conversation>] = [:]
    private var tellings: [Int: Telling] = [:]
    /// How many reviews a shop has had, by its place.
    private var said: [Int: Int] = [:]

    init(
        market: Market, stalls: [Stall], buyers: [(ID<Account>, PostalAddress)], admin: ID<Account>, shipper: ID<Account>?,
        service: ID<Account>?, offers: [String: Offer], plan: HistoryPlan, end: Timestamp
    ) {
        (self.market, self.stalls, self.shipper, self.service, self.plan) = (market, stalls, shipper, service, plan)
        (self.admin, self.offers) = (admin, offers)
        visits = plan.visits + Story.all.map { $0.visit(end: end) }
        comparisons = Market.comparisons(end: end)
        self.buyers = buyers.map { (account: $0.0, home: $0.1) }
        var deeds = plan.restocks.enumerated().map { Deed(at: $1.at, index: $0, act: .restock) }
        for (index, talk) in Talk.all.enumerated() {
            deeds.append(Deed(at: end - talk.ago, index: index, act: .ask))
            if let answer = talk.answer { deeds.append(Deed(at: end - talk.ago + answer.after, index: index, act: .answer)) }
        }
        for (index, story) in Story.all.enumerated() {
            for (step, told) in story.then.enumerated() {
                let at = end - .hours(story.ago - told.after)
                deeds.append(Deed(at: at, index: plan.visits.count + index, act: .tell(step: step)))
            }
        }
        for (index, claim) in DemoOffer.claims.enumerated() { deeds.append(Deed(at: end - claim.ago, index: index, act: .claim)) }
        for (index, deed) in MoneyDeed.all.enumerated() { deeds.append(Deed(at: end - deed.ago, index: index, act: .money)) }
        for (index, compared) in comparisons.enumerated() { deeds.append(Deed(at: compared.at, index: index, act: .compare)) }
        for (index, visit) in visits.enumerated() {
            deeds.append(Deed(at: visit.at, index: index, act: .place))
            switch visit.fate {
            case .neverPaid: break
            case .cancelledUnpaid(let after): deeds.append(Deed(at: visit.at + after, index: index, act: .cancel))
            case .cancelledPaid(let pays, let cancels):
                deeds.append(Deed(at: visit.at + pays, index: index, act: .pay))
                deeds.append(Deed(at: visit.at + cancels, index: index, act: .cancel))
            case .sold(let pays, let parcels, let confirms):
                deeds.append(Deed(at: visit.at + pays, index: index, act: .pay))
                for (number, after) in parcels.enumerated() {
                    deeds.append(Deed(at: visit.at + after, index: index, act: .ship(parcel: number, of: parcels.count)))
                }
                if let confirms, let last = parcels.last, confirms > last {
                    deeds.append(Deed(at: visit.at + confirms, index: index, act: .confirm))
                    if index < plan.visits.count, index % 2 == 0 {
                        deeds.append(Deed(at: visit.at + confirms + .hours(20 + Int64(index % 30)), index: index, act: .say))
                    }
                }
            }
        }
        let order = deeds.indices.sorted { (deeds[$0].at, $0) < (deeds[$1].at, $1) }
        self.deeds = order.map { deeds[$0] }
    }

    mutating func act(_ deed: Deed) async throws {
        switch deed.act {
        case .restock: return try await restock(plan.restocks[deed.index])
        case .ask: return try await ask(deed.index)
        case .answer: return try await answer(deed.index)
        case .tell(let step): return try await tell(deed.index, step)
        case .say: return try await say(deed.index)
        case .claim:
            let claim = DemoOffer.claims[deed.index]
            guard let offer = offers[claim.name] else { return }
            return try await market.claim(offer, by: buyers[claim.buyer].account, key: "demo-claim-\(deed.index)")
        case .money:
            return try await market.act(
                MoneyDeed.all[deed.index], stalls, admin: admin, at: deed.at, key: "demo-money-\(deed.index)")
        case .compare:
            let deed = comparisons[deed.index]
            return try await market.act(
                MoneyDeed(ago: .hours(0), shop: 0, act: deed.act), stalls, admin: admin, at: deed.at, key: "demo-compare")
        case .place, .pay, .cancel, .ship, .confirm: break
        }
        let visit = visits[deed.index]
        let buyer = buyers[visit.buyer]
        if case .place = deed.act {
            placed[deed.index] = try await place(visit, number: deed.index)
            return
        }
        guard let placed = placed[deed.index] else { return }
        switch deed.act {
        case .place, .restock, .ask, .answer, .tell, .say, .claim, .money, .compare: return
        case .pay:
            guard let number = placed.payment, let (_, payment) = PaymentNumber.read(number) else { return }
            _ = try await market.payments.start(payment, of: buyer.account)
            try await market.sandbox.pay(payment, of: buyer.account, .prompt)
        case .cancel:
            for part in placed.orders { _ = try await market.trade.cancel(part.order, of: part.shop, by: buyer.account) }
        case .ship(let parcel, let count):
            for part in placed.orders { try await ship(part, parcel: parcel, of: count, visit: deed.index) }
        case .confirm:
            for part in placed.orders { _ = try await market.trade.confirm(part.order, of: part.shop, by: buyer.account) }
        }
    }

    private func place(_ visit: HistoryPlan.Visit, number: Int) async throws -> Placed {
        let buyer = buyers[visit.buyer]
        let lines = visit.wants.map { want in
            let stall = stalls[want.shop]
            return WantedLine(shop: stall.shop, sku: stall.products[want.product].skus[want.sku].id, quantity: want.quantity)
        }
        let total = try await market.trade.quote(lines, for: QuoteFor(buyer: buyer.account, division: buyer.home.division)).total
        let notes = visit.note.isEmpty ? [:] : [stalls[visit.wants[0].shop].shop: visit.note]
        return try await market.trade.place(
            Checkout(buyer: buyer.account, lines: lines, address: .postal(buyer.home), total: total, notes: notes, key: "demo-\(number)"))
    }

    /// The first of two parcels has the first line; what comes last has all that is left.
    private func ship(_ part: Placed.Part, parcel: Int, of count: Int, visit: Int) async throws {
        guard let stall = stalls.first(where: { $0.shop == part.shop }) else { return }
        let order = try await market.trade.order(part.order, of: part.shop)
        guard order.state == .awaitingShipment || order.state == .partlyShipped else { return }
        var lines: [ParcelLine] = []
        if parcel + 1 < count, let first = order.items.first, order.items.count > 1 || first.quantity > 1 {
            lines = [ParcelLine(line: first.line, quantity: order.items.count > 1 ? first.quantity : 1)]
        } else if parcel + 1 < count {
            return   // one piece: it goes with the last parcel
        }
        let carrier = [Carrier.sf, .zto, .yto, .jt, .jd][visit % 5]
        let number = "\(carrier.rawValue)\(7_380_000_000 + Int64(visit) * 7_919 + Int64(parcel) * 31 + part.order.number % 97)"
        let staff = stall.demo.slug == DemoShop.tea.slug ? shipper ?? stall.owner : stall.owner
        _ = try await market.trade.ship(
            part.order, of: part.shop, try Shipment(carrier: carrier, number: number, lines: lines), by: staff,
            key: "demo-\(part.order)-\(parcel)")
    }

    private mutating func ask(_ index: Int) async throws {
        let talk = Talk.all[index]
        guard let stall = stalls.first(where: { $0.demo.slug == talk.shop.slug }) else { return }
        let product = talk.about.flatMap { word in stall.products.first { $0.title.contains(word) } }
        let draft = try MessageDraft(text: talk.question, card: product.map { .product($0.id) })
        asked[index] =
            try await market.customerService.send(draft, to: stall.shop, by: buyers[talk.buyer].account, key: "demo-ask-\(index)")
            .conversation
    }

    private func answer(_ index: Int) async throws {
        let talk = Talk.all[index]
        guard let conversation = asked[index], let text = talk.answer?.text,
            let stall = stalls.first(where: { $0.demo.slug == talk.shop.slug })
        else { return }
        let staff = talk.shop.slug == DemoShop.tea.slug ? service ?? stall.owner : stall.owner
        _ = try await market.customerService.answer(
            conversation, of: stall.shop, try MessageDraft(text: text), by: staff, key: "demo-answer-\(index)")
    }

    /// The next step of a story, once its order is there.
    private mutating func tell(_ index: Int, _ step: Int) async throws {
        let story = Story.all[index - plan.visits.count]
        let stall = stalls[story.want.shop]
        guard let part = placed[index]?.orders.first else { return }
        var telling =
            tellings[index]
            ?? Telling(
                part: part, stall: stall, product: stall.demo.products[story.want.product], buyer: buyers[story.buyer].account, admin: admin
            )
        try await market.tell(story.then[step].act, of: &telling, want: story.want, key: "demo-story-\(index)-\(step)")
        tellings[index] = telling
    }

    /// Of an order that was confirmed, its buyer says how its first item was, and the shop may answer.
    private mutating func say(_ index: Int) async throws {
        let shop = visits[index].wants[0].shop
        let stall = stalls[shop]
        guard let part = placed[index]?.orders.first(where: { $0.shop == stall.shop }) else { return }
        let sayings = stall.demo.sayings, number = said[shop, default: 0]
        said[shop] = number + 1
        let saying = sayings[number % sayings.count]
        let buyer = buyers[visits[index].buyer].account
        let review = try await market.reviews.write(
            saying.stars, ReviewWords(saying.text), of: 1, in: part.order, shop: part.shop, by: buyer)
        guard let answer = saying.answer else { return }
        try await market.reviews.answer(review.id, of: part.shop, answer, by: stall.owner)
    }

    private func restock(_ restock: HistoryPlan.Restock) async throws {
        let stall = stalls[restock.shop]
        let product = try await market.catalog.product(stall.products[restock.product].id, of: stall.shop)
        let sku = product.skus[restock.sku]
        try await market.catalog.setStock(of: stall.shop, [(sku: sku.id, onHand: sku.onHand + restock.pieces)])
    }
}
