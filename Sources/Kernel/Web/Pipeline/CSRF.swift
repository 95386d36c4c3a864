// CSRF.swift: tokens that tie a form to its session, and the check that a request comes from our own pages.
import Core
import Crypto

/// Makes and checks tokens: HMAC-SHA256 of the session id, as hexadecimal text.
struct CSRF: Sendable {
    private let key: SymmetricKey

    /// - Parameter key: at least 32 bytes of randomness.
    init(key: [UInt8]) {
        precondition(key.count >= 32, "a CSRF key of under 32 bytes")
        self.key = SymmetricKey(data: key)
    }

    func token(_ session: String) -> String {
        Hex.text(HMAC<SHA256>.authenticationCode(for: Array("csrf:\(session)".utf8), using: key))
    }

    /// Compares in a time that does not depend on where they differ.
    func isToken(_ text: String, of session: String) -> Bool {
        guard let code = Hex.bytes(text) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Array("csrf:\(session)".utf8), using: key)
    }
}

/// True when a browser says that a page of another site sent this.
func isCrossSite(_ headers: Headers, ownOrigins: Set<String>) -> Bool {
    if let site = headers["sec-fetch-site"], site == "cross-site" { return true }
    guard let origin = headers["origin"] else { return false }
    if ownOrigins.contains(origin) { return false }
    guard let scheme = origin.firstRange(of: "://"), let host = headers["host"] else { return true }
    return origin[scheme.upperBound...].lowercased() != host.lowercased()
}
