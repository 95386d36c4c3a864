// Payments.swift: the room's door: money that comes in by a provider, and goes back by it.
import Core
import Identity
import Store

/// Payments and refunds. Knows nothing of orders: a payment carries its purpose, which its events hand back.
///
/// Operations: `open` and `requestRefund` (inside a caller's transaction), `start`, `receive`, `settleDoubt`, `payment`,
/// and the due work of closing, querying and refunding.
public struct Payments: Sendable {
    let store: any Store
    let clock: Clock
    let ids: IDSource
    let providers: [String: any PaymentProvider]

    /// - Parameter providers: by name, at least one; payments name theirs.
    public init(store: any Store, clock: Clock, ids: IDSource, providers: [any PaymentProvider]) {
        precondition(!providers.isEmpty)
        (self.store, self.clock, self.ids) = (store, clock, ids)
        self.providers = Dictionary(uniqueKeysWithValues: providers.map { ($0.name, $0) })
    }

    /// The provider of a name.
    /// - Throws: ``PaymentError/unknownProvider(_:)``
    public func provider(_ name: String) throws(PaymentError) -> any PaymentProvider {
        guard let provider = providers[name] else { throw .unknownProvider(name) }
        return provider
    }
}
