// CheckoutState.swift: all that a checkout page holds between requests, in its form: nothing typed is lost, nothing lies here.
import Catalog
import Core
import Identity
import Offers
import Trade
import Web

/// A line with the price that the buyer saw.
struct SeenLine: Sendable, Hashable {
    let wanted: WantedLine
    let price: Money

    init(_ line: QuotedLine) { (wanted, price) = (line.wanted, line.unitPrice) }
    init(_ wanted: WantedLine, _ price: Money) { (self.wanted, self.price) = (wanted, price) }

    /// `shop.sku.quantity.price`, as a hidden field carries it.
    var text: String { "\(wanted.shop).\(wanted.sku).\(wanted.quantity).\(price.minor)" }

    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, let shop = ID<Shop>(parts[0]), let sku = ID<SKU>(parts[1]), let quantity = pieces(parts[2]),
            let price = Int64(parts[3]), 0...Money.minorMax ~= price
        else { return nil }
        self.init(WantedLine(shop: shop, sku: sku, quantity: quantity), .cny(price))
    }
}

struct CheckoutState: Sendable {
    static let noteMax = 200
    var lines: [SeenLine]
    var total: Money
    /// What of the total was freight to the address that the buyer saw.
    var freight: Money
    /// The coupons that the buyer saw chosen.
    var coupons: [ID<Coupon>]
    let fromCart: Bool
    /// The same over all answers of one checkout: placing it again is the same placing.
    let key: String
    var address: ID<Address>?
    /// True while a new address is typed, or one of the book is chosen.
    var isTyping = false, isChoosing = false
    var entry = AddressEntry()
    var notes: [ID<Shop>: String] = [:]

    init(_ quote: Quote, fromCart: Bool, key: String) {
        (lines, total) = (quote.lines.map(SeenLine.init), quote.total)
        (freight, coupons) = (quote.freight, quote.coupons)
        (self.fromCart, self.key) = (fromCart, key)
    }

    /// - Parameter carried: the form is a sign-in page's, which carries the checkout under this prefix.
    /// - Throws: ``WebError`` for what no page of ours sends.
    init(_ form: Form, carried prefix: String = "") throws {
        let texts = form.texts(prefix + "line")
        lines = texts.compactMap(SeenLine.init)
        guard lines.count == texts.count, 1...Quote.linesMax ~= lines.count, Set(lines.map(\.wanted.sku)).count == lines.count,
            let total = form.text(prefix + "total").flatMap({ Int64($0) }), 0...Money.minorMax ~= total,
            let key = form.text(prefix + "idempotency_key"), isPlainKey(key)
        else { throw WebError.badRequest("form") }
        self.total = .cny(total)
        freight = .cny(form.text(prefix + "freight").flatMap { Int64($0) }.flatMap { 0...total ~= $0 ? $0 : nil } ?? 0)
        coupons = form.texts(prefix + "coupon").compactMap { ID<Coupon>($0) }
        self.key = key
        fromCart = form.text(prefix + "from") == "cart"
        address = form.id(prefix + "address")
        isTyping = form.text(prefix + "typing") == "1"
        if isTyping { entry = AddressEntry(form, prefix) }
        for shop in Set(lines.map(\.wanted.shop)) {
            notes[shop] = String((form.text(prefix + "note-\(shop)") ?? "").prefix(2_000))
        }
    }

    /// What of the notes a shop does not get as it was typed.
    var noteProblems: [FieldProblem] {
        notes.keys.sorted().compactMap { shop in
            let note = notes[shop] ?? ""
            // Marks piled on one character count as one; this bounds what they may weigh.
            let fits: Bool = note.count <= Self.noteMax && note.utf8.count <= 32 * Self.noteMax
            return fits ? nil : FieldProblem("note-\(shop)", "too_long", expected: "0…\(Self.noteMax)")
        }
    }

    var wanted: [WantedLine] { lines.map(\.wanted) }

    func seenPrice(_ sku: ID<SKU>) -> Money? { lines.first { $0.wanted.sku == sku }?.price }

    /// What can be bought of it: short lines with what is left, the others left out.
    func fitting(_ quote: Quote) -> [WantedLine] {
        quote.lines.compactMap { line in
            switch line.trouble {
            case nil: line.wanted
            case .short(let left) where left > 0:
                WantedLine(shop: line.wanted.shop, sku: line.wanted.sku, quantity: min(left, line.wanted.quantity))
            case .short, .gone, .delisted, .notSentThere, .resting: nil
            }
        }
    }

    /// As the buyer sees it from now on.
    mutating func see(_ quote: Quote) {
        (lines, total) = (quote.lines.map(SeenLine.init), quote.total)
        (freight, coupons) = (quote.freight, quote.coupons)
    }

    func checkout(_ buyer: ID<Account>, _ address: PostalAddress) -> Checkout {
        Checkout(
            buyer: buyer, lines: wanted, address: .postal(address), total: total, notes: notes.filter { !$0.value.isEmpty },
            fromCart: fromCart, coupons: coupons, key: key)
    }
}

/// 1 to 128 printable ASCII characters, as the store takes keys.
func isPlainKey(_ text: String) -> Bool { 1...128 ~= text.utf8.count && text.utf8.allSatisfy { 0x21...0x7E ~= $0 } }
