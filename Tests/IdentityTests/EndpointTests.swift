// EndpointTests.swift: the room's API as a client meets it, through the pipeline, without a socket.
import Core
import Identity
import Store
import TestKit
import Testing
import Web

/// A client with at most one token.
private struct Client {
    let pipeline: WebPipeline
    var token: String?

    func send(_ method: String, _ path: String, _ body: JSON? = nil, key: String? = nil) async -> (status: Int, json: JSON) {
        var headers: Headers = [:]
        if let token { headers.add("authorization", "Bearer \(token)") }
        if body != nil { headers.add("content-type", "application/json") }
        if let key { headers.add("idempotency-key", key) }
        let head = WebHead(method: method, target: path, headers: headers, remoteAddress: "203.0.113.9")
        let answer = await pipeline.respond(to: head, body: body?.bytes ?? [])
        return (answer.status, (try? JSON(parsing: answer.bytes)) ?? .null)
    }

    func `as`(_ answer: JSON) -> Client { Client(pipeline: pipeline, token: answer["token"]?.string) }
}

@Suite struct EndpointTests {
    private func client(on backend: TestStore) async throws -> Client {
        let world = try await IdentityWorld(on: backend)
        let pipeline = WebPipeline(
            endpoints: world.identity.endpoints, gatekeeper: IdentityGatekeeper(world.identity) { _ in nil },
            csrfKey: Array(0..<32), random: world.world.random, errorPage: { _, _ in "" })
        return Client(pipeline: pipeline)
    }

    private func account(_ identifier: String) -> JSON {
        ["identifier": .string(identifier), "password": "correct horse", "name": "阿明"]
    }

    @Test(arguments: TestStore.all)
    func `a guest signs up, opens an organisation, takes somebody in, and signs out`(backend: TestStore) async throws {
        let stranger = try await client(on: backend)
        #expect(await stranger.send("GET", "/api/v1/me").json["code"] == "web.session_required")
        let guest = stranger.as(await stranger.send("POST", "/api/v1/sessions/guest").json)
        #expect(await guest.send("GET", "/api/v1/me").json["guest"] == true)
        #expect(await guest.send("POST", "/api/v1/organisations", [:], key: "k").json["code"] == "web.sign_in_required")

        let signedUp = await guest.send("POST", "/api/v1/accounts", account("+86 138 0013 8000"))
        #expect(signedUp.status == 201 && signedUp.json["expiresAt"]?.int == (TestWorld.start + .days(30)).milliseconds)
        #expect(await guest.send("GET", "/api/v1/me").status == 401)   // handed on
        let anna = stranger.as(signedUp.json)
        let bert = stranger.as(await stranger.send("POST", "/api/v1/accounts", account("bert@example.com")).json)

        let shop: JSON = ["name": "好货铺", "kinds": ["merchant"]]
        let opened = await anna.send("POST", "/api/v1/organisations", shop, key: "k1")
        #expect(opened.status == 201)
        #expect(await anna.send("POST", "/api/v1/organisations", shop, key: "k1").json == opened.json)
        let staff = "/api/v1/organisations/\(try #require(opened.json["id"]?.string))/staff"

        let wanted: JSON = ["identifier": "BERT@example.com", "roles": ["viewer"]]
        #expect(await bert.send("POST", staff, wanted).json["code"] == "identity.forbidden")
        #expect(await bert.send("GET", staff).json["code"] == "identity.forbidden")
        let added = await anna.send("POST", staff, wanted)
        #expect(added.status == 201)
        let one = "\(staff)/\(try #require(added.json["account"]?.string))"
        #expect(await bert.send("GET", staff).json["items"]?.array?.count == 2)
        #expect(await bert.send("PATCH", one, ["roles": ["owner"]]).json["code"] == "identity.forbidden")
        #expect(await anna.send("PATCH", one, ["roles": ["manager", "finance"]]).status == 204)
        let me = await bert.send("GET", "/api/v1/me").json
        #expect(me["email"] == "bert@example.com" && me["phone"] == nil)
        #expect(me["organisations"]?[0]?["roles"] == ["finance", "manager"])
        #expect(await bert.send("DELETE", one).status == 204)
        #expect(await bert.send("GET", staff).status == 403)

        #expect(await anna.send("DELETE", "/api/v1/sessions/current").status == 204)
        #expect(await anna.send("GET", "/api/v1/me").json["code"] == "identity.session_invalid")
    }

    @Test func `what is wrong with an input is all said at once, and a password never comes back`() async throws {
        let client = try await client(on: .sqlite)
        let bad = await client.send("POST", "/api/v1/accounts", ["identifier": "x", "password": "x9!q", "name": "  ", "admin": true])
        let problems: [String] = (bad.json["problems"]?.array ?? []).map { "\($0["path"]?.string ?? "") \($0["code"]?.string ?? "")" }
        #expect(bad.status == 422)
        #expect(problems.sorted() == ["admin unknown_field", "identifier not_a_phone_or_email", "name blank", "password too_short"])
        #expect(!bad.json.text.contains("x9!q"))

        _ = await client.send("POST", "/api/v1/accounts", account("bert@example.com"))
        let wrong: JSON = ["identifier": "bert@example.com", "password": "battery staple"]
        for _ in 0..<3 { #expect(await client.send("POST", "/api/v1/sessions", wrong).status == 401) }
        let delayed = await client.send("POST", "/api/v1/sessions", wrong)
        #expect(delayed.status == 429 && delayed.json["facts"]?["retryAfterSeconds"] == "1")
    }
}
