// SandboxUser.swift: what is not in the protocol: the buyer's thumb, and the switches for trying things out.
import Core
import CryptoExtras
import Synchronization

extension WeChatSandbox {
    /// The buyer pays, and the notice is promised. A second time nothing happens.
    /// - Parameter tells: false: the notice is never sent, and only a query finds out.
    /// - Returns: false when there is no such order, or it takes no money any more.
    @discardableResult
    public func pay(_ number: String, tells: Bool = true) -> Bool {
        let now = clock.now()
        let isPaid: Bool = state.withLock { books in
            guard var order = books.orders[number], order.state == .open else { return false }
            let at = now + books.shift
            (order.state, order.paidAt, order.reference) = (
                .paid, Timestamp(milliseconds: at.milliseconds / 1_000 * 1_000), books.number("42000", at: at)
            )
            books.orders[number] = order
            return true
        }
        if isPaid, tells { promise(.order(number)) }
        return isPaid
    }

    /// The order that a prepay id is of.
    public func number(prepay: String) -> String? {
        state.withLock { books in books.orders.values.first { $0.prepay == prepay }?.number }
    }

    /// The next answers go wrong, in this order.
    public func plan(_ faults: [WeChatSandboxFault]) { state.withLock { $0.faults += faults } }

    /// The next refunds and transfers end like this: `success`, `waits`, `closed`, `abnormal`, `fail`; false for another word.
    public func planMovement(_ ending: String) -> Bool {
        guard let ending = SandboxEnding(rawValue: ending) else { return false }
        state.withLock { $0.nextMovements.append(ending) }
        return true
    }

    /// A refund or transfer that waits is done now, and a notice of it is promised.
    public func finish(_ number: String) {
        let now = clock.now()
        let subject: SandboxSubject? = state.withLock { books in
            let at = now + books.shift
            if var refund = books.refunds[number], refund.state == .waits {
                (refund.state, refund.doneAt) = (.done, at)
                books.refunds[number] = refund
                return .refund(number)
            }
            guard var transfer = books.transfers[number], transfer.state == .waits else { return nil }
            (transfer.state, transfer.changedAt) = (.done, at)
            books.transfers[number] = transfer
            return .transfer(number)
        }
        if let subject { promise(subject) }
    }

    /// Signs with a new certificate from now on, as WeChat Pay does every few years.
    public func rotate() throws {
        let platform = try WeChatSandboxKeys.Platform(
            serial: [0x5B] + random.bytes(15), from: clock.now() - .days(1), key: _RSA.Signing.PrivateKey(keySize: .bits2048))
        state.withLock { ($0.rotated, $0.signsWithKeyID) = (platform, false) }
    }

    /// Names a certificate in its signatures, not the public key's id.
    public func signWithCertificates() { state.withLock { $0.signsWithKeyID = false } }

    /// What happens from now on is written with times moved by this much: bills are made of days that are over.
    public func shift(by span: Span) { state.withLock { $0.shift = span } }
}
