// Tell.swift: what is told of orders happens: cases, reviews and invoices, by the people of the demo through the rooms' doors.
import AfterSale
import Catalog
import Core
import Identity
import Reviews
import Settlement
import Trade

/// Where a story stands.
struct Telling: Sendable {
    let part: Placed.Part
    let stall: Stall, product: DemoProduct, buyer: ID<Account>, admin: ID<Account>
    var afterSale: ID<AfterSaleCase>?
    var review: ID<Review>?
}

extension Market {
    /// - Parameters:
    ///   - want: what was bought, for an exchange.
    ///   - key: of this act alone.
    func tell(_ act: Story.Act, of telling: inout Telling, want: HistoryPlan.Want, key: String) async throws {
        let (order, shop, owner, buyer) = (telling.part.order, telling.part.shop, telling.stall.owner, telling.buyer)
        switch act {
        case .review, .follow, .answer, .report, .hide: return try await speak(act, of: &telling)
        case .invoice, .issue, .decline: return try await write(act, of: telling)
        case .ask(let kind, let reason, let text, let pieces, let fen, let wanted, let hasPicture):
            let drawing = reason == .damaged ? telling.product.worn : telling.product.atHome
            let pictures = hasPicture ? [try await catalog.media.keep(drawing: drawing.svg)] : []
            let isUnsent = try await trade.order(order, of: shop).items.first?.shipped == 0
            let draft = CaseDraft(
                kind, line: 1, pieces: pieces, isUnsent: isUnsent, reason: reason, amount: fen.map { .cny($0) },
                wanted: wanted.map { telling.stall.products[want.product].skus[$0].id }, words: try CaseWords(text, pictures: pictures))
            telling.afterSale = try await afterSale.ask(draft, of: order, shop: shop, by: buyer, key: key).id
        case .give(let fen, let text):
            telling.afterSale = try await afterSale.give(
                .cny(fen), for: 1, of: order, shop: shop, as: .goodwill, words: CaseWords(text), by: owner, key: key
            ).id
        case .agree, .reject, .write, .sendBack, .arrive, .receive, .resend, .confirm, .withdraw, .escalate, .decide:
            guard let id = telling.afterSale else { return }
            try await move(act, id, of: telling)
        }
    }

    private func move(_ act: Story.Act, _ id: ID<AfterSaleCase>, of telling: Telling) async throws {
        let (shop, owner, buyer) = (telling.part.shop, telling.stall.owner, telling.buyer)
        switch act {
        case .agree(let fault, let text):
            try await afterSale.agree(to: id, of: shop, Agreement(fault: fault, words: CaseWords(text)), by: owner)
        case .reject(let text): try await afterSale.reject(id, of: shop, CaseWords(text), by: owner)
        case .write(let side, let text):
            _ = try await afterSale.write(CaseWords(text), in: id, of: shop, as: side, by: side == .buyer ? buyer : owner)
        case .sendBack: try await afterSale.sendBack(id, of: shop, Shipment(carrier: .sf, number: Self.parcel(id, "SF")), by: buyer)
        case .arrive: try await afterSale.arrived(id, of: shop, by: owner)
        case .receive(let fate): try await afterSale.receive(id, of: shop, fate, by: owner)
        case .resend: try await afterSale.resend(id, of: shop, Shipment(carrier: .zto, number: Self.parcel(id, "ZT")), by: owner)
        case .confirm: try await afterSale.confirmExchange(id, of: shop, by: buyer)
        case .withdraw: try await afterSale.withdraw(id, of: shop, by: buyer)
        case .escalate(let text): try await afterSale.escalate(id, of: shop, CaseWords(text), by: buyer)
        case .decide(let decision, let fault, let text):
            try await afterSale.decide(id, of: shop, decision, fault: fault, reason: CaseWords(text), by: telling.admin)
        case .ask, .give, .review, .follow, .answer, .report, .hide, .invoice, .issue, .decline: return
        }
    }

    private func speak(_ act: Story.Act, of telling: inout Telling) async throws {
        let shop = telling.part.shop
        if case .review(let stars, let text, let hasPicture) = act {
            let pictures = hasPicture ? [try await catalog.media.keep(drawing: telling.product.atHome.svg)] : []
            telling.review = try await reviews.write(
                stars, ReviewWords(text, pictures: pictures), of: 1, in: telling.part.order, shop: shop, by: telling.buyer
            ).id
        }
        guard let review = telling.review else { return }
        switch act {
        case .follow(let text): try await reviews.follow(review, of: shop, ReviewWords(text), by: telling.buyer)
        case .answer(let text): try await reviews.answer(review, of: shop, text, by: telling.stall.owner)
        case .report(let text): try await reviews.report(review, of: shop, text, by: telling.stall.owner)
        case .hide(let text): _ = try await reviews.hide(review, of: shop, text, by: telling.admin)
        default: return
        }
    }

    private func write(_ act: Story.Act, of telling: Telling) async throws {
        let (order, shop) = (telling.part.order, telling.part.shop)
        switch act {
        case .invoice(let kind, let title, let taxNumber, let email):
            let heading = try InvoiceHeading(kind, title: title, taxNumber: taxNumber, email: email)
            _ = try await settlement.askForInvoice(heading, of: order, shop: shop, by: telling.buyer)
        case .issue(let number):
            _ = try await settlement.issueInvoice(of: order, shop: shop, number: number, file: nil, by: telling.stall.owner)
        case .decline(let reason):
            _ = try await settlement.declineInvoice(of: order, shop: shop, why: reason, by: telling.stall.owner)
        default: return
        }
    }

    private static func parcel(_ id: ID<AfterSaleCase>, _ letters: String) -> String { "\(letters)\(10_000_000 + id.number % 89_999_993)" }
}

extension DemoProduct {
    /// As its buyer photographs it at home: on a table.
    var atHome: Drawing { Drawing(.sand, (pictures.first?.shapes ?? "") + ##"<path d="M0 182h200v18H0z" fill="#b98d5e" opacity=".5"/>"##) }

    /// As its buyer photographs what is wrong with it: with a crack.
    var worn: Drawing {
        Drawing(
            .stone,
            (pictures.first?.shapes ?? "")
                + ##"<path d="M112 58l-9 20 13 12-12 20 9 14-7 20" fill="none" stroke="#2b1712" stroke-width="3.5"/><circle cx="107" cy="104" r="44" fill="none" stroke="#c93a26" stroke-width="4" stroke-dasharray="9 7"/>"##
        )
    }
}
