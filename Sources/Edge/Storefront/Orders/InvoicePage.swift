// InvoicePage.swift: a buyer asks for an order's invoice, and finds it again.
import Catalog
import Core
import Design
import Settlement
import Trade
import Web

/// What is typed to ask for an invoice.
private struct InvoiceEntry {
    var kind = InvoiceHeading.Kind.person.rawValue, title = "", taxNumber = "", email = ""

    init(_ invoice: Invoice?) {
        guard let heading = invoice?.heading else { return }
        (kind, title, taxNumber, email) = (heading.kind.rawValue, heading.title, heading.taxNumber, heading.email)
    }
    init(_ form: Form) {
        (kind, title) = (form.text("kind") ?? "", form.text("title") ?? "")
        (taxNumber, email) = (form.text("taxNumber") ?? "", form.text("email") ?? "")
    }

    func checked() throws -> InvoiceHeading {
        guard let kind = InvoiceHeading.Kind(rawValue: kind) else { throw InvalidInput([FieldProblem("kind", "required")]) }
        return try InvoiceHeading(kind, title: title, taxNumber: taxNumber, email: email)
    }

    func controls(_ language: Language) -> [Control] {
        [
            Control(
                "kind", Words.kind(language),
                .radios([Control.Option("person", Words.person(language)), Control.Option("company", Words.company(language))]), value: kind
            ),
            Control(
                "title", Words.heading(language), value: title, help: Words.headingHelp(language),
                attributes: [("maxlength", "100"), ("autocomplete", "organization")]),
            Control(
                "taxNumber", Words.taxNumber(language), value: taxNumber, help: Words.taxNumberHelp(language), required: false,
                attributes: [("maxlength", "30"), ("autocomplete", "off")]),
            Control(
                "email", Words.email(language), .input("email"), value: email, required: false,
                attributes: [("maxlength", "254"), ("autocomplete", "email")]),
        ]
    }
}

extension Storefront {
    var invoicePages: [PageRoute] {
        let path = "/orders/{shop}/{order}/invoice"
        return [
            PageRoute(.get, path, needs: .signedIn) { try await invoicePage($0, nil, []) },
            PageRoute(.get, "\(path)/file", needs: .signedIn) { request in
                try await settlement.invoiceResponse(of: request.id("order"), shop: request.id("shop"), buyer: request.caller.id())
            },
            PageRoute(.post, path, needs: .signedIn, stale: { try await invoicePage($0, InvoiceEntry($0.form()), []) }) { request in
                let entry = InvoiceEntry(try request.form())
                let (shop, order): (ID<Shop>, ID<Order>) = (try request.id("shop"), try request.id("order"))
                do {
                    _ = try await settlement.askForInvoice(entry.checked(), of: order, shop: shop, by: request.caller.id())
                } catch let error as InvalidInput {
                    return try await invoicePage(request, entry, error.problems)
                } catch let error as SettlementError where error.kind == .conflict {}   // the page says how it stands
                return .redirect(to: "/orders/\(shop)/\(order)/invoice")
            },
        ]
    }

    private func invoicePage(_ request: WebRequest, _ typed: InvoiceEntry?, _ problems: [FieldProblem]) async throws -> WebResponse {
        let language = request.language
        let order = try await trade.order(request.id("order"), of: request.id("shop"), asBuyer: request.caller.id())
        let invoice = try await settlement.invoice(of: order.id, shop: order.shop)
        let path = "\(orderPath(order))/invoice"
        var (body, bar) = (HTML(), HTML())
        if let invoice, typed == nil { body += standing(invoice, language) }
        if invoice?.state != .issued {
            if order.canBeInvoiced {
                let entry = typed ?? InvoiceEntry(invoice)
                let form = FormProblems(problems, language)
                body += #"""
                    <form class="card pad stack g3" id="invoice" method="post" action="\#(path)" data-once>\#(request.csrfField)\#(form.html(entry.controls(language)))\#
                    <p class="sm ink2">\#(Words.amount, language, ["n": Format.money(order.invoiced)])</p></form>
                    """#
                let verb: Phrase = invoice == nil ? Words.ask : Words.askAgain
                bar = #"<div><button class="btn w" form="invoice">\#(verb, language)</button></div>"#
            } else {
                body += Notice.html(.warning, "\(Words.notYet, language)")
            }
        }
        return try await show(
            request, Words.title(language), header: .back(to: orderPath(order)), bar: bar, status: problems.isEmpty ? 200 : 422, here: path,
            body)
    }

    private func standing(_ invoice: Invoice, _ language: Language) -> HTML {
        var rows: [(Phrase, HTML)] = [
            (Words.heading, "\(invoice.heading.title)"), (Words.sum, "\(Format.money(invoice.amount))"),
            (Words.asked, When.full(invoice.requestedAt)),
        ]
        if !invoice.number.isEmpty { rows.append((Words.number, #"<span class="id">\#(invoice.number)</span>"#)) }
        if invoice.file != nil {
            rows.append(
                (Words.file, #"<a href="/orders/\#(invoice.shop)/\#(invoice.order)/invoice/file">\#(Words.download, language)</a>"#))
        }
        if !invoice.reason.isEmpty { rows.append((Words.reason, "\(invoice.reason)")) }
        let lines: [HTML] = rows.map { name, value in "<dt>\(name, language)</dt><dd>\(value)</dd>" }
        return #"""
            <section class="card pad stack g2" aria-labelledby="how"><h2 id="how">\#(Words.state(invoice.state), language)</h2><dl class="attrs">\#(lines)</dl></section>
            """#
    }
}

extension Order {
    /// Paid, and not all of it went back.
    var canBeInvoiced: Bool { paidAt != nil && invoiced.minor > 0 }
}

private enum Words {
    static let title = Phrase("store.invoice", zh: "发票", en: "Invoice")
    static let kind = Phrase("store.invoice_kind", zh: "抬头类型", en: "Issued to")
    static let person = Phrase("store.invoice_person", zh: "个人", en: "A person")
    static let company = Phrase("store.invoice_company", zh: "企业", en: "A company")
    static let heading = Phrase("store.invoice_heading", zh: "抬头", en: "Name")
    static let headingHelp = Phrase("store.invoice_heading_help", zh: "个人姓名或企业全称", en: "Your name, or the company's full name")
    static let taxNumber = Phrase("store.invoice_tax_number", zh: "税号", en: "Tax number")
    static let taxNumberHelp = Phrase("store.invoice_tax_number_help", zh: "企业抬头必填", en: "Needed for a company")
    static let email = Phrase("store.invoice_email", zh: "收票邮箱", en: "E-mail for it")
    static let amount = Phrase("store.invoice_amount", zh: "开票金额 {n}，由店铺开具。", en: "For {n}, written by the shop.")
    static let ask = Phrase("store.invoice_ask", zh: "申请发票", en: "Ask for the invoice")
    static let askAgain = Phrase("store.invoice_ask_again", zh: "改好了，重新申请", en: "Ask again as corrected")
    static let notYet = Phrase(
        "store.invoice_not_yet", zh: "付款后才能申请发票；全部退款的订单不能开票。",
        en: "An invoice can be asked for once it is paid, and not for what was all refunded.")
    static let sum = Phrase("store.invoice_sum", zh: "金额", en: "Amount")
    static let asked = Phrase("store.invoice_asked", zh: "申请时间", en: "Asked for")
    static let number = Phrase("store.invoice_number", zh: "发票号码", en: "Invoice number")
    static let file = Phrase("store.invoice_file", zh: "发票文件", en: "Document")
    static let download = Phrase("store.invoice_download", zh: "下载", en: "Download")
    static let reason = Phrase("store.invoice_reason", zh: "店铺的答复", en: "The shop's answer")

    static func state(_ state: Invoice.State) -> Phrase {
        switch state {
        case .requested: Phrase("store.invoice_requested", zh: "店铺正在开票", en: "The shop is writing it")
        case .issued: Phrase("store.invoice_issued", zh: "已开票", en: "It is written")
        case .declined: Phrase("store.invoice_declined", zh: "店铺没有开票", en: "The shop declined")
        }
    }
}
