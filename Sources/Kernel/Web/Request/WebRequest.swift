// WebRequest.swift: a request that was read, matched and whose sender is known.
import Core

/// What came over the wire before the body.
public struct WebHead: Sendable {
    public let method: String
    /// Path and query as sent.
    public let target: String
    public let headers: Headers
    /// Who sent it, for logs and rate limits; nil when unknown.
    public let remoteAddress: String?

    public init(method: String, target: String, headers: Headers = [:], remoteAddress: String? = nil) {
        (self.method, self.target, self.headers, self.remoteAddress) = (method, target, headers, remoteAddress)
    }
}

public struct WebRequest: Sendable {
    public let method: Method
    /// As sent, without the query.
    public let path: String
    public let query: [QueryItem]
    public let headers: Headers
    public let remoteAddress: String?
    public let requestID: String
    public internal(set) var parameters: [Parameter] = []
    public internal(set) var body: [UInt8] = []
    public internal(set) var caller: Caller = .stranger
    /// What its route asks for; `.anyone` where no route was found.
    public internal(set) var needs: Permission = .anyone
    public internal(set) var language: Language = .zh
    /// What unsafe requests of this session must carry; nil without a session.
    public internal(set) var csrfToken: String?
    /// The token of a session.
    var tokens: (@Sendable (String) -> String)?

    public struct Parameter: Sendable, Hashable { public let name: String, value: String }

    /// The same request once its sender goes on as somebody else: for the page that answers signing in, whose forms are then theirs.
    public func continuing(as caller: Caller) -> WebRequest {
        var request = self
        (request.caller, request.csrfToken) = (caller, caller.session.flatMap { tokens?($0) })
        return request
    }

    /// The value of `{name}` in the path; nil when the route has none.
    public func parameter(_ name: String) -> String? {
        for parameter in parameters where parameter.name == name { return parameter.value }
        return nil
    }

    /// The id in `{name}`.
    /// - Throws: ``WebError/notFound`` when it is none: a thing with that id does not exist.
    public func id<Tag>(_ name: String, _: Tag.Type = Tag.self) throws(WebError) -> ID<Tag> {
        guard let id = parameter(name).flatMap({ ID<Tag>($0) }) else { throw .notFound }
        return id
    }

    /// The first value of a query item.
    public func query(_ name: String) -> String? {
        for item in query where item.name == name { return item.value }
        return nil
    }

    /// True for who fetches ahead of somebody, or asks for the head only: nobody looks yet, so nothing may be marked as seen.
    public var isAhead: Bool {
        method == .head || ["sec-purpose", "purpose", "x-moz"].contains { headers[$0]?.hasPrefix("prefetch") ?? false }
    }

    public func cookie(_ name: String) -> String? { headers.cookie(name) }

    /// Reads path, query, header and body fields: the body as a form when it is one, else as JSON.
    /// - Throws: ``InvalidInput`` with every problem, ``JSONError``, ``WebError``; ``WebError/notFound`` when a path field is wrong.
    public func decode<Value>(_ schema: Schema<Value>) throws -> Value {
        var reading = Reading()
        var json: JSON?
        if let type = headers["content-type"], Form.isForm(type) {
            reading.source = RequestTexts(request: self, form: try form())
            reading.bodyIsForm = true
        } else {
            reading.source = RequestTexts(request: self, form: nil)
            if !body.isEmpty { json = try jsonBody() }
        }
        let value = schema.read(json, &reading)
        return try finish(value, reading)
    }

    /// As `decode`, for endpoints: only JSON is taken, and the key's absence is one problem among the others.
    func decodeJSON<Value>(_ schema: Schema<Value>, noting problem: FieldProblem?) throws -> Value {
        var reading = Reading()
        reading.source = RequestTexts(request: self, form: nil)
        let json: JSON? = body.isEmpty ? nil : try jsonBody()
        let value = schema.read(json, &reading)
        if let problem { reading.note(problem) }
        return try finish(value, reading)
    }

    private func finish<Value>(_ value: Value?, _ reading: Reading) throws -> Value {
        if reading.pathIsWrong { throw WebError.notFound }
        return try reading.result(value)
    }

    private func jsonBody() throws -> JSON {
        guard let type = headers["content-type"], mediaType(type) == "application/json" else {
            throw WebError.badContentType(expected: "application/json")
        }
        return try JSON(parsing: body)
    }

    /// The body as a form.
    /// - Throws: ``WebError`` when it is none or is broken.
    public func form() throws(WebError) -> Form {
        try Form(body, contentType: headers["content-type"] ?? "")
    }
}

/// Where a request's fields lie.
private struct RequestTexts: TextSource {
    let request: WebRequest
    let form: Form?

    func texts(_ name: String, in place: Place) -> [String] {
        switch place {
        case .path: request.parameter(name).map { [$0] } ?? []
        case .query: request.query.filter { $0.name == name }.map(\.value)
        case .header: request.headers.all(name.lowercased())
        case .body: form?.texts(name) ?? []
        }
    }

    func names(in place: Place) -> [String] {
        switch place {
        case .query: request.query.map(\.name)
        case .body: form?.fields.map(\.name) ?? []
        case .path, .header: []
        }
    }
}

/// The type of a `Content-Type`, without its parameters, in lower case.
func mediaType(_ header: String) -> String {
    if header == "application/json" { return header }
    let type = header.utf8.prefix { $0 != UInt8(ascii: ";") && $0 != 0x20 }
    return String(decoding: type, as: UTF8.self).lowercased()
}

extension Headers {
    /// A cookie's value; the first of that name.
    func cookie(_ name: String) -> String? {
        for field in fields where field.name == "cookie" {
            for pair in field.value.utf8.split(separator: UInt8(ascii: ";")) {
                let pair = pair.drop { $0 == 0x20 }
                guard pair.starts(with: name.utf8) else { continue }
                let rest = pair.dropFirst(name.utf8.count)
                guard rest.first == UInt8(ascii: "=") else { continue }
                return String(decoding: rest.dropFirst(), as: UTF8.self)
            }
        }
        return nil
    }
}
