// Headers.swift: header fields in the order they came.

/// Header fields; names are lower case. Few enough that looking through them is the fastest.
public struct Headers: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    public struct Field: Sendable, Hashable {
        public let name: String, value: String
        public init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
    }
    public private(set) var fields: [Field] = []

    public init() {}
    /// - Parameter elements: names in lower case.
    public init(dictionaryLiteral elements: (String, String)...) { fields = elements.map { Field($0.0, $0.1) } }

    public mutating func reserve(_ count: Int) { fields.reserveCapacity(count) }
    /// - Parameter name: in lower case.
    public mutating func add(_ name: String, _ value: String) { fields.append(Field(name, value)) }
    /// Instead of what there is under that name.
    public mutating func set(_ name: String, _ value: String) {
        fields.removeAll { $0.name == name }
        add(name, value)
    }

    /// The first value of a name in lower case.
    public subscript(_ name: String) -> String? {
        for field in fields where field.name == name { return field.value }
        return nil
    }
    public func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }
}

/// What a request wants to do.
public enum Method: String, Sendable, Hashable, CaseIterable {
    case get = "GET", head = "HEAD", post = "POST", put = "PUT", patch = "PATCH", delete = "DELETE", options = "OPTIONS"

    /// Changes nothing: needs no CSRF token.
    public var isSafe: Bool {
        switch self {
        case .get, .head, .options: true
        case .post, .put, .patch, .delete: false
        }
    }
}
