// DebtRows.swift: every statement on `settlement_debt` and `settlement_debt_payment`.
import Catalog
import Core
import Store
import Trade

extension Debt {
    fileprivate static let columns: SQL = "shop_id, id, cause, reference, order_id, amount, left_over, arisen_at"

    fileprivate init(_ row: Row) throws {
        self.init(
            shop: try row.id(0), id: try row.id(1), cause: try row.choice(2), reference: try row.int64(3), order: try row.optionalID(4),
            amount: try row.cny(5), left: try row.cny(6), arisenAt: try row.timestamp(7))
    }
}

extension Reading {
    /// What a shop still owes, the oldest first.
    func openDebts(of shop: ID<Shop>) throws -> [Debt] {
        try rows("SELECT \(Debt.columns) FROM settlement_debt WHERE shop_id = \(shop) AND left_over > 0 ORDER BY id").map(Debt.init)
    }

    func debt(_ id: ID<Debt>, of shop: ID<Shop>) throws -> Debt? {
        try row("SELECT \(Debt.columns) FROM settlement_debt WHERE shop_id = \(shop) AND id = \(id)").map(Debt.init)
    }

    /// What all shops still owe, the oldest first.
    func openDebts(limit: Int64) throws -> [Debt] {
        try rows("SELECT \(Debt.columns) FROM settlement_debt WHERE left_over > 0 ORDER BY id LIMIT \(limit)").map(Debt.init)
    }

    /// What repaid these debts, the first first.
    func payments(of debts: [ID<Debt>], shop: ID<Shop>) throws -> [DebtPayment] {
        try rows(
            """
            SELECT debt_id, cause, amount, at
            FROM settlement_debt_payment
            WHERE shop_id = \(shop) AND debt_id IN \(list: debts)
            ORDER BY debt_id, at, cause
            """
        ).map { DebtPayment(debt: try $0.id(0), cause: try $0.text(1), amount: try $0.cny(2), at: try $0.timestamp(3)) }
    }
}

extension Writing {
    func insert(_ debt: Debt) throws {
        try run(
            """
            INSERT INTO settlement_debt (shop_id, id, cause, reference, order_id, amount, left_over, arisen_at)
            VALUES (\(debt.shop), \(debt.id), \(debt.cause.rawValue), \(debt.reference), \(debt.order), \(debt.amount.minor),
              \(debt.left.minor), \(debt.arisenAt))
            """)
    }

    /// Lowers a debt; what repaid it stands beside it.
    func repay(_ repayment: Repayment, of shop: ID<Shop>, cause: String, at now: Timestamp) throws {
        try runOnce(
            """
            UPDATE settlement_debt
            SET left_over = left_over - \(repayment.amount.minor)
            WHERE shop_id = \(shop) AND id = \(repayment.debt) AND left_over >= \(repayment.amount.minor)
            """)
        try run(
            """
            INSERT INTO settlement_debt_payment (shop_id, debt_id, cause, amount, at)
            VALUES (\(shop), \(repayment.debt), \(cause), \(repayment.amount.minor), \(now))
            """)
    }
}
