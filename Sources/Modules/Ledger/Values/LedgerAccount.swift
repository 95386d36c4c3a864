// LedgerAccount.swift: whose money it is, and what for.
import Catalog
import Core
import Identity

/// Who owns money, or holds it.
public enum Party: Hashable, Sendable, LosslessStringConvertible {
    case buyer(ID<Account>), shop(ID<Shop>), organisation(ID<Organisation>), platform
    /// A payment provider, by its name.
    case provider(String)

    /// How it is stored and shown in the API: `shop:123`, `platform`, `provider:sandbox`.
    public var description: String {
        switch self {
        case .buyer(let id): "buyer:\(id)"
        case .shop(let id): "shop:\(id)"
        case .organisation(let id): "organisation:\(id)"
        case .platform: "platform"
        case .provider(let name): "provider:\(name)"
        }
    }

    /// Reads what `description` wrote; anything else is nil.
    public init?(_ text: String) {
        if text == "platform" {
            self = .platform
            return
        }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[1].isEmpty else { return nil }
        switch parts[0] {
        case "buyer":
            guard let id = ID<Account>(parts[1]) else { return nil }
            self = .buyer(id)
        case "shop":
            guard let id = ID<Shop>(parts[1]) else { return nil }
            self = .shop(id)
        case "organisation":
            guard let id = ID<Organisation>(parts[1]) else { return nil }
            self = .organisation(id)
        case "provider":
            guard parts[1].utf8.allSatisfy({ 33...126 ~= $0 }) else { return nil }
            self = .provider(parts[1])
        default: return nil
        }
    }
}

/// What money of a party is there for. Its raw value is stored: never renamed. Rooms to come add their own.
public enum Purpose: String, Sendable, Hashable, CaseIterable {
    /// At a payment provider: below zero by what lies there.
    case clearing
    /// A buyer's, on its way back.
    case transit
    /// A seller's, of orders that are not settled yet.
    case held
    /// A seller's, settled: may be withdrawn.
    case available
    /// On its way to a seller's own account outside.
    case withdrawing
    /// What a party owes: below zero by that much.
    case debt
    /// The platform's income from orders.
    case fee
    /// What the platform gave of its own: below zero by that much.
    case marketing
    /// Kept back for the tax office.
    case tax
    /// What providers charge.
    case providerFee
    /// Debts that were given up, by a decision with a reason.
    case writeOff

    /// Money that a party has, which cannot be less than nothing. What it owes has an account of its own.
    var isHad: Bool {
        switch self {
        case .transit, .held, .available, .withdrawing: true
        case .clearing, .debt, .fee, .marketing, .tax, .providerFee, .writeOff: false
        }
    }

    /// Orders, debts and withdrawals say what it must be: a correction of the journal alone would make it wrong.
    var isProvedElsewhere: Bool {
        switch self {
        case .transit, .held, .withdrawing, .debt: true
        case .clearing, .available, .fee, .marketing, .tax, .providerFee, .writeOff: false
        }
    }

    /// What a correction may move, for the answer that refuses another.
    static let correctable = allCases.filter { !$0.isProvedElsewhere }.map(\.rawValue).joined(separator: ", ")
}

/// One party's money for one purpose. An amount above zero is owed to the party; below zero it owes it, or it lies at the provider.
public struct LedgerAccount: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let party: Party, purpose: Purpose

    public init(_ party: Party, _ purpose: Purpose) { (self.party, self.purpose) = (party, purpose) }

    public var description: String { "\(party)/\(purpose.rawValue)" }
    public static func < (left: LedgerAccount, right: LedgerAccount) -> Bool { left.description < right.description }
}

/// An amount put to an account, signed.
public struct Posting: Hashable, Sendable {
    public let account: LedgerAccount, amount: Money

    public init(_ account: LedgerAccount, _ amount: Money) { (self.account, self.amount) = (account, amount) }
    public init(_ party: Party, _ purpose: Purpose, _ amount: Money) { self.init(LedgerAccount(party, purpose), amount) }
}
