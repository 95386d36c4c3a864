// Freight.swift: what a shop asks for sending: templates by piece or weight, with a charge for each region.
import Catalog
import Core

/// A freight template of a shop.
public struct FreightTemplate: Hashable, Sendable {
    public static let nameLength = 1...30
    public static let chargesMax = 40
    public enum Measure: String, Sendable, CaseIterable { case pieces, grams }

    public let shop: ID<Shop>
    public let id: ID<FreightTemplate>
    public let name: String
    public let measure: Measure
    /// For products that name no template.
    public let isDefault: Bool
    /// For what no region says.
    public let elsewhere: FreightCharge
    public let regions: [FreightRegion]
    public let version: Int64

    public init(
        shop: ID<Shop>, id: ID<FreightTemplate>, name: String, measure: Measure, isDefault: Bool, elsewhere: FreightCharge,
        regions: [FreightRegion] = [], version: Int64 = 1
    ) {
        (self.shop, self.id, self.name, self.measure, self.isDefault) = (shop, id, name, measure, isDefault)
        (self.elsewhere, self.regions, self.version) = (elsewhere, regions, version)
    }

    /// What holds in a place: the region that names it most narrowly.
    public func charge(to division: String) -> FreightCharge {
        var best: (length: Int, charge: FreightCharge) = (0, elsewhere)
        for region in regions {
            for place in region.divisions where division.hasPrefix(place) && place.utf8.count > best.length {
                best = (place.utf8.count, region.charge)
            }
        }
        return best.charge
    }
}

/// Provinces, cities or areas with a charge of their own.
public struct FreightRegion: Hashable, Sendable {
    /// Codes of 2, 4 or 6 digits.
    public let divisions: [String]
    public let charge: FreightCharge
    public init(_ divisions: [String], _ charge: FreightCharge) { (self.divisions, self.charge) = (divisions, charge) }
}

public enum FreightCharge: Hashable, Sendable {
    case notSent
    case sent(FreightRate)
}

/// Amounts are 分; units are pieces or grams.
public struct FreightRate: Hashable, Sendable {
    /// The first so many units cost so much.
    public let firstUnits: Int64, first: Int64
    /// Each further so many, begun ones too, cost so much.
    public let furtherUnits: Int64, further: Int64
    /// Free when the template's goods cost at least this much, or are at least so many pieces.
    public let freeAmount: Int64?, freePieces: Int64?

    public init(
        first: Int64, upTo firstUnits: Int64, further: Int64, each furtherUnits: Int64, freeAmount: Int64? = nil, freePieces: Int64? = nil
    ) {
        (self.first, self.firstUnits, self.further, self.furtherUnits) = (first, firstUnits, further, furtherUnits)
        (self.freeAmount, self.freePieces) = (freeAmount, freePieces)
    }

    func isFree(amount: Int64, pieces: Int64) -> Bool {
        if let freeAmount, amount >= freeAmount { return true }
        if let freePieces, pieces >= freePieces { return true }
        return false
    }

    /// What so many units cost at the further charge; never more than ``most``.
    func further(_ units: Int64) -> Int64 {
        guard units > 0 else { return 0 }
        let (cost, isTooMuch) = ((units + furtherUnits - 1) / furtherUnits).multipliedReportingOverflow(by: further)
        return isTooMuch ? Self.most : min(cost, Self.most)
    }

    /// What a template charges for one parcel at most: 1,000,000 yuan.
    static let most: Int64 = OfferTerms.amountMax
}

/// A shop's templates, and which product uses which.
public struct FreightRules: Hashable, Sendable {
    public let templates: [FreightTemplate]
    public let products: [ID<Product>: ID<FreightTemplate>]

    public init(_ templates: [FreightTemplate] = [], products: [ID<Product>: ID<FreightTemplate>] = [:]) {
        (self.templates, self.products) = (templates, products)
    }

    /// Nil: it is sent free.
    public func template(of product: ID<Product>) -> FreightTemplate? {
        if let named = products[product], let template = templates.first(where: { $0.id == named }) { return template }
        return templates.first { $0.isDefault }
    }
}
