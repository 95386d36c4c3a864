// PlaceholderTests.swift: what has no picture gets the drawing that its words name.
import Design
import Testing
import Web

@Suite struct PlaceholderTests {
    static let titles: [(String, String, Placeholder.Kind)] = [
        ("", "明前龙井绿茶 狮峰山核心产区 125g", .tea), ("", "青花马克杯 家用陶瓷 350ml", .cup), ("", "玻璃茶杯", .cup), ("", "杯装奶茶", .tea), ("", "新茶配杯", .cup),
        ("", "赣南脐橙 5斤装", .fruit),
        ("", "秦岭百花蜜 500g", .honey), ("", "桑蚕丝方巾 苏绣", .scarf), ("", "安吉手编竹篮", .basket), ("", "东北大米 10斤", .rice),
        ("", "全棉四件套", .bedding), ("", "Canvas Sneakers", .shoe), ("", "Steak knife", .box), ("服饰/男装", "A", .clothes),
        ("", "宜兴紫砂壶 西施款", .pot), ("图书", "红楼梦", .book), ("", "", .box),
    ]

    @Test(arguments: titles)
    func `the longest word decides, of equals the last, then the category`(category: String, title: String, kind: Placeholder.Kind) {
        #expect(Placeholder.kind(forCategory: category, title: title) == kind)
    }

    @Test func `every kind has a drawing of its own that a page can hold many times`() {
        let drawings = Placeholder.Kind.allCases.map { Placeholder.svg($0, hue: -1).text }
        #expect(Set(drawings).count == drawings.count && drawings.count >= 16)
        for svg in drawings {
            #expect(svg.hasPrefix(#"<svg class="ph h11" viewBox="0 0 200 200""#) && svg.hasSuffix("</svg>"))
            #expect(!svg.contains(" id=") && !svg.contains("url(") && !svg.contains("style"))
        }
        #expect(Set(Icon.allCases.map(\.html.text)).count == Icon.allCases.count)
    }
}
