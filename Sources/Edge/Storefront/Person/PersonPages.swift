// PersonPages.swift: "me": who is signed in, what waits, where their things are, and how the pages look to them.
import Catalog
import Core
import Design
import Identity
import Notices
import Trade
import Web

extension Storefront {
    var personPages: [PageRoute] {
        [
            PageRoute(.get, "/me") { try await me($0) },
            PageRoute(.post, "/me/look") { request in
                let form = try request.form()
                let theme: String = form.text("theme").flatMap { Theme(rawValue: $0) }?.rawValue ?? ""
                return .redirect(to: "/me#look")
                    .setting(Cookie(Theme.cookie, theme, maxAgeSeconds: theme.isEmpty ? 0 : 31_536_000))
            },
        ] + profilePages + favouritePages + historyPages + buyerMoneyPages
    }

    private func me(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        guard let person = try? request.caller.id(), let profile = try await identity.profile(of: person) else {
            return try await show(
                request, Words.title(language), tab: .me,
                #"""
                \#(Empty.html(.gift, Words.stranger(language), action: (Words.signIn(language), "/sign-in?next=/me")))
                <p class="center"><a class="btn line" href="/sign-up?next=/me">\#(Words.signUp, language)</a></p>
                <div class="gutter">\#(looks(request))</div>
                """#)
        }
        let works = try await identity.memberships(of: person)
        let desks: [HTML] = works.prefix(1).map { _ in
            row("/desk", .shop, Words.desk(language), works.map(\.organisation.name).joined(separator: language == .zh ? "、" : ", "))
        }
        let marked = try await catalog.favouritesCount(of: person)
        let unread = try await notices.unread(of: person)
        return try await show(
            request, Words.title(language), tab: .me,
            #"""
            <div class="gutter stack g2"><a class="card pad row g2 inherit" href="/me/profile"><span class="avatar" aria-hidden="true">\#(profile.name.prefix(1))</span>\#
            <span class="grow"><b class="wide-line cut">\#(profile.name)</b><span class="sm muted wide-line cut">\#(masked(profile.identifier))</span></span>\#
            <span class="sm ink2">\#(Words.edit, language)</span>\#(Icon.next.small)</a>
            \#(orderCounts(try await trade.openOrders(of: person), language))
            <nav class="card rows" aria-label="\#(Words.things, language)">\#
            \#(row("/me/favourites", .heart, Words.favourites(language), marked > 0 ? Format.count(marked, language) : ""))\#
            \#(row("/after-sales", .returns, AfterSaleWords.list(language)))\#(row("/me/coupons", .wallet, CouponWords.title(language)))\#(row("/me/money", .box, BuyerMoneyWords.title(language)))\#(row("/me/history", .clock, Words.history(language)))\#(row("/me/addresses", .pin, Words.addresses(language)))</nav>
            <nav class="card rows" aria-label="\#(Words.talks, language)">\#(row("/notices", .bell, Words.notices(language), badge: Int(unread)))\#
            \#(row("/messages", .talk, Words.messages(language)))\#(desks)</nav>
            \#(looks(request))
            <form method="post" action="/sign-out">\#(request.csrfField)<button class="btn line w">\#(Words.signOut, language)</button></form></div>
            """#)
    }

    private func orderCounts(_ counts: [BuyerTab: Int64], _ language: Language) -> HTML {
        let icons: [(BuyerTab, Icon)] = [(.toPay, .wallet), (.toShip, .box), (.toReceive, .bag), (.completed, .check)]
        let links: [HTML] = icons.map { tab, icon in
            let count = counts[tab] ?? 0
            let dot: HTML = count > 0 ? #"<span class="dot">\#(count > 99 ? "99+" : String(count))</span>"# : HTML()
            return #"<a class="act grow" href="/orders?tab=\#(tab.rawValue)">\#(icon.html)\#(OrderWords.tab(tab), language)\#(dot)</a>"#
        }
        return #"""
            <section class="card pad stack g2" aria-labelledby="or"><div class="row between"><h2 class="md" id="or">\#(Words.orders, language)</h2>\#
            <a class="more" href="/orders">\#(Words.all, language)\#(Icon.next.small)</a></div><nav class="row acts" aria-labelledby="or">\#(links)</nav></section>
            """#
    }

    /// Language and light or dark. Both are kept in this browser, signed in or not.
    private func looks(_ request: WebRequest) -> HTML {
        let language = request.language
        let themes: [(String, Phrase)] = [("", Words.system), (Theme.light.rawValue, Words.light), (Theme.dark.rawValue, Words.dark)]
        let buttons: [HTML] = themes.map { value, label in
            let current: HTML = value == (request.theme?.rawValue ?? "") ? #" aria-current="true""# : HTML()
            return #"<button class="chip" name="theme" value="\#(value)"\#(current)>\#(label, language)</button>"#
        }
        let zh: HTML = language == .zh ? #" aria-current="true""# : HTML()
        let en: HTML = language == .en ? #" aria-current="true""# : HTML()
        return #"""
            <section class="card pad stack g2" id="look" aria-label="\#(Words.looks, language)"><form class="row between wrap" method="post" action="/me/look">\#(request.csrfField)\#
            <h2 class="md">\#(Words.theme, language)</h2><span class="row wrap">\#(buttons)</span></form>
            <div class="row between wrap"><h2 class="md">\#(Words.language, language)</h2><span class="row wrap">\#
            <a class="chip" href="/me?lang=zh-CN" lang="zh-CN" hreflang="zh-CN"\#(zh)>中文</a><a class="chip" href="/me?lang=en" lang="en" hreflang="en"\#(en)>English</a></span></div></section>
            """#
    }

    private func row(_ href: String, _ icon: Icon, _ label: String, _ note: String = "", badge: Int = 0) -> HTML {
        let dot: HTML = badge > 0 ? #"<span class="dot">\#(badge > 99 ? "99+" : String(badge))</span>"# : HTML()
        return
            #"<a href="\#(href)">\#(icon.html)<span class="grow">\#(label)</span>\#(dot)<span class="sm muted">\#(note)</span>\#(Icon.next.small)</a>"#
    }
}

/// A phone number in part, an e-mail address as it is: shown to its owner alone.
func masked(_ identifier: Identifier) -> String {
    switch identifier {
    case .phone(let phone): Format.masked(phone: phone)
    case .email(let email): email
    }
}

private enum Words {
    static let title = Phrase("store.me", zh: "我的", en: "Me")
    static let stranger = Phrase("store.me_stranger", zh: "登录后看订单、地址和购物车。", en: "Sign in to see your orders, addresses and cart.")
    static let signIn = Phrase("store.me_sign_in", zh: "登录", en: "Sign in")
    static let signUp = Phrase("store.me_sign_up", zh: "注册", en: "Sign up")
    static let edit = Phrase("store.me_edit", zh: "修改", en: "Edit")
    static let orders = Phrase("store.me_orders", zh: "我的订单", en: "My orders")
    static let all = Phrase("store.me_all_orders", zh: "全部", en: "All")
    static let things = Phrase("store.me_things", zh: "我的东西", en: "My things")
    static let favourites = Phrase("store.me_favourites", zh: "收藏", en: "Favourites")
    static let history = Phrase("store.me_history", zh: "看过的", en: "Recently seen")
    static let addresses = Phrase("store.me_addresses", zh: "收货地址", en: "Addresses")
    static let talks = Phrase("store.me_talks", zh: "通知与消息", en: "Notices and messages")
    static let notices = Phrase("store.me_notices", zh: "通知", en: "Notices")
    static let messages = Phrase("store.me_messages", zh: "和店铺的消息", en: "Messages with shops")
    static let desk = Phrase("store.me_desk", zh: "商家后台", en: "Merchant desk")
    static let looks = Phrase("store.me_looks", zh: "外观与语言", en: "Appearance and language")
    static let theme = Phrase("store.me_theme", zh: "外观", en: "Appearance")
    static let language = Phrase("store.me_language", zh: "语言", en: "Language")
    static let system = Phrase("store.me_theme_system", zh: "跟随系统", en: "System")
    static let light = Phrase("store.me_theme_light", zh: "浅色", en: "Light")
    static let dark = Phrase("store.me_theme_dark", zh: "深色", en: "Dark")
    static let signOut = Phrase("store.sign_out", zh: "退出登录", en: "Sign out")
}
