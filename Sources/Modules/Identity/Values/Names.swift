// Names.swift: what people and organisations are called.
import Foundation

/// A person's name as others see it: 1 to 40 characters on one line, without spaces around it.
public struct DisplayName: Hashable, Sendable {
    public static let length: ClosedRange<Int> = 1...40
    public let text: String

    public init?(_ text: String) {
        guard let text = oneLine(text, Self.length) else { return nil }
        self.text = text
    }
}

/// An organisation's name: 1 to 60 characters on one line, without spaces around it.
public struct OrganisationName: Hashable, Sendable {
    public static let length: ClosedRange<Int> = 1...60
    public let text: String

    public init?(_ text: String) {
        guard let text = oneLine(text, Self.length) else { return nil }
        self.text = text
    }
}

/// The text without spaces around it; nil when its length is wrong, it holds a control character or is more marks than letters.
private func oneLine(_ text: String, _ length: ClosedRange<Int>) -> String? {
    guard text.utf8.count <= 32 * length.upperBound else { return nil }
    let trimmed = text.trimmingCharacters(in: .whitespaces)
    let controls = trimmed.unicodeScalars.contains { $0.properties.generalCategory == .control || $0 == "\u{2028}" || $0 == "\u{2029}" }
    guard length ~= trimmed.count, !controls else { return nil }
    return trimmed
}
