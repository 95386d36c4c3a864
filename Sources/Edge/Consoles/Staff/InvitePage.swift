// InvitePage.swift: a link by which somebody joins a shop's staff, and those that wait for an answer.
import Core
import Design
import Identity
import Web

extension Consoles {
    var invitePages: [PageRoute] {
        [
            PageRoute(.get, "/desk/shops/{shop}/staff/invite", needs: .shop("staff.write")) { request in
                let place = try await workplace(request)
                return try await invitePage(place, note: "", roles: [], Corrections(place.language))
            },
            PageRoute(.post, "/desk/shops/{shop}/staff/invite", needs: .shop("staff.write")) { try await invite($0) },
            PageRoute(.post, "/desk/shops/{shop}/staff/invite/{invitation}/withdraw", needs: .shop("staff.write")) { request in
                let place = try await workplace(request)
                try await identity.withdraw(request.id("invitation"), of: place.organisation, by: place.person)
                return .redirect(to: "\(place.path)/staff/invite?done=staff")
            },
        ]
    }

    private func invite(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let form = try request.form()
        let note = plain(form.text("note"))
        let roles = Set(form.texts("roles").compactMap(Role.init(rawValue:)))
        var corrections = Corrections(place.language)
        if roles.isEmpty { corrections.add("roles", "required") }
        guard corrections.isEmpty else { return try await invitePage(place, note: note, roles: roles, corrections) }
        do {
            let token = try await identity.invite(as: roles, note: note, to: place.organisation, by: place.person)
            return try await invitePage(place, note: "", roles: [], corrections, made: "/invitations/\(token)")
        } catch let error as any CodedError where error.kind == .conflict || error.kind == .invalid || error.kind == .forbidden {
            corrections.take(error)
            return try await invitePage(place, note: note, roles: roles, corrections)
        }
    }

    /// - Parameter made: the link that was just made; it is shown this once.
    private func invitePage(
        _ place: Workplace, note: String, roles: Set<Role>, _ corrections: Corrections, made: String? = nil
    ) async throws -> WebResponse {
        let language = place.language
        let shown: HTML =
            made.map { path -> HTML in
                // The form's own origin is that of the desk, as the browser sees it; it was compared with ours before.
                let origin: String = place.request.headers["origin"].flatMap { $0.hasPrefix("http") ? $0 : nil } ?? ""
                let link: String = origin + path
                return #"""
                    <section class="card"><header><h2>\#(InviteWords.made, language)</h2></header><div class="bd stack"><p>\#(InviteWords.madeAbout, language)</p>\#
                    <p class="mono cut"><a href="\#(path)">\#(link)</a></p><p><button class="btn line" type="button" data-copy="\#(link)" hidden>\#(InviteWords.copy, language)</button></p></div></section>
                    """#
            } ?? HTML()
        let who = Control(
            "note", InviteWords.note(language), value: note, help: InviteWords.noteHelp(language), required: false,
            attributes: [("maxlength", String(Invitation.noteMax)), ("autocomplete", "off")])
        let open = try await identity.invitations(of: place.organisation)
        let rows: [HTML] = open.map { invitation in
            #"""
            <tr><td>\#(invitation.note.isEmpty ? "–" : invitation.note)</td><td data-l="\#(StaffWords.roles, language)"><span class="tags">\#(tags(invitation.roles, language))</span></td>\#
            <td data-l="\#(InviteWords.until, language)">\#(When.html(invitation.expiresAt, now: place.now, language))</td><td class="end"><form class="inline" method="post" action="\#(place.path)/staff/invite/\#(invitation.id)/withdraw" data-once>\#(place.request.csrfField)\#
            <button class="btn ghost sm">\#(InviteWords.withdraw, language)<span class="sr"> \#(invitation.note)</span></button></form></td></tr>
            """#
        }
        let waiting: HTML =
            rows.isEmpty
            ? HTML()
            : #"""
            <section class="card"><header><h2>\#(InviteWords.open, language)</h2></header><div class="tbl flat"><table><caption class="sr">\#(InviteWords.open, language)</caption><thead><tr><th scope="col">\#(InviteWords.note, language)</th><th scope="col">\#(StaffWords.roles, language)</th>\#
            <th scope="col">\#(InviteWords.until, language)</th><th scope="col"><span class="sr">\#(Say.operation, language)</span></th></tr></thead><tbody>\#(rows)</tbody></table></div></section>
            """#
        let labels = ["note": InviteWords.note(language), "roles": StaffWords.roles(language)]
        let body: HTML = #"""
            \#(corrections.summary(labels))\#(shown)<div class="cols half"><section class="card"><header><h2>\#(InviteWords.title, language)</h2></header><form class="bd stack" method="post" action="\#(place.path)/staff/invite" data-once>\#(place.request.csrfField)\#
            <p class="sub">\#(InviteWords.about, language)</p>\#(who.html(error: corrections["note"], language))\#(boxes(roles, corrections, language))<p><button class="btn teal">\#(InviteWords.make, language)</button></p></form></section>\#
            <div class="stack t">\#(waiting)</div></div>
            """#
        return place.page(
            InviteWords.title(language), at: .staff, crumbs: [(Say.staff(language), "\(place.path)/staff")], body: body,
            status: corrections.isEmpty ? 200 : 422)
    }
}

enum InviteWords {
    static let title = Phrase("desk.invite", zh: "邀请员工", en: "Invite somebody")
    static let about = Phrase(
        "desk.invite_about", zh: "把链接发给对方；对方登录或注册后点“加入”就成为员工。只能用一次，7 天有效。",
        en: "Send the link. Who signs in or up and presses “Join” is staff. It works once, for 7 days.")
    static let note = Phrase("desk.invite_note", zh: "给谁", en: "For whom")
    static let noteHelp = Phrase("desk.invite_note_help", zh: "只有店里的人看得到，最多 40 字", en: "Seen by staff alone, at most 40 characters")
    static let make = Phrase("desk.invite_make", zh: "生成链接", en: "Make a link")
    static let made = Phrase("desk.invite_made", zh: "链接好了", en: "Here is the link")
    static let madeAbout = Phrase("desk.invite_made_about", zh: "只显示这一次，请马上复制。", en: "It is shown this once: copy it now.")
    static let copy = Phrase("desk.invite_copy", zh: "复制链接", en: "Copy the link")
    static let open = Phrase("desk.invite_open", zh: "还没有回应的邀请", en: "Not answered yet")
    static let until = Phrase("desk.invite_until", zh: "有效到", en: "Good until")
    static let withdraw = Phrase("desk.invite_withdraw", zh: "收回", en: "Take back")
}
