// TownMerchants.swift: what shops do: ship, restock, set prices, list and delist, refuse an order, answer.
import Catalog
import Core
import CustomerService
import Trade

extension Town {
    /// One of the orders that wait, in part or whole, perhaps twice by one key.
    mutating func ship(_ index: Int) async throws {
        let (stand, key) = (stands[index], key())
        let waiting = try await attempt("orders looked at") { house in
            try await house.trade.orders(of: stand.shop, [.awaitingShipment, .partlyShipped], PageRequest(limit: 20)).items
        }
        for order in (waiting ?? []).suffix(1 + dice.below(3)) {
            var lines: [ParcelLine] = []
            if dice.chance(25), let item = order.items.first(where: { $0.unshipped > 0 }) {
                lines = [ParcelLine(line: item.line, quantity: 1 + Int64(dice.below(Int(item.unshipped))))]
            }
            let shipment = try Shipment(carrier: .sf, number: "SF\(order.id.number)\(lines.count)", lines: lines)
            let isTwice = dice.chance(10)
            let sent = try await attempt("shipped") { house in
                try await house.trade.ship(order.id, of: stand.shop, shipment, by: stand.owner, key: "\(key)-\(order.id)")
            }
            guard let sent, isTwice else { continue }
            let again = try await attempt("shipped again") { house in
                try await house.trade.ship(order.id, of: stand.shop, shipment, by: stand.owner, key: "\(key)-\(order.id)")
            }
            if let again, again.items.map(\.shipped) != sent.items.map(\.shipped) { problem("one key shipped twice of \(order.id)") }
        }
    }

    mutating func restock(_ index: Int) async throws {
        let shop = stands[index].shop
        guard let goods = dice.pick(stands[index].goods), let sku = dice.pick(goods.skus) else { return }
        let pieces = Int64(dice.below(40)), sets = dice.chance(20)
        _ = try await attempt("restocked") { house in
            let product = try await house.catalog.product(goods.product, of: shop)
            let onHand = product.skus.first { $0.id == sku }?.onHand ?? 0
            try await house.catalog.setStock(of: shop, [(sku: sku, onHand: sets ? pieces : onHand + pieces)])
        }
    }

    mutating func reprice(_ index: Int) async throws {
        let shop = stands[index].shop
        guard let goods = dice.pick(stands[index].goods), let sku = dice.pick(goods.skus) else { return }
        let price = Int64(dice.chance(2) ? 0 : 100 + dice.below(50_000))
        _ = try await attempt("repriced") { house in
            try await house.catalog.setPrices(of: goods.product, in: shop, [PriceChange(sku: sku, price: .cny(price), listPrice: nil)])
        }
    }

    mutating func turn(_ index: Int) async throws {
        let (shop, isListed) = (stands[index].shop, dice.chance(70))
        guard let goods = dice.pick(stands[index].goods) else { return }
        _ = try await attempt(isListed ? "product listed" : "product delisted") { house in
            try await house.catalog.setState(isListed ? .listed : .delisted, of: goods.product, in: shop)
        }
    }

    mutating func refuseOrder(_ index: Int) async throws {
        let stand = stands[index]
        let waiting = try await attempt("orders looked at") { house in
            try await house.trade.orders(of: stand.shop, [.awaitingShipment, .pendingPayment], PageRequest(limit: 5)).items
        }
        guard let order = dice.pick(waiting ?? []) else { return }
        _ = try await attempt("refused") { house in
            try await house.trade.cancel(order.id, of: stand.shop, reason: "缺货，抱歉", by: stand.owner)
        }
    }

    mutating func answer(_ index: Int) async throws {
        let (stand, key) = (stands[index], key())
        let draft = try MessageDraft(text: "今天发。 \(key)")
        let waiting = try await attempt("messages looked at") { house in
            try await house.customerService.queue(of: stand.shop, .waiting, by: stand.owner, PageRequest(limit: 5)).items
        }
        guard let talk = waiting?.first else { return }
        _ = try await attempt("answered") { house in
            try await house.customerService.answer(talk.id, of: stand.shop, draft, by: stand.owner, key: key)
        }
    }
}
