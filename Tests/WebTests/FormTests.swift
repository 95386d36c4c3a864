import Core
import Testing
import Web

private struct Product: Sendable, Equatable { var title: String, price: Money, stock: Int64?, tags: [String], listed: Bool }
private let product = Schema<Product>.object(
    Product.init, Field("title", \.title, .text(1...20)), Field("price", \.price, .money(1...100_000)),
    Field("stock", \.stock, Schema.int(0...999).optional), Field("tag", \.tags, .list(of: .text(1...9), 0...3)),
    Field("listed", \.listed, .bool, default: false))

@Suite struct FormTests {
    static let web = pipeline(pages: [
        PageRoute(.post, "/products") { request in
            let product = try request.form().decode(product)
            return .text("\(product)")
        },
        PageRoute(.post, "/pictures") { request in
            let form = try request.form()
            let file = form.file("picture")
            return .text("\(form.text("title") ?? "-") \(file?.name ?? "-") \(file?.contentType ?? "-") \(file?.bytes ?? [])")
        },
    ])

    func post(_ body: String) async -> WebResponse {
        await Self.web.send("POST", "/products", ["content-type": "application/x-www-form-urlencoded; charset=utf-8"], body)
    }

    @Test func `a form is read through a schema`() async {
        let answer = await post("title=%E9%9B%86+%26&price=14.8&stock=&tag=a&tag=b&listed=on&csrf=x&idempotency_key=k")
        let expected = Product(title: "集 &", price: .cny(1_480), stock: nil, tags: ["a", "b"], listed: true)
        #expect(answer.text == "\(expected)")
    }

    static let wrong: [(String, String)] = [
        ("title=a&title=b&price=1", "duplicate_field"), ("title=a&price=1.234", "not_an_amount"), ("title=a&price=1,0", "not_an_amount"),
        ("title=a&price=-1", "too_small"), ("title=a&price=99999999999", "too_large"), ("title=a&price=1&stock=1.5", "not_an_integer"),
        ("title=a&price=1&stock=%EF%BC%91", "wrong_type"), ("title=a&price=1&color=red", "unknown_field"), ("price=1", "required"),
        ("title=a%00&price=1", "control_character"), ("title=a", "required"),
    ]

    @Test func `what is wrong with a form is named`() async throws {
        for (body, code) in Self.wrong {
            let form = try await Self.form(body)
            let error = #expect(throws: InvalidInput.self) { try form.decode(product) }
            #expect(error?.problems.map(\.code) == [code], "\(body)")
        }
        #expect(await post("title=%FF&price=1").status == 400)
        #expect(await post("title=%4").status == 400)
    }

    private static func form(_ body: String) async throws -> Form {
        let box = Box()
        let web = pipeline(pages: [
            PageRoute(.post, "/") { request in
                await box.set(try request.form())
                return .text("")
            }
        ])
        _ = await web.send("POST", "/", ["content-type": "application/x-www-form-urlencoded"], body)
        return try #require(await box.form)
    }

    private actor Box {
        var form: Form?
        func set(_ form: Form) { self.form = form }
    }

    static let multipart = [
        "--XX", "Content-Disposition: form-data; name=\"title\"", "", "集市", "--XX",
        "Content-Disposition: form-data; name=\"picture\"; filename=\"a;b.png\"", "Content-Type: image/png", "", "\r\n--X\r\n", "--XX--",
        "",
    ].joined(separator: "\r\n")

    @Test func `a multipart form gives its texts and files`() async {
        let headers: Headers = ["content-type": "multipart/form-data; boundary=XX"]
        let answer = await Self.web.send("POST", "/pictures", headers, Self.multipart)
        #expect(answer.text == "集市 a;b.png image/png \(Array("\r\n--X\r\n".utf8))")
        let empty = Self.multipart.replacing("a;b.png", with: "").replacing("\r\n--X\r\n", with: "")
        #expect(await Self.web.send("POST", "/pictures", headers, empty).text == "集市 - - []")
    }

    @Test func `a multipart body that ends anywhere else is refused, never fatal`() async {
        let headers: Headers = ["content-type": "multipart/form-data; boundary=XX"]
        let bytes = Array(Self.multipart.utf8).dropLast(4)
        for length in 0..<bytes.count {
            let answer = await Self.web.respond(
                to: WebHead(method: "POST", target: "/pictures", headers: headers), body: Array(bytes.prefix(length)))
            #expect(answer.status == 400, "\(length)")
        }
    }
}
