// Clock.swift: time and chance, handed in as values so that tests and simulations own them.
import Foundation
import Synchronization

/// Where the time comes from. Logic asks this and never the system.
public struct Clock: Sendable {
    private let read: @Sendable () -> Timestamp

    public init(_ read: @escaping @Sendable () -> Timestamp) { self.read = read }
    public func now() -> Timestamp { read() }

    public static let system = Clock { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }
}

/// A clock that stands still until it is moved; for tests and simulations.
public final class ManualClock: Sendable {
    private let time: Mutex<Timestamp>

    public init(_ start: Timestamp) { time = Mutex(start) }
    public var clock: Clock { Clock { self.time.withLock { $0 } } }
    public func advance(by span: Span) { time.withLock { $0 = $0 + span } }
    public func set(_ now: Timestamp) { time.withLock { $0 = now } }
}

/// Where chance and secrets come from.
public struct Random: Sendable {
    private let make: @Sendable (Int) -> [UInt8]

    public init(_ make: @escaping @Sendable (Int) -> [UInt8]) { self.make = make }

    /// `count` bytes.
    public func bytes(_ count: Int) -> [UInt8] { make(count) }

    /// 128 random bits as 32 hexadecimal characters: what a link, a session or a key carries.
    public func secret() -> String { Hex.text(bytes(16)) }

    /// The system's generator, fit for secrets.
    public static let system = Random { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// The same bytes for the same seed. Never for secrets that guard anything.
    public static func seeded(_ seed: UInt64) -> Random {
        let generator = SeededBox(seed)
        return Random { count in (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next() >> 32) } }
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): small, seedable, good enough for tests.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64
    public init(_ seed: UInt64) { state = seed }
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

private final class SeededBox: Sendable {
    private let generator: Mutex<SeededGenerator>
    init(_ seed: UInt64) { generator = Mutex(SeededGenerator(seed)) }
    func next() -> UInt64 { generator.withLock { $0.next() } }
}
