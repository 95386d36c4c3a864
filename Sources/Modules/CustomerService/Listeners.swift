// Listeners.swift: what this room does when others tell.
import Core
import Identity
import Store

extension CustomerService {
    /// What this room hears, for its one listener.
    public static let hears: Set<String> = [SignedIn.name]

    /// What a guest typed to a shop waits for them once they have signed in.
    public func apply(_ event: RecordedEvent, at now: Timestamp, in tx: any Writing) throws {
        guard let signedIn = try event.as(SignedIn.self), let guest = signedIn.guest else { return }
        for draft in try tx.drafts(of: guest) {
            try tx.keep(draft.message, at: draft.shop, of: signedIn.person, since: draft.at)
            try tx.forgetDraft(at: draft.shop, of: guest)
        }
    }
}
