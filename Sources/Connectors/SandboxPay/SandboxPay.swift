// SandboxPay.swift: a payment company in the box, which behaves like a real one.
import Core
import Crypto
import Identity
import Payments
import Store
import Web

/// A provider with a page of its own, asynchronous signed notices, duplicates, delays and silence. No money moves.
public struct SandboxPay: Sendable {
    public static let name = "sandbox"
    let store: any Store
    let clock: Clock
    let ids: IDSource
    let random: Random
    let key: SymmetricKey
    /// What of the next calls goes wrong.
    public let faults = SandboxFaults()

    /// - Parameter key: signs notices and links; at least 32 bytes, secret.
    public init(store: any Store, clock: Clock, ids: IDSource, random: Random, key: [UInt8]) {
        precondition(key.count >= 32)
        (self.store, self.clock, self.ids, self.random) = (store, clock, ids, random)
        self.key = SymmetricKey(data: key)
    }

    /// What makes its link openable by who was sent there, and by nobody else.
    func sign(_ number: String) -> String {
        Hex.text(HMAC<SHA256>.authenticationCode(for: Array("link:\(number)".utf8), using: key).prefix(16))
    }

    func isSigned(_ number: String, by sign: String) -> Bool { same(sign, self.sign(number)) }

    /// Compares without telling by its time where the difference is.
    func same(_ left: String, _ right: String) -> Bool {
        guard left.utf8.count == right.utf8.count else { return false }
        return zip(left.utf8, right.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
