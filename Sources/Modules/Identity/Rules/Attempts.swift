// Attempts.swift: how long to wait after passwords that were wrong.
import Core

/// Failures to sign in, of one phone number or e-mail address, or from one remote address.
struct Attempts: Equatable, Sendable {
    /// Failures that cost nothing; the first one after them waits a second, each further one twice as long.
    static let freeOfIdentifier: Int64 = 3
    /// Many people share an address.
    static let freeOfAddress: Int64 = 20
    static let longest = Span.minutes(15)
    /// Without a failure for so long, nothing is remembered.
    static let forgottenAfter = Span.hours(24)

    var failures: Int64 = 0
    var notBefore = Timestamp(milliseconds: 0)
    var lastAt = Timestamp(milliseconds: 0)
    var version: Int64 = 0   // 0: not stored yet

    /// How long to wait after this many failures.
    static func delay(after failures: Int64, free: Int64) -> Span {
        guard failures >= free else { return .seconds(0) }
        let doublings = min(failures - free, 20)
        return min(.seconds(1 << doublings), longest)
    }

    /// - Throws: ``IdentityError/tooManyAttempts(retryAfterSeconds:)`` while the wait is not over.
    func check(at now: Timestamp) throws(IdentityError) {
        guard now < notBefore else { return }
        throw .tooManyAttempts(retryAfterSeconds: ((notBefore - now).milliseconds + 999) / 1_000)
    }

    /// After one more failure.
    func counted(at now: Timestamp, free: Int64) -> Attempts {
        var next = self
        next.failures = (now - lastAt >= Self.forgottenAfter ? 0 : failures) + 1
        next.notBefore = now + Self.delay(after: next.failures, free: free)
        next.lastAt = now
        return next
    }
}
