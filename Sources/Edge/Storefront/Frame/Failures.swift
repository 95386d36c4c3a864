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
            var page = StorePage(
                title: why.title(language), language: language,
                body: why.html(request, actions: why.kind == .unknown ? [orders, home] : [home]), header: header)
            page.theme = request.theme
            return page.html
        }
    }
}

private enum Words {
    static let home = Phrase("store.error_home", zh: "回首页", en: "To the home page")
    static let orders = Phrase("store.error_orders", zh: "我的订单", en: "My orders")
}
