// SaveProduct.swift: what the editor's buttons do.
import Catalog
import Core
import Web

extension Consoles {
    func newProduct(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        return try await editor(place, ProductForm(key: random.secret()), existing: nil, Corrections(place.language))
    }

    func editProduct(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let product = try await catalog.product(request.id("product"), of: place.shop.id)
        let brand = try await brandName(product.brand)
        var corrections = Corrections(place.language)
        if ProductForm.combinations(product.axes).count > ProductForm.rowsMax {
            corrections.add("axes", "too_many_skus", String(ProductForm.rowsMax))
        }
        return try await editor(place, ProductForm(product, brand: brand, key: random.secret()), existing: product, corrections)
    }

    /// The buttons: `grid` draws the rows of the axes typed, `drop` takes a picture away, `ahead` puts
    /// it before the one before it, `save` and `list` save. Whatever the
    /// button, new pictures are kept first, so that no other mistake loses them.
    func saveProduct(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        var existing: Product?
        if request.parameter("product") != nil { existing = try await catalog.product(request.id("product"), of: place.shop.id) }
        let sent = try request.form()
        var typed = try ProductForm(sent)
        var corrections = Corrections(place.language)
        try await keepPictures(of: sent, in: &typed, &corrections)
        let button: String = sent.text("do") ?? "save"
        if button.hasPrefix("drop:"), let index = Int(button.dropFirst(5)), typed.pictures.indices.contains(index) {
            typed.pictures.remove(at: index)
            return try await editor(place, typed, existing: existing, corrections)
        }
        if button.hasPrefix("ahead:"), let index = Int(button.dropFirst(6)), typed.pictures.indices.contains(index), index > 0 {
            typed.pictures.swapAt(index, index - 1)
            return try await editor(place, typed, existing: existing, corrections)
        }
        if button == "grid" || typed.needsNewGrid {
            typed.drawGrid(&corrections)
            return try await editor(place, typed, existing: existing, corrections, isNewGrid: corrections.isEmpty)
        }
        return try await save(typed, existing, place, lists: button == "list", corrections)
    }

    private func save(
        _ form: ProductForm, _ existing: Product?, _ place: Workplace, lists: Bool, _ found: Corrections
    ) async throws -> WebResponse {
        var (typed, corrections) = (form, found)
        var read = typed.read(brand: nil, existing: existing, &corrections)
        do {
            if !typed.brand.isEmpty, corrections.isEmpty {   // a brand is made for a form that is otherwise right
                let brand = try await catalog.brand(named: typed.brand)
                read = typed.read(brand: brand, existing: existing, &corrections)
            }
            guard corrections.isEmpty else { return try await editor(place, typed, existing: existing, corrections) }
            let shop = place.shop.id
            let product: Product
            if let existing {
                product = try await catalog.edit(existing.id, of: shop, version: typed.version ?? 0, read.draft, by: place.person)
            } else {
                product = try await catalog.createProduct(in: shop, read.draft, by: place.person, key: typed.key)
            }
            if lists { _ = try await catalog.setState(.listed, of: product.id, in: shop, by: place.person) }
            return .redirect(to: "\(place.path)/products/\(product.id)?done=\(lists ? "listed" : "saved")")
        } catch let error as any CodedError where error.kind == .invalid || error.kind == .conflict || error.kind == .notFound {
            if case CatalogError.productStale(let version) = error { typed.version = version }
            corrections.take(error) { read.field($0) }
            return try await editor(place, typed, existing: existing, corrections)
        }
    }

    private func keepPictures(of sent: Form, in typed: inout ProductForm, _ corrections: inout Corrections) async throws {
        for file in sent.files("newPictures") {
            let name = String(file.name.prefix(60))
            guard typed.pictures.count < ProductBounds.pictures.upperBound else {
                return corrections.add("newPictures", "too_many_pictures", String(ProductBounds.pictures.upperBound))
            }
            do {
                let address = try await catalog.media.keep(file.bytes)
                if !typed.pictures.contains(address) { typed.pictures.append(address) }
            } catch let error as CatalogError {
                guard case .pictureInvalid(let reason) = error else { throw error }
                corrections.add("newPictures", reason == "too_large" ? "picture_too_large" : "picture_unknown", name)
            }
        }
    }

    private func brandName(_ id: ID<Brand>?) async throws -> String {
        guard let id else { return "" }
        return try await catalog.brands().first { $0.id == id }?.name ?? ""
    }
}
