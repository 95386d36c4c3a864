// Secrets.swift: the master key, and the keys that follow from it.
import Core
import Crypto
import Foundation

/// Keys that sign. Each use has its own, derived from the master key (HKDF, RFC 5869), so that one does not betray another.
public struct Secrets: Sendable {
    private let master: SymmetricKey

    /// - Parameter master: 32 bytes.
    public init(master: [UInt8]) {
        precondition(master.count == 32)
        self.master = SymmetricKey(data: master)
    }

    /// 32 bytes for one use, the same for ever.
    public func key(_ use: String) -> [UInt8] {
        let derived = HKDF<SHA256>.deriveKey(inputKeyMaterial: master, info: Array("souk \(use)".utf8), outputByteCount: 32)
        return derived.withUnsafeBytes { Array($0) }
    }

    /// The key of `SOUK_MASTER_KEY` (64 hexadecimal characters), else of `master.key` in the data folder, which is made at the
    /// first start, readable by its owner only. Without it, what was signed is worth nothing: keep it with the backups.
    public static func load(data: String, environment: [String: String], random: Random) throws -> Secrets {
        if let text = environment["SOUK_MASTER_KEY"] {
            guard let bytes = Hex.bytes(text), bytes.count == 32 else {
                throw ConfigurationError.masterKey("SOUK_MASTER_KEY is not 64 hexadecimal characters")
            }
            return Secrets(master: bytes)
        }
        let path = "\(data)/master.key"
        if let kept = FileManager.default.contents(atPath: path) {
            let text = String(decoding: kept, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
            guard let bytes = Hex.bytes(text), bytes.count == 32 else {
                throw ConfigurationError.masterKey("\(path) is not 64 hexadecimal characters")
            }
            return Secrets(master: bytes)
        }
        let bytes = random.bytes(32)
        let made = FileManager.default.createFile(
            atPath: path, contents: Data((Hex.text(bytes) + "\n").utf8), attributes: [.posixPermissions: 0o600])
        guard made else { throw ConfigurationError.masterKey("\(path) cannot be written") }
        return Secrets(master: bytes)
    }
}
