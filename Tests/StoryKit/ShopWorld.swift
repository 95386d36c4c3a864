// ShopWorld.swift: a house with shops, merchants and buyers, on a clock that stands still.
import App
import Catalog
import Core
import Foundation
import Identity
import Logging
import Payments
import Runtime
import SandboxPay
import Store
import TestKit
import Trade

/// Everything a story needs. The loops do not run: `settle()` steps until nothing is due.
public struct ShopWorld: Sendable {
    public let world: TestWorld
    public let rooms: Rooms
    public let runner: Runner
    public var trade: Trade { rooms.trade }
    public var time: ManualClock { world.time }

    /// - Parameter wrap: puts a counting or failing store between the rooms and the database.
    public init(on backend: TestStore, wrap: (any Store) -> any Store = { $0 }) async throws {
        world = try await TestWorld(on: backend, Array(allMigrations.dropFirst(kernelMigrations.count)))
        let store = wrap(world.store)
        rooms = Rooms(
            store: store, clock: world.clock, ids: world.ids, random: world.random,
            secrets: Secrets(master: [UInt8](repeating: 7, count: 32)),
            media: FileManager.default.temporaryDirectory.appendingPathComponent("souk-media").path,
            hasher: PasswordHasher(cost: .cheap))
        runner = Runner(
            store, clock: world.clock, listeners: rooms.listeners, handlers: rooms.dueHandlers, steps: rooms.steps, lease: nil,
            logger: Logger(label: "story"))
    }

    public func settle() async throws { try await runner.settle() }

    /// Lets time pass and does what falls due.
    public func pass(_ span: Span) async throws {
        time.advance(by: span)
        try await settle()
    }

    /// Somebody with an account; `number` makes the phone.
    public func person(_ number: Int) async throws -> ID<Account> {
        let phone = String(13_800_000_000 + number)
        guard let identifier = Identifier(phone), let password = Password("password-\(number)"), let name = DisplayName("人\(number)")
        else { preconditionFailure("not a person: \(number)") }
        return try await rooms.identity.signUp(identifier, password, name: name).person
    }

    /// A shop with one product of one SKU for each price.
    public func shop(_ slug: String, owner: ID<Account>, prices: [Int64], stock: Int64 = 10) async throws -> Stall {
        guard let name = OrganisationName(slug) else { preconditionFailure("not a name: \(slug)") }
        let organisation = try await rooms.identity.createOrganisation(name, kinds: [.merchant], by: owner)
        let shop = try await rooms.catalog.openShop(of: organisation, slug: slug, name: slug)
        var skus: [ID<SKU>] = []
        for (index, price) in prices.enumerated() {
            let product = try await rooms.catalog.createProduct(
                in: shop.id, ProductDraft(title: "货 \(index)", skus: [SKUDraft(price: .cny(price), stock: stock)]))
            _ = try await rooms.catalog.setState(.listed, of: product.id, in: shop.id)
            skus += product.skus.map(\.id)
        }
        return Stall(owner: owner, organisation: organisation, shop: shop.id, skus: skus)
    }

    public func address() throws -> PostalAddress {
        try PostalAddress(name: "陈小禾", phone: "13800138000", division: "510107", detail: "人民南路四段 27 号")
    }

    public func checkout(
        _ lines: [WantedLine], by buyer: ID<Account>, total: Int64, key: String = "k1", fromCart: Bool = false
    ) throws -> Checkout {
        Checkout(buyer: buyer, lines: lines, address: .postal(try address()), total: .cny(total), fromCart: fromCart, key: key)
    }

    /// Pays at the sandbox, and lets its notice arrive.
    public func pay(_ placed: Placed, by buyer: ID<Account>, _ behaviour: SandboxBehaviour = .prompt) async throws {
        try await pay(payment(placed), by: buyer, behaviour)
    }

    public func pay(_ id: ID<Payment>, by buyer: ID<Account>, _ behaviour: SandboxBehaviour = .prompt) async throws {
        _ = try await rooms.payments.start(id, of: buyer)
        try await rooms.sandbox.pay(id, of: buyer, behaviour)
        try await settle()
    }

    public func payment(_ placed: Placed) throws -> ID<Payment> {
        guard let number = placed.payment, let (_, id) = PaymentNumber.read(number) else { throw PaymentError.notFound }
        return id
    }

    /// On hand and reserved, which the journal must add up to as well.
    public func stock(_ sku: ID<SKU>, of shop: ID<Shop>) async throws -> StockNumbers {
        try await world.store.read { db in
            let row = try db.row("SELECT on_hand, reserved FROM catalog_stock WHERE shop_id = \(shop) AND sku_id = \(sku)")
            let sums = try db.row(
                """
                SELECT CAST(SUM(on_hand) AS BIGINT), CAST(SUM(reserved) AS BIGINT)
                FROM catalog_stock_entry
                WHERE shop_id = \(shop) AND sku_id = \(sku)
                """)
            guard let row, let sums else { throw StoreError.unexpectedColumn(0) }
            return StockNumbers(
                onHand: try row.int64(0), reserved: try row.int64(1), journalOnHand: try sums.int64(0),
                journalReserved: try sums.int64(1))
        }
    }
}

/// A shop of a story.
public struct Stall: Sendable {
    public let owner: ID<Account>, organisation: ID<Organisation>, shop: ID<Shop>, skus: [ID<SKU>]
    public init(owner: ID<Account>, organisation: ID<Organisation>, shop: ID<Shop>, skus: [ID<SKU>]) {
        (self.owner, self.organisation, self.shop, self.skus) = (owner, organisation, shop, skus)
    }
    public func line(_ index: Int = 0, _ quantity: Int64 = 1) -> WantedLine {
        WantedLine(shop: shop, sku: skus[index], quantity: quantity)
    }
}

public struct StockNumbers: Sendable, Equatable {
    public let onHand: Int64, reserved: Int64, journalOnHand: Int64, journalReserved: Int64

    /// Numbers that their journal proves.
    public init(_ onHand: Int64, reserved: Int64) {
        self.init(onHand: onHand, reserved: reserved, journalOnHand: onHand, journalReserved: reserved)
    }
    init(onHand: Int64, reserved: Int64, journalOnHand: Int64, journalReserved: Int64) {
        (self.onHand, self.reserved) = (onHand, reserved)
        (self.journalOnHand, self.journalReserved) = (journalOnHand, journalReserved)
    }
}
