// WebResponse.swift: what is sent back.
import Core

public struct WebResponse: Sendable {
    public enum Body: Sendable {
        case bytes([UInt8])
        /// Left out (HEAD), though its length is told.
        case omitted(length: Int)

        public var length: Int {
            switch self {
            case .bytes(let bytes): bytes.count
            case .omitted(let length): length
            }
        }
    }
    public var status: Int
    public var headers: Headers
    public var body: Body
    /// For the log; never sent.
    public internal(set) var trace = Trace()

    public struct Trace: Sendable {
        /// The route's template; empty when none matched.
        public var route = ""
        public var requestID = ""
        /// The code of a refusal.
        public var code: String?
        /// What was thrown, when it was our fault.
        public var fault: (any Error)?
    }

    public init(status: Int = 200, headers: Headers = [:], contentType: String? = nil, body: [UInt8] = []) {
        (self.status, self.headers, self.body) = (status, headers, .bytes(body))
        if let contentType { self.headers.add("content-type", contentType) }
    }

    public var bytes: [UInt8] {
        switch body {
        case .bytes(let bytes): bytes
        case .omitted: []
        }
    }

    public static func html(_ html: HTML, status: Int = 200) -> WebResponse {
        WebResponse(status: status, contentType: "text/html; charset=utf-8", body: html.bytes)
    }
    public static func json(_ json: JSON, status: Int = 200) -> WebResponse {
        WebResponse(status: status, contentType: "application/json", body: json.bytes)
    }
    public static func text(_ text: String, status: Int = 200) -> WebResponse {
        WebResponse(status: status, contentType: "text/plain; charset=utf-8", body: Array(text.utf8))
    }

    /// See other (303): a form's answer, so that going back or reloading repeats nothing.
    /// - Parameter path: of this site. Anything else leads to `/`.
    public static func redirect(to path: String) -> WebResponse {
        WebResponse(status: 303, headers: ["location": isLocalPath(path) ? path : "/"])
    }

    public mutating func set(_ cookie: Cookie) { headers.add("set-cookie", cookie.text) }
    public func setting(_ cookie: Cookie) -> WebResponse {
        var response = self
        response.set(cookie)
        return response
    }
}

/// True for a path of this site: `/…`, not `//host` nor `/\host`, printable ASCII, so that no header is broken.
public func isLocalPath(_ path: String) -> Bool {
    let bytes = path.utf8
    guard bytes.first == UInt8(ascii: "/"), bytes.count <= 2_048, bytes.allSatisfy({ 0x21...0x7E ~= $0 }) else { return false }
    let second = bytes.dropFirst().first
    return second != UInt8(ascii: "/") && second != UInt8(ascii: "\\")
}

/// A cookie: never read by scripts, sent by other sites' links only (SameSite=Lax), `Secure` where the pipeline is behind TLS.
public struct Cookie: Sendable, Hashable {
    public let name: String, value: String
    /// In seconds; nil ends with the browser, 0 takes the cookie away.
    public let maxAgeSeconds: Int64?

    /// - Parameters:
    ///   - name, value: printable ASCII without spaces, quotes, commas, semicolons and backslashes.
    public init(_ name: String, _ value: String, maxAgeSeconds: Int64? = nil) {
        precondition(Self.isPlain(name) && Self.isPlain(value), "a cookie of other than plain characters")
        (self.name, self.value, self.maxAgeSeconds) = (name, value, maxAgeSeconds)
    }

    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { 0x21...0x7E ~= $0 && $0 != 0x22 && $0 != 0x2C && $0 != 0x3B && $0 != 0x5C }
    }

    var text: String {
        let age = maxAgeSeconds.map { "; Max-Age=\($0)" } ?? ""
        return "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax\(age)"
    }
}
