// Password.swift: what a person proves themself with; never shown, never kept as it is.
import Foundation

/// A password as it is hashed. Printing it shows nothing.
public struct Password: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
    public static let length: ClosedRange<Int> = 8...128
    let bytes: [UInt8]

    /// Nil unless of 8 to 128 characters and at most 1,024 bytes. Forms that look the same are the same password.
    public init?(_ text: String) {
        guard text.utf8.count <= 1_024, Self.length ~= text.count else { return nil }
        bytes = Array(text.precomposedStringWithCompatibilityMapping.utf8)
    }

    public var description: String { "••••••••" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
