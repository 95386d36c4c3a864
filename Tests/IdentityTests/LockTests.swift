// LockTests.swift: a locked account is out at once and stays out.
import Core
import Identity
import Store
import TestKit
import Testing
import Web

@Suite struct LockTests {
    @Test(arguments: TestStore.all)
    func `a locked account cannot sign in, and its sessions end at once`(backend: TestStore) async throws {
        let world = try await IdentityWorld(on: backend)
        let identity = world.identity
        let admin = try await identity.createAdmin(world.cleo, world.password, name: #require(DisplayName("管理员")))
        let session = try await identity.signUp(world.anna, world.password, name: #require(DisplayName("阿明")))
        try await identity.lock(session.person, why: "盗号申诉", by: admin)
        try await identity.lock(session.person, why: "再点一次", by: admin)
        #expect(await code { try await identity.caller(.bearer(session.token)) } == "identity.session_invalid")
        #expect(await code { try await identity.signIn(world.anna, world.password) } == "identity.account_locked")
        let wrong = await code { try await identity.signIn(world.anna, world.wrong) }   // who guesses learns nothing
        #expect(wrong == "identity.wrong_credentials")
        #expect(await code { try await identity.lock(admin, why: "自己", by: admin) } == "identity.cannot_lock")
        #expect(await code { try await identity.lock(admin, why: "别人", by: session.person) } == "identity.cannot_lock")
        let detail = try await identity.accountDetail(session.person)
        #expect(detail.lock?.reason == "盗号申诉" && detail.sessions == 0 && detail.entry.identifier.masked == "138****8000")
        try await identity.unlock(session.person, why: "本人已核实", by: admin)
        world.time.advance(by: .minutes(20))
        let again = try await identity.signIn(world.anna, world.password)
        try await identity.endSessions(of: session.person, why: "换机", by: admin)
        #expect(await code { try await identity.caller(.bearer(again.token)) } == "identity.session_invalid")
        #expect(try await identity.accountDetail(session.person).records.map(\.what) == [.sessionsEnded, .unlocked, .locked])
    }

    @Test(arguments: TestStore.all)
    func `accounts are found by number, address, id and name, each exactly`(backend: TestStore) async throws {
        let world = try await IdentityWorld(on: backend)
        let (anna, bert) = (try await world.signUp(world.anna), try await world.signUp(world.bert, name: "Bert"))
        for (text, found) in [
            ("138 0013 8000", [anna]), ("BERT@example.com", [bert]), (anna.description, [anna]), ("Bert", [bert]), ("Ber", []),
            ("13900139000", []), ("", [bert, anna]),
        ] {
            #expect(try await world.identity.accounts(matching: text).map(\.id) == found, "\(text)")
        }
    }
}
