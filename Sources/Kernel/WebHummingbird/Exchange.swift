// Exchange.swift: one request and its answer, between Hummingbird's types and ours.
import Core
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Web

struct Exchange: Sendable {
    let pipeline: WebPipeline
    let logger: Logger
    let deadlines: Deadlines
    let delivery: Duration
    let accessLog: Bool

    /// Thrown after an answer, to close a connection whose sender has not been listened to.
    struct CloseConnection: Error {}

    func answer(_ request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel) async throws {
        let start = ContinuousClock.now
        let body = IncomingBody(request: request, channel: channel, deadlines: deadlines, delivery: delivery)
        let head = self.head(of: request, channel)
        let response = await pipeline.respond(to: head) { limit in try await body.read(limit: limit) }
        let mustClose = body.isLeftOver
        let bytes = response.bytes
        let answer = bytes.isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        try await writer.write(response: self.head(of: response, closing: mustClose), body: answer)
        log(head.method, response, since: start)
        if mustClose {
            await body.discard()
            throw CloseConnection()
        }
    }

    private func head(of request: Request, _ channel: any Channel) -> WebHead {
        var headers = Headers()
        headers.reserve(request.head.headerFields.count + 1)
        if let host = request.head.authority { headers.add("host", host) }   // the codec moved it there
        for field in request.head.headerFields { headers.add(field.name.canonicalName, field.value) }
        return WebHead(
            method: request.head.method.rawValue, target: request.head.path ?? "/", headers: headers,
            remoteAddress: channel.remoteAddress?.ipAddress)
    }

    private func head(of response: WebResponse, closing: Bool) -> HTTPResponse {
        var fields = HTTPFields()
        fields.reserveCapacity(response.headers.fields.count + 2)
        for field in response.headers.fields {
            guard let name = FieldNames.known[field.name] ?? HTTPFields.Element.Name(field.name) else { continue }
            fields.append(HTTPFields.Element(name: name, value: field.value))
        }
        if response.status != 204, response.status != 304 { fields[.contentLength] = String(response.body.length) }
        if closing { fields[.connection] = "close" }
        return HTTPResponse(status: HTTPResponse.Status(code: response.status), headerFields: fields)
    }

    /// One line: never a body, a query, a header or an address of a person.
    private func log(_ method: String, _ response: WebResponse, since start: ContinuousClock.Instant) {
        let trace = response.trace
        if let fault = trace.fault {
            logger.error(
                "a request failed by our fault",
                metadata: ["id": "\(trace.requestID)", "route": "\(trace.route)", "error": "\(String(reflecting: fault))"])
        }
        guard accessLog, logger.logLevel <= .info else { return }
        let microseconds = (ContinuousClock.now - start) / .microseconds(1)
        var metadata: Logger.Metadata = [
            "id": "\(trace.requestID)", "method": "\(method.prefix(16))", "route": "\(trace.route.isEmpty ? "-" : trace.route)",
            "status": "\(response.status)", "ms": "\((microseconds / 100).rounded() / 10)", "bytes": "\(response.body.length)",
        ]
        if let code = trace.code { metadata["code"] = "\(code)" }
        logger.info("request", metadata: metadata)
    }
}

/// Names of fields that we send often, checked once.
enum FieldNames {
    static let known: [String: HTTPFields.Element.Name] = {
        let names = [
            "content-type", "content-security-policy", "x-content-type-options", "referrer-policy",
            "cross-origin-opener-policy", "permissions-policy", "cache-control", "x-request-id", "set-cookie", "location",
            "etag", "allow", "retry-after",
        ]
        return Dictionary(uniqueKeysWithValues: names.compactMap { name in HTTPFields.Element.Name(name).map { (name, $0) } })
    }()
}
