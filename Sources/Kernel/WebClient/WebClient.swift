// WebClient.swift: requests to companies outside, over HTTP/1.1 or 2 and TLS.
import Core
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What is asked of somebody outside.
public struct OutgoingRequest: Sendable {
    public let method: String
    /// `https://host/path?query`.
    public let address: String
    public let headers: [(name: String, value: String)]
    public let body: [UInt8]

    public init(_ method: String, _ address: String, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        (self.method, self.address, self.headers, self.body) = (method, address, headers, body)
    }
}

/// What they said.
public struct OutgoingAnswer: Sendable {
    public let status: Int
    /// By lower-case name.
    public let headers: [String: String]
    public let body: [UInt8]

    public init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        (self.status, self.headers, self.body) = (status, headers, body)
    }
}

/// Sends requests. A value, so that a test or a sandbox answers in its place; an answer of any status is an answer.
public struct WebClient: Sendable {
    public let send: @Sendable (OutgoingRequest) async throws -> OutgoingAnswer

    public init(_ send: @escaping @Sendable (OutgoingRequest) async throws -> OutgoingAnswer) { self.send = send }

    /// Over the network. Follows no redirect, keeps no cookie, and gives up after `seconds`.
    /// - Throws: ``WebClientError``.
    public static func network(seconds: Int = 20) -> WebClient {
        let sender = Sender(seconds: seconds)
        return WebClient { try await sender.send($0) }
    }
}

public enum WebClientError: Error, Equatable {
    case badAddress
    /// No connection, no answer in time, a certificate that is not theirs.
    case noAnswer(String)
}

/// One session for all requests: it keeps connections open between them.
private final class Sender: Sendable {
    private let session: URLSession

    init(seconds: Int) {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = TimeInterval(seconds)
        configuration.timeoutIntervalForResource = TimeInterval(seconds * 3)
        configuration.httpShouldSetCookies = false
        configuration.urlCache = nil
        session = URLSession(configuration: configuration, delegate: NoRedirects(), delegateQueue: nil)
    }

    func send(_ request: OutgoingRequest) async throws -> OutgoingAnswer {
        guard let url = URL(string: request.address), url.scheme == "https" || url.scheme == "http" else { throw WebClientError.badAddress }
        var message = URLRequest(url: url)
        message.httpMethod = request.method
        for header in request.headers { message.setValue(header.value, forHTTPHeaderField: header.name) }
        if !request.body.isEmpty { message.httpBody = Data(request.body) }
        let data: Data
        let response: URLResponse
        do {
            (data, response) = try await session.data(for: message)
        } catch is CancellationError {
            throw CancellationError()
        } catch let error as URLError where error.code == .cancelled && Task.isCancelled {
            throw CancellationError()
        } catch {
            throw WebClientError.noAnswer(String("\(error)".prefix(200)))
        }
        guard let answer = response as? HTTPURLResponse else { throw WebClientError.noAnswer("no HTTP") }
        var headers: [String: String] = [:]
        for (name, value) in answer.allHeaderFields { headers["\(name)".lowercased()] = "\(value)" }
        return OutgoingAnswer(status: answer.statusCode, headers: headers, body: Array(data))
    }
}

/// What we signed was meant for that address and no other.
private final class NoRedirects: NSObject, URLSessionTaskDelegate, Sendable {
    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }
}
