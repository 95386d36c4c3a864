// ReadNotices.swift: a person's list, what of it is unread, and marking it read.
import Core
import Identity
import Store

extension Notices {
    /// A person's notices, newest first.
    public func notices(of person: ID<Account>, _ page: PageRequest) async throws -> Page<PersonNotice> {
        Page(try await store.read { try $0.notices(of: person, page) }, page) { Cursor($0.id.number) }
    }

    /// One of a person's notices, left as it is.
    /// - Throws: ``NoticeError/notFound``, also for another's.
    public func notice(_ id: ID<PersonNotice>, of person: ID<Account>) async throws -> PersonNotice {
        try await store.read { try $0.notice(id, of: person) }
    }

    /// How many a person has not read: one row.
    public func unread(of person: ID<Account>) async throws -> Int64 {
        try await store.read { try $0.row(Self.unreadQuery(of: person))?.int64(0) ?? 0 }
    }

    /// One row of one number, or none for who never had a notice; to be read together with others.
    public static func unreadQuery(of person: ID<Account>) -> SQL {
        "SELECT unread FROM notices_unread WHERE person_id = \(person)"
    }

    /// Marks one as read. Again it does nothing.
    /// - Throws: ``NoticeError/notFound``, also for another's.
    @discardableResult
    public func markRead(_ id: ID<PersonNotice>, of person: ID<Account>) async throws -> PersonNotice {
        let now = clock.now()
        return try await store.write(home: .person(person)) { tx in
            let notice = try tx.notice(id, of: person)
            guard !notice.isRead else { return notice }
            _ = try tx.markRead(id, andOlder: false, of: person, at: now)
            var read = notice
            read.readAt = now
            return read
        }
    }

    /// Marks everything as read that the person has seen: this one and what is older. What came since stays unread.
    /// - Returns: how many were unread until now.
    @discardableResult
    public func markAllRead(upTo newest: ID<PersonNotice>, of person: ID<Account>) async throws -> Int {
        let now = clock.now()
        return try await store.write(home: .person(person)) { tx in
            try tx.markRead(newest, andOlder: true, of: person, at: now)
        }
    }

    /// Forgets what was told 180 days ago, a few at a time; called now and then.
    /// - Returns: how many it found; call again at once while it is not 0.
    public func sweep() async throws -> Int {
        let cutoff = clock.now() - Self.kept
        let old = try await store.read { try $0.notices(before: cutoff, limit: 200) }
        guard !old.isEmpty else { return 0 }
        try await store.write(home: .shared, .background) { try $0.forget(old) }
        return old.count
    }
}
