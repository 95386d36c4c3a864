// ProfilePages.swift: a person's name and password.
import Core
import Design
import Identity
import Web

extension Storefront {
    var profilePages: [PageRoute] {
        [
            PageRoute(.get, "/me/profile", needs: .signedIn) { try await profilePage($0, ProfileEntry()) },
            PageRoute(.post, "/me/profile", needs: .signedIn) { try await rename($0) },
            PageRoute(.post, "/me/password", needs: .signedIn) { try await changePassword($0) },
        ]
    }

    private func rename(_ request: WebRequest) async throws -> WebResponse {
        var entry = ProfileEntry()
        entry.name = String((try request.form().text("name") ?? "").prefix(80))
        guard let name = DisplayName(entry.name ?? "") else {
            let text = (entry.name ?? "").trimmed
            let code = text.isEmpty ? "required" : text.count > DisplayName.length.upperBound ? "too_long" : "control_character"
            entry.problems = [FieldProblem("name", code, expected: "\(DisplayName.length.lowerBound)…\(DisplayName.length.upperBound)")]
            return try await profilePage(request, entry, status: 422)
        }
        try await identity.rename(request.caller.id(), to: name)
        return .redirect(to: "/me/profile?done=name")
    }

    private func changePassword(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        var entry = ProfileEntry()
        func read(_ field: String) -> Password? {
            let text = form.text(field) ?? ""
            if let password = Password(text) { return password }
            let code = text.isEmpty ? "required" : text.count < Password.length.lowerBound ? "too_short" : "too_long"
            entry.problems.append(FieldProblem(field, code, expected: "\(Password.length.lowerBound)…\(Password.length.upperBound)"))
            return nil
        }
        let (old, new) = (read("old"), read("new"))
        guard let old, let new else { return try await profilePage(request, entry, status: 422) }
        do {
            try await identity.changePassword(of: request.caller, from: old, to: new)
            return .redirect(to: "/me/profile?done=password")
        } catch IdentityError.wrongCredentials {
            entry.problems = [FieldProblem("old", "wrong_password")]
            return try await profilePage(request, entry, status: 422)
        } catch let error as IdentityError where error.kind == .tooMany || error.kind == .unavailable {
            entry.refusal = error
            return try await profilePage(request, entry, status: error.status)
        }
    }

    private func profilePage(_ request: WebRequest, _ entry: ProfileEntry, status: Int = 200) async throws -> WebResponse {
        let language = request.language
        guard let profile = try await identity.profile(of: request.caller.id()) else { throw WebError.signInRequired }
        let name = Control(
            "name", Words.name(language), value: entry.name ?? profile.name, help: Words.nameHelp(language),
            attributes: [("autocomplete", "nickname"), ("maxlength", "40")])
        let old = Control(
            "old", Words.old(language), .input("password"), attributes: [("autocomplete", "current-password")])
        let new = Control(
            "new", Words.new(language), .input("password"), help: Words.newHelp(language), attributes: [("autocomplete", "new-password")])
        let isName = entry.problems.contains { $0.path == "name" }
        let ofName = FormProblems(isName ? entry.problems : [], language), ofPassword = FormProblems(isName ? [] : entry.problems, language)
        return try await show(
            request, Words.title(language), header: .back(to: "/me"), tab: .me, status: status, here: "/me/profile",
            #"""
            \#(notice(request, entry))
            <section class="card rows" aria-label="\#(Words.account, language)"><div class="r"><span class="k nowrap">\#(Words.account, language)</span>\#
            <span class="grow ink2 cut">\#(masked(profile.identifier))</span></div></section>
            <form class="card pad stack g3" method="post" action="/me/profile" aria-labelledby="pn" data-once>\#(request.csrfField)<h2 id="pn">\#(Words.nameTitle, language)</h2>\#
            \#(ofName.html([name]))<button class="btn ink w">\#(Words.saveName, language)</button></form>
            <form class="card pad stack g3" method="post" action="/me/password" aria-labelledby="pp" data-once>\#(request.csrfField)<h2 id="pp">\#(Words.passwordTitle, language)</h2>\#
            \#(ofPassword.html([old, new]))<button class="btn ink w">\#(Words.savePassword, language)</button></form>
            """#)
    }

    private func notice(_ request: WebRequest, _ entry: ProfileEntry) -> HTML {
        let language = request.language
        if let refusal = entry.refusal {
            let text: String =
                refusal.kind == .tooMany
                ? Words.wait(language, ["n": refusal.facts["retryAfterSeconds"] ?? ""]) : Words.busy(language)
            return Notice.html(.danger, "\(text)", code: refusal.code)
        }
        switch request.query("done") {
        case "name": return Notice.html(.info, "\(Words.doneName, language)")
        case "password": return Notice.html(.info, "\(Words.donePassword, language)")
        default: return HTML()
        }
    }
}

/// What was typed and refused. Passwords are never shown again.
private struct ProfileEntry {
    var name: String?
    var problems: [FieldProblem] = []
    var refusal: IdentityError?
}

private enum Words {
    static let title = Phrase("store.profile", zh: "个人资料", en: "Profile")
    static let account = Phrase("store.profile_account", zh: "登录账号", en: "Sign-in")
    static let nameTitle = Phrase("store.profile_name_title", zh: "改昵称", en: "Change your name")
    static let name = Phrase("store.profile_name", zh: "昵称", en: "Name")
    static let nameHelp = Phrase("store.profile_name_help", zh: "店铺和评价里看到的名字", en: "As shops and others see you")
    static let saveName = Phrase("store.profile_save_name", zh: "保存昵称", en: "Save name")
    static let doneName = Phrase("store.profile_done_name", zh: "昵称改好了。", en: "Your name is changed.")
    static let passwordTitle = Phrase("store.profile_password_title", zh: "改密码", en: "Change your password")
    static let old = Phrase("store.profile_old", zh: "现在的密码", en: "Current password")
    static let new = Phrase("store.profile_new", zh: "新密码", en: "New password")
    static let newHelp = Phrase(
        "store.profile_new_help", zh: "8 到 128 个字符。改好后，其他设备要重新登录。", en: "8 to 128 characters. Other devices are signed out.")
    static let savePassword = Phrase("store.profile_save_password", zh: "改密码", en: "Change password")
    static let donePassword = Phrase(
        "store.profile_done_password", zh: "密码改好了，其他设备已退出登录。", en: "Your password is changed; other devices are signed out.")
    static let wait = Phrase("store.profile_wait", zh: "试得太多了，请 {n} 秒后再试。", en: "Too many tries. Please wait {n} seconds.")
    static let busy = Phrase("store.profile_busy", zh: "现在很忙，请稍后再试。", en: "We are busy. Please try again in a moment.")
}
