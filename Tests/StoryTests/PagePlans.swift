// PagePlans.swift: no page of the house reads a growing table from end to end: the database's own plan of every statement says so.
import Core
import Store
import StoryKit
import Synchronization
import TestKit
import Testing
import Web

/// Every GET page is looked at by whom it is meant for, pages made tomorrow too, and what is asked of the database meanwhile is
/// explained. What may be read whole is named here with its reason.
@Suite struct PagePlans {
    /// Small by nature: a few rows a process, a listener, a setting, a day; what failed; or a tree that is read whole and kept. With the names
    /// that PostgreSQL gives their keys.
    static let small: Set<String> = [
        "catalog_category", "settings_version", "kernel_cursor", "kernel_lease", "kernel_parked", "kernel_parked_pkey", "market_demo",
        "kernel_due_work_failing", "payments_statement",
    ]

    /// Known to read or sort more than they show: each text contains this.
    static let known: [(part: String, why: String)] = [
        ("FROM kernel_due_work\n", "the operator's monitor counts all that waits"),
        ("FROM catalog_shop_directory GROUP BY state", "the platform's overview counts its shops"),
        ("FROM kernel_lease", "a few processes"),
        ("FROM offers_coupon\n", "one person's own coupons, those that end first before others"),
        (
            "WHERE id > 0 AND state IN",
            "the newest orders of all shops, when the platform looks for whom to give a coupon; by key on SQLite"
        ),
        ("FROM insight_product_day", "what one shop sold in the days asked for"),
        ("FROM catalog_product AS p\n", "one shop's own goods, for its own staff"),
        (") AS looked\n", "a bounded part of one shop's orders"),
        ("WHERE refused IS NOT NULL", "the few refunds that a company refused, by an index of them alone"),
        ("SELECT id, name, approved", "all brands, for the platform's staff"),
        ("FROM settlement_debt WHERE left_over > 0 ORDER BY id", "the first 200 of what is owed, for the platform's staff"),
    ]

    @Test(arguments: TestStore.all)
    func `no page reads a growing table from end to end`(backend: TestStore) async throws {
        let recorder = Mutex<RecordingStore?>(nil)
        let world = try await PageWorld(on: backend) { store in
            let recording = RecordingStore(store)
            recorder.withLock { $0 = recording }
            return recording
        }
        let store = try #require(recorder.withLock { $0 })
        store.forget()
        let order = try #require(world.parameters["order"])
        let queries = [
            "", "?q=tea", "?q=\(order)", "?q=13900000001", "?after=\(Cursor(1 << 60, 1 << 60).text)", "?before=\(Cursor(1, 1).text)",
            "?least=1", "?phones=13900000001", "?state=listed", "?state=waiting", "?view=mine", "?tab=toShip", "?stock=low", "?waiting=1",
        ]
        var pages: [(path: String, reader: PageWorld.Visitor)] = PageWorld.more
        for page in world.pipeline.pages where page.method == .get {
            pages += queries.map { (world.address(of: page).path + $0, world.reader(of: page)) }
            if page.template == "/desk/find" { pages += queries.map { (page.template + $0, .admin) } }
        }
        var seen: Set<String> = []
        for (path, reader) in pages {
            store.forget()
            _ = await world.ask(.get, path, as: reader)
            for statement in store.statements {
                let text = statement.rendered(for: store.dialect).text
                guard seen.insert(text).inserted, text.contains("FROM") else { continue }
                let plan = try await Plan(of: statement, on: world.shops.world.store)
                let isKnown = Self.known.contains { text.contains($0.part) }
                #expect(!plan.sortsForFew || isKnown, "\(path): all are sorted for the first few: \(text)\n\(plan.lines)")
                for table in plan.scanned where !Self.small.contains(table) && !isKnown {
                    Issue.record("\(path): \(table) is read whole by \(text)\n\(plan.lines.joined(separator: "\n"))")
                }
            }
        }
        #expect(seen.count > 100)
    }
}
