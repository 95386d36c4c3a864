// SandboxNotice.swift: the sandbox's messages: written when money moved, sent later, perhaps twice.
import Core
import Crypto
import Identity
import Payments
import Store

/// A signed message, ready to be sent.
public struct SandboxNotice: Sendable {
    public let body: [UInt8]
    /// By lower-case name.
    public let headers: [String: String]
}

extension SandboxPay {
    static let notifyKind = "sandboxpay.notify", notifyAgainKind = "sandboxpay.notify_again"
    static let notifyMovementKind = "sandboxpay.notify_movement", notifyMovementAgainKind = "sandboxpay.notify_movement_again"

    func signature(timestamp: String, nonce: String, body: [UInt8]) -> String {
        let message = Array("\(timestamp)\n\(nonce)\n".utf8) + body
        return Hex.text(HMAC<SHA256>.authenticationCode(for: message, using: key))
    }

    /// A notice of money that came, as it goes over the wire now.
    public func notice(number: String, receipt: Receipt) -> SandboxNotice { signed(parts(number, receipt)) }

    /// A notice of a refund or a payout.
    func notice(_ movement: SandboxMovement) -> SandboxNotice {
        let receipt = Receipt(reference: movement.reference, amount: movement.amount, at: movement.at)
        var body = parts(movement.number, receipt)
        body["kind"] = .string(movement.kind.rawValue)
        body["fee"] = .int(movement.fee.minor)
        if let refused = movement.refused { body["refused"] = .string(refused) }
        return signed(body)
    }

    private func parts(_ number: String, _ receipt: Receipt) -> [String: JSON] {
        [
            "number": .string(number), "reference": .string(receipt.reference), "amount": .int(receipt.amount.minor),
            "currency": .string(receipt.amount.currency.code), "paidAt": .int(receipt.at.milliseconds),
        ]
    }

    private func signed(_ body: [String: JSON]) -> SandboxNotice {
        let timestamp = String(clock.now().milliseconds)
        let nonce = random.secret()
        let bytes = JSON.object(body).bytes
        return SandboxNotice(
            body: bytes,
            headers: [
                "x-sandbox-timestamp": timestamp, "x-sandbox-nonce": nonce,
                "x-sandbox-signature": signature(timestamp: timestamp, nonce: nonce, body: bytes),
            ])
    }

    /// Sends the notices that are due.
    /// - Parameter deliver: brings a notice to whoever listens; a failure makes it be sent again later.
    public func dueCalls(
        deliver: @escaping @Sendable (SandboxNotice) async throws -> Void
    ) -> [String: @Sendable (DueWork) async throws -> Recording] {
        let send: @Sendable (DueWork) async throws -> Recording = { work in
            let (payer, id): (ID<Account>, ID<Payment>) = (ID(work.home.number), ID(work.subject))
            let paid = try await store.read { try $0.sandboxPayment(id, of: payer) }
            if let paid, let receipt = paid.receipt { try await deliver(notice(number: paid.number, receipt: receipt)) }
            return { _ in }
        }
        let sendMovement: @Sendable (DueWork) async throws -> Recording = { work in
            let moved = try await store.read { try $0.sandboxMovement(work.payload, home: work.home) }
            if let moved { try await deliver(notice(moved)) }
            return { _ in }
        }
        return [
            Self.notifyKind: send, Self.notifyAgainKind: send, Self.notifyMovementKind: sendMovement,
            Self.notifyMovementAgainKind: sendMovement,
        ]
    }
}
