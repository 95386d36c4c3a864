// PayWorld.swift: payments and the sandbox company, on a clock that stands still.
import Core
import Identity
import Logging
import Payments
import Runtime
import SandboxPay
import Store
import TestKit
import Testing

/// What these tests need; the loops do not run: `settle()` steps until nothing is due.
struct PayWorld {
    let world: TestWorld, payments: Payments, sandbox: SandboxPay, runner: Runner
    let payer = ID<Account>(7), home = Home(number: 9)

    init(on backend: TestStore) async throws {
        let world = try await TestWorld(on: backend, identityMigrations + paymentsMigrations + sandboxPayMigrations)
        let sandbox = SandboxPay(
            store: world.store, clock: world.clock, ids: world.ids, random: world.random, key: [UInt8](repeating: 7, count: 32))
        let payments = Payments(store: world.store, clock: world.clock, ids: world.ids, providers: [sandbox])
        var handlers = payments.dueCalls.mapValues { DueHandler.outside($0) }
        let deliver: @Sendable (SandboxNotice) async throws -> Void = { notice in
            try await payments.receive(provider: "sandbox", body: notice.body) { notice.headers[$0] }
        }
        for (kind, call) in sandbox.dueCalls(deliver: deliver) { handlers[kind] = .outside(call) }
        runner = Runner(
            world.store, clock: world.clock, listeners: [], handlers: handlers, lease: nil, logger: Logger(label: "payments"))
        (self.world, self.payments, self.sandbox) = (world, payments, sandbox)
    }

    func pass(_ span: Span) async throws {
        world.time.advance(by: span)
        try await runner.settle()
    }

    /// A payment of this amount that the sandbox has taken and told of.
    func paid(_ amount: Int64) async throws -> ID<Payment> {
        let id: ID<Payment> = try world.ids.next()
        let now = world.clock.now()
        let payment = payments.draft(
            payer: payer, provider: "sandbox", amount: .cny(amount), purpose: [:], subject: "茶", id: id, at: now,
            expiresAt: now + .minutes(30))
        try await world.store.write(home: .person(payer)) { [payments] tx in try payments.open(payment, in: tx) }
        _ = try await payments.start(id, of: payer)
        try await sandbox.pay(id, of: payer, .prompt)
        try await runner.settle()
        return id
    }

    func refund(_ amount: Int64, of payment: ID<Payment>) async throws -> ID<Refund> {
        let (id, now): (ID<Refund>, Timestamp) = (try world.ids.next(), world.clock.now())
        try await world.store.write(home: .person(payer)) { [payments, payer] tx in
            try payments.requestRefund(.cny(amount), of: payment, payer: payer, purpose: ["why": "x"], refund: id, at: now, in: tx)
        }
        try await runner.settle()
        return id
    }

    func payOut(_ amount: Int64, to account: String = "demo") async throws -> ID<Payout> {
        let (id, now): (ID<Payout>, Timestamp) = (try world.ids.next(), world.clock.now())
        let target = PayoutAccount(provider: "sandbox", account: account, holder: "王")
        try await world.store.write(home: home) { [payments, home] tx in
            try payments.requestPayout(
                .cny(amount), to: target, home: home, purpose: ["withdrawal": 1], remark: "提现", payout: id, at: now, in: tx)
        }
        try await runner.settle()
        return id
    }

    /// The events of one kind, oldest first.
    func told<Event: DomainEvent>(_: Event.Type) async throws -> [Event] {
        try await world.store.read { tx in
            try tx.rows("SELECT payload FROM kernel_event WHERE name = \(Event.name) ORDER BY id").map {
                try Event(payload: JSON(parsing: $0.text(0)))
            }
        }
    }

    /// What the sandbox's books of the day of now say of one kind.
    func books(_ kind: StatementLine.Kind) async throws -> [StatementLine] {
        let day = StatementDay(of: world.clock.now())
        world.time.advance(by: .days(1))
        return try await sandbox.statement(of: day).filter { $0.kind == kind }
    }
}
