// RuleBook.swift: the offers and freight of shops, as this process last read them, each under its version.
import Catalog
import Core
import Synchronization

/// A copy that a restart may forget. A shop's is right while its version is the one that the catalogue names (`catalog_shop`);
/// the platform's is at most 30 s old, and nothing of the platform's takes effect sooner than a minute after it was published.
final class RuleBook: Sendable {
    private struct State {
        var shops: [ID<Shop>: ShopRules] = [:]
        var platform: (rules: ShopRules, at: Timestamp)?
    }
    /// Beyond this many shops the book begins anew.
    private static let shopsMax = 2_000
    private let state = Mutex(State())

    func rules(of shop: ID<Shop>) -> ShopRules { state.withLock { $0.shops[shop] ?? .none } }

    func keep(_ rules: ShopRules, of shop: ID<Shop>) {
        state.withLock { state in
            if state.shops.count >= Self.shopsMax { state.shops = [:] }
            state.shops[shop] = rules
        }
    }

    func platform(at now: Timestamp) -> ShopRules? {
        state.withLock { state in
            guard let held = state.platform, held.at <= now, now < held.at + Offers.platformCopy else { return nil }
            return held.rules
        }
    }

    func keepPlatform(_ rules: ShopRules, at now: Timestamp) { state.withLock { $0.platform = (rules, now) } }
    func forgetPlatform() { state.withLock { $0.platform = nil } }
}
