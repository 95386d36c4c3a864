// KillPointTests.swift: a process that dies every few commits, at each of them in turn, loses no money and makes none.
import AfterSale
import App
import Catalog
import Core
import Foundation
import Identity
import Payments
import SandboxPay
import Settlement
import Store
import TestKit
import Testing
import Trade

@testable import Market

/// Two orders' whole way, from the buyer to the shop's own account and back, after which nobody has or owes anything.
private struct WayOfMoney {
    static let price: Int64 = 30_000
    /// 1 % of what the buyer keeps of both orders, each rounded down.
    static let fee: Int64 = 590 + 300
    let owner: ID<Account>, reviewer: ID<Account>, shop: ID<Shop>, sku: ID<SKU>, buyer: Town.Buyer

    init(_ town: Town) async throws {
        (owner, shop, buyer) = (town.stands[0].owner, town.stands[0].shop, town.buyers[0])
        reviewer = try #require(town.admin)
        let draft = ProductDraft(title: "货品", skus: [SKUDraft(price: .cny(Self.price), stock: 1_000)])
        let made = try await town.house.catalog.createProduct(in: shop, draft)
        sku = try #require(try await town.house.catalog.setState(.listed, of: made.id, in: shop).skus.first).id
        let details = try PayoutDetails(.company, holder: "商号 1", number: "62220001", bank: "宁波银行")
        try await town.house.settlement.save(details, of: shop, by: owner)
    }

    func go(_ town: inout Town, _ name: String) async throws {
        let (shop, owner, reviewer) = (shop, owner, reviewer)
        let first = try await buy(3, &town, "\(name)-1")
        let words = try CaseWords("不要了")
        let draft = CaseDraft(.refund, line: 1, pieces: 1, isUnsent: true, reason: .unwanted, words: words)
        let account = buyer.account
        let asked = try await town.attempt("asked") { house in
            try await house.afterSale.ask(draft, of: first, shop: shop, by: account, key: "\(name)-ask")
        }
        let id = try #require(asked).id
        _ = try await town.attempt("agreed") { try await $0.afterSale.agree(to: id, of: shop, Agreement(fault: .buyer), by: owner) }
        try await town.pass(to: town.clock.now() + .minutes(10))
        try await receive(first, &town, "\(name)-1")
        try await expect(&town, available: 59_400, debt: 0)

        let large = try await withdraw(59_400, &town, "\(name)-1")
        _ = try await town.attempt("let go") { try await $0.settlement.approve(large, of: shop, by: reviewer) }
        try await town.pass(to: town.clock.now() + .minutes(10))
        _ = try await town.attempt("gave back") { house in
            try await house.afterSale.give(.cny(1_000), for: 1, of: first, shop: shop, as: .goodwill, words: words, by: owner, key: name)
        }
        try await town.pass(to: town.clock.now() + .minutes(10))
        try await expect(&town, available: 0, debt: 990)

        try await receive(try await buy(1, &town, "\(name)-2"), &town, "\(name)-2")
        try await expect(&town, available: 28_710, debt: 0)
        _ = try await withdraw(28_710, &town, "\(name)-2")
        try await town.pass(to: town.clock.now() + .minutes(10))
        try await expect(&town, available: 0, debt: 0)
    }

    private func buy(_ pieces: Int64, _ town: inout Town, _ key: String) async throws -> ID<Order> {
        let checkout = Checkout(
            buyer: buyer.account, lines: [WantedLine(shop: shop, sku: sku, quantity: pieces)], address: .postal(buyer.address),
            total: .cny(Self.price * pieces), fromCart: false, key: key)
        let placed = try #require(try await town.attempt("placed") { try await $0.trade.place(checkout) })
        let payment = try #require(placed.payment.flatMap { PaymentNumber.read($0) }).id
        let account = buyer.account
        _ = try await town.attempt("sent to pay") { _ = try await $0.payments.start(payment, of: account) }
        _ = try await town.attempt("paid") { try await $0.sandbox.pay(payment, of: account, .prompt) }
        try await town.pass(to: town.clock.now() + .minutes(10))
        return placed.orders[0].order
    }

    private func receive(_ order: ID<Order>, _ town: inout Town, _ key: String) async throws {
        let (shop, owner, account) = (shop, owner, buyer.account)
        let parcel = try Shipment(carrier: .sf, number: "SF\(order.number)", lines: [])
        _ = try await town.attempt("shipped") { try await $0.trade.ship(order, of: shop, parcel, by: owner, key: key) }
        _ = try await town.attempt("confirmed") { try await $0.trade.confirm(order, of: shop, by: account) }
        try await town.pass(to: town.clock.now() + .days(1) + .minutes(1))
    }

    private func withdraw(_ amount: Int64, _ town: inout Town, _ key: String) async throws -> ID<Withdrawal> {
        let (shop, owner) = (shop, owner)
        return try #require(
            try await town.attempt("withdrew") { try await $0.settlement.withdraw(.cny(amount), of: shop, by: owner, key: key) }
        ).id
    }

    private func expect(_ town: inout Town, available: Int64, debt: Int64) async throws {
        let shop = shop
        let funds = try #require(try await town.attempt("looked") { try await $0.settlement.funds(of: shop) })
        #expect(
            funds.available == .cny(available) && funds.debt == .cny(debt) && funds.held == .cny(0) && funds.withdrawing == .cny(0),
            "after \(town.report.crashes) deaths: \(funds), refused: \(town.report.refused)")
    }
}

@Suite struct KillPointTests {
    /// How many commits each life makes. The first makes fewer, so that over all ways the process dies at every one.
    private static let commits = 4

    @Test(arguments: [false, true], TestStore.all)
    func `money comes to its end whichever two steps the process dies between`(isLastMade: Bool, backend: TestStore) async throws {
        let store = try await backend.open(Array(allMigrations.dropFirst(kernelMigrations.count)))
        let media = FileManager.default.temporaryDirectory.appendingPathComponent("souk-killed-\(Random.system.secret())").path
        defer { try? FileManager.default.removeItem(atPath: media) }
        let premises = Premises(on: store, media: media)
        var town = try Town(Simulation(seed: 3, days: 1, hasFaults: false), premises)
        try await town.settle()
        try await town.pass(to: town.clock.now() + .minutes(2))
        let way = try await WayOfMoney(town)
        for first in 0...Self.commits {
            town.rhythm = Mortality(commits: first, isLastMade: isLastMade)
            try town.reopen()
            town.rhythm = Mortality(commits: Self.commits, isLastMade: isLastMade)
            try await way.go(&town, "way\(first)")
        }
        try await town.rest()
        #expect(town.report.problems.isEmpty && town.report.crashes > 100, "\(town.report.lines)")
        #expect(town.report.money["platform fee"] == Int(WayOfMoney.fee) * (Self.commits + 1), "\(town.report.money)")
        let broken = try await premises.prove(store, town.clock.now())
        #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
        await store.close()
    }
}
