// StaffPage.swift: who works for the shop's organisation, and as what.
import Catalog
import Core
import Design
import Identity
import Web

extension Consoles {
    var staffPages: [PageRoute] {
        [
            PageRoute(.get, "/desk/shops/{shop}/staff", needs: .shop("staff.read")) { request in
                let place = try await workplace(request)
                return try await showStaff(place, identifier: "", roles: [], Corrections(place.language))
            },
            PageRoute(.post, "/desk/shops/{shop}/staff", needs: .shop("staff.write")) { try await addStaff($0) },
            PageRoute(.post, "/desk/shops/{shop}/staff/{account}/remove", needs: .shop("staff.write")) { request in
                let place = try await workplace(request)
                do {
                    try await identity.removeStaff(request.id("account"), from: place.organisation, by: place.person)
                    return .redirect(to: "\(place.path)/staff?done=staff")
                } catch let error as IdentityError {
                    var corrections = Corrections(place.language)
                    corrections.take(error)
                    return try await showStaff(place, identifier: "", roles: [], corrections)
                }
            },
        ]
    }

    private func addStaff(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let form = try request.form()
        let typed = trimmed(form.text("identifier") ?? "")
        let roles = Set(form.texts("roles").compactMap(Role.init(rawValue:)))
        var corrections = Corrections(place.language)
        let identifier = Identifier(typed)
        if identifier == nil { corrections.add("identifier", typed.isEmpty ? "required" : "not_a_phone_or_email") }
        if roles.isEmpty { corrections.add("roles", "required") }
        guard let identifier, corrections.isEmpty else { return try await showStaff(place, identifier: typed, roles: roles, corrections) }
        do {
            try await identity.addStaff(identifier, as: roles, to: place.organisation, by: place.person)
            return .redirect(to: "\(place.path)/staff?done=staff")
        } catch let error as IdentityError {
            corrections.take(error)
            return try await showStaff(place, identifier: typed, roles: roles, corrections)
        }
    }

    private func showStaff(_ place: Workplace, identifier: String, roles: Set<Role>, _ corrections: Corrections) async throws -> WebResponse
    {
        let language = place.language
        let write = place.may.contains("staff.write")
        let rows: [HTML] = try await identity.staff(of: place.organisation).map { member in
            let tags: [HTML] = member.roles.sorted { $0.rawValue < $1.rawValue }.map { role -> HTML in
                #"<span class="tag">\#(StaffWords.role(role), language)</span> "#
            }
            let remove: HTML =
                write && member.account != place.person
                ? #"""
                <form class="inline" method="post" action="\#(place.path)/staff/\#(member.account)/remove">\#(place.request.csrfField)<button class="btn ghost sm">\#(StaffWords.remove, language)<span class="sr"> \#(member.name)</span></button></form>
                """# : HTML()
            return
                #"<li class="row between wrap"><span class="grow"><b>\#(member.name)</b> <span class="tags">\#(tags)</span></span>\#(remove)</li>"#
        }
        let list: HTML =
            #"<section class="card"><header><h2>\#(StaffWords.people, language)</h2></header><ul class="bd lined">\#(rows)</ul></section>"#
        var form = HTML()
        if write { form = adding(place, identifier, roles, corrections) }
        let labels = ["identifier": StaffWords.identifier(language), "roles": StaffWords.roles(language)]
        let body: HTML =
            #"\#(corrections.summary(labels))<div class="cols"><div class="stack t">\#(list)</div><div class="stack t">\#(form)</div></div>"#
        return place.page(Say.staff(language), at: .staff, body: body, status: corrections.isEmpty ? 200 : 422)
    }

    private func adding(_ place: Workplace, _ identifier: String, _ roles: Set<Role>, _ corrections: Corrections) -> HTML {
        let language = place.language
        let control = Control(
            "identifier", StaffWords.identifier(language), value: identifier, help: StaffWords.identifierHelp(language),
            attributes: [("autocomplete", "off"), ("maxlength", "254")])
        let boxes: [HTML] = Role.allCases.enumerated().map { index, role in
            let checked: HTML = roles.contains(role) ? " checked" : HTML()
            let id: HTML = index == 0 ? #" id="f-roles""# : HTML()
            return
                #"<label class="check"><input type="checkbox" name="roles" value="\#(role.rawValue)"\#(id)\#(checked)> \#(StaffWords.role(role), language)</label>"#
        }
        let error: HTML = corrections["roles"].map { #"<span class="err">\#($0)</span>"# } ?? HTML()
        return #"""
            <section class="card"><header><h2>\#(StaffWords.add, language)</h2></header><form class="bd stack" method="post" action="\#(place.path)/staff">\#(place.request.csrfField)\#
            \#(control.html(error: corrections["identifier"], language))<fieldset class="field"><legend>\#(StaffWords.roles, language)</legend>\#(boxes)\#(error)</fieldset>\#
            <button class="btn teal">\#(StaffWords.addVerb, language)</button></form></section>
            """#
    }
}

enum StaffWords {
    static let people = Phrase("desk.staff_people", zh: "在这里工作的人", en: "Who works here")
    static let add = Phrase("desk.staff_add", zh: "加一位员工", en: "Add somebody")
    static let addVerb = Phrase("desk.staff_add_verb", zh: "添加", en: "Add")
    static let remove = Phrase("desk.staff_remove", zh: "移除", en: "Remove")
    static let identifier = Phrase("desk.staff_identifier", zh: "手机号或邮箱", en: "Phone number or e-mail")
    static let identifierHelp = Phrase("desk.staff_identifier_help", zh: "对方要先注册", en: "They must have signed up")
    static let roles = Phrase("desk.staff_roles", zh: "角色", en: "Roles")

    static func role(_ role: Role) -> Phrase {
        switch role {
        case .owner: Phrase("desk.role_owner", zh: "负责人", en: "Owner")
        case .manager: Phrase("desk.role_manager", zh: "店长", en: "Manager")
        case .stockKeeper: Phrase("desk.role_stock", zh: "仓管", en: "Stock keeper")
        case .shipper: Phrase("desk.role_shipper", zh: "发货", en: "Shipper")
        case .service: Phrase("desk.role_service", zh: "客服", en: "Service")
        case .finance: Phrase("desk.role_finance", zh: "财务", en: "Finance")
        case .viewer: Phrase("desk.role_viewer", zh: "只看", en: "Viewer")
        }
    }
}
