// ReconcileTests.swift: each kind of difference is found once, says what it is, and goes away only when both sides agree.
import Core
import Identity
import Logging
import Payments
import Runtime
import SandboxPay
import Store
import TestKit
import Testing

@Suite struct ReconcileTests {
    @Test(arguments: TestStore.all)
    func `books that agree have no differences; a day compared again finds nothing new`(backend: TestStore) async throws {
        let world = try await PayWorld(on: backend)
        let day = StatementDay(of: world.world.clock.now())
        let payment = try await world.paid(10_000)
        _ = try await world.refund(4_000, of: payment)
        _ = try await world.payOut(3_000)
        await #expect(throws: PaymentError.statementNotReady) { try await world.payments.reconcile(day, of: "sandbox") }
        world.world.time.advance(by: .days(1))
        for _ in 0..<2 {
            let compared = try await world.payments.reconcile(day, of: "sandbox")
            #expect(compared.found == 0 && compared.lines == 3)
            #expect([compared.paid, compared.refunded, compared.paidOut, compared.fees] == [10_000, 4_000, 3_000, 10])
        }
        #expect(try await world.payments.openDifferences() == 0)
    }

    static let mistakes: [(SandboxFault, Difference.Kind, Bool)] = [
        (.missing, .missingThere, true), (.extra, .missingHere, false), (.amount, .amount, true), (.state, .state, true),
        (.twice, .missingHere, false),
    ]

    @Test(arguments: TestStore.all, mistakes)
    func `a mistake in a statement is found once; asking settles what the company then confirms`(
        backend: TestStore, mistake: (fault: SandboxFault, kind: Difference.Kind, isConfirmed: Bool)
    ) async throws {
        let world = try await PayWorld(on: backend)
        let day = StatementDay(of: world.world.clock.now())
        let number = try await world.payments.payment(world.paid(10_000), of: world.payer).number
        world.world.time.advance(by: .days(1))
        world.sandbox.faults.add(mistake.fault, to: .statement)
        #expect(try await world.payments.reconcile(day, of: "sandbox").found == 1)
        world.sandbox.faults.add(mistake.fault, to: .statement)
        #expect(try await world.payments.reconcile(day, of: "sandbox").found == 0)   // the same one

        let found = try #require(try await world.payments.differences(.open, of: "sandbox", PageRequest()).items.first)
        #expect(found.kind == mistake.kind && found.day == day)
        #expect(found.number == number || mistake.fault == .extra)
        let asked = try await world.payments.ask(about: found.id, of: "sandbox")
        #expect((asked.state == .settled) == mistake.isConfirmed)
        #expect(asked.outcome == (mistake.isConfirmed ? .confirmed : nil))
        #expect(try await world.payments.payment(#require(PaymentNumber.read(number)).id, of: world.payer).refunded == .cny(0))

        let settled = try await world.payments.settle(found.id, of: "sandbox", note: "查过了", by: world.payer)
        #expect(settled.outcome == (mistake.isConfirmed ? .confirmed : .byHand))   // settled once
        #expect(try await world.payments.openDifferences() == 0)
    }

    @Test(arguments: TestStore.all)
    func `money that nobody told us of is found by its line, and asking books it once`(backend: TestStore) async throws {
        let world = try await PayWorld(on: backend)
        let day = StatementDay(of: world.world.clock.now())
        let (id, now): (ID<Payment>, Timestamp) = (try world.world.ids.next(), world.world.clock.now())
        let payment = world.payments.draft(
            payer: world.payer, provider: "sandbox", amount: .cny(500), purpose: [:], subject: "茶", id: id, at: now,
            expiresAt: now + .days(3))
        try await world.world.store.write(home: .person(world.payer)) { [payments = world.payments] tx in
            try payments.open(payment, in: tx)
        }
        _ = try await world.payments.start(id, of: world.payer)
        try await world.sandbox.pay(id, of: world.payer, .never)
        world.world.time.advance(by: .days(1))
        #expect(try await world.payments.reconcile(day, of: "sandbox").found == 1)
        let found = try #require(try await world.payments.differences(.open, of: "sandbox", PageRequest()).items.first)
        #expect(found.kind == .state && found.ours?.state == .underWay && found.theirs?.state == .done)
        #expect(try await world.payments.ask(about: found.id, of: "sandbox").outcome == .applied)
        _ = try await world.payments.ask(about: found.id, of: "sandbox")
        #expect(try await world.payments.payment(id, of: world.payer).state == .paid)
        #expect(try await world.told(PaymentPaid.self).count == 1)
    }

    @Test(arguments: TestStore.all)
    func `a refund that ends after its day is cleared by itself the next day`(backend: TestStore) async throws {
        let world = try await PayWorld(on: backend)
        let payment = try await world.paid(10_000)
        let day = StatementDay(of: world.world.clock.now())
        world.world.time.set(day.end - .seconds(30))
        world.sandbox.faults.add(.silent, to: .refund)   // done half a minute into the next day
        let refund = try await world.refund(4_000, of: payment)
        world.world.time.advance(by: .minutes(20))
        let early = try await world.payments.compare(
            [
                StatementLine(
                    kind: .refund, number: world.payments.refund(refund, of: world.payer).number, reference: "SBX", amount: .cny(4_000),
                    fee: .cny(0), at: world.world.clock.now())
            ], of: "sandbox", on: day.after)
        #expect(early.found == 1)   // done there, under way here
        try await world.runner.settle()
        #expect(try await world.payments.refund(refund, of: world.payer).state == .refunded)
        world.world.time.advance(by: .days(2))
        _ = try await world.payments.compare([], of: "sandbox", on: day.after.after)
        let settled = try await world.payments.differences(.settled, of: "sandbox", PageRequest()).items
        #expect(settled.map(\.outcome) == [.applied])
    }

    @Test(arguments: TestStore.all)
    func `every day is compared by itself, also the ones that a long stop has missed`(backend: TestStore) async throws {
        let world = try await PayWorld(on: backend)
        let first = StatementDay(of: world.world.clock.now())
        _ = try await world.paid(100)
        world.world.time.set(first.after.start + .hours(9))
        try await world.payments.startReconciling()
        try await world.runner.settle()
        #expect(try await world.payments.comparedDays(of: "sandbox", limit: 9) == [])   // before ten: not made yet
        world.sandbox.faults.add(.fails, to: .statement)
        try await world.pass(.hours(2))
        #expect(try await world.payments.comparedDays(of: "sandbox", limit: 9) == [])
        try await world.pass(.days(3))
        let days = try await world.payments.comparedDays(of: "sandbox", limit: 9)
        #expect(days.map(\.day.number) == [first.number + 3, first.number + 2, first.number + 1, first.number])
        #expect(days.map(\.paid) == [0, 0, 0, 100])
        try await world.payments.startReconciling()   // a restart begins nothing anew
        try await world.runner.settle()
        #expect(try await world.payments.comparedDays(of: "sandbox", limit: 9).count == 4)
    }

    @Test(arguments: TestStore.all)
    func `a day that cannot be read holds up none that follow`(backend: TestStore) async throws {
        let world = try await PayWorld(on: backend)
        let base = world.world
        let bad = StatementDay(of: base.clock.now())
        let payments = Payments(store: base.store, clock: base.clock, ids: base.ids, providers: [UnreadableDay(bad: bad)])
        let runner = Runner(
            base.store, clock: base.clock, listeners: [], handlers: payments.dueCalls.mapValues { .outside($0) }, lease: nil,
            logger: Logger(label: "reconcile"))
        base.time.set(bad.end + .hours(1))
        try await payments.startReconciling()
        for _ in 1...3 {
            base.time.advance(by: .days(1))
            try await runner.settle()
        }
        #expect(try await payments.comparedDays(of: "broken", limit: 9).map(\.day) == [bad.after.after, bad.after])
        #expect(
            try await base.store.read { try $0.dueAt("payments.reconcile", of: bad.number, home: .hash("payments.provider", "broken")) }
                != nil)
    }
}

/// A company whose statement of one day cannot be read.
private struct UnreadableDay: PaymentProvider {
    let name = "broken", bad: StatementDay

    func start(_ payment: Payment, for visit: PayerVisit) async throws -> PaymentStart { throw PaymentError.notOffered("start") }
    func query(_ payment: Payment) async throws -> ProviderState { .waiting }
    func close(_ payment: Payment) async throws -> ProviderState { .closed }
    func refund(_ refund: Refund, of payment: Payment) async throws -> RefundAnswer { .underWay }
    func read(notice body: [UInt8], header: @Sendable (String) -> String?) async throws -> ProviderNotice { throw PaymentError.badNotice }
    func statement(of day: StatementDay) async throws -> [StatementLine] {
        if day == bad { throw PaymentError.badNotice }
        return []
    }
}
