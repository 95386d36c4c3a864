// KeptEndpoints.swift: a person's favourites and history over HTTP.
import Core
import Identity
import Web

struct KeptPageInput: Sendable {
    let limit: Int64, after: Cursor?
    var page: PageRequest { PageRequest(limit: limit, after: after) }
}
struct KeptInput: Sendable { let product: ID<Product> }
struct AwaitedInput: Sendable { let shop: ID<Shop>, sku: ID<SKU> }

extension Catalog {
    var keptEndpoints: [AnyEndpoint] {
        [
            favouritesEndpoint.erased, addFavouriteEndpoint.erased, removeFavouriteEndpoint.erased, historyEndpoint.erased,
            awaitEndpoint.erased, stopAwaitingEndpoint.erased, rememberEndpoint.erased, forgetEndpoint.erased, forgetHistoryEndpoint.erased,
        ]
    }

    var favouritesEndpoint: Endpoint<KeptPageInput, Page<KeptProduct>> {
        Endpoint(
            .get, "/api/v1/me/favourites", "The caller's favourites as they are now, newest first; at most 500.", needs: .signedIn,
            input: .keptPage, output: .page(of: .kept)
        ) { input, call in try await favourites(of: call.id(), input.page) }
    }

    var addFavouriteEndpoint: Endpoint<ProductInput, Void> {
        Endpoint(
            .put, "/api/v1/me/favourites/{shop}/{product}", "Marks a product as a favourite. Again it does nothing.",
            needs: .signedIn, input: .productInput, output: .nothing,
            errors: ["catalog.product_not_found", "catalog.favourites_full"]
        ) { input, call in try await addFavourite(input.product, of: input.shop, by: call.id()) }
    }

    var removeFavouriteEndpoint: Endpoint<KeptInput, Void> {
        Endpoint(
            .delete, "/api/v1/me/favourites/{product}", "Takes the mark away. Again it does nothing.", needs: .signedIn,
            input: .keptInput, output: .nothing
        ) { input, call in try await removeFavourites([input.product], of: call.id()) }
    }

    var awaitEndpoint: Endpoint<AwaitedInput, Void> {
        Endpoint(
            .put, "/api/v1/me/awaited/{shop}/{sku}",
            "Asks to be told, once, when a SKU that cannot be had now can be. Again it does nothing.",
            needs: .signedIn, input: .awaited, output: .nothing, errors: ["catalog.sku_not_found", "catalog.in_stock"]
        ) { input, call in try await awaitStock(of: input.sku, in: input.shop, by: call.id()) }
    }

    var stopAwaitingEndpoint: Endpoint<AwaitedInput, Void> {
        Endpoint(
            .delete, "/api/v1/me/awaited/{shop}/{sku}", "Waits for a SKU no longer. Again it does nothing.", needs: .signedIn,
            input: .awaited, output: .nothing
        ) { input, call in try await stopAwaiting(input.sku, of: input.shop, by: call.id()) }
    }

    var historyEndpoint: Endpoint<KeptPageInput, Page<KeptProduct>> {
        Endpoint(
            .get, "/api/v1/me/history", "What the caller looked at, newest first, each product once; at most 200.",
            needs: .signedIn, input: .keptPage, output: .page(of: .kept)
        ) { input, call in try await history(of: call.id(), input.page) }
    }

    var rememberEndpoint: Endpoint<ProductInput, Void> {
        Endpoint(
            .put, "/api/v1/me/history/{shop}/{product}", "Remembers that the caller looked at a product.", needs: .signedIn,
            input: .productInput, output: .nothing, errors: ["catalog.product_not_found"]
        ) { input, call in
            try await mustBeListed(input.product, of: input.shop)
            try await remember(input.product, of: input.shop, seenBy: call.id())
        }
    }

    var forgetEndpoint: Endpoint<KeptInput, Void> {
        Endpoint(
            .delete, "/api/v1/me/history/{product}", "Forgets one product. Again it does nothing.", needs: .signedIn,
            input: .keptInput, output: .nothing
        ) { input, call in try await forget([input.product], of: call.id()) }
    }

    var forgetHistoryEndpoint: Endpoint<Void, Void> {
        Endpoint(
            .delete, "/api/v1/me/history", "Forgets everything the caller looked at.", needs: .signedIn, input: .nothing,
            output: .nothing
        ) { _, call in try await forgetHistory(of: call.id()) }
    }
}

extension Schema where Value == KeptPageInput {
    static var keptPage: Schema {
        .object(
            KeptPageInput.init, Field("limit", in: .query, { $0.limit }, .int(PageRequest.limits), default: 20),
            Field("after", in: .query, { $0.after }, Schema<Cursor>.cursor.optional))
    }
}

extension Schema where Value == KeptInput {
    static var keptInput: Schema { .object(KeptInput.init, Field("product", in: .path, { $0.product }, .id())) }
}

extension Schema where Value == AwaitedInput {
    static var awaited: Schema {
        .object(AwaitedInput.init, Field("shop", in: .path, { $0.shop }, .id()), Field("sku", in: .path, { $0.sku }, .id()))
    }
}

extension Schema where Value == KeptProduct {
    static var kept: Schema {
        .object(
            KeptProduct.init(card:available:standing:isResting:at:), Field("product", { $0.card }, .productCard),
            Field("available", { $0.available }, .int(0...Int64.max)), Field("standing", { $0.standing }, .choice()),
            Field("isResting", { $0.isResting }, .bool, about: "Its shop is on holiday: nothing can be ordered."),
            Field("at", { $0.at }, .timestamp))
    }
}
