// StaffPage.swift: who works for the shop's organisation, as what, and what each role may do.
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
        ] + invitePages + [
            PageRoute(.get, "/desk/shops/{shop}/staff/{account}", needs: .shop("staff.write")) { request in
                let place = try await workplace(request)
                let member = try await member(request, of: place)
                return memberPage(place, member, member.roles, Corrections(place.language))
            },
            PageRoute(.post, "/desk/shops/{shop}/staff/{account}", needs: .shop("staff.write")) {
                try await changeStaff($0, removes: false)
            },
            PageRoute(.post, "/desk/shops/{shop}/staff/{account}/remove", needs: .shop("staff.write")) {
                try await changeStaff($0, removes: true)
            },
            PageRoute(.get, "/desk/shops/{shop}/audit", needs: .shop("audit.read")) { try await showAudit($0) },
        ]
    }

    private func addStaff(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let form = try request.form()
        let typed = plain(form.text("identifier"))
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
            let you: HTML = member.account == place.person ? #" <span class="tag">\#(StaffWords.you, language)</span>"# : HTML()
            let change: HTML =
                write
                ? #"<a href="\#(place.path)/staff/\#(member.account)">\#(StaffWords.change, language)<span class="sr"> \#(member.name)</span></a>"#
                : HTML()
            return #"""
                <tr><td><b class="b">\#(member.name)</b>\#(you)</td><td data-l="\#(StaffWords.roles, language)"><span class="tags">\#(tags(member.roles, language))</span></td><td data-l="\#(StaffWords.since, language)">\#(When.html(member.addedAt, now: place.now, language))</td><td class="end">\#(change)</td></tr>
                """#
        }
        let list: HTML = #"""
            <section class="card"><header><h2>\#(StaffWords.people, language)</h2></header><div class="tbl flat"><table><caption class="sr">\#(StaffWords.people, language)</caption><thead><tr><th scope="col">\#(StaffWords.name, language)</th><th scope="col">\#(StaffWords.roles, language)</th>\#
            <th scope="col">\#(StaffWords.since, language)</th><th scope="col"><span class="sr">\#(Say.operation, language)</span></th></tr></thead><tbody>\#(rows)</tbody></table></div></section>
            """#
        var form = HTML()
        if write { form = adding(place, identifier, roles, corrections) }
        let labels = ["identifier": StaffWords.identifier(language), "roles": StaffWords.roles(language)]
        let body: HTML = #"""
            \#(corrections.summary(labels))<div class="cols"><div class="stack t">\#(list)\#(rights(language))</div><div class="stack t">\#(form)</div></div>
            """#
        let audit: HTML =
            place.may.contains("audit.read")
            ? #"<a class="btn line" href="\#(place.path)/audit">\#(StaffWords.audit, language)</a>"# : HTML()
        let invite: HTML =
            write ? #"<a class="btn line" href="\#(place.path)/staff/invite">\#(InviteWords.title, language)</a>"# : HTML()
        let actions: HTML = audit + invite
        return place.page(Say.staff(language), at: .staff, actions: actions, body: body, status: corrections.isEmpty ? 200 : 422)
    }

    private func adding(_ place: Workplace, _ identifier: String, _ roles: Set<Role>, _ corrections: Corrections) -> HTML {
        let language = place.language
        let control = Control(
            "identifier", StaffWords.identifier(language), value: identifier, help: StaffWords.identifierHelp(language),
            attributes: [("autocomplete", "off"), ("maxlength", "254")])
        return #"""
            <section class="card"><header><h2>\#(StaffWords.add, language)</h2></header><form class="bd stack" method="post" action="\#(place.path)/staff" data-once>\#(place.request.csrfField)\#
            \#(control.html(error: corrections["identifier"], language))\#(boxes(roles, corrections, language))<p><button class="btn teal">\#(StaffWords.addVerb, language)</button></p></form></section>
            """#
    }

    func boxes(_ roles: Set<Role>, _ corrections: Corrections, _ language: Language) -> HTML {
        let boxes: [HTML] = Role.allCases.enumerated().map { index, role in
            let checked: HTML = roles.contains(role) ? " checked" : HTML()
            let id: HTML = index == 0 ? #" id="f-roles""# : HTML()
            return #"""
                <label class="check"><input type="checkbox" name="roles" value="\#(role.rawValue)"\#(id)\#(checked)><span>\#(role.words, language)<span class="sub wide-line">\#(StaffWords.about(role), language)</span></span></label>
                """#
        }
        let error: HTML = corrections["roles"].map { #"<span class="err">\#($0)</span>"# } ?? HTML()
        return #"<fieldset class="field"><legend>\#(StaffWords.roles, language)</legend>\#(boxes)\#(error)</fieldset>"#
    }

    func tags(_ roles: Set<Role>, _ language: Language) -> HTML {
        roles.sorted { $0.rawValue < $1.rawValue }.map { role -> HTML in #"<span class="tag">\#(role.words, language)</span>"# }
            .joined()
    }

    /// What each role may do, as the permissions themselves say.
    private func rights(_ language: Language) -> HTML {
        let heads: [HTML] = Role.allCases.map { #"<th scope="col">\#($0.words, language)</th>"# }
        let rows: [HTML] = Rights.all.filter { !Rights.isPlatforms($0) }.map { permission in
            let cells: [HTML] = Role.allCases.map { role in
                role.permits(permission)
                    ? #"<td><span class="pos b" aria-hidden="true">✓</span><span class="sr">\#(StaffWords.yes, language)</span></td>"#
                    : #"<td><span class="muted" aria-hidden="true">–</span><span class="sr">\#(StaffWords.no, language)</span></td>"#
            }
            let words: String = Rights.words(for: permission)?(language) ?? permission
            return #"<tr><th scope="row">\#(words.prefix(1).uppercased())\#(words.dropFirst())</th>\#(cells)</tr>"#
        }
        return #"""
            <section class="card"><header><h2>\#(StaffWords.table, language)</h2></header><div class="tbl" tabindex="0" role="region" aria-label="\#(StaffWords.table, language)"><table><caption class="sr">\#(StaffWords.table, language)</caption><thead><tr><th scope="col">\#(StaffWords.right, language)</th>\#(heads)</tr></thead><tbody>\#(rows)</tbody></table></div></section>
            """#
    }

    // MARK: One person

    private func member(_ request: WebRequest, of place: Workplace) async throws -> StaffMember {
        let account: ID<Account> = try request.id("account")
        guard let member = try await identity.staff(of: place.organisation).first(where: { $0.account == account })
        else { throw IdentityError.staffNotFound }
        return member
    }

    private func changeStaff(_ request: WebRequest, removes: Bool) async throws -> WebResponse {
        let place = try await workplace(request)
        let account: ID<Account> = try request.id("account")
        let roles = Set(try request.form().texts("roles").compactMap(Role.init(rawValue:)))
        var corrections = Corrections(place.language)
        do {
            if removes {
                try await identity.removeStaff(account, from: place.organisation, by: place.person)
            } else {
                try await identity.changeRoles(of: account, to: roles, in: place.organisation, by: place.person)
            }
            return .redirect(to: account == place.person && removes ? "/desk" : "\(place.path)/staff?done=staff")
        } catch let error as any CodedError where error.kind == .conflict || error.kind == .invalid || error.kind == .forbidden {
            corrections.take(error)
            return memberPage(place, try await member(request, of: place), removes ? nil : roles, corrections)
        }
    }

    /// - Parameter typed: nil where the roles were not touched.
    private func memberPage(_ place: Workplace, _ member: StaffMember, _ typed: Set<Role>?, _ corrections: Corrections) -> WebResponse {
        let language = place.language
        let values = ["name": member.name]
        let body: HTML = #"""
            \#(corrections.summary(["roles": StaffWords.roles(language)]))<div class="cols half"><section class="card"><header><h2>\#(StaffWords.changeTitle, language)</h2></header><form class="bd stack" method="post" action="\#(place.path)/staff/\#(member.account)" data-once>\#(place.request.csrfField)\#
            \#(boxes(typed ?? member.roles, corrections, language))<p class="row wrap"><button class="btn teal">\#(StaffWords.save, language)</button><a class="btn ghost" href="\#(place.path)/staff">\#(CancelWords.back, language)</a></p></form></section>\#
            <section class="card"><header><h2>\#(StaffWords.removeTitle, language)</h2></header><form class="bd stack" method="post" action="\#(place.path)/staff/\#(member.account)/remove" data-once>\#(place.request.csrfField)\#
            <p>\#(StaffWords.removeEffect, language, values)</p><p><button class="btn line">\#(StaffWords.removeVerb, language, values)</button></p></form></section></div>
            """#
        return place.page(
            member.name, at: .staff, crumbs: [(Say.staff(language), "\(place.path)/staff")], actions: tags(member.roles, language),
            body: body,
            status: corrections.isEmpty ? 200 : 422)
    }
}
