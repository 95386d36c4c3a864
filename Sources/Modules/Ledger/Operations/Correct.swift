// Correct.swift: a mistake is put right by a movement that says why and who decided it.
import Catalog
import Core
import Identity
import Store

/// A correction as somebody of the platform decides it.
public struct Correction: Sendable, Hashable {
    public let home: Home
    /// The number of the order that it is about.
    public let order: Int64?
    public let postings: [Posting]
    /// What one amount may be at most, either way: ¥10 billion. Sums of many stay far from where `Money` ends.
    public static let amountMax: Int64 = 1_000_000_000_000
    /// 5 to 200 characters.
    public let reason: String
    public let corrects: ID<JournalTransaction>?

    public init(home: Home, order: Int64? = nil, postings: [Posting], reason: String, corrects: ID<JournalTransaction>? = nil) {
        (self.home, self.order, self.postings) = (home, order, postings)
        (self.reason, self.corrects) = (reason, corrects)
    }
}

extension Ledger {
    /// Writes a correction and an entry of the platform's log, and tells it. What is there already stays as it is.
    /// - Parameter key: chosen by the client; the same again answers the first.
    /// - Throws: ``LedgerError``, also when it would take more than a party has; ``InvalidInput`` for a reason of another length, no
    ///   amounts, one that is too high, a purpose that other rows prove, and a shop's account in another home than its own; `store.idempotency_key_reused`.
    public func correct(_ correction: Correction, by actor: ID<Account>, key: String) async throws -> JournalRecord {
        var problems: [FieldProblem] = []
        if correction.reason.count < 5 {
            problems.append(FieldProblem("reason", "too_short", expected: "5…\(JournalTransaction.reasonMax)"))
        }
        if !correction.postings.contains(where: { $0.amount.minor != 0 }) {
            problems.append(FieldProblem("postings", "too_few", expected: "2…20"))
        }
        for (index, posting) in correction.postings.enumerated() {
            if posting.amount.minor.magnitude > Correction.amountMax.magnitude {
                problems.append(FieldProblem("postings[\(index)].amount", "out_of_range", expected: "±\(Correction.amountMax)"))
            }
            if posting.account.purpose.isProvedElsewhere {
                problems.append(FieldProblem("postings[\(index)].purpose", "not_a_choice", expected: Purpose.correctable))
            }
            // A shop reads its own home alone: what stood elsewhere would be money that it never sees.
            if case .shop(let shop) = posting.account.party, Home.shop(shop) != correction.home {
                problems.append(FieldProblem("postings[\(index)].party", "not_a_choice", expected: "shop:\(correction.home.number)"))
            }
        }
        if !problems.isEmpty { throw InvalidInput(problems) }
        let now = clock.now()
        let id: ID<JournalTransaction> = try ids.next()
        let transaction = try JournalTransaction(
            id: id, home: correction.home, kind: .corrected, cause: .correction(id), order: correction.order, rule: "ledger.correction",
            postings: correction.postings, at: now, by: actor, reason: correction.reason, corrects: correction.corrects)
        let (entry, event): (ID<AuditEntry>, ID<JournalCorrected>) = (try ids.next(), try ids.next())
        let repeated = RepeatKey(
            caller: actor, operation: "ledger.correct", key: key,
            input: "\(correction.home.number) \(correction.order ?? 0) \(correction.corrects?.number ?? 0) \(correction.reason) "
                + correction.postings.map { "\($0.account) \($0.amount.minor) \($0.amount.currency.code)" }.joined(separator: " "))
        return try await store.write(homes: [correction.home, .organisation(.platform), .person(actor)]) { tx in
            try tx.takeGuard(Self.guardName, home: correction.home)
            if let earlier = try tx.earlierAnswer(repeated).flatMap({ ID<JournalTransaction>($0) }) {
                return try tx.journalRecord(earlier, home: correction.home)
            }
            if let corrected = correction.corrects { _ = try tx.journalRecord(corrected, home: correction.home) }
            try post(transaction, covered: transaction.postings.map(\.account).filter(\.purpose.isHad), in: tx)
            try tx.audit(
                actor: actor, organisation: .platform, action: "ledger.corrected", subject: "\(id) \(correction.home.number)", at: now,
                id: entry)
            try tx.publish(JournalCorrected(transaction: id), id: event, home: correction.home, at: now)
            try tx.remember(repeated, answer: id.description, at: now)
            return try tx.journalRecord(id, home: correction.home)
        }
    }
}
