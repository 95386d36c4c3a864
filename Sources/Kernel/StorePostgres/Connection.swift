// Connection.swift: one libpq connection in pipeline mode, on one thread.
import CLibPQ
import Core
import Foundation
import Store

/// Where to connect to, and how.
struct PostgresTarget: Sendable {
    var url: String
    var schema: String?
    var durable: Bool
    var eager: Bool
}

/// Statements go out without waiting; their answers are read later, in the same order. Blocking, so it lives on a thread of its
/// own and never leaves it.
final class Connection {
    /// What the answer to something sent is used for.
    enum Expected {
        case preparation(PreparedStatements.Key), done, once, rows, asked, count, commit, sync
    }
    enum Answer { case rows([Row]), count(Int) }

    private let raw: OpaquePointer
    private var statements = PreparedStatements()
    private var bound = BoundValues()
    private var out: [(expected: Expected, bytes: Int)] = []   // sent and not yet answered, oldest first
    private var outBytes = 0   // theirs
    private var pushed = 0   // of them, how many have left us for certain
    private var answers: [Answer] = []
    private var asked: [[Row]] = []   // answers that were asked for ahead and not yet taken
    /// The connection is gone, or in a state that nobody can be sure of: to be closed, never used again.
    private(set) var isLost = false

    /// - Throws: ``StoreError/unavailable(_:)``, after 2 s at the latest for each address of the server.
    init(_ target: PostgresTarget) throws(StoreError) {
        // Later ones win, so the URL may say otherwise.
        let settings = [
            ("application_name", "souk"), ("connect_timeout", "2"), ("keepalives_idle", "10"), ("keepalives_interval", "3"),
            ("keepalives_count", "3"), ("tcp_user_timeout", "15000"), ("dbname", target.url), ("client_encoding", "UTF8"),
        ]
        let connection: OpaquePointer? = Self.withCStrings(settings.map(\.0)) { keys in
            Self.withCStrings(settings.map(\.1)) { values in PQconnectdbParams(keys, values, 1) }
        }
        guard let connection else { throw .unavailable("out of memory") }
        raw = connection
        guard PQstatus(raw) == CONNECTION_OK else { throw .unavailable(reason) }
        PQsetNoticeProcessor(raw, { _, _ in }, nil)
        var settle = "SET lock_timeout = '250ms'; SET jit = off; SET client_min_messages = warning"
        if let schema = target.schema {
            settle += "; SET search_path = \"\(schema.replacingOccurrences(of: "\"", with: "\"\""))\""
        }
        if !target.durable { settle += "; SET synchronous_commit = off" }
        let result = PQexec(raw, settle)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK, PQenterPipelineMode(raw) == 1 else { throw .unavailable(reason) }
    }

    deinit { PQfinish(raw) }

    // MARK: Out

    /// Sends a statement without waiting for it; with 600 of them or 64 KB out, waits for all.
    func send(_ sql: SQL, _ expected: Expected) throws {
        let (text, values) = sql.rendered(for: .postgres)
        try SQLValue.check(values)
        bound.set(values)
        try send(text, expected)
        if out.count >= 600 || outBytes >= 64 << 10 { try settle() }
    }

    /// Sends a statement of our own without values.
    func say(_ text: String, _ expected: Expected = .done) throws {
        bound.set([])
        try send(text, expected)
    }

    private func send(_ text: String, _ expected: Expected) throws {
        guard !isLost else { throw lost() }
        if statements.isFull, !text.hasPrefix("ROLLBACK") {   // which may be all that the server accepts
            statements.forgetAll()
            try push("DEALLOCATE ALL", named: nil, .done)
        }
        guard PreparedStatements.isPrepared(text) else { return try push(PreparedStatements.numbered(text), named: nil, expected) }
        let key = PreparedStatements.Key(text: text, types: bound.types)
        if let name = statements[key] { return try push(text, named: name, expected) }
        let name = statements.name(key)
        let prepared: Int32 = PQsendPrepare(raw, name, PreparedStatements.numbered(text), Int32(key.types.count), key.types)
        guard prepared == 1 else { throw lost() }
        note(.preparation(key), text.utf8.count)
        try push(text, named: name, expected)
    }

    private func push(_ text: String, named name: String?, _ expected: Expected) throws {
        let types = bound.types
        let sent: Int32 = bound.withPointers { values in
            if let name { return PQsendQueryPrepared(raw, name, Int32(values.count), values, nil, nil, 0) }
            return PQsendQueryParams(raw, text, Int32(values.count), types, values, nil, nil, 0)
        }
        guard sent == 1 else { throw lost() }
        note(expected, (name == nil ? text.utf8.count : 16) + bound.byteCount)
    }

    /// What is out leaves by and by, so that the server works while more is made ready.
    private func note(_ expected: Expected, _ bytes: Int) {
        out.append((expected, bytes))
        outBytes += bytes
        if out.count - pushed >= 24, PQflush(raw) == 0 { pushed = out.count }   // where it fails, the next settling says so
    }

    /// Ends what was sent since the last one: after an error the server goes on from here. Leaves at once.
    func sync() throws {
        guard PQpipelineSync(raw) == 1, PQflush(raw) == 0 else { throw lost() }
        note(.sync, 8)
    }

    // MARK: In

    /// Waits for every answer that is out.
    /// - Parameter ignoring: of how many of them, the oldest, failures do not matter.
    /// - Throws: what failed first; what was sent behind it was not done.
    func settle(ignoring: Int = 0) throws {
        guard !out.isEmpty else { return }
        if case .sync? = out.last?.expected {
        } else {
            guard PQsendFlushRequest(raw) == 1 else { throw lost() }
        }
        guard PQflush(raw) == 0 else { throw lost() }
        let waiting = out.map(\.expected)
        out.removeAll(keepingCapacity: true)
        (outBytes, pushed) = (0, 0)
        var first: (any Error)?
        for (index, expected) in waiting.enumerated() {
            do {
                try read(expected)
            } catch {
                if index >= ignoring { first = first ?? error }
                if isLost {
                    for case .preparation(let key) in waiting[index...] { statements.forget(key) }
                    throw error
                }
            }
        }
        if let first { throw first }
    }

    /// Lets the server answer all that was sent so far, without waiting for it.
    func flush() throws {
        guard PQsendFlushRequest(raw) == 1, PQflush(raw) == 0 else { throw lost() }
        pushed = out.count
    }

    /// The answers to the oldest so many that were sent as `.asked` and flushed. Waits for what was sent before them, no more.
    func asked(_ count: Int) throws -> [[Row]] {
        var done = 0
        defer {
            outBytes -= out.prefix(done).reduce(0) { $0 + $1.bytes }
            out.removeFirst(done)
            pushed = max(0, pushed - done)
        }
        while asked.count < count, done < out.count {
            done += 1
            do {
                try read(out[done - 1].expected)
            } catch {
                if isLost { for case .preparation(let key) in out[(done - 1)...].map(\.expected) { statements.forget(key) } }
                throw error
            }
        }
        defer { asked.removeFirst(min(count, asked.count)) }
        return Array(asked.prefix(count))
    }

    /// The answers read since this was asked, in the order of their statements.
    func takeAnswers() -> [Answer] {
        defer { answers.removeAll(keepingCapacity: true) }
        return answers
    }

    /// Puts the session in order after a failure: lets the server skip what is out, then says `words`, which must succeed.
    func recover(_ words: [String]) throws {
        guard !isLost else { throw lost() }
        do {
            try sync()
            let failed = out.count
            for word in words { try say(word) }
            try sync()
            try settle(ignoring: failed)
            answers.removeAll(keepingCapacity: true)
            asked.removeAll(keepingCapacity: true)
        } catch {
            isLost = true
            throw error
        }
    }

    /// Whether something came that nobody asked for, or the end: said while nothing is out, it is the server's farewell.
    var hasUnasked: Bool {
        var poller = pollfd(fd: PQsocket(raw), events: Int16(POLLIN), revents: 0)
        return poll(&poller, 1, 0) != 0
    }

    private func read(_ expected: Expected) throws {
        guard let result = PQgetResult(raw) else { throw lost() }
        defer { PQclear(result) }
        let status = PQresultStatus(result)
        if case .sync = expected {
            guard status == PGRES_PIPELINE_SYNC else { throw lost() }
            return   // no NULL follows it
        }
        defer { if !isLost { while let more = PQgetResult(raw) { PQclear(more) } } }
        guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else {
            if case .preparation(let key) = expected { statements.forget(key) }
            if status == PGRES_PIPELINE_ABORTED { throw StoreError.failed(code: "25P02", "skipped after an error") }
            let error = PostgresErrors.translate(result)
            if case .unavailable = error { isLost = true }
            if PQstatus(raw) == CONNECTION_BAD { throw lost() }
            if PostgresErrors.isOutdated(result) { statements.forgetAll() }
            throw error
        }
        switch expected {
        case .preparation, .done, .sync: break
        case .rows: answers.append(.rows(try Rows.decode(result)))
        case .asked: asked.append(try Rows.decode(result))
        case .count: answers.append(.count(Self.changed(result)))
        case .once: guard Self.changed(result) == 1 else { throw StoreError.stale }
        case .commit:
            let tag = PostgresErrors.text(PQcmdStatus(result))
            guard tag == "COMMIT" else { throw StoreError.refused("COMMIT answered \(tag)") }
        }
    }

    private static func changed(_ result: OpaquePointer) -> Int { Int(PostgresErrors.text(PQcmdTuples(result))) ?? 0 }

    private func lost() -> StoreError {
        isLost = true
        return .unavailable(reason)
    }

    private var reason: String {
        let text = PostgresErrors.text(PQerrorMessage(raw)).trimmingCharacters(in: .whitespacesAndNewlines)
        return text.isEmpty ? "the connection to PostgreSQL was lost" : text
    }

    private static func withCStrings<Result>(_ texts: [String], _ use: ([UnsafePointer<CChar>?]) -> Result) -> Result {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return use(copies.map { UnsafePointer($0) } + [nil])
    }
}
