// NoticeTests.swift: a provider's notice is believed only when all of it is right, and applied once.
import App
import Core
import Identity
import Payments
import Runtime
import SandboxPay
import Store
import StoryKit
import TestKit
import Testing
import Trade

@Suite struct NoticeTests {
    @Test(arguments: TestStore.all)
    func `a forged, stale, foreign or wrong notice changes nothing; a right one pays once`(backend: TestStore) async throws {
        let world = try await ShopWorld(on: backend)
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: merchant, prices: [100])
        let placed = try await world.trade.place(world.checkout([tea.line()], by: buyer, total: 100))
        let number = try #require(placed.payment)
        let (sandbox, payments) = (world.rooms.sandbox, world.rooms.payments)
        @Sendable func receive(_ notice: SandboxNotice, changing: [String: String] = [:]) async throws {
            let headers = notice.headers.merging(changing) { $1 }
            try await payments.receive(provider: "sandbox", body: notice.body) { headers[$0] }
        }
        func receipt(_ amount: Money) -> Receipt { Receipt(reference: "R1", amount: amount, at: TestWorld.start) }
        let right = sandbox.notice(number: number, receipt: receipt(.cny(100)))

        await #expect(throws: PaymentError.badSignature) { try await receive(right, changing: ["x-sandbox-signature": "00"]) }
        await #expect(throws: PaymentError.badSignature) { try await receive(right, changing: ["x-sandbox-nonce": "other"]) }
        await #expect(throws: PaymentError.amountMismatch) { try await receive(sandbox.notice(number: number, receipt: receipt(.cny(99)))) }
        let dollars = Money(minor: 100, try #require(Currency(code: "USD")))
        await #expect(throws: PaymentError.amountMismatch) { try await receive(sandbox.notice(number: number, receipt: receipt(dollars))) }
        await #expect(throws: PaymentError.notFound) { try await receive(sandbox.notice(number: "a-b", receipt: receipt(.cny(100)))) }
        await #expect(throws: PaymentError.notFound) { try await receive(sandbox.notice(number: "nonsense", receipt: receipt(.cny(100)))) }
        await #expect(throws: PaymentError.unknownProvider("other")) {
            try await payments.receive(provider: "other", body: right.body) { right.headers[$0] }
        }
        try await world.settle()
        #expect(try await world.trade.order(placed.orders[0].order, of: tea.shop).state == .pendingPayment)

        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<10 { group.addTask { try await receive(right) } }
            try await group.waitForAll()
        }
        try await world.settle()
        #expect(try await world.trade.order(placed.orders[0].order, of: tea.shop).state == .awaitingShipment)
        let told = try await world.world.store.read { try $0.rows("SELECT id FROM kernel_event WHERE name = \(PaymentPaid.name)").count }
        #expect(told == 1)
        world.time.advance(by: .minutes(6))
        await #expect(throws: PaymentError.badSignature) { try await receive(right) }
    }

    @Test(arguments: TestStore.all)
    func `a payment that its provider would still take is not closed, and its order keeps its stock`(backend: TestStore) async throws {
        let world = try await ShopWorld(on: backend)
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: merchant, prices: [100])
        let placed = try await world.trade.place(world.checkout([tea.line()], by: buyer, total: 100))
        let payments = Payments(
            store: world.world.store, clock: world.world.clock, ids: world.world.ids, providers: [StubbornProvider()])
        let worker = DueWorker(
            world.world.store, clock: world.world.clock, handlers: payments.dueCalls.mapValues { DueHandler.outside($0) })
        world.time.advance(by: .minutes(30))
        for bucket in 0..<Int64(Home.buckets) { try await worker.step(bucket: bucket, together: false) }
        #expect(try await payments.payment(world.payment(placed), of: buyer).state == .pending)
        world.time.advance(by: .seconds(1))
        try await world.settle()   // now it says yes
        #expect(try await payments.payment(world.payment(placed), of: buyer).state == .closed)
        #expect(try await world.trade.order(placed.orders[0].order, of: tea.shop).state == .cancelled)
    }
}

/// Closes nothing, for now.
private struct StubbornProvider: PaymentProvider {
    let name = "sandbox"
    func start(_ payment: Payment, for visit: PayerVisit) async throws -> PaymentStart { PaymentStart(address: "/") }
    func query(_ payment: Payment) async throws -> ProviderState { .waiting }
    func close(_ payment: Payment) async throws -> ProviderState { .waiting }
    func refund(_ refund: Refund, of payment: Payment) async throws -> RefundAnswer { .underWay }
    func read(notice body: [UInt8], header: @Sendable (String) -> String?) throws -> ProviderNotice { throw PaymentError.badNotice }
}
