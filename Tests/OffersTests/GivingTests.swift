// GivingTests.swift: coupons for named people: the platform finds them, each gets one for a request, and a request is finished by its repeat.
import App
import Catalog
import Core
import Identity
import Offers
import Store
import StoryKit
import Synchronization
import TestKit
import Testing
import Trade

@Suite struct GivingTests {
    /// What stands in the trail.
    private func trail(_ world: OfferWorld) async throws -> [String] {
        try await world.base.world.store.read { db in
            try db.rows("SELECT subject FROM identity_audit WHERE action = 'offers.given' ORDER BY id").map { try $0.text(0) }
        }
    }

    @Test(arguments: TestStore.all)
    func `a giving that broke off is finished by its repeat, and nobody gets two by it`(backend: TestStore) async throws {
        let cut = Mutex<ID<Account>?>(nil)
        let world = try await OfferWorld(on: backend) { inner in
            FaultyStore(inner) { homes in
                cut.withLock { person in
                    guard let home = person.map({ Home.person($0) }), homes.contains(home) else { return nil }
                    person = nil
                    return .answerLost
                }
            }
        }
        var people: [ID<Account>] = []
        for number in 10..<13 { people.append(try await world.base.person(number)) }
        let offer = try await world.offer(.platformCoupon, .amount(500, at: 0), hand: .targeted, perPerson: 5)
        func give(_ key: String, _ people: [ID<Account>]) async throws -> Int64 {
            try await world.offers.give(offer.id, of: nil, to: people, by: world.merchant, key: key)
        }
        func counts() async throws -> [Int] {
            var all: [Int] = []
            for person in people { all.append(try await world.coupons(of: person).count) }
            return all
        }
        let second = people.sorted()[1]
        cut.withLock { $0 = second }
        await #expect(throws: StoreError.outcomeUnknown) { try await give("g1", people) }
        #expect(try await give("g1", people) == 3)
        #expect(try await give("g1", people) == 3)
        #expect(try await counts() == [1, 1, 1])
        #expect(try await trail(world) == ["\(offer.id) 3"])
        await #expect(throws: StoreError.keyReused) { try await give("g1", Array(people.prefix(2))) }
        #expect(try await give("g2", people) == 3)
        #expect(try await counts() == [2, 2, 2])
        #expect(try await world.offers.offer(offer.id, of: nil).given == 6)
    }

    @Test(arguments: TestStore.all)
    func `what was given before coupons ran out stands in the trail once, and a repeat is told the same`(backend: TestStore) async throws {
        let world = try await OfferWorld(on: backend)
        let offer = try await world.offer(.shopCoupon, .amount(500, at: 0), hand: .targeted, quantity: 1)
        for _ in 1...2 {
            await #expect(throws: OffersError.allGiven) {
                try await world.offers.give(offer.id, of: offer.shop, to: [ID(101), ID(102)], by: world.merchant, key: "g")
            }
        }
        #expect(try await trail(world) == ["\(offer.id) 1"])
    }

    @Test(arguments: TestStore.all)
    func `a coupon given before its offer begins is spent from then on`(backend: TestStore) async throws {
        let world = try await OfferWorld(on: backend)
        let terms = OfferTerms(
            .shopCoupon, "明天起", hand: .targeted, ladder: .amount(500, at: 0), from: world.now + .days(1), until: world.now + .days(7),
            validDays: 3)
        let offer = try await world.offers.make(terms, of: world.tea.shop, by: world.merchant, key: "m")
        #expect(try await world.offers.give(offer.id, of: offer.shop, to: [world.buyer], by: world.merchant, key: "g") == 1)
        let early = try await world.quote([world.tea.line()])
        #expect(early.total == .cny(10_000) && early.notes.map(\.fate) == [.notYet(from: terms.startsAt)])
        world.base.time.advance(by: .days(1))
        #expect(try await world.quote([world.tea.line()]).total == .cny(9_500))
        world.base.time.advance(by: .milliseconds(3 * 86_400_000 - 1))   // its own days begin then, too
        #expect(try await world.quote([world.tea.line()]).total == .cny(9_500))
        world.base.time.advance(by: .milliseconds(1))
        #expect(try await world.quote([world.tea.line()]).total == .cny(10_000))
    }

    @Test(arguments: TestStore.all)
    func `the platform gives its coupon to whom it finds, by orders of every shop or by what people sign in with`(
        backend: TestStore
    ) async throws {
        let world = try await OfferWorld(on: backend)
        let fruit = try await world.base.shop("fruit", owner: world.merchant, prices: [3_000])
        let (once, never) = (try await world.base.person(3), try await world.base.person(4))
        for (buyer, line, key) in [(world.buyer, world.tea.line(2), "k1"), (world.buyer, fruit.line(), "k2"), (once, fruit.line(), "k3")] {
            try await world.base.pay(world.place([line], by: buyer, key: key), by: buyer)
        }
        _ = try await world.place([world.tea.line(1)], by: never, key: "k4")   // not paid
        let offer = try await world.offer(.platformCoupon, .amount(500, at: 0), hand: .targeted)
        let open = try await world.offer(.platformCoupon, .amount(500, at: 0))
        let house = try await WebHouse(world.base)
        let (admin, buyer) = (try await house.admin(), try await house.visitor(2))
        let page = "/desk/platform/coupons/\(offer.id)/give"
        #expect(await buyer.get(page).status == 403)
        #expect(await admin.get("/desk/platform/coupons/\(offer.id)").text.contains(page))
        #expect(await !admin.get("/desk/platform/coupons/\(open.id)").text.contains("\(open.id)/give"))
        func lists(_ query: String) async -> Set<String> {
            let text = await admin.get("\(page)?\(query)").text
            return Set(text.matches(of: /name="id" value="(\d+)"/).map { String($0.1) })
        }
        func numbers(_ people: ID<Account>...) -> Set<String> { Set(people.map(\.description)) }
        #expect(await admin.get(page).text.contains("先说要找怎样的人"))
        #expect(await lists("least=1") == numbers(world.buyer, once))
        #expect(await lists("least=2") == numbers(world.buyer))
        #expect(await lists("quiet=30").isEmpty)
        #expect(await lists("phones=13800000003%0A138%200000%200004%0A13800000099") == numbers(once, never))
        #expect(await admin.get("\(page)?phones=13800000099").text.contains("填的里面有 1 个没有账号"))
        #expect(await lists("least=1&phones=13800000003%0A13800000004") == numbers(once))

        // A number that no account has gets nothing, whatever a form says; sent twice it is given once.
        let form = [("idempotency_key", "once"), ("id", once.description), ("id", never.description), ("id", "77")]
        for _ in 1...2 { #expect(await admin.post(page, from: page, form).location.hasSuffix("\(offer.id)?given=2")) }
        #expect(try await world.coupons(of: once).map(\.offer) == [offer.id])
        #expect(try await world.coupons(of: never).map(\.offer) == [offer.id])
        #expect(try await world.offers.offer(offer.id, of: nil).given == 2)
        #expect(await admin.post(page, from: page, [("idempotency_key", "nobody"), ("id", "77")]).status == 422)
        #expect(await buyer.post(page, from: page, form).status == 403)
        #expect(try await trail(world) == ["\(offer.id) 2"])
        #expect(try await world.quote([world.tea.line(1)], by: never).total == .cny(4_500))
    }
}
