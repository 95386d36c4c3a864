// Seal.swift: what is committed is sealed into its home's chain, a moment later and off everybody's path.
import Core
import Store

extension Ledger {
    /// How many transactions one step seals, in one body.
    static let sealedAtOnce: Int64 = 200

    /// Seals what waits, those of a home in order of their ids. Called by a loop; several processes may.
    /// - Returns: whether there was anything to seal.
    public func seal() async throws -> Bool {
        let waiting = try await store.read { try $0.unsealed(limit: Self.sealedAtOnce) }
        guard let first = waiting.heads.first else { return false }
        var ends = waiting.ends
        var seals: [(home: Int64, id: Int64, number: Int64, hash: String)] = []
        for head in waiting.heads {
            let end = ends[head.home] ?? (number: 0, hash: Chain.start)
            let hash = Chain.hash(after: end.hash, number: end.number + 1, head, waiting.lines[head.id] ?? [])
            ends[head.home] = (end.number + 1, hash)
            seals.append((head.home, head.id, end.number + 1, hash))
        }
        let (made, moved) = (seals, ends.sorted { $0.key < $1.key })
        do {
            try await store.write(home: Home(number: first.home), .background) { tx in
                let counts = try tx.changes(
                    moved.map { home, end in
                        tx.moveChain(of: home, from: waiting.ends[home]?.number ?? 0, to: end.number, hash: end.hash)
                    })
                guard counts.allSatisfy({ $0 == 1 }) else { throw SealedByAnother() }
                for seal in made { try tx.seal(seal.id, of: seal.home, number: seal.number, hash: seal.hash) }
            }
        } catch is SealedByAnother {}   // another process was first: what it left is looked at anew
        return true
    }
}

private struct SealedByAnother: Error {}
