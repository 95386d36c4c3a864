// Storefront.swift: the door of the buyers' pages: plain forms and links, no script.
import AfterSale
import Catalog
import Core
import CustomerService
import Design
import Identity
import Notices
import Offers
import Payments
import Reviews
import Settlement
import Trade
import Web

/// Everything that a buyer sees. Pages call the rooms in process and hold nothing between requests.
public struct Storefront: Sendable {
    let catalog: Catalog, offers: Offers, trade: Trade, payments: Payments, identity: Identity
    let notices: Notices, customerService: CustomerService, settlement: Settlement
    let afterSale: AfterSale, reviews: Reviews
    let clock: Clock, random: Random
    let badges: @Sendable (ID<Account>) async throws -> Badges
    let settled: @Sendable (ID<Account>) async -> Void
    let demo: [DemoPerson]

    /// - Parameters:
    ///   - badges: the counts that every page shows, read in one go.
    ///   - settled: waits, 1 s at most, until listeners have heard what was told in a person's home; a page that shows the effect
    ///     of a payment or of signing in calls it first.
    ///   - demo: who may be signed in as with one click; empty outside of a demo.
    public init(
        catalog: Catalog, offers: Offers, trade: Trade, payments: Payments, identity: Identity, notices: Notices,
        customerService: CustomerService, settlement: Settlement, afterSale: AfterSale, reviews: Reviews,
        clock: Clock, random: Random,
        badges: @escaping @Sendable (ID<Account>) async throws -> Badges, settled: @escaping @Sendable (ID<Account>) async -> Void,
        demo: [DemoPerson] = []
    ) {
        (self.catalog, self.offers, self.trade, self.payments, self.identity) = (catalog, offers, trade, payments, identity)
        (self.notices, self.customerService, self.settlement) = (notices, customerService, settlement)
        (self.afterSale, self.reviews) = (afterSale, reviews)
        (self.clock, self.random, self.settled, self.demo) = (clock, random, settled, demo)
        self.badges = badges
    }

    public var pages: [PageRoute] {
        browsePages + productPages + awaitPages + invitationPages + cartPages + checkoutPages + paymentPages + orderPages + personPages
            + addressPages + signInPages
            + noticePages + conversationPages + chatPages + couponPages + invoicePages + casePages + reviewPages
    }
}

/// What the frame counts of a person or guest.
public struct Badges: Hashable, Sendable {
    /// Pieces in the cart; notices and shops' messages that are unread.
    public let cart: Int64, unread: Int64
    public init(cart: Int64, unread: Int64) { (self.cart, self.unread) = (cart, unread) }
}

/// Somebody of the demo, to be signed in as with one click.
public struct DemoPerson: Sendable {
    /// What they do here: 买家.
    public let role: Phrase
    public let name: String
    /// Where they begin, when no page asked for the sign-in; a path of this site.
    public let start: String
    let signIn: @Sendable (_ continuing: Caller) async throws -> NewSession

    /// - Parameter signIn: is told who they were until now, so that a guest's cart goes with them.
    public init(
        role: Phrase, name: String, start: String = "/", signIn: @escaping @Sendable (_ continuing: Caller) async throws -> NewSession
    ) {
        (self.role, self.name, self.start, self.signIn) = (role, name, start, signIn)
    }
}
