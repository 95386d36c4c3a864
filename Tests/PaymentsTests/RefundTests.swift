// RefundTests.swift: how a refund may end, and that it goes back once.
import Core
import Identity
import Payments
import Runtime
import SandboxPay
import Store
import TestKit
import Testing

@Suite struct RefundTests {
    @Test(arguments: TestStore.all, PayoutTests.passing)
    func `a refund goes back once, whatever happens to the answer`(backend: TestStore, fault: SandboxFault?) async throws {
        let world = try await PayWorld(on: backend)
        let payment = try await world.paid(10_000)
        if let fault { world.sandbox.faults.add(fault, to: .refund) }
        let id = try await world.refund(4_000, of: payment)
        for _ in 0..<10 { try await world.pass(.minutes(1)) }
        #expect(try await world.payments.refund(id, of: world.payer).state == .refunded)
        #expect(try await world.told(RefundCompleted.self).map(\.refund) == [id])
        #expect(try await world.books(.refund).map(\.amount) == [.cny(4_000)])
    }

    @Test(arguments: TestStore.all)
    func `a refused refund is told, and asked for again under a new number, as often as it is refused`(backend: TestStore) async throws {
        let world = try await PayWorld(on: backend)
        let payment = try await world.paid(10_000)
        world.sandbox.faults.add(.refused, to: .refund)
        let id = try await world.refund(4_000, of: payment)
        let refused = try await world.payments.refund(id, of: world.payer)
        #expect(refused.state == .refused && refused.refused == "REFUSED_BY_ORDER" && refused.mayAskAgain)
        #expect(try await world.told(RefundRefused.self).map(\.reason) == ["REFUSED_BY_ORDER"])
        #expect(try await world.payments.payment(payment, of: world.payer).refunded == .cny(4_000))   // still owed

        try await world.payments.askAgain(id, of: world.payer)
        try await world.runner.settle()
        let done = try await world.payments.refund(id, of: world.payer)
        #expect(done.state == .refunded && done.attempt == 2 && done.number == "\(refused.number)-2")
        await #expect(throws: PaymentError.notAgain) { try await world.payments.askAgain(id, of: world.payer) }
        #expect(try await world.books(.refund).map(\.number) == [done.number])
    }

    @Test func `days are China's, and read back as written`() throws {
        let midnight = Timestamp(milliseconds: 1_772_323_200_000) - .hours(8)   // 2026-03-01 00:00 in China
        #expect(StatementDay(of: midnight).description == "2026-03-01")
        #expect(StatementDay(of: midnight - .milliseconds(1)).description == "2026-02-28")
        #expect(StatementDay(of: midnight).start == midnight)
        for number in stride(from: Int64(-1), through: 40_000, by: 97) where number >= 0 {
            #expect(StatementDay(StatementDay(number: number).description) == StatementDay(number: number))
        }
        #expect(StatementDay("2028-02-29") != nil && StatementDay("2027-02-29") == nil && StatementDay("2027-2-01") == nil)
    }
}
