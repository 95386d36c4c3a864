// Payment.swift: one amount asked for once, and its transitions.
import Core
import Identity

/// An amount that a person is asked for, once. Its amount and purpose never change.
public struct Payment: Hashable, Sendable {
    public enum State: String, Sendable, CaseIterable {
        /// Waits for the money.
        case pending
        /// Asked to be closed; the provider has not said yes yet.
        case closing
        case paid
        /// Takes no money any more; what still arrives goes back by itself.
        case closed
    }
    public let payer: ID<Account>   // its home
    public let id: ID<Payment>
    public let provider: String
    public let amount: Money
    public internal(set) var state: State
    /// What it pays for, for whoever opened it; handed back in its events.
    public let purpose: JSON
    public let subject: String
    public let createdAt: Timestamp
    public let expiresAt: Timestamp
    public internal(set) var paidAt: Timestamp?
    public internal(set) var reference: String?
    public internal(set) var refunded: Money
    let version: Int64

    /// How providers and people name it: `payer-id` in base 36, at most 27 characters. It carries its home.
    public var number: String { Payment.number(payer: payer, id: id) }

    public static func number(payer: ID<Account>, id: ID<Payment>) -> String { PaymentNumber.text(payer: payer, id: id) }

    /// What money that arrived does.
    enum Arrival: Equatable {
        /// It pays.
        case pays(Payment)
        /// It came too late or a second time: it goes back.
        case goesBack
    }

    /// The payment after the provider's notice of money.
    /// - Throws: ``PaymentError/amountMismatch`` when amount or currency is another.
    func receiving(_ receipt: Receipt) throws(PaymentError) -> Arrival {
        guard receipt.amount == amount else { throw .amountMismatch }
        switch state {
        case .pending, .closing:
            var payment = self
            (payment.state, payment.paidAt, payment.reference) = (.paid, receipt.at, receipt.reference)
            return .pays(payment)
        case .paid, .closed: return .goesBack
        }
    }

    /// The payment once its closing is asked for; closed, closing and paid ones stay what they are.
    func closing() -> Payment {
        guard state == .pending else { return self }
        var payment = self
        payment.state = .closing
        return payment
    }

    /// The payment once the provider takes no money for it.
    func closed() -> Payment {
        switch state {
        case .paid, .closed: return self
        case .pending, .closing:
            var payment = self
            payment.state = .closed
            return payment
        }
    }
}

/// Money that a provider says it has taken.
public struct Receipt: Hashable, Sendable {
    /// The provider's own number of the transaction: one for each time money moved.
    public let reference: String
    public let amount: Money
    public let at: Timestamp

    public init(reference: String, amount: Money, at: Timestamp) {
        (self.reference, self.amount, self.at) = (reference, amount, at)
    }
}

/// The text of a payment's number.
public enum PaymentNumber {
    static func text(payer: ID<Account>, id: ID<Payment>) -> String {
        "\(String(payer.number, radix: 36))-\(String(id.number, radix: 36))"
    }

    /// Reads what `Payment.number` wrote; anything else is nil.
    public static func read(_ text: String) -> (payer: ID<Account>, id: ID<Payment>)? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let payer = Int64(parts[0], radix: 36), let id = Int64(parts[1], radix: 36), payer > 0, id > 0,
            text == Self.text(payer: ID(payer), id: ID(id))
        else { return nil }
        return (ID(payer), ID(id))
    }
}
