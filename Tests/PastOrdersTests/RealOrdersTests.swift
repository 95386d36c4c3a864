// RealOrdersTests.swift: real files of orders, where they lie beside the clone (`SOUK_TEST_DATA`), come to totals that others computed.
import App
import Catalog
import Core
import Foundation
import Insight
import StoryKit
import TestKit
import Testing

@testable import PastOrders

private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
private let data: URL? = {
    let named = ProcessInfo.processInfo.environment["SOUK_TEST_DATA"].map { URL(fileURLWithPath: $0) }
    let places = [named, root.deletingLastPathComponent().appendingPathComponent("shared/data")].compactMap { $0 }
    return places.first { FileManager.default.fileExists(atPath: $0.appendingPathComponent("README.md").path) }
}()

@Suite(.enabled(if: data != nil, "no real data: set SOUK_TEST_DATA")) struct RealOrdersTests {
    private func unpacked(_ names: [String], from part: String) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("souk-real-\(Random.system.secret())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in names {
            let file = folder.appendingPathComponent(name)
            let packed = try #require(data).appendingPathComponent("\(part)/\(name).gz")
            try Data(try Child.output(of: "gzip", ["-dc", packed.path])).write(to: file)
        }
        return folder
    }

    private func mapping(_ name: String) throws -> OrderMapping {
        try OrderMapping(json: [UInt8](Data(contentsOf: root.appendingPathComponent("docs/how-to/\(name)-orders-mapping.json"))))
    }

    @Test func `a month of a shop on another platform, by province and day`() async throws {
        let world = try await ShopWorld(on: .sqlite)
        let shop = try await world.shop("tmall", owner: try await world.person(1), prices: [1]).shop
        let folder = try unpacked(["orders.csv"], from: "zh-tmall-orders")
        defer { try? FileManager.default.removeItem(at: folder) }
        let report = try await world.rooms.pastOrders.importOrders(
            file: folder.appendingPathComponent("orders.csv").path, into: OrderImportTarget(shop), mapping: try mapping("tmall"))
        #expect((report.orders, report.rejected.count, report.neverPaid) == (28_010, 0, 3_923))
        #expect((report.total, report.net, report.refunded) == (299_576_061, 190_248_715, 57_233_592))
        #expect((report.fullRefunds, report.partRefunds, report.differences.count) == (5_132, 514, 0))
        try await world.settle()
        let span = try #require(try await world.rooms.insight.span(of: shop))
        let seen = try await world.rooms.insight.regions(of: shop, in: Period(span.first, span.last))
        #expect((seen.sum.placedAmount, seen.sum.paidAmount, seen.sum.refunded) == (299_576_061, 247_482_307, 57_233_592))
        #expect(seen.sum.net == 190_248_715 && seen.byRegion.count == 31 && seen.byDay.filter { $0.figures.placed > 0 }.count == 27)
        let placed = Dictionary(uniqueKeysWithValues: seen.byRegion.map { ($0.region, $0.figures.placed) })
        #expect((placed["31"], placed["44"], placed["32"]) == (3_353, 2_463, 2_126))
    }

    @Test func `a marketplace of many sellers, and the payments that do not come to the price`() async throws {
        let world = try await ShopWorld(on: .sqlite)
        let stall = try await world.shop("market", owner: try await world.person(1), prices: [1]).shop
        let names = ["olist_orders", "olist_order_items", "olist_order_payments", "olist_customers"].map { "\($0).csv" }
        let folder = try unpacked(names, from: "olist-nc/sample-8000")
        defer { try? FileManager.default.removeItem(at: folder) }
        let ids = world.rooms.ids
        let sellers = Sellers()
        let report = try await world.rooms.pastOrders.importOrders(
            file: folder.appendingPathComponent(names[0]).path,
            into: OrderImportTarget(stall) { try await sellers.shop($0, ids) }, mapping: try mapping("olist"))
        #expect((report.orders, report.rejected.count, report.shops.count) == (8_000, 0, 1_509 + 1))   // one for orders without a line
        #expect((report.goods, report.freight, report.paid) == (108_966_009, 18_220_139, 128_633_090))
        #expect((report.withoutLines, report.withoutPayment, report.differences.count) == (68, 1, 22))
    }
}

/// A number for each seller.
private actor Sellers {
    private var known: [String: ID<Shop>] = [:]
    func shop(_ name: String, _ ids: IDSource) throws -> ID<Shop> {
        if let shop = known[name] { return shop }
        let shop: ID<Shop> = try ids.next()
        known[name] = shop
        return shop
    }
}
