// CouponPages.swift: a buyer claims coupons, by a button or a code, and sees those in hand.
import Catalog
import Core
import Design
import Identity
import Offers
import Web

extension Storefront {
    var couponPages: [PageRoute] {
        [
            PageRoute(.get, "/me/coupons", needs: .signedIn) { try await coupons($0) },
            PageRoute(.post, "/me/coupons", needs: .signedIn) { try await claimCode($0) },
            PageRoute(.post, "/coupons/{home}/{offer}", needs: .signedIn) { try await claimShown($0) },
        ]
    }

    /// `home` is the shop's number, or 0 for the platform. Goes back to where the button was, with what became of it.
    private func claimShown(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        guard let home = Int64(request.parameter("home") ?? ""), home >= 0, let key = form.text("idempotency_key"), isPlainKey(key)
        else { throw WebError.badRequest("form") }
        let offer: ID<Offer> = try request.id("offer")
        let shop: ID<Shop>? = home == 0 ? nil : ID(home)
        let back: String = form.text("back").flatMap { isOwnPath($0) ? $0 : nil } ?? "/me/coupons"
        do {
            _ = try await offers.claim(offer, of: shop, by: request.caller.id(), key: key)
            return .redirect(to: address(back, [("coupon", "got")]) + "#coupons")
        } catch let error as OffersError {
            return .redirect(to: address(back, [("coupon", CouponWords.said(error))]) + "#coupons")
        }
    }

    /// A path of this site without a query: what a form may lead back to.
    private func isOwnPath(_ path: String) -> Bool {
        path.hasPrefix("/") && !path.hasPrefix("//") && path.utf8.count <= 200
            && path.utf8.allSatisfy { 0x21...0x7E ~= $0 && $0 != 0x3F && $0 != 0x23 && $0 != 0x5C }
    }

    private func claimCode(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        let typed = String((form.text("code") ?? "").prefix(40))
        guard let key = form.text("idempotency_key"), isPlainKey(key) else { throw WebError.badRequest("form") }
        do {
            _ = try await offers.claim(code: typed, by: request.caller.id(), key: key)
            return .redirect(to: "/me/coupons?coupon=got")
        } catch let error as OffersError {
            return try await coupons(request, typed: typed, problem: CouponWords.problem(error, request.language))
        }
    }

    private func coupons(_ request: WebRequest, typed: String = "", problem: String? = nil) async throws -> WebResponse {
        let language = request.language
        let person = try request.caller.id()
        let now = clock.now()
        let page = try await offers.coupons(of: person, PageRequest(limit: 50, after: request.after))
        let shops = try await catalog.shopCards(Set(page.items.compactMap(\.offer.shop)).sorted())
        let usable = page.items.filter { $0.coupon.isUsable(at: now) }.sorted { $0.coupon.endsAt < $1.coupon.endsAt }
        let rest = page.items.filter { !$0.coupon.isUsable(at: now) }
        let offered = try await offers.shown(of: nil, to: person).filter { $0.got < $0.offer.terms.perPerson && $0.isLeft }
        let claims: [HTML] = offered.map { shown in
            couponRow(
                shown.offer, CouponWords.platform(language), until: shown.offer.terms.endsAt, language,
                side: claimButton(shown.offer, back: "/me/coupons", request))
        }
        let held: [HTML] = (usable + rest).map { held in
            let from = held.offer.shop.map { shops[$0]?.name ?? CartWords.closedShop(language) } ?? CouponWords.platform(language)
            let side: HTML =
                if held.coupon.standing > 0 {
                    #"<span class="tag">\#(CouponWords.spent, language)</span>"#
                } else if !held.coupon.isUsable(at: now) {
                    #"<span class="tag">\#(CouponWords.ended, language)</span>"#
                } else if now < held.offer.terms.startsAt {
                    #"<span class="tag gold">\#(CouponWords.from, language, ["at": When.day(held.offer.terms.startsAt) + " " + When.clock(held.offer.terms.startsAt)])</span>"#
                } else {
                    HTML()
                }
            return couponRow(held.offer, from, until: held.coupon.endsAt, language, side: side)
        }
        let invalid: HTML = problem == nil ? HTML() : #" aria-invalid="true" aria-describedby="code-e""#
        let error: HTML = problem.map { #"<span class="err" id="code-e" role="alert">\#($0)</span>"# } ?? HTML()
        let list: HTML =
            held.isEmpty
            ? Empty.html(.gift, CouponWords.none(language), action: (CartWords.look(language), "/"))
            : #"<section class="card rows" aria-label="\#(CouponWords.title, language)">\#(held)</section>"#
        let next: HTML =
            page.next.map {
                #"<p class="center"><a class="btn line" href="\#(address("/me/coupons", [("after", $0.text)]))">\#(CouponWords.older, language)</a></p>"#
            }
            ?? HTML()
        return try await show(
            request, CouponWords.title(language), header: .back(to: "/me"), status: problem == nil ? 200 : 422, here: "/me/coupons",
            #"""
            <div class="gutter stack g2" id="coupons">\#(couponSaid(request))
            <form class="card pad row wrap" method="post" action="/me/coupons" data-once>\#(request.csrfField)\#(hidden("idempotency_key", random.secret()))\#
            <div class="field grow"><label for="code">\#(CouponWords.code, language)</label><input id="code" name="code" maxlength="40" value="\#(typed)" autocomplete="off" autocapitalize="characters" enterkeyhint="done"\#(invalid)>\#(error)</div>\#
            <button class="btn line">\#(CouponWords.take, language)</button></form>
            \#(claims.isEmpty ? HTML() : #"<section class="card rows" aria-label="\#(CouponWords.offered, language)">\#(claims)</section>"# as HTML)\#(list)\#(next)</div>
            """#)
    }

    /// What a claim came to, after it: `?coupon=`.
    func couponSaid(_ request: WebRequest) -> HTML {
        guard let said = request.query("coupon") else { return HTML() }
        let language = request.language
        return switch said {
        case "got": Notice.html(.info, "\(CouponWords.got, language)")
        case "enough": Notice.html(.warning, "\(CouponWords.enough, language)")
        case "all": Notice.html(.warning, "\(CouponWords.allGiven, language)")
        default: Notice.html(.warning, "\(CouponWords.notLive, language)")
        }
    }

    /// A button for who is signed in; for others the way to sign in.
    func claimButton(_ offer: Offer, back: String, _ request: WebRequest) -> HTML {
        let language = request.language
        let name: HTML = #"\#(CouponWords.take, language)<span class="sr"> \#(offer.name)</span>"#
        guard (try? request.caller.id()) != nil else {
            return #"<a class="btn gold sm tall" href="\#(address("/sign-in", [("next", back)]))">\#(name)</a>"#
        }
        return #"""
            <form method="post" action="/coupons/\#(offer.shop?.number ?? 0)/\#(offer.id)" data-once>\#(request.csrfField)\#(hidden("back", back))\#(hidden("idempotency_key", random.secret()))\#
            <button class="btn gold sm tall">\#(name)</button></form>
            """#
    }
}

/// One coupon: what it takes off, whose it is, until when; at its side what can be done.
func couponRow(_ offer: Offer, _ from: String, until end: Timestamp, _ language: Language, side: HTML) -> HTML {
    #"""
    <div class="r"><span class="grow"><b>\#(offer.terms.ladder.words(saying(language)))</b> <span class="tag gold">\#(offer.kind.words, language)</span><br>\#
    <span class="sm ink2">\#(from.isEmpty ? offer.name : offer.name + " · " + from)</span><br><span class="sm muted">\#(CouponWords.until, language, ["at": When.day(end) + " " + When.clock(end)])</span></span>\#(side)</div>
    """#
}

/// Offers in words, with amounts and moments as buyers' pages write them.
func saying(_ language: Language) -> SayingStyle {
    SayingStyle(language, money: { Format.money($0) }, time: { When.day($0) + " " + When.clock($0) })
}

enum CouponWords {
    static let title = Phrase("store.coupons", zh: "我的券", en: "My coupons")
    static let panel = Phrase("store.offers_panel", zh: "优惠", en: "Offers")
    static let none = Phrase(
        "store.coupons_none", zh: "还没有券。店铺页和商品页上的券可以领。", en: "No coupons yet. Claim them on the pages of shops and products.")
    static let code = Phrase("store.coupon_code", zh: "券码", en: "Coupon code")
    static let take = Phrase("store.coupon_take", zh: "领取", en: "Claim")
    static let older = Phrase("store.coupons_older", zh: "更早的", en: "Older")
    static let offered = Phrase("store.coupons_offered", zh: "可以领的平台券", en: "Platform coupons to claim")
    static let platform = Phrase("store.coupon_platform", zh: "平台通用", en: "Any shop")
    static let spent = Phrase("store.coupon_is_spent", zh: "已用", en: "Spent")
    static let ended = Phrase("store.coupon_is_over", zh: "已过期", en: "Ended")
    static let from = Phrase("store.coupon_good_from", zh: "{at} 起可用", en: "From {at}")
    static let until = Phrase("store.coupon_until", zh: "{at} 前可用", en: "Until {at}")
    static let got = Phrase("store.coupon_got", zh: "领到了，结算时自动用上最划算的。", en: "Claimed. Checkout uses what saves you most.")
    static let has = Phrase("store.coupon_has", zh: "已领", en: "Claimed")
    static let automatic = Phrase("store.coupon_automatic", zh: "结算自动减", en: "Applied at checkout")
    static let enough = Phrase("store.coupon_enough", zh: "这种券你已经领够了。", en: "You have as many of this coupon as one person gets.")
    static let allGiven = Phrase("store.coupon_all", zh: "这种券已经领完了。", en: "All of this coupon are given out.")
    static let notLive = Phrase("store.coupon_not_live", zh: "这种券现在领不了。", en: "This coupon cannot be claimed now.")
    static let codeUnknown = Phrase("store.coupon_code_unknown", zh: "没有这个券码，检查一下再试。", en: "There is no such code; check it and try again.")

    static func said(_ error: OffersError) -> String {
        switch error {
        case .enoughOfIt: "enough"
        case .allGiven: "all"
        case .offerNotFound, .couponNotFound, .templateNotFound, .couponSpent, .couponOver, .notLive, .notToClaim, .codeUnknown, .codeTaken,
            .tooManyOffers, .tooSoon, .stale:
            "no"
        }
    }

    static func problem(_ error: OffersError, _ language: Language) -> String {
        switch error {
        case .enoughOfIt: enough(language)
        case .allGiven: allGiven(language)
        case .codeUnknown: codeUnknown(language)
        case .offerNotFound, .couponNotFound, .templateNotFound, .couponSpent, .couponOver, .notLive, .notToClaim, .codeTaken,
            .tooManyOffers, .tooSoon, .stale:
            notLive(language)
        }
    }
}
