// TermsText.swift: what an offer is for and what it takes off, as the text of its column.
import Catalog
import Core
import Store

extension OfferTerms {
    /// Scope, ladder and prices; the rest has columns.
    var text: String {
        var parts: [String: JSON] = [:]
        switch scope {
        case .all: break
        case .products(let ids): parts["products"] = .array(ids.map { .int($0.number) })
        case .categories(let ids): parts["categories"] = .array(ids.map { .int($0.number) })
        case .shops(let ids): parts["shops"] = .array(ids.map { .int($0.number) })
        }
        if !ladder.steps.isEmpty { parts["ladder"] = ladder.json }
        if !prices.isEmpty {
            parts["prices"] = .array(prices.map { [.int($0.sku.number), .int($0.price.minor), $0.stock.map { .int($0) } ?? .null] })
        }
        return JSON.object(parts).text
    }

    static func scope(_ json: JSON) throws -> OfferScope {
        func ids<Tag>(_ name: String) throws -> [ID<Tag>]? {
            try json[name]?.array.map {
                try $0.map { part in
                    guard let number = part.int, number > 0 else { throw StoreError.unexpectedColumn(0) }
                    return ID<Tag>(number)
                }
            }
        }
        if let products: [ID<Product>] = try ids("products") { return .products(products) }
        if let categories: [ID<Category>] = try ids("categories") { return .categories(categories) }
        if let shops: [ID<Shop>] = try ids("shops") { return .shops(shops) }
        return .all
    }

    static func prices(_ json: JSON) throws -> [OfferPrice] {
        try (json["prices"]?.array ?? []).map { part in
            guard let sku = part[0]?.int, sku > 0, let price = part[1]?.int else { throw StoreError.unexpectedColumn(0) }
            return OfferPrice(sku: ID(sku), price: .cny(price), stock: part[2]?.int)
        }
    }
}

extension Ladder {
    var json: JSON {
        let steps: [JSON] = self.steps.map { step in
            switch step.off {
            case .amount(let off): ["at": .int(step.threshold), "off": .int(off)]
            case .percent(let rate): ["at": .int(step.threshold), "rate": .int(rate.basisPoints)]
            }
        }
        var parts: [String: JSON] = ["by": .string(measure.rawValue), "steps": .array(steps)]
        if repeats { parts["repeats"] = true }
        if let most { parts["most"] = .int(most) }
        return .object(parts)
    }

    init(_ json: JSON?) throws {
        guard let json else {
            self.init()
            return
        }
        guard let measure = json["by"]?.string.flatMap(Measure.init(rawValue:)), let steps = json["steps"]?.array
        else { throw StoreError.unexpectedColumn(0) }
        self.init(
            try steps.map { step in
                guard let threshold = step["at"]?.int else { throw StoreError.unexpectedColumn(0) }
                if let off = step["off"]?.int { return Step(threshold, .amount(off)) }
                guard let rate = step["rate"]?.int, 0...10_000 ~= rate else { throw StoreError.unexpectedColumn(0) }
                return Step(threshold, .percent(Rate(basisPoints: rate)))
            }, by: measure, repeats: json["repeats"]?.bool ?? false, most: json["most"]?.int)
    }
}

extension FreightTemplate {
    /// The charges as the text of their column.
    var charges: String {
        let regions: [JSON] = self.regions.map { region in
            ["places": .array(region.divisions.map { .string($0) }), "charge": region.charge.json]
        }
        return JSON.object(["elsewhere": elsewhere.json, "regions": .array(regions)]).text
    }

    static func charges(_ text: String) throws -> (FreightCharge, [FreightRegion]) {
        let json = try JSON(parsing: text)
        return (
            try FreightCharge(json["elsewhere"]),
            try (json["regions"]?.array ?? []).map {
                FreightRegion(($0["places"]?.array ?? []).compactMap(\.string), try FreightCharge($0["charge"]))
            }
        )
    }
}

extension FreightCharge {
    fileprivate var json: JSON {
        switch self {
        case .notSent: return "notSent"
        case .sent(let rate):
            var parts: [String: JSON] = [
                "first": .int(rate.first), "firstUnits": .int(rate.firstUnits), "further": .int(rate.further),
                "furtherUnits": .int(rate.furtherUnits),
            ]
            if let amount = rate.freeAmount { parts["freeAmount"] = .int(amount) }
            if let pieces = rate.freePieces { parts["freePieces"] = .int(pieces) }
            return .object(parts)
        }
    }

    fileprivate init(_ json: JSON?) throws {
        if json?.string == "notSent" {
            self = .notSent
            return
        }
        guard let first = json?["first"]?.int, let firstUnits = json?["firstUnits"]?.int, let further = json?["further"]?.int,
            let furtherUnits = json?["furtherUnits"]?.int, furtherUnits > 0
        else { throw StoreError.unexpectedColumn(0) }
        self = .sent(
            FreightRate(
                first: first, upTo: firstUnits, further: further, each: furtherUnits, freeAmount: json?["freeAmount"]?.int,
                freePieces: json?["freePieces"]?.int))
    }
}
