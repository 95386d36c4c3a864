// SandboxProvider.swift: the sandbox as our payment rooms see it.
import Core
import Identity
import Payments
import Store

extension SandboxPay: PaymentProvider {
    public var name: String { Self.name }

    public func start(_ payment: Payment, for visit: PayerVisit) async throws -> PaymentStart {
        let now = clock.now()
        let fault = try failing(.start)
        try await store.write(home: .person(payment.payer)) { tx in
            try tx.insertSandboxPayment(payment, at: now)
        }
        try losing(fault)
        return PaymentStart(address: "/sandbox-pay/\(payment.number)?sign=\(sign(payment.number))")
    }

    public func query(_ payment: Payment) async throws -> ProviderState {
        try losing(failing(.query))
        return try await store.read { tx in try tx.sandboxPayment(payment.id, of: payment.payer)?.providerState ?? .waiting }
    }

    public func close(_ payment: Payment) async throws -> ProviderState {
        let now = clock.now()
        let fault = try failing(.close)
        let state: ProviderState = try await store.write(home: .person(payment.payer)) { tx in
            try tx.insertSandboxPayment(payment, at: now)
            try tx.closeSandboxPayment(payment.id, of: payment.payer)
            return try tx.sandboxPayment(payment.id, of: payment.payer)?.providerState ?? .closed
        }
        try losing(fault)
        return state
    }

    private func failing(_ call: SandboxCall) throws -> SandboxFault? {
        let fault = faults.take(call)
        if fault == .fails { throw PaymentError.providerFailed("the sandbox failed, as it was told to") }
        return fault
    }

    private func losing(_ fault: SandboxFault?) throws {
        if fault == .lost { throw PaymentError.providerFailed("the sandbox's answer was lost, as it was told to be") }
    }

    /// The body is `{"amount", "currency", "number", "paidAt", "reference"}`, and `kind` (`refund`, `payout`) and `fee` or `refused`
    /// for money that left; the signature is HMAC-SHA256 over
    /// `timestamp\nnonce\nbody`, in hexadecimal. A notice older or newer than five minutes is refused.
    public func read(notice body: [UInt8], header: @Sendable (String) -> String?) throws -> ProviderNotice {
        guard let timestamp = header("x-sandbox-timestamp"), let nonce = header("x-sandbox-nonce"),
            let signature = header("x-sandbox-signature"), let sent = Int64(timestamp),
            same(signature, self.signature(timestamp: timestamp, nonce: nonce, body: body))
        else { throw PaymentError.badSignature }
        let age = clock.now() - Timestamp(milliseconds: sent)
        guard .minutes(-5)...(.minutes(5)) ~= age else { throw PaymentError.badSignature }
        guard let json = try? JSON(parsing: body), let number = json["number"]?.string, let amount = json["amount"]?.int,
            let currency = json["currency"]?.string.flatMap({ Currency(code: $0) }), let paidAt = json["paidAt"]?.int,
            let reference = json["reference"]?.string, !reference.isEmpty, reference.utf8.count <= 64,
            0...Money.minorMax ~= amount
        else { throw PaymentError.badNotice }
        let receipt = Receipt(
            reference: reference, amount: Money(minor: amount, currency), at: Timestamp(milliseconds: paidAt))
        let refusal = json["refused"]?.string.map { ProviderRefusal(reason: $0, mayAskAgain: true) }
        switch json["kind"]?.string {
        case nil: return .paid(number: number, receipt)
        case "refund": return .refund(number: number, refusal.map { .refused($0) } ?? .done(receipt))
        case "payout":
            guard let fee = json["fee"]?.int, 0...Money.minorMax ~= fee else { throw PaymentError.badNotice }
            return .payout(number: number, refusal.map { .refused($0) } ?? .paid(receipt, fee: Money(minor: fee, currency)))
        default: throw PaymentError.badNotice
        }
    }
}
