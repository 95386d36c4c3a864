// ShopReviewPages.swift: applications for shops, from the list to the decision.
import Catalog
import Core
import Design
import Identity
import Web

/// A tab of the platform's list of shops; its name is in the address.
enum ShopTab: String, CaseIterable {
    case applied, rejected, open, suspended

    var label: Phrase {
        switch self {
        case .applied: PlatformWords.toReview
        case .rejected: PlatformWords.rejected
        case .open: PlatformWords.open
        case .suspended: PlatformWords.suspended
        }
    }
}

extension Consoles {
    var reviewPages: [PageRoute] {
        let path = PlatformPlace.path
        return [
            PageRoute(.get, "\(path)/shops", needs: .platform("shops.read")) { try await showShopList($0) },
            PageRoute(.get, "\(path)/applications/{application}", needs: .platform("shops.read")) { request in
                let place = try await platformPlace(request)
                return try await showApplication(place, try request.id("application"), "", Corrections(place.language))
            },
            PageRoute(.post, "\(path)/applications/{application}/approve", needs: .platform("shops.review")) { request in
                let id: ID<Shop> = try request.id("application")
                return try await attempt(request, then: "\(path)/shops/\(id)?done=opened") { place in
                    _ = try await catalog.approve(id, by: place.person)
                } refused: {
                    try await showApplication($0, id, "", $1)
                }
            },
            PageRoute(.post, "\(path)/applications/{application}/reject", needs: .platform("shops.review")) { request in
                let id: ID<Shop> = try request.id("application")
                let reason = trimmed(try request.form().text("reason") ?? "")
                return try await attempt(request, then: "\(path)/applications/\(id)?done=rejected") { place in
                    try await catalog.reject(id, why: reason, by: place.person)
                } refused: {
                    try await showApplication($0, id, reason, $1)
                }
            },
        ]
    }

    private func showShopList(_ request: WebRequest) async throws -> WebResponse {
        let place = try await platformPlace(request)
        let (language, path) = (place.language, "\(PlatformPlace.path)/shops")
        let tab = request.query("state").flatMap(ShopTab.init(rawValue:))
        let text = String(trimmed(request.query("q") ?? "").prefix(60))
        let after = request.query("after").flatMap { Cursor(text: $0) }
        let page = PageRequest(limit: 20, after: after)
        var rows: [HTML] = []
        var next: Cursor?
        switch tab {
        case .applied, .rejected:
            let found = try await catalog.applications(tab == .applied ? .applied : .rejected, page)
            (rows, next) = (found.items.map { row($0, place) }, found.next)
        case .open, .suspended, nil:
            let state: Shop.State? = tab == .open ? .open : tab == .suspended ? .suspended : nil
            let found = try await catalog.shops(matching: ShopFilter(state: state, text: text), page)
            (rows, next) = (found.items.map { row($0, language) }, found.next)
        }
        var tabs: [HTML] = ShopTab.allCases.map { one in
            let current: HTML = one == tab ? #" aria-current="page""# : HTML()
            let count: HTML = one == .applied ? " <span>\(Format.count(place.waiting, language))</span>" : HTML()
            return #"<a href="\#(path)?state=\#(one.rawValue)"\#(current)>\#(one.label, language)\#(count)</a>"#
        }
        tabs.append(#"<a href="\#(path)"\#(tab == nil ? #" aria-current="page""# : "" as HTML)>\#(Say.all, language)</a>"#)
        let kept: HTML = tab.map { #"<input type="hidden" name="state" value="\#($0.rawValue)">"# } ?? HTML()
        let search: HTML =
            tab == .applied || tab == .rejected
            ? HTML()
            : #"""
            <form class="filters" role="search" action="\#(path)">\#(kept)<label class="search">\#(Icon.search.html)<span class="sr">\#(PlatformWords.shopSearch, language)</span>\#
            <input name="q" type="search" maxlength="60" value="\#(text)" placeholder="\#(PlatformWords.shopSearch, language)"></label>\#
            <button class="btn line">\#(PlatformWords.searchVerb, language)</button></form>
            """#
        let list: HTML =
            rows.isEmpty ? Empty.html(.basket, PlatformWords.noShops(language)) : #"<ul class="bd lined">\#(rows)</ul>"#
        let items: [(String, String)] = [("state", tab?.rawValue ?? ""), ("q", text)].filter { !$0.1.isEmpty }
        let further: String? = next.map { path + address(items + [("after", $0.text)]) }
        let first: HTML = after == nil ? HTML() : #"<p><a href="\#(path)\#(address(items))">\#(Say.firstPage, language)</a></p>"#
        let body: HTML = #"""
            <section class="card"><nav class="views" aria-label="\#(Say.state, language)">\#(tabs)</nav>\#(search)\#(list)</section>\#
            \#(Paging.html(next: further, language))\#(first)
            """#
        return place.page(PlatformWords.shops(language), at: .shops, body: body)
    }

    private func row(_ application: ShopApplication, _ place: PlatformPlace) -> HTML {
        #"""
        <li class="row between"><span class="grow"><a href="\#(PlatformPlace.path)/applications/\#(application.id)"><b>\#(application.draft.name)</b></a>\#
        <span class="sub wide-line">\#(application.draft.goods.prefix(80))</span></span>\#
        <span class="sub">\#(When.html(application.appliedAt, now: place.now, place.language))</span></li>
        """#
    }

    private func row(_ shop: ShopCard, _ language: Language) -> HTML {
        #"""
        <li class="row between"><span class="grow"><a href="\#(PlatformPlace.path)/shops/\#(shop.id)"><b>\#(shop.name)</b></a>\#
        <span class="sub wide-line mono">\#(shop.slug)</span></span>\#(shop.state.tag(language))</li>
        """#
    }

    private func showApplication(
        _ place: PlatformPlace, _ id: ID<Shop>, _ reason: String, _ corrections: Corrections
    ) async throws -> WebResponse {
        let (language, path) = (place.language, PlatformPlace.path)
        let application = try await catalog.application(id)
        let organisation = try await identity.organisations([application.organisation])[application.organisation]
        let applicant = try await identity.names(of: [application.applicant])[application.applicant] ?? ""
        let person: HTML =
            place.may.contains("accounts.read")
            ? #"<a href="\#(path)/accounts/\#(application.applicant)">\#(applicant)</a>"# : "\(applicant)"
        let what = facts([
            (PlatformWords.organisation(language), "\(organisation?.name ?? "")"),
            (PlatformWords.shopName(language), "\(application.draft.name)"),
            (PlatformWords.slug(language), #"<span class="mono">\#(application.draft.slug)</span>"#),
            (PlatformWords.goods(language), "\(application.draft.goods)"),
            (PlatformWords.contact(language), "\(application.draft.contact)"),
            (PlatformWords.applicant(language), person),
            (PlatformWords.appliedAt(language), When.html(application.appliedAt, now: place.now, language)),
        ])
        var decision = HTML()
        if application.state == .applied, place.may.contains("shops.review") {
            let control = Control(
                "reason", PlatformWords.reason(language), .area(rows: 3), value: reason, help: PlatformWords.rejectHelp(language),
                attributes: [("maxlength", "300")])
            decision =
                section(
                    PlatformWords.approveTitle(language),
                    #"<p class="ink2">\#(PlatformWords.approveAbout, language)</p>"#
                        + place.form(
                            "\(path)/applications/\(id)/approve",
                            button: #"<button class="btn teal">\#(PlatformWords.approve, language)</button>"#))
                + section(
                    PlatformWords.rejectTitle(language),
                    place.form(
                        "\(path)/applications/\(id)/reject", [control], corrections,
                        button: #"<button class="btn line">\#(PlatformWords.reject, language)</button>"#))
        } else if application.state == .rejected {
            decision = section(PlatformWords.rejected(language), "<p>\(application.reason)</p>")
        } else if application.state == .approved {
            decision = section(
                PlatformWords.open(language), #"<p><a href="\#(path)/shops/\#(id)">\#(PlatformWords.toShop, language)</a></p>"#)
        } else {
            decision = section(PlatformWords.toReview(language), #"<p class="muted">\#(PlatformWords.notReviewer, language)</p>"#)
        }
        let body: HTML =
            #"<div class="cols half"><div class="stack t">\#(section(PlatformWords.application(language), what))\#(try await history(of: id, place))</div><div class="stack t">\#(decision)</div></div>"#
        return place.page(
            application.draft.name, at: .shops,
            crumbs: [
                (PlatformWords.shops(language), "\(path)/shops"), (PlatformWords.toReview(language), "\(path)/shops?state=applied"),
            ], body: body, status: corrections.isEmpty ? 200 : 422)
    }
}

extension Shop.State {
    func tag(_ language: Language) -> HTML {
        switch self {
        case .open: #"<span class="tag teal">\#(PlatformWords.open, language)</span>"#
        case .suspended: #"<span class="tag danger">\#(PlatformWords.suspended, language)</span>"#
        }
    }
}
