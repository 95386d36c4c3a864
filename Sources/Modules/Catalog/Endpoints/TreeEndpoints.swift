// TreeEndpoints.swift: the tree and the brands over HTTP, for the platform's staff.
import Core
import Web

struct AddCategoryInput: Sendable { let name: String, nameEn: String, parent: ID<Category>? }
struct CategoryInput: Sendable { let category: ID<Category> }
struct EditCategoryInput: Sendable { let category: ID<Category>, name: String, nameEn: String, hidden: Bool, parent: ID<Category>? }
struct AddedCategory: Sendable { let id: ID<Category> }
struct BrandsInput: Sendable { let text: String, waiting: Bool, limit: Int64, after: ID<Brand>? }
struct EditBrandInput: Sendable { let brand: ID<Brand>, name: String }
struct MergeInput: Sendable { let brand: ID<Brand>, into: ID<Brand> }

extension Schema where Value == BrandEntry {
    static var brandEntry: Schema {
        .object(
            { BrandEntry(id: $0, name: $1, isApproved: $2) }, Field("id", { $0.id }, .id()),
            Field("name", { $0.name }, .text(ProductBounds.word)), Field("approved", { $0.isApproved }, .bool))
    }
}

extension Catalog {
    var treeEndpoints: [AnyEndpoint] {
        [
            addCategoryEndpoint.erased, editCategoryEndpoint.erased, deleteCategoryEndpoint.erased, brandListEndpoint.erased,
            editBrandEndpoint.erased, mergeBrandEndpoint.erased,
        ]
    }

    private static let treeErrors = ["catalog.category_not_found", "catalog.category_too_deep", "catalog.category_taken"]

    var addCategoryEndpoint: Endpoint<AddCategoryInput, AddedCategory> {
        Endpoint(
            .post, "/api/v1/platform/categories", "Adds a category, the last of its siblings.", needs: .platform("categories.write"),
            input: .object(
                AddCategoryInput.init, Field("name", { $0.name }, .text(CategoryNames.length)),
                Field("nameEn", { $0.nameEn }, .text(0...40), default: ""),
                Field("parent", { $0.parent }, Schema<ID<Category>>.id().optional)),
            output: .object(AddedCategory.init, Field("id", { $0.id }, .id())), errors: Self.treeErrors, success: 201
        ) { input, call in
            let names = CategoryNames(zh: input.name, en: input.nameEn)
            return AddedCategory(id: try await addCategory(names, under: input.parent, by: call.id()))
        }
    }

    var editCategoryEndpoint: Endpoint<EditCategoryInput, Void> {
        Endpoint(
            .put, "/api/v1/platform/categories/{category}", "Names a category, hides or shows it, and puts it under a parent.",
            needs: .platform("categories.write"),
            input: .object(
                EditCategoryInput.init, Field("category", in: .path, { $0.category }, .id()),
                Field("name", { $0.name }, .text(CategoryNames.length)), Field("nameEn", { $0.nameEn }, .text(0...40), default: ""),
                Field("hidden", { $0.hidden }, .bool, default: false),
                Field("parent", { $0.parent }, Schema<ID<Category>>.id().optional, about: "None: the first level.")),
            output: .nothing, errors: Self.treeErrors
        ) { input, call in
            let actor = try call.id()
            try await renameCategory(input.category, CategoryNames(zh: input.name, en: input.nameEn), by: actor)
            try await moveCategory(input.category, under: input.parent, by: actor)
            try await setHidden(input.hidden, of: input.category, by: actor)
        }
    }

    var deleteCategoryEndpoint: Endpoint<CategoryInput, Void> {
        Endpoint(
            .delete, "/api/v1/platform/categories/{category}", "Takes a category away that nothing uses.",
            needs: .platform("categories.write"),
            input: .object(CategoryInput.init, Field("category", in: .path, { $0.category }, .id())), output: .nothing,
            errors: ["catalog.category_not_found", "catalog.category_used"]
        ) { input, call in try await deleteCategory(input.category, by: call.id()) }
    }

    var brandListEndpoint: Endpoint<BrandsInput, [BrandEntry]> {
        Endpoint(
            .get, "/api/v1/platform/brands", "Brands by name, with what waits for approval.", needs: .platform("platform.read"),
            input: .object(
                BrandsInput.init, Field("text", in: .query, { $0.text }, .text(0...60), default: ""),
                Field("waiting", in: .query, { $0.waiting }, .bool, default: false),
                Field("limit", in: .query, { $0.limit }, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, { $0.after }, Schema<ID<Brand>>.id().optional, about: "The last brand shown.")),
            output: .object({ $0 }, Field("items", { $0 }, .list(of: .brandEntry, 0...100)))
        ) { input, _ in try await brands(matching: input.text, waiting: input.waiting, after: input.after, limit: input.limit) }
    }

    var editBrandEndpoint: Endpoint<EditBrandInput, Void> {
        Endpoint(
            .put, "/api/v1/platform/brands/{brand}", "Approves a brand under this name.", needs: .platform("brands.write"),
            input: .object(
                EditBrandInput.init, Field("brand", in: .path, { $0.brand }, .id()), Field("name", { $0.name }, .text(ProductBounds.word))),
            output: .nothing, errors: ["catalog.brand_not_found", "catalog.brand_taken"]
        ) { input, call in
            try await renameBrand(input.brand, input.name, by: call.id())
            try await approveBrand(input.brand, by: call.id())
        }
    }

    var mergeBrandEndpoint: Endpoint<MergeInput, Void> {
        Endpoint(
            .post, "/api/v1/platform/brands/{brand}/merge", "Makes one brand of two; products follow in small steps.",
            needs: .platform("brands.write"),
            input: .object(MergeInput.init, Field("brand", in: .path, { $0.brand }, .id()), Field("into", { $0.into }, .id())),
            output: .nothing, errors: ["catalog.brand_not_found", "catalog.brand_taken"]
        ) { input, call in try await mergeBrand(input.brand, into: input.into, by: call.id()) }
    }
}
