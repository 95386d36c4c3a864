// BrowseTests.swift: looking around: what stands in an address, what a page answers to nonsense, and what is not on sale.
import Catalog
import Core
import Identity
import TestKit
import Testing
import Web

@testable import Storefront

@Suite struct BrowseTests {
    static let amounts: [(String, Int64?, String)] = [
        ("50", 5_000, ""), ("49.9", 4_990, ""), (" 0.05 ", 5, ""), ("10000000", 1_000_000_000, ""), ("", nil, ""), ("abc", nil, "abc"),
        ("-1", nil, "-1"), ("1.234", nil, "1.234"), ("1.2.3", nil, "1.2.3"), (".", nil, "."),
        ("99999999999999999999", nil, "99999999999999999999"),
    ]

    @Test(arguments: amounts)
    func `a typed amount is yuan, or kept as it is`(typed: String, minor: Int64?, kept: String) {
        let (money, text) = SearchAddress.amount(typed)
        #expect(money?.minor == minor && text == kept)
        if let money { #expect(SearchAddress.amount(SearchAddress.text(money)).0 == money) }
    }

    static let odd: [String] = [
        "/search?q=\(String(repeating: "%E9%95%BF", count: 900))", "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
        "/search?q=%E2%80%AE%D8%B4%F0%9F%8D%B5", "/search?category=1&brand=x&shop=-3&min=abc&max=1e9&sort=zz&after=!!&stock=9",
        "/search?q=%22%20OR%20*&filter=1", "/search?q=a%0Ab", "/search?after=zzzzzzzzzzzz.-1", "/search?q=%E9%BE%99&after=-9",
        "/search/suggest?q=%27%3A*", "/categories?x=1", "/shops?after=x", "/shops/tea-house?q=%3Cmarquee%3E&category=5&filter=1",
        "/?utm=%F0%9F%8D%B5",
    ]

    @Test(arguments: odd)
    func `nonsense in an address gets a page`(path: String) async throws {
        let world = try await StoreWorld()
        let answer = await Browser(world: world, person: ID(1), token: "").get(path)
        #expect(answer.status == 200, "\(path)")
        #expect(!answer.text.contains("\u{202E}"))
        #expect(!answer.text.contains("<script>alert") && !answer.text.contains("<marquee>"))
    }

    @Test func `what was looked for in vain is repeated, with words that find something`() async throws {
        let world = try await StoreWorld()
        let visitor = Browser(world: world, person: ID(1), token: "")
        let text = await visitor.get("/search?q=%E4%BA%95%E7%BB%B3").text   // 井绳
        #expect(text.contains("没有找到“井绳”") && text.contains(percentEncoded("龙井")))
    }

    @Test func `off sale and of a closed shop: still there by name, not to be bought`() async throws {
        let world = try await StoreWorld()
        let visitor = Browser(world: world, person: ID(1), token: "")
        let path = "/products/\(world.shop)/\(world.product.id)"
        #expect(await visitor.get(path + "?buy=cart").text.contains("name=\"to\" value=\"cart\""))
        _ = try await world.catalog.setState(.delisted, of: world.product.id, in: world.shop)
        var page = await visitor.get(path + "?buy=cart")
        #expect(page.status == 404 && page.text.contains("明前龙井") && page.text.contains("已经下架") && !page.text.contains("name=\"to\""))
        _ = try await world.catalog.setState(.listed, of: world.product.id, in: world.shop)
        _ = try await world.catalog.change(world.shop, state: .suspended)
        page = await visitor.get(path)
        #expect(page.status == 404 && page.text.contains("暂停营业") && !page.text.contains("name=\"to\""))
        page = await visitor.get("/shops/tea-house")
        #expect(page.status == 404 && page.text.contains("暂停营业"))
        #expect(await visitor.get("/products/\(world.shop)/1").status == 404)
    }

    @Test func `a shop on holiday is marked wherever it is listed, as long as it rests`() async throws {
        let world = try await StoreWorld()
        let buyer = try await world.buyer("13800000001")
        try await world.catalog.addFavourite(world.product.id, of: world.shop, by: buyer.person)
        let mark = #"<span class="tag">休息中</span>"#
        let lists = [
            "/", "/search?q=%E9%BE%99%E4%BA%95", "/search?q=%E8%8C%B6%E8%88%8D", "/search?sort=newest", "/shops", "/me/favourites",
        ]
        func marked() async -> [Bool] {
            var found: [Bool] = []
            for list in lists { found.append(await buyer.get(list).text.contains(mark)) }
            return found
        }
        let start = world.base.clock.now()
        try await world.catalog.rest(world.shop, ShopRest(from: start + .days(1), until: start + .days(3)), by: ID(7))
        #expect(await marked() == lists.map { _ in false })
        world.base.time.advance(by: .days(1))
        #expect(await marked() == lists.map { _ in true })
        let page = await buyer.get("/products/\(world.shop)/\(world.product.id)").text
        #expect(page.contains("店铺休息中") && page.contains("开业提醒") && !page.contains("buy=checkout"))
        world.base.time.advance(by: .days(2))
        #expect(await marked() == lists.map { _ in false })
    }
}
