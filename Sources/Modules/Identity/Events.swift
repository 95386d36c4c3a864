// Events.swift: what this room tells.
import Core
import Store

/// Somebody signed up or in. Told in the person's home.
public struct SignedIn: DomainEvent, Hashable {
    public static let name = "identity.signed_in.v1"
    public let person: ID<Account>
    /// Who they were until now, on this device: what the guest had becomes theirs.
    public let guest: ID<Account>?

    public init(person: ID<Account>, guest: ID<Account>?) { (self.person, self.guest) = (person, guest) }

    public var payload: JSON {
        var fields: [String: JSON] = ["person": .string(person.description)]
        if let guest { fields["guest"] = .string(guest.description) }
        return .object(fields)
    }

    public init(payload: JSON) throws {
        guard let person = payload["person"]?.string.flatMap({ ID<Account>($0) }) else {
            throw InvalidInput([FieldProblem("person", "not_an_id")])
        }
        var guest: ID<Account>?
        if let text = payload["guest"]?.string {
            guard let id = ID<Account>(text) else { throw InvalidInput([FieldProblem("guest", "not_an_id")]) }
            guest = id
        }
        self.init(person: person, guest: guest)
    }
}
