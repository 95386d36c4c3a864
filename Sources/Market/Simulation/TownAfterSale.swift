// TownAfterSale.swift: what goes back: buyers ask, send, withdraw and escalate, shops answer and receive, the platform decides.
import AfterSale
import Catalog
import Core
import Settlement
import Trade

extension Town {
    /// For pieces of an order that they remember.
    mutating func askBack(_ buyer: Int) async throws {
        let (account, key) = (buyers[buyer].account, key())
        guard let part = dice.pick(Array(buyers[buyer].orders.suffix(10))) else { return }
        let order = try await attempt("order looked at") { try await $0.trade.order(part.order, of: part.shop, asBuyer: account) }
        guard let order, let item = dice.pick(order.items) else { return }
        let kind: AfterSaleCase.Kind = [.refund, .return, .return, .exchange][dice.below(4)]
        let isUnsent = kind == .refund && item.unshipped > 0 && dice.chance(60)
        let reason = Reason.allCases[dice.below(Reason.allCases.count)]
        let draft = CaseDraft(
            kind, line: item.line, pieces: 1 + Int64(dice.below(Int(item.quantity))), isUnsent: isUnsent, reason: reason,
            words: try CaseWords("请处理 \(key)"))
        let isTwice = dice.chance(20)
        let opened = try await attempt("asked for money back") { house in
            try await house.afterSale.ask(draft, of: part.order, shop: part.shop, by: account, key: key)
        }
        guard let opened else { return }
        buyers[buyer].cases.append(opened.id)
        cases[opened.id] = part.shop
        guard isTwice else { return }
        let again = try await attempt("asked again") { house in
            try await house.afterSale.ask(draft, of: part.order, shop: part.shop, by: account, key: key)
        }
        if let again, again.id != opened.id { problem("one key opened the cases \(opened.id) and \(again.id)") }
    }

    /// The next step of a case that is the buyer's to take.
    mutating func followCase(_ buyer: Int) async throws {
        let (account, key) = (buyers[buyer].account, key())
        guard let id = dice.pick(Array(buyers[buyer].cases.suffix(6))), let shop = cases[id] else { return }
        let seen = try await attempt("case looked at") { try await $0.afterSale.detail(id, of: shop, asBuyer: account).afterSale }
        let (parcel, words) = (try Shipment(carrier: .yto, number: "YT\(id.number)"), try CaseWords("请平台看看 \(key)"))
        switch seen?.state {
        case .agreed, .returning: _ = try await attempt("sent back") { try await $0.afterSale.sendBack(id, of: shop, parcel, by: account) }
        case .rejected: _ = try await attempt("escalated") { try await $0.afterSale.escalate(id, of: shop, words, by: account) }
        case .resent: _ = try await attempt("exchange confirmed") { try await $0.afterSale.confirmExchange(id, of: shop, by: account) }
        case .requested where dice.chance(30):
            _ = try await attempt("withdrawn") { try await $0.afterSale.withdraw(id, of: shop, by: account) }
        default: return
        }
    }

    /// The next step of a case that is the shop's to take.
    mutating func answerCase(_ index: Int) async throws {
        let stand = stands[index]
        let open = try await attempt("cases looked at") { house in
            try await house.afterSale.queue(of: stand.shop, CaseFilter(states: CaseFilter.open), PageRequest(limit: 10)).items
        }
        guard let it = dice.pick(open ?? []) else { return }
        let (parcel, words) = (try Shipment(carrier: .zto, number: "ZT\(it.id.number)"), try CaseWords("不符合条件"))
        let agreement = Agreement(fault: it.reason.blamesShop ? .shop : .buyer)
        let fate: AfterSaleCase.Fate = dice.chance(70) ? .restocked : .writtenOff
        troubleRefund()
        switch it.state {
        case .requested where dice.chance(75):
            _ = try await attempt("agreed") { try await $0.afterSale.agree(to: it.id, of: stand.shop, agreement, by: stand.owner) }
        case .requested:
            _ = try await attempt("rejected") { try await $0.afterSale.reject(it.id, of: stand.shop, words, by: stand.owner) }
        case .returning, .returned:
            _ = try await attempt("received") { try await $0.afterSale.receive(it.id, of: stand.shop, fate, by: stand.owner) }
        case .received:
            _ = try await attempt("resent") { try await $0.afterSale.resend(it.id, of: stand.shop, parcel, by: stand.owner) }
        case .agreed, .rejected, .resent, .refunding, .refunded, .exchanged, .withdrawn, .escalated: return
        }
    }

    /// A little money, because the shop is sorry: of what it sent, or of what was settled long ago.
    mutating func give(_ index: Int, isLate: Bool = false) async throws {
        let (stand, key, fen) = (stands[index], key(), Int64(1 + dice.below(2_000)))
        let words = try CaseWords("一点心意")
        let found = try await attempt("orders looked at") { house in
            if isLate {
                try await house.settlement.settledOrders(of: stand.shop, PageRequest(limit: 10)).items.map(\.order)
            } else {
                try await house.trade.orders(of: stand.shop, [.shipped, .completed], PageRequest(limit: 10)).items.map(\.id)
            }
        }
        guard let order = dice.pick(found ?? []) else { return }
        troubleRefund()
        _ = try await attempt("gave back") { house in
            try await house.afterSale.give(
                .cny(fen), for: 1, of: order, shop: stand.shop, as: .goodwill, words: words, by: stand.owner, key: key)
        }
    }

    mutating func decide() async throws {
        guard let admin else { return }
        let open = try await attempt("escalated cases looked at") { try await $0.afterSale.escalated(PageRequest(limit: 10)).items }
        guard let it = dice.pick(open ?? []) else { return }
        let decision = Decision.allCases[dice.below(Decision.allCases.count)]
        let reason = try CaseWords("平台看过双方的说法")
        _ = try await attempt("decided") { house in
            try await house.afterSale.decide(it.id, of: it.shop, decision, fault: .shop, reason: reason, by: admin)
        }
    }
}
