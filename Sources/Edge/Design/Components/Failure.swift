// Failure.swift: why a page is not there, as its reader is told: what happened, what stays safe, what to do.
import Core
import Web

public struct Failure: Sendable {
    public enum Kind: Sendable, CaseIterable {
        case notFound, forbidden, stale, invalid, conflict, tooLarge, tooMany, away, unknown, fault
    }

    public let kind: Kind
    /// Small, for whoever asks for help: the error's code, or the request's number when the fault is ours.
    public let code: String

    public init(_ failure: PageFailure) {
        switch failure {
        case .coded(let error): (kind, code) = (Self.kind(of: error), error.code)
        case .fault(let reference): (kind, code) = (.fault, reference)
        }
    }

    private static func kind(of error: any CodedError) -> Kind {
        if error.code == "store.outcome_unknown" { return .unknown }
        if let web = error as? WebError, web == .csrfMismatch || web == .crossSite { return .stale }
        return switch error.kind {
        case .notFound: .notFound
        case .forbidden, .unauthenticated: .forbidden
        case .invalid: .invalid
        case .conflict: .conflict
        case .tooLarge: .tooLarge
        case .tooMany: .tooMany
        case .unavailable: .away
        }
    }

    public func title(_ language: Language) -> String { FailureWords.title(kind)(language) }

    /// Drawing, sentences, ways on, code. The title is the page's `h1`.
    /// - Parameters:
    ///   - happened, next: in place of the usual sentences.
    ///   - request: is offered again when trying again may help and repeats nothing.
    ///   - actions: ways on; the first is the main one.
    ///   - isDesk: gives the main one the desks' colour.
    public func html(
        _ request: WebRequest, happened: String? = nil, next: String? = nil, actions: [(label: String, href: String)],
        isDesk: Bool = false
    ) -> HTML {
        let language = request.language
        var links = actions
        if request.method.isSafe, kind == .away || kind == .fault || kind == .tooMany {
            links.insert((FailureWords.again(language), request.sameAddress), at: 0)
        }
        let buttons: [HTML] = links.enumerated().map { place, link in
            #"<a class="btn\#(place > 0 ? " line" : isDesk ? " teal" : "")" href="\#(link.href)">\#(link.label)</a>"#
        }
        let sentences: [String] = [
            happened ?? FailureWords.happened(kind)(language),
            request.method.isSafe && kind != .fault ? "" : FailureWords.safe(kind)(language),
            next ?? FailureWords.next(kind)(language),
        ]
        let lines: [HTML] = sentences.filter { !$0.isEmpty }.map { "<p>\($0)</p>" }
        return #"""
            <div class="empty">\#(Placeholder.svg(kind == .fault || kind == .away ? .lamp : .box, hue: 2))\#(lines)\#
            <div class="row wrap">\#(buttons)</div><p class="muted"><small class="mono">\#(code)</small></p></div>
            """#
    }
}

extension WebRequest {
    /// The page itself, asked for again.
    fileprivate var sameAddress: String {
        let items = query.filter { $0.name != "lang" }.map { "\(percentEncoded($0.name))=\(percentEncoded($0.value))" }
        return items.isEmpty ? path : "\(path)?\(items.joined(separator: "&"))"
    }
}
