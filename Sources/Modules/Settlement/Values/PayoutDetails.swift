// PayoutDetails.swift: where a shop's money goes, checked as far as a form can.
import Core

/// An account outside. Copied into each withdrawal: a later change never moves money that is under way.
public struct PayoutDetails: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// 对公账户: of a company at a bank.
        case company
        /// 储蓄卡: of a person at a bank.
        case card
        /// 微信零钱: of a person, by the openid.
        case wechat
    }
    public let kind: Kind
    /// Whose it is, 2 to 60 characters.
    public let holder: String
    public let number: String
    /// 2 to 60 characters; empty for `wechat`.
    public let bank: String

    /// - Throws: ``InvalidInput`` with every problem, at `holder`, `number` and `bank`.
    public init(_ kind: Kind, holder: String, number: String, bank: String) throws(InvalidInput) {
        self.kind = kind
        self.holder = holder.filter { !$0.isNewline }
        self.number = number.filter { !$0.isWhitespace }
        self.bank = kind == .wechat ? "" : bank.filter { !$0.isNewline }
        var problems: [FieldProblem] = []
        func lengths(_ path: String, _ text: String) {
            if text.isEmpty {
                problems.append(FieldProblem(path, "required"))
            } else if !(2...60 ~= text.count) || text.utf8.count > 300 {
                problems.append(FieldProblem(path, "wrong_length", expected: "2…60"))
            }
        }
        lengths("holder", self.holder)
        if kind != .wechat { lengths("bank", self.bank) }
        if !Self.isNumber(self.number, of: kind) { problems.append(FieldProblem("number", "not_an_account_number")) }
        if !problems.isEmpty { throw InvalidInput(problems) }
    }

    /// As it was stored; it was checked then.
    init(stored kind: Kind, holder: String, number: String, bank: String) {
        (self.kind, self.holder, self.number, self.bank) = (kind, holder, number, bank)
    }

    /// All but the last four characters hidden: `**** 6621`.
    public var masked: String { "**** \(number.suffix(4))" }

    /// A card's digits prove themselves (Luhn, ISO/IEC 7812); a company's account and an openid have only their form.
    static func isNumber(_ number: String, of kind: Kind) -> Bool {
        let isDigits = number.utf8.allSatisfy { 48...57 ~= $0 }
        switch kind {
        case .company: return isDigits && 8...32 ~= number.utf8.count
        case .card: return isDigits && 15...19 ~= number.utf8.count && luhn(number) % 10 == 0
        case .wechat:
            return 20...40 ~= number.utf8.count
                && number.utf8.allSatisfy { 48...57 ~= $0 || 65...90 ~= $0 || 97...122 ~= $0 || $0 == 45 || $0 == 95 }
        }
    }

    private static func luhn(_ digits: String) -> Int {
        digits.utf8.reversed().enumerated().reduce(0) { sum, digit in
            let value = Int(digit.element) - 48
            let counted = digit.offset % 2 == 1 ? value * 2 : value
            return sum + (counted > 9 ? counted - 9 : counted)
        }
    }
}
