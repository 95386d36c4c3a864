// Sweep.swift: forgets what is over: waits that were long enough, and changes of many products that can be undone no more.
import Core
import Store

extension Catalog {
    /// A few at a time; called now and then.
    /// - Returns: how many it found; call again at once while it is not 0.
    public func sweep() async throws -> Int {
        let now = clock.now()
        let (waited, undoable): (Timestamp, Timestamp) = (now - Self.waitsFor, now - BulkChange.undoFor)
        let (waits, bulks) = try await store.read { db in
            (try db.waits(before: waited, limit: 200), try db.bulkChanges(before: undoable, limit: 10))
        }
        guard !waits.isEmpty || !bulks.isEmpty else { return 0 }
        try await store.write(home: .shared, .background) { tx in
            for wait in waits { try tx.deleteWaits(for: wait.sku, of: wait.shop, by: [wait.person]) }
            for bulk in bulks { try tx.deleteBulk(bulk.id, of: bulk.shop) }
        }
        return waits.count + bulks.count
    }
}
