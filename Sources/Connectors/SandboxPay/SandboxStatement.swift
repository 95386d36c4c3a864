// SandboxStatement.swift: the sandbox's books of one day, and each kind of mistake in them.
import Core
import Identity
import Payments
import Store

extension SandboxPay {
    public func statement(of day: StatementDay) async throws -> [StatementLine] {
        let now = clock.now()
        guard now >= day.end else { throw PaymentError.statementNotReady }
        var lines = try await store.read { tx in
            try tx.sandboxPayments(from: day.start, to: day.end)
                + tx.sandboxMovements(from: day.start, to: day.end).compactMap { $0.line(at: now) }
        }
        var places = 0
        while let fault = faults.take(.statement) {
            if fault == .fails { throw PaymentError.providerFailed("the sandbox failed, as it was told to") }
            spoil(&lines, fault, place: places, of: day)
            places += 1
        }
        return lines
    }

    /// Each mistake falls on a line of its own, so that several can be asked for at once.
    private func spoil(_ lines: inout [StatementLine], _ fault: SandboxFault, place: Int, of day: StatementDay) {
        let place = lines.isEmpty ? 0 : place % lines.count
        switch fault {
        case .extra:
            lines.append(
                StatementLine(
                    kind: .pay, number: "nobody-\(day.number)", reference: "SBX-nobody-\(day.number)", amount: .cny(1), fee: .cny(0),
                    at: day.start))
        case .missing where !lines.isEmpty: lines.remove(at: place)
        case .twice where !lines.isEmpty: lines.append(lines[place])
        case .amount where !lines.isEmpty:
            let line = lines[place]
            lines[place] = line.changed(amount: line.amount + Money(minor: 1, line.amount.currency))
        case .state where !lines.isEmpty: lines[place] = lines[place].changed(state: .underWay)
        default: return
        }
    }
}

extension StatementLine {
    fileprivate func changed(amount: Money? = nil, state: State? = nil) -> StatementLine {
        StatementLine(
            kind: kind, number: number, reference: reference, amount: amount ?? self.amount, fee: fee, at: at, state: state ?? self.state)
    }
}
