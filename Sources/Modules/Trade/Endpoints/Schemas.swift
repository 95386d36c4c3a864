// Schemas.swift: this room's things as JSON.
import Catalog
import Core
import Identity
import Web

/// An address as it is typed and shown; checked when it is used.
struct PostalFields: Sendable {
    let name: String, phone: String, division: String, detail: String

    /// - Parameter path: of the object these lie in.
    /// - Throws: ``InvalidInput`` with every problem.
    func checked(at path: String) throws(InvalidInput) -> PostalAddress {
        do {
            return try PostalAddress(name: name, phone: phone, division: division, detail: detail)
        } catch {
            throw InvalidInput(error.problems.map { FieldProblem("\(path).\($0.path)", $0.code, expected: $0.expected) })
        }
    }
}

extension PostalFields {
    init(_ address: PostalAddress) {
        self.init(name: address.name, phone: address.phone, division: address.division, detail: address.detail)
    }
}

extension Schema<PostalFields> {
    static var postalAddress: Schema {
        .object(
            PostalFields.init, Field("name", \.name, .text(0...80)), Field("phone", \.phone, .text(0...40)),
            Field("division", \.division, .text(0...12), about: "The area's code, 6 digits (GB/T 2260)."),
            Field("detail", \.detail, .text(0...200)))
    }
}

extension Schema<WantedLine> {
    static var wantedLine: Schema {
        .object(
            WantedLine.init, Field("shop", \.shop, .id()), Field("sku", \.sku, .id()),
            Field("quantity", \.quantity, .int(WantedLine.quantities)))
    }
}

/// What is in the way of a line, as it is shown.
enum TroubleView: String, Sendable, CaseIterable { case gone, delisted, short, notSentThere, resting }

/// A line with what it costs now.
struct LineView: Sendable {
    let shop: ID<Shop>, sku: ID<SKU>, quantity: Int64, title: String?, specText: String?, picture: String?
    let unitPrice: Money?, amount: Money, trouble: TroubleView?, available: Int64?

    init(_ line: QuotedLine) {
        (shop, sku, quantity) = (line.wanted.shop, line.wanted.sku, line.wanted.quantity)
        (title, specText, picture) = (line.sale?.title, line.sale?.specText, line.sale?.picture)
        (unitPrice, amount) = (line.sale.map { _ in line.unitPrice }, line.amount)
        switch line.trouble {
        case .gone: (trouble, available) = (.gone, 0)
        case .delisted: (trouble, available) = (.delisted, 0)
        case .short(let left): (trouble, available) = (.short, left)
        case .notSentThere: (trouble, available) = (.notSentThere, line.sale?.available)
        case .resting: (trouble, available) = (.resting, line.sale?.available)
        case nil: (trouble, available) = (nil, line.sale?.available)
        }
    }

    init(
        shop: ID<Shop>, sku: ID<SKU>, quantity: Int64, title: String?, specText: String?, picture: String?, unitPrice: Money?,
        amount: Money, trouble: TroubleView?, available: Int64?
    ) {
        (self.shop, self.sku, self.quantity, self.title) = (shop, sku, quantity, title)
        (self.specText, self.picture, self.unitPrice) = (specText, picture, unitPrice)
        (self.amount, self.trouble, self.available) = (amount, trouble, available)
    }
}

extension Schema<LineView> {
    static var line: Schema {
        .object(
            LineView.init, Field("shop", \.shop, .id()), Field("sku", \.sku, .id()),
            Field("quantity", \.quantity, .int(WantedLine.quantities)),
            Field("title", \.title, Schema<String>.text(0...200).optional),
            Field("specText", \.specText, Schema<String>.text(0...500).optional),
            Field("picture", \.picture, Schema<String>.text(0...2_000).optional),
            Field("unitPrice", \.unitPrice, Schema<Money>.money(0...Money.minorMax).optional),
            Field("amount", \.amount, .money(0...Money.minorMax)),
            Field("trouble", \.trouble, Schema<TroubleView>.choice().optional),
            Field("available", \.available, Schema<Int64>.int(0...Int64.max).optional))
    }
}

extension Schema<Placed.Part> {
    static var part: Schema {
        .object(Placed.Part.init, Field("shop", \.shop, .id()), Field("order", \.order, .id()))
    }
}

extension Schema<Placed> {
    static var placed: Schema {
        .object(
            Placed.init, Field("orders", \.orders, .list(of: .part, 1...Quote.linesMax)),
            Field("payment", \.payment, Schema<String>.text(3...32).optional, about: "Its number; absent when there is nothing to pay."),
            Field("total", \.total, .money(0...Money.minorMax)))
    }
}
