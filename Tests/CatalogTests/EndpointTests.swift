// EndpointTests.swift: the room over HTTP: what a stranger sees, what a merchant may, what a neighbour may not.
import Catalog
import Core
import Foundation
import Identity
import Store
import TestKit
import Testing
import Web

/// The token `merchant` is a person who may all in one shop and in organisation 7; nobody else may anything.
private struct OneMerchant: Gatekeeper {
    let shop: ID<Shop>
    func caller(credential: Credential) async throws -> Caller {
        guard credential == .bearer("merchant") else { throw WebError.signInRequired }
        return Caller(person: ID(5))
    }
    func permit(_ caller: Caller, _ permission: Permission, scope: Int64?) async throws {
        let allowed: Bool = permission.scope == .organisation ? scope == 7 : scope == shop.number
        guard caller.person == ID(5), allowed else { throw IdentityError.forbidden }
    }
}

private struct Answer {
    let status: Int, json: JSON
    var code: String? { json["code"]?.string }
    var problems: [String] { (json["problems"]?.array ?? []).compactMap { $0["path"]?.string } }
}

private struct MerchantWeb {
    let web: WebPipeline

    init(_ world: CatalogWorld) {
        web = WebPipeline(
            endpoints: world.catalog.endpoints, gatekeeper: OneMerchant(shop: world.shop),
            csrfKey: Array(repeating: 1, count: 32), random: .seeded(1), errorPage: { _, _ in "" })
    }

    func send(_ method: String, _ path: String, _ body: JSON? = nil, key: String? = nil, signedIn: Bool = true) async throws -> Answer {
        var headers: Headers = ["content-type": "application/json"]
        if signedIn { headers.add("authorization", "Bearer merchant") }
        if let key { headers.add("idempotency-key", key) }
        let answer = await web.respond(to: WebHead(method: method, target: path, headers: headers), body: body?.bytes ?? [])
        return Answer(status: answer.status, json: answer.bytes.isEmpty ? .null : try JSON(parsing: answer.bytes))
    }
}

@Suite struct EndpointTests {
    static func price(_ fen: Int64) -> JSON { ["amount": .int(fen), "currency": "CNY"] }

    @Test func `a merchant sells, a stranger finds, and neither leaves their place`() async throws {
        let world = try await CatalogWorld(on: .sqlite)
        let web = MerchantWeb(world), shop = "/api/v1/shops/\(world.shop)"
        let draft: JSON = ["product": ["title": "明前龙井", "skus": [["price": Self.price(9_900), "stock": 3]]]]
        let made = try await web.send("POST", "\(shop)/catalog", draft, key: "k")
        #expect(made.status == 201)
        let id = try #require(made.json["id"]?.string)
        #expect(try await web.send("POST", "\(shop)/catalog", draft, key: "k").json["id"]?.string == id)
        #expect(try await web.send("GET", "\(shop)/products/\(id)", signedIn: false).code == "catalog.product_not_found")

        #expect(try await web.send("PUT", "\(shop)/catalog/\(id)/state", ["state": "listed"]).status == 200)
        let found = try await web.send("GET", "/api/v1/products?query=%E9%BE%99%E4%BA%95", signedIn: false)
        #expect(found.json["items"]?[0]?["id"]?.string == id && found.json["total"]?.int == 1)
        let seen = try await web.send("GET", "\(shop)/products/\(id)", signedIn: false)
        #expect(seen.json["skus"]?[0]?["available"]?.int == 3 && seen.json["skus"]?[0]?["onHand"] == nil)

        let sku = try #require(made.json["skus"]?[0]?["id"])
        #expect(try await web.send("PUT", "\(shop)/stock", ["stock": [["sku": sku, "onHand": 8]]]).status == 204)
        let journal = try await web.send("GET", "\(shop)/skus/\(sku.string ?? "")/stock-journal")
        #expect(journal.json["items"]?.array?.compactMap { $0["onHand"]?.int } == [5, 3])

        let other = try await world.catalog.openShop(of: ID<Organisation>(8), slug: "neighbour", name: "邻居").id
        for (method, path) in [
            ("GET", "catalog"), ("POST", "catalog"), ("GET", "catalog/\(id)"), ("PUT", "catalog/\(id)"),
            ("PUT", "catalog/\(id)/state"), ("PUT", "catalog/\(id)/prices"), ("PUT", "stock"), ("POST", "pictures"), ("PATCH", ""),
        ] {
            let end = path.isEmpty ? "" : "/\(path)"
            #expect(try await web.send(method, "/api/v1/shops/\(other)\(end)").code == "identity.forbidden", "\(method) \(path)")
            #expect(try await web.send(method, "\(shop)\(end)", signedIn: false).status == 401, "\(method) \(path)")
        }
        #expect(try await web.send("GET", "/api/v1/shops/\(other)/products/\(id)").code == "catalog.product_not_found")
    }

    @Test func `every problem of an input is in one answer`() async throws {
        let world = try await CatalogWorld(on: .sqlite)
        let bad: JSON = [
            "product": [
                "title": "", "colour": "red",
                "skus": [["price": ["amount": -1, "currency": "CNY"], "weightGrams": -1], ["price": 5]],
            ]
        ]
        let answer = try await MerchantWeb(world).send("POST", "/api/v1/shops/\(world.shop)/catalog", bad)
        #expect(answer.status == 422)
        #expect(
            Set(answer.problems) == [
                "Idempotency-Key", "product.title", "product.colour", "product.skus[0].price.amount",
                "product.skus[0].weightGrams", "product.skus[1].price",
            ])
    }

    @Test func `a picture comes back as it was, to be kept for ever`() async throws {
        let world = try await CatalogWorld(on: .sqlite)
        let web = MerchantWeb(world).web
        let headers: Headers = ["content-type": "image/gif", "authorization": "Bearer merchant"]
        let gif: [UInt8] = Array("GIF89a".utf8) + [3, 0, 2, 0, 0, 0, 0, 0x3B]
        let head = WebHead(method: "POST", target: "/api/v1/shops/\(world.shop)/pictures", headers: headers)
        let kept = await web.respond(to: head, body: gif)
        let address = try #require(try JSON(parsing: kept.bytes)["address"]?.string)
        let shown = await web.respond(to: WebHead(method: "GET", target: address))
        #expect(kept.status == 201 && shown.bytes == gif && shown.headers["content-type"] == "image/gif")
        #expect(shown.headers["cache-control"]?.contains("immutable") == true)
        let broken = await web.respond(to: head, body: Array(gif.dropLast()))
        let code = try JSON(parsing: broken.bytes)["code"]?.string
        #expect(broken.status == 422 && code == "catalog.picture_invalid")
    }
}
