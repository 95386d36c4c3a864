// SessionToken.swift: what a session or a one-time link is shown with: its home, its id and a secret.
import Core
import Crypto

/// `home.id.secret`: two numbers in base 36 and 32 hexadecimal digits. The home tells where to look, so reading it is one
/// query anywhere; only a hash of the secret is kept.
struct HomeToken: Equatable, Sendable {
    let home: Int64, id: Int64, secret: String

    init(home: Int64, id: Int64, secret: String) {
        precondition(home > 0 && id > 0 && secret.utf8.count == 32)
        (self.home, self.id, self.secret) = (home, id, secret)
    }

    /// Reads exactly what `text` writes; anything else is nil.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= 64, parts.count == 3, let home = Int64(parts[0], radix: 36), let id = Int64(parts[1], radix: 36),
            home > 0, id > 0, parts[2].utf8.count == 32, parts[2].utf8.allSatisfy({ 48...57 ~= $0 || 97...102 ~= $0 })
        else { return nil }
        self.init(home: home, id: id, secret: String(parts[2]))
        guard self.text == text else { return nil }
    }

    var text: String { "\(String(home, radix: 36)).\(String(id, radix: 36)).\(secret)" }

    /// What is kept of the secret.
    var secretHash: String { Hex.text(SHA256.hash(data: Array(secret.utf8))) }

    /// Compares in a time that does not depend on where they differ.
    func opens(_ storedHash: String) -> Bool {
        SymmetricKey(data: Array(secretHash.utf8)) == SymmetricKey(data: Array(storedHash.utf8))
    }
}
