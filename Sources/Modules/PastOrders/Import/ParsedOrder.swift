// ParsedOrder.swift: an order as a file tells it, before its shops are known.
import Catalog
import Core

struct ParsedOrder: Sendable {
    /// What one shop has of it.
    struct Part: Sendable {
        /// As the file calls the shop; nil where it does not say.
        let shop: String?
        let goods: Money, freight: Money
        let lines: [PastLine]
    }
    let line: Int
    let number: String
    let placedAt: Timestamp, paidAt: Timestamp?
    /// At least one.
    let parts: [Part]
    let paid: Money, refunded: Money
    let region: String, buyer: String, status: String
    let lacksLines: Bool, lacksPayment: Bool

    var goods: Money { parts.dropFirst().reduce(parts[0].goods) { $0 + $1.goods } }
    var freight: Money { parts.dropFirst().reduce(parts[0].freight) { $0 + $1.freight } }
    /// Of the payments to what was to be paid; 0 where one of the two is not told.
    var difference: Money {
        lacksLines || lacksPayment || paidAt == nil ? Money(minor: 0, paid.currency) : paid - goods - freight
    }

    /// The facts of each part: what was paid and refunded is spread over them by what they cost, to the last minor unit.
    var facts: [PastOrderFacts] {
        let weights = parts.map { ($0.goods + $0.freight).minor }
        let pieces = parts.map { Int64(max(1, $0.lines.count)) }
        let paid = self.paid.spread(over: weights, pieces: pieces)
        let refunds = refunded.spread(over: paid.map(\.minor), pieces: pieces)
        return parts.indices.map { index in
            PastOrderFacts(
                number: number, placedAt: placedAt, paidAt: paidAt, goods: parts[index].goods, freight: parts[index].freight,
                paid: paid[index], refunded: refunds[index],
                difference: index == 0 ? difference : Money(minor: 0, difference.currency), region: region, buyer: buyer, status: status)
        }
    }
}

/// Moments as files write them.
enum FileTime {
    /// `2020-02-21 00:00:00`, also with `/` or `T`, without seconds, or a day alone; nil for anything else.
    /// - Parameter eastMinutes: of UTC, of the clock that wrote it.
    static func read(_ text: String, eastMinutes: Int64) -> Timestamp? {
        let parts = text.split(whereSeparator: { "-/T: ".contains($0) })
        let numbers = parts.compactMap { part in part.utf8.count <= 4 && part.utf8.allSatisfy { 48...57 ~= $0 } ? Int64(part) : nil }
        guard numbers.count == parts.count, [3, 5, 6].contains(numbers.count) else { return nil }
        let clock = numbers.dropFirst(3) + Array(repeating: Int64(0), count: 6 - numbers.count)
        let times = Array(clock)
        guard let day = CivilDay(year: numbers[0], month: numbers[1], day: numbers[2]), times[0] < 24, times[1] < 60, times[2] < 60
        else { return nil }
        let minutes: Int64 = (day.number * 24 + times[0]) * 60 + times[1] - eastMinutes
        let time = Timestamp(milliseconds: (minutes * 60 + times[2]) * 1_000)
        return time.milliseconds >= 0 ? time : nil
    }
}
