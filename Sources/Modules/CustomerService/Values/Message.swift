// Message.swift: what is written: a text, a card, or both.
import Catalog
import Core
import Trade

/// A product of the shop, or an order of the buyer there. It only points: what it shows is always as it is now.
public enum MessageCard: Hashable, Sendable {
    case product(ID<Product>), order(ID<Order>)

    public enum Kind: String, Sendable, CaseIterable { case product, order }

    public var kind: Kind {
        switch self {
        case .product: .product
        case .order: .order
        }
    }
    var number: Int64 {
        switch self {
        case .product(let id): id.number
        case .order(let id): id.number
        }
    }
    init(_ kind: Kind, _ number: Int64) {
        switch kind {
        case .product: self = .product(ID(number))
        case .order: self = .order(ID(number))
        }
    }
}

public enum ServiceSide: String, Sendable, CaseIterable { case buyer, shop }

/// One message of a conversation. It is never changed.
public struct ServiceMessage: Hashable, Sendable {
    public let shop: ID<Shop>   // its home
    public let conversation: ID<Conversation>
    public let id: ID<ServiceMessage>
    public let side: ServiceSide
    public let sender: ID<Account>
    /// Empty where there is only a card.
    public let text: String
    public let card: MessageCard?
    public let at: Timestamp
}

/// What somebody wants to send, checked as far as it can be by itself.
public struct MessageDraft: Hashable, Sendable {
    /// In characters as people count them.
    public static let length: ClosedRange<Int> = 1...2_000
    public let text: String
    public let card: MessageCard?

    /// - Parameter text: trimmed here; line ends become `\n`. It may be empty beside a card.
    /// - Throws: ``InvalidInput`` at `text`: `required`, `too_long`, `control_character`.
    public init(text typed: String, card: MessageCard? = nil) throws(InvalidInput) {
        // Marks piled on one character count as one; this bounds what they may weigh.
        guard typed.utf8.count <= 32 * Self.length.upperBound else { throw Self.refusal("too_long") }
        let text = unixLines(typed)
        if text.isEmpty, card == nil { throw Self.refusal("required") }
        if text.count > Self.length.upperBound { throw Self.refusal("too_long") }
        let controls = text.unicodeScalars.contains { scalar in
            scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
        }
        if controls { throw Self.refusal("control_character") }
        (self.text, self.card) = (text, card)
    }

    private static func refusal(_ code: String) -> InvalidInput {
        let expected: String = code == "too_long" ? "1…\(length.upperBound)" : ""
        return InvalidInput([FieldProblem("text", code, expected: expected)])
    }

    /// Everything of it as one text, for the hash of a request that may be repeated.
    var fingerprint: String { "\(card.map { "\($0.kind.rawValue) \($0.number)" } ?? "-") \(text)" }
}

/// Without white space at its ends, and with `\n` for every line end.
private func unixLines(_ typed: String) -> String {
    var text = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    for scalar in typed.unicodeScalars {
        if scalar == "\r" { text.append("\n") } else if !(scalar == "\n" && last == "\r") { text.append(scalar) }
        last = scalar
    }
    var part = Substring(String(text))
    while let first = part.first, first.isWhitespace { part.removeFirst() }
    while let last = part.last, last.isWhitespace { part.removeLast() }
    return String(part)
}
