// World.swift: shops with goods and buyers with addresses and sessions, made through the same operations that people use.
import App
import Catalog
import Core
import Foundation
import Identity
import Store
import Trade

/// What a load needs to know of a database's shops and people.
struct World: Sendable {
    struct Goods: Sendable { let shop: ID<Shop>, product: ID<Product>, sku: ID<SKU> }
    struct Buyer: Sendable { let account: ID<Account>, token: String, address: ID<Address> }
    static let price: Int64 = 9_900
    static let title = "明前龙井 核心产区 100 克"

    let configuration: Configuration
    /// By shop, then in the order in which they were made.
    let goods: [Goods]
    let buyers: [Buyer]

    /// Migrates an empty database and fills it.
    /// - Parameters:
    ///   - shops: each of an organisation of its own.
    ///   - skus: in each shop, one to a product.
    ///   - stock: pieces of each.
    init(
        _ configuration: Configuration, shops: Int, skus: Int, buyers: Int, stock: Int64 = ProductBounds.stock.upperBound
    ) async throws {
        let opened = try configuration.open()
        _ = try await configuration.migrate(opened.store, at: Clock.system.now())
        let rooms = World.rooms(opened, .system)
        goods = try await World.many(shops) { number in
            try await World.shop(number, of: shops, skus: skus, stock: stock, rooms)
        }.flatMap { $0 }
        self.buyers = try await World.many(buyers) { try await World.buyer($0, rooms) }
        self.configuration = configuration
        await opened.store.close()
    }

    /// The rooms with ids of a node that no server leases.
    static func rooms(_ opened: Opened, _ clock: Clock, store: (any Store)? = nil) -> Rooms {
        let now = clock.now()
        return Rooms(
            store: store ?? opened.store, clock: clock,
            ids: IDSource(node: IDLayout.nodes - 1, from: now - .milliseconds(1), until: now + .hours(1), clock: clock),
            random: .system, secrets: opened.secrets, media: opened.media, hasher: PasswordHasher(cost: .cheap))
    }

    private static func shop(_ number: Int, of shops: Int, skus: Int, stock: Int64, _ rooms: Rooms) async throws -> [Goods] {
        let shop = try await rooms.catalog.openShop(of: rooms.ids.next(), slug: "bench-\(number)", name: "第 \(number) 店")
        var goods: [Goods] = []
        for _ in 0..<skus {
            let draft = ProductDraft(title: title, skus: [SKUDraft(price: .cny(price), stock: stock)])
            let made = try await rooms.catalog.createProduct(in: shop.id, draft)
            let product = try await rooms.catalog.setState(.listed, of: made.id, in: shop.id)
            goods.append(Goods(shop: shop.id, product: product.id, sku: product.skus[0].id))
        }
        return goods
    }

    private static func buyer(_ number: Int, _ rooms: Rooms) async throws -> Buyer {
        guard let identifier = Identifier("buyer\(number)@bench.example"), let password = Password("correct horse \(number)"),
            let name = DisplayName("买家 \(number)")
        else { throw BenchError.notRight("a buyer's own name") }
        let session = try await rooms.identity.signUp(identifier, password, name: name)
        let postal = try PostalAddress(name: "苏禾", phone: "13800000001", division: "330212", detail: "首南街道桂语路 88 号 3 幢 1202 室")
        let address = try await rooms.trade.addAddress(postal, isDefault: true, of: session.person)
        return Buyer(account: session.person, token: session.token, address: address.id)
    }

    /// Makes `count` things, 32 at a time, in order.
    static func many<Made: Sendable>(_ count: Int, _ make: @escaping @Sendable (Int) async throws -> Made) async throws -> [Made] {
        try await withThrowingTaskGroup(of: (Int, Made).self) { group in
            var made: [Int: Made] = [:]
            for number in 0..<count {
                if number >= 32, let (index, value) = try await group.next() { made[index] = value }
                group.addTask { (number, try await make(number)) }
            }
            for try await (index, value) in group { made[index] = value }
            return (0..<count).compactMap { made[$0] }
        }
    }
}
