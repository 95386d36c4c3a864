// PageRoute.swift: pages: for people, in HTML, with forms.
import Core

/// A page or what its form is sent to.
public struct PageRoute: Sendable {
    public typealias Handler = @Sendable (WebRequest) async throws -> WebResponse
    public let method: Method, needs: Permission
    let path: PathTemplate, bodyLimit: Int
    let handler: Handler, stale: Handler?
    let isKept: Bool

    /// `/orders/{order}`.
    public var template: String { path.text }

    /// - Parameters:
    ///   - path: `/orders/{order}`. Who is not signed in where it is needed is led to the sign-in page.
    ///   - bodyLimit: in bytes. Room for some long Chinese texts, percent-encoded: what is too long is then said beside its field.
    ///   - isKept: it looks the same to everyone who has no session and rests on the database alone: it may be answered from memory
    ///     until something is committed.
    ///   - stale: answers a form whose token is of another session, which ended or changed while the page was open. It may draw the
    ///     page anew with what was typed, and change nothing: nobody vouches for what was sent. Without it the form is refused.
    public init(
        _ method: Method, _ path: String, needs: Permission = .anyone, bodyLimit: Int = 256 << 10, isKept: Bool = false,
        stale: Handler? = nil, _ handler: @escaping Handler
    ) {
        self.path = PathTemplate(path, scope: needs.scope)
        (self.method, self.needs, self.bodyLimit, self.handler, self.stale) = (method, needs, bodyLimit, handler, stale)
        self.isKept = isKept && needs.scope == .anyone && method.isSafe
    }
}

extension PageRoute {
    /// The same page, with something done to each of its answers before they leave.
    public func finished(by change: @escaping @Sendable (WebRequest, WebResponse) -> WebResponse) -> PageRoute {
        func finishing(_ handler: @escaping Handler) -> Handler {
            { request in change(request, try await handler(request)) }
        }
        return PageRoute(self, stale: stale.map(finishing), finishing(handler))
    }

    private init(_ route: PageRoute, stale: Handler?, _ handler: @escaping Handler) {
        (method, needs, path, bodyLimit, isKept) = (route.method, route.needs, route.path, route.bodyLimit, route.isKept)
        (self.handler, self.stale) = (handler, stale)
    }
}

/// Why a page could not be shown.
public enum PageFailure: Sendable {
    case coded(any CodedError)
    /// Our fault; the reference is the request's id in the log.
    case fault(reference: String)

    public var status: Int {
        switch self {
        case .coded(let error): error.status
        case .fault: 500
        }
    }
}

/// Draws a failure.
public typealias ErrorPage = @Sendable (WebRequest, PageFailure) -> HTML

extension WebRequest {
    /// The hidden field that every form of a signed-in or guest person carries.
    public var csrfField: HTML {
        guard let csrfToken else { return HTML() }
        return "<input type=\"hidden\" name=\"csrf\" value=\"\(csrfToken)\">"
    }
}

/// A file that is part of the program.
public struct StaticFile: Sendable {
    public let path: String, contentType: String, bytes: [UInt8]
    /// True when the path changes with the content: kept for a year, else asked for again each time (by `ETag`).
    public let isImmutable: Bool

    public init(_ path: String, contentType: String, bytes: [UInt8], immutable: Bool = false) {
        (self.path, self.contentType, self.bytes, isImmutable) = (path, contentType, bytes, immutable)
    }
}
