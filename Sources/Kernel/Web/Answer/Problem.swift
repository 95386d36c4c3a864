// Problem.swift: failures as application/problem+json (RFC 9457).
import Core

extension WebResponse {
    static let problemType = "application/problem+json"

    /// The answer to an expected failure.
    static func problem(_ error: any CodedError, requestID: String) -> WebResponse {
        var fields: [String: JSON] = [
            "type": "about:blank", "title": .string(error.kind.title), "status": .int(Int64(error.status)),
            "code": .string(error.code), "requestId": .string(requestID),
        ]
        let facts = error.facts
        if !facts.isEmpty { fields["facts"] = .object(facts.mapValues { .string($0) }) }
        let problems = error.problems
        if !problems.isEmpty { fields["problems"] = .array(problems.map(problemJSON)) }
        var response = WebResponse(status: error.status, contentType: problemType, body: JSON.object(fields).bytes)
        if let seconds = facts["retryAfterSeconds"] {
            response.headers.add("retry-after", seconds)
        } else if error.kind == .unavailable {
            response.headers.add("retry-after", "1")
        }
        return response
    }

    /// The answer to a fault of ours: a number to ask about, and nothing else.
    static func fault(requestID: String) -> WebResponse {
        let fields: JSON = [
            "type": "about:blank", "title": "Something went wrong on our side.", "status": 500, "code": "web.internal",
            "requestId": .string(requestID),
        ]
        return WebResponse(status: 500, contentType: problemType, body: fields.bytes)
    }
}

private func problemJSON(_ problem: FieldProblem) -> JSON {
    var fields: [String: JSON] = ["path": .string(problem.path), "code": .string(problem.code)]
    if !problem.expected.isEmpty { fields["expected"] = .string(problem.expected) }
    return .object(fields)
}
