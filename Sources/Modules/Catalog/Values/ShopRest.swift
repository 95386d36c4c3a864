// ShopRest.swift: when a shop takes no orders of its own accord.
import Core

/// A shop's holiday: what it sells is seen, and nothing of it can be ordered. Orders that were placed go on.
public struct ShopRest: Hashable, Sendable {
    public static let noteMax = 60
    /// At most so long, and planned at most so far ahead.
    public static let longest = Span.days(180)
    /// It rests from `from` on; at `until` it is open again.
    public let from: Timestamp, until: Timestamp
    /// What it says to buyers; may be empty.
    public let note: String

    public init(from: Timestamp, until: Timestamp, note: String = "") { (self.from, self.until, self.note) = (from, until, note) }

    public func holds(at now: Timestamp) -> Bool { from <= now && now < until }

    /// What is wrong with it, said now.
    func problems(at now: Timestamp) -> [FieldProblem] {
        var found: [FieldProblem] = []
        if until <= max(from, now) { found.append(FieldProblem("until", "rest_ends_before")) }
        if until > max(from, now) + Self.longest || from > now + Self.longest { found.append(FieldProblem("until", "rest_too_long")) }
        if note.count > Self.noteMax || note.utf8.count > 8 * Self.noteMax {
            found.append(FieldProblem("note", "too_long", expected: "0…\(Self.noteMax)"))
        }
        return found
    }
}
