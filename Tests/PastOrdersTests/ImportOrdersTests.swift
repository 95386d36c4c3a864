// ImportOrdersTests.swift: a file of another system's orders becomes a shop's past, once, and the shop's reports say what it says.
import App
import Catalog
import Core
import Foundation
import Insight
import StoryKit
import TestKit
import Testing

@testable import PastOrders

@Suite struct ImportOrdersTests {
    /// A folder with these files.
    private func folder(_ files: [String: String]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("souk-past-\(Random.system.secret())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        return folder
    }

    private static let plain = """
        {"columns": {"number": "no", "total": "total", "paid": "paid", "refunded": "back", "region": "to", "placedAt": "at", "paidAt": "paid at"},
         "paidIsNet": true}
        """

    @Test(arguments: TestStore.all)
    func `the same file again changes nothing, a changed row replaces, and reports follow to the fen`(backend: TestStore) async throws {
        let world = try await ShopWorld(on: backend)
        let tea = try await world.shop("tea", owner: try await world.person(1), prices: [100])
        let head = "no,total,paid,to ,at,paid at ,back\n"
        let first = try folder([
            "a.csv": head + """
                1,178.8,0.0,上海,2020-02-21 00:00:00,,0.0
                2,21.0,21.0,内蒙古自治区,2020-02-20 23:59:54,2020-02-21 00:00:02,0.0
                3,37.5,30.0,广东,2020-02-20 10:00:00,2020-02-20 10:01:00,7.5
                4,9.0,0.0,广东省,2020-02-20 10:00:00,2020-02-20 10:01:00,9.0
                5,1.0,1.0,广东省,2020-02-30 10:00:00,2020-02-20 10:01:00,0
                4,1.0,0,广东省,2020-02-20 10:00:00,,0
                6,5.0,2.0,广东省,2020-02-20 10:00:00,,0
                7,5.0
                """
        ])
        defer { try? FileManager.default.removeItem(at: first) }
        let mapping = try OrderMapping(json: Array(Self.plain.utf8))
        let room = world.rooms.pastOrders, target = OrderImportTarget(tea.shop), file = first.appendingPathComponent("a.csv")
        let dry = try await room.importOrders(file: file.path, into: target, mapping: mapping, dryRun: true)
        #expect(try await room.list(of: tea.shop, PageRequest()).items.isEmpty)
        let report = try await room.importOrders(file: file.path, into: target, mapping: mapping)
        #expect(report == dry && report.created == 4)
        #expect(report.rejected.map(\.code) == ["bad_time", "number_again", "paid_without_time", "short_row"])
        #expect(report.rejected.map(\.line) == [6, 7, 8, 9])
        #expect((report.total, report.paid, report.refunded, report.net) == (24_630, 6_750, 1_650, 5_100))
        #expect((report.neverPaid, report.fullRefunds, report.partRefunds) == (1, 1, 1))
        let again = try await room.importOrders(file: file.path, into: target, mapping: mapping)
        #expect((again.created, again.updated, again.unchanged) == (0, 0, 4))

        try await world.settle()
        let days = Period(Day(Timestamp(milliseconds: 1_582_156_800_000)), Day(Timestamp(milliseconds: 1_582_243_200_000)))
        var seen = try await world.rooms.insight.regions(of: tea.shop, in: days)
        #expect((seen.sum.placedAmount, seen.sum.paidAmount, seen.sum.refunded, seen.sum.net) == (24_630, 6_750, 1_650, 5_100))
        #expect(seen.byRegion.map(\.region) == ["44", "15", "31"] && seen.byDay.map(\.figures.placed) == [1, 3])

        try Data((head + "3,37.5,0.0,广东,2020-02-20 10:00:00,2020-02-20 10:01:00,37.5\n").utf8).write(to: file)
        let changed = try await room.importOrders(file: file.path, into: target, mapping: mapping)
        #expect((changed.created, changed.updated) == (0, 1))
        try await world.settle()
        seen = try await world.rooms.insight.regions(of: tea.shop, in: days)
        #expect((seen.sum.placed, seen.sum.paidAmount, seen.sum.refunds, seen.sum.refunded) == (4, 6_750, 2, 4_650))
    }

    @Test func `an order over several shops is split to the fen, and what was paid too much is named once`() async throws {
        let world = try await ShopWorld(on: .sqlite)
        let owner = try await world.person(1)
        let (one, two) = (try await world.shop("one", owner: owner, prices: [1]), try await world.shop("two", owner: owner, prices: [1]))
        let files = try folder([
            "orders.csv": "id,who,at\na,x,2018-06-12 20:07:44\nb,y,2018-06-12\nc,x,2018-06-13 01:00:00\n",
            "lines.csv": "id,shop,what,price,freight\na,one,p,10.00,1.01\na,two,q,20.00,2.00\na,one,p,10,1\nc,one,p,3,0\n",
            "payments.csv": "id,value\na,40.00\na,4.05\nc,2.99\n", "buyers.csv": "who,state\nx,RJ\n",
        ])
        defer { try? FileManager.default.removeItem(at: files) }
        let mapping = try OrderMapping(
            json: Array(
                """
                {"columns": {"number": "id", "placedAt": "at"}, "utcOffset": "-03:00", "currency": "BRL",
                 "lines": {"file": "lines.csv", "key": "id", "columns": {"shop": "shop", "product": "what", "amount": "price", "freight": "freight"}},
                 "payments": {"file": "payments.csv", "key": "id", "columns": {"amount": "value"}},
                 "buyers": {"file": "buyers.csv", "key": "who", "of": "who", "columns": {"region": "state"}}}
                """.utf8))
        let report = try await world.rooms.pastOrders.importOrders(
            file: files.appendingPathComponent("orders.csv").path,
            into: OrderImportTarget(two.shop) { $0 == "one" ? one.shop : two.shop }, mapping: mapping)
        #expect((report.orders, report.created, report.shops.count) == (3, 4, 2))
        #expect((report.goods, report.freight, report.paid) == (4_300, 401, 4_704))
        #expect((report.withoutLines, report.withoutPayment) == (1, 1))
        #expect(report.differences.map(\.number) == ["a"] && report.differences[0].difference.minor == 4)   // c is 1 off: rounding
        let ones = try await world.rooms.pastOrders.list(of: one.shop, PageRequest()).items
        let twos = try await world.rooms.pastOrders.list(of: two.shop, PageRequest()).items
        #expect(ones.map(\.facts.number) == ["c", "a"] && twos.map(\.facts.number) == ["a", "b"])
        #expect(ones[1].facts.paid.minor + twos[0].facts.paid.minor == 4_405)
        #expect(ones[1].facts.difference.minor == 4 && twos[0].facts.difference.minor == 0)
        #expect(ones[1].lines.count == 2 && ones[1].facts.region == "RJ")
        #expect(twos[0].facts.placedAt == Timestamp(milliseconds: 1_528_844_864_000))
        let different = try await world.rooms.pastOrders.list(of: one.shop, onlyDifferent: true, PageRequest()).items
        #expect(different.map(\.facts.number) == ["c", "a"])
    }

    @Test func `an order whose lines cannot be told apart, or come to too much, is rejected alone`() async throws {
        let world = try await ShopWorld(on: .sqlite)
        let tea = try await world.shop("tea", owner: try await world.person(1), prices: [1])
        let huge = String(repeating: "a,tea,p,999999999999.99,0\n", count: 11)
        let files = try folder([
            "orders.csv": "id,at\na,2018-06-12\nb,2018-06-12\nc,2018-06-12\n",
            "lines.csv": "id,shop,what,price,freight\n\(huge)b,,p,1,0\nb,tea,q,2,0\nc,,p,3,0\n",
        ])
        defer { try? FileManager.default.removeItem(at: files) }
        let mapping = try OrderMapping(
            json: Array(
                """
                {"columns": {"number": "id", "placedAt": "at"}, "lines": {"file": "lines.csv", "key": "id",
                 "columns": {"shop": "shop", "product": "what", "amount": "price", "freight": "freight"}}}
                """.utf8))
        let report = try await world.rooms.pastOrders.importOrders(
            file: files.appendingPathComponent("orders.csv").path, into: OrderImportTarget(tea.shop) { _ in tea.shop }, mapping: mapping)
        #expect(report.rejected.map(\.code) == ["bad_price", "shop_twice"] && report.created == 1)
    }

    @Test func `a mapping is told all that is wrong with it`() {
        let wrong = #"{"columns": {"nummer": "x"}, "currency": "yuan", "utcOffset": "8", "lines": {"file": "x"}, "more": 1}"#
        let error = #expect(throws: InvalidInput.self) { try OrderMapping(json: Array(wrong.utf8)) }
        #expect(
            Set(error?.problems.map(\.path) ?? []) == [
                "columns.nummer", "columns.number", "columns.placedAt", "columns.total", "currency", "utcOffset", "lines", "more",
            ])
    }

    @Test(arguments: [
        ("2020-02-29 23:59:59", 1_582_991_999), ("2020/02/29 23:59", 1_582_991_940), ("1970-01-01T08:00:00", 0),
        ("2100-03-01", 4_107_513_600),
        ("2021-02-29", nil), ("2020-2", nil), ("2020-13-01", nil), ("morning", nil), ("2020-02-29 24:00:00", nil), ("-5-1-1", nil),
    ])
    func `moments are read in the clock of the file`(text: String, seconds: Int64?) {
        #expect(FileTime.read(text, eastMinutes: 480)?.milliseconds == seconds.map { $0 * 1_000 })
    }
}
