// MoneySchema.swift: amounts outside: {"amount": 14800, "currency": "CNY"}.
import Core

extension Schema where Value == Money {
    /// An amount in minor units with its currency, nothing else in the object. Written in any currency, read in CNY alone.
    /// As text (forms, queries) it is a decimal of yuan with at most two digits after the point: `148`, `148.00`, `0.5`.
    /// - Parameter minor: bounds in minor units, within ±`Money.minorMax`.
    public static func money(_ minor: ClosedRange<Int64>) -> Schema {
        precondition(-Money.minorMax <= minor.lowerBound && minor.upperBound <= Money.minorMax)
        let bound = "\(minor.lowerBound)…\(minor.upperBound)"
        let amount = Schema<Int64>.int(minor)
        return Schema(
            description: [
                "type": "object", "required": ["amount", "currency"], "additionalProperties": false,
                "properties": [
                    "amount": amount.description,
                    "currency": ["type": "string", "pattern": "^[A-Z]{3}$"],
                ],
            ],
            text: .one(yuanText),
            read: { json, reading in
                guard let json else { return reading.refuse("required") }
                if case .string = json {
                    return reading.refuse("not_an_amount", bound)
                }
                guard case .object(let fields) = json else { return reading.refuse("wrong_type", "object") }
                reading.path.append(.field("amount"))
                let units = amount.read(fields["amount"], &reading)
                reading.path[reading.path.count - 1] = .field("currency")
                var unit: Currency?
                if let code = reading.string(fields["currency"]) {
                    // Amounts of two currencies have no sum: only the one that the house trades in comes in.
                    unit = Currency(code: code).flatMap { $0 == .cny ? $0 : nil }
                    if unit == nil { reading.note("not_a_currency", "CNY") }
                }
                for name in fields.keys.sorted() where name != "amount" && name != "currency" {
                    reading.path[reading.path.count - 1] = .field(name)
                    reading.note("unknown_field")
                }
                reading.path.removeLast()
                guard let units, let unit else { return nil }
                return Money(minor: units, unit)
            },
            write: { money, writer in
                writer.beginObject()
                writer.field("amount")
                writer.int(money.minor)
                writer.field("currency")
                writer.string(money.currency.code)
                writer.endObject()
            })
    }
}

/// `148.05` as the object that the schema reads; what is no such decimal stays a string.
@Sendable private func yuanText(_ text: String) -> JSON? {
    guard !text.isEmpty else { return nil }
    let negative = text.utf8.first == UInt8(ascii: "-")
    let parts = text.utf8.dropFirst(negative ? 1 : 0).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard 1...2 ~= parts.count, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { 48...57 ~= $0 } }),
        parts[0].count <= 15, parts.count == 1 || parts[1].count <= 2
    else { return .string(text) }
    var minor: Int64 = 0
    for byte in parts[0] { minor = minor * 10 + Int64(byte - 48) }
    minor *= 100
    if parts.count == 2 {
        let cents = parts[1].reduce(Int64(0)) { $0 * 10 + Int64($1 - 48) }
        minor += parts[1].count == 1 ? cents * 10 : cents
    }
    return ["amount": .int(negative ? -minor : minor), "currency": "CNY"]
}
