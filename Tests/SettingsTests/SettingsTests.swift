// SettingsTests.swift: a change takes effect at its time, everywhere at once, and what began before keeps what it began with.
import Core
import Identity
import Settings
import Store
import TestKit
import Testing

struct SettingsWorld {
    let base: TestWorld
    let settings: Settings
    let admin = ID<Account>(9)

    init(on backend: TestStore) async throws {
        base = try await TestWorld(on: backend, identityMigrations + settingsMigrations)
        settings = Settings(store: base.store, clock: base.clock, ids: base.ids)
    }

    var now: Timestamp { base.clock.now() }
}

@Suite struct SettingsTests {
    @Test(arguments: TestStore.all)
    func `a planned value holds from its moment on, and not before`(backend: TestStore) async throws {
        let world = try await SettingsWorld(on: backend)
        let (settings, start) = (world.settings, world.now)
        #expect(try await settings.values(at: start).paymentTime == .minutes(30))
        let plan = try await settings.plan(.paymentMinutes, 45, from: start + .hours(1), why: "旺季", by: world.admin, key: "a")
        let again = try await settings.plan(.paymentMinutes, 45, from: start + .hours(1), why: "旺季", by: world.admin, key: "a")
        #expect(plan.id == again.id)
        #expect(try await settings.values(at: start + .hours(1) - .milliseconds(1)).paymentTime == .minutes(30))
        #expect(try await settings.values(at: start + .hours(1)).paymentTime == .minutes(45))
        _ = try await settings.plan(.paymentMinutes, 60, from: start + .hours(2), why: "", by: world.admin, key: "b")
        let last = try await settings.plan(.paymentMinutes, 20, from: start + .hours(3), why: "", by: world.admin, key: "c")
        try await settings.cancel(last.id, by: world.admin)
        try await settings.cancel(last.id, by: world.admin)
        #expect(try await settings.values(at: start + .hours(9))[.paymentMinutes] == 60)
        #expect(try await settings.history(of: .paymentMinutes).map(\.value) == [20, 60, 45])
    }

    @Test(arguments: TestStore.all)
    func `nothing takes effect that another process may not have read yet`(backend: TestStore) async throws {
        let world = try await SettingsWorld(on: backend)
        let (settings, start) = (world.settings, world.now)
        let other = Settings(store: world.base.store, clock: world.base.clock, ids: world.base.ids)
        #expect(try await other.values(at: start)[.lowStockLine] == 10)   // it has its copy now
        await #expect(throws: SettingsError.tooSoon(earliest: start + .minutes(1))) {
            try await settings.plan(.lowStockLine, 5, from: start + .seconds(59), why: "", by: world.admin, key: "a")
        }
        let plan = try await settings.plan(.lowStockLine, 5, from: start + .minutes(1), why: "", by: world.admin, key: "b")
        world.base.time.advance(by: .minutes(1))
        #expect(try await other.values(at: world.now)[.lowStockLine] == 5)
        await #expect(throws: SettingsError.inForce) { try await settings.cancel(plan.id, by: world.admin) }
        await #expect(throws: InvalidInput.self) {
            try await settings.plan(.lowStockLine, 0, from: start + .days(1), why: "", by: world.admin, key: "c")
        }
    }
}
