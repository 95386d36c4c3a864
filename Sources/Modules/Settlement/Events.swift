// Events.swift: what this room tells, all in the shop's home.
import Catalog
import Core
import Store
import Trade

/// An order's money is its shop's.
public struct OrderSettled: DomainEvent, Equatable {
    public static let name = "settlement.order_settled.v1"
    public let shop: ID<Shop>, order: ID<Order>, buyer: ID<Account>
    public let income: Income

    public init(shop: ID<Shop>, order: ID<Order>, buyer: ID<Account>, income: Income) {
        (self.shop, self.order, self.buyer, self.income) = (shop, order, buyer, income)
    }
    public var payload: JSON {
        [
            "shop": .int(shop.number), "order": .int(order.number), "buyer": .int(buyer.number), "goods": .int(income.goods.minor),
            "freight": .int(income.freight.minor), "fee": .int(income.fee.minor), "support": .int(income.support.minor),
        ]
    }
    public init(payload: JSON) throws {
        func money(_ name: String) throws -> Money { .cny(try number(payload, name, least: 0)) }
        shop = ID(try number(payload, "shop"))
        order = ID(try number(payload, "order"))
        buyer = ID(try number(payload, "buyer"))
        income = Income(goods: try money("goods"), freight: try money("freight"), fee: try money("fee"), support: try money("support"))
    }
}

/// A shop owes the platform.
public struct DebtArisen: DomainEvent, Equatable {
    public static let name = "settlement.debt_arisen.v1"
    public let shop: ID<Shop>, debt: ID<Debt>, amount: Money

    public init(shop: ID<Shop>, debt: ID<Debt>, amount: Money) { (self.shop, self.debt, self.amount) = (shop, debt, amount) }
    public var payload: JSON { ["shop": .int(shop.number), "debt": .int(debt.number), "amount": .int(amount.minor)] }
    public init(payload: JSON) throws {
        (shop, debt) = (ID(try number(payload, "shop")), ID(try number(payload, "debt")))
        amount = .cny(try number(payload, "amount"))
    }
}

/// A withdrawal began, was decided on, or ended: its state says which.
public struct WithdrawalMoved: DomainEvent, Equatable {
    public static let name = "settlement.withdrawal_moved.v1"
    public let shop: ID<Shop>, withdrawal: ID<Withdrawal>, amount: Money, state: Withdrawal.State

    init(_ one: Withdrawal) { (shop, withdrawal, amount, state) = (one.shop, one.id, one.amount, one.state) }
    public var payload: JSON {
        [
            "shop": .int(shop.number), "withdrawal": .int(withdrawal.number), "amount": .int(amount.minor),
            "state": .string(state.rawValue),
        ]
    }
    public init(payload: JSON) throws {
        (shop, withdrawal) = (ID(try number(payload, "shop")), ID(try number(payload, "withdrawal")))
        amount = .cny(try number(payload, "amount"))
        guard let state = payload["state"]?.string.flatMap(Withdrawal.State.init(rawValue:)) else { throw StoreError.unexpectedColumn(0) }
        self.state = state
    }
}

/// An invoice was asked for, written or declined: its state says which.
public struct InvoiceMoved: DomainEvent, Equatable {
    public static let name = "settlement.invoice_moved.v1"
    public let shop: ID<Shop>, order: ID<Order>, buyer: ID<Account>, state: Invoice.State

    init(_ one: Invoice) { (shop, order, buyer, state) = (one.shop, one.order, one.buyer, one.state) }
    public var payload: JSON {
        [
            "shop": .int(shop.number), "order": .int(order.number), "buyer": .int(buyer.number), "state": .string(state.rawValue),
        ]
    }
    public init(payload: JSON) throws {
        (shop, order) = (ID(try number(payload, "shop")), ID(try number(payload, "order")))
        buyer = ID(try number(payload, "buyer"))
        guard let state = payload["state"]?.string.flatMap(Invoice.State.init(rawValue:)) else { throw StoreError.unexpectedColumn(0) }
        self.state = state
    }
}

private func number(_ payload: JSON, _ name: String, least: Int64 = 1) throws -> Int64 {
    guard let number = payload[name]?.int, number >= least else { throw StoreError.unexpectedColumn(0) }
    return number
}
