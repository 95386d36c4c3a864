// Market.swift: the demo: two shops, the people around them, and a way in for each without a password.
import Catalog
import Core
import Identity
import Trade
import Web

/// Somebody of the demo, with one click to be them.
public struct DemoAccount: Sendable {
    /// What they do here.
    public let role: Phrase
    public let name: String
    /// The number that the account goes by.
    public let phone: String
    public let account: ID<Account>
    /// Where they begin, as a path of this site.
    public let start: String
    /// Signs them in, without a password typed. The caller's guest becomes them.
    public let signIn: @Sendable (_ continuing: Caller) async throws -> NewSession
}

/// Opens the demo through the same public operations that people use.
public struct Market: Sendable {
    let identity: Identity, catalog: Catalog, trade: Trade
    private let secret: [UInt8]

    /// - Parameter secret: at least 16 bytes, known to this installation alone and the same after a restart. The demo people's
    ///   passwords are made of it, so that data once opened with `--demo` has no password that strangers know.
    public init(identity: Identity, catalog: Catalog, trade: Trade, secret: [UInt8]) {
        precondition(secret.count >= 16, "a demo secret of under 16 bytes")
        (self.identity, self.catalog, self.trade, self.secret) = (identity, catalog, trade, secret)
    }

    /// Makes what is not there yet and leaves everything else as it is: people by their phone numbers, shops by their slugs.
    /// A shop's products are made only while it has none, so that a second start keeps what was changed.
    /// - Throws: ``MarketError/foreignAccount(_:)`` when a demo number belongs to somebody else.
    public func openDemo() async throws -> [DemoAccount] {
        let buyer = try await person(.buyer, start: "/")
        let merchant = try await person(.teaMerchant, start: "/desk")
        let farmer = try await person(.fruitMerchant, start: "/desk")
        let shipper = try await person(.shipper, start: "/desk")
        let admin = try await person(.admin, start: "/desk/platform")
        let tea = try await open(.tea, by: merchant.account)
        _ = try await open(.fruit, by: farmer.account)
        let there = try await identity.rights(of: shipper.account, in: tea)
        if there.isEmpty, let number = Identifier(shipper.phone) {
            try await identity.addStaff(number, as: [.shipper], to: tea, by: merchant.account)
        }
        if try await trade.addresses(of: buyer.account).isEmpty {
            let postal = try PostalAddress(name: "苏禾", phone: "13800000001", division: "330212", detail: "首南街道桂语路 88 号 3 幢 1202 室")
            _ = try await trade.addAddress(postal, isDefault: true, of: buyer.account)
        }
        return [buyer, merchant, farmer, shipper, admin]
    }

    private func person(_ person: DemoPerson, start: String) async throws -> DemoAccount {
        guard let number = Identifier(person.phone), let name = DisplayName(person.name), let password = password(of: person)
        else { preconditionFailure("the demo's own people are named wrongly") }
        let account = try await account(of: person, number, password, name)
        let identity = self.identity
        return DemoAccount(role: person.role, name: person.name, phone: person.phone, account: account, start: start) { caller in
            try await identity.signIn(number, password, continuing: caller)
        }
    }

    private func account(
        of person: DemoPerson, _ number: Identifier, _ password: Password, _ name: DisplayName
    ) async throws -> ID<Account> {
        do {
            if person.ownsPlatform { return try await identity.createAdmin(number, password, name: name) }
            return try await signedOut(identity.signUp(number, password, name: name))
        } catch IdentityError.identifierTaken {
            return try await known(number, password)
        }
    }

    /// Nobody sits at this session: it was only needed to learn who it is.
    private func signedOut(_ session: NewSession) async throws -> ID<Account> {
        try await identity.signOut(identity.caller(.cookie(session.token)))
        return session.person
    }

    /// Whose number this is, if it is ours.
    private func known(_ number: Identifier, _ password: Password) async throws -> ID<Account> {
        do {
            return try await signedOut(identity.signIn(number, password))
        } catch IdentityError.wrongCredentials {
            throw MarketError.foreignAccount(number.description)
        }
    }

    private func password(of person: DemoPerson) -> Password? { Password("\(Hex.text(secret.prefix(32)))-\(person.phone)") }

    /// The shop's organisation, with the shop open and its products on sale.
    private func open(_ demo: DemoShop, by owner: ID<Account>) async throws -> ID<Organisation> {
        let organisation: ID<Organisation>
        if let there = try await identity.memberships(of: owner).first(where: { $0.roles.contains(.owner) }) {
            organisation = there.organisation.id
        } else {
            guard let name = OrganisationName(demo.organisation) else { preconditionFailure("the demo's own name is wrong") }
            organisation = try await identity.createOrganisation(name, kinds: [.merchant], by: owner)
        }
        let shop: Shop
        do {
            shop = try await catalog.shop(slug: demo.slug)
        } catch CatalogError.shopNotFound {
            shop = try await catalog.openShop(of: organisation, slug: demo.slug, name: demo.name)
        }
        let there = try await catalog.products(of: shop.id, PageRequest(limit: 1))
        guard there.items.isEmpty else { return organisation }
        for product in demo.products {
            let draft = try await draft(of: product)
            let made = try await catalog.createProduct(in: shop.id, draft)
            _ = try await catalog.setState(.listed, of: made.id, in: shop.id)
        }
        return organisation
    }

    private func draft(of product: DemoProduct) async throws -> ProductDraft {
        let category = try await catalog.category(path: product.category)
        var brand: ID<Brand>?
        if let name = product.brand { brand = try await catalog.brand(named: name) }
        return ProductDraft(
            title: product.title, category: category, brand: brand, description: product.description,
            attributes: product.attributes.map { ProductAttribute($0.0, $0.1) }, axes: product.axes.map { SpecAxis($0.0, $0.1) },
            skus: product.skus.map {
                SKUDraft(values: $0.values, price: .cny($0.fen), listPrice: $0.was.map { .cny($0) }, code: $0.code, stock: $0.stock)
            })
    }
}

public enum MarketError: Error, Equatable, CustomStringConvertible {
    /// The number is somebody's own, or was made with another secret.
    case foreignAccount(String)

    public var description: String {
        switch self {
        case .foreignAccount(let number): "\(number) is a demo number, but its account is not the demo's: use another data folder"
        }
    }
}
