// SignInPages.swift: signing up, in and out; a guest's cart comes along.
import Core
import Design
import Identity
import Web

extension Storefront {
    var signInPages: [PageRoute] {
        [
            PageRoute(.get, "/sign-in") { try await signInForm($0, SignInEntry($0)) },
            PageRoute(.post, "/sign-in") { try await signIn($0) },
            PageRoute(.get, "/sign-up") { try await signUpForm($0, SignInEntry($0)) },
            PageRoute(.post, "/sign-up") { try await signUp($0) },
            PageRoute(.post, "/sign-out") { request in
                try await identity.signOut(request.caller)
                return .redirect(to: "/").setting(Cookie(WebSettings().sessionCookie, "", maxAgeSeconds: 0))
            },
        ] + (demo.isEmpty ? [] : [PageRoute(.post, "/sign-in/demo") { try await signInAsDemo($0) }])
    }

    private func signIn(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        var entry = SignInEntry(form)
        guard let identifier = entry.checkedIdentifier(), let password = entry.checkedPassword(form) else {
            return try await signInForm(request, entry, status: 422)
        }
        do {
            let session = try await identity.signIn(identifier, password, continuing: request.caller, from: request.remoteAddress)
            return await welcome(session, entry.next)
        } catch let error as IdentityError where error.kind != .forbidden {
            entry.refusal = error
            return try await signInForm(request, entry, status: error.status)
        }
    }

    private func signUp(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        var entry = SignInEntry(form)
        let (identifier, password, name) = (entry.checkedIdentifier(), entry.checkedPassword(form), entry.checkedName())
        guard let identifier, let password, let name else { return try await signUpForm(request, entry, status: 422) }
        do {
            return await welcome(try await identity.signUp(identifier, password, name: name, continuing: request.caller), entry.next)
        } catch IdentityError.identifierTaken {
            entry.problems = [FieldProblem("identifier", "identifier_taken")]
            return try await signUpForm(request, entry, status: 409)
        } catch let error as IdentityError where error.kind != .forbidden {
            entry.refusal = error
            return try await signUpForm(request, entry, status: error.status)
        }
    }

    private func signInAsDemo(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        guard let index = form.text("who").flatMap({ Int($0) }), demo.indices.contains(index) else { throw WebError.notFound }
        let next = SignInEntry(form).next
        return await welcome(try await demo[index].signIn(request.caller), next == "/" ? demo[index].start : next)
    }

    /// Once the guest's cart is theirs.
    private func welcome(_ session: NewSession, _ next: String) async -> WebResponse {
        await settled(session.person)
        return .redirect(to: next).setting(cookie(session))
    }

    private func signInForm(_ request: WebRequest, _ entry: SignInEntry, status: Int = 200) async throws -> WebResponse {
        let language = request.language
        let form = FormProblems(entry.problems, language).html([
            entry.identifierControl(language), entry.passwordControl(language, isNew: false),
        ])
        return try await show(
            request, Words.signIn(language), header: .back(to: "/"), tab: .me, status: status,
            here: address("/sign-in", [("next", entry.next)]),
            #"""
            \#(entry.notice(language))
            <form class="card pad stack g3" method="post" action="/sign-in">\#(request.csrfField)\#(hidden("next", entry.next))\#(form)
            <button class="btn w">\#(Words.signIn, language)</button></form>
            <p class="md center">\#(Words.noAccount, language) <a class="tall-line" href="\#(address("/sign-up", [("next", entry.next)]))">\#(Words.signUp, language)</a></p>
            \#(demoPeople(request, entry))
            """#)
    }

    private func signUpForm(_ request: WebRequest, _ entry: SignInEntry, status: Int = 200) async throws -> WebResponse {
        let language = request.language
        let name = Control(
            "name", Words.name(language), value: entry.name, attributes: [("autocomplete", "nickname"), ("maxlength", "40")])
        let form = FormProblems(entry.problems, language).html([
            entry.identifierControl(language), name, entry.passwordControl(language, isNew: true),
        ])
        return try await show(
            request, Words.signUp(language), header: .back(to: "/"), tab: .me, status: status,
            here: address("/sign-up", [("next", entry.next)]),
            #"""
            \#(entry.notice(language))
            <form class="card pad stack g3" method="post" action="/sign-up">\#(request.csrfField)\#(hidden("next", entry.next))\#(form)
            <button class="btn w">\#(Words.signUp, language)</button></form>
            <p class="md center">\#(Words.haveAccount, language) <a class="tall-line" href="\#(address("/sign-in", [("next", entry.next)]))">\#(Words.signIn, language)</a></p>
            """#)
    }

    private func demoPeople(_ request: WebRequest, _ entry: SignInEntry) -> HTML {
        guard !demo.isEmpty else { return HTML() }
        let language = request.language
        let buttons: [HTML] = demo.enumerated().map { index, person in
            #"<button class="btn line w between" name="who" value="\#(index)"><span>\#(person.role, language)</span><span class="ink2">\#(person.name)</span></button>"#
        }
        return #"""
            <form class="card pad stack g1" method="post" action="/sign-in/demo" aria-labelledby="demo">\#(request.csrfField)\#(hidden("next", entry.next))\#
            <h2 id="demo">\#(Words.demo, language)</h2><p class="sm muted">\#(Words.demoAbout, language)</p>\#(buttons)</form>
            """#
    }
}

/// What was typed to sign in or up. The password is never shown again.
private struct SignInEntry {
    var identifier = "", name = ""
    /// A path of this site.
    let next: String
    var problems: [FieldProblem] = []
    var refusal: IdentityError?

    init(_ request: WebRequest) { next = Self.local(request.query("next")) }
    init(_ form: Form) {
        identifier = String((form.text("identifier") ?? "").prefix(254))
        name = String((form.text("name") ?? "").prefix(80))
        next = Self.local(form.text("next"))
    }

    private static func local(_ path: String?) -> String { path.flatMap { isLocalPath($0) ? $0 : nil } ?? "/" }

    mutating func checkedIdentifier() -> Identifier? {
        if let found = Identifier(identifier) { return found }
        problems.append(FieldProblem("identifier", identifier.trimmed.isEmpty ? "required" : "not_a_phone_or_email"))
        return nil
    }

    mutating func checkedPassword(_ form: Form) -> Password? {
        let text = form.text("password") ?? ""
        if let found = Password(text) { return found }
        let code = text.isEmpty ? "required" : text.count < Password.length.lowerBound ? "too_short" : "too_long"
        problems.append(FieldProblem("password", code, expected: "\(Password.length.lowerBound)…\(Password.length.upperBound)"))
        return nil
    }

    mutating func checkedName() -> DisplayName? {
        if let found = DisplayName(name) { return found }
        let code = name.trimmed.isEmpty ? "required" : name.count > DisplayName.length.upperBound ? "too_long" : "control_character"
        problems.append(FieldProblem("name", code, expected: "\(DisplayName.length.lowerBound)…\(DisplayName.length.upperBound)"))
        return nil
    }

    func identifierControl(_ language: Language) -> Control {
        Control(
            "identifier", Words.identifier(language), value: identifier,
            attributes: [("autocomplete", "username"), ("inputmode", "email"), ("autocapitalize", "none"), ("maxlength", "254")])
    }

    func passwordControl(_ language: Language, isNew: Bool) -> Control {
        Control(
            "password", Words.password(language), .input("password"), help: isNew ? Words.passwordHelp(language) : "",
            attributes: [("autocomplete", isNew ? "new-password" : "current-password")])
    }

    func notice(_ language: Language) -> HTML {
        guard let refusal else { return HTML() }
        let text: String =
            switch refusal.kind {
            case .unauthenticated: Words.wrong(language)
            case .tooMany: Words.wait(language, ["n": refusal.facts["retryAfterSeconds"] ?? ""])
            case .invalid, .forbidden, .notFound, .conflict, .tooLarge, .unavailable: Words.busy(language)
            }
        return Notice.html(.danger, "\(text)", code: refusal.code)
    }
}

private enum Words {
    static let signIn = Phrase("store.sign_in", zh: "登录", en: "Sign in")
    static let signUp = Phrase("store.sign_up", zh: "注册", en: "Sign up")
    static let identifier = Phrase("store.identifier", zh: "手机号或邮箱", en: "Phone number or e-mail")
    static let password = Phrase("store.password", zh: "密码", en: "Password")
    static let passwordHelp = Phrase("store.password_help", zh: "8 到 128 个字符", en: "8 to 128 characters")
    static let name = Phrase("store.display_name", zh: "昵称", en: "Your name")
    static let noAccount = Phrase("store.no_account", zh: "还没有账号？", en: "No account yet?")
    static let haveAccount = Phrase("store.have_account", zh: "已经有账号？", en: "Have an account?")
    static let wrong = Phrase("store.wrong_credentials", zh: "账号或密码不对。", en: "That account and password do not match.")
    static let wait = Phrase("store.sign_in_wait", zh: "试得太多了，请 {n} 秒后再试。", en: "Too many tries. Please wait {n} seconds.")
    static let busy = Phrase("store.sign_in_busy", zh: "现在很忙，请稍后再试。", en: "We are busy. Please try again in a moment.")
    static let demo = Phrase("store.demo", zh: "演示：一键登录", en: "Demo: sign in with one click")
    static let demoAbout = Phrase("store.demo_about", zh: "只在演示时出现，不用密码。", en: "Only here while this is a demo; no password needed.")
}
