// SanitiserTests.swift: what is left of a merchant's HTML.
import Testing

@testable import Catalog

@Suite struct SanitiserTests {
    static let cases: [(String, String)] = [
        ("<p>茶 &amp; 水</p>", "<p>茶 &amp; 水</p>"),
        ("1 < 2 > 0", "1 &lt; 2 &gt; 0"),
        ("<script>alert(1)</script>x", "x"),
        ("<SCRIPT SRC=//evil></SCRIPT>x", "x"),
        ("<scr<script>ipt>alert(1)</script>", "ipt&gt;alert(1)"),
        ("<style>p{}</style><p onclick=\"x()\" style='a'>y</p>", "<p>y</p>"),
        ("<img src=\"https://a.cn/b.jpg\" onerror=x alt='\"'>", "<img src=\"https://a.cn/b.jpg\" alt=\"&quot;\">"),
        ("<img src=javascript:alert(1)>x", "x"),
        ("<img src=\"&#106;avascript:alert(1)\">x", "x"),
        ("<img src=\"data:image/svg+xml,x\">x", "x"),
        ("<img/src=http://a.cn/b.jpg/onerror=x>", "<img src=\"http://a.cn/b.jpg/onerror=x\">"),
        ("<a href=\"javascript:x\">t</a><iframe src=x>in</iframe>", "t"),
        ("<svg><script>1</script></svg>z", "z"),
        ("<p>a<p>b<ul><li>c", "<p>a<p>b<ul><li>c</li></ul></p></p>"),
        ("</p></div>x</b>", "x"),
        ("<!-- <img src=x> --><!DOCTYPE x>y", "y"),
        ("<td colspan=2 rowspan=999>n</td>", "<td colspan=\"2\">n</td>"),
        ("<p title=\"a>b\">c</p>", "<p>c</p>"),
        ("<p", ""),
        ("&lt;script&gt;", "&lt;script&gt;"),
        ("<textarea><img src=x onerror=y></textarea>q", "q"),
        ("<p>\u{0}a\u{8}</p>", "<p>a</p>"),
    ]

    @Test(arguments: cases)
    func `only what is allowed is left`(html: String, expected: String) {
        #expect(Sanitiser.clean(html) == expected)
        #expect(Sanitiser.clean(expected) == expected)
    }
}
