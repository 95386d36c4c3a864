// WeChatTime.swift: times as the protocol writes them: RFC 3339 with an offset, in whole seconds.
import Core
import Payments

enum WeChatTime {
    /// `2026-11-23T09:30:00+08:00`.
    static func text(_ time: Timestamp, offsetHours: Int64 = 8) -> String {
        let local = (time + .hours(offsetHours)).milliseconds / 1_000
        let (days, seconds) = (local / 86_400, local % 86_400)
        let day = StatementDay(number: days)
        return "\(day)T\(two(seconds / 3_600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))+\(two(offsetHours)):00"
    }

    /// `2026-11-23 09:30:00`, as bills have it, in China's time.
    static func bill(_ time: Timestamp) -> String { String(text(time).prefix(19)).replacing("T", with: " ") }
    static func readBill(_ text: String) -> Timestamp? { read(text.replacing(" ", with: "T") + "+08:00") }

    private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }

    /// Reads what `text` writes, with any offset and with `Z`; a fraction of a second is dropped. Anything else is nil.
    static func read(_ text: String) -> Timestamp? {
        guard let match = text.wholeMatch(of: /(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|([+-])(\d\d):(\d\d))/),
            let day = StatementDay(String(match.1)), let hours = Int64(match.2), let minutes = Int64(match.3),
            let seconds = Int64(match.4), hours < 24, minutes < 60, seconds < 60
        else { return nil }
        let offset = (match.6.flatMap { Int64($0) } ?? 0) * 60 + (match.7.flatMap { Int64($0) } ?? 0)
        let local = ((day.number * 24 + hours) * 60 + minutes - (match.5 == "-" ? -offset : offset)) * 60 + seconds
        return Timestamp(milliseconds: local * 1_000)
    }
}
