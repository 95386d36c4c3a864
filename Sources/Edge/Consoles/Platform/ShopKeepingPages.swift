// ShopKeepingPages.swift: one shop as the platform sees it: its history, closing it for what is new, letting it sell again.
import Catalog
import Core
import Design
import Identity
import Settings
import Settlement
import Web

extension Consoles {
    var shopKeepingPages: [PageRoute] {
        let path = "\(PlatformPlace.path)/shops"
        return [
            PageRoute(.get, "\(path)/{id}", needs: .platform("shops.read")) { request in
                let place = try await platformPlace(request)
                return try await showShop(place, try request.id("id"), Corrections(place.language))
            },
            PageRoute(.get, "\(path)/{id}/suspend", needs: .platform("shops.review")) { request in
                let place = try await platformPlace(request)
                return try await askSuspension(place, try request.id("id"), "", Corrections(place.language))
            },
            PageRoute(.post, "\(path)/{id}/suspend", needs: .platform("shops.review")) { request in
                let id: ID<Shop> = try request.id("id")
                let reason = trimmed(try request.form().text("reason") ?? "")
                return try await attempt(request, then: "\(path)/\(id)?done=suspended") { place in
                    try await catalog.suspend(id, why: reason, by: place.person)
                } refused: {
                    try await askSuspension($0, id, reason, $1)
                }
            },
            PageRoute(.post, "\(path)/{id}/resume", needs: .platform("shops.review")) { request in
                let id: ID<Shop> = try request.id("id")
                let reason = trimmed(try request.form().text("reason") ?? "")
                return try await attempt(request, then: "\(path)/\(id)?done=resumed") { place in
                    try await catalog.resume(id, why: reason, by: place.person)
                } refused: {
                    try await showShop($0, id, $1)
                }
            },
            PageRoute(.post, "\(path)/{id}/grade", needs: .platform("shops.review")) { request in
                let id: ID<Shop> = try request.id("id")
                let form = try request.form()
                let grade = form.text("grade").flatMap(ShopGrade.init(rawValue:))
                return try await attempt(request, then: "\(path)/\(id)?done=graded") { place in
                    guard let grade else { throw InvalidInput([FieldProblem("grade", "not_a_choice")]) }
                    try await settlement.setGrade(grade, of: id, why: trimmed(form.text("reason") ?? ""), by: place.person)
                } refused: {
                    try await showShop($0, id, $1)
                }
            },
        ]
    }

    /// How the platform trusts a shop, and a form to trust it more or less.
    private func gradeCard(_ shop: Shop, _ place: PlatformPlace, _ corrections: Corrections) async throws -> HTML {
        let (language, grade) = (place.language, try await settlement.grade(of: shop.id))
        let values = try await settings.values(at: place.now)
        func days(_ grade: ShopGrade) -> String {
            let days: Int64 =
                switch grade {
                case .trusted: values[.settlementDaysTrusted]
                case .standard: values[.settlementDays]
                case .watched: values[.settlementDaysWatched]
                }
            return GradeWords.days(language, ["n": String(days)])
        }
        let now: HTML = #"<p><b>\#(grade.words, language)</b> <span class="sub">\#(days(grade))</span></p>"#
        guard place.may.contains("shops.review"), shop.state == .open else { return section(GradeWords.title(language), now) }
        let options = ShopGrade.allCases.map { Control.Option($0.rawValue, "\($0.words(language)) · \(days($0))") }
        let controls = [
            Control("grade", GradeWords.title(language), .radios(options), value: grade.rawValue),
            Control("reason", PlatformWords.reason(language), .area(rows: 2), attributes: [("maxlength", "200")]),
        ]
        return section(
            GradeWords.title(language),
            #"<p class="ink2">\#(GradeWords.about, language)</p>"#
                + place.form(
                    "\(PlatformPlace.path)/shops/\(shop.id)/grade", controls, corrections,
                    button: #"<button class="btn line">\#(GradeWords.save, language)</button>"#))
    }

    private func showShop(_ place: PlatformPlace, _ id: ID<Shop>, _ corrections: Corrections) async throws -> WebResponse {
        let (language, path) = (place.language, "\(PlatformPlace.path)/shops")
        let shop = try await catalog.shop(id)
        let owner = ID<Organisation>(shop.organisationNumber)
        let organisation = try await identity.organisations([owner])[owner]
        let glance = try await catalog.glance(of: id, lowBelow: 1)
        let what = facts([
            (PlatformWords.state(language), shop.state.tag(language)),
            (PlatformWords.organisation(language), "\(organisation?.name ?? "—")"),
            (PlatformWords.slug(language), #"<a class="mono" href="/shops/\#(shop.slug)">\#(shop.slug)</a>"#),
            (PlatformWords.openedAt(language), When.full(shop.openedAt)),
            (PlatformWords.listedProducts(language), "\(Format.count(glance.listed, language))"),
        ])
        var side = HTML()
        if place.may.contains("shops.review") {
            switch shop.state {
            case .open:
                side = section(
                    PlatformWords.suspendTitle(language),
                    #"""
                    <p class="ink2">\#(PlatformWords.suspendAbout, language)</p><p><a class="btn line" href="\#(path)/\#(id)/suspend">\#(PlatformWords.suspendVerb, language)</a></p>
                    """#)
            case .suspended:
                let control = Control(
                    "reason", PlatformWords.note(language), .area(rows: 2), required: false, attributes: [("maxlength", "300")])
                side = section(
                    PlatformWords.resumeTitle(language),
                    #"<p class="ink2">\#(PlatformWords.resumeAbout, language)</p>"#
                        + place.form(
                            "\(path)/\(id)/resume", [control], corrections,
                            button: #"<button class="btn teal">\#(PlatformWords.resumeVerb, language)</button>"#))
            }
        }
        let why = try await catalog.suspension(of: shop)
        let banner: HTML = why.map { Notice.html(.warning, "\(PlatformWords.suspendedBecause, language)\($0.reason)") } ?? HTML()
        let body: HTML = #"""
            \#(banner)<div class="cols half"><div class="stack t">\#(section(PlatformWords.shop(language), what))\#(side)</div>\#
            <div class="stack t">\#(try await gradeCard(shop, place, corrections))\#(try await history(of: id, place))</div></div>
            """#
        return place.page(
            shop.name, at: .shops, crumbs: [(PlatformWords.shops(language), path)], body: body, status: corrections.isEmpty ? 200 : 422)
    }

    /// A page of its own that names the shop and what follows.
    private func askSuspension(
        _ place: PlatformPlace, _ id: ID<Shop>, _ reason: String, _ corrections: Corrections
    ) async throws -> WebResponse {
        let (language, path) = (place.language, "\(PlatformPlace.path)/shops")
        let shop = try await catalog.shop(id)
        let glance = try await catalog.glance(of: id, lowBelow: 1)
        let control = Control(
            "reason", PlatformWords.reason(language), .area(rows: 3), value: reason, help: PlatformWords.suspendHelp(language),
            attributes: [("maxlength", "300")])
        let inside: HTML = #"""
            <p>\#(PlatformWords.suspendSays, language, ["name": shop.name, "n": Format.grouped(glance.listed)])</p>\#
            \#(place.form("\(path)/\(id)/suspend", [control], corrections, button: #"""
                <button class="btn line neg">\#(PlatformWords.suspendVerb, language)</button><a class="btn ghost" href="\#(path)/\#(id)">\#(PlatformWords.keepOpen, language)</a>
                """#))
            """#
        return place.page(
            PlatformWords.suspendShop(language, ["name": shop.name]), at: .shops,
            crumbs: [(PlatformWords.shops(language), path), (shop.name, "\(path)/\(id)")], body: section(shop.name, inside),
            status: corrections.isEmpty ? 200 : 422)
    }

    /// Every step of a shop, with who and why.
    func history(of id: ID<Shop>, _ place: PlatformPlace) async throws -> HTML {
        let language = place.language
        let records = try await catalog.shopHistory(id)
        let names = try await identity.names(of: records.compactMap(\.actor))
        let rows: [HTML] = records.map { record in
            let who: String = record.actor.map { names[$0] ?? "\($0)" } ?? PlatformWords.installation(language)
            let why: HTML = record.reason.isEmpty ? HTML() : #"<span class="sub wide-line">\#(record.reason)</span>"#
            return
                #"<li>\#(PlatformWords.what(record.what), language) <span class="sub">\#(who) · \#(When.html(record.at, now: place.now, language))</span>\#(why)</li>"#
        }
        return section(PlatformWords.history(language), #"<ol class="tl">\#(rows)</ol>"#)
    }
}

extension ShopGrade {
    var words: Phrase {
        switch self {
        case .trusted: Phrase("platform.grade_trusted", zh: "优质", en: "Trusted")
        case .standard: Phrase("platform.grade_standard", zh: "普通", en: "Standard")
        case .watched: Phrase("platform.grade_watched", zh: "观察", en: "Watched")
        }
    }
}

private enum GradeWords {
    static let title = Phrase("platform.grade", zh: "店铺等级", en: "The shop's grade")
    static let about = Phrase(
        "platform.grade_about", zh: "决定订单完成后多少天结算。只影响今后完成的订单；理由留在记录里。",
        en: "It says how long after completion an order is settled, for what completes from now on. The reason is kept.")
    static let days = Phrase("platform.grade_days", zh: "完成后 {n} 天结算", en: "settled {n} days after completion")
    static let save = Phrase("platform.grade_save", zh: "保存等级", en: "Save the grade")
}
