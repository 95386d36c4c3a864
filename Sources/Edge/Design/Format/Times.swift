// Times.swift: moments as people read them, in the platform's time zone.
import Core
import Web

/// Where the platform's days begin: minutes east of UTC. China's zone has known no summer time since 1991.
public struct Zone: Hashable, Sendable {
    public let minutes: Int64
    public static let shanghai = Zone(minutes: 480)

    /// - Parameter minutes: −840 to 840.
    public init(minutes: Int64) {
        precondition(-840...840 ~= minutes)
        self.minutes = minutes
    }
}

/// A moment on the wall clock and calendar of a zone.
struct WallTime: Hashable {
    let year: Int64, month: Int64, day: Int64, hour: Int64, minute: Int64

    init(_ time: Timestamp, _ zone: Zone) {
        let local: Int64 = floor(time.milliseconds, 60_000) + zone.minutes
        let days = floor(local, 1_440)
        (hour, minute) = ((local - days * 1_440) / 60, (local - days * 1_440) % 60)
        let civil = CivilDay(number: days)
        (year, month, day) = (civil.year, civil.month, civil.day)
    }

    var date: String { "\(year)-\(two(month))-\(two(day))" }
    var clock: String { "\(two(hour)):\(two(minute))" }
}

public enum When {
    /// 今天 15:40, this year 11-22 15:40, else 2025-11-22; the full time is in the title and in `datetime`.
    public static func html(_ time: Timestamp, now: Timestamp, _ language: Language, zone: Zone = .shanghai) -> HTML {
        let (wall, today) = (WallTime(time, zone), WallTime(now, zone))
        let shown: String =
            if wall.date == today.date {
                "\(Words.today(language)) \(wall.clock)"
            } else if wall.year == today.year {
                "\(two(wall.month))-\(two(wall.day)) \(wall.clock)"
            } else {
                wall.date
            }
        return #"<time datetime="\#(machine(wall, zone))" title="\#(wall.date + " " + wall.clock)">\#(shown)</time>"#
    }

    /// 2025-11-22 15:40.
    public static func full(_ time: Timestamp, zone: Zone = .shanghai) -> HTML {
        let wall = WallTime(time, zone)
        return #"<time datetime="\#(machine(wall, zone))">\#(wall.date + " " + wall.clock)</time>"#
    }

    /// The calendar's day: 2025-11-22; without its year 11-22.
    public static func day(_ time: Timestamp, year: Bool = true, zone: Zone = .shanghai) -> String {
        let wall = WallTime(time, zone)
        return year ? wall.date : "\(two(wall.month))-\(two(wall.day))"
    }

    /// 15:40.
    public static func clock(_ time: Timestamp, zone: Zone = .shanghai) -> String { WallTime(time, zone).clock }

    /// What is left until a deadline, in its two largest units and rounded up to minutes: 1 天 23 小时, 29 分钟. Passed: nil.
    public static func left(until time: Timestamp, now: Timestamp, _ language: Language) -> String? {
        guard time > now else { return nil }
        let minutes: Int64 = (time.milliseconds - now.milliseconds + 59_999) / 60_000
        let (days, hours) = (minutes / 1_440, minutes % 1_440 / 60)
        var parts: [String] = []
        if days > 0 { parts.append(Words.days(language, ["n": String(days)])) }
        if hours > 0 { parts.append(Words.hours(language, ["n": String(hours)])) }
        if parts.count < 2, minutes % 60 > 0 || parts.isEmpty, days == 0 {
            parts.append(Words.minutes(language, ["n": String(minutes % 60)]))
        }
        return parts.joined(separator: " ")
    }

    private static func machine(_ wall: WallTime, _ zone: Zone) -> String {
        let east = Int64(zone.minutes.magnitude)
        return "\(wall.date)T\(wall.clock)\(zone.minutes < 0 ? "-" : "+")\(two(east / 60)):\(two(east % 60))"
    }
}

private func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }

/// Division towards the past, also before 1970.
private func floor(_ number: Int64, _ unit: Int64) -> Int64 {
    let (quotient, rest) = number.quotientAndRemainder(dividingBy: unit)
    return rest < 0 ? quotient - 1 : quotient
}
