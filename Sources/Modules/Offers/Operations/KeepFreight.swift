// KeepFreight.swift: a shop writes its freight templates and says which product goes by which.
import Catalog
import Core
import Divisions
import Identity
import Store

/// What somebody says to make or change a template.
public struct FreightDraft: Hashable, Sendable {
    public var name: String
    public var measure: FreightTemplate.Measure
    public var isDefault: Bool
    public var elsewhere: FreightCharge
    public var regions: [FreightRegion]

    public init(
        name: String, measure: FreightTemplate.Measure = .pieces, isDefault: Bool = false, elsewhere: FreightCharge,
        regions: [FreightRegion] = []
    ) {
        (self.name, self.measure, self.isDefault) = (name, measure, isDefault)
        (self.elsewhere, self.regions) = (elsewhere, regions)
    }

    /// - Throws: ``InvalidInput`` with every problem.
    func check() throws(InvalidInput) {
        var problems: [FieldProblem] = []
        if !(FreightTemplate.nameLength ~= name.count) || name.utf8.count > 1_000 {
            problems.append(FieldProblem("name", name.isEmpty ? "required" : "too_long", expected: "1…30"))
        }
        if regions.count >= FreightTemplate.chargesMax { problems.append(FieldProblem("regions", "out_of_range", expected: "0…39")) }
        if !elsewhere.isSound { problems.append(FieldProblem("elsewhere", "out_of_range")) }
        var seen: Set<String> = []
        for (index, region) in regions.enumerated() {
            if !region.charge.isSound { problems.append(FieldProblem("regions[\(index)].charge", "out_of_range")) }
            if region.divisions.isEmpty { problems.append(FieldProblem("regions[\(index)].divisions", "required")) }
            for code in region.divisions {
                if Divisions.division(code) == nil {
                    problems.append(FieldProblem("regions[\(index)].divisions", "not_a_division"))
                } else if !seen.insert(code).inserted {
                    problems.append(FieldProblem("regions[\(index)].divisions", "duplicate"))
                }
            }
        }
        if !problems.isEmpty { throw InvalidInput(problems) }
    }
}

extension FreightCharge {
    fileprivate var isSound: Bool {
        guard case .sent(let rate) = self else { return true }
        let amounts = 0...OfferTerms.amountMax, units: ClosedRange<Int64> = 1...10_000_000
        return amounts ~= rate.first && amounts ~= rate.further && units ~= rate.firstUnits && units ~= rate.furtherUnits
            && amounts ~= (rate.freeAmount ?? 0) && (0...999_999 ~= (rate.freePieces ?? 0))
    }
}

extension Offers {
    public static let templatesMax = 50

    public func freight(of shop: ID<Shop>) async throws -> [FreightTemplate] {
        try await store.readOnce { db in try db.rows(.freightTemplates(of: shop)).map { try FreightTemplate($0, shop: shop) } }
    }

    /// Which products go by a template of their own.
    public func freightProducts(of shop: ID<Shop>) async throws -> [ID<Product>: ID<FreightTemplate>] {
        try await store.readOnce { db in
            try db.rows(.freightProducts(of: shop)).reduce(into: [:]) { $0[try $1.id(0)] = try $1.id(1) }
        }
    }

    /// Makes a template, or changes one of the version that was seen. The first, and one marked so, is the default.
    /// - Throws: ``InvalidInput``; ``OffersError``: templateNotFound, stale, tooManyOffers beyond 50.
    @discardableResult
    public func save(
        _ draft: FreightDraft, of shop: ID<Shop>, changing seen: (id: ID<FreightTemplate>, version: Int64)? = nil, by actor: ID<Account>
    ) async throws -> FreightTemplate {
        try draft.check()
        let now = clock.now()
        let (fresh, entry): (ID<FreightTemplate>, ID<AuditEntry>) = (try ids.next(), try ids.next())
        let organisation = try await catalog.shop(shop).organisation
        return try await store.write(homes: [.shop(shop), .organisation(organisation)]) { tx in
            try tx.takeGuard("offers.freight", home: .shop(shop))
            let all = try tx.rows(.freightTemplates(of: shop)).map { try FreightTemplate($0, shop: shop) }
            let before = all.first { $0.id == seen?.id }
            if let seen, before?.version != seen.version { throw before == nil ? OffersError.templateNotFound : OffersError.stale }
            if seen == nil, all.count >= Self.templatesMax { throw OffersError.tooManyOffers }
            let isOnly = all.allSatisfy { $0.id == seen?.id || !$0.isDefault }
            let template = FreightTemplate(
                shop: shop, id: seen?.id ?? fresh, name: draft.name, measure: draft.measure, isDefault: draft.isDefault || isOnly,
                elsewhere: draft.elsewhere, regions: draft.regions, version: (before?.version ?? 0) + 1)
            if template.isDefault { try tx.clearDefaultTemplate(of: shop, but: template.id) }
            if seen == nil {
                try tx.insert(template)
            } else if try !tx.save(template) {
                throw OffersError.stale
            }
            try tx.run(Shop.priceDifferently(shop))
            try tx.audit(
                actor: actor, organisation: organisation, action: "freight.saved", subject: "\(template.id) \(template.name)", at: now,
                id: entry)
            return template
        }
    }

    /// Takes a template away; its products go by the default. The default goes last.
    /// - Throws: ``OffersError/templateNotFound``; ``OffersError/stale`` for the default while there are others.
    public func deleteTemplate(_ id: ID<FreightTemplate>, of shop: ID<Shop>, by actor: ID<Account>) async throws {
        let now = clock.now()
        let entry: ID<AuditEntry> = try ids.next()
        let organisation = try await catalog.shop(shop).organisation
        try await store.write(homes: [.shop(shop), .organisation(organisation)]) { tx in
            try tx.takeGuard("offers.freight", home: .shop(shop))
            let all = try tx.rows(.freightTemplates(of: shop)).map { try FreightTemplate($0, shop: shop) }
            guard let own = all.first(where: { $0.id == id }) else { throw OffersError.templateNotFound }
            if own.isDefault, all.count > 1 { throw OffersError.stale }
            _ = try tx.deleteTemplate(id, of: shop)
            try tx.run(Shop.priceDifferently(shop))
            try tx.audit(
                actor: actor, organisation: organisation, action: "freight.deleted", subject: "\(id) \(own.name)", at: now, id: entry)
        }
    }

    /// Says by which template products go; nil: by the default. At most 500 products.
    /// - Throws: ``OffersError/templateNotFound``
    public func setFreight(
        _ template: ID<FreightTemplate>?, of products: [ID<Product>], in shop: ID<Shop>, by actor: ID<Account>
    ) async throws {
        let now = clock.now()
        let entry: ID<AuditEntry> = try ids.next()
        let organisation = try await catalog.shop(shop).organisation
        try await store.write(homes: [.shop(shop), .organisation(organisation)]) { tx in
            try tx.takeGuard("offers.freight", home: .shop(shop))
            if let template {
                let all = try tx.rows(.freightTemplates(of: shop)).map { try FreightTemplate($0, shop: shop) }
                guard all.contains(where: { $0.id == template }) else { throw OffersError.templateNotFound }
            }
            for product in products.prefix(OfferScope.most) { try tx.setTemplate(template, of: product, in: shop) }
            try tx.run(Shop.priceDifferently(shop))
            try tx.audit(
                actor: actor, organisation: organisation, action: "freight.products",
                subject: "\(template?.description ?? "-") \(products.count)", at: now, id: entry)
        }
    }
}
