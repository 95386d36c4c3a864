// FrontPages.swift: the pages that people see.
import Core
import Design
import Identity
import Market
import Runtime
import SandboxPay
import Storefront
import Web

extension Front {
    var pages: [PageRoute] {
        let sandbox = rooms.sandbox.pages(back: { "/pay/\($0)/return" }) { request, title, body in
            StorePage(title: title(request.language), language: request.language, body: body, header: .back(to: "/orders")).html
        }
        return sandbox + storefront.pages
    }

    var errorPage: ErrorPage { storefront.errorPage }

    private var storefront: Storefront {
        Storefront(
            catalog: rooms.catalog, trade: rooms.trade, payments: rooms.payments, identity: rooms.identity, clock: rooms.clock,
            random: rooms.random, settled: { [runner] person in _ = try? await runner.caughtUp(.person(person)) },
            demo: demo.map { DemoPerson(role: $0.role, name: $0.name, start: $0.start, signIn: $0.signIn) })
    }
}
