// StaffTests.swift: who works for whom, who may say so, and that an owner stays.
import Core
import Identity
import Store
import TestKit
import Testing
import Web

@Suite struct StaffTests {
    @Test(arguments: TestStore.all)
    func `staff come, change and go, on both lists and in the trail`(backend: TestStore) async throws {
        let world = try await IdentityWorld(on: backend)
        let (shop, owner) = try await world.organisation(of: world.anna)
        let bert = try await world.signUp(world.bert, name: "Bert")
        let identity = world.identity
        #expect(try await identity.addStaff(world.bert, as: [.shipper], to: shop, by: owner) == bert)
        #expect(try await identity.permits(bert, "orders.ship", in: shop))
        #expect(try await !identity.permits(bert, "catalog.write", in: shop))
        #expect(try await identity.staff(of: shop).map(\.name) == ["阿明", "Bert"])
        #expect(try await identity.memberships(of: bert).map(\.organisation.name) == ["好货铺"])

        try await identity.changeRoles(of: bert, to: [.manager], in: shop, by: owner)
        #expect(try await identity.rights(of: bert, in: shop) == [.manager])
        try await identity.removeStaff(bert, from: shop, by: owner)
        #expect(try await identity.rights(of: bert, in: shop).isEmpty)
        #expect(try await identity.memberships(of: bert).isEmpty)

        let first = try await identity.auditTrail(of: shop, PageRequest(limit: 3))
        let rest = try await identity.auditTrail(of: shop, PageRequest(limit: 3, after: first.next))
        let trail = first.items + rest.items
        #expect(trail.map(\.action) == ["staff.removed", "staff.changed", "staff.added", "organisation.created"])
        #expect(trail.allSatisfy { $0.actor == owner } && rest.next == nil)
        #expect(trail[2].subject == "\(bert) shipper")
    }

    /// In two processes where the database allows it: there each has writers of its own.
    @Test(arguments: TestStore.all)
    func `two last owners who leave at once do not both leave`(backend: TestStore) async throws {
        let (world, other) = try await IdentityWorld.pair(on: backend)
        let anna = try await world.signUp(world.anna)
        let bert = try await world.signUp(world.bert)
        for _ in 0..<10 {
            let shop = try await world.identity.createOrganisation(
                #require(OrganisationName("好货铺")), kinds: [.merchant], by: anna)
            try await world.identity.addStaff(world.bert, as: [.owner], to: shop, by: anna)
            async let one = code { try await world.identity.removeStaff(anna, from: shop, by: anna) }
            async let two = code { try await other.identity.changeRoles(of: bert, to: [.viewer], in: shop, by: bert) }
            #expect(await [one, two].sorted() == ["done", "identity.last_owner"])
            #expect(try await world.identity.staff(of: shop).filter { $0.roles.contains(.owner) }.count == 1)
        }
    }

    @Test(arguments: TestStore.all)
    func `strangers and neighbours change nothing and learn nothing`(backend: TestStore) async throws {
        let world = try await IdentityWorld(on: backend)
        let (shop, owner) = try await world.organisation(of: world.anna)
        let (_, neighbour) = try await world.organisation(of: world.bert)
        let identity = world.identity
        let unknown = try #require(Identifier("nobody@example.com"))
        for identifier in [world.anna, unknown] {
            await #expect(throws: IdentityError.forbidden) {
                try await identity.addStaff(identifier, as: [.viewer], to: shop, by: neighbour)
            }
        }
        for account in [owner, neighbour] {
            await #expect(throws: IdentityError.forbidden) {
                try await identity.changeRoles(of: account, to: [.owner], in: shop, by: neighbour)
            }
            await #expect(throws: IdentityError.forbidden) {
                try await identity.removeStaff(account, from: shop, by: neighbour)
            }
        }
        await #expect(throws: IdentityError.accountNotFound) {
            try await identity.addStaff(unknown, as: [.viewer], to: shop, by: owner)
        }
        await #expect(throws: IdentityError.kindNotAllowed) {
            _ = try await identity.createOrganisation(#require(OrganisationName("p")), kinds: [.platform], by: owner)
        }
        #expect(try await identity.auditTrail(of: shop, PageRequest()).items.count == 1)
    }

    @Test(arguments: TestStore.all)
    func `a repeated key opens one organisation`(backend: TestStore) async throws {
        let world = try await IdentityWorld(on: backend)
        let owner = try await world.signUp(world.anna)
        let name = try #require(OrganisationName("好货铺"))
        func create(_ kinds: Set<OrganisationKind>) async throws -> ID<Organisation> {
            try await world.identity.createOrganisation(name, kinds: kinds, by: owner, key: "k1")
        }
        #expect(try await create([.merchant, .agency]) == create([.agency, .merchant]))
        await #expect(throws: StoreError.keyReused) { _ = try await create([.agency]) }
        #expect(try await world.identity.memberships(of: owner).count == 1)
    }

    @Test(arguments: TestStore.all)
    func `an invitation is good once, for a week, and only while who made it may give its roles`(backend: TestStore) async throws {
        let world = try await IdentityWorld(on: backend)
        let (shop, owner) = try await world.organisation(of: world.anna)
        let bert = try await world.signUp(world.bert, name: "Bert")
        let identity = world.identity
        await #expect(throws: IdentityError.forbidden) { try await identity.invite(as: [.viewer], note: "", to: shop, by: bert) }
        let link = try await identity.invite(as: [.manager], note: "小白", to: shop, by: owner)
        #expect(try await identity.invitation(link).roles == [.manager])
        await #expect(throws: IdentityError.linkInvalid) { try await identity.accept(String(link.dropLast()) + "0", by: bert) }
        #expect(try await identity.accept(link, by: bert) == shop)
        #expect(try await identity.rights(of: bert, in: shop) == [.manager])
        #expect(try await identity.memberships(of: bert).map(\.organisation.id) == [shop])
        await #expect(throws: IdentityError.linkInvalid) { try await identity.accept(link, by: owner) }
        #expect(try await identity.auditTrail(of: shop, PageRequest()).items.prefix(2).map(\.action) == ["staff.joined", "staff.invited"])

        // A manager makes no owners, and what a manager offered ends with their rights.
        await #expect(throws: IdentityError.forbidden) { try await identity.invite(as: [.owner], note: "", to: shop, by: bert) }
        let offered = try await identity.invite(as: [.shipper], note: "", to: shop, by: bert)
        await #expect(throws: IdentityError.alreadyStaff) { try await identity.accept(offered, by: owner) }
        try await identity.removeStaff(bert, from: shop, by: owner)
        await #expect(throws: IdentityError.linkInvalid) { try await identity.accept(offered, by: bert) }

        let taken = try await identity.invite(as: [.viewer], note: "", to: shop, by: owner)
        let open = try await identity.invitations(of: shop)
        #expect(open.count == 2)
        try await identity.withdraw(#require(open.first).id, of: shop, by: owner)
        await #expect(throws: IdentityError.linkInvalid) { try await identity.accept(taken, by: bert) }
        let late = try await identity.invite(as: [.viewer], note: "", to: shop, by: owner)
        world.time.advance(by: .milliseconds(Invitation.lasts.milliseconds))
        await #expect(throws: IdentityError.linkInvalid) { try await identity.accept(late, by: bert) }
        #expect(try await identity.invitations(of: shop).isEmpty)
    }
}
