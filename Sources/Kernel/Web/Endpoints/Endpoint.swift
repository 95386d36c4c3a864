// Endpoint.swift: an operation of the API: one declaration gives its route, checks, permission and description.
import Core

/// What an endpoint's body is told beside its input.
public struct Call: Sendable {
    public let caller: Caller
    /// Given when the endpoint is declared with `idempotent: .key`.
    public let idempotencyKey: String?
    public let requestID: String
    public let language: Language
    public let remoteAddress: String?

    public init(
        caller: Caller, idempotencyKey: String? = nil, requestID: String = "", language: Language = .zh,
        remoteAddress: String? = nil
    ) {
        (self.caller, self.idempotencyKey, self.requestID) = (caller, idempotencyKey, requestID)
        (self.language, self.remoteAddress) = (language, remoteAddress)
    }

    /// The signed-in person.
    public func id() throws(WebError) -> ID<Account> { try caller.id() }
    /// The person or guest.
    public func anyone() throws(WebError) -> ID<Account> { try caller.anyone() }
    /// The key of an endpoint that is declared with `idempotent: .key`.
    public func key() throws(InvalidInput) -> String {
        guard let idempotencyKey else { throw InvalidInput([FieldProblem("Idempotency-Key", "required")]) }
        return idempotencyKey
    }
}

public enum Idempotency: Sendable, Hashable {
    case none
    /// Needs an `Idempotency-Key` header of 1 to 128 printable ASCII characters without spaces.
    case key
}

public struct Endpoint<Input: Sendable, Output: Sendable>: Sendable {
    public typealias Body = @Sendable (Input, Call) async throws -> Output
    let method: Method, path: String, summary: String, needs: Permission
    let input: Schema<Input>, output: Schema<Output>
    let errors: [String], idempotent: Idempotency, bodyLimit: Int, success: Int
    let body: Body

    /// - Parameters:
    ///   - errors: every code that the body throws; what the web room itself refuses need not be named.
    ///   - bodyLimit: in bytes.
    ///   - success: the status of an answer; 204 where the output is `.nothing`.
    public init(
        _ method: Method, _ path: String, _ summary: String, needs: Permission, input: Schema<Input>,
        output: Schema<Output>, errors: [String] = [], idempotent: Idempotency = .none, bodyLimit: Int = 64 << 10,
        success: Int? = nil, _ body: @escaping Body
    ) {
        (self.method, self.path, self.summary, self.needs) = (method, path, summary, needs)
        (self.input, self.output, self.errors, self.idempotent) = (input, output, errors, idempotent)
        (self.bodyLimit, self.body) = (bodyLimit, body)
        self.success = success ?? (Output.self == Void.self ? 204 : 200)
    }

    /// Runs the body alone, for tests and pages: no permission is asked.
    public func run(_ input: Input, _ call: Call) async throws -> Output { try await body(input, call) }

    /// Without its types, for mounting.
    public var erased: AnyEndpoint {
        let run: PageRoute.Handler = { request in
            var key: String?
            var problem: FieldProblem?
            if idempotent == .key {
                switch request.headers["idempotency-key"] {
                case .none: problem = FieldProblem("Idempotency-Key", "required")
                case .some(let text) where isKey(text): key = text
                case .some: problem = FieldProblem("Idempotency-Key", "wrong_type", expected: keyForm)
                }
            }
            let value = try request.decodeJSON(input, noting: problem)
            let call = Call(
                caller: request.caller, idempotencyKey: key, requestID: request.requestID, language: request.language,
                remoteAddress: request.remoteAddress)
            let answer = try await body(value, call)
            if success == 204 { return WebResponse(status: 204) }
            return WebResponse(status: success, contentType: "application/json", body: output.bytes(answer))
        }
        return AnyEndpoint(
            method: method, path: PathTemplate(path, scope: needs.scope), summary: summary, needs: needs, errors: errors,
            bodyLimit: bodyLimit, fields: input.fields,
            requestBody: input.fields.map { $0.contains { $0.place == .body } } ?? true ? input.description : nil,
            requestType: "application/json", answer: success == 204 ? nil : output.description,
            answerType: "application/json", success: success, idempotent: idempotent, run: run)
    }
}

/// An endpoint for what is no JSON: pictures, CSV, a provider's signed notification.
public struct RawEndpoint: Sendable {
    /// Without its types, for mounting.
    public let erased: AnyEndpoint

    /// - Parameters:
    ///   - takes, gives: content types of the body and the answer; nil for none.
    ///   - bodyLimit: in bytes.
    public init(
        _ method: Method, _ path: String, _ summary: String, needs: Permission, takes: String? = nil, gives: String? = nil,
        errors: [String] = [], bodyLimit: Int = 64 << 10, success: Int = 200,
        _ handler: @escaping PageRoute.Handler
    ) {
        erased = AnyEndpoint(
            method: method, path: PathTemplate(path, scope: needs.scope), summary: summary, needs: needs, errors: errors,
            bodyLimit: bodyLimit, fields: nil, requestBody: takes == nil ? nil : [:], requestType: takes ?? "",
            answer: gives == nil ? nil : [:], answerType: gives ?? "", success: success, idempotent: .none, run: handler)
    }
}

/// An endpoint of any types, ready to be mounted and described.
public struct AnyEndpoint: Sendable {
    public let method: Method
    let path: PathTemplate
    public let summary: String, needs: Permission, errors: [String], bodyLimit: Int
    let fields: [FieldDescription]?
    let requestBody: JSON?, requestType: String, answer: JSON?, answerType: String, success: Int, idempotent: Idempotency
    let run: PageRoute.Handler

    /// `/api/v1/shops/{shop}`.
    public var template: String { path.text }
}
