// UseAddresses.swift: a person's address book.
import Core
import Identity
import Store

extension Trade {
    public static let addressesMax = 50

    /// The default one first, then the newest.
    public func addresses(of person: ID<Account>) async throws -> [Address] {
        try await store.readOnce { try $0.addresses(of: person) }
    }

    /// - Throws: ``TradeError/addressNotFound``, also for another person's.
    public func address(_ id: ID<Address>, of person: ID<Account>) async throws -> Address {
        guard let address = try await addresses(of: person).first(where: { $0.id == id }) else { throw TradeError.addressNotFound }
        return address
    }

    /// Adds an address; the first one is the default.
    /// - Throws: ``TradeError/addressBookFull`` above 50.
    public func addAddress(_ postal: PostalAddress, isDefault: Bool, of person: ID<Account>, key: RepeatKey? = nil) async throws -> Address
    {
        let id: ID<Address> = try ids.next()
        let now = clock.now()
        return try await store.write(home: .person(person)) { tx in
            try tx.takeGuard("trade.addresses", home: .person(person))
            let book = try tx.addresses(of: person)
            if let key, let earlier = try tx.earlierAnswer(key), let earlierID = ID<Address>(earlier) {
                guard let found = book.first(where: { $0.id == earlierID }) else { throw TradeError.addressNotFound }
                return found
            }
            guard book.count < Self.addressesMax else { throw TradeError.addressBookFull }
            let address = Address(person: person, id: id, postal: postal, isDefault: isDefault || book.isEmpty)
            if address.isDefault { try tx.clearDefaultAddress(of: person) }
            try tx.insert(address)
            if let key { try tx.remember(key, answer: id.description, at: now) }
            return address
        }
    }

    /// Changes an address; making it the default takes that from the others.
    public func changeAddress(_ id: ID<Address>, to postal: PostalAddress, isDefault: Bool, of person: ID<Account>) async throws -> Address
    {
        try await store.write(home: .person(person)) { tx in
            try tx.takeGuard("trade.addresses", home: .person(person))
            let address = Address(person: person, id: id, postal: postal, isDefault: isDefault)
            if isDefault { try tx.clearDefaultAddress(of: person) }
            guard try tx.update(address) else { throw TradeError.addressNotFound }
            return address
        }
    }

    /// Placed orders keep their copy.
    public func deleteAddress(_ id: ID<Address>, of person: ID<Account>) async throws {
        try await store.write(home: .person(person)) { tx in
            guard try tx.deleteAddress(id, of: person) else { throw TradeError.addressNotFound }
        }
    }
}
