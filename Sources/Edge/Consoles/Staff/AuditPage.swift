// AuditPage.swift: who changed what in the organisation's name, newest first.
import Catalog
import Core
import Design
import Identity
import Trade
import Web

extension Consoles {
    func showAudit(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let (language, path) = (place.language, "\(place.path)/audit")
        let after = request.query("after").flatMap { Cursor(text: $0) }
        let page = try await identity.auditTrail(of: place.organisation, PageRequest(limit: 50, after: after))
        var names: [ID<Account>: String] = [:]
        let people = page.items.map(\.actor) + page.items.compactMap { $0.action.hasPrefix("staff.") ? Self.first($0) : nil }
        for person in Set(people).sorted() { names[person] = try await identity.profile(of: person)?.name }
        let goods = try await catalog.titles(of: place.shop.id, Set(page.items.compactMap { product($0, place) }).sorted())
        let rows: [HTML] = page.items.map { entry in
            #"""
            <tr><td data-l="\#(StaffWords.when, language)">\#(When.html(entry.at, now: place.now, language))</td><td data-l="\#(StaffWords.who, language)">\#(names[entry.actor] ?? "")</td>\#
            <td data-l="\#(StaffWords.what, language)">\#(StaffWords.action(entry.action)?(language) ?? entry.action)</td><td data-l="\#(StaffWords.subject, language)">\#(subject(entry, names, goods, place))</td></tr>
            """#
        }
        var inside: HTML = Empty.html(.box, StaffWords.nothing(language))
        if !rows.isEmpty {
            inside = #"""
                <div class="tbl flat"><table><caption class="sr">\#(StaffWords.audit, language)</caption><thead><tr><th scope="col">\#(StaffWords.when, language)</th><th scope="col">\#(StaffWords.who, language)</th><th scope="col">\#(StaffWords.what, language)</th><th scope="col">\#(StaffWords.subject, language)</th></tr></thead><tbody>\#(rows)</tbody></table></div>
                """#
        }
        let next: String? = page.next.map { path + address([("after", $0.text)]) }
        let first: HTML = after == nil ? HTML() : #"<p><a href="\#(path)">\#(Say.firstPage, language)</a></p>"#
        return place.page(
            StaffWords.audit(language), at: .staff, subtitle: StaffWords.auditAbout(language),
            crumbs: [(Say.staff(language), "\(place.path)/staff")],
            body: #"<section class="card">\#(inside)</section>\#(Paging.html(next: next, language))\#(first)"#)
    }

    private static func first(_ entry: AuditEntry) -> ID<Account>? {
        entry.subject.split(separator: " ").first.flatMap { ID<Account>(String($0)) }
    }

    /// The one product of this shop that an entry is about.
    private func product(_ entry: AuditEntry, _ place: Workplace) -> ID<Product>? {
        let parts = entry.subject.split(separator: " ").map(String.init)
        let isOne = ["created", "changed", "listed", "delisted", "deleted", "priced"].contains { entry.action == "products.\($0)" }
        return isOne && parts.count == 2 && parts[0] == place.shop.id.description ? ID<Product>(parts[1]) : nil
    }

    /// The thing that was changed: a link to the order or product, the person's name and roles, or what stands there.
    private func subject(
        _ entry: AuditEntry, _ names: [ID<Account>: String], _ goods: [ID<Product>: String], _ place: Workplace
    ) -> HTML {
        let language = place.language
        let parts = entry.subject.split(separator: " ").map(String.init)
        if entry.action.hasPrefix("orders."), parts.count >= 2, parts[0] == place.shop.id.description {
            let rest = parts.dropFirst(2).map { Order.State(rawValue: $0).map { Say.state($0)(language) } ?? $0 }.joined(separator: " ")
            return #"<a class="mono" href="\#(place.path)/orders/\#(parts[1])">\#(parts[1])</a> <span class="sub">\#(rest)</span>"#
        }
        if let product = product(entry, place) {
            return #"<a href="\#(place.path)/products/\#(product)">\#(goods[product] ?? TrendWords.gone(language))</a>"#
        }
        if entry.action.hasPrefix("shop.rest"), parts.count == 3, let from = Int64(parts[1]), let until = Int64(parts[2]) {
            return
                #"<span class="sub">\#(When.day(Timestamp(milliseconds: from))) – \#(When.day(Timestamp(milliseconds: until)))</span>"#
        }
        if entry.action == "products.imported", parts.count == 3 {
            return #"<span class="sub">\#(StaffWords.imported, language, ["new": parts[1], "changed": parts[2]])</span>"#
        }
        if entry.action == "stock.set", parts.count == 2 {
            return #"<span class="sub">\#(StaffWords.options, language, ["n": parts[1]])</span>"#
        }
        if entry.action == "stock.set", parts.count == 3, parts[0] == place.shop.id.description {
            return #"<span class="sub">\#(parts[1]) → \#(parts[2])</span>"#
        }
        if entry.action == "staff.invitation_withdrawn" { return HTML() }
        if entry.action.hasPrefix("staff."), let person = Self.first(entry) {
            let roles = (parts.dropFirst().first ?? "").split(separator: ",").compactMap { Role(rawValue: String($0)) }
            let said = roles.map { $0.words(language) }.joined(separator: language == .zh ? "、" : ", ")
            return #"\#(names[person] ?? "") <span class="sub">\#(said)</span>"#
        }
        return #"<span class="sub">\#(entry.subject)</span>"#
    }
}
