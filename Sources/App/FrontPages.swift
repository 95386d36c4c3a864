// FrontPages.swift: the pages that people see.
import Consoles
import Core
import CustomerService
import Design
import Identity
import Market
import Notices
import Runtime
import SandboxPay
import Store
import Storefront
import Trade
import Web

extension Front {
    var storefront: Storefront {
        let (runner, store) = (runner, rooms.store)
        return Storefront(
            catalog: rooms.catalog, offers: rooms.offers, trade: rooms.trade, payments: rooms.payments, identity: rooms.identity,
            notices: rooms.notices, customerService: rooms.customerService, settlement: rooms.settlement, afterSale: rooms.afterSale,
            reviews: rooms.reviews, clock: rooms.clock, random: rooms.random,
            badges: { person in
                try await store.read { db in
                    let (cart, notices, messages) = try db.load(
                        Trade.cartCountQuery(of: person), Notices.unreadQuery(of: person), CustomerService.unreadQuery(of: person))
                    let unread: Int64 = (try notices.first?.int64(0) ?? 0) + (try messages.first?.int64(0) ?? 0)
                    return Badges(cart: try cart.first?.int64(0) ?? 0, unread: unread)
                }
            },
            // A page that shows what listeners did waits for them, and shows what there is when they take too long.
            settled: { person in _ = try? await runner.caughtUp(.person(person)) },
            demo: demo.map { DemoPerson(role: $0.role, name: $0.name, start: $0.start, signIn: $0.signIn) })
    }

    var consoles: Consoles {
        Consoles(
            identity: rooms.identity, catalog: rooms.catalog, ledger: rooms.ledger, offers: rooms.offers, trade: rooms.trade,
            customerService: rooms.customerService, afterSale: rooms.afterSale, reviews: rooms.reviews, insight: rooms.insight,
            settings: rooms.settings, payments: rooms.payments, settlement: rooms.settlement,
            monitor: WorkMonitor(store: rooms.store, clock: rooms.clock, listeners: rooms.listeners.map(\.name)),
            clock: rooms.clock, random: rooms.random)
    }

    var pages: [PageRoute] {
        let consoles = consoles
        let pages =
            storefront.pages + consoles.pages + firstOwnerPages + demoPages
            + rooms.sandbox.pages(back: { "/pay/\($0)/return" }) { request, title, body in
                StorePage(title: title(request.language), language: request.language, body: body, header: .back(to: "/orders")).html
            } desk: { request, title, body in
                try await consoles.reconcilePart(request, title, body)
            }
        return demo.isEmpty ? pages : pages.map { $0.finished(by: demoBar) }
    }

    /// In the frame of the desk or of the storefront, by the address.
    var errorPage: ErrorPage {
        let (store, desk) = (storefront.errorPage, consoles.errorPage)
        let draw: ErrorPage = { request, failure in Consoles.isDesk(request.path) ? desk(request, failure) : store(request, failure) }
        guard !demo.isEmpty else { return draw }
        return { request, failure in demoBar(request, draw(request, failure)) as HTML }
    }
}
