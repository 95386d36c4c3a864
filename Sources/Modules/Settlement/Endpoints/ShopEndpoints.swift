// ShopEndpoints.swift: a shop's money over HTTP.
import Catalog
import Core
import Identity
import Trade
import Web

struct ShopInput: Sendable { let shop: ID<Shop> }
struct SettlementsInput: Sendable { let shop: ID<Shop>, month: PlatformMonth?, limit: Int64, after: Cursor? }
struct WithdrawalsInput: Sendable { let shop: ID<Shop>, limit: Int64, after: Cursor? }
struct WithdrawalInput: Sendable { let shop: ID<Shop>, withdrawal: ID<Withdrawal> }
struct WithdrawInput: Sendable { let shop: ID<Shop>, amount: Money }
struct DetailsInput: Sendable { let shop: ID<Shop>, kind: PayoutDetails.Kind, holder: String, number: String, bank: String }
struct DetailsView: Sendable { let kind: PayoutDetails.Kind, holder: String, account: String, bank: String }

extension Settlement {
    public var endpoints: [AnyEndpoint] {
        [
            fundsEndpoint.erased, settlementsEndpoint.erased, detailsEndpoint.erased, saveDetailsEndpoint.erased,
            withdrawalsEndpoint.erased, withdrawalEndpoint.erased, withdrawEndpoint.erased, ownMoney.erased,
        ] + invoiceEndpoints + platformEndpoints
    }

    var fundsEndpoint: Endpoint<ShopInput, FundsView> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/funds", "What a shop has, is owed and owes.", needs: .shop("money.read"),
            input: .object(ShopInput.init, Field("shop", in: .path, \.shop, .id())), output: .funds
        ) { input, _ in
            let funds = try await funds(of: input.shop)
            let repaid = try await payments(of: funds.debts)
            return FundsView(
                held: funds.held, available: funds.available, withdrawing: funds.withdrawing, debt: funds.debt,
                debts: funds.debts.map { DebtView($0, repaid[$0.id] ?? []) })
        }
    }

    var settlementsEndpoint: Endpoint<SettlementsInput, Page<SettledView>> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/settlements", "Settled orders, the last first: what each brought, and what was taken back since.",
            needs: .shop("money.read"),
            input: .object(
                SettlementsInput.init, Field("shop", in: .path, \.shop, .id()),
                Field("month", in: .query, \.month, Schema<PlatformMonth>.month.optional, about: "2026-11; absent: all."),
                Field("limit", in: .query, \.limit, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, \.after, Schema<Cursor>.cursor.optional)),
            output: .page(of: .settled)
        ) { input, _ in
            try await settledOrders(of: input.shop, in: input.month, PageRequest(limit: input.limit, after: input.after))
                .map(SettledView.init)
        }
    }

    var detailsEndpoint: Endpoint<ShopInput, DetailsView> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/payout-details", "Where a shop's money goes; of its number the end.", needs: .shop("money.read"),
            input: .object(ShopInput.init, Field("shop", in: .path, \.shop, .id())), output: .payoutDetails,
            errors: ["settlement.no_payout_details"]
        ) { input, _ in
            guard let details = try await payoutDetails(of: input.shop) else { throw SettlementError.noPayoutDetails }
            return DetailsView(details)
        }
    }

    var saveDetailsEndpoint: Endpoint<DetailsInput, DetailsView> {
        Endpoint(
            .put, "/api/v1/shops/{shop}/payout-details",
            "Says where a shop's money goes from now on; withdrawals under way keep what they began with.", needs: .shop("money.withdraw"),
            input: .object(
                DetailsInput.init, Field("shop", in: .path, \.shop, .id()), Field("kind", \.kind, .choice()),
                Field("holder", \.holder, .text(0...60)), Field("number", \.number, .text(0...60)),
                Field("bank", \.bank, .text(0...60), default: "")),
            output: .payoutDetails
        ) { input, call in
            let details = try PayoutDetails(input.kind, holder: input.holder, number: input.number, bank: input.bank)
            try await save(details, of: input.shop, by: call.id())
            return DetailsView(details)
        }
    }

    var withdrawalsEndpoint: Endpoint<WithdrawalsInput, Page<WithdrawalView>> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/withdrawals", "A shop's withdrawals, newest first.", needs: .shop("money.read"),
            input: .object(
                WithdrawalsInput.init, Field("shop", in: .path, \.shop, .id()),
                Field("limit", in: .query, \.limit, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, \.after, Schema<Cursor>.cursor.optional)),
            output: .page(of: .withdrawal)
        ) { input, _ in
            try await withdrawals(of: input.shop, PageRequest(limit: input.limit, after: input.after)).map(WithdrawalView.init)
        }
    }

    var withdrawalEndpoint: Endpoint<WithdrawalInput, WithdrawalView> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/withdrawals/{withdrawal}", "A withdrawal and how it stands.", needs: .shop("money.read"),
            input: .object(
                WithdrawalInput.init, Field("shop", in: .path, \.shop, .id()), Field("withdrawal", in: .path, \.withdrawal, .id())),
            output: .withdrawal, errors: ["settlement.withdrawal_not_found"]
        ) { input, _ in WithdrawalView(try await withdrawal(input.withdrawal, of: input.shop)) }
    }

    var withdrawEndpoint: Endpoint<WithdrawInput, WithdrawalView> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/withdrawals", "Takes money out of what a shop may withdraw.", needs: .shop("money.withdraw"),
            input: .object(
                WithdrawInput.init, Field("shop", in: .path, \.shop, .id()),
                Field("amount", \.amount, .money(1...Money.minorMax), about: "What leaves the balance; fee and tax are of it.")),
            output: .withdrawal,
            errors: [
                "settlement.shop_suspended", "settlement.debt_open", "settlement.no_payout_details", "settlement.below_minimum",
                "settlement.daily_count", "settlement.daily_amount", "settlement.not_enough", "store.idempotency_key_reused",
            ], idempotent: .key, success: 201
        ) { input, call in
            WithdrawalView(try await withdraw(input.amount, of: input.shop, by: call.id(), key: call.key()))
        }
    }
}

extension DetailsView {
    init(_ details: PayoutDetails) {
        self.init(kind: details.kind, holder: details.holder, account: details.masked, bank: details.bank)
    }
}

extension Schema<DetailsView> {
    static var payoutDetails: Schema {
        .object(
            DetailsView.init(kind:holder:account:bank:), Field("kind", \.kind, .choice()), Field("holder", \.holder, .text(1...60)),
            Field("account", \.account, .text(4...60)), Field("bank", \.bank, .text(0...60)))
    }
}
