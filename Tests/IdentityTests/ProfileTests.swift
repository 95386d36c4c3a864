// ProfileTests.swift: a person changes their name and password; who knew only the session cannot take the account over.
import Core
import Identity
import Store
import TestKit
import Testing
import Web

@Suite struct ProfileTests {
    @Test(arguments: TestStore.all)
    func `a new password needs the old one and ends every other session`(backend: TestStore) async throws {
        let world = try await IdentityWorld(on: backend)
        let account = try await world.signUp(world.anna)
        let phone = try await world.identity.signIn(world.anna, world.password)
        let desk = try await world.identity.signIn(world.anna, world.password)
        let caller = try await world.identity.caller(.bearer(desk.token))
        let new = try #require(Password("another long secret"))
        #expect(
            await code { try await world.identity.changePassword(of: caller, from: world.wrong, to: new) } == "identity.wrong_credentials")
        #expect(await code { try await world.identity.caller(.bearer(phone.token)) } == "done")
        try await world.identity.changePassword(of: caller, from: world.password, to: new)
        #expect(await code { try await world.identity.caller(.bearer(phone.token)) } == "identity.session_invalid")
        #expect(try await world.identity.caller(.bearer(desk.token)).person == account)
        #expect(await code { try await world.identity.signIn(world.anna, world.password) } == "identity.wrong_credentials")
        #expect(try await world.identity.signIn(world.anna, new).person == account)
    }

    @Test func `wrong guesses at the old password wait as wrong sign-ins do`() async throws {
        let world = try await IdentityWorld(on: .sqlite)
        _ = try await world.signUp(world.anna)
        let caller = try await world.identity.caller(.bearer(world.identity.signIn(world.anna, world.password).token))
        let new = try #require(Password("another long secret"))
        for _ in 0..<3 { _ = await code { try await world.identity.changePassword(of: caller, from: world.wrong, to: new) } }
        #expect(
            await code { try await world.identity.changePassword(of: caller, from: world.password, to: new) }
                == "identity.too_many_attempts")
    }

    @Test func `a name changes, and a guest has none`() async throws {
        let world = try await IdentityWorld(on: .sqlite)
        let account = try await world.signUp(world.anna)
        try await world.identity.rename(account, to: #require(DisplayName("مرحبا 🌶️ 小禾")))
        #expect(try await world.identity.profile(of: account)?.name == "مرحبا 🌶️ 小禾")
        let guest = try await world.identity.startGuest().person
        #expect(await code { try await world.identity.rename(guest, to: #require(DisplayName("客"))) } == "identity.account_not_found")
    }
}
