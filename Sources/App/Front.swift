// Front.swift: all endpoints, pages and files on one pipeline.
import Catalog
import Core
import Design
import Identity
import Market
import Payments
import Runtime
import SandboxPay
import Store
import Trade
import Web

/// What the outside can reach.
struct Front: Sendable {
    let rooms: Rooms
    let runner: Runner
    let configuration: Configuration
    let csrfKey: [UInt8]
    let demo: [DemoAccount]

    init(_ rooms: Rooms, _ runner: Runner, _ configuration: Configuration, csrfKey: [UInt8], demo: [DemoAccount]) {
        (self.rooms, self.runner, self.configuration) = (rooms, runner, configuration)
        (self.csrfKey, self.demo) = (csrfKey, demo)
    }

    func pipeline() async throws -> WebPipeline {
        var settings = WebSettings()
        settings.secureCookies = configuration.secureCookies
        settings.ownOrigins = Set(configuration.origins)
        let catalog = rooms.catalog
        let gatekeeper = IdentityGatekeeper(rooms.identity) { number in
            guard number > 0 else { return nil }
            do {
                return ID<Organisation>(try await catalog.shop(ID(number)).organisationNumber)
            } catch CatalogError.shopNotFound {
                return nil   // only this: a database that is away is no missing shop
            }
        }
        let store = rooms.store
        return WebPipeline(
            endpoints: rooms.endpoints, pages: pages, files: Assets.all, gatekeeper: gatekeeper, csrfKey: csrfKey,
            random: rooms.random, settings: settings, errorPage: errorPage,
            stamp: { try await store.stamp() }
        ) { _ = try await store.read { try $0.row("SELECT 1") } }
    }
}
