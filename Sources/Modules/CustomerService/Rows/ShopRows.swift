// ShopRows.swift: every statement on `service_answer_time` and `service_quick_reply`.
import Catalog
import Core
import Store

extension Reading {
    /// The waits that ended on these days, put together.
    func answerTimes(of shop: ID<Shop>, days: ClosedRange<Int64>) throws -> AnswerTimes {
        let rows = try rows(
            """
            SELECT bucket, answers, waited_ms
            FROM service_answer_time
            WHERE shop_id = \(shop) AND day >= \(days.lowerBound) AND day <= \(days.upperBound)
            """)
        var times = AnswerTimes()
        for row in rows { times.add(try row.int64(1), totalMilliseconds: try row.int64(2), bucket: Int(try row.int64(0))) }
        return times
    }

    /// Oldest first.
    func quickReplies(of shop: ID<Shop>) throws -> [QuickReply] {
        try rows("SELECT id, text FROM service_quick_reply WHERE shop_id = \(shop) ORDER BY id")
            .map { QuickReply(id: try $0.id(0), text: try $0.text(1)) }
    }
}

extension Writing {
    /// Counts a wait that ended now.
    func count(_ waited: Span, of shop: ID<Shop>, at now: Timestamp) throws {
        try run(
            """
            INSERT INTO service_answer_time (shop_id, day, bucket, answers, waited_ms)
            VALUES
              (\(shop), \(AnswerTimes.day(now)), \(Int64(AnswerTimes.bucket(of: waited))), 1, \(waited.milliseconds))
            ON CONFLICT (shop_id, day, bucket) DO UPDATE
            SET answers = service_answer_time.answers + 1, waited_ms = service_answer_time.waited_ms + excluded.waited_ms
            """)
    }

    func insert(_ reply: QuickReply, of shop: ID<Shop>) throws {
        try run("INSERT INTO service_quick_reply (shop_id, id, text) VALUES (\(shop), \(reply.id), \(reply.text))")
    }

    /// - Returns: false when there was none.
    func deleteQuickReply(_ id: ID<QuickReply>, of shop: ID<Shop>) throws -> Bool {
        try changes("DELETE FROM service_quick_reply WHERE shop_id = \(shop) AND id = \(id)") == 1
    }
}
