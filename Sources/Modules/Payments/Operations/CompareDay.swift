// CompareDay.swift: a provider's statement of a day against our books, in pieces that hold no writer for long.
import Core
import Identity
import Store

extension Payments {
    static let piece = 200
    /// How far back a payment may have been asked for whose money came on a day: those that came later are found from their line.
    static let paymentWindow = Span.days(3)
    static let movementWindow = Span.days(40)

    /// Compares a day, keeps each difference once, and settles those that this statement clears up. Again on the same day it finds
    /// only what is new.
    /// - Parameter lines: all of the provider's books of that day.
    public func compare(_ lines: [StatementLine], of provider: String, on day: StatementDay) async throws -> ComparedDay {
        let home = Home.provider(provider)
        var open = try await openDifferences(of: provider)
        var seen: Set<Seen> = []
        var found: Int64 = 0
        for start in stride(from: 0, to: lines.count, by: Self.piece) {
            let piece = Array(lines[start..<min(start + Self.piece, lines.count)])
            let ours = try await store.read { tx in try piece.map { try tx.side(of: $0, provider: provider) } }
            for (line, our) in zip(piece, ours) {
                let own = DifferenceKey(line.kind, line.number, line.reference)
                let isAgain = !seen.insert(Seen(own)).inserted
                let theirs = Difference.Side(amount: line.amount, state: line.state)
                // A second line of the same movement is money that our books do not have.
                let (kind, side) = isAgain ? (Difference.Kind.missingHere, nil) : (Comparing.kind(theirs: theirs, ours: our), our)
                let key = isAgain ? own.again : own
                if let kind {
                    if try await keep(kind, key, theirs: theirs, ours: side, of: provider, on: day) { found += 1 }
                } else if let cleared = open.removeValue(forKey: key.movement), cleared.kind != .missingHere || our != nil {
                    try await settle(cleared.id, of: provider, .stated, note: "\(day)", by: nil)
                }
            }
            try await note(piece, on: day, provider: provider)
        }
        for ours in try await booked(on: day, of: provider) where !seen.contains(ours.seen) {
            if try await keep(.missingThere, ours.key, theirs: nil, ours: ours.side, of: provider, on: day) { found += 1 }
        }
        try await settleWhatAgreesNow(Array(open.values))
        let done = lines.filter { $0.state == .done }
        func sum(_ kind: StatementLine.Kind) -> Int64 { done.filter { $0.kind == kind }.reduce(0) { $0 + $1.amount.minor } }
        let compared = ComparedDay(
            provider: provider, day: day, lines: Int64(lines.count), paid: sum(.pay), refunded: sum(.refund), paidOut: sum(.payout),
            fees: done.reduce(0) { $0 + $1.fee.minor }, found: found, comparedAt: clock.now())
        try await store.write(home: home, .background) { try $0.save(compared) }
        return compared
    }

    /// - Returns: false when it was found before.
    private func keep(
        _ kind: Difference.Kind, _ key: DifferenceKey, theirs: Difference.Side?, ours: Difference.Side?, of provider: String,
        on day: StatementDay
    ) async throws -> Bool {
        let difference = Difference(
            provider: provider, id: try ids.next(), day: day, kind: kind, subject: key.subject, number: key.number,
            reference: key.reference, theirs: theirs, ours: ours, state: .open, outcome: nil, note: "", settledBy: nil, settledAt: nil,
            foundAt: clock.now(), version: 1)
        return try await store.write(home: .provider(provider), .background) { try $0.insert(difference) }
    }

    /// Remembers, in one body, that refunds and payouts were in a statement: providers put them on the day they were asked for or the day they were
    /// done, and either is right.
    private func note(_ lines: [StatementLine], on day: StatementDay, provider: String) async throws {
        let moved = lines.filter { $0.kind != .pay }
        guard !moved.isEmpty else { return }
        try await store.write(home: .provider(provider), .background) { tx in
            for line in moved {
                if line.kind == .refund, let (payer, id, _) = RefundNumber.read(line.number) {
                    try tx.noteStated(id, of: payer, on: day)
                } else if line.kind == .payout, let (home, id) = PayoutNumber.read(line.number) {
                    try tx.noteStated(id, at: home, on: day)
                }
            }
        }
    }

    /// What our books say was done on a day and no statement had before.
    private func booked(on day: StatementDay, of provider: String) async throws -> [Booked] {
        var all: [Booked] = []
        var after: Int64 = 0
        repeat {
            let (start, limit) = (after, Int64(5_000))
            let piece = try await store.read { try $0.receipts(on: day, of: provider, after: start, limit: limit) }
            // A payment's receipts are read together: the page ends before the last one's, unless it is the end.
            let end = piece.last?.payment ?? 0
            let isLast = piece.count < Int(limit) || piece.first?.payment == end
            all += isLast ? piece.map(\.booked) : piece.filter { $0.payment < end }.map(\.booked)
            after = isLast ? -1 : end - 1
        } while after >= 0
        return try await all + store.read { try $0.refunds(on: day, of: provider) + $0.payouts(on: day, of: provider) }
    }

    /// What was a difference then, and on which our books have caught up since: money that came late, a refund that has ended.
    private func settleWhatAgreesNow(_ open: [Difference]) async throws {
        for difference in open.sorted(by: { $0.id < $1.id }) where difference.theirs != nil && !difference.reference.hasSuffix(" again") {
            let ours = try await store.read { try $0.side(of: difference.line, provider: difference.provider) }
            guard ours != nil, Comparing.kind(theirs: difference.theirs, ours: ours) == nil else { continue }
            try await settle(difference.id, of: difference.provider, .applied, note: "", by: nil)
        }
    }

    private func openDifferences(of provider: String) async throws -> [String: Difference] {
        let open = try await store.read { try $0.openDifferences(of: provider, limit: 10_000) }
        return Dictionary(open.map { ($0.key.movement, $0) }, uniquingKeysWith: { first, _ in first })
    }

    @discardableResult
    func settle(
        _ id: ID<Difference>, of provider: String, _ outcome: Difference.Outcome, note: String, by person: ID<Account>?
    ) async throws -> Difference {
        let now = clock.now()
        return try await store.write(home: .provider(provider)) { tx in
            let difference = try tx.difference(id, of: provider)
            let settled = difference.settled(outcome, note: note, by: person, at: now)
            if settled != difference { try tx.save(settled) }
            return settled
        }
    }
}

extension Home {
    /// Where what concerns a provider as a whole is kept.
    static func provider(_ name: String) -> Home { .hash("payments.provider", name) }
}

/// What names a movement in both sides' books.
struct DifferenceKey: Hashable, Sendable {
    let subject: StatementLine.Kind, number: String, reference: String
    /// What leaves is named by our number alone; what came, by the provider's for each time.
    init(_ subject: StatementLine.Kind, _ number: String, _ reference: String) {
        (self.subject, self.number, self.reference) = (subject, number, subject == .pay ? reference : "")
    }
    /// A movement that their books have once more.
    var again: DifferenceKey { DifferenceKey(again: self) }
    private init(again key: DifferenceKey) { (subject, number, reference) = (key.subject, key.number, "\(key.reference) again") }
    var movement: String { "\(subject.rawValue) \(number) \(reference)" }
}

/// A movement that a statement had, in a few bytes: a day may have a million.
struct Seen: Hashable, Sendable {
    private let first: Int, second: Int
    init(_ key: DifferenceKey) { (first, second) = (key.hashValue, "\(key.number) \(key.reference)".hashValue) }
}

/// Money that our books say was moved.
struct Booked: Sendable {
    let key: DifferenceKey, side: Difference.Side
    var seen: Seen { Seen(key) }
}

extension Difference {
    var key: DifferenceKey { DifferenceKey(subject, number, reference) }
    /// Its movement as a statement names it.
    var line: StatementLine {
        StatementLine(
            kind: subject, number: number, reference: reference, amount: theirs?.amount ?? .cny(0), fee: .cny(0), at: foundAt)
    }
}
