// FreightEndpoints.swift: a shop's freight templates, and the simulator, over HTTP.
import Catalog
import Core
import Identity
import Web

/// A charge as JSON; nothing of it: not sent there.
struct ChargeView: Sendable {
    let firstUnits: Int64, first: Int64, furtherUnits: Int64, further: Int64, freeAmount: Int64?, freePieces: Int64?

    init(firstUnits: Int64, first: Int64, furtherUnits: Int64, further: Int64, freeAmount: Int64?, freePieces: Int64?) {
        (self.firstUnits, self.first, self.furtherUnits, self.further) = (firstUnits, first, furtherUnits, further)
        (self.freeAmount, self.freePieces) = (freeAmount, freePieces)
    }

    init?(_ charge: FreightCharge) {
        guard case .sent(let rate) = charge else { return nil }
        self.init(
            firstUnits: rate.firstUnits, first: rate.first, furtherUnits: rate.furtherUnits, further: rate.further,
            freeAmount: rate.freeAmount, freePieces: rate.freePieces)
    }

    static func charge(_ view: ChargeView?) -> FreightCharge {
        guard let view else { return .notSent }
        return .sent(
            FreightRate(
                first: view.first, upTo: view.firstUnits, further: view.further, each: view.furtherUnits, freeAmount: view.freeAmount,
                freePieces: view.freePieces))
    }
}
struct RegionView: Sendable { let divisions: [String], charge: ChargeView? }
struct TemplateView: Sendable {
    let id: ID<FreightTemplate>, version: Int64, name: String, measure: FreightTemplate.Measure, isDefault: Bool, elsewhere: ChargeView?
    let regions: [RegionView]

    init(_ template: FreightTemplate) {
        (id, version, name, measure) = (template.id, template.version, template.name, template.measure)
        (isDefault, elsewhere) = (template.isDefault, ChargeView(template.elsewhere))
        regions = template.regions.map { RegionView(divisions: $0.divisions, charge: ChargeView($0.charge)) }
    }

    init(
        id: ID<FreightTemplate>, version: Int64, name: String, measure: FreightTemplate.Measure, isDefault: Bool, elsewhere: ChargeView?,
        regions: [RegionView]
    ) {
        (self.id, self.version, self.name, self.measure) = (id, version, name, measure)
        (self.isDefault, self.elsewhere, self.regions) = (isDefault, elsewhere, regions)
    }
}
struct TemplateInput: Sendable {
    let shop: ID<Shop>, name: String, measure: FreightTemplate.Measure, isDefault: Bool, elsewhere: ChargeView?, regions: [RegionView]
    var draft: FreightDraft {
        FreightDraft(
            name: name, measure: measure, isDefault: isDefault, elsewhere: ChargeView.charge(elsewhere),
            regions: regions.map { FreightRegion($0.divisions, ChargeView.charge($0.charge)) })
    }
}
struct TemplatesInput: Sendable { let shop: ID<Shop> }
struct TemplateChange: Sendable { let template: ID<FreightTemplate>, version: Int64, input: TemplateInput }
struct TemplateID: Sendable { let shop: ID<Shop>, template: ID<FreightTemplate> }
struct FreightProductsInput: Sendable { let shop: ID<Shop>, template: ID<FreightTemplate>?, products: [ID<Product>] }

extension Schema<ChargeView> {
    static var charge: Schema {
        let money = Schema<Int64>.int(0...OfferTerms.amountMax), units = Schema<Int64>.int(1...10_000_000)
        return .object(
            ChargeView.init(firstUnits:first:furtherUnits:further:freeAmount:freePieces:),
            Field("firstUnits", \.firstUnits, units, about: "Pieces or grams."), Field("first", \.first, money, about: "分."),
            Field("furtherUnits", \.furtherUnits, units), Field("further", \.further, money),
            Field("freeAmount", \.freeAmount, Schema<Int64>.int(1...OfferTerms.amountMax).optional),
            Field("freePieces", \.freePieces, Schema<Int64>.int(1...999_999).optional))
    }
}

extension Schema<RegionView> {
    static var region: Schema {
        .object(
            RegionView.init, Field("divisions", \.divisions, .list(of: .text(2...6), 1...400), about: "Codes of 2, 4 or 6 digits."),
            Field("charge", \.charge, Schema<ChargeView>.charge.optional, about: "Absent: not sent there."))
    }
}

extension Schema<TemplateView> {
    static var freightTemplate: Schema {
        .object(
            TemplateView.init(id:version:name:measure:isDefault:elsewhere:regions:), Field("id", \.id, .id()),
            Field("version", \.version, .int(1...Int64.max)), Field("name", \.name, .text(FreightTemplate.nameLength)),
            Field("measure", \.measure, .choice()), Field("isDefault", \.isDefault, .bool),
            Field("elsewhere", \.elsewhere, Schema<ChargeView>.charge.optional),
            Field("regions", \.regions, .list(of: .region, 0...FreightTemplate.chargesMax)))
    }
}

extension Offers {
    var freightEndpoints: [AnyEndpoint] {
        [listFreight.erased, makeFreight.erased, changeFreight.erased, deleteFreight.erased, assignFreight.erased]
    }

    private var listFreight: Endpoint<TemplatesInput, [TemplateView]> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/freight-templates", "A shop's freight templates, oldest first.", needs: .shop("offers.read"),
            input: .object(TemplatesInput.init, Field("shop", in: .path, \.shop, .id())),
            output: .object({ $0 }, Field("items", { $0 }, .list(of: .freightTemplate, 0...Offers.templatesMax)))
        ) { input, _ in try await freight(of: input.shop).map { TemplateView($0) } }
    }

    private var makeFreight: Endpoint<TemplateInput, TemplateView> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/freight-templates", "Makes a freight template; the first is the default.",
            needs: .shop("offers.write"),
            input: .object(
                TemplateInput.init, Field("shop", in: .path, \.shop, .id()), Field("name", \.name, .text(FreightTemplate.nameLength)),
                Field("measure", \.measure, .choice(), default: .pieces), Field("isDefault", \.isDefault, .bool, default: false),
                Field("elsewhere", \.elsewhere, Schema<ChargeView>.charge.optional, about: "Absent: not sent where no region says."),
                Field("regions", \.regions, .list(of: .region, 0...39), default: [])),
            output: .freightTemplate, errors: ["offers.too_many"], success: 201
        ) { input, call in TemplateView(try await save(input.draft, of: input.shop, by: call.id())) }
    }

    private var changeFreight: Endpoint<TemplateChange, TemplateView> {
        Endpoint(
            .put, "/api/v1/shops/{shop}/freight-templates/{template}", "Changes a template of the version that was seen.",
            needs: .shop("offers.write"),
            input: .object(
                {
                    TemplateChange(
                        template: $1, version: $2,
                        input: TemplateInput(shop: $0, name: $3, measure: $4, isDefault: $5, elsewhere: $6, regions: $7))
                }, Field("shop", in: .path, \.input.shop, .id()), Field("template", in: .path, \.template, .id()),
                Field("version", \.version, .int(1...Int64.max)), Field("name", \.input.name, .text(FreightTemplate.nameLength)),
                Field("measure", \.input.measure, .choice(), default: .pieces),
                Field("isDefault", \.input.isDefault, .bool, default: false),
                Field("elsewhere", \.input.elsewhere, Schema<ChargeView>.charge.optional),
                Field("regions", \.input.regions, .list(of: .region, 0...39), default: [])),
            output: .freightTemplate, errors: ["offers.template_not_found", "offers.stale"]
        ) { change, call in
            TemplateView(
                try await save(
                    change.input.draft, of: change.input.shop, changing: (change.template, change.version), by: call.id()))
        }
    }

    private var deleteFreight: Endpoint<TemplateID, Void> {
        Endpoint(
            .delete, "/api/v1/shops/{shop}/freight-templates/{template}", "Deletes a template; its products go by the default.",
            needs: .shop("offers.write"),
            input: .object(TemplateID.init, Field("shop", in: .path, \.shop, .id()), Field("template", in: .path, \.template, .id())),
            output: .nothing, errors: ["offers.template_not_found", "offers.stale"]
        ) { input, call in try await deleteTemplate(input.template, of: input.shop, by: call.id()) }
    }

    private var assignFreight: Endpoint<FreightProductsInput, Void> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/freight-products", "Says by which template products are sent.", needs: .shop("offers.write"),
            input: .object(
                FreightProductsInput.init, Field("shop", in: .path, \.shop, .id()),
                Field("template", \.template, Schema<ID<FreightTemplate>>.id().optional, about: "Absent: by the default."),
                Field("products", \.products, .list(of: .id(), 1...OfferScope.most))), output: .nothing,
            errors: ["offers.template_not_found"]
        ) { input, call in try await setFreight(input.template, of: input.products, in: input.shop, by: call.id()) }
    }
}
