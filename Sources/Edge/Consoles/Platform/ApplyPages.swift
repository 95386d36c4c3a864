// ApplyPages.swift: a merchant applies for a shop, follows the application, and hands a rejected one in again.
import Catalog
import Core
import Design
import Identity
import Web

/// What is typed to apply.
private struct ApplyForm: Sendable {
    var name = "", slug = "", goods = "", contact = "", organisation = "", newOrganisation = ""
    var key: String

    init(key: String) { self.key = key }
    init(_ form: Form) throws {
        (name, slug) = (trimmed(form.text("name") ?? ""), trimmed(form.text("slug") ?? "").lowercased())
        (goods, contact) = (trimmed(form.text("goods") ?? ""), trimmed(form.text("contact") ?? ""))
        (organisation, newOrganisation) = (form.text("organisation") ?? "", trimmed(form.text("newOrganisation") ?? ""))
        key = try form.idempotencyKey()
    }
    init(_ application: ShopApplication, key: String) {
        (name, slug) = (application.draft.name, application.draft.slug)
        (goods, contact, self.key) = (application.draft.goods, application.draft.contact, key)
    }

    var draft: ShopDraft { ShopDraft(slug: slug, name: name, goods: goods, contact: contact) }
}

extension Consoles {
    var applyPages: [PageRoute] {
        [
            PageRoute(.get, "/desk/apply", needs: .signedIn) { request in
                try await showApply(request, ApplyForm(key: random.secret()), Corrections(request.language), again: nil)
            },
            PageRoute(.post, "/desk/apply", needs: .signedIn) { try await apply($0) },
            PageRoute(.get, "/desk/apply/{application}", needs: .signedIn) { request in
                let (application, _) = try await ownApplication(request)
                let typed = ApplyForm(application, key: random.secret())
                return try await showApply(request, typed, Corrections(request.language), again: application)
            },
            PageRoute(.post, "/desk/apply/{application}", needs: .signedIn) { request in
                let (application, person) = try await ownApplication(request)
                let typed = try ApplyForm(request.form())
                do {
                    _ = try await catalog.applyAgain(application.id, typed.draft, for: application.organisation, by: person)
                    return .redirect(to: "/desk")
                } catch let error as any CodedError where error.kind == .invalid || error.kind == .conflict {
                    var corrections = Corrections(request.language)
                    corrections.take(error)
                    return try await showApply(request, typed, corrections, again: application)
                }
            },
        ]
    }

    /// The application, if the caller may open shops for its organisation; else it does not exist.
    private func ownApplication(_ request: WebRequest) async throws -> (ShopApplication, ID<Account>) {
        let person = try request.caller.id()
        let application = try await catalog.application(request.id("application"))
        guard try await identity.permits(person, "shops.create", in: application.organisation) else {
            throw CatalogError.applicationNotFound
        }
        return (application, person)
    }

    private func apply(_ request: WebRequest) async throws -> WebResponse {
        let person = try request.caller.id()
        let typed = try ApplyForm(request.form())
        var corrections = Corrections(request.language)
        do {
            let own = try await merchants(of: person)
            var owner = ID<Organisation>(typed.organisation) ?? (own.count == 1 ? own[0].organisation.id : nil)
            if let chosen = owner, !own.contains(where: { $0.organisation.id == chosen }) { throw IdentityError.forbidden }
            if owner == nil, !own.isEmpty { corrections.add("organisation", "required") }
            let fresh = OrganisationName(typed.newOrganisation)
            if owner == nil, own.isEmpty, fresh == nil {
                corrections.add("newOrganisation", typed.newOrganisation.isEmpty ? "required" : "too_long", "1…60")
            }
            for problem in typed.draft.problems() { corrections.add(problem.path, problem.code, problem.expected) }
            guard corrections.isEmpty else { return try await showApply(request, typed, corrections, again: nil) }
            if owner == nil, let fresh {
                owner = try await identity.createOrganisation(fresh, kinds: [.merchant], by: person, key: typed.key)
            }
            guard let owner else { throw WebError.notFound }
            let made = try await catalog.apply(typed.draft, for: owner, by: person, key: typed.key)
            return .redirect(to: made.state == .approved ? "/desk/shops/\(made.id)?done=opened" : "/desk")
        } catch let error as any CodedError where error.kind == .invalid || error.kind == .conflict {
            corrections.take(error)
            return try await showApply(request, typed, corrections, again: nil)
        }
    }

    private func showApply(
        _ request: WebRequest, _ typed: ApplyForm, _ corrections: Corrections, again: ShopApplication?
    ) async throws -> WebResponse {
        let person = try request.caller.id()
        let language = request.language
        let own = try await merchants(of: person)
        var controls = [
            Control(
                "name", ShopWords.name(language), value: typed.name, help: ShopWords.nameHelp(language),
                attributes: [("maxlength", "60"), ("autocomplete", "off")]),
            Control(
                "slug", ShopWords.slug(language), value: typed.slug, help: ShopWords.slugHelp(language),
                attributes: [("maxlength", "40"), ("autocomplete", "off"), ("autocapitalize", "none"), ("spellcheck", "false")]),
            Control(
                "goods", ApplyWords.goods(language), .area(rows: 3), value: typed.goods, help: ApplyWords.goodsHelp(language),
                attributes: [("maxlength", "300")]),
            Control(
                "contact", ApplyWords.contact(language), value: typed.contact, help: ApplyWords.contactHelp(language),
                attributes: [("maxlength", "100")]),
        ]
        if again == nil, own.isEmpty {
            controls.insert(
                Control(
                    "newOrganisation", ShopWords.organisation(language), value: typed.newOrganisation,
                    help: ShopWords.organisationHelp(language), attributes: [("maxlength", "60"), ("autocomplete", "organization")]),
                at: 0)
        } else if again == nil, own.count > 1 {
            let options = own.map { Control.Option($0.organisation.id.description, $0.organisation.name) }
            controls.insert(Control("organisation", ShopWords.organisation(language), .select(options), value: typed.organisation), at: 0)
        }
        let labels = Dictionary(uniqueKeysWithValues: controls.map { ($0.name, $0.label) })
        let fields: [HTML] = controls.map { $0.html(error: corrections[$0.name], language) }
        let action = again.map { "/desk/apply/\($0.id)" } ?? "/desk/apply"
        let why: HTML = again.map { Notice.html(.warning, "\(ApplyWords.rejectedBecause, language)\($0.reason)") } ?? HTML()
        let body: HTML = #"""
            \#(why)<section class="card"><header><h2>\#(ApplyWords.title, language)</h2></header><form class="bd stack" method="post" action="\#(action)" data-once>\#
            \#(request.csrfField)<input type="hidden" name="idempotency_key" value="\#(typed.key)">\#(corrections.summary(labels))\#(fields)\#
            <div class="row wrap"><button class="btn teal">\#(ApplyWords.send, language)</button></div></form></section>
            """#
        var page = DeskPage(
            title: ApplyWords.title(language), language: language,
            nav: [.init(nil, [.init(Say.myShops(language), "/desk", .shop, current: true)])],
            body: body)
        (page.crumbs, page.person, page.here) = (
            [(Say.myShops(language), "/desk")], try await identity.profile(of: person)?.name ?? "", request.here
        )
        (page.end, page.theme) = (signOut(request), request.theme)
        return .html(page.html, status: corrections.isEmpty ? 200 : 422)
    }

    /// A merchant's applications that are not shops yet, for the page of their shops.
    func applicationCards(of memberships: [Membership], _ language: Language) async throws -> HTML {
        var rows: [HTML] = []
        for membership in memberships where membership.organisation.kinds.contains(.merchant) {
            for application in try await catalog.applications(of: membership.organisation.id) {
                switch application.state {
                case .approved: continue
                case .applied:
                    rows.append(
                        #"""
                        <section class="card pad row between wrap"><span class="grow"><b>\#(application.draft.name)</b>\#
                        <span class="sub wide-line">\#(ApplyWords.waits, language)</span></span><span class="tag gold">\#(PlatformWords.toReview, language)</span></section>
                        """#)
                case .rejected:
                    rows.append(
                        #"""
                        <section class="card pad row between wrap"><span class="grow"><b>\#(application.draft.name)</b> <span class="tag danger">\#(PlatformWords.rejected, language)</span>\#
                        <span class="sub wide-line">\#(ApplyWords.rejectedBecause, language)\#(application.reason)</span></span>\#
                        <a class="btn teal sm" href="/desk/apply/\#(application.id)">\#(ApplyWords.again, language)</a></section>
                        """#)
                }
            }
        }
        return rows.joined()
    }

    /// In place of the form to open a shop, where shops are reviewed.
    func applyCard(_ language: Language) -> HTML {
        section(
            ShopWords.open(language),
            #"""
            <div class="stack"><p class="ink2">\#(ApplyWords.about, language)</p><p><a class="btn teal" href="/desk/apply">\#(ApplyWords.title, language)</a></p></div>
            """#)
    }
}

enum ApplyWords {
    static let title = Phrase("apply.title", zh: "申请开店", en: "Apply for a shop")
    static let about = Phrase(
        "apply.about", zh: "填好资料后由平台审核，通过就开业。结果会显示在这里。", en: "The platform reviews what you hand in; the answer appears here.")
    static let send = Phrase("apply.send", zh: "提交申请", en: "Hand in")
    static let goods = Phrase("apply.goods", zh: "卖什么", en: "What you sell")
    static let goodsHelp = Phrase("apply.goods_help", zh: "一两句话：品类、产地、有没有资质", en: "A sentence or two: kinds, origin, licences")
    static let contact = Phrase("apply.contact", zh: "联系人和电话", en: "Contact")
    static let contactHelp = Phrase("apply.contact_help", zh: "平台审核时联系谁，只给平台看", en: "Whom the platform reaches; nobody else sees it")
    static let waits = Phrase("apply.waits", zh: "已提交，平台正在审核。", en: "Handed in; the platform is reviewing it.")
    static let rejectedBecause = Phrase("apply.rejected_because", zh: "没有通过：", en: "Not approved: ")
    static let again = Phrase("apply.again", zh: "改后再申请", en: "Change and hand in")
}
