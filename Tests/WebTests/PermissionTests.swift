import Core
import Testing
import Web

@Suite struct PermissionTests {
    static let scopes: [(String, Permission)] = [
        ("/api/anyone", .anyone), ("/api/person", .person), ("/api/signed-in", .signedIn),
        ("/api/shops/{shop}/ship", .shop("orders.ship")), ("/api/platform", .platform("rule")),
    ]
    static let web = pipeline(
        endpoints: scopes.map { path, needs in
            Endpoint(.get, path, "Asks.", needs: needs, input: .nothing, output: .bool) { _, _ in true }.erased
        } + [
            Endpoint(.post, "/api/write", "Writes.", needs: .person, input: .nothing, output: .bool) { _, _ in true }.erased
        ],
        pages: [
            tokenPage, PageRoute(.get, "/orders", needs: .signedIn) { _ in .text("orders") },
            PageRoute(.post, "/cart", needs: .anyone) { request in .text(try request.form().text("sku") ?? "-") },
        ])

    /// Statuses of a stranger, a guest, bob, alice, and of a cookie that is no longer good.
    static let matrix: [(String, [Int])] = [
        ("/api/anyone", [200, 200, 200, 200, 200]), ("/api/person", [401, 200, 200, 200, 401]),
        ("/api/signed-in", [401, 401, 200, 200, 401]), ("/api/shops/1/ship", [401, 401, 403, 200, 401]),
        ("/api/shops/2/ship", [401, 401, 403, 403, 401]), ("/api/shops/01/ship", [401, 401, 404, 404, 401]),
        ("/api/shops/9223372036854775808/ship", [401, 401, 404, 404, 401]), ("/api/platform", [401, 401, 403, 200, 401]),
    ]

    @Test(arguments: matrix)
    func `who may call what`(path: String, statuses: [Int]) async {
        let cookies: [Headers] = [
            [:], ["cookie": "a=b; souk_session=guest"], ["cookie": "souk_session=bob"], ["cookie": "souk_session=alice"],
            ["cookie": "souk_session=old"],
        ]
        for (headers, status) in zip(cookies, statuses) {
            #expect(await Self.web.send("GET", path, headers).status == status, "\(headers)")
        }
    }

    @Test func `a cookie needs its session's token to write, a bearer does not`() async {
        let web = Self.web
        let mine = await token("alice", in: web), other = await token("bob", in: web)
        #expect(mine.count == 64 && mine != other)
        let cookie = Headers.Field("cookie", "souk_session=alice")
        func status(_ extra: Headers.Field...) async -> Int {
            var headers = Headers()
            for field in extra { headers.add(field.name, field.value) }
            return await web.send("POST", "/api/write", headers).status
        }
        #expect(await status(cookie) == 403)
        #expect(await status(cookie, .init("x-csrf-token", other)) == 403)
        #expect(await status(cookie, .init("x-csrf-token", "")) == 403)
        #expect(await status(cookie, .init("x-csrf-token", mine)) == 200)
        #expect(await status(.init("authorization", "Bearer alice")) == 200)
        #expect(await status(.init("authorization", "Bearer alice"), .init("origin", "https://evil.example")) == 200)
        #expect(await status(cookie, .init("x-csrf-token", mine), .init("sec-fetch-site", "cross-site")) == 403)
        #expect(await status(cookie, .init("x-csrf-token", mine), .init("host", "a"), .init("origin", "http://b")) == 403)
        #expect(await status(cookie, .init("x-csrf-token", mine), .init("host", "a:1"), .init("origin", "http://a:1")) == 200)
        #expect(await status(cookie, .init("x-csrf-token", mine), .init("host", "a"), .init("origin", "null")) == 403)
    }

    @Test func `a form carries the token as a field, also where anyone may write`() async {
        let mine = await token("guest", in: Self.web)
        let form = "application/x-www-form-urlencoded"
        let asGuest: Headers = ["cookie": "souk_session=guest", "content-type": form]
        #expect(await Self.web.send("POST", "/cart", asGuest, "sku=1").status == 403)
        #expect(await Self.web.send("POST", "/cart", asGuest, "sku=1&csrf=\(mine)").text == "1")
        #expect(await Self.web.send("POST", "/cart", ["content-type": form], "sku=2").text == "2")
        #expect(await Self.web.send("POST", "/cart", ["content-type": form, "sec-fetch-site": "cross-site"], "sku=2").status == 403)
    }

    @Test func `who is not signed in is led to the sign-in page and back`() async {
        let response = await Self.web.send("GET", "/orders?state=paid&q=%E9%9B%86")
        #expect(response.status == 303)
        #expect(response.headers["location"] == "/sign-in?next=%2Forders%3Fstate%3Dpaid%26q%3D%25E9%259B%2586")
    }
}
