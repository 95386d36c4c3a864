// KeptAnswers.swift: pages that look the same to everyone without a session, kept until the database changes.
import Core
import Synchronization

/// Answers by what was asked for, each with the database's stamp from before it was made. An answer is given again only while the
/// stamp is still the same: nothing was committed since, so the page would be the same. At most `room` bytes are held, and what was
/// not asked for lately goes first.
final class KeptAnswers: Sendable {
    struct Key: Hashable {
        let target: String, language: Language
        /// Whatever a page may ask a browser's cookies, but for a session: who has one gets nothing kept.
        let cookies: String
        fileprivate var bytes: Int { target.utf8.count + cookies.utf8.count + 512 }
    }
    private struct Kept {
        let stamp: String, response: WebResponse
    }
    /// Two generations: what is asked for moves to the young one; when that is full, the old one goes.
    private struct Shelves {
        var young: [Key: Kept] = [:], old: [Key: Kept] = [:]
        var youngBytes = 0
    }
    private let shelves = Mutex(Shelves())
    private let room: Int

    init(room: Int = 48 << 20) { self.room = room }

    func answer(to key: Key, at stamp: String) -> WebResponse? {
        shelves.withLock { shelves in
            if let kept = shelves.young[key] { return kept.stamp == stamp ? kept.response : nil }
            guard let kept = shelves.old[key], kept.stamp == stamp else { return nil }
            keep(kept, key, in: &shelves)
            return kept.response
        }
    }

    /// Only whole, plain answers are kept: 200, without a cookie.
    func keep(_ response: WebResponse, for key: Key, at stamp: String) {
        guard response.status == 200, response.headers["set-cookie"] == nil else { return }
        shelves.withLock { keep(Kept(stamp: stamp, response: response), key, in: &$0) }
    }

    private func keep(_ kept: Kept, _ key: Key, in shelves: inout Shelves) {
        let bytes = kept.response.body.length + key.bytes
        if shelves.youngBytes + bytes > room / 2 { shelves = Shelves(old: shelves.young) }
        let before: Int = shelves.young.updateValue(kept, forKey: key).map { $0.response.body.length + key.bytes } ?? 0
        shelves.youngBytes += bytes - before
    }
}
