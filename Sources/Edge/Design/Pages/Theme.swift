// Theme.swift: light or dark, where somebody wants another than their system's.
import Web

public enum Theme: String, Sendable, CaseIterable {
    case light, dark
    public static let cookie = "theme"
}

extension WebRequest {
    /// What this browser chose; nil follows its system.
    public var theme: Theme? { cookie(Theme.cookie).flatMap { Theme(rawValue: $0) } }
}
