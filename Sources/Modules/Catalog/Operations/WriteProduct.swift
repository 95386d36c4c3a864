// WriteProduct.swift: a merchant makes and edits a product.
import Core
import Crypto
import Identity
import Store

extension Catalog {
    /// Makes a product in state `draft`.
    /// - Parameters:
    ///   - repeating: of the request; a repeat finds the same product.
    ///   - actor: for the audit; nil for a program.
    /// - Throws: ``InvalidInput`` with every problem; ``CatalogError/shopNotFound``, ``CatalogError/categoryNotFound``,
    ///   ``CatalogError/brandNotFound``.
    public func createProduct(
        in shop: ID<Shop>, _ draft: ProductDraft, repeating: RepeatKey? = nil, by actor: ID<Account>? = nil
    ) async throws -> Product {
        let problems = draft.problems()
        guard problems.isEmpty else { throw InvalidInput(problems) }
        let draft = draft.cleaned
        let fresh = try freshIDs(for: draft)
        let now = clock.now()
        return try await store.write(home: .shop(shop)) { [ids] tx in
            if let repeating, let earlier = try tx.earlierAnswer(repeating).flatMap({ ID<Product>($0) }) {
                return try tx.product(earlier, of: shop)
            }
            _ = try tx.shop(shop)
            try tx.checkReferences(draft)
            let product = try tx.create(draft, in: shop, handle: nil, state: .draft, fresh, cause: .initial, at: now)
            try tx.auditGoods("products.created", "\(product.id)", of: shop, by: actor, ids, at: now)
            if let repeating { try tx.remember(repeating, answer: product.id.description, at: now) }
            return product
        }
    }

    /// Writes a product anew; stock of SKUs that were there before stays as it is.
    /// - Parameter version: that of the product which the merchant had before the eyes.
    /// - Throws: ``InvalidInput`` with every problem; ``CatalogError/productStale(version:)`` when someone saved first;
    ///   ``CatalogError/productNotFound``, ``CatalogError/categoryNotFound``, ``CatalogError/brandNotFound``.
    public func edit(
        _ id: ID<Product>, of shop: ID<Shop>, version: Int64, _ draft: ProductDraft, by actor: ID<Account>? = nil
    ) async throws -> Product {
        let problems = draft.problems()
        guard problems.isEmpty else { throw InvalidInput(problems) }
        let draft = draft.cleaned
        let fresh = try freshIDs(for: draft)
        let now = clock.now()
        return try await store.write(home: .shop(shop)) { [ids] tx in
            let product = try tx.product(id, of: shop)
            guard product.version == version else { throw CatalogError.productStale(version: product.version) }
            try tx.checkReferences(draft)
            try tx.auditGoods("products.changed", "\(id)", of: shop, by: actor, ids, at: now)
            return try tx.rewrite(product, as: draft, fresh, at: now)
        }
    }

    func freshIDs(for draft: ProductDraft) throws -> FreshIDs {
        FreshIDs(
            product: try ids.next(), skus: try draft.skus.map { _ in try ids.next() },
            entries: try draft.skus.map { _ in try ids.next() })
    }

    /// A product as its merchant sees it.
    /// - Throws: ``CatalogError/productNotFound``.
    public func product(_ id: ID<Product>, of shop: ID<Shop>) async throws -> Product {
        try await store.read { try $0.product(id, of: shop) }
    }

    /// A product as buyers see it: listed, in an open shop.
    /// - Throws: ``CatalogError/productNotFound``; ``CatalogError/shopSuspended``.
    public func listedProduct(_ id: ID<Product>, of shop: ID<Shop>) async throws -> Product {
        try await store.read { db in
            let product = try db.product(id, of: shop)
            guard product.state == .listed else { throw CatalogError.productNotFound }
            guard try db.shop(shop).state == .open else { throw CatalogError.shopSuspended }
            return product
        }
    }
}

/// Ids made before a body, which may run more than once.
struct FreshIDs: Sendable {
    let product: ID<Product>
    let skus: [ID<SKU>]
    let entries: [ID<StockEntry>]
}

extension Reading {
    func checkReferences(_ draft: ProductDraft) throws {
        if let category = draft.category, try self.category(category) == nil { throw CatalogError.categoryNotFound }
        if let brand = draft.brand, try self.brand(brand) == nil { throw CatalogError.brandNotFound }
    }
}

extension Writing {
    func create(
        _ draft: ProductDraft, in shop: ID<Shop>, handle: String?, state: Product.State, _ fresh: FreshIDs,
        cause: StockEntry.Cause, at now: Timestamp
    ) throws -> Product {
        let skus: [SKU] = zip(draft.skus, fresh.skus).map { SKU($0, id: $1, onHand: $0.stock ?? 0, reserved: 0) }
        let product = Product(
            shop: shop, id: fresh.product, handle: handle, state: state, title: draft.title, category: draft.category,
            brand: draft.brand, price: draft.shownPrice, ownPrice: draft.price != nil, listPrice: draft.listPrice,
            description: draft.description, attributes: draft.attributes, pictures: draft.pictures,
            axes: draft.axes, skus: skus, version: 1, createdAt: now, updatedAt: now)
        try insert(product)
        for (index, sku) in skus.enumerated() {
            try insert(sku, of: product, position: index)
            try openStock(shop: shop, sku: sku.id, onHand: sku.onHand, entry: fresh.entries[index], cause: cause, at: now)
        }
        try index(product)
        return product
    }

    /// SKUs are matched by their values; those that the draft does not name are taken away.
    func rewrite(_ old: Product, as draft: ProductDraft, _ fresh: FreshIDs, at now: Timestamp) throws -> Product {
        var product = old
        (product.title, product.category, product.brand) = (draft.title, draft.category, draft.brand)
        (product.price, product.ownPrice, product.listPrice) = (draft.shownPrice, draft.price != nil, draft.listPrice)
        (product.description, product.attributes) = (draft.description, draft.attributes)
        (product.pictures, product.axes, product.updatedAt) = (draft.pictures, draft.axes, now)
        try save(product)
        try saveTexts(product)
        let known = Dictionary(uniqueKeysWithValues: old.skus.map { ($0.values, $0) })
        product.skus = []
        for (index, wanted) in draft.skus.enumerated() {
            if let there = known[wanted.values] {
                let sku = SKU(wanted, id: there.id, onHand: there.onHand, reserved: there.reserved)
                try save(sku, of: product, position: index)
                product.skus.append(sku)
            } else {
                let sku = SKU(wanted, id: fresh.skus[index], onHand: wanted.stock ?? 0, reserved: 0)
                try insert(sku, of: product, position: index)
                try openStock(
                    shop: old.shop, sku: sku.id, onHand: sku.onHand, entry: fresh.entries[index], cause: .initial, at: now)
                product.skus.append(sku)
            }
        }
        let kept = Set(product.skus.map(\.id))
        for gone in old.skus where !kept.contains(gone.id) { try remove(gone.id, of: old.shop) }
        product.version += 1
        try index(product)
        return product
    }
}

extension SKU {
    init(_ draft: SKUDraft, id: ID<SKU>, onHand: Int64, reserved: Int64) {
        self.init(
            id: id, values: draft.values, price: draft.price, listPrice: draft.listPrice, code: draft.code,
            barcode: draft.barcode, weightGrams: draft.weightGrams, onHand: onHand, reserved: reserved)
    }
}

extension ProductDraft {
    /// What lists show. A checked draft has a SKU.
    var shownPrice: Money { price ?? .cny(skus.map(\.price.minor).min() ?? 0) }

    /// With its description reduced to what is allowed; cleaning it again changes nothing.
    var cleaned: ProductDraft {
        var draft = self
        draft.description = Sanitiser.clean(description)
        return draft
    }

    /// Of all that it says, stock apart.
    var contentHash: String { Hex.text(SHA256.hash(data: content.bytes).prefix(16)) }

    /// All that it says, stock apart: equal drafts are equal text.
    var content: JSON {
        [
            .string(title), .int(category?.number ?? 0), .int(brand?.number ?? 0), .string(description),
            .string(Packed.text(attributes)), .string(Packed.text(pictures)), .string(Packed.text(axes)),
            .int(price?.minor ?? -1), .int(listPrice?.minor ?? -1),
            .array(skus.map(\.content)),
        ]
    }
}

extension SKUDraft {
    var content: JSON {
        [
            .string(Packed.text(values)), .int(price.minor), .int(listPrice?.minor ?? -1), .string(code), .string(barcode),
            .int(weightGrams),
        ]
    }
}

extension SKU {
    /// As its draft's.
    var content: JSON {
        SKUDraft(
            values: values, price: price, listPrice: listPrice, code: code, barcode: barcode, weightGrams: weightGrams
        ).content
    }
}
