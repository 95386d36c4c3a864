// CartTests.swift: a cart tells the truth of now, and a guest's becomes the person's.
import App
import Catalog
import Core
import Identity
import Store
import StoryKit
import TestKit
import Testing
import Trade
import Web

@Suite struct CartTests {
    @Test(arguments: TestStore.all)
    func `prices, stock and what is gone are those of now`(backend: TestStore) async throws {
        let world = try await ShopWorld(on: backend)
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: merchant, prices: [100, 200, 300])
        for index in 0...2 { try await world.trade.addToCart(tea.line(index, 4), of: buyer) }
        let product = try await world.product(of: tea.skus[0], tea)
        _ = try await world.rooms.catalog.setPrices(
            of: product, in: tea.shop, [PriceChange(sku: tea.skus[0], price: .cny(120), listPrice: nil)])
        try await world.rooms.catalog.setStock(of: tea.shop, [(sku: tea.skus[1], onHand: 3)])
        _ = try await world.rooms.catalog.setState(.delisted, of: world.product(of: tea.skus[2], tea), in: tea.shop)
        let cart = try await world.trade.cart(of: buyer)
        var found: [ID<SKU>: CartItem] = [:]
        for item in cart.items { found[item.quoted.wanted.sku] = item }
        #expect(found[tea.skus[0]]?.priceChanged == true)
        #expect(found[tea.skus[1]]?.quoted.trouble == .short(available: 3))
        #expect(found[tea.skus[2]]?.quoted.trouble == .delisted)
        #expect(cart.total == .cny(480))
        #expect(cart.buyable == [tea.line(0, 4)])
    }

    @Test(arguments: TestStore.all)
    func `a guest's cart is added to the person's at sign-in, once`(backend: TestStore) async throws {
        let world = try await ShopWorld(on: backend)
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: merchant, prices: [100, 200])
        try await world.trade.addToCart(tea.line(0, 2), of: buyer)
        let guest = try await world.rooms.identity.startGuest()
        try await world.trade.addToCart(tea.line(0, 3), of: guest.person)
        try await world.trade.addToCart(tea.line(1), of: guest.person)
        let caller = try await world.rooms.identity.caller(.bearer(guest.token))
        let (identifier, password) = (try #require(Identifier("13800000002")), try #require(Password("password-2")))
        _ = try await world.rooms.identity.signIn(identifier, password, continuing: caller, from: "127.0.0.1")
        try await world.settle()
        let lines = try await world.trade.cart(of: buyer).items.map(\.quoted.wanted)
        #expect(Set(lines) == [tea.line(0, 5), tea.line(1)])
        #expect(try await world.trade.cart(of: guest.person).items.isEmpty)
    }

    @Test(arguments: TestStore.all)
    func `a placed cart is empty, and only of what was bought`(backend: TestStore) async throws {
        let world = try await ShopWorld(on: backend)
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: merchant, prices: [100, 200])
        for index in 0...1 { try await world.trade.addToCart(tea.line(index), of: buyer) }
        _ = try await world.trade.place(world.checkout([tea.line(0)], by: buyer, total: 100, fromCart: true))
        #expect(try await world.trade.cart(of: buyer).items.map(\.quoted.wanted) == [tea.line(1)])
    }
}
