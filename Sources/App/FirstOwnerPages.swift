// FirstOwnerPages.swift: where the one-time link leads that a new installation prints: its first owner's account.
import Core
import Design
import Identity
import Web

extension Front {
    var firstOwnerPages: [PageRoute] {
        [
            PageRoute(.get, "/first-owner") { request in .html(page(request, token: request.query("token") ?? "")) },
            PageRoute(.post, "/first-owner") { request in
                let form = try request.form()
                let token = form.text("token") ?? ""
                let typed = Dictionary(uniqueKeysWithValues: ["identifier", "name"].map { ($0, form.text($0) ?? "") })
                var problems: [FieldProblem] = []
                let identifier = Identifier(typed["identifier"] ?? ""), password = Password(form.text("password") ?? "")
                let name = DisplayName(typed["name"] ?? "")
                if identifier == nil { problems.append(FieldProblem("identifier", "not_a_phone_or_email")) }
                if name == nil { problems.append(FieldProblem("name", "required")) }
                if password == nil { problems.append(FieldProblem("password", "too_short", expected: "8…128")) }
                guard let identifier, let password, let name else {
                    return .html(page(request, token: token, typed, problems), status: 422)
                }
                do {
                    _ = try await rooms.identity.useAdminLink(token, identifier, password, name: name)
                } catch IdentityError.identifierTaken {
                    return .html(page(request, token: token, typed, [FieldProblem("identifier", "identifier_taken")]), status: 409)
                }
                return .redirect(to: "/sign-in")
            },
        ]
    }

    private func page(
        _ request: WebRequest, token: String, _ typed: [String: String] = [:], _ problems: [FieldProblem] = []
    ) -> HTML {
        let language = request.language
        let controls = [
            Control("identifier", OwnerWords.identifier(language), .input("text"), value: typed["identifier"] ?? "", required: true),
            Control("name", OwnerWords.name(language), .input("text"), value: typed["name"] ?? "", required: true),
            Control("password", OwnerWords.password(language), .input("password"), required: true),
        ]
        let found = FormProblems(problems, language)
        let body: HTML = """
            <form class="card pad stack" method="post" action="/first-owner">\(request.csrfField)
            <input type="hidden" name="token" value="\(token)">
            \(found.summary(controls))<p class="ink2">\(OwnerWords.about(language))</p>
            \(found.html(controls))<button class="btn">\(OwnerWords.make(language))</button></form>
            """
        return StorePage(title: OwnerWords.title(language), language: language, body: body, header: .back(to: "/")).html
    }
}

private enum OwnerWords {
    static let title = Phrase("owner.title", zh: "第一位管理员", en: "The first owner")
    static let about = Phrase(
        "owner.about", zh: "这个平台还没有主人。这里注册的账号就是它的管理员，链接只能用一次。",
        en: "Nobody owns this platform yet. The account made here will; the link works once.")
    static let identifier = Phrase("owner.identifier", zh: "手机号或邮箱", en: "Phone number or e-mail")
    static let name = Phrase("owner.name", zh: "称呼", en: "Name")
    static let password = Phrase("owner.password", zh: "密码（8 到 128 个字符）", en: "Password (8 to 128 characters)")
    static let make = Phrase("owner.make", zh: "创建", en: "Create")
}
