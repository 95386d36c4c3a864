// OrderTemplate.swift: one real placing as statements with holes, so that it can be said again for other orders.
import App
import Catalog
import Core
import Store
import Trade

/// The statements of placing one order of one item, in their order, as the house said them.
struct OrderTemplate: Sendable {
    /// What differs from order to order.
    enum Hole: Int, CaseIterable {
        case shop, product, sku, buyer, shopBucket, buyerBucket, key, now, expires
        case order, payment, fresh1, fresh2, fresh3, fresh4   // ids made for the order: of its stock entry, its events
    }
    enum Piece: Sendable { case bytes([UInt8]), decimal(Hole), base36(Hole) }
    enum Value: Sendable { case null, int(Int64), hole(Hole), text([Piece]) }
    struct Statement: Sendable {
        let text: String, values: [Value]
        var isRead: Bool { text.hasPrefix("SELECT") }
    }
    let statements: [Statement]

    /// Places one order for real and learns from it. Goods and buyer are chosen so that no number means two things.
    init(learningFrom world: World) async throws {
        let opened = try world.configuration.open()
        let now = Clock.system.now()
        let recording = RecordingStore(opened.store)
        let rooms = World.rooms(opened, Clock { now }, store: recording)
        guard let goods = world.goods.first(where: { Home($0.shop).bucket >= 8 }),
            let buyer = world.buyers.first(where: { Home($0.account).bucket >= 8 && Home($0.account).bucket != Home(goods.shop).bucket })
        else { throw BenchError.notRight("too few shops or buyers to learn from") }
        let keyNumber: Int64 = 1_234_567_890_123_456_789
        let address = try await rooms.trade.address(buyer.address, of: buyer.account).postal
        let placed = try await rooms.trade.place(
            Checkout(
                buyer: buyer.account, lines: [WantedLine(shop: goods.shop, sku: goods.sku, quantity: 1)], address: .postal(address),
                total: .cny(World.price), key: "bench-\(keyNumber)"))
        await opened.store.close()

        var known: [Int64: Hole] = [
            goods.shop.number: .shop, goods.product.number: .product, goods.sku.number: .sku, buyer.account.number: .buyer,
            Home(goods.shop).bucket: .shopBucket, Home(buyer.account).bucket: .buyerBucket, keyNumber: .key,
            now.milliseconds: .now, (now + Trade.paymentTime).milliseconds: .expires,
            placed.orders[0].order.number: .order,
        ]
        if let text = placed.payment?.split(separator: "-").last, let number = Int64(text, radix: 36) { known[number] = .payment }
        var unused: [Hole] = [.fresh1, .fresh2, .fresh3, .fresh4]
        for case .int(let number) in recording.said.flatMap(\.values) where number > 1 << 50 && known[number] == nil {
            guard !unused.isEmpty else { throw BenchError.notRight("a placing makes more ids than the replay knows of") }
            known[number] = unused.removeFirst()
        }
        let holes = known
        statements = recording.said.map { said in
            Statement(text: said.text, values: said.values.map { OrderTemplate.value($0, holes) })
        }
    }

    private static func value(_ value: SQLValue, _ holes: [Int64: Hole]) -> Value {
        switch value {
        case .null: .null
        case .int(let number): holes[number].map { .hole($0) } ?? .int(number)
        case .text(let text): .text(pieces(Array(text.utf8), holes))
        }
    }

    /// The text with every long number that is a hole taken out, written in decimal or in base 36.
    private static func pieces(_ text: [UInt8], _ holes: [Int64: Hole]) -> [Piece] {
        var tokens: [([UInt8], Piece)] = []
        for (number, hole) in holes where number > 1 << 50 {
            tokens.append((Array(String(number).utf8), .decimal(hole)))
            tokens.append((Array(String(number, radix: 36).utf8), .base36(hole)))
        }
        var pieces: [Piece] = []
        var plain: [UInt8] = []
        var rest = text[...]
        while let first = rest.first {
            if let (token, piece) = tokens.first(where: { rest.starts(with: $0.0) }) {
                if !plain.isEmpty { pieces.append(.bytes(plain)) }
                plain = []
                pieces.append(piece)
                rest = rest.dropFirst(token.count)
            } else {
                plain.append(first)
                rest = rest.dropFirst()
            }
        }
        if !plain.isEmpty || pieces.isEmpty { pieces.append(.bytes(plain)) }
        return pieces
    }
}
