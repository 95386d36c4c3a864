// Permission.swift: what a request needs, declared where it is answered.

/// Who may call. The last three are asked of the ``Gatekeeper`` with the number in the path.
public struct Permission: Hashable, Sendable {
    public enum Scope: String, Hashable, Sendable, CaseIterable {
        case anyone
        /// Signed in, or a guest with a session.
        case person
        case signedIn
        /// The path has `{shop}`.
        case shop
        /// The path has `{organisation}`.
        case organisation
        case platform

        /// The path parameter that says in which shop or organisation.
        var parameter: String? {
            switch self {
            case .shop: "shop"
            case .organisation: "organisation"
            case .anyone, .person, .signedIn, .platform: nil
            }
        }
    }
    public let scope: Scope
    /// `orders.ship`; empty for the first three.
    public let name: String

    public init(scope: Scope, name: String) { (self.scope, self.name) = (scope, name) }

    public static let anyone = Permission(scope: .anyone, name: "")
    public static let person = Permission(scope: .person, name: "")
    public static let signedIn = Permission(scope: .signedIn, name: "")
    public static func shop(_ name: String) -> Permission { Permission(scope: .shop, name: name) }
    public static func organisation(_ name: String) -> Permission { Permission(scope: .organisation, name: name) }
    public static func platform(_ name: String) -> Permission { Permission(scope: .platform, name: name) }

    /// `shop:orders.ship`, as OpenAPI shows it.
    public var text: String { name.isEmpty ? scope.rawValue : "\(scope.rawValue):\(name)" }
}
