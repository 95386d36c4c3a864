// AheadTests.swift: what a browser fetches ahead of its person marks nothing as seen.
import App
import Core
import CustomerService
import Identity
import Notices
import StoryKit
import TestKit
import Testing
import Trade
import Web

@Suite struct AheadTests {
    @Test func `a notice and a conversation that are fetched ahead stay unread until they are opened`() async throws {
        let http = try await HTTPWorld(on: .sqlite)
        let world = http.shops
        let merchant = try await world.person(1)
        let tea = try await world.shop("tea", owner: merchant, prices: [100])
        let token = try await http.signUp(2)
        let buyer = try await world.rooms.identity.caller(.bearer(token)).id()
        let placed = try await world.trade.place(world.checkout([tea.line()], by: buyer, total: 100))
        try await world.pay(placed, by: buyer)
        let talk = try await world.rooms.customerService.send(MessageDraft(text: "还有吗？"), to: tea.shop, by: buyer, key: "m1")
        _ = try await world.rooms.customerService.answer(
            talk.conversation, of: tea.shop, MessageDraft(text: "有的。"), by: merchant, key: "m2")
        try await world.settle()
        let notice = try #require(try await world.rooms.notices.notices(of: buyer, PageRequest()).items.first)

        func unread() async throws -> [Int64] {
            [try await world.rooms.notices.unread(of: buyer), try await world.rooms.customerService.unread(of: buyer)]
        }
        #expect(try await unread() == [1, 1])
        let looks: [(method: String, headers: Headers)] = [
            ("GET", ["sec-purpose": "prefetch;prerender"]), ("GET", ["purpose": "prefetch"]), ("HEAD", [:]),
        ]
        for path in ["/notices/\(notice.id)", "/messages/tea"] {
            for (method, more) in looks {
                var headers: Headers = ["cookie": "souk_session=\(token)"]
                for field in more.fields { headers.add(field.name, field.value) }
                let answer = await http.pipeline.respond(to: WebHead(method: method, target: path, headers: headers))
                #expect(answer.status < 400, "\(path)")
            }
        }
        #expect(try await unread() == [1, 1])
        for path in ["/notices/\(notice.id)", "/messages/tea"] {
            _ = await http.pipeline.respond(to: WebHead(method: "GET", target: path, headers: ["cookie": "souk_session=\(token)"]))
        }
        #expect(try await unread() == [0, 0])
    }
}
