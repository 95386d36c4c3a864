// SettingsError.swift: why a setting could not be changed.
import Core

/// Codes are public API: add, never rename.
public enum SettingsError: CodedError, Equatable {
    /// Takes effect sooner than a minute from now.
    case tooSoon(earliest: Timestamp)
    /// Has taken effect, or does within half a minute.
    case inForce
    case versionNotFound

    public var code: String {
        switch self {
        case .tooSoon: "settings.too_soon"
        case .inForce: "settings.in_force"
        case .versionNotFound: "settings.version_not_found"
        }
    }
    public var kind: ErrorKind {
        switch self {
        case .tooSoon, .inForce: .conflict
        case .versionNotFound: .notFound
        }
    }
    public var facts: [String: String] {
        switch self {
        case .tooSoon(let earliest): ["earliest": String(earliest.milliseconds)]
        case .inForce, .versionNotFound: [:]
        }
    }
}
