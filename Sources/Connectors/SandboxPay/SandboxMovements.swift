// SandboxMovements.swift: money that leaves the sandbox: refunds and payouts, with everything that can go wrong on the way.
import Core
import Identity
import Payments
import Store

extension SandboxPay {
    /// What the sandbox takes for a payout: 0.10.
    static let payoutFee: Int64 = 10

    public func refund(_ refund: Refund, of payment: Payment) async throws -> RefundAnswer {
        // What it took by a notice that a test wrote itself is not in its books, and goes back all the same.
        let isKnown = refund.reference == "SBX-\(payment.number)"
        let movement = SandboxMovement(
            home: .person(payment.payer), number: refund.number, kind: .refund, subject: refund.id.number, amount: refund.amount,
            fee: refund.amount - refund.amount)
        let fault = faults.take(.refund)
        if fault == .fails { throw PaymentError.providerFailed("the sandbox failed, as it was told to") }
        let kept = try await move(movement, fault) { tx in
            guard isKnown else { return nil }
            return try tx.countSandboxRefund(refund.amount, of: payment.id, payer: payment.payer) ? nil : "NOT_ENOUGH"
        }
        if fault == .lost { throw PaymentError.providerFailed("the sandbox's answer was lost, as it was told to be") }
        return kept.refundAnswer(at: clock.now())
    }

    public func query(_ refund: Refund, of payment: Payment) async throws -> RefundAnswer? {
        if faults.take(.query) != nil { throw PaymentError.providerFailed("the sandbox failed, as it was told to") }
        let kept = try await store.read { try $0.sandboxMovement(refund.number, home: .person(payment.payer)) }
        return kept?.refundAnswer(at: clock.now())
    }

    public func payOut(_ payout: Payout) async throws -> PayoutAnswer {
        let movement = SandboxMovement(
            home: payout.home, number: payout.number, kind: .payout, subject: payout.id.number, amount: payout.amount,
            fee: Money(minor: Self.payoutFee, payout.amount.currency))
        let fault = faults.take(.payout) ?? marked(payout)
        if fault == .fails { throw PaymentError.providerFailed("the sandbox failed, as it was told to") }
        let kept = try await move(movement, fault) { _ in nil }
        if fault == .lost { throw PaymentError.providerFailed("the sandbox's answer was lost, as it was told to be") }
        return kept.payoutAnswer(at: clock.now())
    }

    public func query(_ payout: Payout) async throws -> PayoutAnswer {
        if faults.take(.query) != nil { throw PaymentError.providerFailed("the sandbox failed, as it was told to") }
        let kept = try await store.read { try $0.sandboxMovement(payout.number, home: payout.home) }
        return kept?.payoutAnswer(at: clock.now()) ?? .unknown
    }

    /// An account whose text ends in `#refused`, `#late`, `#silent`, `#twice`, `#lost` or `#fails` says itself what happens; the last
    /// two only the first time, so that the payout ends.
    private func marked(_ payout: Payout) -> SandboxFault? {
        let marks = SandboxFault.faults(of: .payout)
        guard let fault = marks.first(where: { payout.account.account.hasSuffix("#\($0.rawValue)") }) else { return nil }
        return (fault != .fails && fault != .lost) || faults.isFirst(payout.number) ? fault : nil
    }

    /// Writes a movement and the promise to tell of it, once for each number.
    /// - Parameter check: a reason to refuse it.
    private func move(
        _ movement: SandboxMovement, _ fault: SandboxFault?, check: @escaping @Sendable (any Writing) throws -> String?
    ) async throws -> SandboxMovement {
        let now = clock.now()
        return try await store.write(home: movement.home) { tx in
            if let kept = try tx.sandboxMovement(movement.number, home: movement.home) { return kept }
            var moved = movement
            moved.at = now
            if fault == .refused {
                moved.refused = "REFUSED_BY_ORDER"
            } else {
                moved.refused = try check(tx)
                if fault == .late || fault == .silent { moved.at = now + .minutes(1) }
            }
            guard try tx.insertSandboxMovement(moved) else { throw StoreError.stale }
            let promised: [String] =
                switch fault {
                case .late: [Self.notifyMovementKind]
                case .twice: [Self.notifyMovementKind, Self.notifyMovementAgainKind]
                default: []
                }
            for kind in promised {
                try tx.schedule(kind, of: moved.subject, home: moved.home, at: moved.at, payload: moved.number)
            }
            return moved
        }
    }
}

/// One refund or payout in the sandbox's books.
struct SandboxMovement: Sendable {
    let home: Home, number: String, kind: StatementLine.Kind
    /// The number of the id of what it is, ours.
    let subject: Int64
    let amount: Money, fee: Money
    /// When the money is there; under way until then.
    var at = Timestamp(milliseconds: 0)
    var refused: String?

    var reference: String { "SBX-\(number)" }
    private var receipt: Receipt { Receipt(reference: reference, amount: amount, at: at) }

    func refundAnswer(at now: Timestamp) -> RefundAnswer {
        if let refused { return .refused(ProviderRefusal(reason: refused, mayAskAgain: true)) }
        return now < at ? .underWay : .done(receipt)
    }

    func payoutAnswer(at now: Timestamp) -> PayoutAnswer {
        if let refused { return .refused(ProviderRefusal(reason: refused, mayAskAgain: true)) }
        return now < at ? .underWay : .paid(receipt, fee: fee)
    }

    /// As a statement has it; nothing where nothing moved.
    func line(at now: Timestamp) -> StatementLine? {
        guard refused == nil else { return nil }
        return StatementLine(
            kind: kind, number: number, reference: reference, amount: amount, fee: fee, at: at, state: now < at ? .underWay : .done)
    }
}
