// RemoteAddress.swift: which addresses say something about who is guessing passwords.
import Foundation

/// A network that failures are counted for: an IPv4 address, or the /64 of an IPv6 one, which is one customer's.
enum RemoteAddress {
    /// Nil for what is no address, and for loopback, private and link-local ones: behind a proxy everybody has that one, and
    /// slowing it down would lock out all.
    static func network(_ text: String) -> String? {
        if let bytes = parsed(text, AF_INET, 4) { return isPrivate(bytes) ? nil : v4(bytes) }
        guard let bytes = parsed(text, AF_INET6, 16) else { return nil }
        let isMapped: Bool = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        if isMapped { return network(v4(Array(bytes.suffix(4)))) }
        let isLoopback: Bool = bytes.dropLast().allSatisfy { $0 == 0 }
        let isLocal: Bool = bytes[0] & 0xFE == 0xFC || (bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80)
        if isLoopback || isLocal { return nil }
        return stride(from: 0, to: 8, by: 2).map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }
            .joined(separator: ":") + "::/64"
    }

    private static func parsed(_ text: String, _ family: Int32, _ count: Int) -> [UInt8]? {
        var bytes: [UInt8] = Array(repeating: 0, count: count)
        return inet_pton(family, text, &bytes) == 1 ? bytes : nil
    }

    private static func v4(_ bytes: [UInt8]) -> String { bytes.map(String.init).joined(separator: ".") }

    private static func isPrivate(_ bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1]) {
        case (0, _), (10, _), (127, _), (169, 254), (172, 16...31), (192, 168), (100, 64...127): true
        default: false
        }
    }
}
