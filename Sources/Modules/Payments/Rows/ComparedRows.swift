// ComparedRows.swift: our side of a statement's lines, and what of our books a day has.
import Core
import Identity
import Store

extension Reading {
    /// What our books say of a line's movement; nil when they have none of it.
    func side(of line: StatementLine, provider: String) throws -> Difference.Side? {
        switch line.kind {
        case .pay:
            guard let (payer, id) = PaymentNumber.read(line.number) else { return nil }
            return try paymentSide(id, of: payer, reference: line.reference, provider: provider)
        case .refund:
            guard let (payer, id, attempt) = RefundNumber.read(line.number) else { return nil }
            return try refundSide(id, attempt: attempt, of: payer, provider: provider)
        case .payout:
            guard let (home, id) = PayoutNumber.read(line.number) else { return nil }
            return try payoutSide(id, at: home, provider: provider)
        }
    }

    /// A receipt of this reference is money that came; a payment without any waits or is over.
    private func paymentSide(_ id: ID<Payment>, of payer: ID<Account>, reference: String, provider: String) throws -> Difference.Side? {
        let (payments, receipts) = try load(
            "SELECT amount, currency, state, provider FROM payments_payment WHERE payer_id = \(payer) AND id = \(id)",
            "SELECT reference, amount FROM payments_receipt WHERE payer_id = \(payer) AND payment_id = \(id)")
        guard let payment = payments.first, try payment.text(3) == provider else { return nil }
        let currency = try currency(payment.text(1))
        for receipt in receipts where try receipt.text(0) == reference {
            return Difference.Side(amount: Money(minor: try receipt.int64(1), currency), state: .done)
        }
        guard receipts.isEmpty else { return nil }
        let state: Payment.State = try payment.choice(2)
        return Difference.Side(
            amount: Money(minor: try payment.int64(0), currency), state: state == .closed ? .failed : .underWay)
    }

    private func refundSide(_ id: ID<Refund>, attempt: Int64, of payer: ID<Account>, provider: String) throws -> Difference.Side? {
        let found = try row(
            """
            SELECT r.amount, r.currency, r.state, r.refused, r.attempt, p.provider
            FROM payments_refund r
            JOIN payments_payment p ON p.payer_id = r.payer_id AND p.id = r.payment_id
            WHERE r.payer_id = \(payer) AND r.id = \(id)
            """)
        guard let row = found, try row.text(5) == provider else { return nil }
        let now = try row.int64(4)
        guard attempt <= now else { return nil }
        let stored: StatementLine.State =
            attempt < now || !row.isNull(3) ? .failed : try row.text(2) == "refunded" ? .done : .underWay
        return Difference.Side(amount: Money(minor: try row.int64(0), try currency(row.text(1))), state: stored)
    }

    private func payoutSide(_ id: ID<Payout>, at home: Home, provider: String) throws -> Difference.Side? {
        let found = try row("SELECT amount, currency, state, provider FROM payments_payout WHERE home_id = \(home) AND id = \(id)")
        guard let row = found, try row.text(3) == provider else { return nil }
        let state: Payout.State = try row.choice(2)
        let stored: StatementLine.State =
            switch state {
            case .requested: .underWay
            case .paid: .done
            case .refused: .failed
            }
        return Difference.Side(amount: Money(minor: try row.int64(0), try currency(row.text(1))), state: stored)
    }

    /// Receipts of a day, of payments of the days before it, in the order of the payments.
    func receipts(
        on day: StatementDay, of provider: String, after: Int64, limit: Int64
    ) throws -> [(payment: Int64, booked: Booked)] {
        let first = max(after, idNumber(day.start - Payments.paymentWindow))
        let found = try rows(
            """
            SELECT r.payer_id, r.payment_id, r.reference, r.amount, p.currency
            FROM payments_receipt r
            JOIN payments_payment p ON p.payer_id = r.payer_id AND p.id = r.payment_id
            WHERE r.payment_id > \(first) AND r.payment_id < \(idNumber(day.end)) AND r.at >= \(day.start) AND r.at < \(day.end)
              AND p.provider = \(provider)
            ORDER BY r.payment_id, r.reference
            LIMIT \(limit)
            """)
        return try found.map { row in
            let (payer, id): (ID<Account>, ID<Payment>) = (try row.id(0), try row.id(1))
            let side = Difference.Side(amount: Money(minor: try row.int64(3), try currency(row.text(4))), state: .done)
            return (id.number, Booked(key: DifferenceKey(.pay, Payment.number(payer: payer, id: id), try row.text(2)), side: side))
        }
    }

    /// Refunds that were done on a day and that no statement has had.
    func refunds(on day: StatementDay, of provider: String) throws -> [Booked] {
        let found = try rows(
            """
            SELECT r.payer_id, r.id, r.attempt, r.amount, r.currency
            FROM payments_refund r
            JOIN payments_payment p ON p.payer_id = r.payer_id AND p.id = r.payment_id
            WHERE r.id > \(idNumber(day.start - Payments.movementWindow)) AND r.id < \(idNumber(day.end)) AND r.state = 'refunded'
              AND r.refunded_at >= \(day.start) AND r.refunded_at < \(day.end) AND r.stated_on IS NULL AND p.provider = \(provider)
            ORDER BY r.id
            """)
        return try found.map { row in
            let number = RefundNumber.text(payer: try row.id(0), id: try row.id(1), attempt: try row.int64(2))
            let side = Difference.Side(amount: Money(minor: try row.int64(3), try currency(row.text(4))), state: .done)
            return Booked(key: DifferenceKey(.refund, number, ""), side: side)
        }
    }

    func payouts(on day: StatementDay, of provider: String) throws -> [Booked] {
        let found = try rows(
            """
            SELECT home_id, id, amount, currency, reference
            FROM payments_payout
            WHERE id > \(idNumber(day.start - Payments.movementWindow)) AND id < \(idNumber(day.end)) AND state = 'paid'
              AND ended_at >= \(day.start) AND ended_at < \(day.end) AND stated_on IS NULL AND provider = \(provider)
            ORDER BY id
            """)
        return try found.map { row in
            let number = PayoutNumber.text(home: Home(number: try row.int64(0)), id: try row.id(1))
            let side = Difference.Side(amount: Money(minor: try row.int64(2), try currency(row.text(3))), state: .done)
            return Booked(key: DifferenceKey(.payout, number, try row.text(4)), side: side)
        }
    }

    private func currency(_ code: String) throws -> Currency {
        guard let currency = Currency(code: code) else { throw PaymentError.badNotice }
        return currency
    }

    private func idNumber(_ time: Timestamp) -> Int64 {
        IDLayout.number(at: max(time, IDLayout.epoch + .milliseconds(1)), node: 0, sequence: 0)
    }
}

extension Writing {
    func noteStated(_ id: ID<Refund>, of payer: ID<Account>, on day: StatementDay) throws {
        try run("UPDATE payments_refund SET stated_on = \(day.number) WHERE payer_id = \(payer) AND id = \(id) AND stated_on IS NULL")
    }

    func noteStated(_ id: ID<Payout>, at home: Home, on day: StatementDay) throws {
        try run("UPDATE payments_payout SET stated_on = \(day.number) WHERE home_id = \(home) AND id = \(id) AND stated_on IS NULL")
    }
}
