// WeChatPayTests.swift: our connector against the sandbox: what is believed, what is not, and that money moves once.
import Core
import Identity
import Payments
import Runtime
import Store
import Synchronization
import TestKit
import Testing
import WeChatPay
import WebClient

@Suite struct WeChatPayTests {
    @Test(arguments: TestStore.all, [true, false])
    func `a buyer pays, part goes back, a merchant is paid out, and the bills say the same`(
        backend: TestStore, byPublicKey: Bool
    ) async throws {
        let world = try await WeChatWorld(on: backend, byPublicKey: byPublicKey)
        let payment = try await world.paid(10_000)
        #expect(payment.state == .paid && payment.reference?.count == 28)
        let refund = try await world.refund(4_000, of: payment)
        let payout = try await world.payOut(300_000)   // so much that its name must be given, sealed
        try await world.pass(3)
        #expect(try await world.payments.refund(refund, of: world.payer).state == .refunded)
        #expect(try await world.payments.payout(payout, at: world.home).state == .paid)

        let day = StatementDay(of: TestWorld.start)
        world.world.time.advance(by: .days(1))
        let compared = try await world.payments.reconcile(day, of: "wechat")
        #expect(compared.found == 0 && compared.lines == 3)
        #expect([compared.paid, compared.refunded, compared.paidOut] == [10_000, 4_000, 300_000])
        #expect(try await world.payments.reconcile(day.before, of: "wechat").lines == 0)   // a day without a bill
    }

    static let mischiefs: [(WeChatSandboxMischief, PaymentError?)] = [
        (.badSignature, .badSignature), (.stale, .badSignature), (.badSeal, .badNotice), (.wrongMerchant, .badNotice),
        (.wrongAmount, .amountMismatch), (.none, nil),
    ]

    @Test(arguments: TestStore.all, mischiefs)
    func `only a notice that is right in everything pays, and it pays once`(
        backend: TestStore, mischief: (kind: WeChatSandboxMischief, error: PaymentError?)
    ) async throws {
        let world = try await WeChatWorld(on: backend)
        let payment = try await world.open(10_000)
        _ = try await world.payments.start(payment.id, of: world.payer, for: PayerVisit(.phone, address: "10.0.0.1"))
        world.sandbox.pay(payment.number, tells: false)
        let notice = try #require(world.sandbox.notice(number: payment.number, mischief.kind))
        for _ in 0..<3 { #expect(await world.receive(notice) == mischief.error) }   // also when it is sent again
        let state = try await world.payments.payment(payment.id, of: world.payer).state
        #expect(state == (mischief.error == nil ? .paid : .pending))
        let receipts = try await world.world.store.read { try $0.rows("SELECT reference FROM payments_receipt").count }
        #expect(receipts == (mischief.error == nil ? 1 : 0))
        world.world.time.advance(by: .minutes(6))
        #expect(await world.receive(notice) == .badSignature)   // a replay of an old one
        try await world.runner.settle()   // a query settles the doubt
        #expect(try await world.payments.payment(payment.id, of: world.payer).state == .paid)
    }

    @Test(arguments: WeChatSandboxFault.allCases)
    func `an answer that is lost or not theirs is no answer: what was asked is asked again, and moves once`(
        fault: WeChatSandboxFault
    ) async throws {
        let world = try await WeChatWorld(on: .sqlite)
        let payment = try await world.paid(10_000)
        // What has no answer is asked once more at once, and that fails too.
        let faults = fault == .fails || fault == .loses ? [fault, fault] : [fault]
        world.sandbox.plan(faults)
        let payout = try await world.payOut(5_000)
        #expect(try await world.payments.payout(payout, at: world.home).state == .requested)
        world.sandbox.plan(faults)
        let refund = try await world.refund(4_000, of: payment)
        try await world.pass(20)
        #expect(try await world.payments.payout(payout, at: world.home).state == .paid)
        #expect(try await world.payments.refund(refund, of: world.payer).state == .refunded)
        let day = StatementDay(of: TestWorld.start)
        world.world.time.advance(by: .days(1))
        let compared = try await world.payments.reconcile(day, of: "wechat")
        #expect([compared.refunded, compared.paidOut, compared.found] == [4_000, 5_000, 0])
    }

    @Test func `a certificate may change at any moment; one that nobody vouches for is not believed`() async throws {
        let world = try await WeChatWorld(on: .sqlite, byPublicKey: false)
        _ = try await world.paid(100)
        try world.sandbox.rotate()
        world.world.time.advance(by: .minutes(2))
        #expect(try await world.paid(200).state == .paid)   // signed by a certificate that we had never seen

        let payment = try await world.open(300)
        _ = try await world.payments.start(payment.id, of: world.payer, for: PayerVisit(.desktop))
        world.sandbox.pay(payment.number, tells: false)
        let notice = try #require(world.sandbox.notice(number: payment.number))
        var headers = notice.headers
        headers["wechatpay-serial"] = "5A00000000000000000000000000000F"
        let (body, forged) = (notice.body, headers)
        await #expect(throws: PaymentError.badSignature) {
            try await world.payments.receive(provider: "wechat", body: body) { forged[$0] }
        }
    }

    @Test func `a refund may be closed or wait at the bank, a transfer may fail, and each says so`() async throws {
        let world = try await WeChatWorld(on: .sqlite)
        let payment = try await world.paid(10_000)
        for ending in ["closed", "abnormal", "fail"] { #expect(world.sandbox.planMovement(ending)) }
        let closed = try await world.refund(1_000, of: payment)
        let abnormal = try await world.refund(2_000, of: payment)
        let failed = try await world.payOut(5_000)
        try await world.pass(3)
        let (first, second) = (
            try await world.payments.refund(closed, of: world.payer), try await world.payments.refund(abnormal, of: world.payer)
        )
        #expect(first.refused == "CLOSED" && first.mayAskAgain)
        #expect(second.refused == "ABNORMAL" && !second.mayAskAgain)
        #expect(try await world.payments.payout(failed, at: world.home).refused == "ACCOUNT_ABNORMAL")
        try await world.payments.askAgain(closed, of: world.payer)
        try await world.pass(3)
        #expect(try await world.payments.refund(closed, of: world.payer).state == .refunded)
    }

    @Test func `closing tells whether the money was faster`() async throws {
        let world = try await WeChatWorld(on: .sqlite)
        let (early, late) = (try await world.open(100), try await world.open(200))
        for payment in [early, late] { _ = try await world.payments.start(payment.id, of: world.payer, for: PayerVisit(.desktop)) }
        world.sandbox.pay(late.number, tells: false)
        world.world.time.advance(by: .minutes(30))
        try await world.runner.settle()
        #expect(try await world.payments.payment(early.id, of: world.payer).state == .closed)
        #expect(try await world.payments.payment(late.id, of: world.payer).state == .paid)
        await #expect(throws: PaymentError.notPayable(.closed)) { try await world.payments.start(early.id, of: world.payer) }
    }

    @Test func `a title as long as titles are fits into what the protocol takes`() async throws {
        let world = try await WeChatWorld(on: .sqlite)
        let payment = try await world.open(100, subject: String(repeating: "明前龙井茶", count: 20))   // 300 bytes
        #expect(try await world.payments.start(payment.id, of: world.payer, for: PayerVisit(.desktop)).code != nil)
    }

    @Test func `a page that somebody on the way made ends no refund`() async throws {
        let isDown = Mutex(true)
        let world = try await WeChatWorld(on: .sqlite) { request, _ in
            guard request.method == "POST", request.address.hasSuffix("/refunds"), isDown.withLock({ $0 }) else { return nil }
            return OutgoingAnswer(status: 403, headers: ["content-type": "text/html"], body: Array("<h1>Forbidden</h1>".utf8))
        }
        let payment = try await world.paid(10_000)
        let refund = try await world.refund(4_000, of: payment)
        #expect(try await world.payments.refund(refund, of: world.payer).state == .requested)
        isDown.withLock { $0 = false }
        try await world.pass(5)
        #expect(try await world.payments.refund(refund, of: world.payer).state == .refunded)
    }

    @Test func `a signed answer about another payout says nothing of this one`() async throws {
        let kept = Mutex<OutgoingAnswer?>(nil)
        let world = try await WeChatWorld(on: .sqlite) { request, door in
            guard request.method == "GET", request.address.contains("/out-bill-no/") else { return nil }
            if let first = kept.withLock({ $0 }) { return first }
            let answer = try await door.send(request)
            kept.withLock { $0 = answer }
            return answer
        }
        // Nobody is told: the first is asked about, and that answer is given again for the second.
        let first = try await world.payOut(5_000)
        func wait() async throws {
            world.world.time.advance(by: .minutes(1))
            try await world.runner.settle()
        }
        try await wait()
        #expect(try await world.payments.payout(first, at: world.home).state == .paid)
        #expect(world.sandbox.planMovement("waits"))
        let second = try await world.payOut(5_000)
        for _ in 1...3 { try await wait() }
        #expect(try await world.payments.payout(second, at: world.home).state == .requested)
    }

    @Test func `a key that we hold is believed also while new ones cannot be had`() async throws {
        let isDown = Mutex(false)
        let world = try await WeChatWorld(on: .sqlite, byPublicKey: false) { request, _ in
            guard request.address.hasSuffix("/v3/certificates"), isDown.withLock({ $0 }) else { return nil }
            return OutgoingAnswer(status: 500)
        }
        _ = try await world.paid(100)
        isDown.withLock { $0 = true }
        world.world.time.advance(by: .hours(13))
        #expect(try await world.paid(200).state == .paid)
    }

    @Test func `the wallet's script is given what it can check; secrets are shown nowhere`() async throws {
        let world = try await WeChatWorld(on: .sqlite)
        let payment = try await world.open(100)
        let start = try await world.payments.start(payment.id, of: world.payer, for: PayerVisit(.wallet, wallet: "oPerson"))
        #expect(Set(start.bridge.keys) == ["appId", "timeStamp", "nonceStr", "package", "signType", "paySign"])
        #expect(start.bridge["package"]?.hasPrefix("prepay_id=wx") == true)
        #expect(!world.wechat.settings.shown.contains("souk-sandbox-apiv3"))
        #expect(throws: WeChatSettingsError.wrong("apiV3Key")) {
            try WeChatSettings(
                merchant: "1", appID: "wx", serial: "AB", key: WeChatWorld.keys.get().merchantPEM, apiV3Key: "short", site: "https://a")
        }
    }
}
