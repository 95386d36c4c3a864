// PlatformGivingTests.swift: over HTTP the platform's managers give its coupons, once for a key, and nobody else does.
import App
import Catalog
import Core
import Identity
import Offers
import StoryKit
import TestKit
import Testing
import Web

@Suite struct PlatformGivingTests {
    @Test(arguments: TestStore.all)
    func `the platform's managers give its coupons, once for a key, and nobody else does`(backend: TestStore) async throws {
        let http = try await HTTPWorld(on: backend)
        let (world, rooms) = (http.shops, http.shops.rooms)
        let (phone, secret) = (try #require(Identifier("13900000009")), try #require(Password("password-9")))
        let root = try await rooms.identity.createAdmin(phone, secret, name: #require(DisplayName("平台")))
        let admin = try await rooms.identity.signIn(phone, secret).token
        let tea = try await world.shop("tea", owner: try await world.person(1), prices: [10_000])
        var staff: [String: String] = [:]
        for (number, role) in [(2, Role.manager), (3, .service), (4, .finance), (5, .viewer)] {
            _ = try await world.person(number)
            let identifier = try #require(Identifier(String(13_800_000_000 + number)))
            _ = try await rooms.identity.addStaff(identifier, as: [role], to: .platform, by: root)
            staff[role.rawValue] = try await token(number, http)
        }
        let merchant = try await token(1, http)
        let buyer = try await http.signUp(6)
        let person = try #require(try await http.send("GET", "/api/v1/me", token: buyer).json["account"]?.string)

        let now = world.world.clock.now()
        func terms(_ kind: Offer.Kind) -> OfferTerms {
            OfferTerms(
                kind, kind.rawValue, hand: .targeted, ladder: Ladder([.init(0, .amount(100))]), from: now + .minutes(1),
                until: now + .days(7), perPerson: 3)
        }
        let coupon = try await rooms.offers.make(terms(.platformCoupon), of: nil, by: root, key: "p")
        let own = try await rooms.offers.make(terms(.shopCoupon), of: tea.shop, by: tea.owner, key: "s")
        func give(_ offer: ID<Offer>, _ people: [String], as token: String?, _ key: String?) async throws -> HTTPWorld.Answer {
            try await http.send(
                "POST", "/api/v1/platform/coupons/\(offer)/coupons", ["people": .array(people.map { .string($0) })], token: token, key: key)
        }
        func held() async throws -> Int? {
            let answer = try await http.send("GET", "/api/v1/me/coupons", token: buyer)
            return answer.json["items"]?.array?.count
        }
        #expect(try await give(coupon.id, [person], as: nil, "k").status == 401)
        for token in [merchant, buyer, staff["service"], staff["finance"], staff["viewer"]] {
            #expect(try await give(coupon.id, [person], as: token, "k").status == 403)
        }
        #expect(try await give(coupon.id, [person], as: admin, nil).status == 422)
        #expect(try await held() == 0)

        #expect(try await give(coupon.id, [person], as: admin, "k").json["given"] == 1)
        #expect(try await give(coupon.id, [person], as: admin, "k").json["given"] == 1)
        #expect(try await held() == 1)
        #expect(try await give(coupon.id, [person, tea.owner.description], as: admin, "k").code == "store.idempotency_key_reused")
        #expect(try await give(coupon.id, [person], as: staff["manager"], "k").json["given"] == 1)
        #expect(try await held() == 2)
        // Each through its own door.
        #expect(try await give(own.id, [person], as: admin, "other").code == "offers.offer_not_found")
        let shops = try await http.send(
            "POST", "/api/v1/shops/\(tea.shop)/offers/\(coupon.id)/coupons", ["people": [.string(person)]], token: merchant, key: "k")
        #expect(shops.code == "offers.offer_not_found")
        let trail = try await rooms.identity.auditTrail(of: .platform, PageRequest()).items.filter { $0.action == "offers.given" }
        #expect(trail.map(\.subject) == ["\(coupon.id) 1", "\(coupon.id) 1"] && trail.last?.actor == root)
    }

    private func token(_ number: Int, _ http: HTTPWorld) async throws -> String {
        let answer = try await http.send(
            "POST", "/api/v1/sessions", ["identifier": .string(String(13_800_000_000 + number)), "password": .string("password-\(number)")])
        return try #require(answer.json["token"]?.string, "\(answer)")
    }
}
