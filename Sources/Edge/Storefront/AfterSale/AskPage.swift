// AskPage.swift: a buyer asks for something of one item: which, how many, why, with pictures.
import AfterSale
import Catalog
import Core
import Design
import Trade
import Web

/// What was typed.
struct AskEntry {
    /// `unsent` for pieces that were not sent, else a kind.
    var choice = "", pieces = "1", reason = "", amount = "", wanted = "", text = ""
    var key = ""
    var problems: [FieldProblem] = []
    var refusal: (any CodedError)?

    init(key: String) { self.key = key }

    init(_ form: Form) {
        func text(_ name: String) -> String { String((form.text(name) ?? "").prefix(4_000)) }
        (choice, pieces, reason, amount) = (text("choice"), text("pieces"), text("reason"), text("amount").trimmed)
        (wanted, self.text, key) = (text("wanted"), text("text"), text("idempotency_key"))
    }

    /// What is wrong is among the problems, and then the answer is nil.
    mutating func draft(line: Int64, _ addresses: [String]) -> CaseDraft? {
        let isUnsent = choice == "unsent"
        let kind: AfterSaleCase.Kind? = isUnsent ? .refund : AfterSaleCase.Kind(rawValue: choice)
        if kind == nil { problems.append(FieldProblem("choice", "not_a_choice")) }
        let why = Reason(rawValue: reason)
        if why == nil { problems.append(FieldProblem("reason", reason.isEmpty ? "required" : "not_a_choice")) }
        let count = typedPieces(pieces)
        if count == nil { problems.append(FieldProblem("pieces", "not_an_integer")) }
        var money: Money?
        if !amount.isEmpty {
            money = typedYuan(amount)
            if money == nil { problems.append(FieldProblem("amount", "not_an_amount")) }
        }
        var words: CaseWords?
        do throws(InvalidInput) { words = try CaseWords(text, pictures: addresses) } catch { problems += error.problems }
        guard problems.isEmpty, let kind, let why, let count, let words else { return nil }
        return CaseDraft(
            kind, line: line, pieces: count, isUnsent: isUnsent, reason: why, amount: money,
            wanted: kind == .exchange ? ID<SKU>(wanted) : nil, words: words)
    }
}

extension Storefront {
    static let casePictures = 32 << 20

    var askPages: [PageRoute] {
        let path = "/orders/{shop}/{order}/after-sale"
        return [
            PageRoute(.get, path, needs: .signedIn) { request in
                try await showAsk(request, AskEntry(key: Hex.text(random.bytes(12))))
            },
            PageRoute(.post, path, needs: .signedIn, bodyLimit: Self.casePictures) { try await ask($0) },
        ]
    }

    private func ask(_ request: WebRequest) async throws -> WebResponse {
        let (id, shop): (ID<Order>, ID<Shop>) = (try request.id("order"), try request.id("shop"))
        let form = try request.form()
        var entry = AskEntry(form)
        let line = form.text("line").flatMap { Int64($0) } ?? 0
        let pictures = try await keepPictures(form, &entry.problems)
        guard let draft = entry.draft(line: line, pictures) else { return try await showAsk(request, entry, line: line, status: 422) }
        do {
            let it = try await afterSale.ask(draft, of: id, shop: shop, by: request.caller.id(), key: form.idempotencyKey())
            return .redirect(to: casePath(it))
        } catch let error as any CodedError where error.kind == .conflict || error.kind == .invalid {
            entry.refusal = error
            entry.problems = error.problems
            return try await showAsk(request, entry, line: line, status: 422)
        }
    }

    /// Pictures of a form, kept; what is none of ours is a problem.
    func keepPictures(_ form: Form, _ problems: inout [FieldProblem]) async throws -> [String] {
        var addresses: [String] = []
        for file in form.files("pictures").prefix(CaseWords.picturesMax + 1) where !file.bytes.isEmpty {
            do {
                addresses.append(try await catalog.media.keep(file.bytes))
            } catch CatalogError.pictureInvalid {
                problems.append(FieldProblem("pictures", "not_a_picture"))
            }
        }
        return addresses
    }

    private func showAsk(
        _ request: WebRequest, _ entry: AskEntry, line: Int64? = nil, status: Int = 200
    ) async throws -> WebResponse {
        let language = request.language
        let order = try await trade.order(request.id("order"), of: request.id("shop"), asBuyer: request.caller.id())
        let room = try await afterSale.room(of: order).filter { !$0.isEmpty }
        let wanted = line ?? request.query("line").flatMap { Int64($0) } ?? (room.count == 1 ? room.first?.line : nil)
        let categories = try await categories(of: [order])
        let back: StorePage.Header = .back(to: orderPath(order))
        guard let own = room.first(where: { $0.line == wanted }), let item = order.items.first(where: { $0.line == own.line }) else {
            guard !room.isEmpty else {
                return try await show(
                    request, AfterSaleWords.ask(language), header: back,
                    Empty.html(.box, AfterSaleWords.nothing(language), action: (AfterSaleWords.toOrder(language), orderPath(order))))
            }
            let rows: [HTML] = order.items.filter { item in room.contains { $0.line == item.line } }.map { item in
                orderItem(item, categories, href: "\(orderPath(order))/after-sale?line=\(item.line)", language)
            }
            return try await show(
                request, AfterSaleWords.ask(language), header: back,
                #"<section class="card pad stack g2" aria-labelledby="wh"><h2 id="wh">\#(AfterSaleWords.which, language)</h2>\#(rows)</section>"#
            )
        }
        let skus = try await otherSKUs(of: item, order.shop)
        let controls = controls(entry, item, own, skus, language)
        let worth = item.worth(of: max(own.sent, own.unsent)).goods
        let refusal: HTML =
            entry.refusal.map {
                $0.problems.isEmpty ? Notice.html(.danger, "\(AfterSaleWords.error($0, language))", code: $0.code) : HTML()
            }
            ?? HTML()
        return try await show(
            request, AfterSaleWords.ask(language), header: back, status: status, here: "\(orderPath(order))/after-sale?line=\(item.line)",
            #"""
            <section class="card pad" aria-label="\#(AfterSaleWords.which, language)">\#(orderItem(item, categories, href: nil, language))</section>\#(refusal)
            <form class="card pad stack g3" method="post" action="\#(orderPath(order))/after-sale" enctype="multipart/form-data" data-once>\#(request.csrfField)\#
            \#(hidden("idempotency_key", entry.key))\#(hidden("line", String(item.line)))\#(FormProblems(entry.problems, language).html(controls))\#
            <p class="sm muted">\#(AfterSaleWords.most, language, ["n": Format.money(worth)])</p><button class="btn ink w">\#(AfterSaleWords.send, language)</button></form>
            """#)
    }

    /// Other options of the same product and price, for an exchange.
    private func otherSKUs(of item: OrderItem, _ shop: ID<Shop>) async throws -> [Control.Option] {
        guard let product = try? await catalog.product(item.product, of: shop) else { return [] }
        let price = product.skus.first { $0.id == item.sku }?.price ?? item.unitPrice
        let others = product.skus.filter { $0.available > 0 && $0.id != item.sku && $0.price == price }
        return others.map { Control.Option($0.id.description, $0.specText) }
    }

    private func controls(
        _ entry: AskEntry, _ item: OrderItem, _ room: CaseRoom, _ skus: [Control.Option], _ language: Language
    ) -> [Control] {
        var choices: [Control.Option] = []
        if room.unsent > 0 {
            choices.append(.init("unsent", AfterSaleWords.unsent(language, ["n": String(room.unsent)])))
        }
        if room.sent > 0 {
            choices += [AfterSaleCase.Kind.refund, .return, .exchange].map { kind in
                .init(kind.rawValue, AfterSaleWords.sent(language, ["kind": kind.words(language), "n": String(room.sent)]))
            }
        }
        let reasons = Reason.allCases.map { Control.Option($0.rawValue, $0.words(language)) }
        var controls = [
            Control(
                "choice", AfterSaleWords.kind(language), .radios(choices),
                value: entry.choice.isEmpty ? choices.first?.value ?? "" : entry.choice),
            Control(
                "pieces", AfterSaleWords.pieces(language), value: entry.pieces, attributes: [("inputmode", "numeric"), ("maxlength", "3")]),
            Control("reason", AfterSaleWords.reason(language), .select(reasons), value: entry.reason),
            Control(
                "amount", AfterSaleWords.amount(language), value: entry.amount, help: AfterSaleWords.amountHelp(language), required: false,
                attributes: [("inputmode", "decimal"), ("maxlength", "12")]),
        ]
        if room.sent > 0, !skus.isEmpty {
            controls.append(Control("wanted", AfterSaleWords.wanted(language), .select(skus), value: entry.wanted, required: false))
        }
        return controls + [
            Control(
                "text", AfterSaleWords.text(language), .area(rows: 3), value: entry.text, required: false,
                attributes: [("maxlength", "500")]),
            Control(
                "pictures", AfterSaleWords.pictures(language), .file(accept: "image/png,image/jpeg,image/webp,image/gif"),
                help: AfterSaleWords.picturesHelp(language), required: false, attributes: [("multiple", "multiple")]),
        ]
    }
}

func casePath(_ it: AfterSaleCase) -> String { "/orders/\(it.shop)/\(it.order)/cases/\(it.id)" }

/// How many pieces somebody typed: the storefront's own reading.
func typedPieces(_ text: String) -> Int64? { pieces(text) }

/// `12`, `12.5`, `12.50`, with or without ¥; nil for anything else.
func typedYuan(_ text: String) -> Money? {
    var plain = text.trimmed[...]
    if plain.first == "¥" || plain.first == "￥" { plain.removeFirst() }
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    func isDigits(_ part: Substring) -> Bool { !part.isEmpty && part.utf8.allSatisfy { 48...57 ~= $0 } }
    guard 1...2 ~= parts.count, isDigits(parts[0]), parts[0].utf8.count <= 9, let whole = Int64(parts[0]) else { return nil }
    guard parts.count == 2 else { return .cny(whole * 100) }
    guard isDigits(parts[1]), parts[1].utf8.count <= 2, let cents = Int64(parts[1]) else { return nil }
    return .cny(whole * 100 + (parts[1].utf8.count == 1 ? cents * 10 : cents))
}
