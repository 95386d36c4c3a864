// Settings.swift: the door of the room that keeps what operators change while the platform runs.
import Core
import Store
import Synchronization

/// Deadlines, limits and rules as data with an effect date.
public struct Settings: Sendable {
    let store: any Store, clock: Clock, ids: IDSource
    private let copy = SettingsCopy()

    /// How old the copy may be that `values(at:)` answers from. Nothing takes effect unseen: a change is planned further ahead.
    public static let copyAge = Span.seconds(30)
    /// How far ahead a change is planned at least.
    public static let notice = Span.minutes(1)

    public init(store: any Store, clock: Clock, ids: IDSource) { (self.store, self.clock, self.ids) = (store, clock, ids) }

    /// What holds at a moment, past or to come as far as it is planned. Reads at most once in 30 s, never inside a body.
    public func values(at moment: Timestamp) async throws -> SettingValues {
        SettingValues(at: moment, of: try await versions())
    }

    /// The same within a body: from the copy while it is young enough, else read in the body's own transaction.
    public func values(at moment: Timestamp, in db: any Reading) throws -> SettingValues {
        SettingValues(at: moment, of: try copy.held(at: clock.now()) ?? db.settingVersions())
    }

    /// The versions that were not cancelled, from the copy when it is young enough.
    private func versions() async throws -> [SettingVersion] {
        let now = clock.now()
        if let held = copy.held(at: now) { return held }
        let read = try await store.read { try $0.settingVersions() }
        copy.hold(read, at: now)
        return read
    }

    /// What this process changed itself is seen at once.
    func forgetCopy() { copy.drop() }
}

/// The versions that this process last read; what a restart may forget.
private final class SettingsCopy: Sendable {
    private struct Held { let versions: [SettingVersion], at: Timestamp }
    private let state = Mutex<Held?>(nil)

    func held(at now: Timestamp) -> [SettingVersion]? {
        state.withLock { held in
            guard let held, held.at <= now, now < held.at + Settings.copyAge else { return nil }
            return held.versions
        }
    }
    func hold(_ versions: [SettingVersion], at now: Timestamp) { state.withLock { $0 = Held(versions: versions, at: now) } }
    func drop() { state.withLock { $0 = nil } }
}
