// ApplyImport.swift: a few products of a file, written in one body.
import Core
import Crypto
import Store

/// A product of a file with the ids it may need.
struct ImportJob: Sendable {
    let item: ImportItem
    let fresh: FreshIDs

    /// Of all that the file says: what was taken once is not taken again.
    var hash: String {
        let stocks: [JSON] = item.draft.skus.map { .int($0.stock ?? -1) }
        let text = item.draft.contentHash + JSON.array(stocks).text + (item.state?.rawValue ?? "")
        return Hex.text(SHA256.hash(data: Array(text.utf8)).prefix(16))
    }
}

extension ImportJob {
    /// Whether the product is already all that the file says.
    fileprivate func says(_ product: Product) -> Bool {
        guard item.state == nil || item.state == product.state, item.draft.contentHash == product.draft.contentHash else { return false }
        let stocks = Dictionary(uniqueKeysWithValues: product.skus.map { ($0.values, $0.onHand) })
        return item.draft.skus.allSatisfy { $0.stock == nil || $0.stock == stocks[$0.values] }
    }
}

/// What came of one.
struct ImportOutcome: Sendable {
    enum Fate: Sendable { case created, updated, unchanged }
    var product: Fate
    var skus = ImportCounts()
    var rejected: [ImportRejection] = []
}

extension ImportReport {
    mutating func add(_ outcome: ImportOutcome) {
        switch outcome.product {
        case .created: products.created += 1
        case .updated: products.updated += 1
        case .unchanged: products.unchanged += 1
        }
        skus.created += outcome.skus.created
        skus.updated += outcome.skus.updated
        skus.unchanged += outcome.skus.unchanged
        rejected += outcome.rejected
    }
}

extension Reading {
    /// Handle → the product of that handle, and the hash of what a file said of it last.
    fileprivate func imported(_ handles: [String], _ shop: ID<Shop>) throws -> [String: (ID<Product>, String?)] {
        let rows = try rows(
            """
            SELECT p.handle, p.id, d.import_hash
            FROM catalog_product AS p
            JOIN catalog_product_detail AS d ON d.shop_id = p.shop_id AND d.product_id = p.id
            WHERE p.shop_id = \(shop) AND p.handle IN \(list: handles)
            """)
        var found: [String: (ID<Product>, String?)] = [:]
        for row in rows { found[try row.text(0)] = (try row.id(1), try row.optionalText(2)) }
        let own: [ID<Product>] = handles.compactMap(Product.numbered)
        guard !own.isEmpty else { return found }
        let numbered = try self.rows(
            """
            SELECT p.id, d.import_hash
            FROM catalog_product AS p
            JOIN catalog_product_detail AS d ON d.shop_id = p.shop_id AND d.product_id = p.id
            WHERE p.shop_id = \(shop) AND p.id IN \(list: own) AND p.handle IS NULL AND p.state <> 'deleted'
            """)
        for row in numbered {
            let id: ID<Product> = try row.id(0)
            found[Product.ownHandle + id.description] = (id, try row.optionalText(1))
        }
        return found
    }

    /// What `apply` would do.
    func foresee(_ jobs: [ImportJob], _ shop: ID<Shop>) throws -> [ImportOutcome] {
        let there = try imported(jobs.map(\.item.handle), shop)
        return try jobs.map { job in
            guard let (id, hash) = there[job.item.handle] else { return .created(job) }
            if hash == job.hash { return .unchanged(job) }
            let old = try product(id, of: shop)
            return job.says(old) ? .unchanged(job) : .updated(job, from: old)
        }
    }
}

extension Writing {
    func apply(_ jobs: [ImportJob], _ shop: ID<Shop>, at now: Timestamp) throws -> [ImportOutcome] {
        let there = try imported(jobs.map(\.item.handle), shop)
        return try jobs.map { job in
            guard let (id, hash) = there[job.item.handle] else {
                let product = try create(
                    job.item.draft, in: shop, handle: job.item.handle, state: job.item.state ?? .draft, job.fresh,
                    cause: .import, at: now)
                try keepImportHash(job.hash, of: product.id, shop)
                return .created(job)
            }
            if hash == job.hash { return .unchanged(job) }
            var old = try product(id, of: shop)
            if job.says(old) {
                try keepImportHash(job.hash, of: id, shop)
                return .unchanged(job)
            }
            var outcome = ImportOutcome.updated(job, from: old)
            if let wanted = job.item.state, old.state.mayBecome(wanted) { old.state = wanted }
            let product = try rewrite(old, as: job.item.draft, job.fresh, at: now)
            let known = Set(old.skus.map(\.id))
            for (index, sku) in product.skus.enumerated() where known.contains(sku.id) {
                guard let onHand = job.item.draft.skus[index].stock else { continue }
                do {
                    try setStock(
                        shop: shop, sku: sku.id, onHand: onHand, entry: job.fresh.entries[index], cause: .import, at: now)
                } catch CatalogError.stockBelowReserved(_, let reserved) {   // refused before anything was written
                    outcome.rejected.append(
                        ImportRejection(
                            line: job.item.skuLines[index], code: "stock_below_reserved",
                            reason: "orders have reserved \(reserved)"))
                }
            }
            try keepImportHash(job.hash, of: id, shop)
            return outcome
        }
    }

    private func keepImportHash(_ hash: String, of product: ID<Product>, _ shop: ID<Shop>) throws {
        try runOnce(
            """
            UPDATE catalog_product_detail
            SET import_hash = \(hash)
            WHERE shop_id = \(shop) AND product_id = \(product)
            """)
    }
}

extension ImportOutcome {
    fileprivate static func created(_ job: ImportJob) -> ImportOutcome {
        var outcome = ImportOutcome(product: .created)
        outcome.skus.created = job.item.draft.skus.count
        return outcome
    }

    fileprivate static func unchanged(_ job: ImportJob) -> ImportOutcome {
        var outcome = ImportOutcome(product: .unchanged)
        outcome.skus.unchanged = job.item.draft.skus.count
        return outcome
    }

    fileprivate static func updated(_ job: ImportJob, from old: Product) -> ImportOutcome {
        var outcome = ImportOutcome(product: .updated)
        let known = Dictionary(uniqueKeysWithValues: old.skus.map { ($0.values, $0) })
        for wanted in job.item.draft.skus {
            guard let there = known[wanted.values] else {
                outcome.skus.created += 1
                continue
            }
            let same = wanted.content == there.content && (wanted.stock ?? there.onHand) == there.onHand
            if same { outcome.skus.unchanged += 1 } else { outcome.skus.updated += 1 }
        }
        return outcome
    }
}
