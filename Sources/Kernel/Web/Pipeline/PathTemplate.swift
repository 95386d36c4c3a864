// PathTemplate.swift: the path of a route, with names for its changing parts.

/// `/api/v1/shops/{shop}/orders`.
struct PathTemplate: Sendable, Hashable {
    enum Segment: Sendable, Hashable { case literal(String), parameter(String) }
    let text: String
    let segments: [Segment]

    /// A wrong template, or one that lacks what its permission needs, is a bug of the declaration and stops the program.
    init(_ text: String, scope: Permission.Scope = .anyone) {
        precondition(text.hasPrefix("/"), "a path begins with /: \(text)")
        self.text = text
        segments = text.dropFirst().split(separator: "/").map { part in
            part.hasPrefix("{") && part.hasSuffix("}")
                ? .parameter(String(part.dropFirst().dropLast())) : .literal(String(part))
        }
        precondition(Set(names).count == names.count, "a path names a part twice: \(text)")
        if let needed = scope.parameter { precondition(names.contains(needed), "\(text) lacks {\(needed)}") }
    }

    var names: [String] {
        segments.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
    }
}
