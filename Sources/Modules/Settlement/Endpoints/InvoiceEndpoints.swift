// InvoiceEndpoints.swift: invoices over HTTP: asked for by the buyer, written by the shop.
import Catalog
import Core
import Identity
import Trade
import Web

struct InvoiceInput: Sendable { let shop: ID<Shop>, order: ID<Order> }
struct AskInput: Sendable {
    let shop: ID<Shop>, order: ID<Order>, kind: InvoiceHeading.Kind, title: String, taxNumber: String, email: String
}
struct InvoicesInput: Sendable { let shop: ID<Shop>, state: Invoice.State, limit: Int64, after: Cursor? }
struct IssueInput: Sendable { let shop: ID<Shop>, order: ID<Order>, number: String }
struct DeclineInput: Sendable { let shop: ID<Shop>, order: ID<Order>, reason: String }

extension Settlement {
    var invoiceEndpoints: [AnyEndpoint] {
        [
            ownInvoice.erased, ownInvoiceFile.erased, askInvoice.erased, shopInvoices.erased, issue.erased, uploadInvoice.erased,
            shopInvoiceFile.erased, decline.erased,
        ]
    }

    var ownInvoice: Endpoint<InvoiceInput, InvoiceView> {
        Endpoint(
            .get, "/api/v1/me/shops/{shop}/orders/{order}/invoice", "The invoice of an order of the caller.", needs: .signedIn,
            input: .object(InvoiceInput.init, Field("shop", in: .path, \.shop, .id()), Field("order", in: .path, \.order, .id())),
            output: .invoice, errors: ["settlement.invoice_not_found"]
        ) { input, call in
            guard let invoice = try await invoice(of: input.order, shop: input.shop), try invoice.buyer == call.id()
            else { throw SettlementError.invoiceNotFound }
            return InvoiceView(invoice)
        }
    }

    var askInvoice: Endpoint<AskInput, InvoiceView> {
        Endpoint(
            .put, "/api/v1/me/shops/{shop}/orders/{order}/invoice",
            "Asks for the invoice of a paid order; again before it is written, the new heading holds.", needs: .signedIn,
            input: .object(
                AskInput.init, Field("shop", in: .path, \.shop, .id()), Field("order", in: .path, \.order, .id()),
                Field("kind", \.kind, .choice()), Field("title", \.title, .text(0...100)),
                Field("taxNumber", \.taxNumber, .text(0...30), default: ""), Field("email", \.email, .text(0...254), default: "")),
            output: .invoice, errors: ["trade.order_not_found", "settlement.order_not_invoiced", "settlement.invoice_answered"]
        ) { input, call in
            let heading = try InvoiceHeading(input.kind, title: input.title, taxNumber: input.taxNumber, email: input.email)
            return InvoiceView(try await askForInvoice(heading, of: input.order, shop: input.shop, by: call.id()))
        }
    }

    var shopInvoices: Endpoint<InvoicesInput, Page<InvoiceView>> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/invoices", "A shop's invoices in a state, those of the newest orders first.",
            needs: .shop("invoices.read"),
            input: .object(
                InvoicesInput.init, Field("shop", in: .path, \.shop, .id()),
                Field("state", in: .query, \.state, .choice(), default: .requested),
                Field("limit", in: .query, \.limit, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, \.after, Schema<Cursor>.cursor.optional)),
            output: .page(of: .invoice)
        ) { input, _ in
            try await invoices(of: input.shop, in: input.state, PageRequest(limit: input.limit, after: input.after)).map(InvoiceView.init)
        }
    }

    var issue: Endpoint<IssueInput, InvoiceView> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/orders/{order}/invoice/issue", "Says the number of an invoice that was written.",
            needs: .shop("invoices.write"),
            input: .object(
                IssueInput.init, Field("shop", in: .path, \.shop, .id()), Field("order", in: .path, \.order, .id()),
                Field("number", \.number, .text(0...40))),
            output: .invoice, errors: ["settlement.invoice_not_found", "settlement.order_not_invoiced"]
        ) { input, call in
            InvoiceView(
                try await issueInvoice(of: input.order, shop: input.shop, number: input.number, file: nil, by: call.id()))
        }
    }

    /// The body is the document itself.
    var uploadInvoice: RawEndpoint {
        RawEndpoint(
            .put, "/api/v1/shops/{shop}/orders/{order}/invoice/file",
            "Hands over an invoice that was written (PDF, OFD, PNG, JPEG; at most 5 MiB); a new one takes its place.",
            needs: .shop("invoices.write"), takes: "application/pdf", gives: "application/json",
            errors: ["settlement.invoice_not_found", "settlement.order_not_invoiced", "catalog.picture_invalid"],
            bodyLimit: MediaStore.bytesMax + 16_384
        ) { request in
            let invoice = try await issueInvoice(
                of: request.id("order"), shop: request.id("shop"), number: "", file: request.body, by: request.caller.id())
            return .json(["order": .string(invoice.order.description), "state": .string(invoice.state.rawValue)])
        }
    }

    var shopInvoiceFile: RawEndpoint {
        RawEndpoint(
            .get, "/api/v1/shops/{shop}/orders/{order}/invoice/file", "The document of an invoice.", needs: .shop("invoices.read"),
            gives: "application/pdf", errors: ["settlement.invoice_not_found"]
        ) { request in try await invoiceResponse(of: request.id("order"), shop: request.id("shop"), buyer: nil) }
    }

    var ownInvoiceFile: RawEndpoint {
        RawEndpoint(
            .get, "/api/v1/me/shops/{shop}/orders/{order}/invoice/file", "The document of an invoice of the caller.", needs: .signedIn,
            gives: "application/pdf", errors: ["settlement.invoice_not_found"]
        ) { request in try await invoiceResponse(of: request.id("order"), shop: request.id("shop"), buyer: request.caller.id()) }
    }

    /// A document as it is sent: kept by nobody on the way, and able to run, load and send nothing where it is opened.
    public func invoiceResponse(of order: ID<Order>, shop: ID<Shop>, buyer: ID<Account>?) async throws -> WebResponse {
        let file = try await invoiceFile(of: order, shop: shop, buyer: buyer)
        let headers: Headers = [
            "cache-control": "private, no-store", "content-disposition": "attachment; filename=\"\(file.name)\"",
            "content-security-policy": "default-src 'none'; sandbox",
        ]
        return WebResponse(headers: headers, contentType: file.contentType, body: file.bytes)
    }

    var decline: Endpoint<DeclineInput, InvoiceView> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/orders/{order}/invoice/decline", "Says why an invoice is not written; it may be asked for again.",
            needs: .shop("invoices.write"),
            input: .object(
                DeclineInput.init, Field("shop", in: .path, \.shop, .id()), Field("order", in: .path, \.order, .id()),
                Field("reason", \.reason, .text(Self.reason))),
            output: .invoice, errors: ["settlement.invoice_not_found", "settlement.invoice_answered"]
        ) { input, call in
            InvoiceView(try await declineInvoice(of: input.order, shop: input.shop, why: input.reason, by: call.id()))
        }
    }
}
