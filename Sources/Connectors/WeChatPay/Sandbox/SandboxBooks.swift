// SandboxBooks.swift: what the sandbox remembers.
import Core

/// What the next answer of the sandbox does wrong.
public enum WeChatSandboxFault: String, Sendable, CaseIterable {
    /// 500, and nothing is done.
    case fails
    /// It is done, and the answer is lost. Over HTTP the connection then ends in a 502 without a signature.
    case loses
    /// It is done, and the answer's signature is of another text.
    case signsBadly
    /// It is done, and the answer's signature is six minutes old.
    case signsLate
}

struct SandboxBooks: Sendable {
    var orders: [String: SandboxOrder] = [:]
    var refunds: [String: SandboxRefund] = [:]
    var transfers: [String: SandboxTransfer] = [:]
    var bills: [String: [UInt8]] = [:]
    /// Of requests, so that one cannot be sent twice.
    var nonces: [String: Timestamp] = [:]
    var faults: [WeChatSandboxFault] = []
    /// The key that took the first one's place.
    var rotated: WeChatSandboxKeys.Platform?
    /// Whether signatures name the public key's id instead of a certificate.
    var signsWithKeyID = true
    /// What refunds and transfers do next; empty: done at once.
    var nextMovements: [SandboxEnding] = []
    /// Notices that nobody has taken yet.
    var promised: [SandboxSubject] = []
    /// Added to the times of what happens from now on: for bills of days that are over.
    var shift = Span.seconds(0)
    private(set) var count: Int64 = 0

    /// WeChat Pay's own numbers: 28 digits.
    mutating func number(_ prefix: String, at now: Timestamp) -> String {
        count += 1
        let digits = String(count)
        return prefix + String(now.milliseconds) + String(repeating: "0", count: 28 - prefix.count - 13 - digits.count) + digits
    }
}

/// How a refund or a transfer goes on.
enum SandboxEnding: String, Sendable { case success, waits, closed, abnormal, fail }

struct SandboxOrder: Sendable {
    enum State: String { case open = "NOTPAY", paid = "SUCCESS", refunded = "REFUND", closed = "CLOSED" }
    let number: String, way: String, total: Int64, currency: String, description: String, notify: String, prepay: String
    /// The whole request: the same number asks for the same.
    let request: JSON
    var state = State.open
    var openID: String
    var reference: String?, paidAt: Timestamp?
    var refunded: Int64 = 0
}

struct SandboxRefund: Sendable {
    enum State: String { case waits = "PROCESSING", done = "SUCCESS", closed = "CLOSED", abnormal = "ABNORMAL" }
    let number: String, order: String, reference: String, amount: Int64, notify: String?, askedAt: Timestamp
    var state: State, doneAt: Timestamp?
}

struct SandboxTransfer: Sendable {
    enum State: String { case waits = "WAIT_USER_CONFIRM", done = "SUCCESS", failed = "FAIL", cancelled = "CANCELLED" }
    let number: String, reference: String, amount: Int64, openID: String, holder: String?, remark: String, notify: String?
    let askedAt: Timestamp
    var state: State, changedAt: Timestamp, reason: String?
}
