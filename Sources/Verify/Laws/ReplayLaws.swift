// ReplayLaws.swift: what listeners made of the events, made anew from all of them.
import Core
import Store

enum ReplayLaws {
    static let all: [Law] = [figures, bookings]

    private static let figures = Law(
        "replay.figures", "A shop's figures by day are those of the events that were applied to them."
    ) { db, _ in try FiguresReplay(db).broken() }

    private static let bookings = Law(
        "replay.bookings", "Each payment, refund and settlement of an order that was told is booked once, with its amount, and no other is."
    ) { db, _ in try BookingsReplay(db).broken() }
}
