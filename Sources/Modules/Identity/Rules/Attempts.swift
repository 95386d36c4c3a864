// Attempts.swift: how long to wait after passwords that were wrong.
import Core

/// Failures to sign in, of one phone number or e-mail address, or from one remote address.
struct Attempts: Equatable, Sendable {
    /// What is counted: whose failures, and how they are forgotten.
    struct Limit: Equatable, Sendable {
        /// Failures without a wait; this one waits a second, each further one twice as long.
        let free: Int64
        /// One failure is forgotten after each of these spans; nil: all together, after a day without one.
        let forgetsOneEvery: Span?

        static let identifier = Limit(free: 3, forgetsOneEvery: nil)
        /// Many people share an address, and each mistypes now and then.
        static let address = Limit(free: 20, forgetsOneEvery: .minutes(1))
    }
    static let longest = Span.minutes(15)
    /// Without a failure for so long, nothing is remembered.
    static let forgottenAfter = Span.hours(24)

    var failures: Int64 = 0
    var notBefore = Timestamp(milliseconds: 0)
    var lastAt = Timestamp(milliseconds: 0)
    var version: Int64 = 0   // 0: not stored yet

    /// How long to wait after this many failures.
    static func delay(after failures: Int64, _ limit: Limit) -> Span {
        guard failures >= limit.free else { return .seconds(0) }
        let doublings = min(failures - limit.free, 20)
        return min(.seconds(1 << doublings), longest)
    }

    /// - Throws: ``IdentityError/tooManyAttempts(retryAfterSeconds:)`` while the wait is not over.
    func check(at now: Timestamp) throws(IdentityError) {
        guard now < notBefore else { return }
        throw .tooManyAttempts(retryAfterSeconds: ((notBefore - now).milliseconds + 999) / 1_000)
    }

    /// After one more failure.
    func counted(at now: Timestamp, _ limit: Limit) -> Attempts {
        let quiet = now - lastAt
        var remembered: Int64 = quiet >= Self.forgottenAfter ? 0 : failures
        if let every = limit.forgetsOneEvery {
            remembered = max(0, remembered - max(0, quiet.milliseconds / every.milliseconds))
        }
        var next = self
        next.failures = remembered + 1
        next.notBefore = now + Self.delay(after: next.failures, limit)
        next.lastAt = now
        return next
    }
}
