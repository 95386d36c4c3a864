// BuyerEndpoints.swift: what anyone may see.
import Core
import Identity
import Web

struct ProductInput: Sendable { let shop: ID<Shop>, product: ID<Product> }
struct ShopInput: Sendable { let shop: ID<Shop> }
struct PageInput: Sendable { let limit: Int64, after: Cursor? }

extension Catalog {
    /// Everything this room answers over HTTP.
    public var endpoints: [AnyEndpoint] {
        searchEndpoints + [
            listedProductEndpoint.erased, shopsEndpoint.erased, shopEndpoint.erased,
            categoriesEndpoint.erased, brandsEndpoint.erased, openShopEndpoint.erased, ownShopsEndpoint.erased,
            changeShopEndpoint.erased, restEndpoint.erased, productsEndpoint.erased, productEndpoint.erased, createProductEndpoint.erased,
            editProductEndpoint.erased, stateEndpoint.erased, pricesEndpoint.erased, stockEndpoint.erased,
            journalEndpoint.erased, pictureUpload.erased, picture.erased,
        ] + keptEndpoints + platformEndpoints
    }

    var listedProductEndpoint: Endpoint<ProductInput, Product> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/products/{product}", "A product on sale.", needs: .anyone, input: .productInput,
            output: .product(.skuOnSale), errors: ["catalog.product_not_found", "catalog.shop_not_found", "catalog.shop_suspended"]
        ) { input, _ in try await listedProduct(input.product, of: input.shop) }
    }

    var shopsEndpoint: Endpoint<PageInput, Page<ShopCard>> {
        Endpoint(
            .get, "/api/v1/shops", "Open shops, newest first.", needs: .anyone,
            input: .object(
                PageInput.init, Field("limit", in: .query, { $0.limit }, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, { $0.after }, Schema<Cursor>.cursor.optional)),
            output: .page(of: .shopCard)
        ) { input, _ in try await shops(PageRequest(limit: input.limit, after: input.after)) }
    }

    var shopEndpoint: Endpoint<ShopInput, Shop> {
        Endpoint(
            .get, "/api/v1/shops/{shop}", "A shop.", needs: .anyone,
            input: .object(ShopInput.init, Field("shop", in: .path, { $0.shop }, .id())), output: .shop,
            errors: ["catalog.shop_not_found"]
        ) { input, _ in try await shop(input.shop) }
    }

    var categoriesEndpoint: Endpoint<Void, [Category]> {
        Endpoint(
            .get, "/api/v1/categories", "The tree that is shown, parents first.", needs: .anyone, input: .nothing,
            output: .object({ $0 }, Field("items", { $0 }, .list(of: .category, 0...10_000)))
        ) { _, _ in try await categories().shown }
    }

    var brandsEndpoint: Endpoint<Void, [Brand]> {
        Endpoint(
            .get, "/api/v1/brands", "All brands, by name.", needs: .anyone, input: .nothing,
            output: .object({ $0 }, Field("items", { $0 }, .list(of: .brand, 0...100_000)))
        ) { _, _ in try await brands() }
    }
}

extension Schema where Value == ProductInput {
    static var productInput: Schema {
        .object(
            ProductInput.init, Field("shop", in: .path, { $0.shop }, .id()), Field("product", in: .path, { $0.product }, .id()))
    }
}
