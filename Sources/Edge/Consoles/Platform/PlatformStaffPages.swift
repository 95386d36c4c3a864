// PlatformStaffPages.swift: who works for the platform, and as what.
import Core
import Design
import Identity
import Web

extension Consoles {
    var platformStaffPages: [PageRoute] {
        let path = "\(PlatformPlace.path)/staff"
        return [
            PageRoute(.get, path, needs: .platform("platform.read")) { request in
                let place = try await platformPlace(request)
                return try await showPlatformStaff(place, "", [], Corrections(place.language))
            },
            PageRoute(.post, path, needs: .platform("platform.read")) { request in
                let form = try request.form()
                let typed = trimmed(form.text("identifier") ?? "")
                let roles = Set(form.texts("roles").compactMap(Role.init(rawValue:)))
                return try await attempt(request, then: "\(path)?done=staff") { place in
                    var problems: [FieldProblem] = []
                    let identifier = Identifier(typed)
                    if identifier == nil {
                        problems.append(FieldProblem("identifier", typed.isEmpty ? "required" : "not_a_phone_or_email"))
                    }
                    if roles.isEmpty { problems.append(FieldProblem("roles", "required")) }
                    guard let identifier, problems.isEmpty else { throw InvalidInput(problems) }
                    do {
                        try await identity.addStaff(identifier, as: roles, to: .platform, by: place.person)
                    } catch IdentityError.accountNotFound {
                        throw InvalidInput([FieldProblem("identifier", "no_such_account")])
                    }
                } refused: {
                    try await showPlatformStaff($0, typed, roles, $1)
                }
            },
            PageRoute(.post, "\(path)/{account}/remove", needs: .platform("platform.read")) { request in
                let id: ID<Account> = try request.id("account")
                return try await attempt(request, then: "\(path)?done=staff") { place in
                    try await identity.removeStaff(id, from: .platform, by: place.person)
                } refused: {
                    try await showPlatformStaff($0, "", [], $1)
                }
            },
        ]
    }

    private func showPlatformStaff(
        _ place: PlatformPlace, _ typed: String, _ roles: Set<Role>, _ corrections: Corrections
    ) async throws -> WebResponse {
        let (language, path) = (place.language, "\(PlatformPlace.path)/staff")
        let write = try await identity.permits(place.person, "staff.write", in: .platform)
        let rows: [HTML] = try await identity.staff(of: .platform).map { member in
            let tags: [HTML] = member.roles.sorted { $0.rawValue < $1.rawValue }.map { role -> HTML in
                #"<span class="tag">\#(role.words, language)</span> "#
            }
            let remove: HTML =
                write && member.account != place.person
                ? place.act("\(path)/\(member.account)/remove", PlatformWords.remove(language), look: "ghost sm", about: member.name)
                : HTML()
            return
                #"<li class="row between wrap"><span class="grow"><b>\#(member.name)</b> <span class="tags">\#(tags)</span></span>\#(remove)</li>"#
        }
        var adding = HTML()
        if write {
            let control = Control(
                "identifier", StaffWords.identifier(language), value: typed, help: StaffWords.identifierHelp(language),
                attributes: [("autocomplete", "off"), ("maxlength", "254")])
            let boxes: [HTML] = Role.allCases.enumerated().map { index, role in
                let checked: HTML = roles.contains(role) ? " checked" : HTML()
                let id: HTML = index == 0 ? #" id="f-roles""# : HTML()
                return
                    #"<label class="check"><input type="checkbox" name="roles" value="\#(role.rawValue)"\#(id)\#(checked)> \#(role.words, language)</label>"#
            }
            let error: HTML = corrections["roles"].map { #"<span class="err">\#($0)</span>"# } ?? HTML()
            let labels = ["identifier": StaffWords.identifier(language), "roles": StaffWords.roles(language)]
            adding = section(
                StaffWords.add(language),
                #"""
                <form class="stack" method="post" action="\#(path)" data-once>\#(place.request.csrfField)\#(corrections.summary(labels))\#
                \#(control.html(error: corrections["identifier"], language))<fieldset class="field"><legend>\#(StaffWords.roles, language)</legend>\#(boxes)\#(error)</fieldset>\#
                <button class="btn teal">\#(StaffWords.addVerb, language)</button></form>
                """#)
        } else {
            adding = corrections.summary([:])
        }
        let body: HTML =
            #"<div class="cols"><div class="stack t">\#(section(StaffWords.people(language), #"<ul class="lined">\#(rows)</ul>"#))</div><div class="stack t">\#(adding)</div></div>"#
        return place.page(PlatformWords.staff(language), at: .staff, body: body, status: corrections.isEmpty ? 200 : 422)
    }
}
