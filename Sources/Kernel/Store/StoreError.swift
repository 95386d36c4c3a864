// StoreError.swift: what the store itself can answer.
import Core

public enum StoreError: CodedError, Equatable {
    /// Someone saved first: the store runs the body again; nobody outside sees this.
    case stale
    /// A lock, a deadlock, a serialisation failure: undone and run again.
    case contended(String)
    /// Run again 16 times in vain, or the queue is full: nothing was written, try later.
    case busy
    /// The database is away: nothing was written, try later.
    case unavailable(String)
    /// The connection was lost while committing: nobody knows. Repeating with the same idempotency key settles it.
    case outcomeUnknown
    /// The whole batch was refused (full disk, I/O): nothing was written.
    case refused(String)
    /// A statement failed that should not have: our bug, shown as a number.
    case failed(code: String, String)
    case unexpectedColumn(Int)
    case newerSchema(String), changedMigration(String)
    /// The same idempotency key came with other input.
    case keyReused
    /// A text holds U+0000, which PostgreSQL cannot keep.
    case zeroCharacter

    public var code: String {
        switch self {
        case .stale, .contended, .busy: "store.busy"
        case .unavailable: "store.unavailable"
        case .outcomeUnknown: "store.outcome_unknown"
        case .refused: "store.refused"
        case .failed: "store.failed"
        case .unexpectedColumn: "store.unexpected_column"
        case .newerSchema: "store.newer_schema"
        case .changedMigration: "store.changed_migration"
        case .keyReused: "store.idempotency_key_reused"
        case .zeroCharacter: "store.zero_character"
        }
    }

    public var kind: ErrorKind {
        switch self {
        case .keyReused: .conflict
        case .zeroCharacter: .invalid
        default: .unavailable
        }
    }

    /// Whether this is ours to mend rather than the caller's to repeat: shown as a reference number only.
    public var isFault: Bool {
        switch self {
        case .failed, .unexpectedColumn, .newerSchema, .changedMigration: true
        case .stale, .contended, .busy, .unavailable, .outcomeUnknown, .refused, .keyReused, .zeroCharacter: false
        }
    }
}
