import Core
import Testing
import Web

@Suite struct HTMLTests {
    @Test func `what is put in is escaped, markup is not`() {
        let name = "<b>\"Tom & 'Jerry'\"</b>", nothing: String? = nil, inner: HTML = "<i>\(name)</i>"
        let page: HTML = "<p title=\"\(name)\">\(inner)\([inner, "<br>"])\(nothing)\(Int64.min)\(7)\(ID<Shop>(9))</p>"
        let safe = "&lt;b&gt;&quot;Tom &amp; &#39;Jerry&#39;&quot;&lt;/b&gt;"
        #expect(page.text == "<p title=\"\(safe)\"><i>\(safe)</i><i>\(safe)</i><br>-922337203685477580879</p>")
    }

    @Test(arguments: Array(0..<200) as [UInt64])
    func `no text can leave its place, and none is lost`(seed: UInt64) {
        var random = SeededGenerator(seed)
        let text = JSONTests.text(&random)
        let html: HTML = "\(text)"
        #expect(!html.text.contains { $0 == "<" || $0 == ">" || $0 == "\"" || $0 == "'" })
        let back = html.text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
        #expect(back == text)
    }

    @Test func `phrases fill their places in both languages`() {
        let phrase = Phrase("cart.count", zh: "共 {n} 件", en: "{n} items {m}")
        #expect(phrase(.zh, ["n": "3"]) == "共 3 件" && phrase(.en, ["n": "{m}"]) == "{m} items {m}")
        let html: HTML = "\(phrase, .zh, ["n": "<"])"
        #expect(html.text == "共 &lt; 件")
    }
}
