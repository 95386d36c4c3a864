// TestWeb.swift: a small shop's web for tests: a gatekeeper with four people, and requests in one line.
import Core
import Web

enum Shop {}

/// Cookies and tokens: `alice` may ship in shop 1, `bob` is signed in, `guest` is a guest; others are unknown.
struct TestGatekeeper: Gatekeeper {
    func caller(credential: Credential) async throws -> Caller {
        switch credential {
        case .cookie("alice"): Caller(person: ID(1), session: "s1")
        case .cookie("bob"): Caller(person: ID(2), session: "s2")
        case .cookie("guest"): Caller(person: ID(3), isGuest: true, session: "s3")
        case .bearer("alice"): Caller(person: ID(1))
        case .none, .cookie, .bearer: throw WebError.signInRequired
        }
    }

    func permit(_ caller: Caller, _ permission: Permission, scope: Int64?) async throws {
        guard caller.person == ID(1), permission == .shop("orders.ship") && scope == 1 || permission == .platform("rule") else {
            throw TestError.notYours
        }
    }
}

enum TestError: CodedError, CaseIterable {
    case notYours, invalid, unauthenticated, notFound, conflict, tooLarge, tooMany, unavailable
    var code: String { "test.\(self)" }
    var kind: ErrorKind {
        switch self {
        case .notYours: .forbidden
        case .invalid: .invalid
        case .unauthenticated: .unauthenticated
        case .notFound: .notFound
        case .conflict: .conflict
        case .tooLarge: .tooLarge
        case .tooMany: .tooMany
        case .unavailable: .unavailable
        }
    }
    var facts: [String: String] { self == .conflict ? ["total": "100"] : [:] }
}

struct Secret: Error { let text = "password=hunter2" }

func pipeline(
    endpoints: [AnyEndpoint] = [], pages: [PageRoute] = [], files: [StaticFile] = [], settings: WebSettings = WebSettings(),
    stamp: @escaping @Sendable () async throws -> String? = { nil }, readiness: @escaping @Sendable () async throws -> Void = {}
) -> WebPipeline {
    WebPipeline(
        endpoints: endpoints, pages: pages, files: files, gatekeeper: TestGatekeeper(),
        csrfKey: Array(repeating: 7, count: 32), random: .seeded(1), settings: settings,
        errorPage: { request, failure in
            switch failure {
            case .coded(let error): "<h1>\(error.code)</h1>"
            case .fault(let reference): "<h1>fault \(reference)</h1>"
            }
        },
        stamp: stamp, readiness: readiness)
}

extension WebPipeline {
    func send(_ method: String, _ target: String, _ headers: Headers = [:], _ body: String = "") async -> WebResponse {
        await respond(to: WebHead(method: method, target: target, headers: headers), body: Array(body.utf8))
    }
}

extension WebResponse {
    var text: String { String(decoding: bytes, as: UTF8.self) }
    var json: JSON? { try? JSON(parsing: bytes) }
    var code: String? { json?["code"]?.string }
}

/// The token that pages of this session carry.
func token(_ cookie: String, in web: WebPipeline) async -> String {
    await web.send("GET", "/token", ["cookie": "souk_session=\(cookie)"]).text
}
let tokenPage = PageRoute(.get, "/token") { .text($0.csrfToken ?? "") }
