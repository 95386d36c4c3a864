// ValueTests.swift: what is kept comes back as it was.
import Core
import Store
import TestKit
import Testing

@Suite struct ValueTests {
    static let texts: [String?] = [
        "集市，二级团 推客", "👨‍👩‍👧‍👦🛒", "O'Brien said \"no\"; --", #"\' \\ $1 ? \x00"#, "", "\u{1}\t\r\n\u{7F}", "e\u{301} é", nil,
        String(repeating: "长", count: 100_000),
    ]
    static let numbers: [Int64?] = [.min, .max, 0, -1, nil]

    /// `==` of texts holds é and e + accent for equal.
    private static func bytes(_ text: String?) -> [UInt8]? { text.map { Array($0.utf8) } }

    @Test(arguments: TestStore.all)
    func `texts, extremes and NULL come back as they were`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        try await store.write(home: shop) { tx in
            try tx.addThing(1)
            for (index, text) in Self.texts.enumerated() { try tx.addNote(Int64(index + 1), of: 1, body: text) }
            for (index, number) in Self.numbers.enumerated() { try tx.addNote(Int64(index + 101), of: 1, number: number) }
        }
        let rows = try await store.read { try $0.rows("SELECT body, number FROM thing_note ORDER BY id") }
        let texts: [String?] = try rows.prefix(Self.texts.count).map { try $0.optionalText(0) }
        let numbers: [Int64?] = try rows.dropFirst(Self.texts.count).map { try $0.optionalInt64(1) }
        #expect(texts.map(Self.bytes) == Self.texts.map(Self.bytes))
        #expect(numbers == Self.numbers)
    }

    @Test(arguments: TestStore.all)
    func `a text with U+0000 is refused, also in a condition`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        await #expect(throws: StoreError.zeroCharacter) { try await store.write(home: shop) { try $0.addThing(1, name: "a\u{0}b") } }
        await #expect(throws: StoreError.zeroCharacter) {
            try await store.read { try $0.rows("SELECT id FROM thing_thing WHERE name = \("\u{0}")") }
        }
        #expect(try await store.read { try $0.count("thing_thing") } == 0)
    }

    @Test(arguments: TestStore.all)
    func `sums, comparisons and one statement with and without NULL read alike`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        try await store.write(home: shop) { tx in
            try tx.addThing(1)
            for number: Int64? in [3, nil, 4] { try tx.addNote((number ?? 9), of: 1, number: number) }
        }
        let row = try await store.read { tx in
            try tx.row(
                """
                SELECT SUM(number), COUNT(number), MAX(number) = 4, COALESCE(\(Int64?.none), 5), COUNT(*) FILTER (WHERE number IN \(list: [Int64]()))
                FROM thing_note
                WHERE shop_id = \(shop)
                """)
        }
        #expect(row == Row([.int(7), .int(2), .int(1), .int(5), .int(0)]))
    }
}
