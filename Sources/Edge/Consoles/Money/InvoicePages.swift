// InvoicePages.swift: a shop writes the invoices that buyers ask for.
import Catalog
import Core
import Design
import Settlement
import Trade
import Web

extension Consoles {
    var invoicePages: [PageRoute] {
        let path = "/desk/shops/{shop}/invoices"
        return [
            PageRoute(.get, path, needs: .shop("invoices.read")) { try await showInvoices($0) },
            PageRoute(.get, "\(path)/{order}", needs: .shop("invoices.read")) { request in
                let place = try await workplace(request)
                return try await showInvoice(place, request.id("order"), number: "", reason: "", Corrections(place.language))
            },
            PageRoute(.get, "\(path)/{order}/file", needs: .shop("invoices.read")) { request in
                try await settlement.invoiceResponse(of: request.id("order"), shop: request.id("shop"), buyer: nil)
            },
            PageRoute(.post, "\(path)/{order}/issue", needs: .shop("invoices.write"), bodyLimit: 6 << 20) { try await issueInvoice($0) },
            PageRoute(.post, "\(path)/{order}/decline", needs: .shop("invoices.write")) { try await declineInvoice($0) },
        ]
    }

    private func showInvoices(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let (language, path) = (place.language, "\(place.path)/invoices")
        let state = request.query("state").flatMap(Invoice.State.init(rawValue:)) ?? .requested
        let after = request.query("after").flatMap { Cursor(text: $0) }
        let found = try await settlement.invoices(of: place.shop.id, in: state, PageRequest(limit: 20, after: after))
        let tabs: [HTML] = Invoice.State.allCases.map { one in
            let current: HTML = one == state ? #" aria-current="page""# : HTML()
            return #"<a href="\#(path)?state=\#(one.rawValue)"\#(current)>\#(InvoiceWords.state(one), language)</a>"#
        }
        let rows: [HTML] = found.items.map { one in
            #"""
            <tr><td data-l="\#(MoneyWords.order, language)"><a class="mono" href="\#(path)/\#(one.order)">\#(one.order)</a></td><td data-l="\#(InvoiceWords.heading, language)">\#(one.heading.title)</td>\#
            <td data-l="\#(MoneyWords.asked, language)">\#(When.html(one.requestedAt, now: place.now, language))</td><td data-l="\#(InvoiceWords.amount, language)" class="num">\#(Format.money(one.amount))</td></tr>
            """#
        }
        let list: HTML =
            rows.isEmpty
            ? Empty.html(.box, InvoiceWords.none(language))
            : #"""
            <div class="tbl flat"><table><caption class="sr">\#(InvoiceWords.title, language)</caption><thead><tr><th scope="col">\#(MoneyWords.order, language)</th><th scope="col">\#(InvoiceWords.heading, language)</th>\#
            <th scope="col">\#(MoneyWords.asked, language)</th><th scope="col" class="num">\#(InvoiceWords.amount, language)</th></tr></thead><tbody>\#(rows)</tbody></table></div>
            """#
        let next: String? = found.next.map { path + address([("state", state.rawValue), ("after", $0.text)]) }
        return place.page(
            InvoiceWords.title(language), at: .invoices,
            body:
                #"<section class="card"><nav class="views" aria-label="\#(Say.state, language)">\#(tabs)</nav>\#(list)</section>\#(Paging.html(next: next, language))"#
        )
    }

    private func showInvoice(
        _ place: Workplace, _ order: ID<Order>, number: String, reason: String, _ corrections: Corrections
    ) async throws -> WebResponse {
        let (language, path) = (place.language, "\(place.path)/invoices")
        // Without one nobody asks any more.
        guard let one = try await settlement.invoice(of: order, shop: place.shop.id) else { return .redirect(to: path) }
        var rows: [(label: String, value: HTML)] = [
            (Say.state(language), one.state.tag(language)),
            (MoneyWords.order(language), #"<a class="mono" href="\#(place.path)/orders/\#(one.order)">\#(one.order)</a>"#),
            (InvoiceWords.kind(language), "\(InvoiceWords.headingKind(one.heading.kind), language)"),
            (InvoiceWords.heading(language), "<b>\(one.heading.title)</b>"),
        ]
        if !one.heading.taxNumber.isEmpty {
            rows.append((InvoiceWords.taxNumber(language), #"<span class="mono">\#(one.heading.taxNumber)</span>"#))
        }
        if !one.heading.email.isEmpty { rows.append((InvoiceWords.email(language), "\(one.heading.email)")) }
        rows.append((InvoiceWords.amount(language), "<b>\(Format.money(one.amount))</b>"))
        rows.append((MoneyWords.asked(language), When.full(one.requestedAt)))
        if !one.number.isEmpty { rows.append((InvoiceWords.number(language), #"<span class="mono">\#(one.number)</span>"#)) }
        if one.file != nil {
            rows.append((InvoiceWords.file(language), #"<a href="\#(path)/\#(one.order)/file">\#(InvoiceWords.download, language)</a>"#))
        }
        if !one.reason.isEmpty { rows.append((MoneyWords.reason(language), "\(one.reason)")) }
        let side: HTML =
            place.may.contains("invoices.write") ? invoiceForms(place, one, number: number, reason: reason, corrections) : HTML()
        let labels = [
            "number": InvoiceWords.number(language), "reason": MoneyWords.reason(language), "file": InvoiceWords.file(language),
        ]
        let body: HTML = #"""
            \#(corrections.summary(labels))<div class="cols half"><div class="stack t">\#(section(InvoiceWords.asks(language), facts(rows)))</div><div class="stack t">\#(side)</div></div>
            """#
        return place.page(
            InvoiceWords.invoice(language), at: .invoices, crumbs: [(InvoiceWords.title(language), path)], body: body,
            status: corrections.isEmpty ? 200 : 422)
    }

    private func invoiceForms(
        _ place: Workplace, _ one: Invoice, number: String, reason: String, _ corrections: Corrections
    ) -> HTML {
        let (language, path) = (place.language, "\(place.path)/invoices/\(one.order)")
        let numbered = Control(
            "number", InvoiceWords.number(language), value: number.isEmpty ? one.number : number, help: InvoiceWords.numberHelp(language),
            required: false, attributes: [("maxlength", "40"), ("autocomplete", "off")])
        let file = Control(
            "file", InvoiceWords.file(language), .file(accept: "application/pdf,.ofd,image/png,image/jpeg"),
            help: InvoiceWords.fileHelp(language), required: false)
        let issue: HTML = #"""
            <form class="stack" method="post" action="\#(path)/issue" enctype="multipart/form-data" data-once>\#(place.request.csrfField)\#(numbered.html(error: corrections["number"], language))\#
            \#(file.html(error: corrections["file"], language))<p><button class="btn teal">\#(InvoiceWords.issueVerb, language)</button></p></form>
            """#
        let written = section((one.state == .issued ? InvoiceWords.correct : InvoiceWords.issue)(language), issue)
        guard one.state == .requested else { return written }
        let why = Control("reason", MoneyWords.reason(language), .area(rows: 2), value: reason, attributes: [("maxlength", "200")])
        return written
            + section(
                InvoiceWords.decline(language),
                #"""
                <form class="stack" method="post" action="\#(path)/decline" data-once>\#(place.request.csrfField)\#(why.html(error: corrections["reason"], language))\#
                <p><button class="btn line">\#(InvoiceWords.declineVerb, language)</button></p></form>
                """#)
    }

    private func issueInvoice(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let order: ID<Order> = try request.id("order")
        let form = try request.form()
        let number = plain(form.text("number"))
        var corrections = Corrections(place.language)
        do {
            _ = try await settlement.issueInvoice(
                of: order, shop: place.shop.id, number: number, file: form.file("file")?.bytes, by: place.person)
            return .redirect(to: "\(place.path)/invoices/\(order)?done=saved")
        } catch let error as CatalogError {
            guard case .pictureInvalid(let reason) = error else { throw error }
            let name = String(form.file("file")?.name.prefix(60) ?? "")
            corrections.add("file", reason == "too_large" ? "picture_too_large" : "document_unknown", name)
        } catch let error as any CodedError where error.kind == .conflict || error.kind == .invalid {
            corrections.take(error)
        }
        return try await showInvoice(place, order, number: number, reason: "", corrections)
    }

    private func declineInvoice(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let order: ID<Order> = try request.id("order")
        let reason = plain(try request.form().text("reason"))
        var corrections = Corrections(place.language)
        do {
            _ = try await settlement.declineInvoice(of: order, shop: place.shop.id, why: reason, by: place.person)
            return .redirect(to: "\(place.path)/invoices/\(order)?done=saved")
        } catch let error as any CodedError where error.kind == .conflict || error.kind == .invalid {
            corrections.take(error)
            return try await showInvoice(place, order, number: "", reason: reason, corrections)
        }
    }
}

extension Invoice.State {
    func tag(_ language: Language) -> HTML {
        switch self {
        case .requested: #"<span class="tag gold">\#(InvoiceWords.state(self), language)</span>"#
        case .issued: #"<span class="tag teal">\#(InvoiceWords.state(self), language)</span>"#
        case .declined: #"<span class="tag danger">\#(InvoiceWords.state(self), language)</span>"#
        }
    }
}

enum InvoiceWords {
    static let title = Phrase("desk.invoices", zh: "发票", en: "Invoices")
    static let invoice = Phrase("desk.invoice", zh: "发票", en: "Invoice")
    static let none = Phrase(
        "desk.invoices_none", zh: "这里没有发票。买家在订单页申请后会出现在这里。", en: "None here. Buyers ask for them on their order's page.")
    static let asks = Phrase("desk.invoice_asks", zh: "开票信息", en: "What is asked for")
    static let heading = Phrase("desk.invoice_heading", zh: "抬头", en: "Issued to")
    static let kind = Phrase("desk.invoice_kind", zh: "类型", en: "Kind")
    static let taxNumber = Phrase("desk.invoice_tax_number", zh: "税号", en: "Tax number")
    static let email = Phrase("desk.invoice_email", zh: "邮箱", en: "E-mail")
    static let amount = Phrase("desk.invoice_amount", zh: "开票金额", en: "Invoiced")
    static let number = Phrase("desk.invoice_number", zh: "发票号码", en: "Invoice number")
    static let numberHelp = Phrase(
        "desk.invoice_number_help", zh: "8 到 20 位数字或字母；上传了文件可以不填", en: "8 to 20 digits or letters; not needed with a document")
    static let file = Phrase("desk.invoice_file", zh: "发票文件", en: "The document")
    static let fileHelp = Phrase(
        "desk.invoice_file_help", zh: "PDF、OFD、PNG 或 JPEG，最大 5 MB；只有买家和本店能下载",
        en: "PDF, OFD, PNG or JPEG, 5 MB at most; only the buyer and this shop can download it")
    static let download = Phrase("desk.invoice_download", zh: "下载", en: "Download")
    static let issue = Phrase("desk.invoice_issue", zh: "开票", en: "Write it")
    static let correct = Phrase("desk.invoice_correct", zh: "更正", en: "Correct it")
    static let issueVerb = Phrase("desk.invoice_issue_verb", zh: "确认已开票", en: "It is written")
    static let decline = Phrase("desk.invoice_decline", zh: "不开票", en: "Decline")
    static let declineVerb = Phrase("desk.invoice_decline_verb", zh: "告诉买家不开票", en: "Tell the buyer no")

    static func state(_ state: Invoice.State) -> Phrase {
        switch state {
        case .requested: Phrase("desk.invoice_requested", zh: "待开票", en: "Asked for")
        case .issued: Phrase("desk.invoice_issued", zh: "已开票", en: "Written")
        case .declined: Phrase("desk.invoice_declined", zh: "不开票", en: "Declined")
        }
    }

    static func headingKind(_ kind: InvoiceHeading.Kind) -> Phrase {
        switch kind {
        case .person: Phrase("desk.invoice_person", zh: "个人", en: "Person")
        case .company: Phrase("desk.invoice_company", zh: "企业", en: "Company")
        }
    }
}
