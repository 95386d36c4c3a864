// SandboxMovementRows.swift: what left the sandbox, and its books of one day.
import Core
import Identity
import Payments
import Store

extension Reading {
    func sandboxMovement(_ number: String, home: Home) throws -> SandboxMovement? {
        let found = try row("SELECT \(movementColumns) FROM sandboxpay_movement WHERE home_id = \(home) AND number = \(number)")
        return try found.map(readMovement)
    }

    /// Of all homes, in the order of the books.
    func sandboxMovements(from start: Timestamp, to end: Timestamp) throws -> [SandboxMovement] {
        let found = try rows(
            """
            SELECT \(movementColumns)
            FROM sandboxpay_movement
            WHERE at >= \(start) AND at < \(end)
            ORDER BY at, number
            """)
        return try found.map(readMovement)
    }

    func sandboxPayments(from start: Timestamp, to end: Timestamp) throws -> [StatementLine] {
        let found = try rows(
            """
            SELECT number, amount, currency, paid_at
            FROM sandboxpay_payment
            WHERE paid_at >= \(start) AND paid_at < \(end)
            ORDER BY paid_at, id
            """)
        return try found.map { row in
            guard let currency = Currency(code: try row.text(2)) else { throw StoreError.unexpectedColumn(2) }
            let number = try row.text(0)
            return StatementLine(
                kind: .pay, number: number, reference: "SBX-\(number)", amount: Money(minor: try row.int64(1), currency),
                fee: Money(minor: 0, currency), at: try row.timestamp(3))
        }
    }
}

private let movementColumns: SQL = "home_id, number, kind, subject, amount, currency, fee, at, refused"

private func readMovement(_ row: Row) throws -> SandboxMovement {
    guard let currency = Currency(code: try row.text(5)) else { throw StoreError.unexpectedColumn(5) }
    return SandboxMovement(
        home: Home(number: try row.int64(0)), number: try row.text(1), kind: try row.choice(2), subject: try row.int64(3),
        amount: Money(minor: try row.int64(4), currency), fee: Money(minor: try row.int64(6), currency), at: try row.timestamp(7),
        refused: try row.optionalText(8))
}

extension Writing {
    /// - Returns: false when another was first.
    func insertSandboxMovement(_ movement: SandboxMovement) throws -> Bool {
        try changes(
            """
            INSERT INTO sandboxpay_movement (home_id, number, kind, subject, amount, currency, fee, at, refused)
            VALUES
              (\(movement.home), \(movement.number), \(movement.kind.rawValue), \(movement.subject), \(movement.amount.minor),
              \(movement.amount.currency.code), \(movement.fee.minor), \(movement.at), \(movement.refused))
            ON CONFLICT DO NOTHING
            """) == 1
    }
}
