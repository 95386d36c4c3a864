// ShopsPage.swift: the shops that somebody works for, and opening one.
import Catalog
import Core
import Design
import Identity
import Web

/// What is typed to open a shop.
struct OpenShopForm: Sendable {
    var name = "", slug = "", organisation = "", newOrganisation = ""
    var key: String

    init(key: String) { self.key = key }
    init(_ form: Form) throws {
        (name, slug) = (trimmed(form.text("name") ?? ""), trimmed(form.text("slug") ?? "").lowercased())
        (organisation, newOrganisation) = (form.text("organisation") ?? "", trimmed(form.text("newOrganisation") ?? ""))
        key = try form.idempotencyKey()
    }
}

extension Consoles {
    var shopPages: [PageRoute] {
        [
            PageRoute(.get, "/desk", needs: .signedIn) {
                try await showShops($0, OpenShopForm(key: random.secret()), Corrections($0.language))
            },
            PageRoute(.post, "/desk", needs: .signedIn) { try await openShop($0) },
            PageRoute(.get, "/desk/shops/{shop}", needs: .shop("shop.read")) { try await showOverview($0) },
        ]
    }

    private func openShop(_ request: WebRequest) async throws -> WebResponse {
        let person = try request.caller.id()
        let typed = try OpenShopForm(request.form())
        if try await catalog.shopsAreReviewed() { return .redirect(to: "/desk/apply") }
        var corrections = Corrections(request.language)
        do {
            let owner = try await owner(of: typed, by: person, &corrections)
            guard let owner, corrections.isEmpty else { return try await showShops(request, typed, corrections) }
            return .redirect(to: "/desk/shops/\(try await shop(typed, of: owner).id)?done=opened")
        } catch let error as any CodedError {
            corrections.take(error)
            return try await showShops(request, typed, corrections)
        }
    }

    /// Who shall own the shop: one of the person's organisations, or a new one.
    private func owner(
        of typed: OpenShopForm, by person: ID<Account>, _ corrections: inout Corrections
    ) async throws -> ID<Organisation>? {
        if !(1...60 ~= typed.name.count) { corrections.add("name", typed.name.isEmpty ? "required" : "too_long", "1…60") }
        let own = try await merchants(of: person)
        if let chosen = ID<Organisation>(typed.organisation) ?? (own.count == 1 ? own[0].organisation.id : nil) {
            guard own.contains(where: { $0.organisation.id == chosen }) else {
                corrections.add("organisation", "not_a_choice")
                return nil
            }
            return chosen
        }
        guard own.isEmpty else {
            corrections.add("organisation", "required")
            return nil
        }
        guard let name = OrganisationName(typed.newOrganisation) else {
            corrections.add("newOrganisation", typed.newOrganisation.isEmpty ? "required" : "too_long", "1…60")
            return nil
        }
        guard corrections.isEmpty else { return nil }
        return try await identity.createOrganisation(name, kinds: [.merchant], by: person, key: typed.key)
    }

    /// The shop; the same form again finds it under its slug.
    private func shop(_ typed: OpenShopForm, of owner: ID<Organisation>) async throws -> Shop {
        do {
            return try await catalog.openShop(of: owner, slug: typed.slug, name: typed.name)
        } catch let error as CatalogError {
            guard case .slugTaken = error, let there = try? await catalog.shop(slug: typed.slug), there.organisationNumber == owner.number,
                there.name == typed.name
            else { throw error }
            return there
        }
    }

    /// The organisations for which somebody may open shops.
    func merchants(of person: ID<Account>) async throws -> [Membership] {
        var own: [Membership] = []
        for membership in try await identity.memberships(of: person) where membership.organisation.kinds.contains(.merchant) {
            if try await identity.permits(person, "shops.create", in: membership.organisation.id) { own.append(membership) }
        }
        return own
    }

    private func showShops(_ request: WebRequest, _ typed: OpenShopForm, _ corrections: Corrections) async throws -> WebResponse {
        let person = try request.caller.id()
        var cards: [(shop: ShopCard, organisation: String, roles: Set<Role>)] = []
        for membership in try await identity.memberships(of: person) {
            for shop in try await catalog.shops(of: membership.organisation.id) {
                cards.append((shop, membership.organisation.name, membership.roles))
            }
        }
        let own = try await merchants(of: person)
        let language = request.language
        let rows: [HTML] = cards.map { card in
            let roles: String = card.roles.map { $0.words(language) }.sorted().joined(separator: " · ")
            return #"""
                <a class="card pad row between inherit" href="/desk/shops/\#(card.shop.id)"><span class="grow"><b>\#(card.shop.name)</b>\#
                <span class="sub wide-line">\#(card.organisation) · \#(roles)</span></span>\#(Icon.next.html)</a>
                """#
        }
        let list: HTML =
            rows.isEmpty
            ? #"<section class="card">\#(Empty.html(.basket, ShopWords.none(language)))</section>"# : #"<div class="stack">\#(rows)</div>"#
        let waiting = try await applicationCards(of: try await identity.memberships(of: person), language)
        let opening: HTML =
            try await catalog.shopsAreReviewed() ? applyCard(language) : form(typed, own, corrections, request)
        let body: HTML =
            #"<div class="cols"><div class="stack t">\#(waiting)\#(list)</div><div class="stack t">\#(opening)</div></div>"#
        let platform: [DeskPage.Entry] =
            try await identity.permitsPlatform(person, "platform.read")
            ? [.init(PlatformWords.platform(language), PlatformPlace.path, .shield)] : []
        var page = DeskPage(
            title: Say.myShops(language), language: language,
            nav: [
                .init(
                    nil,
                    [.init(Say.myShops(language), "/desk", .shop, current: true)] + platform
                        + cards.map { .init($0.shop.name, "/desk/shops/\($0.shop.id)", .bag) })
            ],
            body: body)
        (page.person, page.here) = (try await identity.profile(of: person)?.name ?? "", request.here)
        (page.end, page.theme) = (signOut(request), request.theme)
        return .html(page.html, status: corrections.isEmpty ? 200 : 422)
    }

    private func form(_ typed: OpenShopForm, _ own: [Membership], _ corrections: Corrections, _ request: WebRequest) -> HTML {
        let language = request.language
        var controls = [
            Control(
                "name", ShopWords.name(language), value: typed.name, help: ShopWords.nameHelp(language),
                attributes: [("maxlength", "60"), ("autocomplete", "off")]),
            Control(
                "slug", ShopWords.slug(language), value: typed.slug, help: ShopWords.slugHelp(language),
                attributes: [("maxlength", "40"), ("autocomplete", "off"), ("autocapitalize", "none"), ("spellcheck", "false")]),
        ]
        if own.isEmpty {
            controls.append(
                Control(
                    "newOrganisation", ShopWords.organisation(language), value: typed.newOrganisation,
                    help: ShopWords.organisationHelp(language), attributes: [("maxlength", "60"), ("autocomplete", "organization")]))
        } else if own.count > 1 {
            let options = own.map { Control.Option($0.organisation.id.description, $0.organisation.name) }
            controls.append(Control("organisation", ShopWords.organisation(language), .select(options), value: typed.organisation))
        }
        let labels = Dictionary(uniqueKeysWithValues: controls.map { ($0.name, $0.label) })
        let fields: [HTML] = controls.map { $0.html(error: corrections[$0.name], language) }
        return #"""
            <section class="card"><header><h2>\#(ShopWords.open, language)</h2></header><form class="bd stack" method="post" action="/desk">\#
            \#(request.csrfField)<input type="hidden" name="idempotency_key" value="\#(typed.key)">\#(corrections.summary(labels))\#(fields)\#
            <button class="btn teal">\#(ShopWords.openVerb, language)</button></form></section>
            """#
    }
}

enum ShopWords {
    static let none = Phrase("desk.no_shops", zh: "你还没有店铺。开一家，就能发布商品。", en: "You have no shop yet. Open one to publish products.")
    static let open = Phrase("desk.open_shop", zh: "开一家店", en: "Open a shop")
    static let openVerb = Phrase("desk.open_shop_verb", zh: "开店", en: "Open the shop")
    static let name = Phrase("desk.shop_name", zh: "店铺名", en: "Name of the shop")
    static let nameHelp = Phrase("desk.shop_name_help", zh: "买家看到的名字，以后可以改", en: "What buyers see; you can change it later")
    static let slug = Phrase("desk.shop_slug", zh: "店铺网址", en: "Address of the shop")
    static let slugHelp = Phrase(
        "desk.shop_slug_help", zh: "小写字母、数字和连字符，如 longwu-tea；开店后不能改",
        en: "Lower-case letters, digits, hyphens: longwu-tea. It stays for good")
    static let organisation = Phrase("desk.organisation", zh: "经营主体", en: "Organisation")
    static let organisationHelp = Phrase("desk.organisation_help", zh: "公司、合作社或个人的名称", en: "The company, cooperative or person behind it")
}
