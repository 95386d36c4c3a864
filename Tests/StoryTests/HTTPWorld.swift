// HTTPWorld.swift: the house reached through its whole pipeline, as clients reach it.
import App
import Core
import Identity
import Store
import StoryKit
import TestKit
import Testing
import Web

/// Sends requests as a client would, without a socket.
struct HTTPWorld: Sendable {
    let shops: ShopWorld
    let pipeline: WebPipeline

    init(on backend: TestStore, wrap: (any Store) -> any Store = { $0 }) async throws {
        shops = try await ShopWorld(on: backend, wrap: wrap)
        pipeline = try await Program.pipeline(shops.rooms, shops.runner, Configuration(), csrfKey: [UInt8](repeating: 3, count: 32))
    }

    struct Answer: Sendable {
        let status: Int, json: JSON
        var code: String? { json["code"]?.string }
    }

    func send(_ method: String, _ target: String, _ body: JSON? = nil, token: String? = nil, key: String? = nil) async throws -> Answer {
        try await send(method, target, bytes: body?.bytes ?? [], token: token, key: key)
    }

    func send(_ method: String, _ target: String, bytes: [UInt8], token: String? = nil, key: String? = nil) async throws -> Answer {
        var headers: Headers = [:]
        if !bytes.isEmpty { headers.add("content-type", "application/json") }
        if let token { headers.add("authorization", "Bearer \(token)") }
        if let key { headers.add("idempotency-key", key) }
        let response = await pipeline.respond(to: WebHead(method: method, target: target, headers: headers), body: bytes)
        return Answer(status: response.status, json: response.bytes.isEmpty ? .null : try JSON(parsing: response.bytes))
    }

    /// Signs somebody up over the API.
    /// - Returns: the token.
    func signUp(_ number: Int) async throws -> String {
        let answer = try await send(
            "POST", "/api/v1/accounts",
            ["identifier": .string(String(13_900_000_000 + number)), "password": "password-1", "name": .string("客\(number)")])
        return try #require(answer.json["token"]?.string)
    }
}
