// CheckoutPages.swift: from cart or "buy now" to placed orders, and on to the payment.
import Catalog
import Core
import Design
import Identity
import Offers
import Payments
import Trade
import Web

extension Storefront {
    var checkoutPages: [PageRoute] {
        [
            PageRoute(.get, "/checkout", needs: .signedIn) { try await checkout($0) },
            // Who is not signed in any more is asked to, and keeps what they typed: so anyone may send it.
            PageRoute(
                .post, "/checkout", stale: { try await change($0, isStale: true) }, { try await change($0, isStale: false) }),
        ]
    }

    /// From the cart, or of one SKU: `?shop=&sku=&quantity=`. The key of "buy now" stands in its address, so that going back after
    /// paying and paying again is the same purchase.
    private func checkout(_ request: WebRequest) async throws -> WebResponse {
        let buyer = try request.caller.id()
        var wanted: [WantedLine]
        let isNow = request.query("sku") != nil
        if isNow {
            guard let shop: ID<Shop> = request.id(query: "shop"), let sku: ID<SKU> = request.id(query: "sku"),
                let count = pieces(request.query("quantity") ?? "1")
            else { throw WebError.notFound }
            wanted = [WantedLine(shop: shop, sku: sku, quantity: count)]
        } else {
            wanted = try await trade.cart(of: buyer).chosen
        }
        guard !wanted.isEmpty else { return try await nothingToBuy(request) }
        let key: String = request.query("key").flatMap { isPlainKey($0) ? $0 : nil } ?? random.secret()
        let division = try await trade.addresses(of: buyer).first?.postal.division
        let quote = try await trade.quote(wanted, for: QuoteFor(buyer: buyer, division: division))
        let state = CheckoutState(quote, fromCart: !isNow, key: key)
        return try await showCheckout(request, state)
    }

    /// - Parameter isStale: the page is of another session: it is drawn anew and nothing is done.
    private func change(_ request: WebRequest, isStale: Bool) async throws -> WebResponse {
        let form = try request.form()
        var state = try CheckoutState(form)
        guard let buyer = try? request.caller.id() else { return try await signInToCheckout(request, form) }
        do {
            guard !isStale else { return try await showCheckout(request, state, isStale: true) }
            switch form.text("act") {
            case "pay": return try await pay(request, state, buyer)
            case "save": return try await saveAddress(request, state, buyer)
            case "choose": state.isChoosing = true
            case "new": state.isTyping = true
            case "keep": state.isTyping = false
            case "fit":
                let whom = QuoteFor(buyer: buyer, division: try await division(state, buyer))
                let left = state.fitting(try await trade.quote(state.wanted, for: whom))
                guard !left.isEmpty else { return try await nothingToBuy(request) }
                state.see(try await trade.quote(left, for: whom))
            default: break
            }
            return try await showCheckout(request, state)
        } catch let error as any CodedError where error.kind == .unavailable && !(error is PaymentError) {
            return away(request, form, error)
        }
    }

    /// The same address twice is one: the button may be pressed again.
    private func saveAddress(_ request: WebRequest, _ state: CheckoutState, _ buyer: ID<Account>) async throws -> WebResponse {
        var state = state
        do {
            let postal = try state.entry.checked()
            let known = try await trade.addresses(of: buyer).first { $0.postal == postal }
            let address: Address
            if let known {
                address = known
            } else {
                address = try await trade.addAddress(postal, isDefault: state.entry.isDefault, of: buyer)
            }
            (state.address, state.isTyping) = (address.id, false)
            return try await showCheckout(request, state)
        } catch let error as InvalidInput {
            return try await showCheckout(request, state, problems: error.problems)
        } catch TradeError.addressBookFull {
            return try await showCheckout(request, state, problems: [FieldProblem("", "address_book_full")])
        }
    }

    private func pay(_ request: WebRequest, _ state: CheckoutState, _ buyer: ID<Account>) async throws -> WebResponse {
        guard state.noteProblems.isEmpty else { return try await showCheckout(request, state, problems: state.noteProblems) }
        let chosen: Address? = try await trade.addresses(of: buyer).first { $0.id == state.address }
        guard let address = chosen else {
            return try await showCheckout(request, state, problems: [FieldProblem("address", "required")])
        }
        let placed: Placed
        do {
            placed = try await trade.place(state.checkout(buyer, address.postal))
        } catch TradeError.totalChanged, TradeError.soldOut, TradeError.lineGone, TradeError.lineDelisted, TradeError.notSentThere {
            return try await showCheckout(request, state, status: 409)
        } catch let refusal as OffersError {
            return try await showCheckout(request, state, status: 409, refusal: refusal)
        } catch let error as any CodedError where error.code == "store.idempotency_key_reused" {
            return try await placedBefore(request)
        }
        guard let number = placed.payment else {
            await settled(buyer)
            return .redirect(to: placed.orders.count == 1 ? "/orders/\(placed.orders[0].shop)/\(placed.orders[0].order)" : "/orders")
        }
        return try await goAndPay(number, of: buyer, request)
    }

    /// Where it goes, as far as that is chosen.
    private func division(_ state: CheckoutState, _ buyer: ID<Account>) async throws -> String? {
        let book = try await trade.addresses(of: buyer)
        return (book.first { $0.id == state.address } ?? book.first)?.postal.division
    }

    private func nothingToBuy(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        return try await show(
            request, CheckoutWords.title(language), header: .back(to: "/cart"), here: "/checkout",
            Empty.html(.basket, CheckoutWords.nothing(language), action: (CheckoutWords.orders(language), "/orders")))
    }

    private func placedBefore(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        return try await show(
            request, CheckoutWords.title(language), header: .back(to: "/"), status: 409, here: "/checkout",
            Empty.html(.gift, CheckoutWords.placedBefore(language), action: (CheckoutWords.orders(language), "/orders")))
    }

    /// The database does not answer: nothing is known to have happened, and the same form can be sent again. Its key makes that safe.
    private func away(_ request: WebRequest, _ form: Form, _ error: any CodedError) -> WebResponse {
        let language = request.language
        let fields: [HTML] = form.fields.map { hidden($0.name, $0.value) }
        let page = StorePage(
            title: CheckoutWords.title(language), language: language,
            body: #"""
                \#(Notice.html(.danger, "\(CheckoutWords.away, language)", code: error.code))
                <form id="again" method="post" action="/checkout" data-once>\#(fields)</form>
                """#,
            header: .back(to: "/cart"),
            bar: #"<div><span class="grow"></span><button class="btn" form="again">\#(CheckoutWords.tryAgain, language)</button></div>"#,
            here: "/checkout")
        var response = WebResponse.html(page.html, status: 503)
        response.headers.add("retry-after", "5")
        return response
    }

    /// The page as things are now; what changed since the buyer saw it is said on top.
    func showCheckout(
        _ request: WebRequest, _ state: CheckoutState, problems: [FieldProblem] = [], status: Int = 200, isStale: Bool = false,
        refusal: OffersError? = nil
    ) async throws -> WebResponse {
        let buyer = try request.caller.id()
        var state = state
        let book = try await trade.addresses(of: buyer)
        if book.isEmpty { state.isTyping = true }
        if !book.contains(where: { $0.id == state.address }) { state.address = book.first?.id }
        let place = book.first { $0.id == state.address }?.postal.division
        let quote = try await trade.quote(state.wanted, for: QuoteFor(buyer: buyer, division: state.isTyping ? nil : place))
        let view = CheckoutView(
            state: state, quote: quote, book: book, shops: try await catalog.shopCards(quote.shops.map(\.shop)),
            tree: try await catalog.categories(), problems: problems, isStale: isStale, isRefused: status == 409,
            refusal: refusal, csrf: request.csrfField, language: request.language)
        let back: String = state.fromCart ? "/cart" : quote.lines.first?.sale.map { productPath($0.shop, $0.product) } ?? "/"
        let first = state.lines[0].wanted
        let here: String =
            state.fromCart
            ? "/checkout"
            : address(
                "/checkout",
                [("shop", "\(first.shop)"), ("sku", "\(first.sku)"), ("quantity", "\(first.quantity)"), ("key", state.key)])
        return try await show(
            request, CheckoutWords.title(request.language), header: .back(to: back), bar: view.bar,
            status: problems.isEmpty ? status : 422, here: here, view.body)
    }
}
