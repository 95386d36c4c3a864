// Payout.swift: money that goes out to somebody's account at a provider.
import Core
import Store

/// An amount that is paid out, once. Its amount, account and purpose never change.
public struct Payout: Hashable, Sendable {
    public enum State: String, Sendable, CaseIterable {
        /// The provider has not said yet how it ended; it is asked until it does.
        case requested
        case paid
        /// The provider will not; nothing was moved.
        case refused
    }
    public let home: Home
    public let id: ID<Payout>
    public let account: PayoutAccount
    /// What arrives there; above 0.
    public let amount: Money
    public internal(set) var state: State
    /// What it is for, for whoever asked; handed back in the event.
    public let purpose: JSON
    /// What its receiver reads, at most 32 characters.
    public let remark: String
    public let requestedAt: Timestamp
    public internal(set) var endedAt: Timestamp?
    /// The provider's own number, once it is paid.
    public internal(set) var reference: String?
    /// What the provider took for it; 0 until it is paid.
    public internal(set) var fee: Money
    /// Why it was refused.
    public internal(set) var refused: String?
    let version: Int64

    /// How providers name it: 27 letters and digits, which carry its home.
    public var number: String { PayoutNumber.text(home: home, id: id) }

    /// The payout after what the provider says of it; one that has ended stays what it is.
    /// - Returns: nil while it is under way.
    /// - Throws: ``PaymentError/amountMismatch`` when another amount was moved.
    func ended(_ answer: PayoutAnswer, at now: Timestamp) throws(PaymentError) -> Payout? {
        guard state == .requested else { return self }
        var payout = self
        switch answer {
        case .unknown, .underWay: return nil
        case .refused(let refusal):
            (payout.state, payout.refused, payout.endedAt) = (.refused, refusal.reason, now)
        case .paid(let receipt, let fee):
            guard receipt.amount == amount, fee.currency == amount.currency, fee.minor >= 0 else { throw .amountMismatch }
            (payout.state, payout.reference, payout.fee, payout.endedAt) = (.paid, receipt.reference, fee, receipt.at)
        }
        return payout
    }
}

/// Somebody's account at a provider.
public struct PayoutAccount: Hashable, Sendable {
    /// The provider's name, as `PaymentProvider.name`.
    public let provider: String
    /// Which account: an openid, a card's number; 1 to 128 characters.
    public let account: String
    /// Whose it is, for the provider to compare; may be empty.
    public let holder: String

    public init(provider: String, account: String, holder: String = "") {
        (self.provider, self.account, self.holder) = (provider, account, holder)
    }
}

/// The text of a payout's number: letters and digits only, since some companies take nothing else.
public enum PayoutNumber {
    private static let width = 13   // 63 bits in base 36

    static func text(home: Home, id: ID<Payout>) -> String { "p\(padded(home.number))\(padded(id.number))" }

    private static func padded(_ number: Int64) -> String {
        let digits = String(number, radix: 36)
        return String(repeating: "0", count: width - digits.count) + digits
    }

    /// Reads what `Payout.number` wrote; anything else is nil.
    public static func read(_ text: String) -> (home: Home, id: ID<Payout>)? {
        guard text.utf8.count == 1 + 2 * width, text.first == "p",
            let home = Int64(text.dropFirst().prefix(width), radix: 36), let id = Int64(text.suffix(width), radix: 36),
            home >= 0, id > 0, text == Self.text(home: Home(number: home), id: ID(id))
        else { return nil }
        return (Home(number: home), ID(id))
    }
}
