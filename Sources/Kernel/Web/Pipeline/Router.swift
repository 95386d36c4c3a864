// Router.swift: finds the route of a path: a tree of segments, literals before parameters.

struct Router<Route: Sendable>: Sendable {
    enum Match: Sendable {
        case none
        /// The path is known, with these methods.
        case wrongMethod([Method])
        case found(Route, [WebRequest.Parameter])
    }
    private struct Node: Sendable {
        var literals: [String: Int] = [:]
        var parameter: Int?
        var routes: [(method: Method, template: PathTemplate, route: Route)] = []
    }
    private var nodes: [Node] = [Node()]

    /// Two routes of one method and shape are a bug, and stop the program at its start.
    mutating func add(_ method: Method, _ template: PathTemplate, _ route: Route) {
        var at = 0
        for segment in template.segments {
            let next: Int?
            switch segment {
            case .literal(let text): next = nodes[at].literals[text]
            case .parameter: next = nodes[at].parameter
            }
            if let next {
                at = next
                continue
            }
            nodes.append(Node())
            switch segment {
            case .literal(let text): nodes[at].literals[text] = nodes.count - 1
            case .parameter: nodes[at].parameter = nodes.count - 1
            }
            at = nodes.count - 1
        }
        let clash = nodes[at].routes.first { $0.method == method }
        precondition(clash == nil, "two routes for \(method.rawValue) \(template.text) and \(clash?.template.text ?? "")")
        nodes[at].routes.append((method, template, route))
    }

    /// HEAD is answered by GET.
    func match(_ method: Method, _ segments: [String]) -> Match {
        guard let found = find(segments[...], from: 0) else { return .none }
        let wanted: Method = method == .head ? .get : method
        guard let entry = nodes[found].routes.first(where: { $0.method == wanted }) else {
            var methods: [Method] = nodes[found].routes.map(\.method)
            if methods.contains(.get) { methods.append(.head) }
            return .wrongMethod(methods.sorted { $0.rawValue < $1.rawValue })
        }
        var parameters: [WebRequest.Parameter] = []
        for (segment, value) in zip(entry.template.segments, segments) {
            if case .parameter(let name) = segment { parameters.append(WebRequest.Parameter(name: name, value: value)) }
        }
        return .found(entry.route, parameters)
    }

    private func find(_ segments: ArraySlice<String>, from at: Int) -> Int? {
        guard let first = segments.first else { return nodes[at].routes.isEmpty ? nil : at }
        if let next = nodes[at].literals[first], let found = find(segments.dropFirst(), from: next) { return found }
        guard !first.isEmpty, let next = nodes[at].parameter else { return nil }
        return find(segments.dropFirst(), from: next)
    }
}
