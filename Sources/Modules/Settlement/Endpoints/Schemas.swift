// Schemas.swift: this room's values as the API shows them.
import Catalog
import Core
import Trade
import Web

private let amount = Schema<Money>.money(0...Money.minorMax)
private let signed = Schema<Money>.money(-Money.minorMax...Money.minorMax)

/// A withdrawal as the API shows it: of the account outside only its end.
struct WithdrawalView: Sendable {
    let id: ID<Withdrawal>, shop: ID<Shop>, amount: Money, fee: Money, tax: Money, payout: Money, state: Withdrawal.State
    let account: String, holder: String, requestedBy: ID<Account>, requestedAt: Timestamp, reviewedBy: ID<Account>?
    let reason: String, endedAt: Timestamp?
}

extension WithdrawalView {
    init(_ one: Withdrawal) {
        self.init(
            id: one.id, shop: one.shop, amount: one.amount, fee: one.fee, tax: one.tax, payout: one.payout, state: one.state,
            account: one.details.masked, holder: one.details.holder, requestedBy: one.requestedBy, requestedAt: one.requestedAt,
            reviewedBy: one.reviewedBy, reason: one.reason, endedAt: one.endedAt)
    }
}

extension Schema<WithdrawalView> {
    static var withdrawal: Schema {
        .object(
            WithdrawalView.init(id:shop:amount:fee:tax:payout:state:account:holder:requestedBy:requestedAt:reviewedBy:reason:endedAt:),
            Field("id", \.id, .id()), Field("shop", \.shop, .id()), Field("amount", \.amount, amount, about: "What leaves the balance."),
            Field("fee", \.fee, amount), Field("tax", \.tax, amount), Field("payout", \.payout, amount, about: "What arrives."),
            Field("state", \.state, .choice()), Field("account", \.account, .text(4...60), about: "Its last four characters."),
            Field("holder", \.holder, .text(1...60)), Field("requestedBy", \.requestedBy, .id()),
            Field("requestedAt", \.requestedAt, .timestamp), Field("reviewedBy", \.reviewedBy, Schema<ID<Account>>.id().optional),
            Field("reason", \.reason, .text(0...200), about: "Why it was rejected or refused."),
            Field("endedAt", \.endedAt, Schema<Timestamp>.timestamp.optional))
    }
}

/// A debt with what repaid it.
struct DebtView: Sendable {
    let id: ID<Debt>, shop: ID<Shop>, cause: Debt.Cause, order: ID<Order>?, amount: Money, left: Money, arisenAt: Timestamp
    let payments: [DebtPayment]
}

extension DebtView {
    init(_ debt: Debt, _ payments: [DebtPayment]) {
        self.init(
            id: debt.id, shop: debt.shop, cause: debt.cause, order: debt.order, amount: debt.amount, left: debt.left,
            arisenAt: debt.arisenAt, payments: payments)
    }
}

extension Schema<DebtView> {
    static var debt: Schema {
        .object(
            DebtView.init(id:shop:cause:order:amount:left:arisenAt:payments:), Field("id", \.id, .id()), Field("shop", \.shop, .id()),
            Field("cause", \.cause, .choice()), Field("order", \.order, Schema<ID<Order>>.id().optional), Field("amount", \.amount, amount),
            Field("left", \.left, amount), Field("arisenAt", \.arisenAt, .timestamp),
            Field("payments", \.payments, .list(of: .debtPayment, 0...10_000), about: "What repaid it, the first first."))
    }
}

extension Schema<DebtPayment> {
    static var debtPayment: Schema {
        .object(
            DebtPayment.init(debt:cause:amount:at:), Field("debt", \.debt, .id()),
            Field("cause", \.cause, .text(1...60), about: "order:17, withdrawal:18 or writeOff:19."), Field("amount", \.amount, amount),
            Field("at", \.at, .timestamp))
    }
}

struct FundsView: Sendable { let held: Money, available: Money, withdrawing: Money, debt: Money, debts: [DebtView] }

extension Schema<FundsView> {
    static var funds: Schema {
        .object(
            FundsView.init, Field("held", \.held, signed, about: "Of orders that are not settled yet."),
            Field("available", \.available, signed, about: "May be withdrawn."),
            Field("withdrawing", \.withdrawing, signed), Field("debt", \.debt, amount),
            Field("debts", \.debts, .list(of: .debt, 0...10_000), about: "The oldest first."))
    }
}

/// A settled order.
struct SettledView: Sendable {
    let order: ID<Order>, settledAt: Timestamp, feeRate: Int64, goods: Money, freight: Money, fee: Money, support: Money
    let takenBack: Money, net: Money
}

extension SettledView {
    init(_ one: SettledOrder) {
        self.init(
            order: one.order, settledAt: one.settledAt, feeRate: one.rate.basisPoints, goods: one.income.goods,
            freight: one.income.freight, fee: one.income.fee, support: one.income.support, takenBack: one.takenBack.shop, net: one.shopPart)
    }
}

extension Schema<SettledView> {
    static var settled: Schema {
        .object(
            SettledView.init(order:settledAt:feeRate:goods:freight:fee:support:takenBack:net:), Field("order", \.order, .id()),
            Field("settledAt", \.settledAt, .timestamp), Field("feeRate", \.feeRate, .int(0...10_000), about: "In basis points."),
            Field("goods", \.goods, amount), Field("freight", \.freight, amount), Field("fee", \.fee, amount),
            Field("support", \.support, amount, about: "The platform's part of the discounts."),
            Field("takenBack", \.takenBack, signed, about: "By refunds since."), Field("net", \.net, signed))
    }
}

/// An invoice as the API shows it.
struct InvoiceView: Sendable {
    let order: ID<Order>, kind: InvoiceHeading.Kind, title: String, taxNumber: String, email: String, amount: Money
    let state: Invoice.State, requestedAt: Timestamp, number: String, hasFile: Bool, reason: String, answeredAt: Timestamp?
}

extension InvoiceView {
    init(_ one: Invoice) {
        self.init(
            order: one.order, kind: one.heading.kind, title: one.heading.title, taxNumber: one.heading.taxNumber, email: one.heading.email,
            amount: one.amount, state: one.state, requestedAt: one.requestedAt, number: one.number, hasFile: one.file != nil,
            reason: one.reason, answeredAt: one.answeredAt)
    }
}

extension Schema<InvoiceView> {
    static var invoice: Schema {
        .object(
            InvoiceView.init(order:kind:title:taxNumber:email:amount:state:requestedAt:number:hasFile:reason:answeredAt:),
            Field("order", \.order, .id()), Field("kind", \.kind, .choice()), Field("title", \.title, .text(1...100)),
            Field("taxNumber", \.taxNumber, .text(0...20)), Field("email", \.email, .text(0...254)), Field("amount", \.amount, amount),
            Field("state", \.state, .choice()), Field("requestedAt", \.requestedAt, .timestamp), Field("number", \.number, .text(0...20)),
            Field("hasFile", \.hasFile, .bool, about: "Its document can be fetched at `…/invoice/file`."),
            Field("reason", \.reason, .text(0...200)),
            Field("answeredAt", \.answeredAt, Schema<Timestamp>.timestamp.optional))
    }
}

extension Schema<ShopFees> {
    static var shopFees: Schema {
        .object(
            ShopFees.init(shop:orders:goods:fee:support:), Field("shop", \.shop, .id()), Field("orders", \.orders, .int(0...Int64.max)),
            Field("goods", \.goods, amount), Field("fee", \.fee, amount), Field("support", \.support, amount))
    }
}

extension Schema<PlatformMonth> {
    /// `2026-11`.
    static var month: Schema {
        Schema<String>.text(7...7).map("not_a_month", expected: "2026-11", to: { PlatformMonth(text: $0) }, from: { $0.text })
    }
}
