// MoneyStoryTests.swift: an order's money from the buyer to the merchants and back, over HTTP, every balance worked out by hand.
import Core
import StoryKit
import TestKit
import Testing
import Web

/// Three kinds of goods of two shops: 龙井 ×3 at 100.00 and 盖碗 at 60.00 of one, a 围巾 at 140.00 of the other.
///
/// | | 龙井 | 盖碗 | 围巾 | |
/// | --- | --- | --- | --- | --- |
/// | price | 300.00 | 60.00 | 140.00 | |
/// | 满 300 减 36, the shop's | −30.00 | −6.00 | | by 300 : 60 |
/// | freight 8.00 and 2.00 each; 10.00 | 11.67 | 2.33 | 10.00 | four pieces: 14.00, by 270 : 54 |
/// | 满 400 减 23, the platform's | −13.38 | −2.68 | −6.94 | by 270 : 54 : 140, the two largest remainders up |
/// | of it the platform bears 60 % | 8.03 | 1.61 | 4.16 | 13.80 |
/// | paid for goods | 256.62 | 51.32 | 133.06 | 441.00, and 24.00 freight |
@Suite struct MoneyStoryTests {
    @Test(arguments: TestStore.all)
    func `an order's money, from the buyer to the merchants and back`(backend: TestStore) async throws {
        let story = try await MoneyStory(on: backend)
        let (tea, scarf) = (story.tea, story.scarf)
        try await offer(story)
        let placed = try await buy(story)
        #expect(try await story.books() == [:])   // nothing was paid yet
        let (teaOrder, scarfOrder) = try orders(placed, story)

        try await story.pay(placed)
        #expect(try await story.books() == ["tea.held": 32_194, "scarf.held": 14_306, "sandbox.clearing": -46_500])

        try await story.ship(teaOrder, of: tea)
        try await story.ship(scarfOrder, of: scarf)
        // One 龙井 comes back, which nobody is to blame for: ⌊256.62 ÷ 3⌋ = 85.54, and no freight.
        let back = try await give(back: "return", line: 1, "unwanted", of: teaOrder, fault: "buyer", story)
        #expect(try await story.books() == ["tea.held": 32_194, "scarf.held": 14_306, "sandbox.clearing": -46_500])
        try await story.ask(
            "POST", "/me/shops/\(tea.id)/after-sales/\(back)/send-back", ["carrier": "ZTO", "number": "ZT10002000"], as: story.buyer)
        try await story.ask("POST", "/shops/\(tea.id)/after-sales/\(back)/receive", ["fate": "restocked"], as: tea.token)
        try await story.settle()
        #expect(try await story.books() == ["tea.held": 23_640, "scarf.held": 14_306, "sandbox.clearing": -37_946])
        // The 盖碗 was broken: all of it goes back, with its freight: 51.32 + 2.33.
        try await give(back: "refund", line: 2, "damaged", of: teaOrder, fault: "shop", story)
        try await story.settle()
        #expect(try await story.books() == ["tea.held": 18_275, "scarf.held": 14_306, "sandbox.clearing": -32_581])

        try await story.confirm(teaOrder, of: tea)
        try await story.confirm(scarfOrder, of: scarf)
        try await story.pass(.milliseconds(7 * 86_400_000 - 1))
        #expect(try await story.books() == ["tea.held": 18_275, "scarf.held": 14_306, "sandbox.clearing": -32_581])
        try await story.pass(.milliseconds(1))
        // Two 龙井 for 171.08 bear a fee of 1.71 and bring ⌊8.03 × 2 ÷ 3⌋ = 5.35 of the platform's: 171.08 + 11.67 − 1.71 + 5.35.
        // The 围巾: 133.06 + 10.00 − 1.33 + 4.16.
        #expect(
            try await story.books() == [
                "tea.available": 18_639, "scarf.available": 14_589, "platform.fee": 304, "platform.marketing": -951,
                "sandbox.clearing": -32_581,
            ])

        try await withdraw(18_000, of: tea, story)
        #expect(
            try await story.books() == [
                "tea.available": 639, "tea.withdrawing": 18_000, "scarf.available": 14_589, "platform.fee": 304,
                "platform.marketing": -951, "sandbox.clearing": -32_581,
            ])
        try await story.settle()   // it arrived; the provider took 0.10 for it, which the platform bears
        #expect(
            try await story.books() == [
                "tea.available": 639, "scarf.available": 14_589, "platform.fee": 304, "platform.marketing": -951,
                "platform.providerFee": -10, "sandbox.clearing": -14_571,
            ])

        // Long after, the shop takes the blame for another 龙井: 85.54 and 3.89 of freight go back. Of the one that is left the fee is
        // 0.85 and the platform's part ⌊8.03 ÷ 3⌋ = 2.67: the shop gives 85.54 + 3.89 − 0.86 + 2.68, of which it has 6.39.
        try await give(back: "refund", line: 1, "notAsDescribed", of: teaOrder, fault: "shop", story)
        try await story.settle()
        let owing: [String: Int64] = [
            "tea.debt": -8_486, "scarf.available": 14_589, "platform.fee": 218, "platform.marketing": -683, "platform.providerFee": -10,
            "sandbox.clearing": -5_628,
        ]
        #expect(try await story.books() == owing)
        let asked: JSON = ["amount": MoneyStory.money(1_000)]
        #expect(try await story.refusal("POST", "/shops/\(tea.id)/withdrawals", asked, as: tea.token, key: "w2") == "settlement.debt_open")

        // The next sale: 100.00 and 8.00 freight. Its 107.00 repay 84.86 when they are settled.
        let next = try await place([story.line("龙井", 1, of: tea)], total: 10_800, key: "c2", story)
        try await story.pay(next)
        let order = try #require(next["orders"]?[0]?["order"]?.string)
        #expect(try await story.books() == owing.merging(["tea.held": 10_800, "sandbox.clearing": -16_428]) { $1 })
        try await story.ship(order, of: tea)
        try await story.confirm(order, of: tea)
        try await story.pass(.days(7))
        #expect(
            try await story.books() == [
                "tea.available": 2_214, "scarf.available": 14_589, "platform.fee": 318, "platform.marketing": -683,
                "platform.providerFee": -10, "sandbox.clearing": -16_428,
            ])
        try await withdraw(2_214, of: tea, story)   // nothing is owed any more
        try await story.settle()
        #expect(
            try await story.books() == [
                "scarf.available": 14_589, "platform.fee": 318, "platform.marketing": -683, "platform.providerFee": -20,
                "sandbox.clearing": -14_204,
            ])
    }

    /// A full-reduction and two freight templates of the shops', a coupon of the platform's in the buyer's hand.
    private func offer(_ story: MoneyStory) async throws {
        let (tea, scarf) = (story.tea, story.scarf)
        let now = story.http.shops.world.clock.now()
        func terms(_ kind: String, _ name: String, from threshold: Int64, off: Int64, _ more: [String: JSON] = [:]) -> JSON {
            let ladder: JSON = ["steps": [["threshold": .int(threshold), "off": .int(off)]]]
            let all: [String: JSON] = [
                "kind": .string(kind), "name": .string(name), "ladder": ladder, "startsAt": .int((now + .minutes(2)).milliseconds),
                "endsAt": .int((now + .days(90)).milliseconds),
            ]
            return .object(all.merging(more) { $1 })
        }
        func freight(_ first: Int64, _ further: Int64, free: Int64?) -> JSON {
            var charge: [String: JSON] = ["firstUnits": 1, "first": .int(first), "furtherUnits": 1, "further": .int(further)]
            if let free { charge["freeAmount"] = .int(free) }
            return ["name": "快递", "elsewhere": .object(charge)]
        }
        try await story.ask("POST", "/shops/\(tea.id)/freight-templates", freight(800, 200, free: nil), as: tea.token)
        try await story.ask("POST", "/shops/\(scarf.id)/freight-templates", freight(1_000, 0, free: 20_000), as: scarf.token)
        try await story.ask(
            "POST", "/shops/\(tea.id)/offers", terms("fullReduction", "满 300 减 36", from: 30_000, off: 3_600), as: tea.token, key: "f")
        let coupon = try await story.ask(
            "POST", "/platform/coupons",
            terms("platformCoupon", "满 400 减 23", from: 40_000, off: 2_300, ["hand": "claimed", "platformShare": 6_000]),
            as: story.admin, key: "c")
        try await story.pass(.minutes(3))
        let offer = try #require(coupon["id"]?.string)
        try await story.ask("POST", "/me/platform-coupons/\(offer)", as: story.buyer, key: "claim")
        let back: JSON = ["name": "仓库", "phone": "13800138001", "division": "330106", "detail": "龙坞路 1 号"]
        try await story.ask("PUT", "/shops/\(tea.id)/return-address", back, as: tea.token)
    }

    /// From the cart, where the total was shown that is paid.
    private func buy(_ story: MoneyStory) async throws -> JSON {
        let lines = [story.line("龙井", 3, of: story.tea), story.line("盖碗", 1, of: story.tea), story.line("围巾", 1, of: story.scarf)]
        for line in lines { try await story.ask("POST", "/me/cart/lines", line, as: story.buyer) }
        let quote = try await story.ask("POST", "/quotes", ["lines": .array(lines), "division": "510107"], as: story.buyer)
        #expect(quote["discount"]?["amount"] == 5_900 && quote["freight"]?["amount"] == 2_400, "\(quote)")
        let total: Int64 = 44_100 + 2_400
        let dearer: JSON = checkout(lines, total: total + 1, story)
        #expect(try await story.refusal("POST", "/checkouts", dearer, as: story.buyer, key: "c0") == "trade.total_changed")
        return try await place(lines, total: total, key: "c1", story)
    }

    private func checkout(_ lines: [JSON], total: Int64, _ story: MoneyStory) -> JSON {
        ["lines": .array(lines), "address": .string(story.address), "total": MoneyStory.money(total), "fromCart": true]
    }

    private func place(_ lines: [JSON], total: Int64, key: String, _ story: MoneyStory) async throws -> JSON {
        try await story.ask("POST", "/checkouts", checkout(lines, total: total, story), as: story.buyer, key: key)
    }

    /// The order of each shop, whose items bear what the table says.
    private func orders(_ placed: JSON, _ story: MoneyStory) throws -> (tea: String, scarf: String) {
        var found: [String: String] = [:]
        for one in placed["orders"]?.array ?? [] {
            found[try #require(one["shop"]?.string)] = try #require(one["order"]?.string)
        }
        return (try #require(found[story.tea.id]), try #require(found[story.scarf.id]))
    }

    /// One piece of a line: asked for by the buyer, or opened by the shop when their time is over, and agreed to.
    /// - Returns: the case.
    @discardableResult
    private func give(
        back kind: String, line: Int64, _ reason: String, of order: String, fault: String, _ story: MoneyStory
    ) async throws -> String {
        let tea = story.tea
        let draft: JSON = ["kind": .string(kind), "line": .int(line), "pieces": 1, "reason": .string(reason)]
        let key = "\(kind)-\(line)-\(reason)"
        let path = "/shops/\(tea.id)/orders/\(order)/after-sales"
        let answer = try await story.http.send("POST", "/api/v1/me\(path)", draft, token: story.buyer, key: key)
        let made: JSON
        if answer.code == "aftersale.too_late" {
            made = try await story.ask("POST", path, draft, as: tea.token, key: key)
        } else {
            made = answer.json
        }
        let id = try #require(made["id"]?.string, "\(made)")
        try await story.ask("POST", "/shops/\(tea.id)/after-sales/\(id)/agree", ["fault": .string(fault)], as: tea.token)
        return id
    }

    private func withdraw(_ amount: Int64, of seller: MoneyStory.Seller, _ story: MoneyStory) async throws {
        let account: JSON = ["kind": "card", "holder": "陈小禾", "number": "6222 0212 3456 7890 128", "bank": "工商银行"]
        try await story.ask("PUT", "/shops/\(seller.id)/payout-details", account, as: seller.token)
        let made = try await story.ask(
            "POST", "/shops/\(seller.id)/withdrawals", ["amount": MoneyStory.money(amount)], as: seller.token, key: "w-\(amount)")
        #expect(made["state"] == "paying")
    }
}

extension MoneyStory {
    func line(_ title: String, _ quantity: Int64, of seller: Seller) -> JSON {
        ["shop": .string(seller.id), "sku": .string(seller.skus[title] ?? ""), "quantity": .int(quantity)]
    }
}
