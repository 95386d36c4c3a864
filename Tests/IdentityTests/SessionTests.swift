// SessionTests.swift: tokens open what they were made for, and nothing else.
import Core
import Identity
import Store
import TestKit
import Testing
import Web

@Suite struct SessionTests {
    @Test(arguments: TestStore.all)
    func `a forged, foreign or crooked token is refused`(backend: TestStore) async throws {
        let world = try await IdentityWorld(on: backend)
        let anna = try await world.identity.signUp(world.anna, world.password, name: #require(DisplayName("安娜")))
        let bert = try await world.identity.signUp(world.bert, world.password, name: #require(DisplayName("Bert")))
        let own = anna.token.split(separator: ".").map(String.init)
        let other = bert.token.split(separator: ".").map(String.init)
        let bad = [
            "\(own[0]).\(own[1]).\(other[2])", "\(other[0]).\(own[1]).\(own[2])", "\(own[0]).\(other[1]).\(own[2])",
            "\(own[0]).\(own[1]).\(String(repeating: "0", count: 32))", anna.token + "0", anna.token.uppercased(), "", "..",
            "+\(anna.token)", "0\(anna.token)", "\(own[0]).\(own[1])", String(repeating: "z", count: 9_000),
        ]
        for token in bad {
            await #expect(throws: IdentityError.sessionInvalid) { _ = try await world.identity.caller(.cookie(token)) }
        }
        #expect(try await world.identity.caller(.cookie(anna.token)).person == anna.person)
        #expect(try await world.identity.caller(.none) == .stranger)
    }

    @Test(arguments: TestStore.all)
    func `a session ends 30 days after its last use, and at once when signed out`(backend: TestStore) async throws {
        let world = try await IdentityWorld(on: backend)
        let session = try await world.identity.signUp(world.anna, world.password, name: #require(DisplayName("安娜")))
        #expect(session.expiresAt == world.world.clock.now() + .days(30))
        for _ in 0..<3 {
            world.time.advance(by: .days(29))
            _ = try await world.identity.caller(.cookie(session.token))
        }
        world.time.advance(by: .days(30))
        await #expect(throws: IdentityError.sessionInvalid) { _ = try await world.identity.caller(.cookie(session.token)) }

        let next = try await world.identity.signIn(world.anna, world.password)
        let second = try await world.identity.signIn(world.anna, world.password)
        let caller = try await world.identity.caller(.bearer(next.token))
        try await world.identity.signOut(caller)
        try await world.identity.signOut(caller)
        await #expect(throws: IdentityError.sessionInvalid) { _ = try await world.identity.caller(.bearer(next.token)) }
        _ = try await world.identity.caller(.bearer(second.token))   // the other device stays
    }

    @Test(arguments: TestStore.all)
    func `a guest's session is handed on once, when they sign up or in`(backend: TestStore) async throws {
        let world = try await IdentityWorld(on: backend)
        let guest = try await world.identity.startGuest()
        let before = try await world.identity.caller(.cookie(guest.token))
        #expect(before.isGuest && before.person == guest.person)
        #expect(throws: WebError.signInRequired) { _ = try before.id() }

        let account = try await world.identity.signUp(
            world.anna, world.password, name: #require(DisplayName("安娜")), continuing: before)
        await #expect(throws: IdentityError.sessionInvalid) { _ = try await world.identity.caller(.cookie(guest.token)) }
        _ = try await world.identity.signIn(world.anna, world.password, continuing: before)   // an old page, sent again
        let signedIn = try await world.identity.caller(.cookie(account.token))
        _ = try await world.identity.signIn(world.anna, world.password, continuing: signedIn)
        _ = try await world.identity.caller(.cookie(account.token))   // an account's session is not a guest's
        let told = try await world.signedIn()
        #expect(
            told == [
                SignedIn(person: account.person, guest: guest.person), SignedIn(person: account.person, guest: nil),
                SignedIn(person: account.person, guest: nil),
            ])
    }

    @Test(arguments: TestStore.all)
    func `sweeping takes what has ended and leaves the rest`(backend: TestStore) async throws {
        let world = try await IdentityWorld(on: backend)
        let old = try await world.identity.signUp(world.anna, world.password, name: #require(DisplayName("安娜")))
        _ = await code { try await world.identity.signIn(world.anna, world.wrong) }
        world.time.advance(by: .days(29))
        let new = try await world.identity.startGuest()
        #expect(try await world.identity.sweep() == 1)   // the failure
        world.time.advance(by: .days(1))
        #expect(try await world.identity.sweep() == 1)   // the old session
        #expect(try await world.identity.sweep() == 0)
        _ = try await world.identity.caller(.cookie(new.token))
        await #expect(throws: IdentityError.sessionInvalid) { _ = try await world.identity.caller(.cookie(old.token)) }
    }
}
