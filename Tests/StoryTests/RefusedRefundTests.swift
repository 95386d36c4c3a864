// RefusedRefundTests.swift: a refund that the payment company refuses is heard by who can help, and is asked for again.
import App
import Core
import SandboxPay
import StoryKit
import TestKit
import Testing
import Web

@Suite struct RefusedRefundTests {
    @Test(arguments: TestStore.all)
    func `a refused refund waits in sight of all, and goes back once when asked for again`(backend: TestStore) async throws {
        let story = try await MoneyStory(on: backend)
        let tea = story.tea
        let placed = try await story.ask(
            "POST", "/checkouts",
            [
                "lines": [story.line("龙井", 1, of: tea)], "address": .string(story.address), "total": MoneyStory.money(10_000),
                "fromCart": false,
            ], as: story.buyer, key: "c")
        try await story.pay(placed)
        let order = try #require(placed["orders"]?[0]?["order"]?.string)
        story.http.shops.rooms.sandbox.faults.add(.refused, to: .refund)
        try await story.ask(
            "POST", "/shops/\(tea.id)/orders/\(order)/goodwill", ["line": 1, "amount": MoneyStory.money(1_000)], as: tea.token, key: "g")
        try await story.settle()

        #expect(try await story.books() == ["tea.held": 9_000, "buyer.transit": 1_000, "sandbox.clearing": -10_000])
        for (token, kind) in [(story.buyer, "refundWaits"), (tea.token, "shopRefundRefused"), (story.admin, "platformRefundRefused")] {
            let notices = try await story.ask("GET", "/me/notices", as: token)["items"]?.array ?? []
            let told = notices.filter { $0["kind"]?.string == kind }
            #expect(told.count == 1 && told[0]["amount"]?["amount"] == 1_000 && told[0]["order"]?.string == order, "\(kind): \(notices)")
        }
        func movements() async throws -> [String?] {
            (try await story.ask("GET", "/me/money?kind=refund", as: story.buyer)["items"]?.array ?? []).map { $0["state"]?.string }
        }
        #expect(try await movements() == ["waits"])
        let refused = try await story.ask("GET", "/platform/refused-refunds", as: story.admin)["items"]
        let refund = try #require(refused?[0]?["id"]?.string, "\(refused ?? .null)")
        #expect(refused?.array?.count == 1 && refused?[0]?["mayAskAgain"] == true && refused?[0]?["amount"]?["amount"] == 1_000)

        let again = "/platform/payers/\(story.buyerID)/refunds/\(refund)/ask-again"
        try await story.ask("POST", again, as: story.admin)
        #expect(try await story.refusal("POST", again, as: story.admin) == "payments.not_again")
        try await story.settle()
        #expect(try await story.books() == ["tea.held": 9_000, "sandbox.clearing": -9_000])
        #expect(try await movements() == ["done"])
        #expect(try await story.ask("GET", "/platform/refused-refunds", as: story.admin)["items"]?.array?.isEmpty == true)
    }
}
