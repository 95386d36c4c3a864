// Finishing.swift: failures as answers, and what is done to every answer before it leaves.
import Core
import Crypto

extension WebPipeline {
    /// Maps what was thrown: coded errors to their status, everything else to a number.
    func failure(_ error: any Error, _ request: WebRequest, isPage: Bool) -> WebResponse {
        var response: WebResponse
        if let error = error as? any CodedError, !error.isFault {
            if isPage, error.kind == .unauthenticated, request.path != settings.signInPath { return toSignIn(request, error) }
            response = .problem(error, requestID: request.requestID)
            if isPage { response = page(.coded(error), request, like: response) }
            response.trace.code = error.code
        } else {
            response = .fault(requestID: request.requestID)
            if isPage { response = page(.fault(reference: request.requestID), request, like: response) }
            response.trace.code = "web.internal"
            response.trace.fault = error
        }
        return response
    }

    private func page(_ failure: PageFailure, _ request: WebRequest, like problem: WebResponse) -> WebResponse {
        var response = WebResponse.html(errorPage(request, failure), status: failure.status)
        if let after = problem.headers["retry-after"] { response.headers.add("retry-after", after) }
        return response
    }

    /// Leads to the sign-in page and from there back; after a form, back to the page that had it.
    private func toSignIn(_ request: WebRequest, _ error: any CodedError) -> WebResponse {
        var next = request.method.isSafe ? request.target : request.refererPath ?? "/"
        if !isLocalPath(next) { next = "/" }
        var response = WebResponse.redirect(to: "\(settings.signInPath)?next=\(percentEncoded(next))")
        response.trace.code = error.code
        return response
    }

    /// `?lang=` (kept in a cookie), else the cookie, else what the browser prefers, else Chinese.
    func chooseLanguage(_ request: inout WebRequest) {
        if let asked = request.query("lang").flatMap({ Language(tag: $0) }) {
            request.language = asked
        } else if let kept = request.headers.cookie(Language.cookie).flatMap({ Language(tag: $0) }) {
            request.language = kept
        } else if let header = request.headers["accept-language"], let best = Language.preferred(by: header) {
            request.language = best
        }
    }

    /// Adds the headers that every answer has, unless it set them itself, and leaves out the body of HEAD.
    func finish(_ response: inout WebResponse, _ request: WebRequest) {
        if request.query("lang").flatMap({ Language(tag: $0) }) != nil {
            response.set(Cookie(Language.cookie, request.language.rawValue, maxAgeSeconds: 31_536_000))
        }
        if settings.secureCookies {
            let fields = response.headers.fields
            response.headers = Headers()
            for field in fields {
                response.headers.add(field.name, field.name == "set-cookie" ? "\(field.value); Secure" : field.value)
            }
        }
        for field in SecurityHeaders.fields where response.headers[field.name] == nil {
            response.headers.add(field.name, field.value)
        }
        if response.headers["cache-control"] == nil { response.headers.add("cache-control", "no-store") }
        response.headers.add("x-request-id", request.requestID)
        if request.method == .head { response.body = .omitted(length: response.body.length) }
    }

    func send(_ file: StaticFile, _ etag: String, _ request: WebRequest) -> WebResponse {
        let headers: Headers = [
            "etag": etag,
            "cache-control": file.isImmutable ? "public, max-age=31536000, immutable" : "public, no-cache",
        ]
        if request.headers["if-none-match"] == etag { return WebResponse(status: 304, headers: headers) }
        return WebResponse(status: 200, headers: headers, contentType: file.contentType, body: file.bytes)
    }
}

func etag(of bytes: [UInt8]) -> String { "\"\(Hex.text(SHA256.hash(data: bytes).prefix(12)))\"" }

extension WebRequest {
    /// Path and query, as they came but encoded anew.
    var target: String {
        let items = query.filter { $0.name != "lang" }
        guard !items.isEmpty else { return path }
        return path + "?" + items.map { "\(percentEncoded($0.name))=\(percentEncoded($0.value))" }.joined(separator: "&")
    }

    /// Where the form was, when that was on this host.
    var refererPath: String? {
        guard let referer = headers["referer"], let host = headers["host"], let scheme = referer.firstRange(of: "://") else {
            return nil
        }
        let rest = referer[scheme.upperBound...]
        guard rest.hasPrefix("\(host)/") else { return nil }
        return String(rest.dropFirst(host.count))
    }
}
