// ConversationTests.swift: writing, answering, queues and counts, on a real store.
import App
import Catalog
import Core
import CustomerService
import Identity
import Store
import StoryKit
import TestKit
import Testing
import Trade
import Web

struct ServiceWorld: Sendable {
    let shops: ShopWorld
    let owner: ID<Account>, clerk: ID<Account>, buyer: ID<Account>, other: ID<Account>
    let tea: Stall, next: Stall
    var service: CustomerService { shops.rooms.customerService }

    init(on backend: TestStore) async throws {
        shops = try await ShopWorld(on: backend)
        (owner, clerk) = (try await shops.person(1), try await shops.person(2))
        (buyer, other) = (try await shops.person(3), try await shops.person(4))
        tea = try await shops.shop("tea", owner: owner, prices: [100, 200])
        next = try await shops.shop("next-door", owner: try await shops.person(5), prices: [100])
        let phone = try #require(Identifier("13800000002"))
        _ = try await shops.rooms.identity.addStaff(phone, as: [.service], to: tea.organisation, by: owner)
    }

    func ask(_ text: String, by person: ID<Account>? = nil, card: MessageCard? = nil, key: String? = nil) async throws -> SentMessage {
        try await service.send(MessageDraft(text: text, card: card), to: tea.shop, by: person ?? buyer, key: key ?? text)
    }

    func answer(_ id: ID<Conversation>, _ text: String, by staff: ID<Account>? = nil, card: MessageCard? = nil) async throws {
        _ = try await service.answer(id, of: tea.shop, MessageDraft(text: text, card: card), by: staff ?? clerk, key: text)
    }

    func product(_ index: Int, of stall: Stall) async throws -> ID<Product> {
        try #require(try await shops.rooms.catalog.saleLines([(stall.shop, stall.skus[index])]).first).product
    }

    func texts(of person: ID<Account>) async throws -> [String] {
        try await service.thread(of: person, at: tea.shop, PageRequest(limit: 100))?.messages.reversed().map(\.text) ?? []
    }

    func queue(_ view: QueueView = .waiting, by staff: ID<Account>? = nil) async throws -> [ID<Account>] {
        try await service.queue(of: tea.shop, view, by: staff ?? clerk, PageRequest(limit: 100)).items.map(\.buyer)
    }
}

@Suite struct ConversationTests {
    @Test(arguments: TestStore.all)
    func `a question waits in the queue until it is answered, and both sides see what is new`(backend: TestStore) async throws {
        let world = try await ServiceWorld(on: backend)
        let first = try await world.ask("有青色的吗？")
        world.shops.time.advance(by: .minutes(2))
        let second = try await world.ask("在吗", by: world.other)
        _ = try await world.ask("想送人")
        #expect(try await world.queue() == [world.buyer, world.other])   // who waits longest first, whoever wrote last
        #expect(try await world.service.unanswered(world.tea.shop) == 2)
        let asked = try await world.service.conversation(first.conversation, of: world.tea.shop)
        #expect(asked.unread == 2 && asked.last.text == "想送人")
        world.shops.time.advance(by: .minutes(1))
        try await world.answer(first.conversation, "有的")
        #expect(try await world.queue() == [world.other])
        #expect(try await world.queue(.mine) == [world.buyer])
        #expect(try await world.queue(.answered) == [world.buyer])
        #expect(try await world.service.unread(of: world.buyer) == 1)
        #expect(try await world.service.unread(of: world.other) == 0)
        let times = try await world.service.answerTimes(of: world.tea.shop, days: 1)
        #expect(times.count == 1 && times.mean == .minutes(3) && times.halfWithin == .minutes(5))

        let list = try await world.service.conversations(of: world.buyer, PageRequest()).items
        #expect(list.map(\.shop) == [world.tea.shop] && list[0].last.side == .shop && list[0].unread == 1)
        try await world.service.markSeen(by: world.buyer, at: world.tea.shop, upTo: first.message)   // an older one: the answer stays new
        #expect(try await world.service.unread(of: world.buyer) == 1)
        try await world.service.markSeen(by: world.buyer, at: world.tea.shop, upTo: list[0].last.id)
        #expect(try await world.service.unread(of: world.buyer) == 0)

        try await world.service.close(second.conversation, of: world.tea.shop)
        #expect(try await world.service.unanswered(world.tea.shop) == 0)
        #expect(try await world.queue(.closed) == [world.other])
        _ = try await world.ask("还在吗", by: world.other)
        #expect(try await world.queue() == [world.other])
        #expect(try await world.service.answerTimes(of: world.tea.shop, days: 1).count == 1)   // closing was no answer
        world.shops.time.advance(by: .days(1))
        #expect(try await world.service.answerTimes(of: world.tea.shop, days: 1).count == 0)
        #expect(try await world.service.answerTimes(of: world.tea.shop, days: 2).count == 1)
    }

    @Test(arguments: TestStore.all)
    func `a message sent again is sent once, and two first ones at a time are one conversation`(backend: TestStore) async throws {
        let world = try await ServiceWorld(on: backend)
        let sent = try await withThrowingTaskGroup(of: SentMessage.self) { group in
            for number in 0..<8 { group.addTask { try await world.ask("你好", key: number % 2 == 0 ? "once" : "k\(number)") } }
            return try await group.reduce(into: Set<SentMessage>()) { $0.insert($1) }
        }
        #expect(sent.count == 5 && Set(sent.map(\.conversation)).count == 1)
        #expect(try await world.texts(of: world.buyer).count == 5)
        let talk = try #require(sent.first).conversation
        #expect(try await world.service.conversation(talk, of: world.tea.shop).unread == 5)
        await #expect(throws: StoreError.keyReused) { try await world.ask("别的", key: "once") }
        for _ in 0..<2 { try await world.answer(talk, "你好，请讲") }
        #expect(try await world.service.unread(of: world.buyer) == 1)
        #expect(try await world.service.answerTimes(of: world.tea.shop, days: 1).count == 1)
    }

    @Test(arguments: TestStore.all)
    func `a card is of this shop and of this buyer, or it is not sent`(backend: TestStore) async throws {
        let world = try await ServiceWorld(on: backend)
        let (shops, service) = (world.shops, world.service)
        let (own, foreign) = (try await world.product(0, of: world.tea), try await world.product(0, of: world.next))
        let mine = try await shops.trade.place(shops.checkout([world.tea.line()], by: world.buyer, total: 100, key: "a")).orders[0].order
        let others = try await shops.trade.place(shops.checkout([world.tea.line()], by: world.other, total: 100, key: "b")).orders[0].order
        let elsewhere = try await shops.trade.place(shops.checkout([world.next.line()], by: world.buyer, total: 100, key: "c")).orders[0]
            .order
        let sent = try await world.ask("这款", card: .product(own))
        _ = try await world.ask("", card: .order(mine), key: "order")
        for card in [MessageCard.product(foreign), .product(ID(77)), .order(others), .order(elsewhere), .order(ID(77))] {
            await #expect(throws: ServiceError.cardNotFound) { try await world.ask("偷看", card: card) }
            await #expect(throws: ServiceError.cardNotFound) { try await world.answer(sent.conversation, "偷看", card: card) }
        }
        try await world.answer(sent.conversation, "这单", card: .order(mine))
        #expect(try await world.texts(of: world.buyer) == ["这款", "", "这单"])
        #expect(try await shops.trade.orders(of: world.buyer, at: world.tea.shop, limit: 10).map(\.id) == [mine])
        #expect(try await Set(shops.trade.orders([mine, others, elsewhere], of: world.buyer, at: world.tea.shop).keys) == [mine])
        _ = try await shops.rooms.catalog.setState(.delisted, of: own, in: world.tea.shop)
        await #expect(throws: ServiceError.cardNotFound) { try await world.ask("下架了", card: .product(own)) }
        await #expect(throws: CatalogError.shopNotFound) {
            _ = try await service.send(MessageDraft(text: "有人吗"), to: ID(77), by: world.buyer, key: "x")
        }
    }

    @Test(arguments: TestStore.all)
    func `a conversation is its buyer's and its shop's alone`(backend: TestStore) async throws {
        let world = try await ServiceWorld(on: backend)
        let talk = try await world.ask("悄悄话").conversation
        #expect(try await world.texts(of: world.other).isEmpty)
        #expect(try await world.service.thread(of: world.other, at: world.tea.shop, PageRequest()) == nil)
        #expect(try await world.service.messages(of: talk, at: world.next.shop, PageRequest()).items.isEmpty)
        await #expect(throws: ServiceError.conversationNotFound) { try await world.service.conversation(talk, of: world.next.shop) }
        await #expect(throws: ServiceError.conversationNotFound) {
            _ = try await world.service.answer(talk, of: world.next.shop, MessageDraft(text: "我是隔壁"), by: world.clerk, key: "x")
        }
        await #expect(throws: ServiceError.conversationNotFound) { try await world.service.close(talk, of: world.next.shop) }
        await #expect(throws: ServiceError.conversationNotFound) {
            try await world.service.handOver(talk, of: world.next.shop, to: world.next.owner)
        }
    }

    @Test(arguments: TestStore.all)
    func `somebody served is handed over to a colleague who may answer, not taken`(backend: TestStore) async throws {
        let world = try await ServiceWorld(on: backend)
        let talk = try await world.ask("你好").conversation
        let takers = await withTaskGroup(of: Bool.self) { group in
            for staff in [world.owner, world.clerk] {
                group.addTask { (try? await world.service.take(talk, of: world.tea.shop, by: staff)) != nil }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(takers == 1)
        await #expect(throws: ServiceError.notStaff) { try await world.service.handOver(talk, of: world.tea.shop, to: world.next.owner) }
        await #expect(throws: ServiceError.notStaff) { try await world.service.handOver(talk, of: world.tea.shop, to: world.buyer) }
        let handed = try await world.service.handOver(talk, of: world.tea.shop, to: world.owner)
        #expect(handed.assignee == world.owner && handed.state == .waiting)
        try await world.answer(talk, "店主在忙，我来答", by: world.clerk)
        #expect(try await world.queue(.mine, by: world.owner) == [world.buyer])
    }

    @Test(arguments: TestStore.all)
    func `twenty messages a minute, to all shops together`(backend: TestStore) async throws {
        let world = try await ServiceWorld(on: backend)
        world.shops.time.advance(by: .seconds(15))
        for number in 1...19 { _ = try await world.ask("第 \(number) 条") }
        _ = try await world.service.send(MessageDraft(text: "隔壁"), to: world.next.shop, by: world.buyer, key: "next")
        await #expect(throws: ServiceError.tooManyMessages(retryAfterSeconds: 45)) { try await world.ask("再一条") }
        _ = try await world.ask("第 1 条")   // a repeat is no message
        _ = try await world.ask("别人", by: world.other)
        world.shops.time.advance(by: .seconds(45))
        _ = try await world.ask("再一条")
        #expect(try await world.texts(of: world.buyer).count == 20)
    }

    @Test(arguments: TestStore.all)
    func `what a guest typed is there once they have signed in, and forgotten when sent or old`(backend: TestStore) async throws {
        let world = try await ServiceWorld(on: backend)
        let (identity, service) = (world.shops.rooms.identity, world.service)
        let guest = try await identity.startGuest()
        let typed = try MessageDraft(text: "能便宜点吗", card: .product(try await world.product(0, of: world.tea)))
        try await service.keep(typed, to: world.tea.shop, of: guest.person)
        let caller = try await identity.caller(.cookie(guest.token))
        let session = try await identity.signIn(
            #require(Identifier("13800000003")), #require(Password("password-3")), continuing: caller, from: nil)
        #expect(session.person == world.buyer)
        try await world.shops.settle()
        #expect(try await service.draft(to: world.tea.shop, of: world.buyer) == typed)
        #expect(try await service.draft(to: world.tea.shop, of: guest.person) == nil)
        #expect(try await service.draft(to: world.tea.shop, of: world.other) == nil)
        _ = try await world.ask("能便宜点吗")
        #expect(try await service.draft(to: world.tea.shop, of: world.buyer) == nil)
        try await service.keep(typed, to: world.tea.shop, of: guest.person)
        world.shops.time.advance(by: .days(7))
        #expect(try await service.sweep() == 0)
        world.shops.time.advance(by: .milliseconds(1))
        #expect(try await service.sweep() == 1)
        #expect(try await service.draft(to: world.tea.shop, of: guest.person) == nil)
    }

    @Test(arguments: TestStore.all)
    func `a shop keeps at most thirty answers, each once`(backend: TestStore) async throws {
        let world = try await ServiceWorld(on: backend)
        for number in 1...29 { try await world.service.addQuickReply("回复 \(number)", to: world.tea.shop) }
        let last = try await world.service.addQuickReply("回复 30", to: world.tea.shop)
        #expect(try await world.service.addQuickReply(" 回复 30 ", to: world.tea.shop) == last)
        await #expect(throws: ServiceError.quickRepliesFull(30)) { try await world.service.addQuickReply("回复 31", to: world.tea.shop) }
        await #expect(throws: ServiceError.quickReplyNotFound) { try await world.service.removeQuickReply(last.id, of: world.next.shop) }
        try await world.service.removeQuickReply(last.id, of: world.tea.shop)
        #expect(try await world.service.quickReplies(of: world.tea.shop).count == 29)
    }
}
