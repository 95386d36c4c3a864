// MoneyStory.swift: two shops, a buyer and the platform, who reach each other over HTTP alone, and what each of them has.
import App
import Core
import Identity
import Payments
import SandboxPay
import Store
import StoryKit
import TestKit
import Testing
import Verify
import Web

/// The people of the story of an order's money. Every call is one of the API's; only the clock is the test's.
struct MoneyStory: Sendable {
    /// A shop, its owner's token, and its goods by what the story calls them.
    struct Seller: Sendable {
        let id: String, organisation: String, token: String, skus: [String: String]
    }

    let http: HTTPWorld
    let admin: String, buyer: String, buyerID: String, address: String
    let tea: Seller, scarf: Seller

    init(on backend: TestStore) async throws {
        http = try await HTTPWorld(on: backend)
        let (root, secret) = (try #require(Identifier("13900000099")), try #require(Password("password-9")))
        _ = try await http.shops.rooms.identity.createAdmin(root, secret, name: #require(DisplayName("平台")))
        admin = try await Self.text(
            http.send("POST", "/api/v1/sessions", ["identifier": "13900000099", "password": "password-9"]), "token")
        tea = try await Self.opened("tea", 1, [("龙井", 10_000), ("盖碗", 6_000)], http)
        scarf = try await Self.opened("scarf", 2, [("围巾", 14_000)], http)
        buyer = try await http.signUp(3)
        buyerID = try await Self.text(http.send("GET", "/api/v1/me", token: buyer), "account")
        let home: JSON = ["address": ["name": "陈小禾", "phone": "13800138000", "division": "510107", "detail": "人民南路 27 号"]]
        address = try await Self.text(http.send("POST", "/api/v1/me/addresses", home, token: buyer), "id")
    }

    private static func opened(_ slug: String, _ number: Int, _ goods: [(String, Int64)], _ http: HTTPWorld) async throws -> Seller {
        let token = try await http.signUp(number)
        let house = try await text(
            http.send(
                "POST", "/api/v1/organisations", ["name": .string("House of \(slug)"), "kinds": ["merchant"]], token: token, key: "o"), "id"
        )
        let shop = try await text(
            http.send(
                "POST", "/api/v1/organisations/\(house)/shops", ["slug": .string(slug), "name": .string(slug)], token: token, key: "s"),
            "id")
        var skus: [String: String] = [:]
        for (title, price) in goods {
            let draft: JSON = ["title": .string(title), "skus": [["price": money(price), "stock": 9]]]
            let made = try await http.send("POST", "/api/v1/shops/\(shop)/catalog", ["product": draft], token: token, key: title.hashed)
            skus[title] = try #require(made.json["skus"]?[0]?["id"]?.string, "\(made)")
            let product = try text(made, "id")
            let listed = try await http.send("PUT", "/api/v1/shops/\(shop)/catalog/\(product)/state", ["state": "listed"], token: token)
            #expect(listed.status == 200, "\(listed)")
        }
        return Seller(id: shop, organisation: house, token: token, skus: skus)
    }

    static func money(_ minor: Int64) -> JSON { ["amount": .int(minor), "currency": "CNY"] }

    private static func text(_ answer: HTTPWorld.Answer, _ field: String) throws -> String {
        try #require(answer.json[field]?.string, "\(answer)")
    }

    /// A call that is not refused.
    @discardableResult
    func ask(_ method: String, _ path: String, _ body: JSON? = nil, as token: String, key: String? = nil) async throws -> JSON {
        let answer = try await http.send(method, "/api/v1\(path)", body, token: token, key: key)
        try #require(200..<300 ~= answer.status, "\(method) \(path): \(answer)")
        return answer.json
    }

    /// What a refused call says.
    func refusal(_ method: String, _ path: String, _ body: JSON? = nil, as token: String, key: String? = nil) async throws -> String? {
        try await http.send(method, "/api/v1\(path)", body, token: token, key: key).code
    }

    func pass(_ span: Span) async throws { try await http.shops.pass(span) }
    func settle() async throws { try await http.shops.settle() }

    /// Pays what a checkout asks for, at the sandbox, whose notice arrives.
    func pay(_ placed: JSON) async throws {
        let number = try #require(placed["payment"]?.string)
        try await ask("POST", "/me/payments/\(number)/start", as: buyer)
        let (payer, id) = try #require(PaymentNumber.read(number))
        try await http.shops.rooms.sandbox.pay(id, of: payer, .prompt)
        try await settle()
    }

    func ship(_ order: String, of seller: Seller) async throws {
        try await ask(
            "POST", "/shops/\(seller.id)/orders/\(order)/parcels", ["carrier": "SF", "number": .string("SF\(order)")], as: seller.token,
            key: "ship-\(order)")
    }

    func confirm(_ order: String, of seller: Seller) async throws {
        let answer = try await ask("POST", "/me/shops/\(seller.id)/orders/\(order)/confirm", as: buyer)
        #expect(answer["state"] == "completed")
        try await settle()
    }

    /// Everything that anybody has or owes, in 分, as the platform's own API tells it; what is not named here is nothing. It sums to
    /// zero, each shop reads the same of itself, and every law of `souk verify` holds.
    func books() async throws -> [String: Int64] {
        var books: [String: Int64] = [:]
        let parties = [
            ("tea", "shop:\(tea.id)"), ("scarf", "shop:\(scarf.id)"), ("buyer", "buyer:\(buyerID)"), ("platform", "platform"),
            ("sandbox", "provider:sandbox"),
        ]
        for (name, party) in parties {
            for item in try await ask("GET", "/platform/ledger/\(party)/balances", as: admin)["items"]?.array ?? [] {
                let amount = try #require(item["amount"]?["amount"]?.int)
                if amount != 0 { books["\(name).\(try #require(item["purpose"]?.string))"] = amount }
            }
        }
        #expect(books.values.reduce(0, +) == 0)
        for (name, seller) in [("tea", tea), ("scarf", scarf)] {
            let funds = try await ask("GET", "/shops/\(seller.id)/funds", as: seller.token)
            for (purpose, sign) in [("held", Int64(1)), ("available", 1), ("withdrawing", 1), ("debt", -1)] {
                #expect(funds[purpose]?["amount"]?.int == sign * (books["\(name).\(purpose)"] ?? 0), "\(name) \(purpose)")
            }
        }
        for verdict in try await http.shops.rooms.verify.run(replay: true) {
            #expect(verdict.holds, "\(verdict.law): \(verdict.broken)")
        }
        return books
    }
}

extension String {
    /// A key of letters that headers carry.
    fileprivate var hashed: String { utf8.map { String($0, radix: 16) }.joined() }
}
