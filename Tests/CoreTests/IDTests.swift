// IDTests.swift: ids never repeat and always grow.
import Core
import TestKit
import Testing

@Suite struct IDTests {
    enum Thing {}
    static let start = Timestamp(milliseconds: 1_772_323_200_000)

    private func source(_ time: ManualClock, until: Span = .hours(1)) -> IDSource {
        IDSource(node: 7, from: Self.start - .milliseconds(1), until: Self.start + until, clock: time.clock)
    }

    @Test func `ids grow, also past 4,096 in one millisecond and with the clock set back`() throws {
        let time = ManualClock(Self.start)
        let ids = source(time)
        var last: ID<Thing> = try ids.next()
        for round in 0..<10_000 {
            if round == 5_000 { time.set(Self.start - .hours(2)) }
            let next: ID<Thing> = try ids.next()
            #expect(next > last)
            last = next
        }
        #expect(IDLayout.time(of: last.number) >= Self.start)
    }

    @Test func `no id is made once the lease has ended, until it is extended`() throws {
        let time = ManualClock(Self.start)
        let ids = source(time, until: .seconds(1))
        _ = try ids.next(Thing.self)
        time.advance(by: .seconds(1))
        #expect(throws: IDSourceError.leaseEnded) { try ids.next(Thing.self) }
        ids.extend(until: Self.start + .seconds(2))
        _ = try ids.next(Thing.self)
    }

    @Test func `a busy millisecond does not run past the lease`() {
        let ids = source(ManualClock(Self.start), until: .milliseconds(1))
        #expect(throws: IDSourceError.leaseEnded) { for _ in 0...4_096 { _ = try ids.next(Thing.self) } }
    }

    @Test(arguments: ["", "0", "01", "-1", "+1", "1.0", "9223372036854775808", "１", "1 ", "abc"])
    func `only plain decimal text is an id`(text: String) {
        #expect(ID<Thing>(text) == nil)
    }

    @Test func `text and number are one`() {
        #expect(ID<Thing>("9223372036854775807")?.number == .max)
        #expect(ID<Thing>("42")?.description == "42")
    }
}
