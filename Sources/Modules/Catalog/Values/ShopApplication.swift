// ShopApplication.swift: a merchant asks to open a shop; and what happened to a shop, by whom and why.
import Core
import Identity

/// What a merchant asks for. Its id becomes the shop's.
public struct ShopApplication: Hashable, Sendable {
    public enum State: String, Sendable, CaseIterable { case applied, approved, rejected }
    public let id: ID<Shop>
    public let organisation: ID<Organisation>
    public internal(set) var applicant: ID<Account>
    public internal(set) var draft: ShopDraft
    public internal(set) var state: State
    /// Why it was rejected; empty otherwise.
    public internal(set) var reason: String
    /// Anew each time it is handed in.
    public internal(set) var appliedAt: Timestamp
    public internal(set) var decidedAt: Timestamp?
    public internal(set) var version: Int64
}

/// What is typed to apply.
public struct ShopDraft: Hashable, Sendable {
    public static let goodsLength = 1...300, contactLength = 1...100
    public let slug: String, name: String
    /// What the shop sells.
    public let goods: String
    /// How the platform reaches whoever answers for it.
    public let contact: String

    public init(slug: String, name: String, goods: String, contact: String) {
        (self.slug, self.name, self.goods, self.contact) = (slug, name, goods, contact)
    }

    /// Everything that is wrong with it.
    public func problems() -> [FieldProblem] {
        var found = Problems()
        for problem in ShopRules.problems(slug: slug, name: name) { found.add(problem.path, problem.code, problem.expected) }
        found.length("goods", goods, Self.goodsLength)
        found.length("contact", contact, Self.contactLength)
        return found.all
    }
}

/// One line of a shop's history.
public struct ShopRecord: Hashable, Sendable {
    public enum What: String, Sendable, CaseIterable { case applied, rejected, opened, suspended, resumed }
    public let id: ID<ShopRecord>
    public let what: What
    /// Nil for the installation itself: the command line, the demo.
    public let actor: ID<Account>?
    public let reason: String
    public let at: Timestamp
}

extension ShopRecord {
    /// Of a reason that somebody is told: 1 to 300 characters.
    public static let reasonLength = 1...300
}

/// A shop as the platform's list shows it.
public struct ShopFilter: Hashable, Sendable {
    public var state: Shop.State?
    /// A part of the name, or of the slug; empty for all.
    public var text: String

    public init(state: Shop.State? = nil, text: String = "") { (self.state, self.text) = (state, text) }
}
