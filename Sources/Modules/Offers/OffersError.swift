// OffersError.swift: why an offer could not be made, claimed or spent.
import Core

/// Codes are public API: add, never rename.
public enum OffersError: CodedError, Equatable {
    case offerNotFound, couponNotFound, templateNotFound
    /// It was spent on another order, perhaps a moment ago.
    case couponSpent
    /// Its time is over.
    case couponOver(at: Timestamp)
    /// The offer has not begun, or has ended.
    case notLive
    /// All of it are given out.
    case allGiven
    /// This person has as many of it as one person gets.
    case enoughOfIt
    /// It cannot be claimed: it is given, or everybody has it.
    case notToClaim
    case codeUnknown, codeTaken
    case tooManyOffers
    /// The platform's offers begin at least a minute after they are published.
    case tooSoon(earliest: Timestamp)
    /// Another version of it was saved meanwhile.
    case stale

    public var code: String {
        switch self {
        case .offerNotFound: "offers.offer_not_found"
        case .couponNotFound: "offers.coupon_not_found"
        case .templateNotFound: "offers.template_not_found"
        case .couponSpent: "offers.coupon_spent"
        case .couponOver: "offers.coupon_over"
        case .notLive: "offers.not_live"
        case .allGiven: "offers.all_given"
        case .enoughOfIt: "offers.enough_of_it"
        case .notToClaim: "offers.not_to_claim"
        case .codeUnknown: "offers.code_unknown"
        case .codeTaken: "offers.code_taken"
        case .tooManyOffers: "offers.too_many"
        case .tooSoon: "offers.too_soon"
        case .stale: "offers.stale"
        }
    }

    public var kind: ErrorKind {
        switch self {
        case .offerNotFound, .couponNotFound, .templateNotFound, .codeUnknown: .notFound
        case .couponSpent, .couponOver, .notLive, .allGiven, .enoughOfIt, .notToClaim, .codeTaken, .tooManyOffers, .tooSoon, .stale:
            .conflict
        }
    }

    public var facts: [String: String] {
        switch self {
        case .couponOver(let at): ["at": String(at.milliseconds)]
        case .tooSoon(let earliest): ["earliest": String(earliest.milliseconds)]
        case .offerNotFound, .couponNotFound, .templateNotFound, .couponSpent, .notLive, .allGiven, .enoughOfIt, .notToClaim,
            .codeUnknown, .codeTaken, .tooManyOffers, .stale:
            [:]
        }
    }
}
