// Report.swift: what a benchmark says: figures with their targets, as text and as JSON.
import Core
import Foundation

/// One number that was measured.
public struct Figure: Sendable {
    public enum Target: Sendable {
        case atLeast(Double), atMost(Double)
    }
    public let name: String
    public let value: Double
    public let unit: String
    public let target: Target?

    public init(_ name: String, _ value: Double, _ unit: String, _ target: Target? = nil) {
        (self.name, self.value, self.unit, self.target) = (name, value, unit, target)
    }

    /// Nil without a target.
    public var isMet: Bool? {
        switch target {
        case nil: nil
        case .atLeast(let bound): value >= bound
        case .atMost(let bound): value <= bound
        }
    }

    var line: String {
        let wanted: String =
            switch target {
            case nil: ""
            case .atLeast(let bound): "  (at least \(Figure.text(bound)): \(isMet == true ? "met" : "MISSED"))"
            case .atMost(let bound): "  (at most \(Figure.text(bound)): \(isMet == true ? "met" : "MISSED"))"
            }
        return "\(name): \(Figure.text(value)) \(unit)\(wanted)"
    }

    /// Three digits that say something.
    static func text(_ value: Double) -> String {
        switch abs(value) {
        case 100...: String(format: "%.0f", value)
        case 10..<100: String(format: "%.1f", value)
        case 1..<10: String(format: "%.2f", value)
        default: String(format: "%.3f", value)
        }
    }

    var json: JSON {
        var fields: [String: JSON] = ["name": .string(name), "value": .number(Figure.text(value)), "unit": .string(unit)]
        if let isMet { fields["met"] = .bool(isMet) }
        return .object(fields)
    }
}

/// The figures of one benchmark.
public struct Report: Sendable {
    public let name: String
    public var figures: [Figure] = []
    /// What else a reader must know: sizes, what was verified.
    public var notes: [String] = []

    init(_ name: String) { self.name = name }

    mutating func add(_ name: String, _ value: Double, _ unit: String, _ target: Figure.Target? = nil) {
        figures.append(Figure(name, value, unit, target))
    }

    public var text: String { ([name] + figures.map { "  \($0.line)" } + notes.map { "  - \($0)" }).joined(separator: "\n") }
    public var json: JSON {
        [
            "benchmark": .string(name), "figures": .array(figures.map(\.json)), "notes": .array(notes.map { .string($0) }),
        ]
    }
}

func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// Of sorted values; `share` from 0 to 1.
func percentile(_ sorted: [UInt32], _ share: Double) -> Double {
    guard !sorted.isEmpty else { return 0 }
    return Double(sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))])
}
