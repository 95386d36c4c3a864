// Purchases.swift: what a load of buyers says: place; place and pay; or the same as four requests.
import App
import Catalog
import Core
import Foundation
import Payments
import SandboxPay
import StoreSQLite
import Synchronization

/// Buyers who buy one piece of something at random. Each connection has buyers of its own.
final class Purchases: LoadScript, @unchecked Sendable {   // used by the load's thread, read when it has ended
    enum Shape { case place, placeAndPay, fourRequests }
    private enum Step { case cart, delivery, place, pay }
    private let world: World, shape: Shape, goods: Range<Int>, run: String
    private let sandbox: SandboxPay?
    private var random = SeededGenerator(11)
    private var steps: [Step]
    private var wanted: [(buyer: World.Buyer, goods: World.Goods)]
    private var payments: [String]
    private var begun = 0
    private let most: Int
    private(set) var orders: [Int64] = []
    private(set) var soldOut = 0
    private let isEnough = Atomic<Bool>(false)

    /// - Parameters:
    ///   - goods: which of the world's goods are wanted.
    ///   - sandbox: signs the notices of payment.
    ///   - most: purchases at the most.
    init(
        _ world: World, _ shape: Shape, goods: Range<Int>? = nil, sandbox: SandboxPay? = nil, connections: Int = 64, most: Int = .max
    ) {
        (self.world, self.shape, self.sandbox, self.most) = (world, shape, sandbox, most)
        self.goods = goods ?? world.goods.indices
        run = String(Random.system.secret().prefix(8))
        steps = Array(repeating: shape == .fourRequests ? .cart : .place, count: connections)
        wanted = (0..<connections).map { (world.buyers[$0], world.goods[0]) }
        payments = Array(repeating: "", count: connections)
    }

    /// How many kinds of request there are; `kind(of:)` numbers them.
    static func kinds(_ shape: Shape) -> Int {
        switch shape {
        case .place: 1
        case .placeAndPay: 2
        case .fourRequests: 4
        }
    }

    /// Nothing new begins from now on. From any thread.
    func enough() { isEnough.store(true, ordering: .relaxed) }

    func next(_ connection: Int, isOver: Bool, into request: inout [UInt8]) -> Int? {
        let step = steps[connection]
        let isNew = step == (shape == .fourRequests ? .cart : .place)
        if isNew {
            guard !isOver, begun < most, !isEnough.load(ordering: .relaxed) else { return nil }
            begun += 1
            let buyers = (world.buyers.count - connection - 1) / steps.count + 1
            let buyer = world.buyers[connection + steps.count * Int.random(in: 0..<buyers, using: &random)]
            wanted[connection] = (buyer, world.goods[Int.random(in: goods, using: &random)])
        }
        let (buyer, goods) = wanted[connection]
        switch step {
        case .cart:
            let body = "{\"shop\":\"\(goods.shop)\",\"sku\":\"\(goods.sku)\",\"quantity\":1}"
            Self.write(&request, "POST", "/api/v1/me/cart/lines", buyer, "", Array(body.utf8))
            return 0
        case .delivery:
            let body = """
                {"address":{"name":"苏禾","phone":"13800000001","division":"330212","detail":"首南街道桂语路 88 号 3 幢 1202 室"},"isDefault":true}
                """
            Self.write(&request, "PUT", "/api/v1/me/addresses/\(buyer.address)", buyer, "", Array(body.utf8))
            return 1
        case .place:
            let fromCart = shape == .fourRequests ? ",\"fromCart\":true" : ""
            let body = """
                {"lines":[{"shop":"\(goods.shop)","sku":"\(goods.sku)","quantity":1}],"address":"\(buyer.address)",\
                "total":{"amount":\(World.price),"currency":"CNY"}\(fromCart)}
                """
            Self.write(&request, "POST", "/api/v1/checkouts", buyer, "idempotency-key: \(run)-\(begun)-\(connection)\r\n", Array(body.utf8))
            return shape == .fourRequests ? 2 : 0
        case .pay:
            guard let sandbox else { return nil }
            let receipt = Receipt(reference: "B-\(payments[connection])", amount: .cny(World.price), at: Clock.system.now())
            let notice = sandbox.notice(number: payments[connection], receipt: receipt)
            let fields = notice.headers.map { "\($0.key): \($0.value)\r\n" }.joined()
            Self.write(&request, "POST", "/api/v1/payments/notify/sandbox", nil, fields, notice.body)
            return shape == .fourRequests ? 3 : 1
        }
    }

    func answered(_ connection: Int, status: Int, body: ArraySlice<UInt8>) throws {
        switch (steps[connection], status) {
        case (.cart, 200): steps[connection] = .delivery
        case (.delivery, 200): steps[connection] = .place
        case (.place, 201):
            guard let at = body.find("\"order\":\""), let order = body[(at + 9)...].number(), let from = body.find("\"payment\":\"")
            else { throw unexpected(status, body) }
            orders.append(order)
            payments[connection] = String(decoding: body[(from + 11)...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
            if shape != .place { steps[connection] = .pay }
        case (.place, 409) where body.find("trade.sold_out") != nil: soldOut += 1
        case (.pay, 200): steps[connection] = shape == .fourRequests ? .cart : .place
        default: throw unexpected(status, body)
        }
    }

    private func unexpected(_ status: Int, _ body: ArraySlice<UInt8>) -> BenchError {
        .badAnswer("\(status) \(String(decoding: body.prefix(400), as: UTF8.self))")
    }

    private static func write(
        _ request: inout [UInt8], _ method: String, _ path: String, _ buyer: World.Buyer?, _ fields: String, _ body: [UInt8]
    ) {
        let authorization = buyer.map { "authorization: Bearer \($0.token)\r\n" } ?? ""
        let head = """
            \(method) \(path) HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n\(authorization)\(fields)\
            content-length: \(body.count)\r\n\r\n
            """
        request += head.utf8
        request += body
    }
}

/// The sandbox of an installation as the payment company: it signs, and touches no database of ours.
func paymentCompany(_ world: World, folder: String) throws -> SandboxPay {
    let secrets = try Secrets.load(data: world.configuration.data, environment: [:], random: .system)
    let clock = Clock.system
    let ids = IDSource(node: IDLayout.nodes - 3, from: clock.now(), until: clock.now() + .hours(3), clock: clock)
    let books = try SQLiteStore(path: "\(folder)/company.db", durable: false)
    return SandboxPay(store: books, clock: clock, ids: ids, random: .seeded(5), key: secrets.key("sandbox-pay"))
}
