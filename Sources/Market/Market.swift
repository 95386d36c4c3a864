// Market.swift: the room's door: the demo: eight shops, the people around them, and a way in for each without a password.
import AfterSale
import Catalog
import Core
import CustomerService
import Identity
import Offers
import Payments
import Reviews
import SandboxPay
import Settings
import Settlement
import Store
import Trade
import Web

/// Somebody of the demo, with one click to be them.
public struct DemoAccount: Sendable {
    /// What they do here, and what there is to try.
    public let role: Phrase, about: Phrase
    public let group: DemoGroup
    public let name: String
    /// The number that the account goes by.
    public let phone: String
    public let account: ID<Account>
    /// Where they begin, as a path of this site.
    public let start: String
    /// The name of the tour that leads them around.
    public let tour: String?
    /// Signs them in, without a password typed. The caller's guest becomes them.
    public let signIn: @Sendable (_ continuing: Caller) async throws -> NewSession
}

/// Makes and opens the demo through the same public operations that people use.
public struct Market: Sendable {
    let store: any Store
    let identity: Identity, catalog: Catalog, trade: Trade, payments: Payments, sandbox: SandboxPay
    let customerService: CustomerService, settings: Settings
    let offers: Offers, afterSale: AfterSale, reviews: Reviews, settlement: Settlement
    private let secret: [UInt8]

    /// - Parameter secret: at least 16 bytes, known to this installation alone and the same after a restart. The demo people's
    ///   passwords are made of it, so that data once opened with `--demo` has no password that strangers know.
    public init(
        store: any Store, identity: Identity, catalog: Catalog, trade: Trade, payments: Payments, sandbox: SandboxPay,
        customerService: CustomerService, settings: Settings, offers: Offers, afterSale: AfterSale, reviews: Reviews,
        settlement: Settlement, secret: [UInt8]
    ) {
        precondition(secret.count >= 16, "a demo secret of under 16 bytes")
        (self.store, self.identity, self.catalog, self.trade) = (store, identity, catalog, trade)
        (self.payments, self.sandbox, self.customerService, self.secret) = (payments, sandbox, customerService, secret)
        (self.settings, self.offers, self.afterSale, self.reviews, self.settlement) = (settings, offers, afterSale, reviews, settlement)
    }

    /// The people whom a visitor may be, once the demo is made.
    /// - Throws: ``MarketError/foreignAccount(_:)`` when their passwords were made with another secret.
    public func people() async throws -> [DemoAccount] {
        let accounts = try await store.read { try $0.demoAccounts() }
        let first = credentials(of: .buyer)
        do {
            try await identity.signOut(identity.caller(.cookie(identity.signIn(first.number, first.password).token)))
        } catch IdentityError.wrongCredentials {
            throw MarketError.foreignAccount(DemoPerson.buyer.phone)
        }
        return DemoPerson.shown.compactMap { person in
            guard let account = accounts[person.phone] else { return nil }
            let (number, password, _) = credentials(of: person)
            let start = person.group == .buyers ? "/" : person.group == .platform ? "/desk/platform" : "/desk"
            return DemoAccount(
                role: person.role, about: person.about, group: person.group, name: person.name, phone: person.phone, account: account,
                start: start, tour: person.tour
            ) { [identity] caller in try await identity.signIn(number, password, continuing: caller) }
        }
    }

    func credentials(of person: DemoPerson) -> (number: Identifier, password: Password, name: DisplayName) {
        guard let number = Identifier(person.phone), let name = DisplayName(person.name),
            let password = Password("\(Hex.text(secret.prefix(32)))-\(person.phone)")
        else { preconditionFailure("the demo's own people are named wrongly") }
        return (number, password, name)
    }
}

public enum MarketError: CodedError, Equatable {
    /// The demo's people have passwords of another master key.
    case foreignAccount(String)
    /// There are accounts in this data that are no demo's: nobody shall be let in there without a password.
    case foreignData
    /// A simulation begins with nobody: here is somebody already.
    case notEmpty
    /// Another process makes the demo right now, or died doing so within the last minute.
    case underWay

    public var code: String {
        switch self {
        case .foreignAccount: "market.foreign_account"
        case .foreignData: "market.foreign_data"
        case .notEmpty: "market.not_empty"
        case .underWay: "market.under_way"
        }
    }
    public var kind: ErrorKind { .conflict }
    public var facts: [String: String] {
        switch self {
        case .foreignAccount(let number): ["number": number]
        case .foreignData, .notEmpty, .underWay: [:]
        }
    }
}

extension MarketError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .foreignAccount: "this demo was made with another master key: bring that key back, or make it anew (`souk demo reset`)"
        case .foreignData: "this data has accounts and was not made by --demo, which signs anybody in: give the demo a place of its own"
        case .notEmpty: "there are accounts in this data already: a simulation needs an empty place (`--data` or `--database`)"
        case .underWay: "another process is making the demo here; try again in a minute"
        }
    }
}
