// PlatformPlace.swift: who works for the platform, what they may do there, and the frame around each of their pages.
import AfterSale
import Catalog
import Core
import Design
import Identity
import Payments
import Reviews
import Runtime
import Settlement
import Web

/// One request at the platform's desk.
struct PlatformPlace: Sendable {
    /// What the desk asks about; each page's own permission is checked before.
    static let rights = [
        "platform.read", "shops.read", "shops.review", "categories.write", "brands.write", "accounts.read", "accounts.lock",
        "settings.read", "settings.write", "work.read", "work.retry", "payments.reconcile", "coupons.read", "coupons.write",
        "fees.read", "withdrawals.read", "withdrawals.review", "debts.write_off", "ledger.read", "ledger.correct",
        "aftersale.decide", "reviews.hide",
    ]
    static let path = "/desk/platform"

    /// The parts of the menu.
    enum Part: CaseIterable {
        case overview, shops, categories, brands, coupons, afterSale, reviews, withdrawals, fees, journal, accounts, staff
        case reconciliation, settings, work

        var entry: (label: Phrase, href: String, icon: Icon, right: String) {
            let path = PlatformPlace.path
            return switch self {
            case .overview: (PlatformWords.overview, path, .chart, "platform.read")
            case .shops: (PlatformWords.shops, "\(path)/shops", .shop, "shops.read")
            case .categories: (PlatformWords.categories, "\(path)/categories", .grid, "platform.read")
            case .brands: (PlatformWords.brands, "\(path)/brands", .star, "platform.read")
            case .coupons: (OfferDesk.coupons, "\(path)/coupons", .wallet, "coupons.read")
            case .withdrawals: (PlatformMoneyWords.withdrawals, "\(path)/withdrawals", .wallet, "withdrawals.read")
            case .fees: (PlatformMoneyWords.fees, "\(path)/fees", .chart, "fees.read")
            case .afterSale: (CaseDeskWords.title, "\(path)/aftersale", .returns, AfterSale.decide)
            case .reviews: (CaseDeskWords.reviews, "\(path)/reviews", .heart, Reviews.hide)
            case .journal: (LedgerWords.platformLedger, "\(path)/journal", .orders, "ledger.read")
            case .accounts: (PlatformWords.accounts, "\(path)/accounts", .person, "accounts.read")
            case .staff: (PlatformWords.staff, "\(path)/staff", .people, "platform.read")
            case .reconciliation: (ReconcileWords.title, "\(path)/reconciliation", .wallet, "payments.reconcile")
            case .settings: (PlatformWords.settings, "\(path)/settings", .settings, "settings.read")
            case .work: (PlatformWords.work, "\(path)/work", .clock, "work.read")
            }
        }
    }

    let request: WebRequest
    let person: ID<Account>, name: String
    let may: Set<String>
    /// Applications that wait for review; what the machine could not do.
    let waiting: Int64, troubled: Int64
    /// Differences between payment companies' books and ours that nobody has settled, and refunds that the companies refused.
    let differing: Int64
    /// Cases that wait for a decision, and withdrawals that wait for review; counted up to what a badge shows.
    let escalated: Int64, toReview: Int64
    let now: Timestamp

    var language: Language { request.language }

    func page(
        _ title: String, at part: Part, subtitle: String = "", crumbs: [(label: String, href: String)] = [], actions: HTML = HTML(),
        body: HTML, status: Int = 200
    ) -> WebResponse {
        var page = DeskPage(title: title, language: language, nav: menu(part), body: said + body)
        (page.subtitle, page.crumbs, page.actions) = (subtitle, crumbs, actions)
        (page.subject, page.person, page.here) = (PlatformWords.platform(language), name, request.here)
        (page.end, page.theme) = (signOut(request), request.theme)
        return .html(page.html, status: status)
    }

    private func menu(_ current: Part) -> [DeskPage.Group] {
        func entries(_ parts: [Part]) -> [DeskPage.Entry] {
            parts.filter { may.contains($0.entry.right) }.map { part in
                let entry = part.entry
                let open: Int64 =
                    switch part {
                    case .shops: waiting
                    case .work: troubled
                    case .reconciliation: differing
                    case .afterSale: escalated
                    case .withdrawals: toReview
                    case .overview, .categories, .brands, .coupons, .reviews, .fees, .journal, .accounts, .staff, .settings: 0
                    }
                return DeskPage.Entry(entry.label(language), entry.href, entry.icon, current: part == current, open: Int(open))
            }
        }
        return [
            .init(nil, entries([.overview])),
            .init(PlatformWords.marketGroup(language), entries([.shops, .categories, .brands, .coupons, .afterSale, .reviews])),
            .init(PlatformMoneyWords.group(language), entries([.withdrawals, .fees, .journal])),
            .init(PlatformWords.peopleGroup(language), entries([.accounts, .staff])),
            .init(PlatformWords.runningGroup(language), entries([.reconciliation, .settings, .work])),
        ].filter { !$0.entries.isEmpty }
    }

    /// What the page before did, when its redirect says so.
    private var said: HTML {
        guard let done = request.query("done"), let phrase = PlatformWords.done[done] else { return HTML() }
        return Notice.html(.info, "\(phrase, language)")
    }

    /// A form of the desk: fields under what is wrong, then one button.
    func form(
        _ action: String, _ controls: [Control] = [], _ corrections: Corrections? = nil, hidden: [(String, String)] = [], button: HTML
    ) -> HTML {
        let labels = Dictionary(controls.map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })
        let fields: [HTML] = controls.map { $0.html(error: corrections?[$0.name], language) }
        let carried: [HTML] = hidden.map { name, value -> HTML in #"<input type="hidden" name="\#(name)" value="\#(value)">"# }
        return #"""
            <form class="stack" method="post" action="\#(action)" data-once>\#(request.csrfField)\#(carried)\#
            \#(corrections?.summary(labels) ?? HTML())\#(fields)<div class="row wrap">\#(button)</div></form>
            """#
    }

    /// A button that does one thing at once.
    func act(_ action: String, _ label: String, look: HTML = "line sm", hidden: [(String, String)] = [], about: String = "") -> HTML {
        let carried: [HTML] = hidden.map { name, value -> HTML in #"<input type="hidden" name="\#(name)" value="\#(value)">"# }
        let name: HTML = about.isEmpty ? HTML() : #"<span class="sr"> \#(about)</span>"#
        return #"""
            <form class="inline" method="post" action="\#(action)" data-once>\#(request.csrfField)\#(carried)\#
            <button class="btn \#(look)">\#(label)\#(name)</button></form>
            """#
    }
}

/// A part of a page under a heading.
func section(_ title: String, more: HTML = HTML(), _ inside: HTML) -> HTML {
    #"<section class="card"><header><h2>\#(title)</h2>\#(more)</header><div class="bd stack">\#(inside)</div></section>"#
}

/// Names and values, one under the other.
func facts(_ rows: [(label: String, value: HTML)]) -> HTML {
    let lines: [HTML] = rows.map { label, value -> HTML in "<dt>\(label)</dt><dd>\(value)</dd>" }
    return #"<dl class="kv l">\#(lines)</dl>"#
}

extension Consoles {
    /// Badges say 99+ above 99: nobody counts further.
    private static let badgeMost: Int64 = 100

    func platformPlace(_ request: WebRequest) async throws -> PlatformPlace {
        let person = try request.caller.id()
        var may: Set<String> = []
        for right in PlatformPlace.rights where try await identity.permitsPlatform(person, right) { may.insert(right) }
        let trouble = may.contains("work.read") ? try await monitor.trouble() : (0, 0)
        let differing =
            may.contains("payments.reconcile") ? try await payments.openDifferences() + payments.refusedRefundCount() : 0
        return PlatformPlace(
            request: request, person: person, name: try await identity.profile(of: person)?.name ?? "", may: may,
            waiting: try await catalog.applicationsWaiting(), troubled: trouble.0 + trouble.1,
            differing: differing,
            escalated: may.contains(AfterSale.decide) ? try await afterSale.escalatedCount(atMost: Self.badgeMost) : 0,
            toReview: may.contains("withdrawals.read") ? try await settlement.withdrawalsToReview(atMost: Self.badgeMost) : 0,
            now: clock.now())
    }

    /// Does something and leads on, or shows the page again with what is wrong with it.
    func attempt(
        _ request: WebRequest, then path: String, _ act: (PlatformPlace) async throws -> Void,
        refused: (PlatformPlace, Corrections) async throws -> WebResponse
    ) async throws -> WebResponse {
        let place = try await platformPlace(request)
        do {
            try await act(place)
            return .redirect(to: path)
        } catch let error as any CodedError where error.kind != .notFound && error.kind != .unavailable {
            var corrections = Corrections(place.language)
            corrections.take(error)
            return try await refused(place, corrections)
        }
    }

    var platformPages: [PageRoute] {
        [PageRoute(.get, PlatformPlace.path, needs: .platform("platform.read")) { try await showPlatform($0) }]
            + reviewPages + shopKeepingPages + treePages + brandPages + platformMoneyPages + accountPages + platformStaffPages
            + settingPages + workPages + reconcilePages + refusedPages + correctionPages + platformCouponPages
    }
}
