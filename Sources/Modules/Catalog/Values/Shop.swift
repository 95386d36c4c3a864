// Shop.swift: who sells.
import Core
import Identity

/// A shop of an organisation. It is a home of its own: its products, stock and orders live beside it.
public struct Shop: Hashable, Sendable {
    public enum State: String, Sendable, CaseIterable { case open, suspended }
    public let id: ID<Shop>
    /// Who owns it.
    public let organisation: ID<Organisation>
    /// 3 to 40 of `a–z 0–9 -`, unique everywhere.
    public let slug: String
    /// 1 to 60 characters.
    public internal(set) var name: String
    public internal(set) var state: State
    public let openedAt: Timestamp
    public internal(set) var version: Int64
    /// Planned or running, or over; nil for none.
    public internal(set) var rest: ShopRest? = nil

    public var card: ShopCard { ShopCard(id: id, slug: slug, name: name, state: state, restsFrom: rest?.from, restsUntil: rest?.until) }
    public var organisationNumber: Int64 { organisation.number }
}

/// A shop as lists show it.
public struct ShopCard: Hashable, Sendable {
    public let id: ID<Shop>
    public let slug: String, name: String
    public let state: Shop.State
    /// Its holiday, planned or running or over; both or none.
    public let restsFrom: Timestamp?, restsUntil: Timestamp?

    /// On holiday now: what it sells is seen, and cannot be ordered.
    public func isResting(at now: Timestamp) -> Bool {
        guard let restsFrom, let restsUntil else { return false }
        return ShopRest(from: restsFrom, until: restsUntil).holds(at: now)
    }
}
