// BatchEndpoints.swift: many cases answered by one request, each by itself.
import Catalog
import Core
import Web

struct AgreeAllInput: Sendable { let shop: ID<Shop>, ids: [ID<AfterSaleCase>], fault: AfterSaleCase.Fault }
struct RejectAllInput: Sendable { let shop: ID<Shop>, ids: [ID<AfterSaleCase>], text: String }
struct OutcomeView: Sendable { let id: ID<AfterSaleCase>, refusal: String? }
/// How many were done, and those that were not.
struct OutcomesView: Sendable { let done: Int64, refused: [OutcomeView] }

extension AfterSale {
    var agreeToCases: Endpoint<AgreeAllInput, [OutcomeView]> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/after-sales/agree", "Agrees to many cases, each by itself.", needs: .shop(Self.handle),
            input: .object(
                AgreeAllInput.init, Field("shop", in: .path, \.shop, .id()),
                Field("cases", \.ids, .list(of: .id(), 1...AfterSale.batch)), Field("fault", \.fault, .choice())),
            output: .list(of: .outcome("The error's code; absent when it is agreed to."), 0...AfterSale.batch)
        ) { input, call in
            let agreement = Agreement(fault: input.fault)
            return try await agree(toAll: input.ids, of: input.shop, agreement, by: call.id()).map {
                OutcomeView(id: $0.id, refusal: $0.refusal?.code)
            }
        }
    }

    var rejectCases: Endpoint<RejectAllInput, OutcomesView> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/after-sales/reject",
            "Rejects many cases with one reason, each by itself; says how many were, and which were not and why.",
            needs: .shop(Self.handle),
            input: .object(
                RejectAllInput.init, Field("shop", in: .path, \.shop, .id()),
                Field("cases", \.ids, .list(of: .id(), 1...AfterSale.batch)),
                Field("text", \.text, .text(1...500, multiline: true), about: "Each buyer reads it.")),
            output: .object(
                OutcomesView.init, Field("done", \.done, .int(0...Int64(AfterSale.batch))),
                Field("refused", \.refused, .list(of: .outcome("The error's code."), 0...AfterSale.batch)))
        ) { input, call in
            let words = try CaseWords(input.text, required: true)
            let outcomes = try await reject(all: input.ids, of: input.shop, words, by: call.id())
            let refused = outcomes.filter { $0.refusal != nil }.map { OutcomeView(id: $0.id, refusal: $0.refusal?.code) }
            return OutcomesView(done: Int64(outcomes.count - refused.count), refused: refused)
        }
    }
}

extension Schema<OutcomeView> {
    fileprivate static func outcome(_ about: String) -> Schema {
        .object(
            OutcomeView.init, Field("case", \.id, .id()),
            Field("refusal", \.refusal, Schema<String>.text(1...80).optional, about: about))
    }
}
