// PersonPages.swift: "me": who is signed in, and where their things are.
import Core
import Design
import Identity
import Web

extension Storefront {
    var personPages: [PageRoute] { [PageRoute(.get, "/me") { try await me($0) }] }

    private func me(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        guard let person = try? request.caller.id(), let profile = try await identity.profile(of: person) else {
            return try await show(
                request, Words.title(language), tab: .me,
                #"""
                \#(Empty.html(.gift, Words.stranger(language), action: (Words.signIn(language), "/sign-in?next=/me")))
                <p class="center"><a class="btn line" href="/sign-up?next=/me">\#(Words.signUp, language)</a></p>
                """#)
        }
        let shown: String =
            switch profile.identifier {
            case .phone(let phone): Format.masked(phone: phone)
            case .email(let email): email
            }
        let works = try await identity.memberships(of: person)
        let desks: [HTML] = works.prefix(1).map { _ in
            row("/desk", .shop, Words.desk(language), works.map(\.organisation.name).joined(separator: "、"))
        }
        return try await show(
            request, Words.title(language), tab: .me,
            #"""
            <div class="gutter stack g2"><section class="card pad row g2"><span class="avatar" aria-hidden="true">\#(profile.name.prefix(1))</span>\#
            <div class="grow"><h2>\#(profile.name)</h2><p class="sm muted">\#(shown)</p></div></section>
            <nav class="card rows" aria-label="\#(Words.title, language)">\#(row("/orders", .orders, Words.orders(language)))\#(row("/me/addresses", .pin, Words.addresses(language)))\#
            \#(row("/cart", .cart, Words.cart(language)))\#(desks)</nav>
            <form method="post" action="/sign-out">\#(request.csrfField)<button class="btn line w">\#(Words.signOut, language)</button></form></div>
            """#)
    }

    private func row(_ href: String, _ icon: Icon, _ label: String, _ note: String = "") -> HTML {
        #"<a href="\#(href)">\#(icon.html)<span class="grow">\#(label)</span><span class="sm muted">\#(note)</span>\#(Icon.next.small)</a>"#
    }
}

private enum Words {
    static let title = Phrase("store.me", zh: "我的", en: "Me")
    static let stranger = Phrase("store.me_stranger", zh: "登录后看订单、地址和购物车。", en: "Sign in to see your orders, addresses and cart.")
    static let signIn = Phrase("store.me_sign_in", zh: "登录", en: "Sign in")
    static let signUp = Phrase("store.me_sign_up", zh: "注册", en: "Sign up")
    static let orders = Phrase("store.me_orders", zh: "我的订单", en: "My orders")
    static let addresses = Phrase("store.me_addresses", zh: "收货地址", en: "Addresses")
    static let cart = Phrase("store.me_cart", zh: "购物车", en: "Cart")
    static let desk = Phrase("store.me_desk", zh: "商家后台", en: "Merchant desk")
    static let signOut = Phrase("store.sign_out", zh: "退出登录", en: "Sign out")
}
