// FirstSaleTests.swift: the first sale, by API alone.
import App
import Core
import Payments
import SandboxPay
import StoryKit
import TestKit
import Testing
import Web

@Suite struct FirstSaleTests {
    private static let address: JSON = [
        "address": ["name": "陈小禾", "phone": "138 0013 8000", "division": "510107", "detail": "人民南路四段 27 号"]
    ]

    @Test(arguments: TestStore.all)
    func `from an empty house to a received order, by API alone`(backend: TestStore) async throws {
        let http = try await HTTPWorld(on: backend)
        let merchant = try await http.signUp(1)
        let organisation = try await http.send(
            "POST", "/api/v1/organisations", ["name": "山野集市", "kinds": ["merchant"]], token: merchant, key: "o1")
        let owner = try #require(organisation.json["id"]?.string ?? organisation.json["organisation"]?.string, "\(organisation)")
        let opened = try await http.send(
            "POST", "/api/v1/organisations/\(owner)/shops", ["slug": "shanye", "name": "山野集市"], token: merchant, key: "s1")
        let shop = try #require(opened.json["id"]?.string, "\(opened)")
        let product = try await http.send(
            "POST", "/api/v1/shops/\(shop)/catalog",
            ["product": ["title": "明前龙井 125g", "skus": [["price": ["amount": 16_800, "currency": "CNY"], "stock": 5]]]], token: merchant,
            key: "p1")
        let productID = try #require(product.json["id"]?.string, "\(product)")
        let sku = try #require(product.json["skus"]?[0]?["id"]?.string, "\(product)")
        let listed = try await http.send("PUT", "/api/v1/shops/\(shop)/catalog/\(productID)/state", ["state": "listed"], token: merchant)
        #expect(listed.status == 200, "\(listed)")

        let buyer = try await http.signUp(2)
        let kept = try await http.send("POST", "/api/v1/me/addresses", Self.address, token: buyer)
        let address = try #require(kept.json["id"]?.string, "\(kept)")
        let line: JSON = ["shop": .string(shop), "sku": .string(sku), "quantity": 2]
        let cart = try await http.send("POST", "/api/v1/me/cart/lines", line, token: buyer)
        #expect(cart.json["total"]?["amount"] == 33_600, "\(cart)")
        let checkout: JSON = [
            "lines": [line], "address": .string(address), "total": ["amount": 33_600, "currency": "CNY"], "fromCart": true,
        ]
        let placed = try await http.send("POST", "/api/v1/checkouts", checkout, token: buyer, key: "c1")
        #expect(placed.status == 201, "\(placed)")
        #expect(try await http.send("POST", "/api/v1/checkouts", checkout, token: buyer, key: "c1").json == placed.json)
        let order = try #require(placed.json["orders"]?[0]?["order"]?.string)
        let payment = try #require(placed.json["payment"]?.string)
        let start = try await http.send("POST", "/api/v1/me/payments/\(payment)/start", token: buyer)
        #expect(start.json["address"]?.string?.hasPrefix("/sandbox-pay/\(payment)?sign=") == true, "\(start)")
        let (payer, id) = try #require(PaymentNumber.read(payment))
        try await http.shops.rooms.sandbox.pay(id, of: payer, .prompt)
        try await http.shops.settle()

        let ship: JSON = ["carrier": "SF", "number": "SF1234567890"]
        let shipped = try await http.send("POST", "/api/v1/shops/\(shop)/orders/\(order)/parcels", ship, token: merchant, key: "x1")
        #expect(shipped.json["state"] == "shipped", "\(shipped)")
        let confirmed = try await http.send("POST", "/api/v1/me/shops/\(shop)/orders/\(order)/confirm", token: buyer)
        #expect(confirmed.json["state"] == "completed", "\(confirmed)")
        let listing = try await http.send("GET", "/api/v1/me/orders", token: buyer)
        #expect(listing.json["items"]?[0]?["state"] == "completed")
        let sold = try await http.send("GET", "/api/v1/shops/\(shop)/orders", token: merchant)
        for list in [listing, sold] { #expect(list.json["items"]?[0]?["parcels"]?[0]?["number"] == "SF1234567890", "\(list)") }
    }
}
