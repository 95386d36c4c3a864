// PlatformEndpoints.swift: applications, shops, categories and brands over HTTP, for merchants who apply and the platform's staff.
import Core
import Identity
import Store
import Web

struct ApplyInput: Sendable { let organisation: ID<Organisation>, draft: ShopDraft }
struct ApplyAgainInput: Sendable { let organisation: ID<Organisation>, application: ID<Shop>, draft: ShopDraft }
struct ApplicationsInput: Sendable { let state: ShopApplication.State, limit: Int64, after: Cursor? }
struct ApplicationInput: Sendable { let application: ID<Shop> }
struct ReasonInput: Sendable { let thing: ID<Shop>, reason: String }
struct DirectInput: Sendable { let organisation: ID<Organisation>, slug: String, name: String }
struct ShopsInput: Sendable { let state: String?, text: String, limit: Int64, after: Cursor? }

extension Catalog {
    /// What merchants who apply, and the platform's staff, do over HTTP.
    var platformEndpoints: [AnyEndpoint] {
        [
            applyEndpoint.erased, applyAgainEndpoint.erased, ownApplicationsEndpoint.erased, applicationsEndpoint.erased,
            approveEndpoint.erased, rejectEndpoint.erased, platformShopsEndpoint.erased, openDirectEndpoint.erased,
            suspendEndpoint.erased, resumeEndpoint.erased, shopHistoryEndpoint.erased,
        ] + treeEndpoints
    }

    private static func draft<Input: Sendable>(
        _ get: @escaping @Sendable (Input) -> ShopDraft
    ) -> (Field<Input, String>, Field<Input, String>, Field<Input, String>, Field<Input, String>) {
        (
            Field("slug", { get($0).slug }, .text(3...40).check("not_a_slug", expected: "a-z 0-9 -") { ShopRules.isSlug($0) }),
            Field("name", { get($0).name }, .text(ShopRules.name)),
            Field("goods", { get($0).goods }, .text(ShopDraft.goodsLength), about: "What the shop sells."),
            Field("contact", { get($0).contact }, .text(ShopDraft.contactLength), about: "Who answers for it, and how they are reached.")
        )
    }

    var applyEndpoint: Endpoint<ApplyInput, ShopApplication> {
        let (slug, name, goods, contact) = Self.draft { (input: ApplyInput) in input.draft }
        return Endpoint(
            .post, "/api/v1/organisations/{organisation}/shop-applications",
            "Asks to open a shop; where the platform reviews none, it is open at once.", needs: .organisation("shops.create"),
            input: .object(
                { ApplyInput(organisation: $0, draft: ShopDraft(slug: $1, name: $2, goods: $3, contact: $4)) },
                Field("organisation", in: .path, { $0.organisation }, .id()), slug, name, goods, contact),
            output: .shopApplication, errors: ["catalog.slug_taken", "store.idempotency_key_reused"], idempotent: .key, success: 201
        ) { input, call in try await apply(input.draft, for: input.organisation, by: call.id(), key: call.key()) }
    }

    var applyAgainEndpoint: Endpoint<ApplyAgainInput, ShopApplication> {
        let (slug, name, goods, contact) = Self.draft { (input: ApplyAgainInput) in input.draft }
        return Endpoint(
            .put, "/api/v1/organisations/{organisation}/shop-applications/{application}",
            "Hands a rejected application in again, changed.", needs: .organisation("shops.create"),
            input: .object(
                { ApplyAgainInput(organisation: $0, application: $1, draft: ShopDraft(slug: $2, name: $3, goods: $4, contact: $5)) },
                Field("organisation", in: .path, { $0.organisation }, .id()), Field("application", in: .path, { $0.application }, .id()),
                slug, name, goods, contact),
            output: .shopApplication,
            errors: ["catalog.application_not_found", "catalog.application_decided", "catalog.slug_taken"]
        ) { input, call in try await applyAgain(input.application, input.draft, for: input.organisation, by: call.id()) }
    }

    var ownApplicationsEndpoint: Endpoint<OwnShopsInput, [ShopApplication]> {
        Endpoint(
            .get, "/api/v1/organisations/{organisation}/shop-applications", "An organisation's applications, newest first, at most 100.",
            needs: .organisation("shop.read"),
            input: .object(OwnShopsInput.init, Field("organisation", in: .path, { $0.organisation }, .id())),
            output: .object({ $0 }, Field("items", { $0 }, .list(of: .shopApplication, 0...100)))
        ) { input, _ in try await applications(of: input.organisation) }
    }

    var applicationsEndpoint: Endpoint<ApplicationsInput, Page<ShopApplication>> {
        Endpoint(
            .get, "/api/v1/platform/shop-applications", "Applications in a state: those that wait oldest first.",
            needs: .platform("shops.read"),
            input: .object(
                ApplicationsInput.init, Field("state", in: .query, { $0.state }, .choice(), default: .applied),
                Field("limit", in: .query, { $0.limit }, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, { $0.after }, Schema<Cursor>.cursor.optional)),
            output: .page(of: .shopApplication)
        ) { input, _ in try await applications(input.state, PageRequest(limit: input.limit, after: input.after)) }
    }

    var approveEndpoint: Endpoint<ApplicationInput, Shop> {
        Endpoint(
            .post, "/api/v1/platform/shop-applications/{application}/approve", "Opens the shop that was applied for.",
            needs: .platform("shops.review"),
            input: .object(ApplicationInput.init, Field("application", in: .path, { $0.application }, .id())), output: .shop,
            errors: ["catalog.application_not_found", "catalog.application_decided"]
        ) { input, call in try await approve(input.application, by: call.id()) }
    }

    private static func reasonInput(_ name: String) -> Schema<ReasonInput> {
        .object(
            ReasonInput.init, Field(name, in: .path, { $0.thing }, .id()),
            Field("reason", { $0.reason }, .text(ShopRecord.reasonLength), about: "The merchant reads it."))
    }

    var rejectEndpoint: Endpoint<ReasonInput, Void> {
        Endpoint(
            .post, "/api/v1/platform/shop-applications/{application}/reject", "Says no, with a reason; it may be handed in again.",
            needs: .platform("shops.review"), input: Self.reasonInput("application"), output: .nothing,
            errors: ["catalog.application_not_found", "catalog.application_decided"]
        ) { input, call in try await reject(input.thing, why: input.reason, by: call.id()) }
    }

    var platformShopsEndpoint: Endpoint<ShopsInput, Page<ShopCard>> {
        Endpoint(
            .get, "/api/v1/platform/shops", "All shops, newest first, suspended ones too.", needs: .platform("shops.read"),
            input: .object(
                ShopsInput.init,
                Field("state", in: .query, { $0.state }, Schema<String>.text(0...20).optional, about: "open or suspended"),
                Field("text", in: .query, { $0.text }, .text(0...60), default: "", about: "A part of the name or slug."),
                Field("limit", in: .query, { $0.limit }, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, { $0.after }, Schema<Cursor>.cursor.optional)),
            output: .page(of: .shopCard)
        ) { input, _ in
            let filter = ShopFilter(state: input.state.flatMap(Shop.State.init), text: input.text)
            return try await shops(matching: filter, PageRequest(limit: input.limit, after: input.after))
        }
    }

    var openDirectEndpoint: Endpoint<DirectInput, Shop> {
        Endpoint(
            .post, "/api/v1/platform/shops", "Opens a shop for an organisation without an application.", needs: .platform("shops.review"),
            input: .object(
                DirectInput.init, Field("organisation", { $0.organisation }, .id()),
                Field("slug", { $0.slug }, .text(3...40).check("not_a_slug", expected: "a-z 0-9 -") { ShopRules.isSlug($0) }),
                Field("name", { $0.name }, .text(ShopRules.name))),
            output: .shop, errors: ["catalog.slug_taken", "store.idempotency_key_reused"], idempotent: .key, success: 201
        ) { input, call in
            let key = RepeatKey(
                caller: try call.id(), operation: "catalog.open_direct", key: try call.key(),
                input: "\(input.organisation) \(input.slug) \(input.name)")
            return try await openShop(of: input.organisation, slug: input.slug, name: input.name, repeating: key, by: try call.id())
        }
    }

    var suspendEndpoint: Endpoint<ReasonInput, Void> {
        Endpoint(
            .post, "/api/v1/platform/shops/{id}/suspend", "Closes a shop for what is new; placed orders go on.",
            needs: .platform("shops.review"), input: Self.reasonInput("id"), output: .nothing, errors: ["catalog.shop_not_found"]
        ) { input, call in try await suspend(input.thing, why: input.reason, by: call.id()) }
    }

    var resumeEndpoint: Endpoint<ReasonInput, Void> {
        Endpoint(
            .post, "/api/v1/platform/shops/{id}/resume", "Lets a suspended shop sell again.", needs: .platform("shops.review"),
            input: Self.reasonInput("id"), output: .nothing, errors: ["catalog.shop_not_found"]
        ) { input, call in try await resume(input.thing, why: input.reason, by: call.id()) }
    }

    var shopHistoryEndpoint: Endpoint<ApplicationInput, [ShopRecord]> {
        Endpoint(
            .get, "/api/v1/platform/shops/{id}/history", "What happened to a shop, by whom and why, newest first, at most 200.",
            needs: .platform("shops.read"), input: .object(ApplicationInput.init, Field("id", in: .path, { $0.application }, .id())),
            output: .object({ $0 }, Field("items", { $0 }, .list(of: .shopRecord, 0...200)))
        ) { input, _ in try await shopHistory(input.application) }
    }
}

extension Schema where Value == ShopApplication {
    static var shopApplication: Schema {
        .object(
            {
                ShopApplication(
                    id: $0, organisation: $1, applicant: $2, draft: ShopDraft(slug: $3, name: $4, goods: $5, contact: $6), state: $7,
                    reason: $8, appliedAt: $9, decidedAt: $10, version: 1)
            },
            Field("id", { $0.id }, .id()), Field("organisation", { $0.organisation }, .id()),
            Field("applicant", { $0.applicant }, .id()), Field("slug", { $0.draft.slug }, .text(3...40)),
            Field("name", { $0.draft.name }, .text(ShopRules.name)), Field("goods", { $0.draft.goods }, .text(ShopDraft.goodsLength)),
            Field("contact", { $0.draft.contact }, .text(ShopDraft.contactLength)), Field("state", { $0.state }, .choice()),
            Field("reason", { $0.reason }, .text(0...300)), Field("appliedAt", { $0.appliedAt }, .timestamp),
            Field("decidedAt", { $0.decidedAt }, Schema<Timestamp>.timestamp.optional))
    }
}

extension Schema where Value == ShopRecord {
    static var shopRecord: Schema {
        .object(
            { ShopRecord(id: $0, what: $1, actor: $2, reason: $3, at: $4) },
            Field("id", { $0.id }, .id()), Field("what", { $0.what }, .choice()),
            Field("by", { $0.actor }, Schema<ID<Account>>.id().optional), Field("reason", { $0.reason }, .text(0...300)),
            Field("at", { $0.at }, .timestamp))
    }
}
