// FavouriteError.swift: what a person's favourites can refuse.
import Core

/// Why something could not become a favourite. Codes are public API: add, never rename.
public enum FavouriteError: CodedError, Equatable {
    /// As many as are kept; none falls out by itself.
    case full

    public var code: String {
        switch self {
        case .full: "catalog.favourites_full"
        }
    }
    public var kind: ErrorKind { .conflict }
    public var facts: [String: String] { ["limit": String(Catalog.favouritesMax)] }
}
