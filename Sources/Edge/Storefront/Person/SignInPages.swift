// SignInPages.swift: signing up, in and out; a guest's cart comes along.
import Core
import Design
import Identity
import Web

extension Storefront {
    var signInPages: [PageRoute] {
        [
            PageRoute(.get, "/sign-in") { try await signInForm($0, SignInEntry($0)) },
            PageRoute(.post, "/sign-in", stale: { try await signInForm($0, SignInEntry($0.form())) }) { try await signIn($0) },
            PageRoute(.get, "/sign-up") { try await signUpForm($0, SignInEntry($0)) },
            PageRoute(.post, "/sign-up", stale: { try await signUpForm($0, SignInEntry($0.form())) }) { try await signUp($0) },
            PageRoute(.post, "/sign-out") { request in
                try await identity.signOut(request.caller)
                return .redirect(to: "/").setting(Cookie(WebSettings().sessionCookie, "", maxAgeSeconds: 0))
            },
        ] + (demo.isEmpty ? [] : [PageRoute(.post, "/sign-in/demo") { try await signInAsDemo($0) }])
    }

    /// The session ended under a checkout: who signs in, or up, finds it as they left it.
    func signInToCheckout(_ request: WebRequest, _ checkout: Form) async throws -> WebResponse {
        var entry = SignInEntry(next: "/checkout")
        entry.carry(checkout)
        return try await signInForm(request, entry, status: 401)
    }

    private func signIn(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        var entry = SignInEntry(form)
        if form.text("show") != nil { return try await signInForm(request, entry) }
        guard let identifier = entry.checkedIdentifier(), let password = entry.checkedPassword(form) else {
            return try await signInForm(request, entry, status: 422)
        }
        do {
            let session = try await identity.signIn(identifier, password, continuing: request.caller, from: request.remoteAddress)
            return try await welcome(session, entry, form, request)
        } catch let error as IdentityError where error.kind != .forbidden || error == .accountLocked {
            entry.refusal = error
            return try await signInForm(request, entry, status: error.status)
        }
    }

    private func signUp(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        var entry = SignInEntry(form)
        if form.text("show") != nil { return try await signUpForm(request, entry) }
        let (identifier, password, name) = (entry.checkedIdentifier(), entry.checkedPassword(form), entry.checkedName())
        guard let identifier, let password, let name else { return try await signUpForm(request, entry, status: 422) }
        do {
            let session = try await identity.signUp(identifier, password, name: name, continuing: request.caller)
            return try await welcome(session, entry, form, request)
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
        var entry = SignInEntry(form)
        if entry.next == "/" { entry.next = demo[index].start }
        return try await welcome(try await demo[index].signIn(request.caller), entry, form, request)
    }

    /// Once the guest's cart is theirs: on to where they were going, or the checkout that they were at, drawn for their new session.
    private func welcome(_ session: NewSession, _ entry: SignInEntry, _ form: Form, _ request: WebRequest) async throws -> WebResponse {
        await settled(session.person)
        guard !entry.carried.isEmpty, let state = try? CheckoutState(form, carried: SignInEntry.prefix) else {
            return .redirect(to: entry.next).setting(cookie(session))
        }
        let theirs = request.continuing(as: try await identity.caller(.bearer(session.token)))
        return try await showCheckout(theirs, state).setting(cookie(session))
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
            <form class="card pad stack g3" method="post" action="/sign-in">\#(request.csrfField)\#(hidden("next", entry.next))\#(entry.carriedFields)\#(form)
            <button class="btn w">\#(Words.signIn, language)</button></form>
            \#(entry.other("/sign-up", Words.noAccount, Words.signUp, request))
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
            <form class="card pad stack g3" method="post" action="/sign-up">\#(request.csrfField)\#(hidden("next", entry.next))\#(entry.carriedFields)\#(form)
            <button class="btn w">\#(Words.signUp, language)</button></form>
            \#(entry.other("/sign-in", Words.haveAccount, Words.signIn, request))
            """#)
    }

    private func demoPeople(_ request: WebRequest, _ entry: SignInEntry) -> HTML {
        guard !demo.isEmpty else { return HTML() }
        let language = request.language
        let buttons: [HTML] = demo.enumerated().map { index, person in
            #"<button class="btn line w between" name="who" value="\#(index)"><span>\#(person.role, language)</span><span class="ink2">\#(person.name)</span></button>"#
        }
        return #"""
            <form class="card pad stack g1" method="post" action="/sign-in/demo" aria-labelledby="demo">\#(request.csrfField)\#(hidden("next", entry.next))\#(entry.carriedFields)\#
            <h2 id="demo">\#(Words.demo, language)</h2><p class="sm muted">\#(Words.demoAbout, language)</p>\#(buttons)</form>
            """#
    }
}

/// What was typed to sign in or up. The password is never shown again.
private struct SignInEntry {
    var identifier = "", name = ""
    /// A path of this site.
    var next: String
    /// A checkout whose session ended, field by field.
    private(set) var carried: [(name: String, value: String)] = []
    var problems: [FieldProblem] = []
    var refusal: IdentityError?

    /// Before the names of the fields that are carried.
    static let prefix = "c."

    init(next: String) { self.next = next }
    init(_ request: WebRequest) { next = Self.local(request.query("next")) }
    init(_ form: Form) {
        identifier = String((form.text("identifier") ?? "").prefix(254))
        name = String((form.text("name") ?? "").prefix(80))
        next = Self.local(form.text("next"))
        carried = form.fields.filter { $0.name.hasPrefix(Self.prefix) }.map { ($0.name, $0.value) }
    }

    /// All of a checkout but what was to be done with it.
    mutating func carry(_ form: Form) {
        carried = form.fields.filter { $0.name != "csrf" && $0.name != "act" }.map { (Self.prefix + $0.name, $0.value) }
    }

    var carriedFields: HTML { carried.map { hidden($0.name, $0.value) }.joined() }

    /// The way to the other page; a button when there is something to carry along.
    func other(_ path: String, _ question: Phrase, _ label: Phrase, _ request: WebRequest) -> HTML {
        let language = request.language
        guard !carried.isEmpty else {
            return
                #"<p class="md center">\#(question, language) <a class="tall-line" href="\#(address(path, [("next", next)]))">\#(label, language)</a></p>"#
        }
        return #"""
            <form class="center" method="post" action="\#(path)">\#(request.csrfField)\#(hidden("next", next))\#(carriedFields)<span class="md">\#(question, language)</span> \#
            <button class="btn ghost" name="show" value="1">\#(label, language)</button></form>
            """#
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
        guard let refusal else {
            return carried.isEmpty ? HTML() : Notice.html(.warning, "\(Words.ended, language)")
        }
        let text: String =
            switch refusal.kind {
            case .unauthenticated: Words.wrong(language)
            case .tooMany: Words.wait(language, ["n": refusal.facts["retryAfterSeconds"] ?? ""])
            case .forbidden: Words.locked(language)
            case .invalid, .notFound, .conflict, .tooLarge, .unavailable: Words.busy(language)
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
    static let ended = Phrase(
        "store.session_ended", zh: "登录已过期。登录后回到结算，你填的内容都还在，还没有下单。",
        en: "You were signed out. Sign in to return to your checkout: what you typed is still here, and nothing was ordered.")
    static let wrong = Phrase("store.wrong_credentials", zh: "账号或密码不对。", en: "That account and password do not match.")
    static let wait = Phrase("store.sign_in_wait", zh: "试得太多了，请 {n} 秒后再试。", en: "Too many tries. Please wait {n} seconds.")
    static let locked = Phrase(
        "store.account_locked", zh: "这个账号被平台锁定了，暂时不能登录；已下的订单照常处理。有疑问请联系平台。",
        en: "The platform locked this account; orders you placed go on. Please contact the platform.")
    static let busy = Phrase("store.sign_in_busy", zh: "现在很忙，请稍后再试。", en: "We are busy. Please try again in a moment.")
    static let demo = Phrase("store.demo", zh: "演示：一键登录", en: "Demo: sign in with one click")
    static let demoAbout = Phrase("store.demo_about", zh: "只在演示时出现，不用密码。", en: "Only here while this is a demo; no password needed.")
}
