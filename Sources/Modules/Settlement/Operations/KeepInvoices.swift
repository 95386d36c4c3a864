// KeepInvoices.swift: a buyer asks for an invoice, and the shop writes it or says why not.
import Catalog
import Core
import Identity
import Store
import Trade

extension Settlement {
    /// How long after an order was paid its invoice may be asked for.
    public static let invoiceTime = Span.days(365)

    /// Asks for the invoice of a paid order. Asked again before the shop answered, or after it declined, the new heading holds.
    /// - Throws: ``SettlementError/orderNotInvoiced`` while it is not paid, when all of it went back, or after a year;
    ///   ``SettlementError/invoiceAnswered`` once it is written; ``TradeError/orderNotFound`` also for another's.
    public func askForInvoice(_ heading: InvoiceHeading, of order: ID<Order>, shop: ID<Shop>, by buyer: ID<Account>) async throws -> Invoice
    {
        let now = clock.now()
        let event: ID<InvoiceMoved> = try ids.next()
        return try await store.write(home: .shop(shop)) { tx in
            let order = try Trade.order(order, of: shop, in: tx)
            guard order.buyer == buyer else { throw TradeError.orderNotFound }
            let amount = order.invoiced
            guard let paidAt = order.paidAt, amount.minor > 0, now < paidAt + Self.invoiceTime
            else { throw SettlementError.orderNotInvoiced }
            let before = try tx.invoice(of: order.id, shop: shop)
            if before?.state == .issued { throw SettlementError.invoiceAnswered }
            let invoice = Invoice(
                shop: shop, order: order.id, buyer: buyer, heading: heading, amount: amount, state: .requested, requestedAt: now,
                number: "", file: nil, reason: "", answeredBy: nil, answeredAt: nil, version: before?.version ?? 0)
            try tx.save(invoice)
            try tx.publish(InvoiceMoved(invoice), id: event, home: .shop(shop), at: now)
            return invoice
        }
    }

    /// The shop wrote it: says its number, hands its document over, or both. Said again, what is new of them holds: a mistyped number
    /// is put right so.
    /// - Parameters:
    ///   - number: 8 to 20 digits or letters; empty with a document, or where its number stays as it was.
    ///   - file: a PDF, OFD, PNG or JPEG of at most 5 MiB, which only the order's buyer and its shop can read; nil: as it was.
    /// - Throws: ``InvalidInput``; ``CatalogError/pictureInvalid(_:)``; ``SettlementError/invoiceNotFound``;
    ///   ``SettlementError/orderNotInvoiced`` when all of it went back meanwhile.
    public func issueInvoice(
        of order: ID<Order>, shop: ID<Shop>, number: String, file: [UInt8]?, by person: ID<Account>
    ) async throws -> Invoice {
        let number = number.filter { !$0.isWhitespace }.uppercased()
        guard number.isEmpty || (8...20 ~= number.utf8.count && number.utf8.allSatisfy({ 48...57 ~= $0 || 65...90 ~= $0 })) else {
            throw InvalidInput([FieldProblem("number", "not_an_invoice_number", expected: "8…20")])
        }
        guard let asked = try await invoice(of: order, shop: shop) else { throw SettlementError.invoiceNotFound }
        guard file != nil || !number.isEmpty || asked.state == .issued else { throw InvalidInput([FieldProblem("number", "required")]) }
        let name: String? = if let file { try await catalog.media.keep(document: file) } else { nil }
        return try await answer(order, shop, by: person, "invoice.issued") { before, order, now in
            let isAgain = before.state == .issued
            // What went back since it was asked for is not on it.
            let amount = isAgain ? before.amount : order.invoiced
            guard amount.minor > 0 else { throw SettlementError.orderNotInvoiced }
            return before.answered(
                .issued, amount, number: number.isEmpty && isAgain ? before.number : number, file: name ?? before.file, reason: "",
                by: person, at: now)
        }
    }

    /// The document of an invoice. Who may see it is the caller's to check.
    /// - Parameter buyer: only theirs; nil for the shop's own staff.
    /// - Throws: ``SettlementError/invoiceNotFound``, also without a document.
    public func invoiceFile(
        of order: ID<Order>, shop: ID<Shop>, buyer: ID<Account>? = nil
    ) async throws -> (bytes: [UInt8], contentType: String, name: String) {
        guard let invoice = try await invoice(of: order, shop: shop), buyer ?? invoice.buyer == invoice.buyer, let file = invoice.file
        else { throw SettlementError.invoiceNotFound }
        let (bytes, type, ending) = try await catalog.media.read(document: file)
        return (bytes, type, "invoice-\(order).\(ending)")
    }

    /// The shop does not write it, and says why; the buyer may ask again.
    /// - Throws: ``InvalidInput`` for the reason; ``SettlementError/invoiceNotFound``, ``SettlementError/invoiceAnswered``.
    public func declineInvoice(of order: ID<Order>, shop: ID<Shop>, why reason: String, by person: ID<Account>) async throws -> Invoice {
        try Self.check(reason)
        return try await answer(order, shop, by: person, "invoice.declined") { before, _, now in
            guard before.state != .issued else { throw SettlementError.invoiceAnswered }
            return before.answered(.declined, before.amount, number: "", file: nil, reason: reason, by: person, at: now)
        }
    }

    private func answer(
        _ order: ID<Order>, _ shop: ID<Shop>, by person: ID<Account>, _ action: String,
        _ decide: @escaping @Sendable (Invoice, Order, Timestamp) throws -> Invoice
    ) async throws -> Invoice {
        let now = clock.now()
        let organisation = try await catalog.shop(shop).organisation
        let (entry, event): (ID<AuditEntry>, ID<InvoiceMoved>) = (try ids.next(), try ids.next())
        return try await store.write(homes: [.shop(shop), .organisation(organisation)]) { tx in
            guard let before = try tx.invoice(of: order, shop: shop) else { throw SettlementError.invoiceNotFound }
            let after = try decide(before, Trade.order(order, of: shop, in: tx), now)
            try tx.save(after)
            try tx.audit(
                actor: person, organisation: organisation, action: action, subject: "\(shop) \(order) \(after.number)", at: now, id: entry)
            try tx.publish(InvoiceMoved(after), id: event, home: .shop(shop), at: now)
            return after
        }
    }

    /// Nil when nobody asked for it. Who may see it is the caller's to check.
    public func invoice(of order: ID<Order>, shop: ID<Shop>) async throws -> Invoice? {
        try await store.readOnce { try $0.invoice(of: order, shop: shop) }
    }

    /// A shop's invoices in a state, those of the newest orders first.
    public func invoices(of shop: ID<Shop>, in state: Invoice.State, _ page: PageRequest) async throws -> Page<Invoice> {
        let found = try await store.readOnce { try $0.invoices(of: shop, in: state, before: page.after?.keys[0], limit: page.limit + 1) }
        return Page(found, page) { Cursor($0.order.number) }
    }
}

extension Invoice {
    func answered(
        _ state: State, _ amount: Money, number: String, file: String?, reason: String, by person: ID<Account>, at now: Timestamp
    ) -> Invoice {
        Invoice(
            shop: shop, order: order, buyer: buyer, heading: heading, amount: amount, state: state, requestedAt: requestedAt,
            number: number, file: file, reason: reason, answeredBy: person, answeredAt: now, version: version)
    }
}

extension Order {
    /// What its invoice says: what the buyer paid and did not get back.
    public var invoiced: Money {
        items.reduce(total) { $0 - $1.refunded - $1.refundedFreight }
    }
}
