// PasswordHash.swift: what is kept of a password, with how it was made.
import Core

/// How much work a password costs, as scrypt (RFC 7914) counts it.
public struct ScryptCost: Hashable, Sendable {
    /// Memory is 128 × 2^logRounds × blockSize bytes.
    public let logRounds: Int, blockSize: Int, parallelism: Int

    public init(logRounds: Int, blockSize: Int, parallelism: Int) {
        precondition(1...20 ~= logRounds && 1...32 ~= blockSize && 1...16 ~= parallelism)
        (self.logRounds, self.blockSize, self.parallelism) = (logRounds, blockSize, parallelism)
    }

    /// 32 MB and about a tenth of a second.
    public static let standard = ScryptCost(logRounds: 15, blockSize: 8, parallelism: 1)
    /// For tests and simulations only.
    public static let cheap = ScryptCost(logRounds: 4, blockSize: 1, parallelism: 1)
}

struct PasswordHash: Equatable, Sendable {
    static let saltBytes = 16, digestBytes = 32
    let cost: ScryptCost
    let salt: [UInt8], digest: [UInt8]

    init(cost: ScryptCost, salt: [UInt8], digest: [UInt8]) { (self.cost, self.salt, self.digest) = (cost, salt, digest) }

    /// Reads what `text` writes; anything else is nil.
    init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let logRounds = Int(parts[1]), 1...20 ~= logRounds,
            let blockSize = Int(parts[2]), 1...32 ~= blockSize, let parallelism = Int(parts[3]), 1...16 ~= parallelism,
            let salt = Hex.bytes(parts[4]), salt.count == Self.saltBytes,
            let digest = Hex.bytes(parts[5]), digest.count == Self.digestBytes
        else { return nil }
        self.init(cost: ScryptCost(logRounds: logRounds, blockSize: blockSize, parallelism: parallelism), salt: salt, digest: digest)
    }

    var text: String {
        "scrypt$\(cost.logRounds)$\(cost.blockSize)$\(cost.parallelism)$\(Hex.text(salt))$\(Hex.text(digest))"
    }
}
