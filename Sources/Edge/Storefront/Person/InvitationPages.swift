// InvitationPages.swift: somebody was asked to work for a shop, and says yes.
import Core
import Design
import Identity
import Web

extension Storefront {
    var invitationPages: [PageRoute] {
        [
            PageRoute(.get, "/invitations/{token}") { try await showInvitation($0, trouble: nil) },
            PageRoute(.post, "/invitations/{token}", needs: .signedIn) { request in
                do {
                    try await identity.accept(request.parameter("token") ?? "", by: request.caller.id())
                    return .redirect(to: "/desk")
                } catch let error as IdentityError where error.kind == .conflict {
                    return try await showInvitation(request, trouble: error)
                } catch IdentityError.linkInvalid {
                    return .redirect(to: request.path)   // which says so
                }
            },
        ]
    }

    private func showInvitation(_ request: WebRequest, trouble: IdentityError?) async throws -> WebResponse {
        let language = request.language
        let invitation: Invitation
        do {
            invitation = try await identity.invitation(request.parameter("token") ?? "")
        } catch IdentityError.linkInvalid {
            return try await show(
                request, Words.title(language), header: .back(to: "/"), status: 404,
                Empty.html(.box, Words.over(language), action: (Words.home(language), "/")))
        }
        let name = try await identity.organisations([invitation.organisation])[invitation.organisation]?.name ?? ""
        let roles: String = invitation.roles.sorted { $0.rawValue < $1.rawValue }.map { $0.words(language) }
            .joined(separator: language == .zh ? "、" : ", ")
        let isKnown = !request.caller.isGuest && request.caller.person != nil
        let act: HTML =
            isKnown
            ? #"<form method="post" data-once>\#(request.csrfField)<button class="btn ink">\#(Words.join, language)</button></form>"#
            : #"""
            <p class="row wrap"><a class="btn ink" href="\#(address("/sign-in", [("next", request.path)]))">\#(Words.signIn, language)</a>\#
            <a class="btn line" href="\#(address("/sign-up", [("next", request.path)]))">\#(Words.signUp, language)</a></p>
            """#
        let said: HTML =
            switch trouble {
            case .alreadyStaff: Notice.html(.warning, "\(Words.already, language)", code: IdentityError.alreadyStaff.code)
            case .some(let error): Notice.html(.warning, "\(Words.full, language)", code: error.code)
            case nil: HTML()
            }
        return try await show(
            request, Words.title(language), header: .back(to: "/"), status: trouble == nil ? 200 : 409,
            #"""
            \#(said)<section class="card pad stack g3" aria-labelledby="who"><h2 class="md" id="who">\#(Words.asks, language, ["name": name])</h2>\#
            <p>\#(Words.roles, language, ["roles": roles])</p><p class="sm muted">\#(Words.until, language) \#(When.full(invitation.expiresAt))</p>\#(act)</section>
            """#)
    }
}

private enum Words {
    static let title = Phrase("store.invitation", zh: "工作邀请", en: "An invitation to work")
    static let asks = Phrase("store.invitation_asks", zh: "“{name}”邀请你一起工作", en: "“{name}” asks you to work with them")
    static let roles = Phrase("store.invitation_roles", zh: "你的角色：{roles}", en: "Your roles: {roles}")
    static let until = Phrase("store.invitation_until", zh: "有效到", en: "Good until")
    static let join = Phrase("store.invitation_join", zh: "加入", en: "Join")
    static let signIn = Phrase("store.invitation_sign_in", zh: "登录后加入", en: "Sign in to join")
    static let signUp = Phrase("store.invitation_sign_up", zh: "注册后加入", en: "Sign up to join")
    static let over = Phrase(
        "store.invitation_over", zh: "这个邀请用过了、过期了或被收回了。请对方再发一个。",
        en: "This invitation was used, is over or was taken back. Ask for another.")
    static let home = Phrase("store.invitation_home", zh: "去首页", en: "To the first page")
    static let already = Phrase("store.invitation_already", zh: "你已经在那里工作了。", en: "You work there already.")
    static let full = Phrase("store.invitation_full", zh: "那里的员工已满。", en: "They have no room for more staff.")
}
