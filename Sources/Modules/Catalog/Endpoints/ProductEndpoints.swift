// ProductEndpoints.swift: a merchant's products, prices and stock.
import Core
import Identity
import Web

struct ProductsInput: Sendable { let shop: ID<Shop>, state: Product.State?, limit: Int64, after: Cursor? }
struct CreateInput: Sendable { let shop: ID<Shop>, product: ProductDraft }
struct EditInput: Sendable { let shop: ID<Shop>, product: ID<Product>, version: Int64, draft: ProductDraft }
struct StateInput: Sendable { let shop: ID<Shop>, product: ID<Product>, state: Product.State }
struct PricesInput: Sendable { let shop: ID<Shop>, product: ID<Product>, prices: [PriceChange] }
struct StockLine: Sendable { let sku: ID<SKU>, onHand: Int64 }
struct StockInput: Sendable { let shop: ID<Shop>, note: String, stock: [StockLine] }
struct JournalInput: Sendable { let shop: ID<Shop>, sku: ID<SKU>, limit: Int64, after: Cursor? }

extension Catalog {
    var productsEndpoint: Endpoint<ProductsInput, Page<ProductCard>> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/catalog", "A shop's products in any state, newest first.", needs: .shop("catalog.read"),
            input: .object(
                ProductsInput.init, Field("shop", in: .path, { $0.shop }, .id()),
                Field("state", in: .query, { $0.state }, Schema<Product.State>.choice().optional),
                Field("limit", in: .query, { $0.limit }, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, { $0.after }, Schema<Cursor>.cursor.optional)),
            output: .page(of: .productCard)
        ) { input, _ in
            try await products(of: input.shop, state: input.state, PageRequest(limit: input.limit, after: input.after))
        }
    }

    var productEndpoint: Endpoint<ProductInput, Product> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/catalog/{product}", "A product with its stock, in any state.",
            needs: .shop("catalog.read"), input: .productInput, output: .product(.sku), errors: ["catalog.product_not_found"]
        ) { input, _ in try await product(input.product, of: input.shop) }
    }

    var createProductEndpoint: Endpoint<CreateInput, Product> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/catalog", "Makes a product, as a draft.", needs: .shop("catalog.write"),
            input: .object(
                CreateInput.init, Field("shop", in: .path, { $0.shop }, .id()), Field("product", { $0.product }, .productDraft)),
            output: .product(.sku),
            errors: [
                "catalog.shop_not_found", "catalog.category_not_found", "catalog.brand_not_found",
                "store.idempotency_key_reused",
            ], idempotent: .key, bodyLimit: 1 << 20, success: 201
        ) { input, call in
            try await createProduct(in: input.shop, input.product, by: call.id(), key: call.key())
        }
    }

    var editProductEndpoint: Endpoint<EditInput, Product> {
        Endpoint(
            .put, "/api/v1/shops/{shop}/catalog/{product}",
            "Writes a product anew. SKUs are matched by their values and keep their stock; those not named go off sale.",
            needs: .shop("catalog.write"),
            input: .object(
                EditInput.init, Field("shop", in: .path, { $0.shop }, .id()), Field("product", in: .path, { $0.product }, .id()),
                Field("version", { $0.version }, .int(1...Int64.max), about: "Of the product that was edited."),
                Field("draft", { $0.draft }, .productDraft)),
            output: .product(.sku),
            errors: [
                "catalog.product_not_found", "catalog.product_stale", "catalog.category_not_found", "catalog.brand_not_found",
            ], bodyLimit: 1 << 20
        ) { input, call in try await edit(input.product, of: input.shop, version: input.version, input.draft, by: call.id()) }
    }

    var stateEndpoint: Endpoint<StateInput, Product> {
        Endpoint(
            .put, "/api/v1/shops/{shop}/catalog/{product}/state", "Puts a product on sale, off sale, or away.",
            needs: .shop("catalog.write"),
            input: .object(
                StateInput.init, Field("shop", in: .path, { $0.shop }, .id()), Field("product", in: .path, { $0.product }, .id()),
                Field("state", { $0.state }, .choice())),
            output: .product(.sku), errors: ["catalog.product_not_found", "catalog.state_refused"]
        ) { input, call in try await setState(input.state, of: input.product, in: input.shop, by: call.id()) }
    }

    var pricesEndpoint: Endpoint<PricesInput, Product> {
        let line: Schema<PriceChange> = .object(
            PriceChange.init, Field("sku", { $0.sku }, .id()), Field("price", { $0.price }, .price),
            Field("listPrice", { $0.listPrice }, Schema<Money>.price.optional))
        return Endpoint(
            .put, "/api/v1/shops/{shop}/catalog/{product}/prices", "Sets prices, at once.", needs: .shop("catalog.write"),
            input: .object(
                PricesInput.init, Field("shop", in: .path, { $0.shop }, .id()),
                Field("product", in: .path, { $0.product }, .id()),
                Field("prices", { $0.prices }, .list(of: line, ProductBounds.skus))),
            output: .product(.sku), errors: ["catalog.product_not_found", "catalog.sku_not_found"]
        ) { input, call in try await setPrices(of: input.product, in: input.shop, input.prices, by: call.id()) }
    }

    var stockEndpoint: Endpoint<StockInput, Void> {
        let line: Schema<StockLine> = .object(
            StockLine.init, Field("sku", { $0.sku }, .id()), Field("onHand", { $0.onHand }, .int(ProductBounds.stock)))
        return Endpoint(
            .put, "/api/v1/shops/{shop}/stock", "Sets stock on hand, at once: all lines or none.", needs: .shop("stock.write"),
            input: .object(
                StockInput.init, Field("shop", in: .path, { $0.shop }, .id()),
                Field("note", { $0.note }, .text(0...StockReason.noteMax), default: "", about: "Why, for the journal."),
                Field("stock", { $0.stock }, .list(of: line, ProductBounds.skus))),
            output: .nothing, errors: ["catalog.sku_not_found", "catalog.stock_below_reserved"]
        ) { input, call in
            let reason = StockReason(try call.id(), input.note)
            try await setStock(of: input.shop, input.stock.map { ($0.sku, $0.onHand) }, reason: reason)
        }
    }

    var journalEndpoint: Endpoint<JournalInput, Page<StockEntry>> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/skus/{sku}/stock-journal", "Every change of a SKU's stock, newest first.",
            needs: .shop("stock.read"),
            input: .object(
                JournalInput.init, Field("shop", in: .path, { $0.shop }, .id()), Field("sku", in: .path, { $0.sku }, .id()),
                Field("limit", in: .query, { $0.limit }, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, { $0.after }, Schema<Cursor>.cursor.optional)),
            output: .page(of: .stockEntry), errors: ["catalog.sku_not_found"]
        ) { input, _ in
            try await stockJournal(of: input.sku, in: input.shop, PageRequest(limit: input.limit, after: input.after))
        }
    }
}
