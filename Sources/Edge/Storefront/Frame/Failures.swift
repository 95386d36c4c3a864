// Failures.swift: a page that cannot be shown, in the storefront's frame.
import Core
import Design
import Web

extension Storefront {
    /// Draws a failure for any page of the house that has no frame of its own. Asks no room: the database may be away.
    public var errorPage: ErrorPage {
        { request, failure in
            let language = request.language
            let why = Failure(failure)
            let (home, orders) = ((Words.home(language), "/"), (Words.orders(language), "/orders"))
            let header: StorePage.Header = if case .notFound = why.kind { .search() } else { .back(to: "/") }
            let isSuspended = why.code == "catalog.shop_suspended"
            var page = StorePage(
                title: isSuspended ? Words.suspended(language) : why.title(language), language: language,
                body: why.html(
                    request, happened: isSuspended ? Words.suspendedHappened(language) : nil,
                    next: isSuspended ? Words.suspendedNext(language) : nil,
                    actions: why.kind == .unknown ? [orders, home] : isSuspended ? [home, orders] : [home]), header: header)
            page.theme = request.theme
            return page.html
        }
    }
}

private enum Words {
    static let home = Phrase("store.error_home", zh: "回首页", en: "To the home page")
    static let suspended = Phrase("store.suspended", zh: "店铺暂停营业", en: "This shop is closed for now")
    static let suspendedHappened = Phrase(
        "store.suspended_happened", zh: "平台暂停了这家店的营业，这里的商品暂时买不到。", en: "The platform closed this shop for now; its goods cannot be bought.")
    static let suspendedNext = Phrase(
        "store.suspended_next", zh: "在这家店下过的订单照常发货、退款，可以在“我的订单”里看。",
        en: "Orders placed there are shipped and refunded as usual; see your orders.")
    static let orders = Phrase("store.error_orders", zh: "我的订单", en: "My orders")
}
