// NoticeLaws.swift: the badge counts what is unread.
import Store

enum NoticeLaws {
    static let all: [Law] = [unread]

    private static let unread = Law(
        "notices.unread", "Each person's badge is the number of notices not read.", of: "notices_unread", ["person_id", "too_much"]
    ) { _ in
        """
        SELECT person_id, SUM(unread)
        FROM (
          SELECT person_id, unread FROM notices_unread
          UNION ALL
          SELECT person_id, -1 FROM notices_told WHERE read_at IS NULL
        ) AS both_sides
        GROUP BY person_id
        HAVING SUM(unread) <> 0
        ORDER BY person_id
        """
    }
}
