import Core
import Testing
import Web

private enum Thing {}
private enum Kind: String, CaseIterable, Sendable { case gift, plain }

private struct Line: Sendable, Equatable { var sku: ID<Thing>, quantity: Int64 }
private struct Order: Sendable, Equatable {
    var lines: [Line], total: Money, note: String?, kind: Kind, urgent: Bool, at: Timestamp?
}

private let line = Schema<Line>.object(
    Line.init, Field("sku", { $0.sku }, .id()), Field("quantity", \.quantity, .int(1...999)))
private let order = Schema<Order>.object(
    Order.init,
    Field("lines", \.lines, .list(of: line, 1...3)),
    Field("total", \.total, .money(0...1_000_000)),
    Field("note", \.note, Schema.text(1...10, multiline: true).optional),
    Field("kind", \.kind, .choice(), default: .plain),
    Field("urgent", \.urgent, .bool, default: false),
    Field("at", \.at, Schema<Timestamp>.timestamp.optional))

@Suite struct SchemaTests {
    @Test func `a value is written, read again, and leaves out what is nil`() throws {
        let value = Order(
            lines: [Line(sku: ID(7), quantity: 2)], total: .cny(14_800), note: nil, kind: .gift, urgent: true, at: nil)
        let text = #"{"kind":"gift","lines":[{"quantity":2,"sku":"7"}],"total":{"amount":14800,"currency":"CNY"},"urgent":true}"#
        #expect(String(decoding: order.bytes(value), as: UTF8.self) == text)
        #expect(try order.decode(JSON(parsing: text)) == value)
    }

    @Test func `every problem of an input is in one answer`() throws {
        let input = try JSON(
            parsing: """
                {"lines": [{"sku": "07", "quantity": 0}, {"sku": 7, "quantity": 1.5, "price": 1}, {"quantity": 9223372036854775808}],
                 "total": {"amount": -1, "currency": "yuan", "x": 0}, "note": "12345678901", "kind": "gold", "urgent": "yes", "extra": null}
                """)
        let error = #expect(throws: InvalidInput.self) { try order.decode(input) }
        #expect(
            error?.problems == [
                FieldProblem("lines[0].sku", "not_an_id"), FieldProblem("lines[0].quantity", "too_small", expected: "1…999"),
                FieldProblem("lines[1].sku", "wrong_type", expected: "string"),
                FieldProblem("lines[1].quantity", "not_an_integer", expected: "1…999"), FieldProblem("lines[1].price", "unknown_field"),
                FieldProblem("lines[2].sku", "required"), FieldProblem("lines[2].quantity", "too_large", expected: "1…999"),
                FieldProblem("total.amount", "too_small", expected: "0…1000000"),
                FieldProblem("total.currency", "not_a_currency", expected: "CNY"), FieldProblem("total.x", "unknown_field"),
                FieldProblem("note", "too_long", expected: "1…10"), FieldProblem("kind", "not_a_choice", expected: "gift | plain"),
                FieldProblem("urgent", "wrong_type", expected: "boolean"), FieldProblem("extra", "unknown_field"),
            ])
    }

    @Test func `amounts of another currency do not come in`() throws {
        let schema = Schema.money(0...1_000)
        #expect(try schema.decode(["amount": 5, "currency": "CNY"]) == .cny(5))
        let error = #expect(throws: InvalidInput.self) { try schema.decode(["amount": 5, "currency": "USD"]) }
        #expect(error?.problems == [FieldProblem("currency", "not_a_currency", expected: "CNY")])
    }

    static let texts: [(String, String?)] = [
        ("ab", nil), ("a", "too_short"), ("abcd", "too_long"), ("👨‍👩‍👧‍👦集市", nil), ("a\u{0}b", "control_character"),
        ("a\u{85}b", "control_character"), ("a\nb", "control_character"), ("a\u{7F}b", "control_character"),
        ("ab" + String(repeating: "\u{301}", count: 200), "too_long"),
    ]

    @Test(arguments: texts)
    func `text is counted in characters and holds no control characters`(text: String, code: String?) {
        let schema = Schema.text(2...3)
        if let code {
            let error = #expect(throws: InvalidInput.self) { try schema.decode(.string(text)) }
            #expect(error?.problems.map(\.code) == [code])
        } else {
            #expect(throws: Never.self) { try schema.decode(.string(text)) }
        }
    }

    @Test func `line ends of a browser become one`() throws {
        #expect(try Schema.text(0...9, multiline: true).decode("a\r\nb\rc\n\td") == "a\nb\nc\n\td")
    }

    static let integers: [(String, String)] = [
        ("0.5", "not_an_integer"), ("1e2", "not_an_integer"), ("-99999999999999999999", "too_small"),
        ("99999999999999999999", "too_large"), ("101", "too_large"), ("true", "wrong_type"), ("\"1\"", "wrong_type"),
        ("null", "wrong_type"),
    ]

    @Test(arguments: integers)
    func `numbers that are no integers in bounds say how`(text: String, code: String) throws {
        let json = try JSON(parsing: text)
        let error = #expect(throws: InvalidInput.self) { try Schema.int(1...100).decode(json) }
        #expect(error?.problems.map(\.code) == [code])
    }

    @Test func `a page names where it goes on, and the last one does not`() throws {
        let schema = Schema<Page<Int64>>.page(of: .int(0...9))
        #expect(schema.encode(Page(items: [1], next: Cursor(36, 7))) == ["items": [1], "next": "10.7"])
        #expect(schema.encode(Page(items: [], next: nil)) == ["items": []])
        #expect(try schema.decode(["items": [1], "next": "10.7"]).next == Cursor(36, 7))
    }
}
