// DemoBar.swift: one quiet line at the top of every page of a demo: who one is, and the way to be somebody else.
import Core
import Design
import Market
import Web

extension Front {
    /// Put in at the door, so that no page knows of the demo.
    @Sendable func demoBar(_ request: WebRequest, _ response: WebResponse) -> WebResponse {
        guard response.headers["content-type"]?.hasPrefix("text/html") == true, case .bytes(let bytes) = response.body else {
            return response
        }
        var answer = response
        answer.body = .bytes(inserting(line(request), into: bytes))
        return answer
    }

    @Sendable func demoBar(_ request: WebRequest, _ html: HTML) -> HTML {
        // Two pieces of markup that were escaped when they were made, one put into the other.
        .sanitised(String(decoding: inserting(line(request), into: html.bytes), as: UTF8.self))
    }

    /// Whom the caller plays; nil for a guest and for somebody who signed up.
    func played(by request: WebRequest) -> DemoAccount? {
        guard !request.caller.isGuest, let person = request.caller.person else { return nil }
        return demo.first { $0.account == person }
    }

    private func line(_ request: WebRequest) -> HTML {
        let language = request.language
        let who = played(by: request)
        let name: HTML = who.map { "\($0.role, language) · \($0.name)" } ?? "\(BarWords.guest, language)"
        let tour: HTML =
            who?.tour.map { #"<a class="tapline" href="/demo/tour/\#($0)">\#(BarWords.tour, language)</a>"# } ?? HTML()
        return #"""
            <aside class="row between wrap gutter muted" aria-label="\#(BarWords.demo, language)"><small>\#(BarWords.demo, language)　\#(name)</small>\#
            <small class="row">\#(tour)<a class="tapline" href="/demo">\#(BarWords.change, language)</a></small></aside>
            """#
    }

    /// After the link that skips to the content, which stays the first thing on the page.
    private func inserting(_ line: HTML, into page: [UInt8]) -> [UInt8] {
        let skip = Array(#"<a class="skip""#.utf8), end = Array("</a>".utf8)
        guard let start = page.firstRange(of: skip), let close = page[start.upperBound...].firstRange(of: end) else { return page }
        return Array(page[..<close.upperBound]) + line.bytes + Array(page[close.upperBound...])
    }
}

private enum BarWords {
    static let demo = Phrase("demo.bar", zh: "演示", en: "Demo")
    static let guest = Phrase("demo.guest", zh: "访客", en: "Visitor")
    static let change = Phrase("demo.change", zh: "换个身份", en: "Be somebody else")
    static let tour = Phrase("demo.tour", zh: "导览", en: "Tour")
}
