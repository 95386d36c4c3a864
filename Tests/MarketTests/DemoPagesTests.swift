// DemoPagesTests.swift: a demo says so on every page, and lets one be somebody else; its drawings may run nothing.
import Core
import Foundation
import Identity
import Logging
import Runtime
import TestKit
import Testing
import Web

@testable import App
@testable import Market

@Suite struct DemoPagesTests {
    @Test func `every page names who one is, and tours and pictures are there`() async throws {
        let (store, rooms, media) = try await DemoTests.make(on: .sqlite)
        defer { try? FileManager.default.removeItem(atPath: media) }
        let runner = Runner(
            store, clock: rooms.clock, listeners: rooms.listeners, handlers: rooms.dueHandlers, steps: rooms.steps, lease: nil,
            logger: Logger(label: "demo"))
        let people = try await rooms.market(DemoTests.secrets).people()
        let key = [UInt8](repeating: 1, count: 32)
        let demo = try await Front(rooms, runner, Configuration(), csrfKey: key, demo: people).pipeline()
        let plain = try await Front(rooms, runner, Configuration(), csrfKey: key, demo: []).pipeline()
        let session = try await people[3].signIn(.stranger)
        let signedIn: Headers = ["cookie": "souk_session=\(session.token)"]

        for path in ["/", "/demo", "/desk", "/no/such/page"] + DemoTour.all.map({ "/demo/tour/\($0.name)" }) {
            let page = await demo.respond(to: WebHead(method: "GET", target: path, headers: signedIn))
            let text = String(decoding: page.bytes, as: UTF8.self)
            #expect(text.contains(#"href="/demo""#), "\(path)")
            // Who asks for a page that is not there is not looked up.
            if path != "/no/such/page" { #expect(text.contains(people[3].name), "\(path)") }
            #expect(page.status == (path == "/no/such/page" ? 404 : 200), "\(path)")
        }
        let without = await plain.respond(to: WebHead(method: "GET", target: "/", headers: [:]))
        #expect(!String(decoding: without.bytes, as: UTF8.self).contains("/demo"))
        #expect(await plain.respond(to: WebHead(method: "GET", target: "/demo", headers: [:])).status == 404)

        let home = String(decoding: without.bytes, as: UTF8.self)
        let start = try #require(home.range(of: "/media/"))
        let address = String(home[start.lowerBound...].prefix { $0 != "\"" })
        let picture = await plain.respond(to: WebHead(method: "GET", target: address, headers: [:]))
        #expect(picture.headers["content-type"] == "image/svg+xml")
        #expect(picture.headers.all("content-security-policy") == ["default-src 'none'; style-src 'unsafe-inline'; sandbox"])
    }
}
