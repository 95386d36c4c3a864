// SchemaTidyTests.swift: the rules of the schema, and that the check sees them broken.
import Store
import TestKit
import Testing

@Suite struct SchemaTidyTests {
    @Test func `the kernel's tables keep the rules`() {
        #expect(schemaProblems(kernelMigrations + thingMigrations) == [])
    }

    static let broken: [(String, SQL)] = [
        (
            "a: UNIQUE (code) lacks the home shop_id",
            "CREATE TABLE a (shop_id BIGINT NOT NULL, code TEXT, PRIMARY KEY (shop_id), UNIQUE (code)) STRICT"
        ),
        (
            "a: UNIQUE beside a column; write UNIQUE (id, …)",
            "CREATE TABLE a (id BIGINT NOT NULL, code TEXT UNIQUE, PRIMARY KEY (id)) STRICT"
        ),
        ("a: no PRIMARY KEY (…) of the table", "CREATE TABLE a (id BIGINT PRIMARY KEY) STRICT"),
        ("a: its home id is no BIGINT NOT NULL", "CREATE TABLE a (id TEXT NOT NULL, PRIMARY KEY (id)) STRICT"),
        ("a: not STRICT on SQLite", "CREATE TABLE a (id BIGINT NOT NULL, PRIMARY KEY (id))"),
        (
            "a: FOREIGN KEY (b_id) does not begin with the home id",
            "CREATE TABLE a (id BIGINT NOT NULL, b_id BIGINT, PRIMARY KEY (id), FOREIGN KEY (b_id) REFERENCES b (id)) STRICT"
        ),
        ("m: AUTOINCREMENT", "CREATE TABLE a (id BIGINT NOT NULL, n BIGINT AUTOINCREMENT, PRIMARY KEY (id)) STRICT"),
        ("m: NOW", "CREATE TABLE a (id BIGINT NOT NULL, n BIGINT DEFAULT (now()), PRIMARY KEY (id)) STRICT"),
        ("m: TRIGGER", "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END"),
        (
            "a: a unique index lacks the home id",
            "CREATE TABLE a (id BIGINT NOT NULL, n BIGINT, PRIMARY KEY (id)) STRICT;\nCREATE UNIQUE INDEX i ON a (n)"
        ),
    ]

    @Test(arguments: broken)
    func `a broken rule is named`(problem: String, sql: SQL) {
        #expect(schemaProblems([Migration("m", sql)]) == [problem])
    }
}
