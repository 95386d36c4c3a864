// PasswordHasher.swift: works out password hashes on threads of its own, a few at a time.
import Crypto
import CryptoExtras
import Dispatch
import Synchronization

/// One per process. A hash takes a tenth of a second and 32 MB, so it never runs where requests run, and only `threads` at
/// once; what waits is bounded.
public final class PasswordHasher: Sendable {
    private struct State {
        var waiting: [@Sendable () -> Void] = []   // bound: `queue`
        var running = 0
    }
    let cost: ScryptCost
    private let threads: Int, queue: Int
    private let state = Mutex(State())
    private let pool = DispatchQueue(label: "souk.passwords", attributes: .concurrent)

    /// - Parameters:
    ///   - threads: hashes worked on at once.
    ///   - queue: how many may wait; more are answered ``IdentityError/busy``.
    public init(cost: ScryptCost = .standard, threads: Int = 2, queue: Int = 64) {
        precondition(threads > 0 && queue > 0)
        (self.cost, self.threads, self.queue) = (cost, threads, queue)
    }

    func hash(_ password: Password, salt: [UInt8]) async throws -> PasswordHash {
        PasswordHash(cost: cost, salt: salt, digest: try await derive(password, cost, salt))
    }

    /// Compares in a time that does not depend on where they differ.
    func verify(_ password: Password, against hash: PasswordHash) async throws -> Bool {
        let digest = try await derive(password, hash.cost, hash.salt)
        return SymmetricKey(data: digest) == SymmetricKey(data: hash.digest)
    }

    /// No password's hash: what an unknown account is checked against, so that it takes as long as a known one.
    var decoy: PasswordHash {
        PasswordHash(
            cost: cost, salt: Array(repeating: 0, count: PasswordHash.saltBytes),
            digest: Array(repeating: 0, count: PasswordHash.digestBytes))
    }

    private func derive(_ password: Password, _ cost: ScryptCost, _ salt: [UInt8]) async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<[UInt8], any Error>) in
            let taken = enqueue {
                continuation.resume(
                    with: Swift.Result {
                        let key = try KDF.Scrypt.deriveKey(
                            from: password.bytes, salt: salt, outputByteCount: PasswordHash.digestBytes,
                            rounds: 1 << cost.logRounds, blockSize: cost.blockSize, parallelism: cost.parallelism)
                        return key.withUnsafeBytes { Array($0) }
                    })
            }
            if !taken { continuation.resume(throwing: IdentityError.busy) }
        }
    }

    private func enqueue(_ work: @escaping @Sendable () -> Void) -> Bool {
        let (taken, starts): (Bool, Bool) = state.withLock { state in
            guard state.waiting.count < queue else { return (false, false) }
            state.waiting.append(work)
            guard state.running < threads else { return (true, false) }
            state.running += 1
            return (true, true)
        }
        if starts { pool.async { self.drain() } }
        return taken
    }

    private func drain() {
        while let work = next() { work() }
    }

    private func next() -> (@Sendable () -> Void)? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.running -= 1
                return nil
            }
            return state.waiting.removeFirst()
        }
    }
}
