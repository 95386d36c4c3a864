// ShopBuyer.swift: who bought at a shop, how often and how much, and which of them somebody means.
import Core
import Identity

/// A person as one shop's orders know them.
public struct ShopBuyer: Hashable, Sendable {
    public let account: ID<Account>
    /// Of the newest order: its receiver.
    public let recipient: String, phone: String
    public let orders: Int64
    /// What they paid for goods.
    public let spent: Money
    public let lastAt: Timestamp
}

/// Which buyers are meant. Everything that is set holds at once.
public struct BuyerFilter: Hashable, Sendable {
    /// They ordered since.
    public var since: Timestamp?
    /// They did not order since.
    public var quietSince: Timestamp?
    /// 1 and up.
    public var leastOrders: Int64
    /// Receivers' numbers of their orders; empty for any.
    public var phones: Set<String>

    public init(since: Timestamp? = nil, quietSince: Timestamp? = nil, leastOrders: Int64 = 1, phones: Set<String> = []) {
        (self.since, self.quietSince, self.leastOrders, self.phones) = (since, quietSince, leastOrders, phones)
    }

    /// - Parameter orders: those looked through, in any order.
    /// - Returns: who spent most first.
    func chosen(from orders: [BoughtOrder]) -> [ShopBuyer] {
        let all: [ShopBuyer] = Dictionary(grouping: orders, by: \.buyer).compactMap { buyer, own in
            guard let newest = own.max(by: { ($0.placedAt, $0.id) < ($1.placedAt, $1.id) }) else { return nil }
            let recent = since.map { since in own.count { $0.placedAt >= since } } ?? own.count
            guard recent >= leastOrders, quietSince.map({ newest.placedAt < $0 }) ?? true,
                phones.isEmpty || own.contains(where: { phones.contains($0.phone) })
            else { return nil }
            return ShopBuyer(
                account: buyer, recipient: newest.recipient, phone: newest.phone, orders: Int64(own.count),
                spent: own.reduce(.cny(0)) { $0 + $1.goods }, lastAt: newest.placedAt)
        }
        return all.sorted { ($1.spent.minor, $0.account) < ($0.spent.minor, $1.account) }
    }
}

/// What of an order says who bought.
struct BoughtOrder: Hashable, Sendable {
    let id: Int64
    let buyer: ID<Account>
    let recipient: String, phone: String
    let goods: Money
    let placedAt: Timestamp
}
