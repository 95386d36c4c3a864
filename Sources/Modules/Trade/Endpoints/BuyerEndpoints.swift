// BuyerEndpoints.swift: a buyer's API: cart, addresses, checkout, orders.
import Catalog
import Core
import Identity
import Offers
import Payments
import Web

struct CartView: Sendable { let lines: [LineView], left: [ID<SKU>], total: Money }
struct SKUInput: Sendable { let sku: ID<SKU> }
struct AddressInput: Sendable { let postal: PostalFields, isDefault: Bool }
struct AddressChange: Sendable { let id: ID<Address>, postal: PostalFields, isDefault: Bool }
struct AddressView: Sendable { let id: ID<Address>, postal: PostalFields, isDefault: Bool }
struct AddressID: Sendable { let id: ID<Address> }
struct NoteInput: Sendable { let shop: ID<Shop>, text: String }
struct CheckoutInput: Sendable {
    let lines: [WantedLine], address: ID<Address>, total: Money, notes: [NoteInput]?, fromCart: Bool, coupons: [ID<Coupon>]?
}
struct LinesInput: Sendable { let lines: [WantedLine], division: String?, coupons: [ID<Coupon>]? }
struct QuoteView: Sendable {
    let lines: [LineView], goods: Money, discount: Money, freight: Money, total: Money, coupons: [ID<Coupon>], offers: [OfferNoteView]
}
struct BuyerOrderInput: Sendable { let shop: ID<Shop>, order: ID<Order> }

private let cartErrors = ["trade.line_gone", "trade.line_delisted", "trade.sold_out", "trade.cart_full"]

extension Trade {
    var buyerEndpoints: [AnyEndpoint] {
        [
            showCart.erased, addLine.erased, setLine.erased, removeLine.erased, listAddresses.erased, createAddress.erased,
            updateAddress.erased, removeAddress.erased, showQuote.erased, placeOrders.erased, listOrders.erased,
            showOrder.erased, cancelOrder.erased, confirmOrder.erased,
        ] + cartEndpoints
    }

    var showCart: Endpoint<Void, CartView> {
        Endpoint(.get, "/api/v1/me/cart", "Shows the caller's cart, as it is now.", needs: .person, input: .nothing, output: .cart) {
            _, call in
            CartView(try await cart(of: call.anyone()))
        }
    }

    var addLine: Endpoint<WantedLine, CartView> {
        Endpoint(
            .post, "/api/v1/me/cart/lines", "Adds pieces to the cart.", needs: .person, input: .wantedLine, output: .cart,
            errors: cartErrors
        ) { line, call in
            try await addToCart(line, of: call.anyone())
            return CartView(try await cart(of: call.anyone()))
        }
    }

    var setLine: Endpoint<WantedLine, CartView> {
        Endpoint(
            .put, "/api/v1/me/cart/lines/{sku}", "Sets how many pieces are in the cart.", needs: .person,
            input: .object(
                WantedLine.init, Field("shop", \.shop, .id()), Field("sku", in: .path, \.sku, .id()),
                Field("quantity", \.quantity, .int(WantedLine.quantities))), output: .cart, errors: cartErrors
        ) { line, call in
            try await setInCart(line, of: call.anyone())
            return CartView(try await cart(of: call.anyone()))
        }
    }

    var removeLine: Endpoint<SKUInput, CartView> {
        Endpoint(
            .delete, "/api/v1/me/cart/lines/{sku}", "Takes a line out of the cart.", needs: .person,
            input: .object(SKUInput.init, Field("sku", in: .path, \.sku, .id())), output: .cart
        ) { input, call in
            try await removeFromCart([input.sku], of: call.anyone())
            return CartView(try await cart(of: call.anyone()))
        }
    }

    var listAddresses: Endpoint<Void, [AddressView]> {
        Endpoint(
            .get, "/api/v1/me/addresses", "Lists the caller's addresses, the default one first.", needs: .signedIn, input: .nothing,
            output: .list(of: .address, 0...Trade.addressesMax)
        ) { _, call in try await addresses(of: call.id()).map(AddressView.init) }
    }

    var createAddress: Endpoint<AddressInput, AddressView> {
        Endpoint(
            .post, "/api/v1/me/addresses", "Adds an address; the first is the default.", needs: .signedIn,
            input: .object(
                AddressInput.init, Field("address", \.postal, .postalAddress), Field("isDefault", \.isDefault, .bool, default: false)),
            output: .address, errors: ["trade.address_book_full"], success: 201
        ) { input, call in AddressView(try await addAddress(input.postal.checked(at: "address"), isDefault: input.isDefault, of: call.id()))
        }
    }

    var updateAddress: Endpoint<AddressChange, AddressView> {
        Endpoint(
            .put, "/api/v1/me/addresses/{id}", "Changes an address; placed orders keep their copy.", needs: .signedIn,
            input: .object(
                AddressChange.init, Field("id", in: .path, \.id, .id()), Field("address", \.postal, .postalAddress),
                Field("isDefault", \.isDefault, .bool, default: false)),
            output: .address, errors: ["trade.address_not_found"]
        ) { input, call in
            AddressView(
                try await changeAddress(input.id, to: input.postal.checked(at: "address"), isDefault: input.isDefault, of: call.id()))
        }
    }

    var removeAddress: Endpoint<AddressID, Void> {
        Endpoint(
            .delete, "/api/v1/me/addresses/{id}", "Deletes an address.", needs: .signedIn,
            input: .object(AddressID.init, Field("id", in: .path, \.id, .id())), output: .nothing,
            errors: ["trade.address_not_found"]
        ) { input, call in try await deleteAddress(input.id, of: call.id()) }
    }

    var showQuote: Endpoint<LinesInput, QuoteView> {
        Endpoint(
            .post, "/api/v1/quotes", "Says what lines cost now, and what is in the way of buying them.", needs: .anyone,
            input: .object(
                LinesInput.init, Field("lines", \.lines, .list(of: .wantedLine, 1...Quote.linesMax)),
                Field(
                    "division", \.division, Schema<String>.text(2...6).optional,
                    about: "Where it goes, an area's code; absent: freight is not counted."),
                Field(
                    "coupons", \.coupons, Schema<[ID<Coupon>]>.list(of: .id(), 0...20).optional,
                    about: "Only these may be spent; absent: any that the caller holds.")), output: .quote
        ) { input, call in
            let buyer = call.caller.isGuest ? nil : call.caller.person
            let whom = QuoteFor(buyer: buyer, division: input.division, coupons: input.coupons)
            return QuoteView(try await quote(input.lines, for: whom))
        }
    }

    var placeOrders: Endpoint<CheckoutInput, Placed> {
        Endpoint(
            .post, "/api/v1/checkouts", "Places one order per shop, reserves the stock and asks for the money once.",
            needs: .signedIn,
            input: .object(
                CheckoutInput.init, Field("lines", \.lines, .list(of: .wantedLine, 1...Quote.linesMax)),
                Field("address", \.address, .id()),
                Field(
                    "total", \.total, .money(0...Money.minorMax), about: "What the buyer saw; another total is refused with the new one."),
                Field("notes", \.notes, Schema<[NoteInput]>.list(of: .note, 0...Quote.linesMax).optional),
                Field("fromCart", \.fromCart, .bool, default: false),
                Field(
                    "coupons", \.coupons, Schema<[ID<Coupon>]>.list(of: .id(), 0...20).optional,
                    about: "Only these may be spent; absent: any that the caller holds.")),
            output: .placed,
            errors: [
                "trade.address_not_found", "trade.line_gone", "trade.line_delisted", "trade.sold_out", "trade.total_changed",
                "trade.not_sent_there", "trade.shop_resting", "offers.coupon_not_found", "offers.coupon_spent", "offers.coupon_over",
                "store.idempotency_key_reused",
            ], idempotent: .key, success: 201
        ) { input, call in
            let buyer = try call.id()
            let notes = Dictionary((input.notes ?? []).map { ($0.shop, $0.text) }) { first, _ in first }
            return try await place(
                Checkout(
                    buyer: buyer, lines: input.lines, address: .saved(input.address), total: input.total, notes: notes,
                    fromCart: input.fromCart, coupons: input.coupons, key: try call.key()))
        }
    }

    var listOrders: Endpoint<BuyerOrdersInput, Page<OrderView>> {
        Endpoint(
            .get, "/api/v1/me/orders", "Lists the caller's orders over all shops, newest first.", needs: .signedIn,
            input: .buyerOrders, output: .page(of: .order)
        ) { input, call in
            try await views(try await orders(of: call.id(), in: input.tab, input.page))
        }
    }

    var showOrder: Endpoint<BuyerOrderInput, OrderView> {
        Endpoint(
            .get, "/api/v1/me/shops/{shop}/orders/{order}", "Shows an order of the caller.", needs: .signedIn, input: .buyerOrder,
            output: .order, errors: ["trade.order_not_found"]
        ) { input, call in try await view(try await order(input.order, of: input.shop, asBuyer: call.id())) }
    }

    var cancelOrder: Endpoint<BuyerOrderInput, OrderView> {
        Endpoint(
            .post, "/api/v1/me/shops/{shop}/orders/{order}/cancel",
            "Cancels an order before it is shipped: unpaid, or with full refund. Again it does nothing.", needs: .signedIn,
            input: .buyerOrder, output: .order, errors: ["trade.order_not_found", "trade.wrong_state"]
        ) { input, call in try await view(try await cancel(input.order, of: input.shop, by: call.id())) }
    }

    var confirmOrder: Endpoint<BuyerOrderInput, OrderView> {
        Endpoint(
            .post, "/api/v1/me/shops/{shop}/orders/{order}/confirm", "Says that an order arrived. Again it does nothing.",
            needs: .signedIn, input: .buyerOrder, output: .order, errors: ["trade.order_not_found", "trade.wrong_state"]
        ) { input, call in try await view(try await confirm(input.order, of: input.shop, by: call.id())) }
    }

    func view(_ order: Order) async throws -> OrderView { OrderView(order, try await parcels(of: order)) }

    func views(_ page: Page<Order>) async throws -> Page<OrderView> {
        let parcels = try await parcels(of: page.items)
        return page.map { OrderView($0, parcels[$0.id] ?? []) }
    }
}

extension CartView {
    init(_ cart: Cart) {
        self.init(
            lines: cart.items.map { LineView($0.quoted) }, left: cart.items.filter(\.isLeft).map(\.quoted.wanted.sku), total: cart.total)
    }
}

extension AddressView {
    init(_ address: Address) { self.init(id: address.id, postal: PostalFields(address.postal), isDefault: address.isDefault) }
}

extension Schema<CartView> {
    static var cart: Schema {
        .object(
            CartView.init, Field("lines", \.lines, .list(of: .line, 0...Cart.linesMax)),
            Field("left", \.left, .list(of: .id(), 0...Cart.linesMax), about: "Left for another time, by SKU."),
            Field("total", \.total, .money(0...Money.minorMax), about: "Of what can be bought now and is not left."))
    }
}

extension Schema<QuoteView> {
    static var quote: Schema {
        .object(
            QuoteView.init(lines:goods:discount:freight:total:coupons:offers:),
            Field("lines", \.lines, .list(of: .line, 0...Quote.linesMax)),
            Field("goods", \.goods, .money(0...Money.minorMax), about: "After every discount."),
            Field("discount", \.discount, .money(0...Money.minorMax)), Field("freight", \.freight, .money(0...Money.minorMax)),
            Field("total", \.total, .money(0...Money.minorMax)),
            Field("coupons", \.coupons, .list(of: .id(), 0...100), about: "The coupons that would be spent."),
            Field("offers", \.offers, .list(of: .offerNote, 0...1_000), about: "What became of each offer, those first that were used."))
    }
}

extension Schema<AddressView> {
    static var address: Schema {
        .object(
            AddressView.init, Field("id", \.id, .id()), Field("address", \.postal, .postalAddress),
            Field("isDefault", \.isDefault, .bool))
    }
}

extension Schema<NoteInput> {
    static var note: Schema { .object(NoteInput.init, Field("shop", \.shop, .id()), Field("text", \.text, .text(0...200))) }
}

extension Schema<BuyerOrderInput> {
    static var buyerOrder: Schema {
        .object(BuyerOrderInput.init, Field("shop", in: .path, \.shop, .id()), Field("order", in: .path, \.order, .id()))
    }
}
