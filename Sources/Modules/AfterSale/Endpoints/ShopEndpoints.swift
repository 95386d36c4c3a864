// ShopEndpoints.swift: a shop's and the platform's API of after-sale: queue, answers, goodwill, limits; escalated cases.
import Catalog
import Core
import Identity
import Trade
import Web

struct QueueInput: Sendable {
    let shop: ID<Shop>, state: AfterSaleCase.State?, isEnded: Bool, kind: AfterSaleCase.Kind?, limit: Int64, after: Cursor?
}
struct AgreeInput: Sendable { let shop: ID<Shop>, id: ID<AfterSaleCase>, fault: AfterSaleCase.Fault, text: String }
struct ReceiveInput: Sendable { let shop: ID<Shop>, id: ID<AfterSaleCase>, fate: AfterSaleCase.Fate, text: String }
struct GiveInput: Sendable {
    let shop: ID<Shop>, order: ID<Order>, line: Int64, kind: AfterSaleCase.Kind, amount: Money, text: String
}
struct PlaceInput: Sendable { let shop: ID<Shop>, name: String, phone: String, division: String, detail: String }
struct LimitInput: Sendable { let organisation: ID<Organisation>, account: ID<Account>, amount: Money? }
struct LimitView: Sendable { let account: ID<Account>, amount: Money? }
struct DecideInput: Sendable {
    let shop: ID<Shop>, id: ID<AfterSaleCase>, decision: Decision, fault: AfterSaleCase.Fault, reason: String
}

extension AfterSale {
    var shopEndpoints: [AnyEndpoint] {
        [
            listQueue.erased, showShopCase.erased, agreeToCase.erased, agreeToCases.erased, rejectCase.erased, rejectCases.erased,
            caseArrived.erased, receiveCase.erased, settleCaseStock.erased, resendCase.erased, writeInShopCase.erased, openShopCase.erased,
            giveBack.erased,
            setLimit.erased, setReturnAddress.erased,
        ]
    }

    var listQueue: Endpoint<QueueInput, Page<CaseView>> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/after-sales",
            "Lists a shop's cases: open ones, the one whose wait ends first at the top, or ended ones, newest first.",
            needs: .shop(Self.read),
            input: .object(
                QueueInput.init, Field("shop", in: .path, \.shop, .id()),
                Field("state", in: .query, \.state, Schema<AfterSaleCase.State>.choice().optional),
                Field("ended", in: .query, \.isEnded, .bool, default: false),
                Field("kind", in: .query, \.kind, Schema<AfterSaleCase.Kind>.choice().optional),
                Field("limit", in: .query, \.limit, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, \.after, Schema<Cursor>.cursor.optional)),
            output: .page(of: .afterSale)
        ) { input, _ in
            let states: [AfterSaleCase.State] = input.isEnded ? [] : input.state.map { [$0] } ?? CaseFilter.open
            let filter = CaseFilter(states: states, kind: input.kind)
            return try await queue(of: input.shop, filter, PageRequest(limit: input.limit, after: input.after)).map(CaseView.init)
        }
    }

    var showShopCase: Endpoint<CaseInput, DetailView> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/after-sales/{case}", "Shows a case of a shop with its log.", needs: .shop(Self.read),
            input: .caseID,
            output: .caseDetail, errors: [caseMissing]
        ) { input, _ in DetailView(try await detail(input.id, of: input.shop)) }
    }

    var agreeToCase: Endpoint<AgreeInput, CaseView> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/after-sales/{case}/agree", "Agrees to a case: money goes back, or the pieces are to come.",
            needs: .shop(Self.handle),
            input: .object(
                AgreeInput.init, Field("shop", in: .path, \.shop, .id()), Field("case", in: .path, \.id, .id()),
                Field("fault", \.fault, .choice(), about: "The shop's gives freight back and pays the parcel."),
                Field("text", \.text, .text(0...500, multiline: true), default: "")),
            output: .afterSale,
            errors: [caseMissing, caseState, "aftersale.sent_meanwhile", "aftersale.above_limit", "aftersale.no_return_address"]
        ) { input, call in
            CaseView(
                try await agree(
                    to: input.id, of: input.shop, Agreement(fault: input.fault, words: CaseWords(input.text)), by: call.id()))
        }
    }

    var rejectCase: Endpoint<WordsInput, CaseView> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/after-sales/{case}/reject", "Rejects a case, or what came back, with a reason.",
            needs: .shop(Self.handle), input: .caseWords, output: .afterSale, errors: [caseMissing, caseState]
        ) { input, call in
            let words = try CaseWords(input.text, pictures: input.pictures, required: true)
            return CaseView(try await reject(input.id, of: input.shop, words, by: call.id()))
        }
    }

    var caseArrived: Endpoint<CaseInput, CaseView> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/after-sales/{case}/arrived", "Says that the parcel is here and not looked at yet.",
            needs: .shop(Self.handle), input: .caseID, output: .afterSale, errors: [caseMissing, caseState]
        ) { input, call in CaseView(try await arrived(input.id, of: input.shop, by: call.id())) }
    }

    var receiveCase: Endpoint<ReceiveInput, CaseView> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/after-sales/{case}/receive",
            "Receives returned pieces: restocked or written off, the money goes back.",
            needs: .shop(Self.handle), input: .receive, output: .afterSale, errors: [caseMissing, caseState, "aftersale.above_limit"]
        ) { input, call in
            CaseView(try await receive(input.id, of: input.shop, input.fate, words: CaseWords(input.text), by: call.id()))
        }
    }

    var settleCaseStock: Endpoint<ReceiveInput, CaseView> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/after-sales/{case}/stock", "Restocks or writes off pieces that time received.",
            needs: .shop(Self.handle), input: .receive, output: .afterSale, errors: [caseMissing, caseState, "aftersale.stock_decided"]
        ) { input, call in CaseView(try await settleStock(input.id, of: input.shop, input.fate, by: call.id())) }
    }

    var resendCase: Endpoint<SendInput, CaseView> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/after-sales/{case}/resend", "Sends the new piece of an exchange.", needs: .shop(Self.handle),
            input: .caseParcelInput, output: .afterSale, errors: [caseMissing, caseState]
        ) { input, call in
            let shipment = try Shipment(carrier: input.carrier, number: input.number)
            return CaseView(try await resend(input.id, of: input.shop, shipment, by: call.id()))
        }
    }

    var writeInShopCase: Endpoint<WordsInput, CaseView> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/after-sales/{case}/messages", "Writes in a case as the shop, with pictures.",
            needs: .shop(Self.handle), input: .caseWords, output: .afterSale, errors: [caseMissing, caseState, "aftersale.log_full"],
            success: 201
        ) { input, call in
            CaseView(
                try await write(
                    CaseWords(input.text, pictures: input.pictures), in: input.id, of: input.shop, as: .shop, by: call.id()))
        }
    }

    var openShopCase: Endpoint<AskInput, CaseView> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/orders/{order}/after-sales", "Opens a case for the buyer, also when their time to ask is over.",
            needs: .shop(Self.handle), input: .ask, output: .afterSale,
            errors: [
                "trade.order_not_found", "trade.no_such_line", "aftersale.pieces_taken", "aftersale.order_state",
                "aftersale.kind_not_possible", "aftersale.amount_above_worth", "store.idempotency_key_reused",
            ], idempotent: .key, success: 201
        ) { input, call in
            CaseView(
                try await open(input.draft(), of: input.order, shop: input.shop, for: .shop, by: call.id(), key: try call.key()))
        }
    }

    var giveBack: Endpoint<GiveInput, CaseView> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/orders/{order}/goodwill", "Gives money back of the shop's own accord, within the caller's limit.",
            needs: .shop(Self.handle),
            input: .object(
                GiveInput.init, Field("shop", in: .path, \.shop, .id()), Field("order", in: .path, \.order, .id()),
                Field("line", \.line, .int(1...100)),
                Field("kind", \.kind, .choice(), default: .goodwill, about: "`goodwill` or `priceProtection`."),
                Field("amount", \.amount, .money(1...Money.minorMax)), Field("text", \.text, .text(0...500, multiline: true), default: "")),
            output: .afterSale,
            errors: [
                "trade.order_not_found", "trade.no_such_line", "aftersale.kind_not_possible", "aftersale.order_state",
                "aftersale.amount_above_worth", "aftersale.no_difference", "aftersale.above_limit", "store.idempotency_key_reused",
            ], idempotent: .key, success: 201
        ) { input, call in
            guard input.kind == .goodwill || input.kind == .priceProtection else { throw AfterSaleError.kindNotPossible }
            return CaseView(
                try await give(
                    input.amount, for: input.line, of: input.order, shop: input.shop, as: input.kind, words: CaseWords(input.text),
                    by: call.id(), key: try call.key()))
        }
    }

    var setLimit: Endpoint<LimitInput, LimitView> {
        Endpoint(
            .put, "/api/v1/organisations/{organisation}/staff/{account}/refund-limit",
            "Says how much of one order somebody may give back; without an amount, as their roles say.",
            needs: .organisation("staff.write"),
            input: .object(
                LimitInput.init, Field("organisation", in: .path, \.organisation, .id()), Field("account", in: .path, \.account, .id()),
                Field("amount", \.amount, Schema<Money>.money(0...Money.minorMax).optional)),
            output: .object(
                LimitView.init, Field("account", \.account, .id()),
                Field("amount", \.amount, Schema<Money>.money(0...Money.minorMax).optional)), errors: ["identity.forbidden"]
        ) { input, call in
            try await keepLimit(input.amount, of: input.account, in: input.organisation, by: call.id())
            return LimitView(account: input.account, amount: input.amount)
        }
    }

    var setReturnAddress: Endpoint<PlaceInput, Void> {
        Endpoint(
            .put, "/api/v1/shops/{shop}/return-address", "Says where pieces go back to; cases agreed to before keep theirs.",
            needs: .shop(Self.handle),
            input: .object(
                PlaceInput.init, Field("shop", in: .path, \.shop, .id()), Field("name", \.name, .text(0...80)),
                Field("phone", \.phone, .text(0...40)),
                Field("division", \.division, .text(0...12), about: "The area's code, 6 digits (GB/T 2260)."),
                Field("detail", \.detail, .text(0...200))), output: .nothing
        ) { input, call in
            let address = try PostalAddress(name: input.name, phone: input.phone, division: input.division, detail: input.detail)
            try await keepReturnAddress(address, of: input.shop, by: call.id())
        }
    }

    var platformEndpoints: [AnyEndpoint] { [listEscalated.erased, decideCase.erased] }

    var listEscalated: Endpoint<CasesInput, Page<CaseView>> {
        Endpoint(
            .get, "/api/v1/platform/after-sales", "Lists the cases that wait for the platform, oldest first.",
            needs: .platform(Self.decide),
            input: .object(
                CasesInput.init, Field("limit", in: .query, \.limit, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, \.after, Schema<Cursor>.cursor.optional)), output: .page(of: .afterSale)
        ) { input, _ in try await escalated(PageRequest(limit: input.limit, after: input.after)).map(CaseView.init) }
    }

    var decideCase: Endpoint<DecideInput, CaseView> {
        Endpoint(
            .post, "/api/v1/platform/shops/{shop}/after-sales/{case}/decide", "Decides an escalated case, with a reason.",
            needs: .platform(Self.decide),
            input: .object(
                DecideInput.init, Field("shop", in: .path, \.shop, .id()), Field("case", in: .path, \.id, .id()),
                Field("decision", \.decision, .choice()), Field("fault", \.fault, .choice()),
                Field("reason", \.reason, .text(1...500, multiline: true))),
            output: .afterSale, errors: [caseMissing, caseState, "aftersale.kind_not_possible", "aftersale.no_return_address"]
        ) { input, call in
            CaseView(
                try await decide(
                    input.id, of: input.shop, input.decision, fault: input.fault, reason: CaseWords(input.reason), by: call.id()))
        }
    }
}

extension Schema<ReceiveInput> {
    static var receive: Schema {
        .object(
            ReceiveInput.init, Field("shop", in: .path, \.shop, .id()), Field("case", in: .path, \.id, .id()),
            Field("fate", \.fate, .choice()), Field("text", \.text, .text(0...500, multiline: true), default: ""))
    }
}
