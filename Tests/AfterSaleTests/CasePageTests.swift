// CasePageTests.swift: a case walked through on its pages, by buyer, shop and platform, and what each is told on the way.
import AfterSale
import Catalog
import Core
import Identity
import StoryKit
import TestKit
import Testing
import Trade

/// The people of a case with their browsers.
private struct CaseVisitors {
    let world: CaseWorld
    let shop: Visitor, buyer: Visitor, platform: Visitor
    var order: String { "/orders/\(world.shop)/\(world.order)" }
    var desk: String { "/desk/shops/\(world.shop)/aftersale" }

    init(_ world: CaseWorld) async throws {
        let house = try await WebHouse(world.world)
        self.world = world
        (shop, buyer, platform) = (try await house.visitor(1), try await house.visitor(2), try await house.admin())
    }

    /// Asks by the page, and answers the case's number.
    func ask(_ kind: String, pieces: Int = 1, reason: String = "damaged", key: String = "k") async throws -> String {
        let page = "\(order)/after-sale?line=1"
        let fields = [
            ("line", "1"), ("choice", kind), ("pieces", "\(pieces)"), ("reason", reason), ("text", "杯口有缺"), ("idempotency_key", key),
        ]
        let answer = await buyer.post("\(order)/after-sale", from: page, fields)
        #expect(answer.status == 303, "\(answer.text)")
        return try #require(answer.location.split(separator: "/").last.map(String.init))
    }

    func atShop(_ act: String, _ id: String, _ fields: [(String, String)] = []) async throws -> Visitor.Answer {
        let answer = await shop.post("\(desk)/\(id)/\(act)", from: "\(desk)/\(id)", fields)
        try await world.world.settle()
        return answer
    }

    func asBuyer(_ act: String, _ id: String, _ fields: [(String, String)] = []) async throws -> Visitor.Answer {
        let answer = await buyer.post("\(order)/cases/\(id)/\(act)", from: "\(order)/cases/\(id)", fields)
        try await world.world.settle()
        return answer
    }

    func state(_ id: String) async throws -> AfterSaleCase.State {
        try await world.sale.detail(#require(ID(id)), of: world.shop).afterSale.state
    }

    /// The newest notice of somebody, its title.
    func told(_ visitor: Visitor) async -> String { await visitor.get("/notices").text }
}

@Suite struct CasePageTests {
    @Test(arguments: TestStore.all)
    func `a return is agreed to, sent back, and written off on its pages, and each is told`(backend: TestStore) async throws {
        let world = try await CaseWorld(backend, sent: 3)
        let people = try await CaseVisitors(world)
        let id = try await people.ask("return", pieces: 2)
        try await world.world.settle()
        #expect(await people.told(people.shop).contains("新的售后申请"))

        #expect(try await people.atShop("agree", id, [("note", "好的")]).status == 422, "whose fault it is has to be said")
        #expect(try await people.state(id) == .requested)
        #expect(try await people.atShop("agree", id, [("fault", "shop"), ("note", "运费我们出")]).status == 303)
        #expect(try await people.state(id) == .agreed)
        #expect(await people.told(people.buyer).contains("售后已同意"))
        let page = await people.buyer.get("\(people.order)/cases/\(id)").text
        #expect(page.contains("人民南路四段 27 号") && page.contains("运费我们出"))

        #expect(try await people.asBuyer("send-back", id, [("carrier", "YTO"), ("number", "?")]).status == 422)
        #expect(try await people.asBuyer("send-back", id, [("carrier", "YTO"), ("number", "YT100200300")]).status == 303)
        #expect(await people.told(people.shop).contains("买家已寄回退货"))
        #expect(try await people.atShop("receive", id, [("fate", "writtenOff")]).status == 303)
        #expect(try await people.state(id) == .refunded)
        #expect(try await world.stock() == StockNumbers(7, reserved: 0))
        #expect(await people.told(people.buyer).contains("已退款"))
    }

    @Test(arguments: TestStore.all)
    func `a refusal names its reason, is escalated, and the platform's word is done`(backend: TestStore) async throws {
        let world = try await CaseWorld(backend, sent: 3)
        let people = try await CaseVisitors(world)
        let id = try await people.ask("refund")
        #expect(try await people.atShop("reject", id, [("why", " ")]).status == 422)
        #expect(try await people.state(id) == .requested)
        #expect(try await people.atShop("reject", id, [("why", "发货前查过")]).status == 303)
        #expect(await people.told(people.buyer).contains("售后被拒绝"))
        #expect(await people.buyer.get("\(people.order)/cases/\(id)").text.contains("发货前查过"))
        #expect(try await people.asBuyer("escalate", id, [("why", "照片里看得见")]).status == 303)
        #expect(await people.told(people.platform).contains("有售后等平台裁决"))
        #expect(await people.platform.get("/desk/platform/brands").badge(at: "/desk/platform/aftersale") == 1)

        let page = "/desk/platform/shops/\(world.shop)/aftersale/\(id)"
        let none = await people.platform.post("\(page)/decide", from: page, [("decision", "refund"), ("fault", "shop"), ("reason", "")])
        #expect(none.status == 422)
        #expect(try await people.state(id) == .escalated)
        let fields = [("decision", "refund"), ("fault", "shop"), ("reason", "照片清楚")]
        #expect(await people.platform.post("\(page)/decide", from: page, fields).status == 303)
        try await world.world.settle()
        #expect(try await people.state(id) == .refunded)
        #expect(try await world.refunded() == 100)
        #expect(await people.platform.get("/desk/platform/brands").badge(at: "/desk/platform/aftersale") == nil)
        for person in [people.buyer, people.shop] { #expect(await people.told(person).contains("平台裁决：支持买家")) }
        #expect(await people.buyer.get("/notices?lang=en").text.contains("The platform decided for the buyer"))
        // The shop may not decide for the platform, nor may the buyer answer for the shop.
        #expect(await people.shop.get(page).status == 403)
        #expect(await people.buyer.get("\(people.desk)/\(id)").status == 403)
    }

    @Test func `many are agreed to and received at once, each by itself, and what came back is sold again`() async throws {
        let world = try await CaseWorld(.sqlite, sent: 3)
        let people = try await CaseVisitors(world)
        let ids = [try await people.ask("return", key: "k1"), try await people.ask("return", key: "k2")]
        let chosen = ids.map { ("id", $0) }
        let agreed = await people.shop.post("\(people.desk)/agree", from: people.desk, chosen + [("fault", "buyer")])
        #expect(agreed.location.hasSuffix("tab=toHandle&handled=2"))
        for (place, id) in ids.enumerated() {
            #expect(try await people.asBuyer("send-back", id, [("carrier", "YTO"), ("number", "YT10020030\(place)")]).status == 303)
        }
        // One of them was refunded by hand meanwhile: it is named as refused, and stops no other.
        #expect(try await people.atShop("receive", ids[0], [("fate", "restocked")]).status == 303)
        let ask = await people.shop.get("\(people.desk)/receive?id=\(ids[0])&id=\(ids[1])").text
        #expect(ask.contains("收下 1 个退货"))
        let received = await people.shop.post("\(people.desk)/receive", from: people.desk, chosen + [("fate", "restocked")])
        #expect(received.status == 200 && received.text.contains("已处理 1 个，1 个没有成功"))
        #expect(received.text.contains("/aftersale/\(ids[0])\"") && !received.text.contains("/aftersale/\(ids[1])\""))
        try await world.world.settle()
        #expect(try await world.stock() == StockNumbers(9, reserved: 0))
        #expect(try await world.refunded() == 200)
    }

    @Test(arguments: TestStore.all)
    func `many are rejected on one page and by one call, which say what was not and why`(backend: TestStore) async throws {
        let world = try await CaseWorld(backend, quantity: 4, sent: 4)
        let people = try await CaseVisitors(world)
        var ids: [String] = []
        for key in ["k1", "k2", "k3", "k4"] { ids.append(try await people.ask("refund", key: key)) }
        let list = await people.shop.get(people.desk).text
        #expect(list.contains("formaction=\"\(people.desk)/reject\""))
        let ask = "\(people.desk)/reject?tab=toHandle&id=\(ids[0])&id=\(ids[1])"
        #expect(await people.shop.get(ask).text.contains("拒绝 2 个售后"))

        let chosen = ids.prefix(2).map { ("id", $0) }
        let mute = await people.shop.post("\(people.desk)/reject", from: ask, chosen + [("why", " ")])
        #expect(mute.status == 422 && mute.text.contains("value=\"\(ids[0])\""), "a reason is asked for, and what was chosen is kept")
        #expect(try await people.state(ids[0]) == .requested)
        let done = await people.shop.post("\(people.desk)/reject", from: ask, chosen + [("why", "发货前查过"), ("tab", "comingBack")])
        #expect(done.location.hasSuffix("tab=comingBack&handled=2"))

        let wanted: JSON = ["cases": .array(ids.map { .string($0) }), "text": "发货前查过"]
        let path = "/api/v1/shops/\(world.shop)/after-sales/reject"
        #expect(try await people.buyer.call("POST", path, wanted).status == 403)
        let (status, answer) = try await people.shop.call("POST", path, wanted)
        #expect(status == 200 && answer["done"]?.int == 2)
        let refused = answer["refused"]?.array ?? []
        #expect(refused.compactMap { $0["case"]?.string } == Array(ids.prefix(2)))
        #expect(refused.allSatisfy { $0["refusal"]?.string == "aftersale.wrong_state" })
        for id in ids { #expect(try await people.state(id) == .rejected) }
    }
}
