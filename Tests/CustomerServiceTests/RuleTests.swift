// RuleTests.swift: whose turn it is, how long a wait was, and what may be written.
import Core
import Testing

@testable import CustomerService

@Suite struct RuleTests {
    static func message(_ number: Int64, _ side: ServiceSide, at milliseconds: Int64, by sender: Int64 = 2) -> ServiceMessage {
        ServiceMessage(
            shop: ID(1), conversation: ID(9), id: ID(number), side: side, sender: ID(sender), text: "在吗", card: nil,
            at: Timestamp(milliseconds: milliseconds))
    }

    @Test func `a turn's wait runs from its first question to its first answer, and is measured once`() throws {
        var talk = Conversation(ID(9), first: Self.message(1, .buyer, at: 1_000))
        talk = talk.asked(Self.message(2, .buyer, at: 5_000))
        #expect(talk.state == .waiting && talk.waitingSince == Timestamp(milliseconds: 1_000) && talk.unread == 2)
        let (answered, waited) = talk.answered(Self.message(3, .shop, at: 61_000, by: 7))
        #expect(waited == .seconds(60) && answered.state == .answered && answered.assignee == ID(7) && answered.unread == 0)
        let (again, more) = answered.answered(Self.message(4, .shop, at: 99_000, by: 8))
        #expect(more == nil && again.assignee == ID(7))
        let back = again.closed().asked(Self.message(5, .buyer, at: 100_000))
        #expect(back.state == .waiting && back.waitingSince == Timestamp(milliseconds: 100_000) && back.assignee == ID(7))
        #expect(back.closed().waitingSince == nil)
        #expect(throws: ServiceError.alreadyTaken) { try back.taken(by: ID(8)) }
        #expect(try back.taken(by: ID(7)) == back)
        #expect(back.handed(to: ID(8)).assignee == ID(8))
        #expect(back.seen(upTo: ID(4)).unread == 1)   // a later one came meanwhile
        #expect(back.seen(upTo: ID(5)).unread == 0)
    }

    static let halves: [([Int64], Span?)] = [
        ([], nil), ([1_000], .minutes(1)), ([60_000, 60_001], .minutes(1)), ([60_000, 60_001, 60_002], .minutes(5)),
        ([1, 2, 90_000_000, 90_000_000, 90_000_000], nil), ([3_600_000, 3_600_001, 86_400_000], .hours(4)),
    ]

    @Test(arguments: halves)
    func `half within is the first bound that half of the waits do not pass`(waits: [Int64], half: Span?) {
        var times = AnswerTimes()
        for wait in waits { times.add(1, totalMilliseconds: wait, bucket: AnswerTimes.bucket(of: .milliseconds(wait))) }
        #expect(times.halfWithin == half)
        #expect(times.count == Int64(waits.count))
        #expect(times.mean?.milliseconds == (waits.isEmpty ? nil : waits.reduce(0, +) / Int64(waits.count)))
    }

    @Test func `a day begins at midnight in Shanghai`() {
        let midnight: Int64 = 1_772_294_400_000   // 2026-03-01 00:00 there
        #expect(AnswerTimes.day(Timestamp(milliseconds: midnight)) == AnswerTimes.day(Timestamp(milliseconds: midnight - 1)) + 1)
    }

    static let refused: [(String, String)] = [
        ("", "required"), (" \r\n\t ", "required"), (String(repeating: "长", count: 2_001), "too_long"), ("a\u{0}b", "control_character"),
        ("e" + String(repeating: "\u{301}", count: 40_000), "too_long"), ("铃\u{7}", "control_character"),
    ]

    @Test(arguments: refused)
    func `what cannot be sent is named`(text: String, code: String) {
        #expect(throws: InvalidInput.self) { try MessageDraft(text: text) }
        do { _ = try MessageDraft(text: text) } catch { #expect(error.problems.map(\.code) == [code]) }
    }

    @Test func `what can be sent is kept as it is`() throws {
        let texts = ["<script>alert(1)</script>", "مرحبا \u{202E}abc", "👨‍👩‍👧‍👦 好", String(repeating: "长", count: 2_000)]
        for text in texts { #expect(try MessageDraft(text: "  \(text)\n").text == text) }
        #expect(try MessageDraft(text: "a\r\nb\rc").text == "a\nb\nc")
        #expect(try MessageDraft(text: "", card: .product(ID(5))).text.isEmpty)
    }
}
