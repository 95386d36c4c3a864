// KeptTests.swift: a kept answer is given again only to whom and while it is the same.
import Core
import Synchronization
import Testing

@testable import Web

@Suite struct KeptTests {
    /// Counts how often its page is made, and says which time it was.
    private final class Made: Sendable {
        let times = Mutex(0), stamp = Mutex("1")
        func again() -> Int {
            times.withLock {
                $0 += 1; return $0
            }
        }
    }

    private func pipeline(_ made: Made) -> WebPipeline {
        let page: PageRoute.Handler = { request in
            let answer = WebResponse.html("<p>\(made.again())</p>", status: request.query("bad") == nil ? 200 : 404)
            return request.query("cookie") == nil ? answer : answer.setting(Cookie("a", "b"))
        }
        return WebTests.pipeline(
            pages: [PageRoute(.get, "/kept", isKept: true, page), PageRoute(.get, "/fresh", page)],
            stamp: { made.stamp.withLock { $0 } })
    }

    @Test func `strangers get what was made until the stamp moves, each address, language and cookie its own`() async throws {
        let made = Made()
        let pipeline = self.pipeline(made)
        func get(_ target: String, _ headers: Headers = [:]) async -> String {
            String(
                decoding: await pipeline.respond(to: WebHead(method: "GET", target: target, headers: headers, remoteAddress: nil)).bytes,
                as: UTF8.self)
        }
        let first = await get("/kept")
        #expect(await get("/kept") == first)
        for other in ["/kept?a=1", "/kept?lang=en", "/fresh", "/fresh"] { #expect(await get(other) != first) }
        #expect(await get("/kept", ["cookie": "theme=dark"]) != first)
        #expect(await get("/kept", ["cookie": "souk_session=1.2.x"]) != first)
        #expect(await get("/kept") == first)
        made.stamp.withLock { $0 = "2" }
        let second = await get("/kept")
        #expect(second != first)
        #expect(await get("/kept") == second)
        for never in ["/kept?bad=1", "/kept?cookie=1"] {
            let once = await get(never), twice = await get(never)
            #expect(once != twice)
        }
    }

    @Test func `what is not asked for makes room`() {
        let kept = KeptAnswers(room: 8_000)
        func key(_ number: Int) -> KeptAnswers.Key { KeptAnswers.Key(target: "/\(number)", language: .zh, cookies: "") }
        let page = WebResponse(body: [UInt8](repeating: 1, count: 500))
        for number in 1...50 {
            kept.keep(page, for: key(number), at: "1")
            #expect(kept.answer(to: key(1), at: "1") != nil)   // asked for all the time
        }
        let held = (1...50).count { kept.answer(to: key($0), at: "1") != nil }
        #expect(1...8 ~= held)
    }
}
