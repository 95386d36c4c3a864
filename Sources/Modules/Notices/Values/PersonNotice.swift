// PersonNotice.swift: one thing that a person is told.
import Catalog
import Core
import Trade

/// What happened to something of a person's. It holds ids and amounts, no words, names or addresses.
public struct PersonNotice: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case orderPaid, orderPartlyShipped, orderShipped
        /// In a day the order completes by itself.
        case orderCompletesSoon
        /// It completed by itself. Who confirmed knows, and is not told.
        case orderCompleted
        /// Its time to pay was over.
        case orderExpired
        /// The buyer called it off before paying.
        case orderCancelled
        /// It was paid, and all of it goes back.
        case orderClosed
        case refunded
        /// The provider would not give it back: it is still owed, and the platform sees to it.
        case refundWaits
        /// The same, to those of the shop who may refund, and to the platform's staff who see to it.
        case shopRefundRefused, platformRefundRefused
        /// The platform decided about a shop; told to those who may change its settings. Who opens one without asking knows.
        case shopOpened, shopRejected, shopSuspended, shopResumed
        /// Of a case of after-sale, to its buyer.
        case caseAgreed, caseRejected, caseResent, caseWaits, caseEnded
        /// The platform decided for its buyer, or for the shop.
        case caseWon, caseLost
        /// To those of the shop who handle it.
        case shopCaseOpened, shopCaseSentBack, shopCaseWaits
        /// The platform decided for their shop, or for the buyer.
        case shopCaseWon, shopCaseLost
        /// To the platform's own staff.
        case platformCase
        /// A SKU that the person waited for can be had again.
        case stockBack
        /// The holiday of its shop is over, and it can be had.
        case restOver

        /// It leads to a case at its shop's desk, rather than to what the person bought.
        public var isShopsCase: Bool {
            [.shopCaseOpened, .shopCaseSentBack, .shopCaseWaits, .shopCaseWon, .shopCaseLost].contains(self)
        }
    }
    public let person: ID<Account>   // its home
    /// The id of the event that told it, so that it is told once.
    public let id: ID<PersonNotice>
    public let kind: Kind
    /// Nil for money that came back without an order: it had come too late. For a rejected one: the shop that was asked for.
    public let shop: ID<Shop>?
    public let order: ID<Order>?
    /// The number of what of the order it is about: a case of after-sale.
    public var subject: Int64? = nil
    /// What can be had again; nil for what is about orders and shops.
    public var product: ID<Product>? = nil, sku: ID<SKU>? = nil
    /// What the order costs, or what was given back; 0 where no money is meant.
    public let amount: Money
    public let at: Timestamp
    public internal(set) var readAt: Timestamp?
    public var isRead: Bool { readAt != nil }
}
