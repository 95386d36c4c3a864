// CaseSettingsPage.swift: where things go back to, and how much each of the staff may give back.
import AfterSale
import Catalog
import Core
import Design
import Divisions
import Identity
import Trade
import Web

extension Consoles {
    var caseSettingsPages: [PageRoute] {
        let path = "/desk/shops/{shop}/aftersale/settings"
        return [
            PageRoute(.get, path, needs: .shop(AfterSale.handle)) { request in
                let place = try await workplace(request)
                return try await showCaseSettings(place, Corrections(place.language), [:])
            },
            PageRoute(.post, "\(path)/address", needs: .shop(AfterSale.handle)) { request in
                let place = try await workplace(request)
                let form = try request.form()
                let typed = Dictionary(uniqueKeysWithValues: ["name", "phone", "division", "detail"].map { ($0, plain(form.text($0))) })
                do {
                    let address = try PostalAddress(
                        name: typed["name"] ?? "", phone: typed["phone"] ?? "", division: typed["division"] ?? "",
                        detail: typed["detail"] ?? "")
                    try await afterSale.keepReturnAddress(address, of: place.shop.id, by: place.person)
                    return .redirect(to: "\(place.path)/aftersale/settings?done=saved")
                } catch let error as InvalidInput {
                    var corrections = Corrections(place.language)
                    corrections.take(error)
                    return try await showCaseSettings(place, corrections, typed)
                }
            },
            PageRoute(.post, "\(path)/limits", needs: .shop("staff.write")) { request in
                let place = try await workplace(request)
                let form = try request.form()
                guard let staff = form.text("account").flatMap({ ID<Account>($0) }) else { throw WebError.notFound }
                var corrections = Corrections(place.language)
                do {
                    switch Yuan.read(form.text("amount") ?? "") {
                    case .nothing: try await afterSale.keepLimit(nil, of: staff, in: place.organisation, by: place.person)
                    case .amount(let money): try await afterSale.keepLimit(money, of: staff, in: place.organisation, by: place.person)
                    case .notAnAmount: corrections.add("l\(staff)", "not_an_amount")
                    case .tooLarge: corrections.add("l\(staff)", "too_large")
                    }
                    if corrections.isEmpty { return .redirect(to: "\(place.path)/aftersale/settings?done=saved") }
                } catch let error as IdentityError {
                    corrections.take(error)
                }
                return try await showCaseSettings(place, corrections, [:])
            },
        ]
    }

    private func showCaseSettings(
        _ place: Workplace, _ corrections: Corrections, _ typed: [String: String]
    ) async throws -> WebResponse {
        let language = place.language
        var parts = section(CaseDeskWords.address(language), try await addressForms(place, corrections, typed))
        if place.may.contains("staff.write") { parts += try await limitForms(place, corrections) }
        return place.page(
            CaseDeskWords.settings(language), at: .afterSale, crumbs: [(CaseDeskWords.title(language), "\(place.path)/aftersale")],
            body:
                #"\#(corrections.summary(["name": CaseDeskWords.name(language), "phone": CaseDeskWords.phone(language), "division": CaseDeskWords.area(language), "detail": CaseDeskWords.street(language)]))<div class="stack t">\#(parts)</div>"#,
            status: corrections.isEmpty ? 200 : 422)
    }

    /// The area is chosen in steps that need no script: province, city, district.
    private func addressForms(_ place: Workplace, _ corrections: Corrections, _ typed: [String: String]) async throws -> HTML {
        let (language, path) = (place.language, "\(place.path)/aftersale/settings")
        let kept = try await afterSale.returnAddress(of: place.shop.id)
        let area = typed["division"] ?? place.request.query("in") ?? kept?.division ?? ""
        let shown: HTML = kept.map { #"<address class="to"><b>\#($0.name)</b> \#($0.phone)<br>\#($0.line)</address>"# } ?? HTML()
        func step(_ label: Phrase, _ options: [Division], _ value: String) -> HTML {
            let choices: [HTML] = options.map { option in
                let chosen: HTML = option.code == value ? " selected" : HTML()
                return #"<option value="\#(option.code)"\#(chosen)>\#(option.name)</option>"#
            }
            return #"""
                <form class="row wrap" action="\#(path)"><label class="field"><span>\#(label, language)</span><select class="in" name="in">\#(choices)</select></label>\#
                <button class="btn line">\#(CaseDeskWords.further, language)</button></form>
                """#
        }
        let province = String(area.prefix(2)), city = String(area.prefix(4))
        var html = shown + step(CaseDeskWords.province, Divisions.provinces, province)
        guard province.utf8.count == 2 else { return html }
        html += step(CaseDeskWords.city, Divisions.cities(of: province), city)
        guard city.utf8.count == 4 else { return html }
        let areas = Divisions.areas(of: city)
        let leaves = areas.isEmpty ? [Divisions.division(area)].compactMap { $0 } : areas
        guard !leaves.isEmpty else { return html }
        let controls = [
            Control("division", CaseDeskWords.area(language), .select(leaves.map { .init($0.code, $0.name) }), value: area),
            Control(
                "detail", CaseDeskWords.street(language), value: typed["detail"] ?? kept?.detail ?? "", attributes: [("maxlength", "120")]),
            Control("name", CaseDeskWords.name(language), value: typed["name"] ?? kept?.name ?? "", attributes: [("maxlength", "40")]),
            Control(
                "phone", CaseDeskWords.phone(language), .input("tel"), value: typed["phone"] ?? kept?.phone ?? "",
                attributes: [("maxlength", "20")]),
        ]
        let fields: [HTML] = controls.map { $0.html(error: corrections[$0.name], language) }
        return html
            + #"""
            <form class="stack" method="post" action="\#(path)/address" data-once>\#(place.request.csrfField)\#(fields)<p><button class="btn teal">\#(CaseDeskWords.save, language)</button></p></form>
            """#
    }

    private func limitForms(_ place: Workplace, _ corrections: Corrections) async throws -> HTML {
        let language = place.language
        let limits = try await afterSale.refundLimits(of: place.organisation)
        let staff = try await identity.staff(of: place.organisation, whoMay: AfterSale.handle).filter {
            $0.account != place.person && !$0.roles.contains(.owner)
        }
        let rows: [HTML] = staff.map { member in
            let label = CaseDeskWords.limitOf(language, ["name": member.name])
            let value = limits[member.account].map(Yuan.text) ?? ""
            let error = corrections["l\(member.account)"].map { #"<span class="err">\#($0)</span>"# as HTML } ?? HTML()
            let field: HTML = #"""
                <label class="field"><span>\#(label)</span><input class="in num" name="amount" inputmode="decimal" maxlength="12" value="\#(value)"></label>\#(error)
                """#
            return #"""
                <li><form class="row wrap" method="post" action="\#(place.path)/aftersale/settings/limits" data-once>\#(place.request.csrfField)<input type="hidden" name="account" value="\#(member.account)">\#(field)<button class="btn line">\#(CaseDeskWords.save, language)<span class="sr"> \#(member.name)</span></button></form></li>
                """#
        }
        let list: HTML = rows.isEmpty ? HTML() : #"<ul class="lined">\#(rows)</ul>"#
        return section(CaseDeskWords.limits(language), #"<p class="sub">\#(CaseDeskWords.limitsAbout, language)</p>\#(list)"#)
    }
}
