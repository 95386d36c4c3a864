// TownInvoices.swift: buyers ask for invoices, and shops write them or say why not.
import Core
import Settlement
import Trade

extension Town {
    mutating func askForInvoice(_ buyer: Int) async throws {
        let (account, isCompany) = (buyers[buyer].account, dice.chance(50))
        guard let part = dice.pick(Array(buyers[buyer].orders.suffix(15))) else { return }
        let heading = try InvoiceHeading(
            isCompany ? .company : .person, title: "抬头 \(buyer + 1)", taxNumber: isCompany ? "91330200000000000X" : "", email: "")
        _ = try await attempt("invoice asked for") { house in
            try await house.settlement.askForInvoice(heading, of: part.order, shop: part.shop, by: account)
        }
    }

    mutating func answerInvoice(_ index: Int) async throws {
        let (stand, isWritten) = (stands[index], dice.chance(85))
        let number = String(20_000_000 + dice.below(60_000_000))
        let waiting = try await attempt("invoices looked at") { house in
            try await house.settlement.invoices(of: stand.shop, in: .requested, PageRequest(limit: 10)).items
        }
        guard let invoice = dice.pick(waiting ?? []) else { return }
        _ = try await attempt(isWritten ? "invoice issued" : "invoice declined") { house in
            if isWritten {
                try await house.settlement.issueInvoice(
                    of: invoice.order, shop: stand.shop, number: number, file: nil, by: stand.owner)
            } else {
                try await house.settlement.declineInvoice(of: invoice.order, shop: stand.shop, why: "抬头不完整", by: stand.owner)
            }
        }
    }
}
