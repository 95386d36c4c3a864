// OvertakenTests.swift: what another used up between reading and writing is not used twice: the condition of the write itself decides.
import App
import Catalog
import Core
import Identity
import Offers
import Store
import StoryKit
import TestKit
import Testing
import Trade

@Suite struct OvertakenTests {
    /// What two checkouts want that is there once.
    enum Once: String, CaseIterable, Sendable, CustomTestStringConvertible {
        case coupon, lastPiece, piecesOfAPerson, firstOrder, lastOpenCoupon, openCouponOfAPerson
        var testDescription: String { rawValue }

        /// What the second is told: the coupon was named, everything else is a price that holds no more.
        var refusal: String { self == .coupon ? "offers.coupon_spent" : "trade.total_changed" }
        /// Whether two people want it, or one person twice.
        var isOfTwo: Bool { self == .lastPiece || self == .lastOpenCoupon }
    }

    /// The first checkout is of one shop, the other, which comes between, of two: on PostgreSQL they are written by two connections.
    @Test(arguments: TestStore.all, Once.allCases)
    func `of two that want the same once, one gets it, whoever comes between reading and writing`(
        backend: TestStore, once: Once
    ) async throws {
        var made: OvertakenStore?
        let world = try await OfferWorld(on: backend) { inner in
            let store = OvertakenStore(inner)
            made = store
            return store
        }
        let store = try #require(made)
        let fruit = try await world.base.shop("fruit", owner: world.merchant, prices: [10_000])
        var coupon: Coupon?
        switch once {
        case .coupon: coupon = try await world.claim(world.offer(.shopCoupon, .amount(4_000, at: 0)))
        case .lastPiece:
            try await world.offer(.limitedPrice, prices: [OfferPrice(sku: world.tea.skus[0], price: .cny(6_000), stock: 1)], perPerson: 0)
        case .piecesOfAPerson:
            try await world.offer(.limitedPrice, prices: [OfferPrice(sku: world.tea.skus[0], price: .cny(6_000))], perPerson: 1)
        case .firstOrder:
            // Two offers, so that not their own limit of pieces decides.
            for sku in [0, 1] {
                let price = OfferPrice(sku: world.tea.skus[sku], price: .cny(6_000 - Int64(sku) * 3_000))
                try await world.offer(.firstOrderPrice, prices: [price], perPerson: 1)
            }
        case .lastOpenCoupon: try await world.offer(.shopCoupon, .amount(4_000, at: 0), hand: .open, quantity: 1, perPerson: 5)
        case .openCouponOfAPerson: try await world.offer(.shopCoupon, .amount(4_000, at: 0), hand: .open, perPerson: 1)
        }
        let (index, other) = once == .firstOrder ? (1, try await world.base.person(3)) : (0, try await world.base.person(3))
        let rivalLines = [world.tea.line(index), fruit.line()]
        let rivalTotal: Int64 = once == .firstOrder ? 13_000 : 16_000
        let named = coupon.map { [$0.id] }
        // What shops offer is read before, so that the first reads of the held body are its own.
        #expect(try await world.quote([world.tea.line()]).total == .cny(6_000))
        #expect(try await world.quote(rivalLines).total == .cny(rivalTotal))

        let rival = store.overtake {
            await Self.end {
                _ = try await world.place(
                    rivalLines, by: once.isOfTwo ? other : world.buyer, total: .cny(rivalTotal), coupons: named, key: "rival")
            }
        }
        let held = await Self.end { _ = try await world.place([world.tea.line()], total: .cny(6_000), coupons: named, key: "held") }
        switch backend {
        case .postgres: #expect([held, await rival.end] == [once.refusal, "placed"])
        case .sqlite: #expect([held, await rival.end] == ["placed", once.refusal])
        }
    }

    private static func end(_ act: () async throws -> Void) async -> String {
        do {
            try await act()
            return "placed"
        } catch let error as any CodedError {
            return error.code
        } catch {
            return "\(error)"
        }
    }
}
