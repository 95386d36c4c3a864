// PassingBy.swift: cursors go past what their listeners do not hear, all at once.
import Core
import Store

/// Most events concern one listener or two. One look at the names of what is new in each bucket tells whom it does not concern, and one
/// body moves the cursors of all those: else each would read the same events to find that there is nothing for it.
struct PassingBy: Sendable {
    /// So many events of a bucket are looked at, the newest: who is further behind reads for itself.
    static let looked: Int64 = 1_000
    let store: any Store
    let listeners: [Listener]

    /// - Parameters:
    ///   - heads: how far to go, for each bucket.
    ///   - cursors: where each listener stands, for each bucket; moved here as in the store.
    func step(upTo heads: [Int64], _ cursors: inout [String: [Int64]]) async throws {
        let behind: [Int] = heads.indices.filter { bucket in listeners.contains { heads[bucket] > cursors.of($0, bucket) } }
        let floors: [Int64] = behind.map { bucket in
            max(heads[bucket] - Self.looked, listeners.map { cursors.of($0, bucket) }.min() ?? 0)
        }
        let told = try await store.read { db in
            try db.load(zip(behind, floors).map { .names(bucket: Int64($0), after: $1, upTo: heads[$0]) })
        }
        var moves: [(bucket: Int, of: [(name: String, from: Int64)])] = []
        for (index, bucket) in behind.enumerated() {
            var newest: [String: Int64] = [:]
            for row in told[index] { newest[try row.text(0)] = try row.int64(1) }
            let passing = listeners.filter { listener in
                let cursor = cursors.of(listener, bucket)
                return cursor >= floors[index] && cursor < heads[bucket] && listener.hears.allSatisfy { newest[$0] ?? 0 <= cursor }
            }
            guard !passing.isEmpty else { continue }
            moves.append((bucket, passing.map { ($0.name, cursors.of($0, bucket)) }))
            for listener in passing { cursors[listener.name]?[bucket] = heads[bucket] }
        }
        guard !moves.isEmpty else { return }
        let (ready, heads) = (moves, heads)
        try await store.write(homes: ready.map { Home(number: Int64($0.bucket)) }, .background) { tx in
            for (bucket, passing) in ready {   // in order of bucket; where another process has moved one, nothing happens
                for (name, from) in passing { try tx.passCursor(bucket: Int64(bucket), listener: name, from: from, to: heads[bucket]) }
            }
        }
    }
}

extension [String: [Int64]] {
    fileprivate func of(_ listener: Listener, _ bucket: Int) -> Int64 { self[listener.name]?[bucket] ?? 0 }
}

extension SQL {
    /// What was told in a part of a bucket: each name once, with its newest position.
    fileprivate static func names(bucket: Int64, after: Int64, upTo: Int64) -> SQL {
        """
        SELECT name, MAX(position)
        FROM kernel_event
        WHERE bucket = \(bucket) AND position > \(after) AND position <= \(upTo)
        GROUP BY name
        """
    }
}
