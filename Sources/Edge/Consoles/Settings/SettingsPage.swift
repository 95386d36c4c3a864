// SettingsPage.swift: a shop's name, introduction, logo, phone and where its parcels come back to.
import Catalog
import Core
import Design
import Identity
import Web

/// What was typed, kept as it is until all of it can be read.
private struct SettingsForm {
    var name = "", profile = ShopProfile()
    /// The versions of shop and profile that were shown.
    var seen: Int64 = 0, profileSeen: Int64 = 0

    init(_ shop: Shop, _ profile: ShopProfile) {
        (name, self.profile, seen, profileSeen) = (shop.name, profile, shop.version, profile.version)
    }

    init(_ form: Form) {
        name = plain(form.text("name"))
        profile.introduction = plain(form.text("introduction"))
        profile.phone = plain(form.text("phone"))
        profile.returnName = plain(form.text("returnName"))
        profile.returnPhone = plain(form.text("returnPhone"))
        profile.returnAddress = plain(form.text("returnAddress"))
        let kept = form.text("keptLogo") ?? ""
        if kept.hasPrefix(MediaStore.path), kept.utf8.count <= 100, form.text("dropLogo") == nil { profile.logo = kept }
        seen = form.text("seen").flatMap { Int64($0) } ?? 0
        profileSeen = form.text("profileSeen").flatMap { Int64($0) } ?? 0
    }
}

extension Consoles {
    var settingsPages: [PageRoute] {
        [
            PageRoute(.get, "/desk/shops/{shop}/settings", needs: .shop("shop.settings")) { request in
                let place = try await workplace(request)
                let form = SettingsForm(place.shop, try await catalog.profile(of: place.shop.id))
                return settingsPage(place, form, Corrections(place.language))
            },
            PageRoute(.post, "/desk/shops/{shop}/settings", needs: .shop("shop.settings"), bodyLimit: 6 << 20) { request in
                try await saveSettings(request)
            },
        ]
    }

    private func saveSettings(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let sent = try request.form()
        var typed = SettingsForm(sent)
        var corrections = Corrections(place.language)
        if let file = sent.file("logo") {
            do {
                typed.profile.logo = try await catalog.media.keep(file.bytes)
            } catch let error as CatalogError {
                guard case .pictureInvalid(let reason) = error else { throw error }
                corrections.add("logo", reason == "too_large" ? "picture_too_large" : "picture_unknown", String(file.name.prefix(60)))
            }
        }
        guard corrections.isEmpty else { return settingsPage(place, typed, corrections) }
        do {
            try await catalog.saveSettings(
                of: place.shop.id, name: typed.name, typed.profile.seen(typed.profileSeen), seen: typed.seen, by: place.person)
            return .redirect(to: "\(place.path)/settings?done=saved")
        } catch let error as any CodedError where error.kind == .conflict || error.kind == .invalid {
            corrections.take(error)
            let now = try await catalog.profile(of: place.shop.id)
            (typed.seen, typed.profileSeen) = (try await catalog.shop(place.shop.id).version, now.version)
            return settingsPage(place, typed, corrections)
        }
    }

    private func settingsPage(_ place: Workplace, _ form: SettingsForm, _ corrections: Corrections) -> WebResponse {
        let (language, profile) = (place.language, form.profile)
        func box(_ name: String, _ label: Phrase, _ value: String, most: Int, _ more: [(String, String)] = [], help: Phrase? = nil) -> HTML
        {
            Control(
                name, label(language), value: value, help: help.map { $0(language) } ?? "", required: name == "name",
                attributes: [("maxlength", String(most))] + more
            ).html(error: corrections[name], language)
        }
        let introduction = Control(
            "introduction", SettingsWords.introduction(language), .area(rows: 4), value: profile.introduction,
            help: SettingsWords.introductionHelp(language), required: false)
        var logo = HTML()
        if let address = profile.logo {
            logo = #"""
                <div class="row"><span class="pic s"><img src="\#(address)" alt="\#(SettingsWords.logo, language)" width="44" height="44"></span><input type="hidden" name="keptLogo" value="\#(address)"><label class="check"><input type="checkbox" name="dropLogo"> \#(SettingsWords.dropLogo, language)</label></div>
                """#
        }
        let file = Control(
            "logo", SettingsWords.logo(language), .file(accept: "image/png,image/jpeg,image/webp,image/gif"),
            help: SettingsWords.logoHelp(language), required: false, attributes: [("data-drop", "")])
        let labels = Dictionary(uniqueKeysWithValues: SettingsWords.labels.map { ($0.0, $0.1(language)) })
        let body: HTML = #"""
            \#(corrections.summary(labels))<form class="stack t" method="post" enctype="multipart/form-data" data-once>\#(place.request.csrfField)<input type="hidden" name="seen" value="\#(form.seen)"><input type="hidden" name="profileSeen" value="\#(form.profileSeen)">\#
            <div class="cols half"><section class="card"><header><h2>\#(SettingsWords.face, language)</h2></header><div class="bd stack">\#(box("name", SettingsWords.name, form.name, most: 60))\#
            <p class="sub">\#(SettingsWords.slug, language, ["slug": "/shops/\(place.shop.slug)"])</p>\#(introduction.html(error: corrections["introduction"], language))\#(logo)\#(file.html(error: corrections["logo"], language))\#
            \#(box("phone", SettingsWords.phone, profile.phone, most: 40, [("inputmode", "tel"), ("autocomplete", "tel")], help: SettingsWords.phoneHelp))</div></section>\#
            <section class="card"><header><h2>\#(SettingsWords.returns, language)</h2></header><div class="bd stack"><p class="sub">\#(SettingsWords.returnsHelp, language)</p>\#
            \#(box("returnName", SettingsWords.returnName, profile.returnName, most: 40))\#(box("returnPhone", SettingsWords.returnPhone, profile.returnPhone, most: 40, [("inputmode", "tel")]))\#
            \#(box("returnAddress", SettingsWords.returnAddress, profile.returnAddress, most: 200))</div></section></div>\#
            <div class="savebar"><span>\#(SettingsWords.effect, language)</span><span class="grow"></span><button class="btn teal">\#(SettingsWords.save, language)</button></div></form>
            """#
        return place.page(
            SettingsWords.title(language), at: .settings,
            actions: #"<a class="btn line" href="\#(place.path)/settings/rest">\#(RestWords.title, language)</a>"#, body: body,
            status: corrections.isEmpty ? 200 : 422)
    }
}

enum SettingsWords {
    static let title = Phrase("desk.set_title", zh: "店铺设置", en: "Shop settings")
    static let face = Phrase("desk.set_face", zh: "买家看到的", en: "What buyers see")
    static let name = Phrase("desk.set_name", zh: "店铺名字", en: "Name of the shop")
    static let slug = Phrase("desk.set_slug", zh: "店铺网址 {slug}，开店后不能改", en: "Address {slug}; it stays as it is")
    static let introduction = Phrase("desk.set_introduction", zh: "店铺介绍", en: "Introduction")
    static let introductionHelp = Phrase("desk.set_introduction_help", zh: "最多 500 字，不用写标签", en: "At most 500 characters of plain text")
    static let logo = Phrase("desk.set_logo", zh: "店铺标志", en: "Logo")
    static let logoHelp = Phrase(
        "desk.set_logo_help", zh: "方形图片最好；PNG、JPEG、WebP 或 GIF，5 MB 以内", en: "Square is best; PNG, JPEG, WebP or GIF, up to 5 MB")
    static let dropLogo = Phrase("desk.set_drop_logo", zh: "去掉现在的标志", en: "Remove the present logo")
    static let phone = Phrase("desk.set_phone", zh: "店铺电话", en: "Phone of the shop")
    static let phoneHelp = Phrase("desk.set_phone_help", zh: "买家会看到；不想公开就留空", en: "Buyers see it; leave it empty to keep it private")
    static let returns = Phrase("desk.set_returns", zh: "退货收件", en: "Where returns go")
    static let returnsHelp = Phrase("desk.set_returns_help", zh: "三项要么都填，要么都不填。", en: "Give all three, or none.")
    static let returnName = Phrase("desk.set_return_name", zh: "收件人", en: "Receiver")
    static let returnPhone = Phrase("desk.set_return_phone", zh: "收件电话", en: "Receiver's phone")
    static let returnAddress = Phrase("desk.set_return_address", zh: "收件地址", en: "Address")
    static let effect = Phrase("desk.set_effect", zh: "保存后买家马上看到", en: "Buyers see it at once")
    static let save = Phrase("desk.set_save", zh: "保存设置", en: "Save settings")
    static let suspended = Phrase("desk.set_suspended", zh: "店铺已被平台暂停。", en: "The platform has suspended this shop.")
    static let suspendedWhy = Phrase("desk.set_suspended_why", zh: "原因：{why}。", en: "The reason: {why}.")
    static let suspendedEffect = Phrase(
        "desk.set_suspended_effect", zh: "买家看不到商品，也不能下新订单；已有的订单请照常发货。要恢复请联系平台客服。",
        en:
            "Buyers do not see its products and cannot order; please ship the orders you have. Ask the platform's service how to be resumed."
    )

    static let labels: [(String, Phrase)] = [
        ("name", name), ("introduction", introduction), ("logo", logo), ("phone", phone), ("returnName", returnName),
        ("returnPhone", returnPhone), ("returnAddress", returnAddress),
    ]
}
