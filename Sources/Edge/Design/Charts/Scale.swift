// Scale.swift: where numbers lie in a drawing, in whole tenths of a pixel.

/// An axis from 0 with three steps up, each 1, 2 or 5 times a power of ten.
struct Scale: Hashable, Sendable {
    static let steps: Int64 = 3
    /// Of the four grid lines, from the lowest.
    let lines: [Int64]
    var top: Int64 { lines.last ?? 1 }

    /// - Parameters:
    ///   - greatest: the greatest value to be shown; below 0 counts as 0.
    ///   - unit: what the labels count in, as 100 for 分 shown in yuan: no line lies between two of them.
    init(greatest: Int64, unit: Int64 = 1) {
        precondition(unit > 0)
        let units: Int64 = (max(greatest, 0) + unit - 1) / unit
        var step: Int64 = 1
        var factors = [2, 5, 10]
        var base: Int64 = 1
        while step * Self.steps < units {
            step = base * Int64(factors.removeFirst())
            if factors.isEmpty { (factors, base) = ([2, 5, 10], base * 10) }
        }
        lines = (0...Self.steps).map { $0 * step * unit }
    }
}

/// A place in a drawing in tenths of a pixel.
struct Dot: Hashable, Sendable {
    let x: Int64, y: Int64
    var text: String { "\(tenths(x)),\(tenths(y))" }
}

/// The rectangle in which a line is drawn, in whole pixels.
struct Plot: Hashable, Sendable {
    let left: Int64, right: Int64, top: Int64, bottom: Int64

    /// Places of values at even distances from the left edge to the right; a single value stands in the middle.
    func dots(_ values: [Int64], top greatest: Int64) -> [Dot] {
        values.enumerated().map { index, value in Dot(x: x(Int64(index), of: Int64(values.count)), y: y(value, top: greatest)) }
    }

    func x(_ index: Int64, of count: Int64) -> Int64 {
        count < 2 ? (left + right) * 5 : left * 10 + (right - left) * 10 * index / (count - 1)
    }

    /// - Parameter greatest: the value at the upper edge; 0 lies at the lower one.
    func y(_ value: Int64, top greatest: Int64) -> Int64 {
        let height: Int128 = Int128(bottom - top) * 10
        let up: Int128 = greatest > 0 ? height * Int128(min(max(value, 0), greatest)) / Int128(greatest) : 0
        return bottom * 10 - Int64(up)
    }
}

/// `44.0`.
func tenths(_ number: Int64) -> String { "\(number < 0 ? "-" : "")\(number.magnitude / 10).\(number.magnitude % 10)" }
