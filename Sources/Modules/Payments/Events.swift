// Events.swift: what this room tells.
import Core
import Identity
import Store

/// The money of a payment is here.
public struct PaymentPaid: DomainEvent, Equatable {
    public static let name = "payments.payment_paid.v1"
    public let payment: ID<Payment>, payer: ID<Account>, amount: Money, purpose: JSON
    /// Which company took it; empty in an event from before this was told.
    public let provider: String
}

/// A payment takes no money any more.
public struct PaymentClosed: DomainEvent, Equatable {
    public static let name = "payments.payment_closed.v1"
    public let payment: ID<Payment>, payer: ID<Account>, amount: Money, purpose: JSON
}

/// Money is to go back; `RefundCompleted` or `RefundRefused` follows.
public struct RefundRequested: DomainEvent, Equatable {
    public static let name = "payments.refund_requested.v1"
    public let payment: ID<Payment>, payer: ID<Account>, refund: ID<Refund>, amount: Money, purpose: JSON
}

/// Money went back.
public struct RefundCompleted: DomainEvent, Equatable {
    public static let name = "payments.refund_completed.v1"
    public let payment: ID<Payment>, payer: ID<Account>, refund: ID<Refund>, amount: Money, purpose: JSON
}

/// A provider will not give money back; it is still owed to the payer.
public struct RefundRefused: DomainEvent, Equatable {
    public static let name = "payments.refund_refused.v1"
    public let payment: ID<Payment>, payer: ID<Account>, refund: ID<Refund>, amount: Money, purpose: JSON
    public let reason: String, mayAskAgain: Bool
}

extension PaymentPaid {
    init(_ payment: Payment) {
        self.init(
            payment: payment.id, payer: payment.payer, amount: payment.amount, purpose: payment.purpose, provider: payment.provider)
    }
    public var payload: JSON { paymentPayload(payment, payer, amount, purpose, ["provider": .string(provider)]) }
    public init(payload: JSON) throws {
        let parts = try PaymentParts(payload)
        (payment, payer, amount, purpose) = (parts.payment, parts.payer, parts.amount, parts.purpose)
        provider = payload["provider"]?.string ?? ""
    }
}

extension PaymentClosed {
    init(_ payment: Payment) {
        self.init(payment: payment.id, payer: payment.payer, amount: payment.amount, purpose: payment.purpose)
    }
    public var payload: JSON { paymentPayload(payment, payer, amount, purpose) }
    public init(payload: JSON) throws {
        let parts = try PaymentParts(payload)
        (payment, payer, amount, purpose) = (parts.payment, parts.payer, parts.amount, parts.purpose)
    }
}

extension RefundRequested {
    init(_ refund: Refund) {
        self.init(
            payment: refund.payment, payer: refund.payer, refund: refund.id, amount: refund.amount, purpose: refund.purpose)
    }
    public var payload: JSON { paymentPayload(payment, payer, amount, purpose, ["refund": .int(refund.number)]) }
    public init(payload: JSON) throws {
        let parts = try PaymentParts(payload)
        guard let number = payload["refund"]?.int, number > 0 else { throw PaymentError.badNotice }
        (payment, payer, amount, purpose) = (parts.payment, parts.payer, parts.amount, parts.purpose)
        refund = ID(number)
    }
}

extension RefundCompleted {
    init(_ refund: Refund) {
        self.init(
            payment: refund.payment, payer: refund.payer, refund: refund.id, amount: refund.amount, purpose: refund.purpose)
    }
    public var payload: JSON { paymentPayload(payment, payer, amount, purpose, ["refund": .int(refund.number)]) }
    public init(payload: JSON) throws {
        let parts = try PaymentParts(payload)
        guard let number = payload["refund"]?.int, number > 0 else { throw PaymentError.badNotice }
        (payment, payer, amount, purpose) = (parts.payment, parts.payer, parts.amount, parts.purpose)
        refund = ID(number)
    }
}

extension RefundRefused {
    init(_ refund: Refund) {
        self.init(
            payment: refund.payment, payer: refund.payer, refund: refund.id, amount: refund.amount, purpose: refund.purpose,
            reason: refund.refused ?? "", mayAskAgain: refund.mayAskAgain)
    }
    public var payload: JSON {
        paymentPayload(
            payment, payer, amount, purpose,
            ["refund": .int(refund.number), "reason": .string(reason), "mayAskAgain": .bool(mayAskAgain)])
    }
    public init(payload: JSON) throws {
        let parts = try PaymentParts(payload)
        guard let number = payload["refund"]?.int, number > 0, let reason = payload["reason"]?.string,
            let mayAskAgain = payload["mayAskAgain"]?.bool
        else { throw PaymentError.badNotice }
        (payment, payer, amount, purpose) = (parts.payment, parts.payer, parts.amount, parts.purpose)
        (refund, self.reason, self.mayAskAgain) = (ID(number), reason, mayAskAgain)
    }
}

private func paymentPayload(
    _ payment: ID<Payment>, _ payer: ID<Account>, _ amount: Money, _ purpose: JSON, _ more: [String: JSON] = [:]
) -> JSON {
    let parts: [String: JSON] = [
        "payment": .int(payment.number), "payer": .int(payer.number), "amount": .int(amount.minor),
        "currency": .string(amount.currency.code), "purpose": purpose,
    ]
    return .object(parts.merging(more) { $1 })
}

private struct PaymentParts {
    let payment: ID<Payment>, payer: ID<Account>, amount: Money, purpose: JSON

    init(_ payload: JSON) throws {
        guard let payment = payload["payment"]?.int, let payer = payload["payer"]?.int, let amount = payload["amount"]?.int,
            let currency = payload["currency"]?.string.flatMap({ Currency(code: $0) }), let purpose = payload["purpose"],
            payment > 0, payer > 0
        else { throw PaymentError.badNotice }
        (self.payment, self.payer) = (ID(payment), ID(payer))
        (self.amount, self.purpose) = (Money(minor: amount, currency), purpose)
    }
}
