// ReplayLaws.swift: what listeners made of the events, made anew from all of them.
import Core
import Store

enum ReplayLaws {
    static let all: [Law] = [figures]

    private static let figures = Law(
        "replay.figures", "A shop's figures by day are those of the events that were applied to them."
    ) { db, _ in try FiguresReplay(db).broken() }
}
