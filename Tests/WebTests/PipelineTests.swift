import Core
import Testing
import Web

private struct Input: Sendable { var shop: ID<Shop>, thing: ID<Shop>, limit: Int64, tags: [String], name: String }
private let input = Schema<Input>.object(
    Input.init, Field("shop", in: .path, \.shop, .id()), Field("thing", in: .path, \.thing, .id()),
    Field("limit", in: .query, \.limit, .int(1...100), default: 20),
    Field("tag", in: .query, \.tags, .list(of: .text(1...5), 0...2)), Field("name", \.name, .text(1...5)))

@Suite struct PipelineTests {
    static let web = pipeline(
        endpoints: [
            Endpoint(
                .put, "/api/shops/{shop}/things/{thing}", "Names a thing.", needs: .anyone, input: input, output: .text(0...99),
                idempotent: .key, bodyLimit: 64
            ) { input, call in
                "\(input.shop) \(input.thing) \(input.limit) \(input.tags) \(input.name) \(try call.key())"
            }.erased,
            Endpoint(
                .get, "/api/things/{thing}", "Fails.", needs: .anyone,
                input: .object({ $0 }, Field("thing", in: .path, { $0 }, .text(1...9))), output: .nothing
            ) { (_: String, _) in throw Secret() }.erased,
            RawEndpoint(.post, "/api/echo", "Echoes.", needs: .anyone, takes: "text/plain", gives: "text/plain", bodyLimit: 8) {
                WebResponse(contentType: "text/plain", body: $0.body)
            }.erased,
        ],
        pages: [
            PageRoute(.get, "/fail") { _ in throw Secret() }, PageRoute(.get, "/hello/{name}") { .text($0.parameter("name") ?? "") },
            PageRoute(.get, "/hello/world") { _ in .text("literal") },
            PageRoute(.post, "/hello/{who}") { .text($0.parameter("who") ?? "") },
            PageRoute(.get, "/away") { _ in .redirect(to: "//evil.example/") },
        ],
        files: [StaticFile("/ui.css", contentType: "text/css", bytes: Array("a{}".utf8), immutable: true)])

    static let json: Headers = ["content-type": "application/json", "idempotency-key": "k-1"]

    @Test func `an input comes from path, query, header and body`() async {
        let answer = await Self.web.send("PUT", "/api/shops/1/things/2?tag=a&tag=%E9%9B%86&lang=en", Self.json, #"{"name":"集"}"#)
        #expect(answer.status == 200)
        #expect(answer.text == #""1 2 20 [\"a\", \"集\"] 集 k-1""#)
    }

    @Test func `all that is wrong with a request is in one answer`() async {
        let answer = await Self.web.send(
            "PUT", "/api/shops/1/things/2?limit=1&limit=2&tag=&other=1", ["content-type": "application/json"], #"{"nome":""}"#)
        #expect(answer.status == 422 && answer.headers["content-type"] == "application/problem+json")
        #expect(answer.code == "input.invalid")
        let problems = answer.json?["problems"]?.array?.map { "\($0["path"]?.string ?? "") \($0["code"]?.string ?? "")" }
        #expect(
            problems == [
                "limit duplicate_field", "tag[0] too_short", "name required", "nome unknown_field", "other unknown_field",
                "Idempotency-Key required",
            ])
    }

    static let refused: [(String, String, Headers, String, Int, String)] = [
        ("PUT", "/api/shops/1/things/x", json, "{}", 404, "web.not_found"),
        ("PUT", "/api/shops/1/things/2", json, "{", 400, "web.bad_json"),
        ("PUT", "/api/shops/1/things/2", json, #"{"name":"a","name":"b"}"#, 400, "web.bad_json"),
        ("PUT", "/api/shops/1/things/2", ["idempotency-key": "k"], "{}", 415, "web.bad_content_type"),
        ("PUT", "/api/shops/1/things/2", json, #"{"name":"\#(String(repeating: "a", count: 64))"}"#, 413, "web.body_too_large"),
        ("POST", "/api/echo", [:], "123456789", 413, "web.body_too_large"),
        ("GET", "/api/nothing", [:], "", 404, "web.not_found"), ("GET", "/api/things/%zz", [:], "", 400, "web.bad_request"),
        ("GET", "/api/things/%FF", [:], "", 400, "web.bad_request"), ("GET", "/api/things/1?q=%E9", [:], "", 400, "web.bad_request"),
        ("GET", "/api/things/%00", [:], "", 400, "web.bad_request"), ("GET", "/api/../x", [:], "", 400, "web.bad_request"),
        ("GET", "http://a/", [:], "", 400, "web.bad_request"), ("BREW", "/api/echo", [:], "", 405, "web.method_not_allowed"),
        ("DELETE", "/api/echo", [:], "", 405, "web.method_not_allowed"), ("GET", "/api/things/1", [:], "", 500, "web.internal"),
    ]

    @Test(arguments: refused)
    func `a broken request gets its stated error`(
        method: String, target: String, headers: Headers, body: String, status: Int, code: String
    ) async {
        let answer = await Self.web.send(method, target, headers, body)
        #expect(answer.status == status && answer.code == code)
        #expect(!answer.text.contains("hunter2"))
    }

    @Test(arguments: TestError.allCases)
    func `each kind of error has its status, code and facts`(error: TestError) async {
        let statuses: [ErrorKind: Int] = [
            .invalid: 422, .unauthenticated: 401, .forbidden: 403, .notFound: 404, .conflict: 409, .tooLarge: 413, .tooMany: 429,
            .unavailable: 503,
        ]
        let web = pipeline(endpoints: [
            Endpoint(.get, "/api/fail", "Fails.", needs: .anyone, input: .nothing, output: .nothing) { _, _ in throw error }.erased
        ])
        let answer = await web.send("GET", "/api/fail")
        #expect(answer.status == statuses[error.kind] && answer.code == error.code)
        #expect(answer.json?["facts"] == (error == .conflict ? ["total": "100"] : nil))
        #expect(answer.headers["retry-after"] == (error == .unavailable ? "1" : nil))
        #expect(answer.json?["requestId"]?.string == answer.headers["x-request-id"])
    }

    @Test func `a fault shows a reference and tells the log`() async {
        let answer = await Self.web.send("GET", "/fail")
        #expect(answer.status == 500 && answer.text == "<h1>fault \(answer.headers["x-request-id"] ?? "-")</h1>")
        #expect(answer.trace.fault is Secret && answer.trace.route == "/fail")
    }

    @Test func `routes: literals first, HEAD by GET, 405 names what is allowed`() async {
        #expect(await Self.web.send("GET", "/hello/world").text == "literal")
        #expect(await Self.web.send("GET", "/hello/a%20b").text == "a b")
        #expect(await Self.web.send("POST", "/hello/you").text == "you")
        let head = await Self.web.send("HEAD", "/hello/world")
        #expect(head.status == 200 && head.bytes.isEmpty && head.body.length == 7)
        let wrong = await Self.web.send("DELETE", "/hello/you")
        #expect(wrong.status == 405 && wrong.headers["allow"] == "GET, HEAD, POST")
        #expect(await Self.web.send("GET", "/nothing").text == "<h1>web.not_found</h1>")
        #expect(await Self.web.send("GET", "/hello/").status == 404)
        #expect(await Self.web.send("GET", "/away").headers["location"] == "/")
    }

    @Test func `answers carry the security headers, files their caching`() async {
        let page = await Self.web.send("GET", "/hello/world")
        #expect(page.headers["content-security-policy"]?.hasPrefix("default-src 'none'; ") == true)
        #expect(page.headers["x-content-type-options"] == "nosniff" && page.headers["cache-control"] == "no-store")
        let file = await Self.web.send("GET", "/ui.css")
        #expect(file.headers["cache-control"] == "public, max-age=31536000, immutable" && file.headers["content-type"] == "text/css")
        let again = await Self.web.send("GET", "/ui.css", ["if-none-match": file.headers["etag"] ?? ""])
        #expect(again.status == 304 && again.bytes.isEmpty)
    }

    @Test func `health and readiness`() async {
        #expect(await Self.web.send("GET", "/healthz").status == 200)
        #expect(await Self.web.send("GET", "/readyz").status == 200)
        let web = pipeline(readiness: { throw Secret() })
        let answer = await web.send("GET", "/readyz")
        #expect(answer.status == 503 && answer.code == "web.not_ready" && !answer.text.contains("hunter2"))
    }

    static let languages: [(String, Headers, String)] = [
        ("/", [:], "zh-CN"), ("/?lang=en", ["cookie": "lang=zh-CN"], "en"), ("/", ["cookie": "lang=en"], "en"),
        ("/", ["accept-language": "fr, en;q=0.8, zh;q=0.9"], "zh-CN"), ("/", ["accept-language": "en-GB,zh;q=0.5"], "en"),
        ("/?lang=xx", ["cookie": "lang=en"], "en"), ("/", ["accept-language": "en;q=0, de"], "zh-CN"),
    ]

    @Test(arguments: languages)
    func `the language is asked for, kept, preferred, or Chinese`(target: String, headers: Headers, language: String) async {
        let web = pipeline(pages: [PageRoute(.get, "/") { .text($0.language.rawValue) }])
        let answer = await web.send("GET", target, headers)
        #expect(answer.text == language)
        #expect((answer.headers["set-cookie"] != nil) == (target == "/?lang=en"))
    }
}
