// Idempotency.swift: a repeated request finds the first answer.
import Core
import Crypto

/// A request that its client may repeat: who asks, the key it chose, and what it asks for.
public struct RepeatKey: Sendable, Hashable {
    public static let kept = Span.days(7)
    public let caller: ID<Account>
    public let key: String
    let inputHash: String

    /// - Parameters:
    ///   - operation: which endpoint; one key may serve each once.
    ///   - key: 1 to 128 characters, chosen by the client.
    ///   - input: everything that the answer depends on, as text.
    public init(caller: ID<Account>, operation: String, key: String, input: String) {
        self.caller = caller
        self.key = "\(operation) \(key)"
        inputHash = Hex.text(SHA256.hash(data: Array(input.utf8)).prefix(16))
    }

    /// Reads the earlier answer; to be loaded with a body's other reads.
    public var lookup: SQL {
        """
        SELECT input_hash, answer
        FROM kernel_idempotency
        WHERE caller_id = \(caller) AND key = \(key)
        """
    }

    /// The earlier answer, if `lookup` found one.
    /// - Throws: ``StoreError/keyReused`` when it was given for other input.
    public func earlier(_ found: [Row]) throws -> String? {
        guard let row = found.first else { return nil }
        guard try row.text(0) == inputHash else { throw StoreError.keyReused }
        return try row.text(1)
    }
}

extension Writing {
    /// Keeps the answer for whoever repeats the request. When another did so meanwhile, the body is run again and finds it.
    public func remember(_ key: RepeatKey, answer: String, at now: Timestamp) throws {
        try runOnce(
            """
            INSERT INTO kernel_idempotency (caller_id, key, input_hash, answer, at)
            VALUES (\(key.caller), \(key.key), \(key.inputHash), \(answer), \(now))
            ON CONFLICT DO NOTHING
            """)
    }

    /// The earlier answer to this request, read now; nil when it is the first.
    public func earlierAnswer(_ key: RepeatKey) throws -> String? { try key.earlier(rows(key.lookup)) }
}

extension Store {
    /// Forgets the answers given before a moment, 500 in a body, beside people who ask.
    /// - Returns: how many were forgotten.
    @discardableResult
    public func forgetAnswers(before cutoff: Timestamp) async throws -> Int {
        var forgotten = 0
        while true {
            let old = try await read { db in
                try db.rows("SELECT caller_id, key FROM kernel_idempotency WHERE at < \(cutoff) LIMIT 500")
            }
            guard !old.isEmpty else { return forgotten }
            try await write(home: .shared, .background) { tx in
                for row in old {
                    try tx.run(
                        """
                        DELETE FROM kernel_idempotency
                        WHERE caller_id = \(try row.int64(0)) AND key = \(try row.text(1)) AND at < \(cutoff)
                        """)
                }
            }
            forgotten += old.count
        }
    }
}
