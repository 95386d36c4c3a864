// DeleteProduct.swift: a product is taken away for good, on a page of its own.
import Catalog
import Core
import Design
import Web

extension Consoles {
    func askToDelete(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        return deletePage(place, try await catalog.product(request.id("product"), of: place.shop.id), Corrections(place.language))
    }

    func deleteProduct(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let product = try await catalog.product(request.id("product"), of: place.shop.id)
        do {
            _ = try await catalog.setState(.deleted, of: product.id, in: place.shop.id, by: place.person)
            return .redirect(to: "\(place.path)/products?done=deleted")
        } catch let error as CatalogError where error.kind == .conflict {
            var corrections = Corrections(place.language)
            corrections.take(error)
            return deletePage(place, product, corrections)
        }
    }

    private func deletePage(_ place: Workplace, _ product: Product, _ corrections: Corrections) -> WebResponse {
        let language = place.language
        let path = "\(place.path)/products/\(product.id)"
        let isListed = product.state == .listed
        let left: Int64 = product.skus.reduce(0) { $0 + $1.onHand }
        let button: HTML =
            isListed
            ? #"<p class="muted">\#(DeleteWords.listed, language)</p>"#
            : #"<button class="btn line danger-text">\#(DeleteWords.verb, language)</button>"#
        let body: HTML = #"""
            \#(corrections.summary([:]))<form class="card pad stack narrowcard" method="post" action="\#(path)/delete" data-once>\#(place.request.csrfField)\#
            <div class="pt"><span class="pic">\#(picture(product.pictures.first, category: "", title: product.title))</span><div><b>\#(product.title)</b><span class="sub">\#(product.state.tag(language))</span></div></div>\#
            <p>\#(DeleteWords.what, language, ["n": String(product.skus.count), "left": Format.grouped(left)])</p>\#(button)<a class="btn line" href="\#(path)">\#(DeleteWords.keep, language)</a></form>
            """#
        return place.page(
            DeleteWords.title(language), at: .products,
            crumbs: [(Say.products(language), "\(place.path)/products"), (product.title, path)], body: body,
            status: corrections.isEmpty ? 200 : 422)
    }
}

enum DeleteWords {
    static let title = Phrase("desk.delete_product", zh: "删除商品", en: "Delete a product")
    static let what = Phrase(
        "desk.delete_what", zh: "{n} 个规格和在库的 {left} 件都会从后台消失，不能恢复。已下的订单照常。",
        en: "Its {n} options and the {left} pieces on hand leave the desk for good. Placed orders stay.")
    static let verb = Phrase("desk.delete_verb", zh: "删除这款商品", en: "Delete this product")
    static let keep = Phrase("desk.delete_keep", zh: "留着", en: "Keep it")
    static let listed = Phrase("desk.delete_listed", zh: "在售的商品不能删除，请先下架。", en: "It is on sale: delist it first.")
}
