import Core
import Testing
import Web

private struct Input: Sendable { var shop: ID<Shop>, page: Int64, name: String, note: String? }

@Suite struct OpenAPITests {
    fileprivate static let endpoint = Endpoint(
        .post, "/api/shops/{shop}/things/{thing}", "Makes a thing.", needs: .shop("things.write"),
        input: .object(
            Input.init, Field("shop", in: .path, \.shop, .id()), Field("page", in: .query, \.page, .int(1...9), default: 1),
            Field("name", \.name, .text(1...20), about: "What it is called."), Field("note", \.note, Schema.text(0...9).optional)),
        output: Schema<Page<Money>>.page(of: .money(0...100)), errors: ["things.full"], idempotent: .key, success: 201
    ) { _, _ in Page(items: [], next: nil) }

    @Test func `the document tells of an endpoint what its declaration says`() async throws {
        let web = pipeline(endpoints: [Self.endpoint.erased])
        let document = try JSON(parsing: await web.send("GET", "/openapi.json").bytes)
        #expect(document["openapi"] == "3.1.0")
        let post = try #require(document["paths"]?["/api/shops/{shop}/things/{thing}"]?["post"])
        let parameters = post["parameters"]?.array?.map {
            "\($0["in"]?.string ?? "") \($0["name"]?.string ?? "") \($0["required"] == true)"
        }
        #expect(parameters == ["path shop true", "query page false", "path thing true", "header Idempotency-Key true"])
        let body = post["requestBody"]?["content"]?["application/json"]?["schema"]
        #expect(body?["required"] == ["name"] && body?["properties"]?.object?.keys.sorted() == ["name", "note"])
        #expect(body?["properties"]?["name"] == ["type": "string", "minLength": 1, "maxLength": 20, "description": "What it is called."])
        #expect(post["responses"]?["201"]?["content"]?["application/json"]?["schema"]?["properties"]?["items"]?["type"] == "array")
        #expect(post["x-permission"] == "shop:things.write" && post["x-error-codes"] == ["things.full"])
    }
}
