// BuyerEndpoints.swift: a buyer's API of after-sale: what can be asked for, asking, following it.
import Catalog
import Core
import Identity
import Trade
import Web

struct CasesInput: Sendable { let limit: Int64, after: Cursor? }
struct OrderInput: Sendable { let shop: ID<Shop>, order: ID<Order> }
struct CaseInput: Sendable { let shop: ID<Shop>, id: ID<AfterSaleCase> }
struct AskInput: Sendable {
    let shop: ID<Shop>, order: ID<Order>, kind: AfterSaleCase.Kind, line: Int64, pieces: Int64, isUnsent: Bool, reason: Reason
    let amount: Money?, wanted: ID<SKU>?, text: String, pictures: [String]

    func draft() throws -> CaseDraft {
        CaseDraft(
            kind, line: line, pieces: pieces, isUnsent: isUnsent, reason: reason, amount: amount, wanted: wanted,
            words: try CaseWords(text, pictures: pictures))
    }
}
struct WordsInput: Sendable { let shop: ID<Shop>, id: ID<AfterSaleCase>, text: String, pictures: [String] }
struct SendInput: Sendable { let shop: ID<Shop>, id: ID<AfterSaleCase>, carrier: Carrier, number: String }
struct PictureView: Sendable { let address: String }

let caseMissing = "aftersale.not_found", caseState = "aftersale.wrong_state"
private let askErrors = [
    "trade.order_not_found", "trade.no_such_line", "aftersale.pieces_taken", "aftersale.too_late", "aftersale.order_state",
    "aftersale.kind_not_possible", "aftersale.amount_above_worth", "store.idempotency_key_reused",
]

extension Schema<AskInput> {
    static var ask: Schema {
        .object(
            AskInput.init, Field("shop", in: .path, \.shop, .id()), Field("order", in: .path, \.order, .id()),
            Field("kind", \.kind, .choice()), Field("line", \.line, .int(1...100)), Field("pieces", \.pieces, .int(1...999)),
            Field("isUnsent", \.isUnsent, .bool, default: false), Field("reason", \.reason, .choice()),
            Field(
                "amount", \.amount, Schema<Money>.money(0...Money.minorMax).optional, about: "Absent: all that the pieces are worth."),
            Field("wanted", \.wanted, Schema<ID<SKU>>.id().optional, about: "For an exchange: a SKU of the same product."),
            Field("text", \.text, .text(0...500, multiline: true), default: ""),
            Field("pictures", \.pictures, .list(of: .text(1...200), 0...CaseWords.picturesMax), default: []))
    }
}

extension Schema<CaseInput> {
    static var caseID: Schema {
        .object(CaseInput.init, Field("shop", in: .path, \.shop, .id()), Field("case", in: .path, \.id, .id()))
    }
}

extension Schema<WordsInput> {
    static var caseWords: Schema {
        .object(
            WordsInput.init, Field("shop", in: .path, \.shop, .id()), Field("case", in: .path, \.id, .id()),
            Field("text", \.text, .text(0...500, multiline: true), default: ""),
            Field("pictures", \.pictures, .list(of: .text(1...200), 0...CaseWords.picturesMax), default: []))
    }
}

extension Schema<SendInput> {
    static var caseParcelInput: Schema {
        .object(
            SendInput.init, Field("shop", in: .path, \.shop, .id()), Field("case", in: .path, \.id, .id()),
            Field("carrier", \.carrier, .choice()), Field("number", \.number, .text(1...60)))
    }
}

extension AfterSale {
    public var endpoints: [AnyEndpoint] {
        [
            listCases.erased, showRoom.erased, askForCase.erased, showCase.erased, writeInCase.erased, withdrawCase.erased,
            sendCaseBack.erased, escalateCase.erased, confirmCase.erased, keepPicture.erased,
        ] + shopEndpoints + platformEndpoints
    }

    var listCases: Endpoint<CasesInput, Page<CaseView>> {
        Endpoint(
            .get, "/api/v1/me/after-sales", "Lists the caller's after-sale cases, newest first.", needs: .signedIn,
            input: .object(
                CasesInput.init, Field("limit", in: .query, \.limit, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, \.after, Schema<Cursor>.cursor.optional)), output: .page(of: .afterSale)
        ) { input, call in try await cases(of: call.id(), PageRequest(limit: input.limit, after: input.after)).map(CaseView.init) }
    }

    var showRoom: Endpoint<OrderInput, [RoomView]> {
        Endpoint(
            .get, "/api/v1/me/shops/{shop}/orders/{order}/after-sale-room",
            "Says of how many pieces of an order the caller may ask for something.",
            needs: .signedIn,
            input: .object(OrderInput.init, Field("shop", in: .path, \.shop, .id()), Field("order", in: .path, \.order, .id())),
            output: .list(of: .caseRoom, 0...100), errors: ["trade.order_not_found"]
        ) { input, call in
            let order = try await trade.order(input.order, of: input.shop, asBuyer: call.id())
            return try await room(of: order).map { RoomView(line: $0.line, sent: $0.sent, unsent: $0.unsent) }
        }
    }

    var askForCase: Endpoint<AskInput, CaseView> {
        Endpoint(
            .post, "/api/v1/me/shops/{shop}/orders/{order}/after-sales",
            "Asks for a refund, a return or an exchange of pieces of an order.",
            needs: .signedIn, input: .ask, output: .afterSale, errors: askErrors, idempotent: .key, success: 201
        ) { input, call in
            CaseView(try await ask(input.draft(), of: input.order, shop: input.shop, by: call.id(), key: try call.key()))
        }
    }

    var showCase: Endpoint<CaseInput, DetailView> {
        Endpoint(
            .get, "/api/v1/me/shops/{shop}/after-sales/{case}", "Shows a case of the caller with its log.", needs: .signedIn,
            input: .caseID,
            output: .caseDetail, errors: [caseMissing]
        ) { input, call in DetailView(try await detail(input.id, of: input.shop, asBuyer: call.id())) }
    }

    var writeInCase: Endpoint<WordsInput, CaseView> {
        Endpoint(
            .post, "/api/v1/me/shops/{shop}/after-sales/{case}/messages", "Writes in a case, with pictures.", needs: .signedIn,
            input: .caseWords, output: .afterSale, errors: [caseMissing, caseState, "aftersale.log_full"], success: 201
        ) { input, call in
            CaseView(
                try await write(
                    CaseWords(input.text, pictures: input.pictures), in: input.id, of: input.shop, as: .buyer, by: call.id()))
        }
    }

    var withdrawCase: Endpoint<CaseInput, CaseView> {
        Endpoint(
            .post, "/api/v1/me/shops/{shop}/after-sales/{case}/withdraw", "Withdraws a case. Again it does nothing.", needs: .signedIn,
            input: .caseID, output: .afterSale, errors: [caseMissing, caseState]
        ) { input, call in CaseView(try await withdraw(input.id, of: input.shop, by: call.id())) }
    }

    var sendCaseBack: Endpoint<SendInput, CaseView> {
        Endpoint(
            .post, "/api/v1/me/shops/{shop}/after-sales/{case}/send-back", "Says with which parcel the pieces go back.", needs: .signedIn,
            input: .caseParcelInput, output: .afterSale, errors: [caseMissing, caseState]
        ) { input, call in
            let shipment = try Shipment(carrier: input.carrier, number: input.number)
            return CaseView(try await sendBack(input.id, of: input.shop, shipment, by: call.id()))
        }
    }

    var escalateCase: Endpoint<WordsInput, CaseView> {
        Endpoint(
            .post, "/api/v1/me/shops/{shop}/after-sales/{case}/escalate", "Asks the platform to decide a rejected case.", needs: .signedIn,
            input: .caseWords, output: .afterSale, errors: [caseMissing, caseState]
        ) { input, call in
            CaseView(
                try await escalate(input.id, of: input.shop, CaseWords(input.text, pictures: input.pictures), by: call.id()))
        }
    }

    var confirmCase: Endpoint<CaseInput, CaseView> {
        Endpoint(
            .post, "/api/v1/me/shops/{shop}/after-sales/{case}/confirm", "Says that the new piece of an exchange is here.",
            needs: .signedIn,
            input: .caseID, output: .afterSale, errors: [caseMissing, caseState]
        ) { input, call in CaseView(try await confirmExchange(input.id, of: input.shop, by: call.id())) }
    }

    /// The body is the picture itself.
    var keepPicture: RawEndpoint {
        RawEndpoint(
            .post, "/api/v1/me/pictures", "Keeps a picture for a case or a review (PNG, JPEG, WebP, GIF; at most 5 MiB).", needs: .signedIn,
            takes: "image/*", gives: "application/json", errors: ["catalog.picture_invalid"], bodyLimit: MediaStore.bytesMax + 16_384,
            success: 201
        ) { request in .json(["address": .string(try await catalog.media.keep(request.body))], status: 201) }
    }
}
