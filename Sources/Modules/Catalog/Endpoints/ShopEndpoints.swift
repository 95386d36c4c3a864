// ShopEndpoints.swift: an organisation and its shops.
import Core
import Identity
import Store
import Web

struct OpenShopInput: Sendable { let organisation: ID<Organisation>, slug: String, name: String }
struct OwnShopsInput: Sendable { let organisation: ID<Organisation> }
struct RestInput: Sendable { let shop: ID<Shop>, from: Timestamp?, until: Timestamp?, note: String }
struct ChangeShopInput: Sendable { let shop: ID<Shop>, name: String }

extension Catalog {
    var openShopEndpoint: Endpoint<OpenShopInput, Shop> {
        Endpoint(
            .post, "/api/v1/organisations/{organisation}/shops", "Opens a shop, where the platform reviews none.",
            needs: .organisation("shops.create"),
            input: .object(
                OpenShopInput.init, Field("organisation", in: .path, { $0.organisation }, .id()),
                Field("slug", { $0.slug }, .text(3...40).check("not_a_slug", expected: "a-z 0-9 -") { ShopRules.isSlug($0) }),
                Field("name", { $0.name }, .text(ShopRules.name))),
            output: .shop, errors: ["catalog.slug_taken", "catalog.review_required", "store.idempotency_key_reused"], idempotent: .key,
            success: 201
        ) { input, call in
            let key = RepeatKey(
                caller: try call.id(), operation: "catalog.open_shop", key: try call.key(),
                input: "\(input.organisation) \(input.slug) \(input.name)")
            if try await shopsAreReviewed() { throw CatalogError.reviewRequired }
            return try await openShop(
                of: input.organisation, slug: input.slug, name: input.name, repeating: key, by: try call.id())
        }
    }

    var ownShopsEndpoint: Endpoint<OwnShopsInput, [ShopCard]> {
        Endpoint(
            .get, "/api/v1/organisations/{organisation}/shops", "An organisation's shops, oldest first.",
            needs: .organisation("shop.read"),
            input: .object(OwnShopsInput.init, Field("organisation", in: .path, { $0.organisation }, .id())),
            output: .object({ $0 }, Field("items", { $0 }, .list(of: .shopCard, 0...10_000)))
        ) { input, _ in try await shops(of: input.organisation) }
    }

    var changeShopEndpoint: Endpoint<ChangeShopInput, Shop> {
        Endpoint(
            .patch, "/api/v1/shops/{shop}", "Gives a shop another name.", needs: .shop("shop.settings"),
            input: .object(
                ChangeShopInput.init, Field("shop", in: .path, { $0.shop }, .id()),
                Field("name", { $0.name }, .text(ShopRules.name))),
            output: .shop, errors: ["catalog.shop_not_found"]
        ) { input, _ in try await change(input.shop, name: input.name) }
    }

    var restEndpoint: Endpoint<RestInput, Shop> {
        Endpoint(
            .put, "/api/v1/shops/{shop}/rest", "Plans a shop's holiday: seen, and nothing can be ordered. Without an end there is none.",
            needs: .shop("shop.settings"),
            input: .object(
                RestInput.init, Field("shop", in: .path, { $0.shop }, .id()),
                Field("from", { $0.from }, Schema<Timestamp>.timestamp.optional, about: "At once where it is not said."),
                Field("until", { $0.until }, Schema<Timestamp>.timestamp.optional, about: "Open again from then on."),
                Field("note", { $0.note }, .text(0...ShopRest.noteMax), default: "", about: "For buyers.")),
            output: .shop, errors: ["catalog.shop_not_found"]
        ) { input, call in
            let now = clock.now()
            try await rest(input.shop, input.until.map { ShopRest(from: input.from ?? now, until: $0, note: input.note) }, by: call.id())
            return try await shop(input.shop)
        }
    }
}
