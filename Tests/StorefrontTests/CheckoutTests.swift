// CheckoutTests.swift: a form sent twice buys once, a changed price is said before it is paid, and what is another's is not there.
import Catalog
import Core
import Testing
import Trade
import Web

@Suite struct CheckoutTests {
    private func checkout(_ world: StoreWorld, _ buyer: Browser, quantity: Int64 = 1) async -> WebResponse {
        await buyer.get("/checkout?shop=\(world.shop)&sku=\(world.sku)&quantity=\(quantity)&key=k1")
    }

    @Test func `the same form sent twice, and again after going back, places one order`() async throws {
        let world = try await StoreWorld()
        let buyer = try await world.buyer("13800138000")
        let page = await checkout(world, buyer)
        let first = await buyer.post("/checkout", page.fields + [("act", "pay")])
        let second = await buyer.post("/checkout", page.fields + [("act", "pay")])
        let again = await buyer.post("/checkout", await checkout(world, buyer).fields + [("act", "pay")])
        #expect(first.status == 303 && first.location.hasPrefix("/sandbox-pay/"))
        #expect(second.location == first.location && again.location == first.location)
        #expect(try await world.orders(of: buyer).count == 1)
    }

    @Test func `a changed price is named with both totals, and placed only when seen`() async throws {
        let world = try await StoreWorld()
        let buyer = try await world.buyer("13800138000")
        let page = await checkout(world, buyer, quantity: 2)
        _ = try await world.catalog.setPrices(
            of: world.product.id, in: world.shop, [PriceChange(sku: world.sku, price: .cny(10_900), listPrice: nil)])
        let note: (String, String) = ("note-\(world.shop)", "请用纸箱")
        let refused = await buyer.post("/checkout", page.fields.filter { $0.0 != note.0 } + [note, ("act", "pay")])
        #expect(refused.status == 409 && refused.text.contains("¥198.00") && refused.text.contains("按新价付款 ¥218.00"))
        #expect(refused.text.contains("¥99.00 变为 ¥109.00") && refused.text.contains("请用纸箱"))
        #expect(try await world.orders(of: buyer).isEmpty)
        let placed = await buyer.post("/checkout", refused.fields + [("act", "pay")])
        #expect(placed.status == 303)
        #expect(try await world.orders(of: buyer).map(\.total) == [.cny(21_800)])
    }

    @Test func `what was sold meanwhile is said, with everything typed still there`() async throws {
        let world = try await StoreWorld()
        let buyer = try await world.buyer("13800138000"), faster = try await world.buyer("13800138001")
        let page = await checkout(world, buyer, quantity: 5)
        _ = await faster.post("/checkout", await checkout(world, faster, quantity: 8).fields + [("act", "pay")])
        let refused = await buyer.post("/checkout", page.fields + [("act", "pay")])
        #expect(refused.status == 409 && refused.text.contains("只剩 2 件"))
        let fitted = await buyer.post("/checkout", refused.fields + [("act", "fit")])
        #expect(fitted.text.contains("付款 ¥198.00"))
        #expect(try await world.orders(of: buyer).isEmpty)
    }

    @Test func `another's order, payment and address are not there`() async throws {
        let world = try await StoreWorld()
        let buyer = try await world.buyer("13800138000"), other = try await world.buyer("13800138001")
        let placed = await buyer.post("/checkout", await checkout(world, buyer).fields + [("act", "pay")])
        let number = String(placed.location.dropFirst("/sandbox-pay/".count).prefix { $0 != "?" })
        let order = try #require(try await world.orders(of: buyer).first)
        let address = try #require(try await world.trade.addresses(of: buyer.person).first)
        for path in [
            "/orders/\(order.shop)/\(order.id)", "/orders/\(order.shop)/\(order.id)/cancel", "/pay/\(number)",
            "/me/addresses/\(address.id)",
        ] {
            #expect(await buyer.get(path).status == 200, "\(path)")
            #expect(await other.get(path).status == 404, "\(path)")
        }
        let csrf = try #require(await other.get("/me").fields.first { $0.0 == "csrf" })
        #expect(await other.post("/orders/\(order.shop)/\(order.id)/cancel", [csrf]).status == 404)
        #expect(await other.post("/pay/\(number)", [csrf]).status == 404)
    }

    @Test(arguments: ["0", "-1", "1.5", "abc", "", "1000", "99999999999999999999"])
    func `a wrong quantity comes back with what was typed, and nothing is in the cart`(typed: String) async throws {
        let world = try await StoreWorld()
        let buyer = try await world.buyer("13800138000")
        let path = "/products/\(world.shop)/\(world.product.id)"
        let fields = await buyer.get(path + "?buy=1").fields.filter { $0.0 != "quantity" }
        let answer = await buyer.post("/cart/lines", fields + [("quantity", typed), ("to", "cart")])
        #expect(answer.location.hasPrefix(path + "?sku="))
        let page = await buyer.get(String(answer.location.prefix { $0 != "#" }))
        #expect(page.status == 422 && page.text.contains("数量请填 1 到 999 的整数"))
        #expect(try await world.trade.cart(of: buyer.person).items.isEmpty)
    }
}
