// ReconcileEndpoints.swift: statements and differences over HTTP, for the platform's staff.
import Core
import Identity
import Web

extension Payments {
    var reconcileEndpoints: [AnyEndpoint] {
        [
            listCompared.erased, compareNow.erased, listDifferences.erased, askAbout.erased, settleDifference.erased,
            listRefused.erased, askRefusedAgain.erased,
        ]
    }

    static let right = Permission.platform("payments.reconcile")
    private static let root = "/api/v1/platform/payment-providers/{provider}"

    var listCompared: Endpoint<ProviderInput, [ComparedDay]> {
        Endpoint(
            .get, "\(Self.root)/statements", "The days whose statements were compared with our books, newest first, at most 100.",
            needs: Self.right, input: .provider, output: .object({ $0 }, Field("items", { $0 }, .list(of: .comparedDay, 0...100))),
            errors: ["payments.unknown_provider"]
        ) { input, _ in try await comparedDays(of: provider(input.provider).name, limit: 100) }
    }

    var compareNow: Endpoint<DayInput, ComparedDay> {
        Endpoint(
            .post, "\(Self.root)/statements/{day}/compare", "Fetches a day's statement now and compares it; safe to repeat.",
            needs: Self.right, input: .statementDay, output: .comparedDay,
            errors: [
                "payments.unknown_provider", "payments.statement_not_ready", "payments.not_offered", "payments.provider_failed",
                "payments.not_found",
            ]
        ) { input, _ in
            guard let day = StatementDay(input.day) else { throw PaymentError.notFound }
            return try await reconcile(day, of: provider(input.provider).name)
        }
    }

    var listDifferences: Endpoint<DifferencesInput, Page<Difference>> {
        Endpoint(
            .get, "\(Self.root)/differences", "Where the provider's books and ours do not say the same, newest first.",
            needs: Self.right, input: .differences, output: .page(of: .difference), errors: ["payments.unknown_provider"]
        ) { input, _ in try await differences(input.state, of: provider(input.provider).name, input.page) }
    }

    var askAbout: Endpoint<DifferenceInput, Difference> {
        Endpoint(
            .post, "\(Self.root)/differences/{difference}/ask",
            "Asks the provider again and applies what it says; asks for no money to be moved. Safe to repeat.", needs: Self.right,
            input: .differenceInput, output: .difference,
            errors: ["payments.unknown_provider", "payments.not_found", "payments.provider_failed", "payments.not_offered"]
        ) { input, _ in try await ask(about: input.difference, of: provider(input.provider).name) }
    }

    var settleDifference: Endpoint<SettleInput, Difference> {
        Endpoint(
            .post, "\(Self.root)/differences/{difference}/settle", "Says that a difference is settled, and how; moves nothing.",
            needs: Self.right, input: .settleInput, output: .difference, errors: ["payments.unknown_provider", "payments.not_found"]
        ) { input, call in
            try await settle(input.difference, of: provider(input.provider).name, note: input.note, by: call.id())
        }
    }
}

extension Payments {
    var listRefused: Endpoint<Void, [RefusedView]> {
        Endpoint(
            .get, "/api/v1/platform/refused-refunds",
            "What payment companies would not give back, the oldest first, at most 200: it is still owed to the payers.",
            needs: Self.right, input: .nothing,
            output: .object({ $0 }, Field("items", { $0 }, .list(of: .refusedRefund, 0...200)))
        ) { _, _ in try await refusedRefunds().map(RefusedView.init) }
    }

    var askRefusedAgain: Endpoint<RefusedInput, Void> {
        Endpoint(
            .post, "/api/v1/platform/payers/{payer}/refunds/{refund}/ask-again",
            "Asks for a refused refund once more, under a new number; once it is under way it cannot be asked for again.",
            needs: Self.right,
            input: .object(RefusedInput.init, Field("payer", in: .path, \.payer, .id()), Field("refund", in: .path, \.refund, .id())),
            output: .nothing, errors: ["payments.not_found", "payments.not_again"]
        ) { input, _ in try await askAgain(input.refund, of: input.payer) }
    }
}

struct RefusedInput: Sendable { let payer: ID<Account>, refund: ID<Refund> }
struct RefusedView: Sendable {
    let payer: ID<Account>, id: ID<Refund>, payment: String, amount: Money, reason: String, mayAskAgain: Bool, attempt: Int64
    let requestedAt: Timestamp
}

extension RefusedView {
    init(_ refund: Refund) {
        self.init(
            payer: refund.payer, id: refund.id, payment: Payment.number(payer: refund.payer, id: refund.payment), amount: refund.amount,
            reason: refund.refused ?? "", mayAskAgain: refund.mayAskAgain, attempt: refund.attempt, requestedAt: refund.requestedAt)
    }
}

extension Schema<RefusedView> {
    static var refusedRefund: Schema {
        .object(
            RefusedView.init(payer:id:payment:amount:reason:mayAskAgain:attempt:requestedAt:), Field("payer", \.payer, .id()),
            Field("id", \.id, .id()), Field("payment", \.payment, .text(3...32)), Field("amount", \.amount, .money(0...Money.minorMax)),
            Field("reason", \.reason, .text(0...1_000), about: "The company's."),
            Field("mayAskAgain", \.mayAskAgain, .bool, about: "Else it could go back twice: settle it with the company."),
            Field("attempt", \.attempt, .int(1...Int64.max)), Field("requestedAt", \.requestedAt, .timestamp))
    }
}

struct ProviderInput: Sendable { let provider: String }
struct DayInput: Sendable { let provider: String, day: String }
struct DifferencesInput: Sendable { let provider: String, state: Difference.State, page: PageRequest }
struct DifferenceInput: Sendable { let provider: String, difference: ID<Difference> }
struct SettleInput: Sendable { let provider: String, difference: ID<Difference>, note: String }

extension Schema<ProviderInput> {
    static var provider: Schema { .object(ProviderInput.init, Field("provider", in: .path, { $0.provider }, .text(1...40))) }
}

extension Schema<DayInput> {
    static var statementDay: Schema {
        .object(
            DayInput.init, Field("provider", in: .path, { $0.provider }, .text(1...40)),
            Field("day", in: .path, { $0.day }, .text(10...10)))
    }
}

extension Schema<DifferencesInput> {
    static var differences: Schema {
        .object(
            { DifferencesInput(provider: $0, state: $1, page: PageRequest(limit: $2, after: $3)) },
            Field("provider", in: .path, { $0.provider }, .text(1...40)),
            Field("state", in: .query, { $0.state }, .choice(), default: .open),
            Field("limit", in: .query, { $0.page.limit }, .int(PageRequest.limits), default: 20),
            Field("after", in: .query, { $0.page.after }, Schema<Cursor>.cursor.optional))
    }
}

extension Schema<DifferenceInput> {
    static var differenceInput: Schema {
        .object(
            DifferenceInput.init, Field("provider", in: .path, { $0.provider }, .text(1...40)),
            Field("difference", in: .path, { $0.difference }, .id()))
    }
}

extension Schema<SettleInput> {
    static var settleInput: Schema {
        .object(
            SettleInput.init, Field("provider", in: .path, { $0.provider }, .text(1...40)),
            Field("difference", in: .path, { $0.difference }, .id()), Field("note", { $0.note }, .text(1...Difference.noteMax)))
    }
}

extension Schema<Difference.Side> {
    static var side: Schema {
        .object(
            Difference.Side.init, Field("amount", { $0.amount }, .money(-Money.minorMax...Money.minorMax)),
            Field("state", { $0.state }, .choice()))
    }
}

extension Schema<Difference> {
    static var difference: Schema {
        .object(
            { id, provider, day, kind, subject, number, reference, theirs, ours, state, outcome, note, found in
                Difference(
                    provider: provider, id: id, day: StatementDay(day) ?? StatementDay(number: 0), kind: kind, subject: subject,
                    number: number, reference: reference, theirs: theirs, ours: ours, state: state, outcome: outcome, note: note,
                    settledBy: nil, settledAt: nil, foundAt: found, version: 1)
            }, Field("id", { $0.id }, .id()), Field("provider", { $0.provider }, .text(1...40)),
            Field("day", { $0.day.description }, .text(10...10)), Field("kind", { $0.kind }, .choice()),
            Field("subject", { $0.subject }, .choice()), Field("number", { $0.number }, .text(0...64)),
            Field("reference", { $0.reference }, .text(0...100)),
            Field("theirs", { $0.theirs }, Schema<Difference.Side>.side.optional),
            Field("ours", { $0.ours }, Schema<Difference.Side>.side.optional), Field("state", { $0.state }, .choice()),
            Field("outcome", { $0.outcome }, Schema<Difference.Outcome>.choice().optional),
            Field("note", { $0.note }, .text(0...Difference.noteMax)), Field("foundAt", { $0.foundAt }, .timestamp))
    }
}

extension Schema<ComparedDay> {
    static var comparedDay: Schema {
        let sum: ClosedRange<Int64> = Int64.min...Int64.max
        return .object(
            { provider, day, lines, paid, refunded, paidOut, fees, found, at in
                ComparedDay(
                    provider: provider, day: StatementDay(day) ?? StatementDay(number: 0), lines: lines, paid: paid, refunded: refunded,
                    paidOut: paidOut, fees: fees, found: found, comparedAt: at)
            }, Field("provider", { $0.provider }, .text(1...40)), Field("day", { $0.day.description }, .text(10...10)),
            Field("lines", { $0.lines }, .int(0...Int64.max)), Field("paid", { $0.paid }, .int(sum)),
            Field("refunded", { $0.refunded }, .int(sum)), Field("paidOut", { $0.paidOut }, .int(sum)),
            Field("fees", { $0.fees }, .int(sum)), Field("differences", { $0.found }, .int(0...Int64.max)),
            Field("comparedAt", { $0.comparedAt }, .timestamp))
    }
}
