// BuyerPageTests.swift: what was typed is kept: over a session that ends, a database that is away, a tab that is stale, a text too long.
import Catalog
import Core
import Identity
import Store
import Synchronization
import TestKit
import Testing
import Trade
import Web

@Suite struct BuyerPageTests {
    private func checkout(_ world: StoreWorld, _ buyer: Browser, quantity: Int64 = 1) async -> WebResponse {
        await buyer.get("/checkout?shop=\(world.shop)&sku=\(world.sku)&quantity=\(quantity)&key=k1")
    }

    private func with(_ fields: [(String, String)], _ changed: [(String, String)]) -> [(String, String)] {
        fields.filter { field in !changed.contains { $0.0 == field.0 } } + changed
    }

    /// Of the first form alone: a sign-in page carries a checkout in each of its forms.
    private func first(_ fields: [(String, String)]) -> [(String, String)] {
        var names: Set<String> = []
        return fields.filter { names.insert($0.0).inserted }
    }

    @Test func `a session that ends at checkout loses nothing that was typed`() async throws {
        let world = try await StoreWorld()
        let buyer = try await world.buyer("13800138000")
        let note: (String, String) = ("note-\(world.shop)", "请用纸箱")
        let fields = with(await checkout(world, buyer, quantity: 2).fields, [note])
        let stranger = Browser(world: world, person: buyer.person, token: "gone")
        let asked = await stranger.post("/checkout", fields + [("act", "pay")])
        #expect(asked.status == 401 && asked.text.contains("登录已过期"))
        let wrong = await stranger.post(
            "/sign-in", with(first(asked.fields), [("identifier", "13800138000"), ("password", "not the secret")]))
        #expect(wrong.status == 401 && wrong.fields.contains { $0 == ("c.\(note.0)", note.1) })
        let back = await stranger.post(
            "/sign-in", with(first(wrong.fields), [("identifier", "13800138000"), ("password", "a long enough secret")]))
        #expect(back.status == 200 && back.text.contains("付款 ¥198.00") && back.fields.contains { $0 == note })
        #expect(try await world.orders(of: buyer).isEmpty)
        let token = try #require(back.headers["set-cookie"]?.firstMatch(of: /souk_session=([^;]*)/)?.1)
        let again = Browser(world: world, person: buyer.person, token: String(token))
        #expect(await again.post("/checkout", back.fields + [("act", "pay")]).status == 303)
        #expect(try await world.orders(of: buyer).map(\.note) == ["请用纸箱"])
    }

    @Test func `a checkout opened before signing in anew is drawn again, and nothing is ordered`() async throws {
        let world = try await StoreWorld()
        let buyer = try await world.buyer("13800138000")
        let note: (String, String) = ("note-\(world.shop)", "请用纸箱")
        let fields = with(await checkout(world, buyer).fields, [note])
        let identifier = try #require(Identifier("13800138000")), password = try #require(Password("a long enough secret"))
        let session = try await world.identity.signIn(identifier, password)
        let other = Browser(world: world, person: buyer.person, token: session.token)
        let drawn = await other.post("/checkout", fields + [("act", "pay")])
        #expect(drawn.status == 200 && drawn.text.contains("还没有下单") && drawn.fields.contains { $0 == note })
        #expect(try await world.orders(of: buyer).isEmpty)
        #expect(await other.post("/checkout", drawn.fields + [("act", "pay")]).status == 303)
        #expect(try await world.orders(of: buyer).count == 1)
    }

    @Test func `a database that goes away at any moment is said so, and never called a missing address`() async throws {
        let reads = FailingReads()
        let world = try await StoreWorld { reads.wrap($0) }
        let buyer = try await world.buyer("13800138000")
        let fields = with(await checkout(world, buyer).fields, [("note-\(world.shop)", "请用纸箱")])
        var cuts = 0
        while cuts < 60 {
            reads.failing.withLock { $0 = cuts }
            let answer = await buyer.post("/checkout", fields + [("act", "pay")])
            let wasCut: Bool = reads.failing.withLock { $0 == nil }
            guard wasCut else {
                #expect(answer.status == 303)
                break
            }
            #expect(answer.status == 503, "read \(cuts): \(answer.status)")
            if cuts > 0 { #expect(answer.fields.contains { $0.1 == "请用纸箱" }, "read \(cuts)") }
            cuts += 1
        }
        #expect(3..<60 ~= cuts)
        reads.failing.withLock { $0 = nil }
        #expect(try await world.orders(of: buyer).count == 1)
    }

    @Test func `a note too long is refused beside its field, as it was typed`() async throws {
        let world = try await StoreWorld()
        let buyer = try await world.buyer("13800138000")
        let page = await checkout(world, buyer)
        let marks: String = "e" + String(repeating: "\u{301}", count: 9_000)   // one character to the eye
        for text in [String(repeating: "长", count: 10_000), marks] {
            let answer = await buyer.post("/checkout", with(page.fields, [("note-\(world.shop)", text)]) + [("act", "pay")])
            #expect(answer.status == 422 && answer.text.contains("aria-describedby=\"note-\(world.shop)-e\""))
        }
        let script: String = "<script>alert(1)</script>\"'"
        let shown = await buyer.post("/checkout", with(page.fields, [("note-\(world.shop)", script)]) + [("act", "refresh")])
        #expect(!shown.text.contains("<script>alert") && shown.text.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;"))
        #expect(try await world.orders(of: buyer).isEmpty)
    }

    @Test func `an address is refused for what no parcel can carry, and kept as typed`() async throws {
        let world = try await StoreWorld()
        let buyer = try await world.buyer("13800138000")
        let csrf = try #require(await buyer.get("/me/addresses/new").fields.first { $0.0 == "csrf" })
        let levels: [(String, String)] = [("province", "51"), ("city", "5101"), ("area", "510107"), ("act", "save"), csrf]
        let long = String(repeating: "长", count: 10_000)
        let answer = await buyer.post(
            "/me/addresses/new", levels + [("name", "<b>小禾"), ("phone", "abc"), ("detail", long)])
        #expect(answer.status == 422 && answer.text.contains("&lt;b&gt;小禾") && !answer.text.contains("<b>小禾"))
        #expect(answer.text.contains("id=\"f-phone-e\"") && answer.text.contains("id=\"f-detail-e\""))
        let name: String = "مرحبا 🌶️👨‍👩‍👧"
        let saved = await buyer.post(
            "/me/addresses/new", levels + [("name", name), ("phone", "13800138000"), ("detail", "人民南路 1 号")])
        #expect(saved.status == 303)
        #expect(await buyer.get("/me/addresses").text.contains("<bdi class=\"b\">\(name)</bdi>"))
    }

    @Test func `a cart's form changes what was touched, keeps what was wrong, and checks out what is ticked`() async throws {
        let world = try await StoreWorld()
        let buyer = try await world.buyer("13800138000")
        let draft = ProductDraft(title: "武夷岩茶", skus: [SKUDraft(price: .cny(5_000), stock: 10)])
        let made = try await world.catalog.createProduct(in: world.shop, draft)
        let rock = try await world.catalog.setState(.listed, of: made.id, in: world.shop).skus[0].id
        for sku in [world.sku, rock] {
            try await world.trade.addToCart(WantedLine(shop: world.shop, sku: sku, quantity: 2), of: buyer.person)
        }
        let page = await buyer.get("/cart").fields
        func quantities() async throws -> [ID<SKU>: Int64] {
            var found: [ID<SKU>: Int64] = [:]
            for item in try await world.trade.cart(of: buyer.person).items { found[item.quoted.wanted.sku] = item.quoted.wanted.quantity }
            return found
        }
        let wrong = await buyer.post("/cart", with(page, [("q-\(rock)", "many")]) + [("act", "more.\(world.sku)")])
        #expect(wrong.status == 422 && wrong.text.contains("value=\"many\"") && wrong.text.contains("id=\"e\(rock)\""))
        #expect(try await quantities() == [world.sku: 3, rock: 2])
        // The other tab still shows 2 and 2, and touches only the second line.
        #expect(await buyer.post("/cart", with(page, [("q-\(rock)", "4")]) + [("act", "update")]).status == 303)
        #expect(try await quantities() == [world.sku: 3, rock: 4])
        let ticks = page.filter { $0 != ("pick", rock.description) }
        #expect(await buyer.post("/cart", ticks + [("act", "checkout")]).location == "/checkout")
        let checkout = await buyer.get("/checkout")
        #expect(checkout.text.contains("付款 ¥297.00") && !checkout.text.contains("武夷岩茶"))
        #expect(await buyer.post("/cart", page.filter { $0.0 != "pick" } + [("act", "checkout")]).location == "/cart?none=1")
        _ = await buyer.post("/cart", page + [("act", "keep.\(rock)")])
        #expect(try await world.catalog.favourites(of: buyer.person, PageRequest()).items.map(\.card.title) == ["武夷岩茶"])
        #expect(try await quantities() == [world.sku: 3])
    }

    @Test func `buying again names what cannot be had`() async throws {
        let world = try await StoreWorld()
        let buyer = try await world.buyer("13800138000")
        _ = await buyer.post("/checkout", await checkout(world, buyer).fields + [("act", "pay")])
        let order = try #require(try await world.orders(of: buyer).first)
        let csrf = try #require(await buyer.get("/me").fields.first { $0.0 == "csrf" })
        let path = "/orders/\(order.shop)/\(order.id)"
        let all = await buyer.post("\(path)/again", [csrf])
        #expect(await buyer.get(all.location).text.contains("都放进购物车了"))
        _ = try await world.catalog.setState(.delisted, of: world.product.id, in: world.shop)
        let none = await buyer.get(await buyer.post("\(path)/again", [csrf]).location)
        #expect(none.text.contains("明前龙井 ：商品已下架") || none.text.contains("明前龙井：商品已下架"))
        let other = try await world.buyer("13800138001")
        let token = try #require(await other.get("/me").fields.first { $0.0 == "csrf" })
        #expect(await other.post("\(path)/again", [token]).status == 404)
        #expect(await !other.get("/cart?again=\(order.shop).\(order.id)").text.contains("明前龙井"))
    }

    @Test func `what is a person's own is asked of nobody else, and a name is kept as typed when refused`() async throws {
        let world = try await StoreWorld()
        let buyer = try await world.buyer("13800138000")
        let guest = Browser(world: world, person: buyer.person, token: try await world.identity.startGuest().token)
        let stranger = Browser(world: world, person: buyer.person, token: "none")
        for path in [
            "/checkout", "/orders", "/orders?tab=toPay", "/me/profile", "/me/favourites", "/me/history", "/me/history/clear",
            "/me/addresses",
        ] {
            #expect(await buyer.get(path).status == 200, "\(path)")
            #expect(await guest.get(path).location.hasPrefix("/sign-in?next="), "\(path)")
            #expect(await stranger.get(path).location.hasPrefix("/sign-in?next="), "\(path)")
        }
        let csrf = try #require(await buyer.get("/me/profile").fields.first { $0.0 == "csrf" })
        let long = String(repeating: "名", count: 10_000)
        let refused = await buyer.post("/me/profile", [csrf, ("name", long)])
        #expect(refused.status == 422 && refused.text.contains(String(repeating: "名", count: 80)))
        let wrong = await buyer.post("/me/password", [csrf, ("old", "not my password"), ("new", "another long secret")])
        #expect(wrong.status == 422 && wrong.text.contains("id=\"f-old-e\"") && !wrong.text.contains("another long secret"))
        let dark = await buyer.post("/me/look", [csrf, ("theme", "dark")])
        #expect(dark.headers["set-cookie"]?.hasPrefix("theme=dark;") == true)
        let head = WebHead(method: "GET", target: "/cart", headers: ["cookie": "theme=dark"])
        #expect(await world.pipeline.respond(to: head).text.contains(" data-theme=\"dark\""))
    }
}

/// Lets so many reads through and cuts the next one; nil lets all through.
private final class FailingReads: Sendable {
    let failing = Mutex<Int?>(nil)

    func wrap(_ store: any Store) -> any Store { FailingStore(inner: store, reads: self) }

    fileprivate func take() throws {
        try failing.withLock { left in
            guard let count = left else { return }
            left = count > 0 ? count - 1 : nil
            if count == 0 { throw InjectedFault() }
        }
    }
}

private struct FailingStore: Store {
    let inner: any Store, reads: FailingReads
    var dialect: Dialect { inner.dialect }
    var bell: Bell { inner.bell }

    func write<Result: Sendable>(
        homes: [Home], _ urgency: Urgency, _ body: @escaping @Sendable (any Writing) throws -> Result
    ) async throws -> Result { try await inner.write(homes: homes, urgency, body) }

    func read<Result: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> Result) async throws -> Result {
        try reads.take()
        return try await inner.read(body)
    }

    func readOnce<Result: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> Result) async throws -> Result {
        try reads.take()
        return try await inner.readOnce(body)
    }

    func close() async { await inner.close() }
}
