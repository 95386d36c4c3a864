// Identifier.swift: the phone number or e-mail address that a person signs in with.
import Foundation

/// A mainland phone number or an e-mail address, in the one form in which it is kept and compared.
public enum Identifier: Hashable, Sendable, CustomStringConvertible {
    /// Eleven digits.
    case phone(String)
    /// Lower case, ASCII, at most 254 characters.
    case email(String)

    /// Reads what a person typed: `138 0013 8000`, `+86-13800138000`, `Li@Example.com`, full-width forms too. Nil for
    /// anything else.
    public init?(_ text: String) {
        guard text.utf8.count <= 1_024 else { return nil }
        let plain = text.precomposedStringWithCompatibilityMapping.trimmingCharacters(in: .whitespaces)
        if let phone = Self.phone(plain) {
            self = .phone(phone)
        } else if let email = Self.email(plain.lowercased()) {
            self = .email(email)
        } else {
            return nil
        }
    }

    public var description: String {
        switch self {
        case .phone(let text), .email(let text): text
        }
    }

    /// What it is claimed as.
    var claimKind: String {
        switch self {
        case .phone: "identity.phone"
        case .email: "identity.email"
        }
    }

    private static func phone(_ text: String) -> String? {
        var digits = text.filter { $0 != " " && $0 != "-" }[...]
        if digits.hasPrefix("+86") { digits = digits.dropFirst(3) }
        let bytes = Array(digits.utf8)
        guard bytes.count == 11, bytes.allSatisfy({ 48...57 ~= $0 }), bytes[0] == 49, bytes[1] >= 51 else { return nil }
        return String(digits)
    }

    private static func email(_ text: String) -> String? {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, text.utf8.allSatisfy({ 0x21...0x7E ~= $0 }), parts.count == 2, 1...64 ~= parts[0].count,
            parts[0].allSatisfy(isLocal)
        else { return nil }
        let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2,
            labels.allSatisfy({ label in
                1...63 ~= label.count && label.allSatisfy(isHost) && label.first != 45 && label.last != 45
            })
        else { return nil }
        return text
    }

    private static func isHost(_ byte: UInt8) -> Bool { 97...122 ~= byte || 48...57 ~= byte || byte == 45 }
    private static func isLocal(_ byte: UInt8) -> Bool { isHost(byte) || ".!#$%&'*+/=?^_`{|}~".utf8.contains(byte) }
}
