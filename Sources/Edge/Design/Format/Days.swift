// Days.swift: days as they are typed into filters.
import Core

/// Midnight in China at the beginning of `2026-11-22`; nil for what is no day from 2025 to 2099.
public func dayStart(_ text: String) -> Timestamp? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, let year = Int64(parts[0]), let month = Int64(parts[1]), let day = Int64(parts[2]),
        2025...2099 ~= year, 1...12 ~= month, 1...31 ~= day
    else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[Int(month - 1)] else { return nil }
    let before: Int64 = lengths.prefix(Int(month - 1)).reduce(0, +)
    let past: Int64 = year - 1
    let days: Int64 = past * 365 + past / 4 - past / 100 + past / 400 - 719_162 + before + day - 1
    return Timestamp(milliseconds: (days * 1_440 - 480) * 60_000)
}
