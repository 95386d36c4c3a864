// WeChatWorld.swift: our payments with the WeChat connector, and the sandbox on the other side, without a network.
import Core
import Identity
import Logging
import Payments
import Runtime
import Store
import Synchronization
import TestKit
import WeChatPay
import WebClient

/// Notices go straight to `Payments.receive`, and answer as the endpoint does.
struct WeChatWorld {
    let world: TestWorld, payments: Payments, sandbox: WeChatSandbox, wechat: WeChatPay, runner: Runner
    let payer = ID<Account>(7), home = Home(number: 9)

    static let keys = Result {
        try WeChatSandboxKeys(start: TestWorld.start - .days(1), random: .seeded(3))
    }

    /// - Parameter between: what stands on the way to WeChat Pay: it answers in its place, or for nil lets the request through.
    init(
        on backend: TestStore, byPublicKey: Bool = true,
        between: @escaping @Sendable (OutgoingRequest, WebClient) async throws -> OutgoingAnswer? = { _, _ in nil }
    ) async throws {
        let world = try await TestWorld(on: backend, identityMigrations + paymentsMigrations)
        let receiver = Receiver()
        let sandbox = WeChatSandbox(
            try Self.keys.get(), client: WebClient { await receiver.take($0) }, clock: world.clock, random: .seeded(5))
        if !byPublicKey { sandbox.signWithCertificates() }
        let settings = try Self.keys.get().settings(
            gateway: "https://wechat.test", site: "https://shop.test", byPublicKey: byPublicKey)
        let way = WebClient { request in
            if let answer = try await between(request, sandbox.door) { return answer }
            return try await sandbox.door.send(request)
        }
        let wechat = WeChatPay(settings, client: way, clock: world.clock, random: world.random)
        let payments = Payments(store: world.store, clock: world.clock, ids: world.ids, providers: [wechat])
        receiver.payments.withLock { $0 = payments }
        runner = Runner(
            world.store, clock: world.clock, listeners: [], handlers: payments.dueCalls.mapValues { .outside($0) }, lease: nil,
            logger: Logger(label: "wechat"))
        (self.world, self.payments, self.sandbox, self.wechat) = (world, payments, sandbox, wechat)
    }

    /// Lets time pass in small steps, does what falls due and delivers what was promised.
    func pass(_ minutes: Int64) async throws {
        for _ in 0..<minutes {
            world.time.advance(by: .minutes(1))
            await sandbox.deliver()
            try await runner.settle()
        }
    }

    func open(_ amount: Int64, subject: String = "茶，一罐") async throws -> Payment {
        let (id, now): (ID<Payment>, Timestamp) = (try world.ids.next(), world.clock.now())
        let payment = payments.draft(
            payer: payer, provider: "wechat", amount: .cny(amount), purpose: [:], subject: subject, id: id, at: now,
            expiresAt: now + .minutes(30))
        try await world.store.write(home: .person(payer)) { [payments] tx in try payments.open(payment, in: tx) }
        return payment
    }

    /// A payment that the buyer has paid and of which WeChat Pay has told.
    func paid(_ amount: Int64) async throws -> Payment {
        let payment = try await open(amount)
        _ = try await payments.start(payment.id, of: payer, for: PayerVisit(.desktop))
        sandbox.pay(payment.number)
        await sandbox.deliver()
        return try await payments.payment(payment.id, of: payer)
    }

    func refund(_ amount: Int64, of payment: Payment) async throws -> ID<Refund> {
        let (id, now): (ID<Refund>, Timestamp) = (try world.ids.next(), world.clock.now())
        try await world.store.write(home: .person(payer)) { [payments, payer] tx in
            try payments.requestRefund(.cny(amount), of: payment.id, payer: payer, purpose: [:], refund: id, at: now, in: tx)
        }
        try await runner.settle()
        return id
    }

    func payOut(_ amount: Int64, holder: String = "王小二") async throws -> ID<Payout> {
        let (id, now): (ID<Payout>, Timestamp) = (try world.ids.next(), world.clock.now())
        let target = PayoutAccount(provider: "wechat", account: "oPerson", holder: holder)
        try await world.store.write(home: home) { [payments, home] tx in
            try payments.requestPayout(
                .cny(amount), to: target, home: home, purpose: [:], remark: "提现", payout: id, at: now, in: tx)
        }
        try await runner.settle()
        return id
    }

    /// What `POST …/notify/wechat` does with a notice: nil when it was taken, else why not.
    func receive(_ notice: WeChatSandboxNotice) async -> PaymentError? {
        do {
            try await payments.receive(provider: "wechat", body: notice.body) { notice.headers[$0] }
            return nil
        } catch { return error as? PaymentError }
    }
}

/// The shop's door for notices; knows its payments once they are there.
private final class Receiver: Sendable {
    let payments = Mutex<Payments?>(nil)

    func take(_ request: OutgoingRequest) async -> OutgoingAnswer {
        guard let payments = payments.withLock({ $0 }), request.address == "https://shop.test/api/v1/payments/notify/wechat" else {
            return OutgoingAnswer(status: 404)
        }
        let headers = Dictionary(request.headers.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        do {
            try await payments.receive(provider: "wechat", body: request.body) { headers[$0] }
            return OutgoingAnswer(status: 200)
        } catch { return OutgoingAnswer(status: 401) }
    }
}
