// Invoice.swift: 发票: a buyer asks for it, the shop writes it.
import Catalog
import Core
import Trade

/// An invoice of one order.
public struct Invoice: Hashable, Sendable {
    public enum State: String, Sendable, CaseIterable { case requested, issued, declined }
    public let shop: ID<Shop>   // its home
    public let order: ID<Order>
    public let buyer: ID<Account>
    public let heading: InvoiceHeading
    /// What the buyer paid and did not get back when it was asked for.
    public let amount: Money
    public let state: State
    public let requestedAt: Timestamp
    /// 发票号码, as the shop gave it.
    public let number: String
    /// The name of the document itself, for its buyer's and its shop's eyes only; nil where only its number was said.
    public let file: String?
    /// Why the shop declined.
    public let reason: String
    public let answeredBy: ID<Account>?
    public let answeredAt: Timestamp?
    let version: Int64
}

/// 抬头: to whom an invoice is written.
public struct InvoiceHeading: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable { case person, company }
    public let kind: Kind
    public let title: String
    /// 统一社会信用代码, of a company; else empty.
    public let taxNumber: String
    public let email: String

    /// - Throws: ``InvalidInput`` at `title`, `taxNumber` and `email`.
    public init(_ kind: Kind, title: String, taxNumber: String, email: String) throws(InvalidInput) {
        self.kind = kind
        self.title = title.filter { !$0.isNewline }
        self.taxNumber = kind == .company ? taxNumber.filter { !$0.isWhitespace }.uppercased() : ""
        self.email = email.filter { !$0.isWhitespace }
        var problems: [FieldProblem] = []
        if self.title.isEmpty {
            problems.append(FieldProblem("title", "required"))
        } else if self.title.count > 100 || self.title.utf8.count > 500 {
            problems.append(FieldProblem("title", "too_long", expected: "1…100"))
        }
        if kind == .company, !Self.isTaxNumber(self.taxNumber) { problems.append(FieldProblem("taxNumber", "not_a_tax_number")) }
        if !self.email.isEmpty, !Self.isEmail(self.email) { problems.append(FieldProblem("email", "not_an_email")) }
        if !problems.isEmpty { throw InvalidInput(problems) }
    }

    /// As it was stored.
    init(stored kind: Kind, title: String, taxNumber: String, email: String) {
        (self.kind, self.title, self.taxNumber, self.email) = (kind, title, taxNumber, email)
    }

    /// 15, 17, 18 or 20 letters and digits: the forms that tax numbers have had.
    static func isTaxNumber(_ text: String) -> Bool {
        [15, 17, 18, 20].contains(text.utf8.count) && text.utf8.allSatisfy { 48...57 ~= $0 || 65...90 ~= $0 }
    }

    static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !parts[1].hasPrefix(".") && !parts[1].hasSuffix(".")
            && text.utf8.count <= 254
    }
}
