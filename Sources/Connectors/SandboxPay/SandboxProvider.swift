// SandboxProvider.swift: the sandbox as our payment rooms see it.
import Core
import Identity
import Payments
import Store

extension SandboxPay: PaymentProvider {
    public var name: String { Self.name }

    public func start(_ payment: Payment) async throws -> PaymentStart {
        let now = clock.now()
        try await store.write(home: .person(payment.payer)) { tx in
            try tx.insertSandboxPayment(payment, at: now)
        }
        return PaymentStart(address: "/sandbox-pay/\(payment.number)?sign=\(sign(payment.number))")
    }

    public func query(_ payment: Payment) async throws -> ProviderState {
        try await store.read { tx in try tx.sandboxPayment(payment.id, of: payment.payer)?.providerState ?? .waiting }
    }

    public func close(_ payment: Payment) async throws -> ProviderState {
        let now = clock.now()
        return try await store.write(home: .person(payment.payer)) { tx in
            try tx.insertSandboxPayment(payment, at: now)
            try tx.closeSandboxPayment(payment.id, of: payment.payer)
            return try tx.sandboxPayment(payment.id, of: payment.payer)?.providerState ?? .closed
        }
    }

    public func refund(_ refund: Refund, of payment: Payment) async throws -> Bool {
        let now = clock.now()
        try await store.write(home: .person(payment.payer)) { try $0.insertSandboxRefund(refund, at: now) }
        return true
    }

    /// The body is `{"amount", "currency", "number", "paidAt", "reference"}`; the signature is HMAC-SHA256 over
    /// `timestamp\nnonce\nbody`, in hexadecimal. A notice older or newer than five minutes is refused.
    public func read(notice body: [UInt8], header: @Sendable (String) -> String?) throws -> PaymentNotice {
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
        return PaymentNotice(number: number, receipt: receipt)
    }
}
