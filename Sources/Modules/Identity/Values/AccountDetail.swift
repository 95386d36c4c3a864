// AccountDetail.swift: an account as the platform's staff sees it: never its password, its number masked.
import Core

/// An account in a list of the platform's.
public struct AccountEntry: Hashable, Sendable {
    public let id: ID<Account>
    public let name: String
    public let identifier: Identifier
    public let createdAt: Timestamp
    public let isLocked: Bool
}

/// Everything that the platform's staff sees of an account.
public struct AccountDetail: Hashable, Sendable {
    public let entry: AccountEntry
    /// Nil while it may sign in.
    public let lock: AccountRecord?
    /// How many devices are signed in.
    public let sessions: Int64
    public let memberships: [Membership]
    /// Newest first, at most 100.
    public let records: [AccountRecord]
}

/// What the platform did to an account, by whom and why.
public struct AccountRecord: Hashable, Sendable {
    public enum What: String, Sendable, CaseIterable { case locked, unlocked, sessionsEnded }
    /// Of a reason: 1 to 300 characters.
    public static let reasonLength = 1...300
    public let what: What
    public let actor: ID<Account>
    public let reason: String
    public let at: Timestamp
}

extension Identifier {
    /// 138****5678, li***@example.com: enough to know it again, not enough to use it.
    public var masked: String {
        switch self {
        case .phone(let text): "\(text.prefix(3))****\(text.suffix(4))"
        case .email(let text):
            text.split(separator: "@").last.map { "\(text.prefix(while: { $0 != "@" }).prefix(2))***@\($0)" } ?? "***"
        }
    }
}
