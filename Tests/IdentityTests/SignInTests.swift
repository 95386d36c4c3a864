// SignInTests.swift: signing up and in, and what a wrong password costs.
import Core
import Identity
import Store
import TestKit
import Testing
import Web

@Suite struct SignInTests {
    @Test(arguments: TestStore.all)
    func `an account signs in with its password in any spelling of its phone`(backend: TestStore) async throws {
        let world = try await IdentityWorld(on: backend)
        let account = try await world.signUp(world.anna)
        let again = try await world.identity.signIn(#require(Identifier("+86 138-0013-8000")), world.password)
        #expect(again.person == account)
        let caller = try await world.identity.caller(.bearer(again.token))
        #expect(caller.person == account && !caller.isGuest)
        #expect(try await world.identity.profile(of: account)?.identifier == world.anna)
    }

    @Test(arguments: TestStore.all)
    func `an unknown account and a wrong password are one answer`(backend: TestStore) async throws {
        let world = try await IdentityWorld(on: backend)
        _ = try await world.signUp(world.anna)
        #expect(await code { try await world.identity.signIn(world.anna, world.wrong) } == "identity.wrong_credentials")
        #expect(await code { try await world.identity.signIn(world.bert, world.wrong) } == "identity.wrong_credentials")
    }

    @Test(arguments: TestStore.all)
    func `of many sign-ups with one phone, one makes an account`(backend: TestStore) async throws {
        let world = try await IdentityWorld(on: backend)
        let codes: [String] = await withTaskGroup { group in
            for _ in 0..<12 { group.addTask { await code { try await world.signUp(world.anna) } } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.filter { $0 == "done" }.count == 1)
        #expect(codes.filter { $0 == "identity.identifier_taken" }.count == 11)
    }

    @Test(arguments: TestStore.all, [true, false])
    func `the delay doubles from the third failure, for unknown accounts too, and success ends it`(
        backend: TestStore, known: Bool
    ) async throws {
        let world = try await IdentityWorld(on: backend)
        if known { _ = try await world.signUp(world.anna) }
        func wrong() async throws { _ = try await world.identity.signIn(world.anna, world.wrong) }
        for _ in 0..<3 { await #expect(throws: IdentityError.wrongCredentials) { try await wrong() } }
        for seconds: Int64 in [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900] {
            await #expect(throws: IdentityError.tooManyAttempts(retryAfterSeconds: seconds)) {
                _ = try await world.identity.signIn(world.anna, world.password)   // the right one too
            }
            world.time.advance(by: .milliseconds(seconds * 1_000 - 1))
            await #expect(throws: IdentityError.tooManyAttempts(retryAfterSeconds: 1)) { try await wrong() }
            world.time.advance(by: .milliseconds(1))
            await #expect(throws: IdentityError.wrongCredentials) { try await wrong() }
        }
        guard known else { return }
        world.time.advance(by: .minutes(15))
        _ = try await world.identity.signIn(world.anna, world.password)
        for _ in 0..<3 { await #expect(throws: IdentityError.wrongCredentials) { try await wrong() } }
    }

    @Test(arguments: TestStore.all)
    func `many guesses at once are no more guesses`(backend: TestStore) async throws {
        let world = try await IdentityWorld(on: backend)
        _ = try await world.signUp(world.anna)
        let codes: [String] = await withTaskGroup { group in
            for _ in 0..<12 { group.addTask { await code { try await world.identity.signIn(world.anna, world.wrong) } } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.filter { $0 == "identity.wrong_credentials" }.count == 3)
        #expect(codes.filter { $0 == "identity.too_many_attempts" }.count == 9)
    }

    @Test(arguments: TestStore.all)
    func `guessing over many accounts from one address is slowed down`(backend: TestStore) async throws {
        let world = try await IdentityWorld(on: backend)
        _ = try await world.signUp(world.anna)
        for number in 0..<20 {
            let target = try #require(Identifier("guess\(number)@example.com"))
            let answer = await code { try await world.identity.signIn(target, world.wrong, from: "203.0.113.9") }
            #expect(answer == "identity.wrong_credentials")
        }
        await #expect(throws: IdentityError.tooManyAttempts(retryAfterSeconds: 1)) {
            _ = try await world.identity.signIn(world.anna, world.password, from: "203.0.113.9")
        }
        _ = try await world.identity.signIn(world.anna, world.password, from: "203.0.113.10")
    }

    /// Unknown accounts wait in it too: they cost as much as known ones.
    @Test(arguments: [true, false])
    func `a full queue of passwords is answered, not waited in`(signsUp: Bool) async throws {
        let world = try await IdentityWorld(on: .sqlite)
        let slow = PasswordHasher(cost: .standard, threads: 1, queue: 1)
        let identity = Identity(
            store: world.store, clock: world.world.clock, ids: world.world.ids, random: world.world.random, hasher: slow)
        let name = try #require(DisplayName("p"))
        let codes: [String] = await withTaskGroup { group in
            for number in 0..<8 {
                group.addTask {
                    await code {
                        let identifier = try #require(Identifier("p\(number)@example.com"))
                        return signsUp
                            ? try await identity.signUp(identifier, world.password, name: name)
                            : try await identity.signIn(identifier, world.password)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(codes) == [signsUp ? "done" : "identity.wrong_credentials", "identity.busy"])
    }
}
