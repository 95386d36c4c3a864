// Notices.swift: the room's door: what concerns a person reaches them as a notice.
import Core
import Store

/// Each person's list of what happened to what is theirs, with a count of what they have not read. Written by listening; the
/// words are made when it is shown, from the kind and the numbers that are kept.
public struct Notices: Sendable {
    let store: any Store, clock: Clock, ids: IDSource

    public init(store: any Store, clock: Clock, ids: IDSource) { (self.store, self.clock, self.ids) = (store, clock, ids) }

    /// A notice is forgotten this long after it was told, read or not.
    public static let kept = Span.days(180)
    /// How long before an order completes by itself its buyer is told.
    public static let warning = Span.days(1)
}
