// PageTests.swift: the pages of messages and notices, with what people should not type, send or see.
import App
import Core
import CustomerService
import Identity
import Notices
import Store
import StoryKit
import TestKit
import Testing
import Trade
import Web

/// Somebody with a browser: cookies kept, forms sent as they stand.
private final class Visitor {
    let pipeline: WebPipeline
    var cookie = ""

    init(_ pipeline: WebPipeline) { self.pipeline = pipeline }

    func get(_ path: String) async -> WebResponse {
        keep(await pipeline.respond(to: WebHead(method: "GET", target: path, headers: ["cookie": cookie])))
    }

    /// Opens a page and sends its form with this changed.
    func send(_ fields: [(String, String)], from page: String, to path: String? = nil) async -> WebResponse {
        let shown = await get(page).text
        let names = Set(fields.map(\.0))
        let kept = hiddenFields(shown).filter { !names.contains($0.0) }
        return await post(path ?? String(page.split(separator: "?")[0]), kept + fields)
    }

    func post(_ path: String, _ fields: [(String, String)]) async -> WebResponse {
        let body: String = fields.map { "\(percentEncoded($0.0))=\(percentEncoded($0.1))" }.joined(separator: "&")
        let headers: Headers = ["cookie": cookie, "content-type": "application/x-www-form-urlencoded"]
        return keep(await pipeline.respond(to: WebHead(method: "POST", target: path, headers: headers), body: Array(body.utf8)))
    }

    private func keep(_ response: WebResponse) -> WebResponse {
        if let set = response.headers["set-cookie"], set.hasPrefix("souk_session=") { cookie = String(set.prefix { $0 != ";" }) }
        return response
    }

    private func hiddenFields(_ html: String) -> [(String, String)] {
        var found: [(String, String)] = []
        for match in html.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)">/)
        where !found.contains(where: { $0.0 == match.1 }) {
            found.append((String(match.1), String(match.2)))
        }
        return found
    }
}

extension WebResponse {
    fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
    fileprivate var location: String { headers["location"] ?? "" }
}

@Suite struct PageTests {
    private func open() async throws -> (ServiceWorld, WebPipeline) {
        let world = try await ServiceWorld(on: .sqlite)
        let pipeline = try await Program.pipeline(
            world.shops.rooms, world.shops.runner, Configuration(), csrfKey: [UInt8](repeating: 3, count: 32))
        return (world, pipeline)
    }

    private func signIn(_ number: Int, _ pipeline: WebPipeline) async -> Visitor {
        let visitor = Visitor(pipeline)
        _ = await visitor.post("/sign-in", [("identifier", String(13_800_000_000 + number)), ("password", "password-\(number)")])
        return visitor
    }

    @Test func `a guest writes, signs in, and finds what they typed with its card`() async throws {
        let (world, pipeline) = try await open()
        let product = try await world.product(0, of: world.tea)
        let guest = Visitor(pipeline)
        let sent = await guest.send([("text", "能便宜点吗\n谢谢")], from: "/messages/tea?product=\(product)")
        #expect(sent.status == 303 && sent.location.hasPrefix("/sign-in?next="))
        #expect(try await world.queue().isEmpty)
        let before = await guest.get("/messages/tea").text
        #expect(before.contains("能便宜点吗"))
        _ = await guest.send(
            [("identifier", "13800000003"), ("password", "password-3"), ("next", "/messages/tea")], from: "/sign-in", to: "/sign-in")
        try await world.shops.settle()
        let page = await guest.get("/messages/tea").text
        #expect(page.contains("能便宜点吗\n谢谢</textarea>") && page.contains(#"name="product" value="\#(product)""#))
        #expect(await guest.send([("text", "能便宜点吗")], from: "/messages/tea").status == 303)
        #expect(try await world.queue() == [world.buyer])
        #expect(try await world.texts(of: world.buyer) == ["能便宜点吗"])
    }

    @Test func `what cannot be sent stays in its field with the reason beside it, and markup is only text`() async throws {
        let (world, pipeline) = try await open()
        let buyer = await signIn(3, pipeline)
        let long = String(repeating: "长", count: 10_000)
        let refused = await buyer.send([("text", long)], from: "/messages/tea")
        #expect(refused.status == 422 && refused.text.contains(long + "</textarea>") && refused.text.contains(#"aria-describedby="msg-e""#))
        #expect(await buyer.send([("text", " \n ")], from: "/messages/tea").status == 422)
        for text in ["<script>alert(1)</script>", "</textarea><b>", "مرحبا \u{202E}abc", "👨‍👩‍👧"] {
            #expect(await buyer.send([("text", text)], from: "/messages/tea").status == 303)
        }
        let page = await buyer.get("/messages/tea").text
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !page.contains("<script>alert") && page.contains("👨‍👩‍👧"))
        let fields = [("text", "只一次"), ("idempotency_key", "same")]
        for _ in 0..<2 { #expect(await buyer.send(fields, from: "/messages/tea").status == 303) }
        #expect(await buyer.send([("text", "别的"), ("idempotency_key", "same")], from: "/messages/tea").status == 409)
        #expect(try await world.texts(of: world.buyer).filter { $0 == "只一次" }.count == 1)
        let stale = await buyer.post("/messages/tea", [("csrf", "old"), ("idempotency_key", "k"), ("text", "写了很久")])
        #expect(stale.status == 422 && stale.text.contains("写了很久</textarea>"))   // drawn anew, and nothing sent
        #expect(try await !world.texts(of: world.buyer).contains("写了很久"))
    }

    @Test func `another's order is no card, neither to show nor to send`() async throws {
        let (world, pipeline) = try await open()
        let checkout = try world.shops.checkout([world.tea.line()], by: world.other, total: 100)
        let order = try await world.shops.trade.place(checkout).orders[0].order
        let buyer = await signIn(3, pipeline)
        let page = await buyer.get("/messages/tea?order=\(order)").text
        #expect(!page.contains(#"name="order""#) && !page.contains("货 0"))
        #expect(await buyer.send([("text", "看看"), ("order", "\(order)")], from: "/messages/tea").status == 404)
        #expect(try await world.texts(of: world.buyer).isEmpty)
        let owner = await signIn(4, pipeline)
        #expect(await owner.get("/messages/tea?order=\(order)").text.contains(#"name="order" value="\#(order)""#))
    }

    @Test func `a desk's conversations are its staff's: nobody else opens one, and who may read only reads`() async throws {
        let (world, pipeline) = try await open()
        let talk = try await world.ask("悄悄话").conversation
        let (queue, page) = ("/desk/shops/\(world.tea.shop)/messages", "/desk/shops/\(world.tea.shop)/messages/\(talk)")
        let (clerk, neighbour, stranger) = (await signIn(2, pipeline), await signIn(5, pipeline), await signIn(4, pipeline))
        for visitor in [neighbour, stranger] {
            for path in [queue, page] { #expect(await visitor.get(path).status == 403) }
            #expect(await visitor.send([("text", "我来答")], from: "/me", to: page).status == 403)
        }
        #expect(await Visitor(pipeline).get(page).status == 303)   // to the sign-in page
        #expect(await neighbour.get("/desk/shops/\(world.next.shop)/messages/\(talk)").status == 404)
        #expect(await clerk.get(queue).text.contains("悄悄话"))
        let long = String(repeating: "长", count: 10_000)
        let refused = await clerk.send([("text", long)], from: page)
        #expect(refused.status == 422 && refused.text.contains(long))
        #expect(await clerk.send([("text", "在的")], from: page).status == 303)
        #expect(await clerk.send([("to", "\(world.next.owner)")], from: page, to: page + "/hand-over").status == 422)
        #expect(await clerk.send([("to", "\(world.owner)")], from: page, to: page + "/hand-over").status == 303)
        _ = try await world.shops.person(6)
        _ = try await world.shops.rooms.identity.addStaff(
            #require(Identifier("13800000006")), as: [.viewer], to: world.tea.organisation, by: world.owner)
        let viewer = await signIn(6, pipeline)
        let seen = await viewer.get(page)
        #expect(seen.status == 200 && seen.text.contains("悄悄话") && !seen.text.contains("<textarea"))
        #expect(await viewer.send([("text", "我来")], from: page).status == 403)
        #expect(try await world.texts(of: world.buyer) == ["悄悄话", "在的"])
    }

    @Test func `a notice leads to its order and is read then; another's is not there`() async throws {
        let (world, pipeline) = try await open()
        let placed = try await world.shops.trade.place(world.shops.checkout([world.tea.line()], by: world.buyer, total: 100))
        try await world.shops.pay(placed, by: world.buyer)
        let notice = try #require(try await world.shops.rooms.notices.notices(of: world.buyer, PageRequest()).items.first)
        let (buyer, other) = (await signIn(3, pipeline), await signIn(4, pipeline))
        let list = await buyer.get("/notices").text
        #expect(list.contains("付款成功 ¥1.00") && list.contains("未读"))
        #expect(await other.get("/notices/\(notice.id)").status == 404)
        #expect(await buyer.get("/notices/\(notice.id)").location == "/orders/\(world.tea.shop)/\(placed.orders[0].order)")
        #expect(try await world.shops.rooms.notices.unread(of: world.buyer) == 0)
        #expect(await buyer.get("/me?lang=en").text.contains("sr\">Unread") == false)
        #expect(await Visitor(pipeline).get("/notices").status == 303)
    }
}
