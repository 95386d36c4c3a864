// KeepBrands.swift: the platform keeps the brands that merchants name: approves, renames, and makes one of two.
import Core
import Identity
import Store

/// A brand as the platform's list shows it.
public struct BrandEntry: Hashable, Sendable {
    public let id: ID<Brand>
    public let name: String
    /// False for one that a merchant or a file named and nobody has looked at.
    public let isApproved: Bool
}

extension Catalog {
    /// Brands by name, from a name on; at most `limit`.
    /// - Parameters:
    ///   - text: a part of the name; empty for all.
    ///   - waiting: only those that wait for approval.
    ///   - after: the name and number of the last one shown.
    public func brands(
        matching text: String = "", waiting: Bool = false, after: ID<Brand>? = nil, limit: Int64 = 50
    ) async throws -> [BrandEntry] {
        try await store.read { db in
            let last = try after.flatMap { try db.brandRow($0) }
            return try db.brandEntries(text, waiting: waiting, after: last, limit: limit)
        }
    }

    public func brandsWaiting() async throws -> Int64 {
        try await store.read { db in
            try db.row("SELECT COUNT(*) FROM catalog_brand WHERE approved = 0 AND merged_into IS NULL")?.int64(0) ?? 0
        }
    }

    /// - Throws: ``CatalogError/brandNotFound``, for a merged one too.
    public func brandEntry(_ id: ID<Brand>) async throws -> BrandEntry {
        guard let entry = try await store.read({ try $0.brandRow(id) }) else { throw CatalogError.brandNotFound }
        return entry
    }

    /// How many products carry it that are not deleted; counted to 1,000.
    public func products(of brand: ID<Brand>) async throws -> Int64 {
        try await store.read { db in
            Int64(
                try db.rows("SELECT id FROM catalog_product WHERE brand_id = \(brand) AND state <> 'deleted' LIMIT 1000").count)
        }
    }

    /// Doing so again changes nothing.
    /// - Throws: ``CatalogError/brandNotFound``.
    public func approveBrand(_ id: ID<Brand>, by actor: ID<Account>) async throws {
        try await changeBrands("brand.approved", id, by: actor) { tx in try tx.approve(id) }
    }

    /// Gives a brand another name; search learns it within moments.
    /// - Throws: ``InvalidInput``; ``CatalogError/brandNotFound``; ``CatalogError/brandTaken`` when another is called so.
    public func renameBrand(_ id: ID<Brand>, _ name: String, by actor: ID<Account>) async throws {
        var problems = Problems()
        problems.length("name", name, ProductBounds.word)
        try problems.refuse()
        try await changeBrands("brand.renamed", id, by: actor) { tx in
            if let other = try tx.brandNumber(named: name) {
                guard other == id else { throw CatalogError.brandTaken }
                return
            }
            try tx.rename(id, name)
            try tx.schedule(Self.reindexKind, of: id.number, home: .shared, at: clock.now())
        }
    }

    /// Makes one brand of two: the first goes into the second at once, its products are moved in small steps.
    /// - Throws: ``CatalogError/brandNotFound``; ``CatalogError/brandTaken`` when both are the same.
    public func mergeBrand(_ id: ID<Brand>, into other: ID<Brand>, by actor: ID<Account>) async throws {
        guard id != other else { throw CatalogError.brandTaken }
        try await changeBrands("brand.merged", id, by: actor) { tx in
            guard try tx.brandRow(other) != nil else { throw CatalogError.brandNotFound }
            try tx.merge(id, into: other)
            try tx.schedule(Self.reindexKind, of: id.number, home: .shared, at: clock.now())
        }
    }

    /// One decision about brands at a time, written down with it.
    private func changeBrands(
        _ action: String, _ id: ID<Brand>, by actor: ID<Account>, _ change: @escaping @Sendable (any Writing) throws -> Void
    ) async throws {
        let now = clock.now()
        let entry: ID<AuditEntry> = try ids.next()
        try await store.write(homes: [.shared, .organisation(.platform)]) { tx in
            try tx.takeGuard("catalog.brands", home: .shared)
            guard try tx.brandRow(id) != nil else { throw CatalogError.brandNotFound }
            try change(tx)
            try tx.audit(actor: actor, organisation: .platform, action: action, subject: id.description, at: now, id: entry)
        }
    }
}
