// Identity.swift: the door of the room that knows people, what they work for and what they may do.
import Core
import Store

/// What people work for: merchant, agency, service provider, platform.
public enum Organisation {}

/// Accounts, sessions, organisations, staff and their rights.
public struct Identity: Sendable {
    let store: any Store, clock: Clock, ids: IDSource, random: Random, hasher: PasswordHasher

    /// - Parameter hasher: one per process; it bounds how many passwords are worked on at once.
    public init(store: any Store, clock: Clock, ids: IDSource, random: Random, hasher: PasswordHasher) {
        (self.store, self.clock, self.ids, self.random, self.hasher) = (store, clock, ids, random, hasher)
    }
}

extension Home {
    /// Where what belongs to a person, or to a guest, lives.
    public static func person(_ id: ID<Account>) -> Home { Home(id) }
    /// Where what belongs to an organisation lives.
    public static func organisation(_ id: ID<Organisation>) -> Home { Home(id) }
}

extension ID where Tag == Organisation {
    /// The organisation that runs this installation. There is one, so its number is fixed: no made id is so small.
    public static var platform: ID<Organisation> { ID(1) }
}
