// OpenAPI.swift: the API's description, made from its endpoints.
import Core

public enum OpenAPI {
    /// An OpenAPI 3.1 document.
    public static func document(title: String, version: String, endpoints: [AnyEndpoint]) -> JSON {
        var paths: [String: [String: JSON]] = [:]
        for endpoint in endpoints {
            paths[endpoint.template, default: [:]][endpoint.method.rawValue.lowercased()] = endpoint.operation
        }
        return [
            "openapi": "3.1.0",
            "info": ["title": .string(title), "version": .string(version)],
            "paths": .object(paths.mapValues { .object($0) }),
            "components": ["schemas": ["Problem": problem], "securitySchemes": securitySchemes],
        ]
    }

    private static let securitySchemes: JSON = [
        "bearer": ["type": "http", "scheme": "bearer"],
        "session": [
            "type": "apiKey", "in": "cookie", "name": "souk_session",
            "description": "Unsafe methods need the session's token in X-CSRF-Token.",
        ],
    ]

    private static let problem: JSON = [
        "type": "object", "required": ["type", "title", "status", "code", "requestId"],
        "properties": [
            "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
            "code": ["type": "string", "description": "What happened; never renamed."],
            "requestId": ["type": "string"],
            "facts": ["type": "object", "additionalProperties": ["type": "string"]],
            "problems": [
                "type": "array",
                "items": [
                    "type": "object", "required": ["path", "code"],
                    "properties": [
                        "path": ["type": "string"], "code": ["type": "string"], "expected": ["type": "string"],
                    ],
                ],
            ],
        ],
    ]
}

extension AnyEndpoint {
    /// The operation object of this endpoint.
    public func openapi() -> JSON { operation }

    var operation: JSON {
        var parts: [String: JSON] = [
            "operationId": .string(operationID), "summary": .string(summary), "x-permission": .string(needs.text),
            "x-error-codes": .array(errors.map { .string($0) }), "responses": responses,
            "security": needs.scope == .anyone ? [] : [["bearer": []], ["session": []]],
        ]
        let parameters = self.parameters
        if !parameters.isEmpty { parts["parameters"] = .array(parameters) }
        if let requestBody, method != .get, method != .delete || fields?.contains(where: { $0.place == .body }) == true {
            parts["requestBody"] = [
                "required": true, "content": .object([requestType: ["schema": requestBody]]),
                "description": .string("At most \(bodyLimit) bytes."),
            ]
        }
        return .object(parts)
    }

    private var operationID: String {
        let words = template.split { !($0.isLetter || $0.isNumber) }.map(String.init)
        return ([method.rawValue.lowercased()] + words).joined(separator: "_")
    }

    private var parameters: [JSON] {
        var parameters: [JSON] = (fields ?? []).filter { $0.place != .body }.map { field in
            var parts: [String: JSON] = [
                "name": .string(field.name), "in": .string(field.place.rawValue), "required": .bool(field.required),
                "schema": field.schema,
            ]
            if !field.about.isEmpty { parts["description"] = .string(field.about) }
            return .object(parts)
        }
        let declared = Set((fields ?? []).filter { $0.place == .path }.map(\.name))
        for name in path.names where !declared.contains(name) {
            parameters.append(["name": .string(name), "in": "path", "required": true, "schema": ["type": "string"]])
        }
        if idempotent == .key {
            parameters.append([
                "name": "Idempotency-Key", "in": "header", "required": true,
                "schema": ["type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[!-~]+$"],
            ])
        }
        return parameters
    }

    private var responses: JSON {
        var responses: [String: JSON] = [:]
        var good: [String: JSON] = ["description": "Done."]
        if let answer { good["content"] = .object([answerType: ["schema": answer]]) }
        responses[String(success)] = .object(good)
        let content: JSON = ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]]
        let codes = errors.isEmpty ? "" : " Codes: \(errors.joined(separator: ", "))."
        responses["4XX"] = ["description": .string("Refused.\(codes)"), "content": content]
        responses["5XX"] = ["description": "Not possible right now, or our fault.", "content": content]
        return .object(responses)
    }
}
