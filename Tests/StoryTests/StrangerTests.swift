// StrangerTests.swift: every endpoint refuses who may not: nobody, a stranger, a neighbour's owner, a lesser role.
import App
import Core
import Identity
import Offers
import StoryKit
import TestKit
import Testing
import Web

@Suite struct StrangerTests {
    /// Fills a path: its shop and organisation are the ones asked about, everything else is a number of nothing.
    private func path(_ template: String, shop: String, organisation: String) -> String {
        var path = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            path += rest[..<open]
            switch rest[rest.index(after: open)..<close] {
            case "shop": path += shop
            case "organisation": path += organisation
            default: path += "77"
            }
            rest = rest[rest.index(after: close)...]
        }
        return path + rest
    }

    @Test(arguments: TestStore.all)
    func `every endpoint that asks for a right refuses who lacks it`(backend: TestStore) async throws {
        let http = try await HTTPWorld(on: backend)
        let world = http.shops
        let (merchant, neighbour) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: merchant, prices: [100])
        _ = try await world.shop("next-door", owner: neighbour, prices: [100])
        let viewerPhone = try #require(Identifier("13800000003"))
        _ = try await world.person(3)
        _ = try await world.rooms.identity.addStaff(viewerPhone, as: [.viewer], to: tea.organisation, by: merchant)
        let stranger = try await http.signUp(9)
        let tokens: [(name: String, token: String?)] = [
            ("nobody", nil), ("a stranger", stranger), ("a neighbour", try await token(2, http)), ("a viewer", try await token(3, http)),
        ]
        var asked = 0
        for endpoint in world.rooms.endpoints {
            let scope = endpoint.needs.scope
            let isReading = endpoint.needs.name.hasSuffix(".read")
            let target = path(endpoint.template, shop: tea.shop.description, organisation: tea.organisation.description)
            for (name, token) in tokens {
                let refused: Bool =
                    switch scope {
                    case .anyone: false
                    case .person, .signedIn: token == nil
                    case .shop, .organisation: !(name == "a viewer" && isReading)
                    case .platform: true
                    }
                guard refused else { continue }
                let answer = try await http.send(endpoint.method.rawValue, target, bytes: [], token: token, key: "k")
                asked += 1
                #expect([401, 403].contains(answer.status), "\(name): \(endpoint.method.rawValue) \(target) → \(answer)")
            }
        }
        #expect(asked > 60)
    }

    private func token(_ number: Int, _ http: HTTPWorld) async throws -> String {
        let answer = try await http.send(
            "POST", "/api/v1/sessions", ["identifier": .string(String(13_800_000_000 + number)), "password": .string("password-\(number)")])
        return try #require(answer.json["token"]?.string, "\(answer)")
    }

    @Test(arguments: TestStore.all)
    func `bad input is named whole and loses nothing`(backend: TestStore) async throws {
        let http = try await HTTPWorld(on: backend)
        let merchant = try await http.shops.person(1)
        let tea = try await http.shops.shop("tea", owner: merchant, prices: [100])
        let buyer = try await http.signUp(2)
        let wrong: [(String, Int, String)] = [
            (#"{"lines":[{"shop":"\#(tea.shop)","sku":"x","quantity":0}],"total":{"amount":1,"currency":"CNY"}}"#, 422, "input.invalid"),
            (
                #"{"lines":[{"shop":"\#(tea.shop)","sku":"\#(tea.skus[0])","quantity":1.5}],"address":"1","total":{"amount":100,"currency":"CNY"}}"#,
                422, "input.invalid"
            ),
            (#"{"lines":[],"address":"1","total":{"amount":-1,"currency":"CNY"},"price":1}"#, 422, "input.invalid"),
            (
                #"{"lines":[{"shop":"\#(tea.shop)","sku":"\#(tea.skus[0])","quantity":99999999999999999999}],"address":"1","total":{"amount":0,"currency":"CNY"}}"#,
                422, "input.invalid"
            ),
            (#"{"a":1,"a":2}"#, 400, "web.bad_json"), ("{", 400, "web.bad_json"),
            (
                #"{"lines":[{"shop":"\#(tea.shop)","sku":"\#(tea.skus[0])","quantity":1}],"address":"77","total":{"amount":100,"currency":"CNY"}}"#,
                404, "trade.address_not_found"
            ),
        ]
        for (body, status, code) in wrong {
            let answer = try await http.send("POST", "/api/v1/checkouts", bytes: Array(body.utf8), token: buyer, key: "k")
            #expect(answer.status == status && answer.code == code, "\(body) → \(answer)")
        }
        let first = try await http.send("POST", "/api/v1/checkouts", bytes: Array(wrong[0].0.utf8), token: buyer, key: "k")
        let paths = first.json["problems"]?.array?.compactMap { $0["path"]?.string } ?? []
        #expect(Set(paths) == ["lines[0].sku", "lines[0].quantity", "address"])
        let broken = try await http.send("POST", "/api/v1/checkouts", bytes: [0x22, 0xFF, 0xFE, 0x22], token: buyer, key: "k")
        #expect(broken.status == 400)
        let huge = try await http.send(
            "POST", "/api/v1/checkouts", bytes: [UInt8](repeating: 0x20, count: 10 << 20), token: buyer, key: "k")
        #expect(huge.status == 413)
        #expect(try await http.shops.stock(tea.skus[0], of: tea.shop) == StockNumbers(10, reserved: 0))
    }

    @Test func `nobody learns from a quote of coupons by code, for others, or of another day`() async throws {
        let http = try await HTTPWorld(on: .sqlite)
        let merchant = try await http.shops.person(1)
        let tea = try await http.shops.shop("tea", owner: merchant, prices: [100])
        let now = http.shops.world.clock.now()
        for (name, hand, days) in [("here", .claimed, 0), ("code", .code, 0), ("given", .targeted, 0), ("soon", .claimed, 2)]
            as [(String, Offer.Hand, Int64)]
        {
            let terms = OfferTerms(
                .shopCoupon, name, hand: hand, ladder: Ladder([Ladder.Step(0, .amount(5))]), from: now + .days(days), until: now + .days(9),
                couponCode: hand == .code ? "SPRING26" : "")
            _ = try await http.shops.rooms.offers.make(terms, of: tea.shop, by: merchant, key: name)
        }
        let line: JSON = ["shop": .string(tea.shop.description), "sku": .string(tea.skus[0].description), "quantity": 1]
        let quote = try await http.send("POST", "/api/v1/quotes", ["lines": [line]])
        #expect(quote.json["offers"]?.array?.compactMap { $0["name"]?.string } == ["here"], "\(quote)")
    }
}
