// GateTests.swift: each scope of permission, asked by everybody it is not for.
import Core
import Identity
import Store
import TestKit
import Testing
import Web

@Suite struct GateTests {
    static let shopNumber: Int64 = 77, unknownShop: Int64 = 78

    @Test(arguments: TestStore.all)
    func `strangers, guests, buyers, neighbours and weaker roles are refused in every scope`(backend: TestStore) async throws {
        let world = try await IdentityWorld(on: backend)
        let (own, owner) = try await world.organisation(of: world.anna)
        let (_, neighbour) = try await world.organisation(of: world.bert)
        let keeper = try await world.signUp(world.cleo)
        try await world.identity.addStaff(world.cleo, as: [.stockKeeper], to: own, by: owner)
        let buyer = try await world.signUp(#require(Identifier("buyer@example.com")))
        let admin = try await world.identity.createAdmin(
            #require(Identifier("admin@example.com")), world.password, name: #require(DisplayName("平台")))
        let guest = try await world.identity.caller(.cookie(world.identity.startGuest().token))
        let gate = IdentityGatekeeper(world.identity) { $0 == Self.shopNumber ? own : nil }

        func answer(_ caller: Caller, _ permission: Permission, _ scope: Int64?) async -> String {
            await code { try await gate.permit(caller, permission, scope: scope) }
        }
        let scopes: [(Permission, Int64?, Set<ID<Account>>)] = [
            (.shop("stock.write"), Self.shopNumber, [owner, keeper]),
            (.shop("catalog.write"), Self.shopNumber, [owner]),
            (.organisation("staff.write"), own.number, [owner]),
            (.platform("categories.write"), nil, [admin]),
            // A merchant's owner is nobody on the platform, and the platform's is no merchant's staff.
            (.organisation("categories.write"), own.number, []), (.platform("staff.write"), nil, []),
            (.organisation("no.such"), own.number, []), (.shop(""), Self.shopNumber, []), (.platform("no.such"), nil, []),
            (.organisation("staff.write"), 123_456_789, []),
            (.signedIn, nil, [owner, keeper, neighbour, buyer, admin]),
        ]
        for (permission, scope, allowed) in scopes {
            for account in [owner, keeper, neighbour, buyer, admin] {
                let expected: String = allowed.contains(account) ? "done" : "identity.forbidden"
                let got = await answer(Caller(person: account), permission, scope)
                #expect(got == expected, "\(permission.text) of \(account)")
            }
            for caller in [guest, .stranger] {
                #expect(await answer(caller, permission, scope) == "web.sign_in_required", "\(permission.text)")
            }
        }
        #expect(await answer(Caller(person: owner), .shop("shop.settings"), Self.unknownShop) == "web.not_found")
    }

    @Test(arguments: TestStore.all)
    func `the first owner of the platform comes by one link, used once, within its hour`(backend: TestStore) async throws {
        let world = try await IdentityWorld(on: backend)
        let identity = world.identity
        let name = try #require(DisplayName("平台"))
        func use(_ link: String, _ identifier: Identifier) async -> String {
            await code { try await identity.useAdminLink(link, identifier, world.password, name: name) }
        }
        let replaced = try #require(try await identity.oneTimeAdminLink())
        let late = try #require(try await identity.oneTimeAdminLink())
        #expect(await use(replaced, world.anna) == "identity.link_invalid")
        world.time.advance(by: .hours(1))
        #expect(await use(late, world.anna) == "identity.link_invalid")

        let link = try #require(try await identity.oneTimeAdminLink())
        _ = try await world.signUp(world.cleo)
        #expect(await use(String(link.dropLast()) + (link.hasSuffix("0") ? "1" : "0"), world.anna) == "identity.link_invalid")
        #expect(await use(link, world.cleo) == "identity.identifier_taken")
        async let one = use(link, world.anna)
        async let two = use(link, world.bert)
        #expect(await [one, two].sorted() == ["done", "identity.link_invalid"])
        #expect(try await identity.oneTimeAdminLink() == nil)
        #expect(try await identity.staff(of: .platform).map(\.roles) == [[.owner]])
        #expect(try await identity.organisation(.platform).kinds == [.platform])
    }
}
