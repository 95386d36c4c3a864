// FormatTests.swift: amounts and times read as the visual language says.
import Core
import Design
import Testing
import Web

@Suite struct FormatTests {
    static let amounts: [(Int64, String)] = [
        (16_800, "¥168.00"), (18_642_050, "¥186,420.50"), (-2_990, "−¥29.90"), (5, "¥0.05"), (0, "¥0.00"),
        (123_456_789_012, "¥1,234,567,890.12"),
    ]
    @Test(arguments: amounts)
    func `money has separators, two decimals and a real minus`(minor: Int64, text: String) {
        #expect(Format.money(.cny(minor)) == text)
    }

    @Test func `a price is small, large, small`() {
        let html = Price.html(.cny(1_234_507), .zh).text
        #expect(html == #"<span class="price"><span class="sr">价格 </span><small>¥</small><b>12,345</b><small>.07</small></span>"#)
        #expect(Price.html(.cny(-5), .en).text.contains("<small>−¥</small><b>0</b><small>.05</small>"))
    }

    static let counts: [(Int64, String, String)] = [
        (0, "0", "0"), (946, "946", "946"), (9_999, "9,999", "9,999"), (10_000, "1万", "10K"), (12_999, "1.2万", "12K"),
        (999_999, "99.9万", "999K"), (1_260_000, "126万", "1.2M"), (123_456_789, "1.2亿", "123.4M"),
    ]
    @Test(arguments: counts)
    func `a count never says more than there is`(count: Int64, zh: String, en: String) {
        #expect(Format.count(count, .zh) == zh && Format.count(count, .en) == en)
    }

    @Test(arguments: [(1_200, "12%"), (1_250, "12.5%"), (1_205, "12.05%"), (10_000, "100%"), (0, "0%")] as [(Int64, String)])
    func `a rate shows the decimals it has`(basisPoints: Int64, text: String) {
        #expect(Format.rate(Rate(basisPoints: basisPoints)) == text)
    }

    @Test(arguments: [("13812345678", "138****5678"), ("1234567", "****"), ("", "****")])
    func `a phone number is masked`(phone: String, text: String) {
        #expect(Format.masked(phone: phone) == text)
    }

    static let now = Timestamp(milliseconds: 1_763_797_200_000)   // 2025-11-22 15:40 in Shanghai
    static let times: [(Int64, String, String)] = [
        (0, "2025-11-22T15:40+08:00", "今天 15:40"), (-15 * 3_600, "2025-11-22T00:40+08:00", "今天 00:40"),
        (-16 * 3_600, "2025-11-21T23:40+08:00", "11-21 23:40"), (-325 * 86_400, "2025-01-01T15:40+08:00", "01-01 15:40"),
        (-326 * 86_400, "2024-12-31T15:40+08:00", "2024-12-31"), (830 * 86_400, "2028-03-01T15:40+08:00", "2028-03-01"),
        (829 * 86_400, "2028-02-29T15:40+08:00", "2028-02-29"), (-20_475 * 86_400, "1969-11-01T15:40+08:00", "1969-11-01"),
    ]
    @Test(arguments: times)
    func `a time is as short as it can be, in the platform's zone`(seconds: Int64, machine: String, text: String) {
        let html = When.html(Self.now + .seconds(seconds), now: Self.now, .zh).text
        #expect(html.hasPrefix(#"<time datetime="\#(machine)" title=""#) && html.hasSuffix(#"">\#(text)</time>"#))
    }

    static let spans: [(Int64, String?)] = [
        (0, nil), (1, "1 分钟"), (30 * 60_000, "30 分钟"), (3_600_000, "1 小时"), (9_600_000, "2 小时 40 分钟"),
        (47 * 3_600_000 + 1, "1 天 23 小时"), (86_400_000, "1 天"), (86_400_000 + 60_000, "1 天"),
    ]
    @Test(arguments: spans)
    func `what is left has at most two units and is never 0`(milliseconds: Int64, text: String?) {
        #expect(When.left(until: Self.now + .milliseconds(milliseconds), now: Self.now, .zh) == text)
    }
}
