// Showing.swift: a body becomes an answer: the frame with its badge, and what forms have in common.
import Core
import Design
import Identity
import Trade
import Web

extension Storefront {
    /// The whole page around a body.
    /// - Parameter here: where the link to the other language leads; the page's own address unless the page answers a form.
    func show(
        _ request: WebRequest, _ title: String, header: StorePage.Header = .search(), tab: StorePage.Tab? = nil, bar: HTML? = nil,
        status: Int = 200, here: String? = nil, head: HTML = HTML(), sheet: HTML? = nil, _ body: HTML
    ) async throws -> WebResponse {
        let badges = try await counts(request)
        var page = StorePage(
            title: title, language: request.language, body: body, header: header, tab: tab, cartCount: Int(badges.cart),
            bar: bar, here: here ?? request.here)
        page.unread = request.caller.isGuest || request.caller.person == nil ? nil : Int(badges.unread)
        (page.theme, page.head, page.sheet) = (request.theme, head, sheet)
        return .html(page.html, status: status)
    }

    func cartCount(_ request: WebRequest) async throws -> Int { Int(try await counts(request).cart) }

    private func counts(_ request: WebRequest) async throws -> Badges {
        guard let person = request.caller.person else { return Badges(cart: 0, unread: 0) }
        return try await badges(person)
    }

    /// A cookie that outlives the session: the session itself says when it is over.
    func cookie(_ session: NewSession) -> Cookie {
        Cookie(WebSettings().sessionCookie, session.token, maxAgeSeconds: 31_536_000)
    }

    /// Who puts something into a cart: the person or guest; for a stranger a guest begins.
    func person(_ request: WebRequest) async throws -> (id: ID<Account>, new: NewSession?) {
        if let person = request.caller.person { return (person, nil) }
        let session = try await identity.startGuest()
        return (session.person, session)
    }
}

extension WebRequest {
    /// The page's own address without `lang`.
    var here: String { address(path, query.filter { $0.name != "lang" }.map { ($0.name, $0.value) }) }

    /// A number of a query; nil when it is missing or none.
    func id<Tag>(query name: String, _: Tag.Type = Tag.self) -> ID<Tag>? { query(name).flatMap { ID<Tag>($0) } }

    /// Where a list goes on; from its start when the cursor is missing or broken.
    var after: Cursor? { query("after").flatMap { Cursor(text: $0) } }
}

/// A path with query items; those without a value are left out.
func address(_ path: String, _ items: [(String, String?)]) -> String {
    let query: [String] = items.compactMap { name, value in
        guard let value, !value.isEmpty else { return nil }
        return "\(percentEncoded(name))=\(percentEncoded(value))"
    }
    return query.isEmpty ? path : "\(path)?\(query.joined(separator: "&"))"
}

func hidden(_ name: String, _ value: String) -> HTML { #"<input type="hidden" name="\#(name)" value="\#(value)">"# }
