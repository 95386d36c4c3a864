// PlatformEndpoints.swift: withdrawals to review, fees, debts and grades over HTTP, for the platform's staff.
import Catalog
import Core
import Identity
import Web

struct ReviewListInput: Sendable { let state: String }
struct RejectInput: Sendable { let shop: ID<Shop>, withdrawal: ID<Withdrawal>, reason: String }
struct FeesInput: Sendable { let month: PlatformMonth? }
struct FeesView: Sendable { let month: PlatformMonth, fee: Money, support: Money, items: [ShopFees] }
struct WriteOffInput: Sendable { let shop: ID<Shop>, debt: ID<Debt>, reason: String }
struct GradeInput: Sendable { let shop: ID<Shop>, grade: ShopGrade, reason: String }
struct GradeView: Sendable { let grade: ShopGrade }

extension Settlement {
    var platformEndpoints: [AnyEndpoint] {
        [
            reviewListEndpoint.erased, approveEndpoint.erased, rejectEndpoint.erased, feesEndpoint.erased, debtsEndpoint.erased,
            writeOffEndpoint.erased, gradeEndpoint.erased, setGradeEndpoint.erased,
        ]
    }

    var reviewListEndpoint: Endpoint<ReviewListInput, [WithdrawalView]> {
        Endpoint(
            .get, "/api/v1/platform/withdrawals",
            "Withdrawals that wait for a second person (requested) or for the provider (paying), the oldest first, at most 200.",
            needs: .platform("withdrawals.read"),
            input: .object(
                ReviewListInput.init,
                Field(
                    "state", in: .query, \.state,
                    .text(1...20).check("unknown", expected: "requested, paying") { ["requested", "paying"].contains($0) },
                    default: "requested")),
            output: .object({ $0 }, Field("items", { $0 }, .list(of: .withdrawal, 0...200)))
        ) { input, _ in
            try await withdrawals(in: input.state == "paying" ? .paying : .requested).map(WithdrawalView.init)
        }
    }

    var approveEndpoint: Endpoint<WithdrawalInput, WithdrawalView> {
        Endpoint(
            .post, "/api/v1/platform/shops/{id}/withdrawals/{withdrawal}/approve", "Lets a withdrawal go; another person than who asked.",
            needs: .platform("withdrawals.review"),
            input: .object(
                WithdrawalInput.init, Field("id", in: .path, \.shop, .id()), Field("withdrawal", in: .path, \.withdrawal, .id())),
            output: .withdrawal,
            errors: [
                "settlement.withdrawal_not_found", "settlement.withdrawal_decided", "settlement.own_withdrawal",
                "settlement.shop_suspended", "settlement.debt_open",
            ]
        ) { input, call in WithdrawalView(try await approve(input.withdrawal, of: input.shop, by: call.id())) }
    }

    var rejectEndpoint: Endpoint<RejectInput, WithdrawalView> {
        Endpoint(
            .post, "/api/v1/platform/shops/{id}/withdrawals/{withdrawal}/reject", "Sends a withdrawal back to the shop's balance.",
            needs: .platform("withdrawals.review"),
            input: .object(
                RejectInput.init, Field("id", in: .path, \.shop, .id()), Field("withdrawal", in: .path, \.withdrawal, .id()),
                Field("reason", \.reason, .text(Self.reason))),
            output: .withdrawal,
            errors: ["settlement.withdrawal_not_found", "settlement.withdrawal_decided", "settlement.own_withdrawal"]
        ) { input, call in
            WithdrawalView(try await reject(input.withdrawal, of: input.shop, why: input.reason, by: call.id()))
        }
    }

    var feesEndpoint: Endpoint<FeesInput, FeesView> {
        Endpoint(
            .get, "/api/v1/platform/fees",
            "What the platform earned by shop, of orders settled in a month, refunds since taken off; at most 200 shops.",
            needs: .platform("fees.read"),
            input: .object(
                FeesInput.init, Field("month", in: .query, \.month, Schema<PlatformMonth>.month.optional, about: "Absent: this month.")),
            output: .object(
                FeesView.init, Field("month", \.month, .month), Field("fee", \.fee, .money(0...Money.minorMax)),
                Field("support", \.support, .money(0...Money.minorMax)), Field("items", \.items, .list(of: .shopFees, 0...200)))
        ) { input, _ in
            let month = input.month ?? PlatformMonth(clock.now())
            let items = try await fees(in: month)
            return FeesView(
                month: month, fee: items.reduce(.cny(0)) { $0 + $1.fee }, support: items.reduce(.cny(0)) { $0 + $1.support }, items: items)
        }
    }

    var debtsEndpoint: Endpoint<Void, [DebtView]> {
        Endpoint(
            .get, "/api/v1/platform/debts", "What shops owe, the oldest first, at most 200.", needs: .platform("fees.read"),
            input: .nothing,
            output: .object({ $0 }, Field("items", { $0 }, .list(of: .debt, 0...200)))
        ) { _, _ in try await openDebts().map { DebtView($0, []) } }
    }

    var writeOffEndpoint: Endpoint<WriteOffInput, Void> {
        Endpoint(
            .post, "/api/v1/platform/shops/{id}/debts/{debt}/write-off", "Gives up what is left of a debt; the platform bears it.",
            needs: .platform("debts.write_off"),
            input: .object(
                WriteOffInput.init, Field("id", in: .path, \.shop, .id()), Field("debt", in: .path, \.debt, .id()),
                Field("reason", \.reason, .text(Self.reason))),
            output: .nothing, errors: ["settlement.debt_not_found"]
        ) { input, call in try await writeOff(input.debt, of: input.shop, why: input.reason, by: call.id()) }
    }

    var gradeEndpoint: Endpoint<ShopInput, GradeView> {
        Endpoint(
            .get, "/api/v1/platform/shops/{id}/grade", "How a shop is trusted: its days until settlement follow.",
            needs: .platform("shops.read"),
            input: .object(ShopInput.init, Field("id", in: .path, \.shop, .id())), output: .grade
        ) { input, _ in GradeView(grade: try await grade(of: input.shop)) }
    }

    var setGradeEndpoint: Endpoint<GradeInput, GradeView> {
        Endpoint(
            .put, "/api/v1/platform/shops/{id}/grade", "Trusts a shop more or less, for what completes from now on.",
            needs: .platform("shops.review"),
            input: .object(
                GradeInput.init, Field("id", in: .path, \.shop, .id()), Field("grade", \.grade, .choice()),
                Field("reason", \.reason, .text(Self.reason))),
            output: .grade
        ) { input, call in
            try await setGrade(input.grade, of: input.shop, why: input.reason, by: call.id())
            return GradeView(grade: input.grade)
        }
    }
}

extension Schema<GradeView> {
    static var grade: Schema { .object(GradeView.init, Field("grade", \.grade, .choice())) }
}
