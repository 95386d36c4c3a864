// Reindex.swift: when a category or brand is called something else, its products are found by the new word: due work, in small steps.
import Core
import Store

extension Catalog {
    static let reindexKind = "catalog.reindex"
    /// Products in one step.
    static let reindexStep: Int64 = 50

    /// What is due in this room, by kind. The subject of a reindexing is a category or a brand; its payload is the last product done.
    public var dueCalls: [String: @Sendable (DueWork) async throws -> @Sendable (any Writing) throws -> Void] {
        [
            Self.reindexKind: { work in
                let next = try await reindex(work.subject, after: Int64(work.payload) ?? 0)
                let now = clock.now()
                return { tx in
                    guard let next else { return }
                    try tx.schedule(Self.reindexKind, of: work.subject, home: .shared, at: now, payload: String(next))
                }
            }
        ]
    }

    /// Writes the words of the next products anew, and moves those of a merged brand over.
    /// - Returns: the last one done; nil when none is left.
    private func reindex(_ subject: Int64, after: Int64) async throws -> Int64? {
        let (found, brand) = try await store.read { db in
            (try db.products(ofCategoryOrBrand: subject, after: after, limit: Self.reindexStep), try db.merged(ID(subject)))
        }
        for (shop, id) in found {
            try await store.write(home: .shop(shop), .background) { tx in
                guard var product = try tx.productIfThere(id, of: shop) else { return }
                if let brand, product.brand?.number == subject {
                    product.brand = brand
                    try tx.save(product)
                    product.version += 1
                }
                try tx.index(product)
            }
        }
        return Int64(found.count) < Self.reindexStep ? nil : found.last?.1.number
    }
}

extension Reading {
    /// Nil for a deleted one.
    func productIfThere(_ id: ID<Product>, of shop: ID<Shop>) throws -> Product? {
        try Product(id, of: shop, load(Product.queries(id, of: shop))[...])
    }

    /// Products of a brand, or of a category and those below it, in order of their numbers.
    fileprivate func products(ofCategoryOrBrand subject: Int64, after: Int64, limit: Int64) throws -> [(ID<Shop>, ID<Product>)] {
        let tree = try categoryTree()
        let place: SQL =
            tree[ID(subject)] == nil ? "brand_id = \(subject)" : "category_id IN \(list: tree.everyWithin(ID(subject)))"
        return try rows(
            """
            SELECT shop_id, id
            FROM catalog_product
            WHERE \(place) AND id > \(after) AND state <> 'deleted'
            ORDER BY id
            LIMIT \(limit)
            """
        ).map { (try $0.id(0), try $0.id(1)) }
    }
}
