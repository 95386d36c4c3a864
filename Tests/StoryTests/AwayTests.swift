// AwayTests.swift: a database that is away is said to be away, and nothing is said to be missing.
import Core
import Store
import StoryKit
import Synchronization
import TestKit
import Testing

@Suite struct AwayTests {
    @Test(arguments: TestStore.all)
    func `who asks for a shop while the database is away is told to come back, not that there is none`(backend: TestStore) async throws {
        let switchboard = AwaySwitch()
        let http = try await HTTPWorld(on: backend) { AwayStore($0, switchboard) }
        let owner = try await http.shops.person(1)
        let tea = try await http.shops.shop("tea", owner: owner, prices: [100])
        let signedIn = try await http.send("POST", "/api/v1/sessions", ["identifier": "13800000001", "password": "password-1"])
        let token = try #require(signedIn.json["token"]?.string)
        let target = "/api/v1/shops/\(tea.shop)/orders"
        #expect(try await http.send("GET", target, token: token).status == 200)
        switchboard.readsLeft = 1   // the session is read, the shop is not
        #expect(try await http.send("GET", target, token: token).status == 503)
    }
}

/// How many reads still go through.
private final class AwaySwitch: Sendable {
    private let state = Mutex<Int?>(nil)
    var readsLeft: Int? {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
    func take() -> Bool {
        state.withLock { left in
            guard let count = left else { return true }
            left = max(0, count - 1)
            return count > 0
        }
    }
}

private final class AwayStore: Store {
    private let inner: any Store, away: AwaySwitch
    init(_ inner: any Store, _ away: AwaySwitch) { (self.inner, self.away) = (inner, away) }
    var dialect: Dialect { inner.dialect }
    var bell: Bell { inner.bell }

    func write<Result: Sendable>(
        homes: [Home], _ urgency: Urgency, _ body: @escaping @Sendable (any Writing) throws -> Result
    ) async throws -> Result { try await inner.write(homes: homes, urgency, body) }

    func read<Result: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> Result) async throws -> Result {
        guard away.take() else { throw StoreError.unavailable("away") }
        return try await inner.read(body)
    }
    func close() async { await inner.close() }
}
