// MarkupTests.swift: the rules for pages find what they are there to find.
import StoryKit
import Testing

@Suite struct MarkupTests {
    static func page(_ body: String) -> Markup {
        Markup(
            """
            <!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>T</title></head>
            <body><a class="skip" href="#main">Skip</a><header></header><main id="main"><h1>T</h1>\(body)</main></body></html>
            """)
    }

    @Test func `a good page has no problem`() {
        let good = Self.page(
            """
            <nav aria-label="Pages"><ul><li><a href="/">Home</a></li></ul></nav><form><label for="q">Query</label><input id="q" name="q">
            <label><input type="checkbox" name="a"> A &amp; B</label><button aria-label="Go"><svg aria-hidden="true"><path d="M0 0"/></svg></button></form>
            <table><thead><tr><th scope="col">N</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table><img src="/m" alt="" width="1" height="1">
            """)
        #expect(good.problems() == [])
    }

    static let bad: [(String, String)] = [
        ("<h1>Two</h1>", "2 h1"), ("<input name=\"a\">", "no label"), ("<button><svg aria-hidden=\"true\"></svg></button>", "no name"),
        ("<a href=\"/\"><span aria-hidden=\"true\">x</span></a>", "no name"), ("<img src=\"/m\" width=\"1\" height=\"1\">", "no alt"),
        ("<img src=\"/m\" alt=\"\">", "no size"), ("<p id=\"main\"></p>", "two of id"),
        ("<input aria-label=\"a\" aria-describedby=\"no\">", "points at nothing"), ("<a href=\"#no\">x</a>", "leads nowhere"),
        ("<table><tr><th>N</th></tr></table>", "th without scope"), ("<table><tr><td>1</td></tr></table>", "a table without heads"),
        ("<p style=\"color:red\">x</p>", "style="), ("<script>1</script>", "a script of its own"), ("<p onclick=\"x\">x</p>", "onclick="),
        ("<p tabindex=\"2\">x</p>", "tabindex 2"), ("<a href=\"/\">x<button>y</button></a>", "within <a>"),
        ("<ul><p>x</p></ul>", "<p> in a list"), ("<form><form></form></form>", "a form within a form"), ("<p>x</b></p>", "</b> closes <p>"),
        ("<nav><a href=\"/\">x</a></nav>", "a nav without a name"), ("<svg></svg>", "a drawing without a name"),
        ("<p class=\"a\" class=\"b\">x</p>", "has class twice"), ("<div role=\"dialog\">x</div>", "no name"),
    ]

    @Test(arguments: bad)
    func `each rule finds what breaks it`(body: String, problem: String) {
        let problems = Self.page(body).problems()
        #expect(problems.contains { $0.contains(problem) }, "\(body): \(problems)")
    }
}
