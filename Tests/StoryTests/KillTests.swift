// KillTests.swift: the server is killed under load and started again: nothing acknowledged is missing, nothing is there twice.
import Core
import Foundation
import Synchronization
import TestKit
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// `souk` as a child process.
private final class Server: @unchecked Sendable {   // used by one test; the pipe's handler touches only the continuation
    private let child: Child
    let address: String

    /// Starts it and returns when it listens.
    init(_ arguments: [String]) async throws {
        let output = Pipe()
        child = try Child(
            Self.program.path, ["serve", "--port", "0"] + arguments, output: output.fileHandleForWriting.fileDescriptor,
            environment: ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("SOUK_") })
        try output.fileHandleForWriting.close()
        let lines = Mutex("")
        address = try await withCheckedThrowingContinuation { continuation in
            output.fileHandleForReading.readabilityHandler = { handle in
                let data = handle.availableData
                let found: String? = lines.withLock { text in
                    text += String(decoding: data, as: UTF8.self)
                    return text.split(separator: "\n").first { $0.hasPrefix("Souk listens on ") }.map { String($0.dropFirst(16)) }
                }
                if let found, lines.withLock({ $0.hasSuffix("\n") }) {
                    handle.readabilityHandler = nil
                    continuation.resume(returning: found)
                } else if data.isEmpty {
                    handle.readabilityHandler = nil
                    continuation.resume(throwing: ServerEnded(said: lines.withLock { $0 }))
                }
            }
        }
    }

    static let program: URL = {
        let tests = URL(fileURLWithPath: CommandLine.arguments[0])
        return tests.deletingLastPathComponent().appendingPathComponent("souk")
    }()

    func kill() {
        child.kill()
        child.wait()
    }

    struct ServerEnded: Error { let said: String }

    func send(_ method: String, _ path: String, _ body: JSON? = nil, token: String? = nil, key: String? = nil) async throws -> JSON {
        guard let url = URL(string: address + path) else { throw ServerEnded(said: path) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        if let body {
            request.httpBody = Data(body.bytes)
            request.setValue("application/json", forHTTPHeaderField: "content-type")
        }
        if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "authorization") }
        if let key { request.setValue(key, forHTTPHeaderField: "idempotency-key") }
        let (data, _) = try await URLSession.shared.data(for: request)
        return try JSON(parsing: [UInt8](data))
    }
}

/// What was answered before the kill, by key.
private final class Acknowledged: Sendable {
    private let kept = Mutex<[String: JSON]>([:])
    var all: [String: JSON] { kept.withLock { $0 } }

    /// - Returns: how many there are with this one.
    func add(_ key: String, _ answer: JSON) -> Int {
        kept.withLock { kept in
            kept[key] = answer
            return kept.count
        }
    }
}

@Suite struct KillTests {
    /// What a buyer's requests need.
    private struct Purchase: Sendable {
        let token: String, checkout: JSON
    }

    private func arguments(_ backend: TestStore) async throws -> [String] {
        let data = URL(fileURLWithPath: TestStore.temporaryPath()).deletingLastPathComponent().path
        guard backend == .postgres else { return ["--data", data] }
        let schema = try await TestStore.newSchema()
        let url = try #require(TestStore.postgresURL(with: "options=-csearch_path%3D\(schema)"))
        let arguments = ["--data", data, "--database", url]
        #expect(try Child(Server.program.path, ["migrate"] + arguments).wait() == 0)
        return arguments
    }

    /// A shop with one product, and buyers ready to buy one piece of it.
    private func open(_ server: Server) async throws -> (purchases: [Purchase], merchant: String, product: String) {
        let merchant = try await signUp(1, server)
        let organisation = try await server.send(
            "POST", "/api/v1/organisations", ["name": "茶", "kinds": ["merchant"]], token: merchant, key: "o")
        let owner = try #require(organisation["id"]?.string, "\(organisation)")
        let opened = try await server.send(
            "POST", "/api/v1/organisations/\(owner)/shops", ["slug": "tea", "name": "茶"], token: merchant, key: "s")
        let shop = try #require(opened["id"]?.string, "\(opened)")
        let draft: JSON = ["product": ["title": "龙井", "skus": [["price": ["amount": 100, "currency": "CNY"], "stock": 100_000]]]]
        let product = try await server.send("POST", "/api/v1/shops/\(shop)/catalog", draft, token: merchant, key: "p")
        let id = try #require(product["id"]?.string, "\(product)"), sku = try #require(product["skus"]?[0]?["id"]?.string)
        let path = "/api/v1/shops/\(shop)/catalog/\(id)"
        _ = try await server.send("PUT", "\(path)/state", ["state": "listed"], token: merchant)
        var purchases: [Purchase] = []
        for number in 2...3 {
            let token = try await signUp(number, server)
            let place: JSON = ["address": ["name": "陈", "phone": "13800138000", "division": "510107", "detail": "人民南路"]]
            let address = try #require(try await server.send("POST", "/api/v1/me/addresses", place, token: token)["id"]?.string)
            let line: JSON = ["shop": .string(shop), "sku": .string(sku), "quantity": 1]
            purchases.append(
                Purchase(
                    token: token, checkout: ["lines": [line], "address": .string(address), "total": ["amount": 100, "currency": "CNY"]]))
        }
        return (purchases, merchant, path)
    }

    private func signUp(_ number: Int, _ server: Server) async throws -> String {
        let answer = try await server.send(
            "POST", "/api/v1/accounts",
            ["identifier": .string(String(13_700_000_000 + number)), "password": "password-1", "name": "人"])
        return try #require(answer["token"]?.string, "\(answer)")
    }

    @Test(arguments: TestStore.all)
    func `killed under load, it has lost nothing acknowledged and doubled nothing`(backend: TestStore) async throws {
        let arguments = try await arguments(backend)
        let first = try await Server(arguments)
        let (purchases, merchant, product) = try await open(first)
        let acknowledged = Acknowledged()
        let callers = 16, each = 60
        await withTaskGroup(of: Void.self) { group in
            for caller in 0..<callers {
                group.addTask {
                    let purchase = purchases[caller % purchases.count]
                    for turn in 0..<each {
                        let key = "\(caller)-\(turn)"
                        guard
                            let answer = try? await first.send(
                                "POST", "/api/v1/checkouts", purchase.checkout, token: purchase.token, key: key),
                            answer["orders"] != nil
                        else { return }
                        if acknowledged.add(key, answer) == 150 { first.kill() }
                    }
                }
            }
        }
        let kept = acknowledged.all
        #expect(kept.count >= 150 && kept.count < callers * each)

        let second = try await Server(arguments)
        defer { second.kill() }
        var orders: Set<String> = []
        for caller in 0..<callers {
            let purchase = purchases[caller % purchases.count]
            for turn in 0..<each {
                let key = "\(caller)-\(turn)"
                let answer = try await second.send("POST", "/api/v1/checkouts", purchase.checkout, token: purchase.token, key: key)
                if let before = kept[key] { #expect(answer == before, "acknowledged before the kill, another answer after it: \(key)") }
                orders.insert(try #require(answer["orders"]?[0]?["order"]?.string, "\(answer)"))
            }
        }
        #expect(orders.count == callers * each)
        let sku = try await second.send("GET", product, token: merchant)["skus"]?[0]
        #expect(sku?["reserved"] == .int(Int64(callers * each)))
    }
}
