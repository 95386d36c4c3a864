// PayoutTests.swift: whatever gets lost on the way, one payout leaves, and its end is told once.
import Core
import Identity
import Payments
import Runtime
import SandboxPay
import Store
import TestKit
import Testing

@Suite struct PayoutTests {
    static let passing: [SandboxFault?] = [nil, .fails, .lost, .late, .silent, .twice]

    @Test(arguments: TestStore.all, passing)
    func `a payout leaves once, whatever happens to the answer`(backend: TestStore, fault: SandboxFault?) async throws {
        let world = try await PayWorld(on: backend)
        if let fault { world.sandbox.faults.add(fault, to: .payout) }
        let id = try await world.payOut(10_000)
        for _ in 0..<10 { try await world.pass(.minutes(1)) }

        let payout = try await world.payments.payout(id, at: world.home)
        #expect(payout.state == .paid && payout.fee == .cny(10) && payout.reference == "SBX-\(payout.number)")
        let told = try await world.told(PayoutEnded.self)
        #expect(told.map(\.payout) == [id] && told.first?.purpose == ["withdrawal": 1])
        #expect(told.first?.outcome == .paid(reference: "SBX-\(payout.number)", fee: .cny(10)))
        #expect(try await world.books(.payout).map(\.amount) == [.cny(10_000)])
    }

    @Test(arguments: TestStore.all)
    func `a refused payout moves nothing and says why; its account may say so itself`(backend: TestStore) async throws {
        let world = try await PayWorld(on: backend)
        let id = try await world.payOut(10_000, to: "demo#refused")
        let payout = try await world.payments.payout(id, at: world.home)
        #expect(payout.state == .refused && payout.refused == "REFUSED_BY_ORDER" && payout.fee == .cny(0))
        #expect(try await world.told(PayoutEnded.self).map(\.outcome) == [.refused(reason: "REFUSED_BY_ORDER")])
        #expect(try await world.books(.payout) == [])
    }

    @Test(arguments: TestStore.all)
    func `a notice of another amount, another number or another company ends no payout`(backend: TestStore) async throws {
        let world = try await PayWorld(on: backend)
        world.sandbox.faults.add(.silent, to: .payout)
        let id = try await world.payOut(10_000)
        let payout = try await world.payments.payout(id, at: world.home)
        let payments = Payments(
            store: world.world.store, clock: world.world.clock, ids: world.world.ids,
            providers: [Herald("sandbox", of: payout.number, .cny(10_001)), Herald("other", of: payout.number, .cny(10_000))])
        await #expect(throws: PaymentError.amountMismatch) { try await payments.receive(provider: "sandbox", body: []) { _ in nil } }
        await #expect(throws: PaymentError.notFound) { try await payments.receive(provider: "other", body: []) { _ in nil } }
        let stranger = Payments(
            store: world.world.store, clock: world.world.clock, ids: world.world.ids,
            providers: [Herald("sandbox", of: "p" + String(repeating: "0", count: 25) + "1", .cny(10_000))])
        await #expect(throws: PaymentError.notFound) { try await stranger.receive(provider: "sandbox", body: []) { _ in nil } }
        #expect(try await world.payments.payout(id, at: world.home).state == .requested)
    }

    @Test func `a payout's number carries its home, and nothing else reads as one`() throws {
        let text = "p00000000000090000000000016"
        let read = try #require(PayoutNumber.read(text))
        #expect(read.home == Home(number: 9) && read.id == ID(42))
        for wrong in ["", "p", text + "0", String(text.dropLast()), text.uppercased(), "p-000000000009" + text.suffix(13)] {
            #expect(PayoutNumber.read(wrong) == nil, "\(wrong)")
        }
    }
}

/// Says the same of one payout whoever asks.
private struct Herald: PaymentProvider {
    let name: String, number: String, amount: Money
    init(_ name: String, of number: String, _ amount: Money) { (self.name, self.number, self.amount) = (name, number, amount) }

    func start(_ payment: Payment, for visit: PayerVisit) async throws -> PaymentStart { PaymentStart(address: "/") }
    func query(_ payment: Payment) async throws -> ProviderState { .waiting }
    func close(_ payment: Payment) async throws -> ProviderState { .closed }
    func refund(_ refund: Refund, of payment: Payment) async throws -> RefundAnswer { .underWay }
    func read(notice body: [UInt8], header: @Sendable (String) -> String?) throws -> ProviderNotice {
        let receipt = Receipt(reference: "R", amount: amount, at: TestWorld.start)
        return .payout(number: number, .paid(receipt, fee: .cny(0)))
    }
}
