// Seed.swift: properties whose failures can be repeated.
import Core
import Testing

/// One run of a property. Its description names the seed, so a failure can be run again.
public struct Seed: Sendable, CustomTestStringConvertible {
    public let value: UInt64
    public init(_ value: UInt64) { self.value = value }

    public static func some(_ count: UInt64) -> [Seed] { (1...count).map { Seed($0) } }
    public var generator: SeededGenerator { SeededGenerator(value) }
    public var testDescription: String { "seed \(value)" }
}
