// Form.swift: what a page's form sent.
import Core

/// The fields and files of a form, in order.
public struct Form: Sendable, TextSource {
    public struct File: Sendable {
        /// The field, and the name on the sender's disk: never to be used as a path.
        public let field: String, name: String
        /// What the sender says it is; look at the bytes.
        public let contentType: String
        public let bytes: [UInt8]
    }
    public let fields: [QueryItem]
    public let files: [File]

    /// Fields that forms carry for us and that no schema names.
    public static let ownFields: Set<String> = ["csrf", "idempotency_key"]
    static let fieldsMax = 3_500, partsMax = 3_500   // a product of 500 SKUs is typed in 3,000 fields

    static func isForm(_ contentType: String) -> Bool {
        let type = mediaType(contentType)
        return type == "application/x-www-form-urlencoded" || type == "multipart/form-data"
    }

    init(_ body: [UInt8], contentType: String) throws(WebError) {
        switch mediaType(contentType) {
        case "application/x-www-form-urlencoded":
            guard let items = parseItems(body, limit: Self.fieldsMax) else { throw .badRequest("form") }
            (fields, files) = (items, [])
        case "multipart/form-data":
            (fields, files) = try parseMultipart(body, contentType: contentType)
        default:
            guard body.isEmpty else { throw .badContentType(expected: "application/x-www-form-urlencoded | multipart/form-data") }
            (fields, files) = ([], [])
        }
    }

    /// The first value of that name.
    public func text(_ name: String) -> String? {
        for field in fields where field.name == name { return field.value }
        return nil
    }
    public func texts(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }
    /// The first file of that field; a file field left empty has none.
    public func file(_ field: String) -> File? { files.first { $0.field == field } }
    public func files(_ field: String) -> [File] { files.filter { $0.field == field } }

    /// The hidden key that makes a form's second submission harmless.
    /// - Throws: ``InvalidInput`` when it is missing or not 1 to 128 printable ASCII characters.
    public func idempotencyKey() throws(InvalidInput) -> String {
        guard let key = text("idempotency_key") else { throw InvalidInput([FieldProblem("idempotency_key", "required")]) }
        guard isKey(key) else {
            throw InvalidInput([FieldProblem("idempotency_key", "wrong_type", expected: keyForm)])
        }
        return key
    }

    /// Reads every field of a schema from this form, whatever place it declares.
    public func decode<Value>(_ schema: Schema<Value>) throws(InvalidInput) -> Value {
        var reading = Reading()
        (reading.source, reading.bodyIsForm) = (self, true)
        let value = schema.read(nil, &reading)
        return try reading.result(value)
    }

    func texts(_ name: String, in place: Place) -> [String] { texts(name) }
    func names(in place: Place) -> [String] { place == .body ? fields.map(\.name) : [] }
}

let keyForm = "1…128 printable ASCII characters"

func isKey(_ text: String) -> Bool { 1...128 ~= text.utf8.count && text.utf8.allSatisfy { 0x21...0x7E ~= $0 } }
