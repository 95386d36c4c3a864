// PaymentStart.swift: how a payer is here, and where they go to pay.

/// How the payer is here: companies prepare a payment in different ways for each.
public struct PayerVisit: Sendable, Hashable {
    public enum Way: String, Sendable, CaseIterable {
        /// A browser on a big screen: a code is scanned with the phone.
        case desktop
        /// A browser on a phone: the wallet is opened from the page.
        case phone
        /// Inside the wallet's own browser: its script asks for the money; needs who the payer is there.
        case wallet
    }
    public let way: Way
    /// Who the payer is at the provider (an openid); needed for `wallet`.
    public let wallet: String?
    /// The payer's network address, as far as we know it.
    public let address: String?

    public init(_ way: Way, wallet: String? = nil, address: String? = nil) {
        (self.way, self.wallet, self.address) = (way, wallet, address)
    }
}

/// Where the payer goes.
public struct PaymentStart: Sendable, Hashable {
    /// A page, of this site or another.
    public let address: String
    /// What a code on that page says, for the payer's phone to read; nil where nothing is scanned.
    public let code: String?
    /// What the wallet's script is given, by name; empty where there is none.
    public let bridge: [String: String]

    public init(address: String, code: String? = nil, bridge: [String: String] = [:]) {
        (self.address, self.code, self.bridge) = (address, code, bridge)
    }
}
