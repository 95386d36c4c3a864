// MakeHistory.swift: the plan happens: people place, pay, ship and confirm through the rooms' doors, on a clock of the past.
import Catalog
import Core
import CustomerService
import Identity
import Payments
import SandboxPay
import Store
import Trade

/// Time in the hands of who makes a past.
public struct Past: Sendable {
    /// Moves the clock on to a moment; what falls due before it is done at its own time.
    public let pass: @Sendable (_ to: Timestamp) async throws -> Void

    public init(pass: @escaping @Sendable (_ to: Timestamp) async throws -> Void) { self.pass = pass }
}

extension Market {
    /// When the clock of a past that ends now has to begin.
    public static func beginning(end: Timestamp) -> Timestamp { end - HistoryPlan.opening - .days(1) }

    /// Makes the whole demo in data that has nobody yet: people, shops, and a month of trade that ends at `end`. The rooms of this
    /// market run on the clock that `past` moves, which stands at ``beginning(end:)``.
    /// - Parameter onDay: is told how many of the days of trade are done; called about 30 times.
    public func make(_ past: Past, end: Timestamp, seed: UInt64 = 20_261_122, onDay: @Sendable (Int64) async throws -> Void) async throws {
        let accounts = try await settlePeople()
        let homes = try await giveAddresses(accounts)
        var stalls: [Stall] = []
        for (index, demo) in DemoShop.all.enumerated() {
            try await past.pass(end - HistoryPlan.opening + .days(Int64(index)))
            guard let owner = accounts[demo.owner] else { preconditionFailure("a shop of nobody") }
            stalls.append(try await openShop(demo, by: owner))
        }
        try await hire(accounts, for: stalls[0])
        for index in 0..<10 {   // one of each shop in turn, so that what is new is never of one trade only
            for shop in stalls.indices where index < stalls[shop].demo.products.count {
                let at = end - .days(34) + .hours(Int64(index) * 7) + .minutes(Int64(shop) * 20)
                try await past.pass(at)
                try await shelve(index, in: &stalls[shop])
            }
        }
        try await nameCategories(by: accounts[.admin])
        let plan = HistoryPlan(shops: DemoShop.all, end: end, seed: seed)
        let people = DemoPerson.allBuyers.compactMap { person -> (ID<Account>, PostalAddress)? in
            guard let account = accounts[person], let home = homes[person] else { return nil }
            return (account, home)
        }
        var history = History(
            market: self, stalls: stalls, buyers: people, shipper: accounts[.shipper], service: accounts[.service], plan: plan, end: end)
        var day: Int64 = 0
        for deed in history.deeds where deed.at <= end {
            try await past.pass(deed.at)
            try await history.act(deed)
            let today = max(0, HistoryPlan.days - (end - deed.at).milliseconds / 86_400_000)
            if today > day {
                day = today
                try await onDay(day)
            }
        }
        try await past.pass(end)
    }
}

/// The deeds of a plan, and what came of those done so far.
private struct History {
    struct Deed {
        enum Act { case place, pay, cancel, ship(parcel: Int, of: Int), confirm, restock, ask, answer }
        let at: Timestamp
        /// The place in the plan's visits, its restocks, or the talks.
        let index: Int
        let act: Act
    }

    let market: Market
    let stalls: [Stall]
    let buyers: [(account: ID<Account>, home: PostalAddress)]
    let shipper: ID<Account>?
    let plan: HistoryPlan
    let deeds: [Deed]
    private let service: ID<Account>?
    private var placed: [Int: Placed] = [:]
    private var asked: [Int: ID<Conversation>] = [:]

    init(
        market: Market, stalls: [Stall], buyers: [(ID<Account>, PostalAddress)], shipper: ID<Account>?, service: ID<Account>?,
        plan: HistoryPlan, end: Timestamp
    ) {
        (self.market, self.stalls, self.shipper, self.service, self.plan) = (market, stalls, shipper, service, plan)
        self.buyers = buyers.map { (account: $0.0, home: $0.1) }
        var deeds = plan.restocks.enumerated().map { Deed(at: $1.at, index: $0, act: .restock) }
        for (index, talk) in Talk.all.enumerated() {
            deeds.append(Deed(at: end - talk.ago, index: index, act: .ask))
            if let answer = talk.answer { deeds.append(Deed(at: end - talk.ago + answer.after, index: index, act: .answer)) }
        }
        for (index, visit) in plan.visits.enumerated() {
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
        default: break
        }
        let visit = plan.visits[deed.index]
        let buyer = buyers[visit.buyer]
        if case .place = deed.act {
            placed[deed.index] = try await place(visit, number: deed.index)
            return
        }
        guard let placed = placed[deed.index] else { return }
        switch deed.act {
        case .place, .restock, .ask, .answer: return
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
            Checkout(buyer: buyer.account, lines: lines, address: buyer.home, total: total, notes: notes, key: "demo-\(number)"))
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

    private func restock(_ restock: HistoryPlan.Restock) async throws {
        let stall = stalls[restock.shop]
        let product = try await market.catalog.product(stall.products[restock.product].id, of: stall.shop)
        let sku = product.skus[restock.sku]
        try await market.catalog.setStock(of: stall.shop, [(sku: sku.id, onHand: sku.onHand + restock.pieces)])
    }
}

extension DemoShop {
    /// In the order in which they opened.
    static let all: [DemoShop] = [tea, fruit, ceramics, clothing, stationery, kitchen, care, toys]
}
