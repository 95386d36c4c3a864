// TownBuyers.swift: what buyers do: look, fill carts, place, pay or not, click twice, cancel, confirm, write.
import Catalog
import Core
import CustomerService
import Payments
import SandboxPay
import Trade

extension Town {
    /// Something of some shop.
    private mutating func want() -> WantedLine? {
        let stand = stands[dice.below(stands.count)]
        guard let goods = dice.pick(stand.goods), let sku = dice.pick(goods.skus) else { return nil }
        return WantedLine(shop: stand.shop, sku: sku, quantity: Int64(1 + dice.below(10) / 4))
    }

    mutating func browse(_ buyer: Int) async throws {
        let (account, stand) = (buyers[buyer].account, stands[dice.below(stands.count)])
        guard let goods = dice.pick(stand.goods) else { return }
        let likes = dice.chance(30)
        _ = try await attempt("browsed") { house in
            _ = try await house.catalog.find(SearchWish("货品"))
            _ = try await house.catalog.sight(of: goods.product, of: stand.shop)
            try await house.catalog.remember(goods.product, of: stand.shop, seenBy: account)
            if likes { try await house.catalog.addFavourite(goods.product, of: stand.shop, by: account) }
        }
    }

    mutating func fillCart(_ buyer: Int) async throws {
        guard let line = want() else { return }
        let (account, isRemoved) = (buyers[buyer].account, dice.chance(15))
        _ = try await attempt(isRemoved ? "cart emptied" : "cart filled") { house in
            if isRemoved { return try await house.trade.removeFromCart([line.sku], of: account) }
            try await house.trade.setInCart(line, of: account)
        }
    }

    mutating func buyNow(_ buyer: Int) async throws {
        var lines: [WantedLine] = []
        for _ in 0...dice.below(3) { if let line = want() { lines.append(line) } }
        try await place(buyer, lines, fromCart: false)
    }

    mutating func buyCart(_ buyer: Int) async throws {
        let account = buyers[buyer].account
        let lines = try await attempt("cart opened") { house in
            try await house.trade.cart(of: account).chosen
        }
        try await place(buyer, lines ?? [], fromCart: true)
    }

    /// Places what is wanted, perhaps twice by one key, and pays, now, later or never.
    private mutating func place(_ buyer: Int, _ lines: [WantedLine], fromCart: Bool) async throws {
        guard !lines.isEmpty else { return }
        let (who, key, isWrong) = (buyers[buyer], key(), dice.chance(4))
        let whom = QuoteFor(buyer: who.account, division: who.address.division)
        let total = try await attempt("quoted") { try await $0.trade.quote(lines, for: whom).total }
        guard let total else { return }
        let checkout = Checkout(
            buyer: who.account, lines: lines, address: .postal(who.address), total: isWrong ? total + .cny(1) : total, fromCart: fromCart,
            key: key)
        if isWrong { return try await trespass("placed at another price") { try await $0.trade.place(checkout) } }
        guard let placed = try await attempt("placed", { try await $0.trade.place(checkout) }) else { return }
        if dice.chance(20), let again = try await attempt("placed again", { try await $0.trade.place(checkout) }), again != placed {
            problem("one key placed \(placed.orders) and \(again.orders)")
        }
        buyers[buyer].orders += placed.orders
        guard let payment = placed.payment.flatMap({ PaymentNumber.read($0) })?.id else { return }
        if dice.chance(22) { return buyers[buyer].unpaid.append(payment) }
        try await pay(payment, buyer)
    }

    private mutating func pay(_ payment: ID<Payment>, _ buyer: Int) async throws {
        let account = buyers[buyer].account
        trouble?.threaten(oneIn: 30)
        guard try await attempt("sent to pay", { _ = try await $0.payments.start(payment, of: account) }) != nil else { return }
        if dice.chance(10) { return buyers[buyer].atProvider.append(payment) }
        try await payThere(payment, buyer)
    }

    /// The provider takes the money, and tells of it at once, twice, late, or never.
    private mutating func payThere(_ payment: ID<Payment>, _ buyer: Int) async throws {
        let account = buyers[buyer].account
        let behaviour: SandboxBehaviour = trouble == nil ? .prompt : [.prompt, .prompt, .twice, .late, .never][dice.below(5)]
        trouble?.threaten(oneIn: 30)
        _ = try await attempt("paid") { try await $0.sandbox.pay(payment, of: account, behaviour) }
        if dice.chance(10) { _ = try await attempt("paid again") { try await $0.sandbox.pay(payment, of: account, behaviour) } }
    }

    mutating func payLate(_ buyer: Int) async throws {
        if let payment = buyers[buyer].atProvider.popLast() {
            try await payThere(payment, buyer)
        } else if let payment = buyers[buyer].unpaid.popLast() {
            try await pay(payment, buyer)
        }
    }

    mutating func cancel(_ buyer: Int) async throws {
        let account = buyers[buyer].account
        guard let part = dice.pick(Array(buyers[buyer].orders.suffix(4))) else { return }
        _ = try await attempt("cancelled") { try await $0.trade.cancel(part.order, of: part.shop, by: account) }
    }

    mutating func confirm(_ buyer: Int) async throws {
        let account = buyers[buyer].account
        let isSure = dice.chance(80)
        guard let part = dice.pick(Array(buyers[buyer].orders.suffix(12))) else { return }
        var chosen = part
        // Most look what has come; some say it of anything.
        for other in buyers[buyer].orders.suffix(8) where isSure {
            let seen = try await attempt("order looked at") { try await $0.trade.order(other.order, of: other.shop, asBuyer: account) }
            guard seen?.state == .shipped else { continue }
            chosen = other
            break
        }
        let received = chosen
        _ = try await attempt("confirmed") { try await $0.trade.confirm(received.order, of: received.shop, by: account) }
    }

    mutating func buyAgain(_ buyer: Int) async throws {
        let account = buyers[buyer].account
        guard let part = dice.pick(buyers[buyer].orders) else { return }
        _ = try await attempt("bought again") { try await $0.trade.buyAgain(part.order, of: part.shop, by: account) }
    }

    mutating func write(_ buyer: Int) async throws {
        let (account, shop, key) = (buyers[buyer].account, stands[dice.below(stands.count)].shop, key())
        let draft = try MessageDraft(text: "请问什么时候发货？ \(key)")
        _ = try await attempt("asked") { try await $0.customerService.send(draft, to: shop, by: account, key: key) }
    }

    /// Puts a hand on what is another's.
    mutating func meddle(_ buyer: Int) async throws {
        let stranger = buyers[(buyer + 1) % buyers.count].account
        guard let part = dice.pick(buyers[buyer].orders) else { return }
        switch dice.below(3) {
        case 0: try await trespass("cancelled another's order") { try await $0.trade.cancel(part.order, of: part.shop, by: stranger) }
        case 1: try await trespass("confirmed another's order") { try await $0.trade.confirm(part.order, of: part.shop, by: stranger) }
        default: try await trespass("read another's order") { try await $0.trade.order(part.order, of: part.shop, asBuyer: stranger) }
        }
    }
}
