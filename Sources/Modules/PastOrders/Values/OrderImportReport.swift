// OrderImportReport.swift: what came of a file of past orders.
import Catalog
import Core

/// An order whose payments do not come to what it cost.
public struct PastDifference: Hashable, Sendable {
    public let number: String
    public let expected: Money, paid: Money
    public var difference: Money { paid - expected }
}

/// Sums are over all good rows of the file, whether they were new or not.
public struct OrderImportReport: Hashable, Sendable {
    /// More than a minor unit apart is a difference; less is rounding.
    public static let tolerance: Int64 = 1
    public internal(set) var created = 0, updated = 0, unchanged = 0
    /// Orders of the file; one over several shops counts once.
    public internal(set) var orders = 0
    public internal(set) var shops: Set<ID<Shop>> = []
    public internal(set) var neverPaid = 0, fullRefunds = 0, partRefunds = 0
    /// Without a line, and without a payment, where the file tells of such.
    public internal(set) var withoutLines = 0, withoutPayment = 0
    /// In minor units.
    public internal(set) var total: Int64 = 0, goods: Int64 = 0, freight: Int64 = 0, paid: Int64 = 0, refunded: Int64 = 0
    public var net: Int64 { paid - refunded }
    /// By number.
    public internal(set) var differences: [PastDifference] = []
    public internal(set) var rejected: [ImportRejection] = []

    public var json: JSON {
        func number(_ value: Int) -> JSON { .int(Int64(value)) }
        return [
            "orders": number(orders), "parts": ["created": number(created), "updated": number(updated), "unchanged": number(unchanged)],
            "shops": number(shops.count), "neverPaid": number(neverPaid),
            "refunds": ["full": number(fullRefunds), "part": number(partRefunds)],
            "withoutLines": number(withoutLines), "withoutPayment": number(withoutPayment),
            "total": .int(total), "goods": .int(goods), "freight": .int(freight), "paid": .int(paid), "refunded": .int(refunded),
            "net": .int(net),
            "differences": .array(
                differences.map {
                    ["number": .string($0.number), "expected": .int($0.expected.minor), "paid": .int($0.paid.minor)]
                }),
            "rejected": .array(
                rejected.map { ["line": number($0.line), "code": .string($0.code), "reason": .string($0.reason)] }),
        ]
    }

    mutating func count(_ parsed: ParsedOrder) {
        orders += 1
        if parsed.paidAt == nil { neverPaid += 1 }
        if parsed.refunded.minor > 0 {
            if parsed.refunded == parsed.paid { fullRefunds += 1 } else { partRefunds += 1 }
        }
        if parsed.lacksLines { withoutLines += 1 }
        if parsed.lacksPayment { withoutPayment += 1 }
        (goods, freight) = (goods + parsed.goods.minor, freight + parsed.freight.minor)
        (total, paid, refunded) = (goods + freight, paid + parsed.paid.minor, refunded + parsed.refunded.minor)
        if parsed.difference.minor.magnitude > Self.tolerance.magnitude {
            differences.append(PastDifference(number: parsed.number, expected: parsed.goods + parsed.freight, paid: parsed.paid))
        }
    }
}
