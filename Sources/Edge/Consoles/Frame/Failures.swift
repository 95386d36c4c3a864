// Failures.swift: a page that cannot be shown, in the desk's frame; who may not is told which role may.
import Core
import Design
import Identity
import Web

extension Consoles {
    /// True for addresses whose failures are drawn here.
    public static func isDesk(_ path: String) -> Bool {
        ["/desk", "/platform"].contains { path == $0 || path.hasPrefix($0 + "/") }
    }

    /// Draws a failure of a desk's page. Asks no room: the database may be away, and who may not see a shop sees nothing of it.
    public var errorPage: ErrorPage {
        { request, failure in
            let language = request.language
            let why = Failure(failure)
            let (happened, next) = why.kind == .forbidden ? refusal(request) : (nil, nil)
            var page = DeskPage(
                title: why.title(language), language: language, nav: [.init(nil, [.init(Say.myShops(language), "/desk", .shop)])],
                body: #"""
                    <section class="card">\#(why.html(
                        request, happened: happened, next: next,
                        actions: [(FailureWords.desk(language), "/desk"), (FailureWords.store(language), "/")], isDesk: true))</section>
                    """#)
            if request.csrfToken != nil { page.end = signOut(request) }
            page.theme = request.theme
            return page.html
        }
    }

    /// Which right is missing and who has it; whom to ask for it.
    private func refusal(_ request: WebRequest) -> (String?, String?) {
        let (language, name) = (request.language, request.needs.name)
        guard let right = Rights.words(for: name) else { return (nil, nil) }
        let separator = FailureWords.separator(language)
        let may: String = Rights.roles(for: name).map { $0.words(language) }.joined(separator: separator)
        let happened = FailureWords.roles(language, ["right": right(language), "roles": may])
        if Rights.isPlatforms(name) { return (happened, FailureWords.askPlatform(language)) }
        let giving: String = Rights.roles(for: "staff.write").map { $0.words(language) }.joined(separator: separator)
        return (happened, FailureWords.ask(language, ["roles": giving]))
    }
}

private enum FailureWords {
    static let desk = Phrase("desk.error_desk", zh: "回我的店铺", en: "To my shops")
    static let store = Phrase("desk.error_store", zh: "回首页", en: "To the home page")
    static let separator = Phrase("desk.error_separator", zh: "、", en: ", ")
    static let roles = Phrase(
        "desk.error_roles", zh: "“{right}”要有这些角色之一：{roles}。你的账号在这里没有。",
        en: "To {right} you need one of these roles here: {roles}. Your account has none of them.")
    static let ask = Phrase(
        "desk.error_ask", zh: "请找这家店的{roles}，在“员工”里给你加上角色。如果你有别的账号，请换一个登录。",
        en: "Ask the shop's {roles} to give you the role under Staff. If you have another account, sign in with that one.")
    static let askPlatform = Phrase(
        "desk.error_ask_platform", zh: "请找平台的负责人给你加上角色。", en: "Ask an owner of the platform to give you the role.")
}
