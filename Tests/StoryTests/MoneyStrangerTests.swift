// MoneyStrangerTests.swift: nobody reads another's money, and staff give back what they may.
import Core
import StoryKit
import TestKit
import Testing
import Web

@Suite struct MoneyStrangerTests {
    @Test(arguments: TestStore.all)
    func `nobody reads another's money, and staff give back what they may`(backend: TestStore) async throws {
        let story = try await MoneyStory(on: backend)
        let (tea, scarf, http) = (story.tea, story.scarf, story.http)
        let placed = try await story.ask(
            "POST", "/checkouts",
            [
                "lines": [story.line("龙井", 2, of: tea)], "address": .string(story.address), "total": MoneyStory.money(20_000),
                "fromCart": false,
            ], as: story.buyer, key: "c")
        try await story.pay(placed)
        let order = try #require(placed["orders"]?[0]?["order"]?.string)
        try await story.ask(
            "PUT", "/me/shops/\(tea.id)/orders/\(order)/invoice", ["kind": "person", "title": "陈小禾"], as: story.buyer)
        let pdf = Array("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n".utf8)
        let upload = "/api/v1/shops/\(tea.id)/orders/\(order)/invoice/file"
        #expect(try await http.send("PUT", upload, bytes: pdf, token: tea.token).json["state"] == "issued")
        #expect(try await http.send("PUT", upload, bytes: Array("<svg>".utf8), token: tea.token).code == "catalog.picture_invalid")

        let other = try await http.signUp(4)
        let ofShop = [
            "statement", "balances", "funds", "settlements", "withdrawals", "payout-details", "invoices", "orders/\(order)/journal",
            "orders/\(order)/invoice/file",
        ]
        for path in ofShop {
            for (who, token) in [("the other shop", scarf.token), ("the buyer", story.buyer), ("a stranger", other)] {
                let answer = try await http.send("GET", "/api/v1/shops/\(tea.id)/\(path)", token: token)
                #expect(answer.status == 403, "\(who): \(path)")
            }
        }
        // Through its own door the other shop sees none of it either.
        for path in ["statement", "orders/\(order)/journal"] {
            #expect(try await story.ask("GET", "/shops/\(scarf.id)/\(path)", as: scarf.token)["items"]?.array?.isEmpty == true, "\(path)")
        }
        for path in ["orders/\(order)/invoice", "orders/\(order)/invoice/file"] {
            #expect(try await http.send("GET", "/api/v1/me/shops/\(tea.id)/\(path)", token: other).status == 404)
        }
        #expect(try await http.send("GET", "/api/v1/shops/\(scarf.id)/orders/\(order)/invoice/file", token: scarf.token).status == 404)
        for path in ["platform/ledger/platform/statement", "platform/refused-refunds", "platform/debts"] {
            #expect(try await http.send("GET", "/api/v1/\(path)", token: tea.token).status == 403)
        }
        #expect(try await story.ask("GET", "/me/money", as: other)["items"]?.array?.isEmpty == true)
        let own = try await story.ask("GET", "/me/money", as: story.buyer)["items"]
        #expect(own?.array?.count == 1 && own?[0]?["amount"]?["amount"] == -20_000 && own?[0]?["order"]?.string == order, "\(own ?? .null)")

        // A clerk may give back 50.00 of one order, in one piece or in many.
        let clerk = try await http.signUp(5)
        let clerkID = try #require(try await story.ask("GET", "/me", as: clerk)["account"]?.string)
        try await story.ask(
            "POST", "/organisations/\(tea.organisation)/staff", ["identifier": "13900000005", "roles": ["service"]], as: tea.token)
        try await story.ask(
            "PUT", "/organisations/\(tea.organisation)/staff/\(clerkID)/refund-limit", ["amount": MoneyStory.money(5_000)], as: tea.token)
        func kindness(_ amount: Int64, _ key: String) async throws -> String? {
            try await story.refusal(
                "POST", "/shops/\(tea.id)/orders/\(order)/goodwill", ["line": 1, "amount": MoneyStory.money(amount)], as: clerk, key: key)
        }
        #expect(try await kindness(5_001, "a") == "aftersale.above_limit")
        #expect(try await kindness(3_000, "b") == nil)
        #expect(try await kindness(2_001, "c") == "aftersale.above_limit")
        try await story.settle()
        #expect(try await story.books() == ["tea.held": 17_000, "sandbox.clearing": -17_000])
        let movements = try await story.ask("GET", "/me/money", as: story.buyer)["items"]?.array ?? []
        #expect(movements.map { $0["amount"]?["amount"]?.int } == [3_000, -20_000] && movements[0]["state"] == "done")
    }
}
