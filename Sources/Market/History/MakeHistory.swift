// MakeHistory.swift: the plan happens: people place, pay, ship and confirm through the rooms' doors, on a clock of the past.
import Catalog
import Core
import Identity
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
        guard let admin = accounts[.admin] else { preconditionFailure("a platform of nobody") }
        try await past.pass(end - .days(31) - .hours(4))
        for stall in stalls { try await keepReturnAddress(of: stall) }
        try await askForFreight(stalls)
        let all = DemoPerson.allBuyers.compactMap { accounts[$0] }
        let made = try await makeOffers(stalls, buyers: all, admin: admin, end: end)
        let plan = HistoryPlan(shops: DemoShop.all, end: end, seed: seed)
        let people = DemoPerson.allBuyers.compactMap { person -> (ID<Account>, PostalAddress)? in
            guard let account = accounts[person], let home = homes[person] else { return nil }
            return (account, home)
        }
        var history = History(
            market: self, stalls: stalls, buyers: people, admin: admin, shipper: accounts[.shipper], service: accounts[.service],
            offers: made, plan: plan, end: end)
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
        for (shop, product) in [(0, 9), (0, 6), (2, 9), (1, 9)] {   // a cart that was left, so that there is one to look at
            let line = WantedLine(shop: stalls[shop].shop, sku: stalls[shop].products[product].skus[0].id, quantity: 1)
            try await trade.addToCart(line, of: people[1].0)
        }
    }
}

extension DemoShop {
    /// In the order in which they opened.
    static let all: [DemoShop] = [tea, fruit, ceramics, clothing, stationery, kitchen, care, toys]
}
