// CaseDraft.swift: what somebody asks for, and what of an order can be asked for.
import Catalog
import Core
import Trade

/// What is asked for, of one item.
public struct CaseDraft: Hashable, Sendable {
    public let kind: AfterSaleCase.Kind
    public let line: Int64
    public let pieces: Int64
    /// Pieces that were not sent yet, rather than sent ones.
    public let isUnsent: Bool
    public let reason: Reason
    /// Less than these pieces are worth; nil for all.
    public let amount: Money?
    /// For an exchange: a SKU of the same product; nil for the same again.
    public let wanted: ID<SKU>?
    public let words: CaseWords

    public init(
        _ kind: AfterSaleCase.Kind, line: Int64, pieces: Int64, isUnsent: Bool = false, reason: Reason, amount: Money? = nil,
        wanted: ID<SKU>? = nil, words: CaseWords = .none
    ) {
        (self.kind, self.line, self.pieces, self.isUnsent) = (kind, line, pieces, isUnsent)
        (self.reason, self.amount, self.wanted, self.words) = (reason, amount, wanted, words)
    }

    var fingerprint: String {
        [
            kind.rawValue, "\(line)", "\(pieces)", "\(isUnsent)", reason.rawValue, amount.map { "\($0.minor)" } ?? "-",
            wanted.map(\.description) ?? "-", words.text, words.pictures.joined(separator: " "),
        ].joined(separator: "\u{1}")
    }
}

/// What of an item can be asked for now.
public struct CaseRoom: Hashable, Sendable {
    public let line: Int64
    /// Pieces in no open case: sent ones that the buyer has, and ones still to be sent.
    public let sent: Int64, unsent: Int64
    public var isEmpty: Bool { sent == 0 && unsent == 0 }
}

extension Order {
    /// What of each item is in no open case.
    /// - Parameter open: the order's open cases.
    public func room(beside open: [AfterSaleCase]) -> [CaseRoom] {
        items.map { item in
            let own = open.filter { $0.line == item.line && $0.refund == nil }
            let asSent = own.filter { !$0.isUnsent }.reduce(0) { $0 + $1.pieces }
            let asUnsent = own.filter(\.isUnsent).reduce(0) { $0 + $1.pieces }
            // Pieces of a case that were sent meanwhile are sent pieces now.
            let moved = max(0, asUnsent - item.unshipped)
            return CaseRoom(line: item.line, sent: max(0, item.kept - asSent - moved), unsent: max(0, item.unshipped - asUnsent))
        }
    }

    /// Whether a buyer may still ask: from payment until `days` after completion.
    public func takesCases(at now: Timestamp, window: Span) -> Bool {
        switch state {
        case .awaitingShipment, .partlyShipped, .shipped: true
        case .completed: completedAt.map { now < $0 + window } ?? false
        case .pendingPayment, .cancelled, .closed: false
        }
    }
}
