// NoticePages.swift: what a person was told, newest first; each leads to its order.
import Catalog
import Core
import Design
import Notices
import Trade
import Web

extension Storefront {
    var noticePages: [PageRoute] {
        [
            PageRoute(.get, "/notices", needs: .signedIn) { try await showNotices($0) },
            PageRoute(.get, "/notices/{notice}", needs: .signedIn) { request in
                let (id, person): (ID<PersonNotice>, ID<Account>) = (try request.id("notice"), try request.caller.id())
                let notice = try await request.isAhead ? notices.notice(id, of: person) : notices.markRead(id, of: person)
                return .redirect(to: Self.subject(of: notice))
            },
            PageRoute(.post, "/notices/read", needs: .signedIn) { request in
                guard let newest = try request.form().text("newest").flatMap({ ID<PersonNotice>($0) }) else { throw WebError.notFound }
                try await notices.markAllRead(upTo: newest, of: request.caller.id())
                return .redirect(to: "/notices")
            },
        ]
    }

    /// The page of what a notice is about.
    private static func subject(of notice: PersonNotice) -> String {
        switch (notice.kind, notice.shop, notice.order) {
        case (.shopRejected, _, _): return "/desk"
        case (.platformRefundRefused, _, _): return "/desk/platform/reconciliation"
        case (.shopRefundRefused, let shop?, let order?): return "/desk/shops/\(shop)/orders/\(order)"
        case (.shopOpened, let shop?, _), (.shopSuspended, let shop?, _), (.shopResumed, let shop?, _): return "/desk/shops/\(shop)"
        case (.stockBack, let shop?, _), (.restOver, let shop?, _):
            guard let product = notice.product else { return "/" }
            return address(productPath(shop, product), [("sku", notice.sku?.description)])
        case (_, let shop?, let order?):
            guard let it = notice.subject else { return "/orders/\(shop)/\(order)" }
            if notice.kind == .platformCase { return "/desk/platform/shops/\(shop)/aftersale/\(it)" }
            return notice.kind.isShopsCase ? "/desk/shops/\(shop)/aftersale/\(it)" : "/orders/\(shop)/\(order)/cases/\(it)"
        default: return "/orders"
        }
    }

    private func showNotices(_ request: WebRequest) async throws -> WebResponse {
        let (language, person) = (request.language, try request.caller.id())
        await settled(person)
        let page = try await notices.notices(of: person, PageRequest(limit: 20, after: request.after))
        guard let newest = page.items.first else {
            return try await show(
                request, NoticeWords.title(language), header: .back(to: "/me"), tab: .me,
                Empty.html(.box, NoticeWords.none(language), action: (NoticeWords.look(language), "/")))
        }
        let shops = try await catalog.shopCards(Set(page.items.compactMap(\.shop)).sorted())
        let titles = try await titles(page.items)
        let rows: [HTML] = page.items.map { notice in
            row(notice, notice.shop.flatMap { shops[$0] }?.name ?? "", notice.product.flatMap { titles[$0] } ?? "", language)
        }
        let unread = try await notices.unread(of: person)
        let readAll: HTML =
            unread > 0 && request.after == nil
            ? #"""
            <form class="row between" method="post" action="/notices/read" data-once>\#(request.csrfField)\#(hidden("newest", "\(newest.id)"))\#
            <p class="sm ink2">\#(NoticeWords.unreadCount, language, ["n": Format.count(unread, language)])</p><button class="btn line sm tall">\#(NoticeWords.readAll, language)</button></form>
            """# : HTML()
        let next: String? = page.next.map { address("/notices", [("after", $0.text)]) }
        return try await show(
            request, NoticeWords.title(language), header: .back(to: "/me"), tab: .me,
            #"\#(readAll)<ul class="card rows">\#(rows)</ul>\#(Paging.html(next: next, language))<p class="sm muted center">\#(NoticeWords.kept, language)</p>"#
        )
    }

    /// Of the products that are named, by now.
    private func titles(_ items: [PersonNotice]) async throws -> [ID<Product>: String] {
        var found: [ID<Product>: String] = [:]
        let byShop = Dictionary(grouping: items.filter { $0.product != nil && $0.shop != nil }, by: \.shop)
        for case let (shop?, named) in byShop {
            let cards = try await catalog.productCards(Set(named.compactMap(\.product)).sorted(), of: shop)
            found.merge(cards.mapValues(\.title)) { first, _ in first }
        }
        return found
    }

    private func row(_ notice: PersonNotice, _ shop: String, _ what: String, _ language: Language) -> HTML {
        let values: [String: String] = ["n": Format.money(notice.amount), "shop": shop, "what": what]
        let (title, text) = NoticeWords.of(notice.kind, hasOrder: notice.order != nil)
        let heading: HTML =
            notice.isRead
            ? #"<span class="ink2">\#(title, language, values)</span>"#
            : #"<b>\#(title, language, values)</b> <span class="tag red">\#(NoticeWords.unread, language)</span>"#
        return #"""
            <li><a href="/notices/\#(notice.id)">\#(icon(notice.kind).html)<span class="grow"><span class="wide-line">\#(heading)</span>\#
            <span class="wide-line sm ink2">\#(text, language, values)</span><span class="sm muted">\#(When.html(notice.at, now: clock.now(), language))</span></span>\#(Icon.next.small)</a></li>
            """#
    }

    private func icon(_ kind: PersonNotice.Kind) -> Icon {
        switch kind {
        case .orderPaid: .check
        case .orderPartlyShipped, .orderShipped: .box
        case .orderCompletesSoon, .orderExpired: .clock
        case .orderCompleted: .check
        case .orderCancelled, .orderClosed: .close
        case .caseWaits, .shopCaseWaits: .clock
        case .refunded, .refundWaits, .shopRefundRefused, .platformRefundRefused, .caseAgreed, .caseRejected, .caseResent, .caseEnded,
            .shopCaseOpened, .shopCaseSentBack, .platformCase, .caseWon, .caseLost, .shopCaseWon, .shopCaseLost:
            .returns
        case .shopOpened, .shopResumed: .shop
        case .stockBack, .restOver: .bell
        case .shopRejected, .shopSuspended: .warn
        }
    }
}
