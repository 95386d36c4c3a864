// Page.swift: long lists, a page at a time.

/// Where a page goes on. Opaque to clients; made of the sort keys of the last thing shown.
public struct Cursor: Hashable, Sendable {
    public let keys: [Int64]

    /// - Parameter keys: one to four numbers.
    public init(_ keys: Int64...) {
        precondition(1...4 ~= keys.count)
        self.keys = keys
    }

    /// Reads what `text` wrote; anything else is nil.
    public init?(text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let keys = parts.compactMap { Int64($0, radix: 36) }
        guard 1...4 ~= parts.count, keys.count == parts.count else { return nil }
        self.keys = keys
    }

    public var text: String { keys.map { String($0, radix: 36) }.joined(separator: ".") }
}

/// What of a list is asked for.
public struct PageRequest: Hashable, Sendable {
    public static let limits: ClosedRange<Int64> = 1...100
    public let limit: Int64
    public let after: Cursor?

    public init(limit: Int64 = 20, after: Cursor? = nil) {
        precondition(Self.limits ~= limit)
        (self.limit, self.after) = (limit, after)
    }
}

/// Part of a list, and where it goes on; no `next` means this was the last.
public struct Page<Item: Sendable>: Sendable {
    public let items: [Item]
    public let next: Cursor?

    public init(items: [Item], next: Cursor?) { (self.items, self.next) = (items, next) }

    /// From `limit + 1` things read: the one too many tells that there is more.
    public init(_ read: [Item], _ request: PageRequest, cursor: (Item) -> Cursor) {
        let limit = Int(request.limit)
        items = Array(read.prefix(limit))
        next = read.count > limit ? items.last.map(cursor) : nil
    }

    public func map<Other: Sendable>(_ transform: (Item) throws -> Other) rethrows -> Page<Other> {
        Page<Other>(items: try items.map(transform), next: next)
    }
}
