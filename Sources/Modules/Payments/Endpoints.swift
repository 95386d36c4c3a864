// Endpoints.swift: this room's HTTP API.
import Core
import Identity
import Store
import Web

extension Payments {
    public var endpoints: [AnyEndpoint] { [notify.erased, showPayment.erased, startPayment.erased] + reconcileEndpoints }

    /// What providers call.
    var notify: RawEndpoint {
        RawEndpoint(
            .post, "/api/v1/payments/notify/{provider}", "Takes a provider's signed notice of a payment, a refund or a payout.",
            needs: .anyone,
            takes: "application/json", gives: "application/json",
            errors: [
                "payments.unknown_provider", "payments.bad_signature", "payments.bad_notice", "payments.not_found",
                "payments.amount_mismatch",
            ]
        ) { request in
            let headers = request.headers
            try await receive(provider: request.parameter("provider") ?? "", body: request.body) { headers[$0] }
            return .json(["code": "SUCCESS"])
        }
    }

    var showPayment: Endpoint<PaymentInput, PaymentView> {
        Endpoint(
            .get, "/api/v1/me/payments/{payment}", "Shows a payment of the caller.", needs: .signedIn, input: .payment,
            output: .payment, errors: ["payments.not_found"]
        ) { input, call in PaymentView(try await payment(input.id(of: call.id()), of: call.id())) }
    }

    var startPayment: Endpoint<StartInput, PaymentStart> {
        Endpoint(
            .post, "/api/v1/me/payments/{payment}/start", "Prepares a payment at its provider; safe to repeat.",
            needs: .signedIn,
            input: .object(
                StartInput.init, Field("payment", in: .path, { $0.payment.number }, .text(3...32)),
                Field("way", in: .query, \.way, .choice(), default: .phone),
                Field("wallet", in: .query, \.wallet, Schema<String>.text(1...128).optional)),
            output: .paymentStart, errors: ["payments.not_found", "payments.not_payable", "payments.provider_failed"]
        ) { input, call in
            let visit = PayerVisit(input.way, wallet: input.wallet, address: call.remoteAddress)
            return try await start(input.payment.id(of: call.id()), of: call.id(), for: visit)
        }
    }
}

struct StartInput: Sendable {
    let payment: PaymentInput, way: PayerVisit.Way, wallet: String?
    init(_ number: String, _ way: PayerVisit.Way, _ wallet: String?) {
        (payment, self.way, self.wallet) = (PaymentInput(number: number), way, wallet)
    }
}

extension Schema<PaymentStart> {
    static var paymentStart: Schema {
        .object(
            PaymentStart.init, Field("address", \.address, .text(1...2_000), about: "Where the payer goes."),
            Field("code", \.code, Schema<String>.text(1...512).optional, about: "What a code says that the payer's phone reads."),
            Field("bridge", \.bridge, .dictionary(of: .text(0...1_000)), about: "What the wallet's script is given."))
    }
}

struct PaymentInput: Sendable {
    let number: String

    /// - Throws: ``PaymentError/notFound`` when the number is none, or another's.
    func id(of caller: ID<Account>) throws(PaymentError) -> ID<Payment> {
        guard let (payer, id) = PaymentNumber.read(number), payer == caller else { throw .notFound }
        return id
    }
}

extension Schema<PaymentInput> {
    static var payment: Schema { .object(PaymentInput.init, Field("payment", in: .path, { $0.number }, .text(3...32))) }
}

/// A payment as its payer sees it.
public struct PaymentView: Sendable {
    public let number: String, amount: Money, state: Payment.State, createdAt: Timestamp, expiresAt: Timestamp
    public let paidAt: Timestamp?, refunded: Money
}

extension PaymentView {
    init(_ payment: Payment) {
        self.init(
            number: payment.number, amount: payment.amount, state: payment.state, createdAt: payment.createdAt,
            expiresAt: payment.expiresAt, paidAt: payment.paidAt, refunded: payment.refunded)
    }
}

extension Schema<PaymentView> {
    static var payment: Schema {
        .object(
            PaymentView.init, Field("number", \.number, .text(3...32)), Field("amount", \.amount, .money(0...Money.minorMax)),
            Field("state", \.state, .choice()), Field("createdAt", \.createdAt, .timestamp),
            Field("expiresAt", \.expiresAt, .timestamp), Field("paidAt", \.paidAt, Schema<Timestamp>.timestamp.optional),
            Field("refunded", \.refunded, .money(0...Money.minorMax)))
    }
}
