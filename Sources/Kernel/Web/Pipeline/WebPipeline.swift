// WebPipeline.swift: one request from its head to its answer, without a socket: route, limits, caller, permission, CSRF, run.
import Core
import Synchronization

/// Settings that are not routes.
public struct WebSettings: Sendable {
    public var sessionCookie = "souk_session"
    public var signInPath = "/sign-in"
    /// True behind TLS: cookies are then `Secure`.
    public var secureCookies = false
    /// Our origins (`https://shop.example`) where a proxy hides the name that browsers use; else `Host` is compared.
    public var ownOrigins: Set<String> = []
    public var title = "Souk", version = "1"

    public init() {}
}

public struct WebPipeline: Sendable {
    /// Gives the body; throws ``WebError/bodyTooLarge`` beyond the limit in bytes.
    public typealias BodyReader = (_ limit: Int) async throws -> [UInt8]

    enum Route: Sendable {
        case endpoint(AnyEndpoint)
        case page(PageRoute)
        case file(StaticFile, etag: String)
        case healthz, readyz
        case openapi([UInt8])
    }
    /// Every page there is, in the order of declaration.
    public let pages: [PageRoute]
    let router: Router<Route>
    let gatekeeper: any Gatekeeper
    let csrf: CSRF
    let settings: WebSettings
    let errorPage: ErrorPage
    let readiness: @Sendable () async throws -> Void
    let requestIDs: RequestIDs
    let stamp: @Sendable () async throws -> String?
    let kept = KeptAnswers()

    /// - Parameters:
    ///   - csrfKey: at least 32 random bytes, kept over restarts and shared by the processes of one shop.
    ///   - random: where request ids begin.
    ///   - stamp: another text whenever what pages rest on has changed; nil: no answer is kept.
    ///   - readiness: throws while requests should go elsewhere.
    public init(
        endpoints: [AnyEndpoint] = [], pages: [PageRoute] = [], files: [StaticFile] = [], gatekeeper: any Gatekeeper,
        csrfKey: [UInt8], random: Random, settings: WebSettings = WebSettings(), errorPage: @escaping ErrorPage,
        stamp: @escaping @Sendable () async throws -> String? = { nil }, readiness: @escaping @Sendable () async throws -> Void = {}
    ) {
        var router = Router<Route>()
        for endpoint in endpoints { router.add(endpoint.method, endpoint.path, .endpoint(endpoint)) }
        for page in pages { router.add(page.method, page.path, .page(page)) }
        for file in files { router.add(.get, PathTemplate(file.path), .file(file, etag: etag(of: file.bytes))) }
        router.add(.get, PathTemplate("/healthz"), .healthz)
        router.add(.get, PathTemplate("/readyz"), .readyz)
        let document = OpenAPI.document(title: settings.title, version: settings.version, endpoints: endpoints)
        router.add(.get, PathTemplate("/openapi.json"), .openapi(document.bytes))
        (self.router, self.gatekeeper, csrf, self.settings) = (router, gatekeeper, CSRF(key: csrfKey), settings)
        self.pages = pages
        (self.errorPage, self.readiness, requestIDs) = (errorPage, readiness, RequestIDs(random))
        self.stamp = stamp
    }

    /// Answers a request whose body is there already: for tests, and for callers inside the process.
    public func respond(to head: WebHead, body: [UInt8] = []) async -> WebResponse {
        await respond(to: head) { limit in
            guard body.count <= limit else { throw WebError.bodyTooLarge(limit: limit) }
            return body
        }
    }

    /// Answers a request; its body is asked for only once its sender may send it. Never throws: failures are answers.
    public func respond(to head: WebHead, reading readBody: BodyReader) async -> WebResponse {
        let requestID = requestIDs.next()
        let method = Method(rawValue: head.method)
        let target = Target(head.target)
        var request = WebRequest(
            method: method ?? .get, path: target?.path ?? "/", query: target?.query ?? [], headers: head.headers,
            remoteAddress: head.remoteAddress, requestID: requestID)
        chooseLanguage(&request)

        var response: WebResponse
        var template = ""
        if let target {
            switch router.match(request.method, target.segments) {
            case _ where method == nil: response = failure(WebError.methodNotAllowed, request, isPage: false)
            case .none: response = failure(WebError.notFound, request, isPage: !isAPI(target.path))
            case .wrongMethod(let allowed):
                response = failure(WebError.methodNotAllowed, request, isPage: !isAPI(target.path))
                response.headers.add("allow", allowed.map(\.rawValue).joined(separator: ", "))
            case .found(let route, let parameters):
                request.parameters = parameters
                (response, template) = await answer(route, &request, readBody)
            }
        } else {
            response = failure(WebError.badRequest("target"), request, isPage: false)
        }
        response.trace.requestID = requestID
        response.trace.route = template
        finish(&response, request)
        return response
    }

    private func answer(_ route: Route, _ request: inout WebRequest, _ readBody: BodyReader) async -> (WebResponse, String) {
        switch route {
        case .healthz: return (.json(["status": "ok"]), "/healthz")
        case .readyz: return (await ready(request), "/readyz")
        case .openapi(let bytes):
            return (WebResponse(contentType: "application/json", body: bytes), "/openapi.json")
        case .file(let file, let etag): return (send(file, etag, request), file.path)
        case .endpoint(let endpoint):
            do {
                try await admit(&request, endpoint.needs, endpoint.bodyLimit, readBody)
                return (try await endpoint.run(request), endpoint.template)
            } catch { return (failure(error, request, isPage: false), endpoint.template) }
        case .page(let page):
            do {
                if page.isKept, request.method == .get, credential(request.headers) == .none {
                    return (try await keptAnswer(page, request), page.path.text)
                }
                try await admit(&request, page.needs, page.bodyLimit, readBody)
                return (try await page.handler(request), page.path.text)
            } catch WebError.csrfMismatch where page.stale != nil {
                return (await redraw(page, request), page.path.text)
            } catch { return (failure(error, request, isPage: true), page.path.text) }
        }
    }

    /// The stamp is asked first: what is committed while the page is made makes it one of yesterday.
    private func keptAnswer(_ page: PageRoute, _ request: WebRequest) async throws -> WebResponse {
        guard let stamp = try await stamp() else { return try await page.handler(request) }
        let key = KeptAnswers.Key(target: request.target, language: request.language, cookies: request.headers["cookie"] ?? "")
        if let answer = kept.answer(to: key, at: stamp) { return answer }
        let answer = try await page.handler(request)
        kept.keep(answer, for: key, at: stamp)
        return answer
    }

    private func redraw(_ page: PageRoute, _ request: WebRequest) async -> WebResponse {
        do {
            guard let stale = page.stale else { throw WebError.csrfMismatch }
            return try await stale(request)
        } catch { return failure(error, request, isPage: true) }
    }

    /// Finds out who asks, whether they may, and only then reads the body.
    private func admit(
        _ request: inout WebRequest, _ needs: Permission, _ limit: Int, _ readBody: BodyReader
    ) async throws {
        request.needs = needs
        let credential = self.credential(request.headers)
        let isBearer = if case .bearer = credential { true } else { false }
        if !request.method.isSafe, !isBearer, isCrossSite(request.headers, ownOrigins: settings.ownOrigins) {
            throw WebError.crossSite
        }
        request.caller = try await caller(credential, needs)
        if !isBearer { request.csrfToken = request.caller.session.map(csrf.token) }
        request.tokens = csrf.token
        try await permit(request, needs)
        guard !request.method.isSafe else { return }
        request.body = try await readBody(limit)
        if !isBearer, let session = request.caller.session { try checkToken(request, session) }
    }

    private func credential(_ headers: Headers) -> Credential {
        if let header = headers["authorization"], header.utf8.count > 7, header.prefix(7).lowercased() == "bearer " {
            return .bearer(String(header.dropFirst(7)))
        }
        return headers.cookie(settings.sessionCookie).map { .cookie($0) } ?? .none
    }

    private func caller(_ credential: Credential, _ needs: Permission) async throws -> Caller {
        guard credential != .none else { return .stranger }
        do {
            return try await gatekeeper.caller(credential: credential)
        } catch let error as any CodedError where error.kind == .unauthenticated && needs.scope == .anyone {
            return .stranger
        }
    }

    private func permit(_ request: WebRequest, _ needs: Permission) async throws {
        switch needs.scope {
        case .anyone: return
        case .person: _ = try request.caller.anyone()
        case .signedIn: _ = try request.caller.id()
        case .platform:
            _ = try request.caller.id()
            try await gatekeeper.permit(request.caller, needs, scope: nil)
        case .shop, .organisation:
            _ = try request.caller.id()
            guard let scope = needs.scope.parameter.flatMap(request.parameter).flatMap({ ID<Account>($0) }) else {
                throw WebError.notFound
            }
            try await gatekeeper.permit(request.caller, needs, scope: scope.number)
        }
    }

    private func checkToken(_ request: WebRequest, _ session: String) throws {
        if let token = request.headers["x-csrf-token"] {
            guard csrf.isToken(token, of: session) else { throw WebError.csrfMismatch }
            return
        }
        guard let type = request.headers["content-type"], Form.isForm(type),
            let token = try request.form().text("csrf"), csrf.isToken(token, of: session)
        else { throw WebError.csrfMismatch }
    }

    private func ready(_ request: WebRequest) async -> WebResponse {
        do {
            try await readiness()
            return .json(["status": "ready"])
        } catch let error as any CodedError where error.kind == .unavailable {
            return failure(error, request, isPage: false)
        } catch {
            var response = failure(WebError.notReady, request, isPage: false)
            response.trace.fault = error
            return response
        }
    }
}

/// Ids of requests: a random beginning per process and a count. No id is taken from outside.
final class RequestIDs: Sendable {
    private let start: String
    private let count = Atomic<UInt64>(0)

    init(_ random: Random) { start = Hex.text(random.bytes(6)) }

    func next() -> String {
        let (_, number) = count.add(1, ordering: .relaxed)
        return "\(start)-\(String(number, radix: 36))"
    }
}

private func isAPI(_ path: String) -> Bool { path.utf8.starts(with: "/api/".utf8) }
