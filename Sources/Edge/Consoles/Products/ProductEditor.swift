// ProductEditor.swift: the page on which a product is written.
import Catalog
import Core
import Design
import Web

extension Consoles {
    /// - Parameter isNewGrid: the axes changed, and the rows below are drawn anew.
    func editor(
        _ place: Workplace, _ typed: ProductForm, existing: Product?, _ corrections: Corrections, isNewGrid: Bool = false
    ) async throws -> WebResponse {
        let language = place.language
        let tree = try await catalog.categories()
        let brands = try await catalog.brands()
        let fields = ProductFields(
            typed: typed, existing: existing, corrections: corrections, language: language, tree: tree, brands: brands)
        let action: String = existing.map { "\(place.path)/products/\($0.id)" } ?? "\(place.path)/products/new"
        let version: HTML = typed.version.map { #"<input type="hidden" name="version" value="\#($0)">"# } ?? HTML()
        var above = HTML()
        if isNewGrid { above += Notice.html(.info, "\(EditorWords.newGrid, language)") }
        above += corrections.summary(fields.labels)
        let isListed = existing?.state == .listed
        let listing: HTML =
            isListed ? HTML() : #"<button class="btn line" name="do" value="list">\#(EditorWords.saveAndList, language)</button>"#
        // The first button of a form is what Enter presses: saving, not taking a picture away.
        let body: HTML = #"""
            \#(above)<form class="stack t" method="post" action="\#(action)" data-once enctype="multipart/form-data">\#(place.request.csrfField)\#
            <button class="enter" name="do" value="save" tabindex="-1" aria-hidden="true"></button>\#
            <input type="hidden" name="idempotency_key" value="\#(typed.key)">\#(version)<input type="hidden" name="drawnAxes" value="\#(typed.drawnAxes)">\#
            <div class="cols"><div class="stack t">\#(fields.basics)\#(fields.pictures)</div><div class="stack t">\#(facts(existing, place))</div></div>\#
            \#(fields.grid)<div class="savebar"><span class="grow sub">\#(isListed ? EditorWords.effect : EditorWords.draftEffect, language)</span>\#
            <a class="btn ghost" href="\#(place.path)/products">\#(EditorWords.leave, language)</a>\#(listing)\#
            <button class="btn teal" name="do" value="save">\#(isListed ? EditorWords.save : EditorWords.saveDraft, language)</button></div></form>
            """#
        let title: String = existing?.title ?? ProductWords.publish(language)
        return place.page(
            title, at: .products, crumbs: [(Say.products(language), "\(place.path)/products")], actions: actions(existing, place),
            body: body, status: corrections.isEmpty ? 200 : 422)
    }

    private func actions(_ product: Product?, _ place: Workplace) -> HTML {
        guard let product else { return HTML() }
        let language = place.language
        let own = "\(place.path)/products/\(product.id)"
        let isListed = product.state == .listed
        let seen: HTML =
            isListed
            ? #"<a class="btn line" href="/products/\#(place.shop.id)/\#(product.id)">\#(EditorWords.inShop, language)</a>"#
            : #"<a class="btn line" href="\#(own)/preview">\#(EditorWords.preview, language)</a>"#
        let move: HTML =
            isListed
            ? #"<form class="inline" method="post" action="\#(own)/state" data-once>\#(place.request.csrfField)<input type="hidden" name="state" value="delisted"><button class="btn line">\#(Say.delist, language)</button></form>"#
            : #"<a class="btn line" href="\#(own)/delete">\#(EditorWords.delete, language)</a>"#
        return #"""
            \#(product.state.tag(language))\#(seen)<a class="btn line" href="\#(place.path)/products/\#(product.id)/stock">\#(EditorWords.stockPage, language)</a>\#(move)
            """#
    }

    private func facts(_ product: Product?, _ place: Workplace) -> HTML {
        let language = place.language
        guard let product else {
            return
                #"<section class="card"><header><h2>\#(EditorWords.how, language)</h2></header><div class="bd stack"><p>\#(EditorWords.howText, language)</p></div></section>"#
        }
        let now = place.now
        let available: Int64 = product.skus.reduce(0) { $0 + $1.available }
        return #"""
            <section class="card"><header><h2>\#(EditorWords.facts, language)</h2></header><dl class="bd kv">\#
            <dt>\#(Say.state, language)</dt><dd>\#(product.state.tag(language))</dd><dt>\#(EditorWords.version, language)</dt><dd>\#(product.version)</dd>\#
            <dt>\#(Say.spec, language)</dt><dd>\#(product.skus.count)</dd><dt>\#(Say.available, language)</dt><dd>\#(Format.grouped(available))</dd>\#
            <dt>\#(EditorWords.updated, language)</dt><dd>\#(When.html(product.updatedAt, now: now, language))</dd></dl></section>
            """#
    }
}

enum EditorWords {
    static let preview = Phrase("desk.preview", zh: "预览", en: "Preview")
    static let inShop = Phrase("desk.see_in_shop", zh: "在店铺里看", en: "See it in the shop")
    static let delete = Phrase("desk.delete", zh: "删除", en: "Delete")
    static let ahead = Phrase("desk.picture_ahead", zh: "往前移", en: "Move ahead")
    static let barcode = Phrase("desk.barcode", zh: "条码", en: "Barcode")
    static let weight = Phrase("desk.weight", zh: "重量 g", en: "Weight, g")
    static let basics = Phrase("desk.basics", zh: "基本信息", en: "Basics")
    static let title = Phrase("desk.title", zh: "标题", en: "Title")
    static let titleHelp = Phrase(
        "desk.title_help", zh: "最多 120 字：是什么、多大、哪里来", en: "At most 120 characters: what it is, how much, from where")
    static let category = Phrase("desk.category", zh: "类目", en: "Category")
    static let brand = Phrase("desk.brand", zh: "品牌", en: "Brand")
    static let brandHelp = Phrase("desk.brand_help", zh: "可从已有的里选", en: "Those that exist are suggested")
    static let description = Phrase("desk.description", zh: "描述", en: "Description")
    static let descriptionHelp = Phrase(
        "desk.description_help", zh: "一行一段。也可以写 HTML，脚本和样式会被去掉。",
        en: "One paragraph per line. HTML works too; scripts and styles are dropped.")
    static let attributes = Phrase("desk.attributes", zh: "属性", en: "Attributes")
    static let attributesHelp = Phrase("desk.attributes_help", zh: "每行一项，如“产地: 浙江杭州”", en: "One per line: “Origin: Hangzhou”")
    static let pictures = Phrase("desk.pictures", zh: "图片", en: "Pictures")
    static let picturesHelp = Phrase(
        "desk.pictures_help", zh: "{n} / 20 张 · PNG、JPEG、WebP、GIF，每张不超过 5 MB", en: "{n} of 20 · PNG, JPEG, WebP, GIF, at most 5 MB each")
    static let main = Phrase("desk.main_picture", zh: "主图", en: "Main")
    static let remove = Phrase("desk.remove_picture", zh: "移除第 {n} 张", en: "Remove picture {n}")
    static let add = Phrase("desk.add_pictures", zh: "添加图片", en: "Add pictures")
    static let addHelp = Phrase("desk.add_pictures_help", zh: "可一次选多张，保存时上传", en: "Choose several at once; saving uploads them")
    static let options = Phrase("desk.spec_and_price", zh: "规格与价格", en: "Options and prices")
    static let axes = Phrase("desk.axes", zh: "规格", en: "Options")
    static let axesHelp = Phrase(
        "desk.axes_help", zh: "最多三行，每行一项，如“颜色: 红, 白”。没有规格就留空。",
        en: "Up to three lines: “Colour: red, white”. Leave empty for a single option.")
    static let draw = Phrase("desk.draw_grid", zh: "按规格列出", en: "List the options")
    static let blank = Phrase(
        "desk.blank_rows", zh: "整行留空的组合不卖。已有规格的库存在库存页改。",
        en: "A row left empty is not sold. Stock of existing options is set on the stock page.")
    static let listPrice = Phrase("desk.list_price", zh: "划线价", en: "List price")
    static let shownPrice = Phrase("desk.shown_price", zh: "列表显示价", en: "Price shown in lists")
    static let shownHelp = Phrase("desk.shown_price_help", zh: "不填就显示最低的售价", en: "Empty: the lowest price")
    static let listPriceHelp = Phrase("desk.list_price_help", zh: "列表里划掉的价格，可以不填", en: "Struck through in lists; may stay empty")
    static let newGrid = Phrase(
        "desk.new_grid", zh: "规格变了，下面按新的规格列出。核对价格和库存后再保存。",
        en: "The options changed; the rows below follow them. Check prices and stock, then save.")
    static let saveAndList = Phrase("desk.save_and_list", zh: "保存并上架", en: "Save and list")
    static let saveDraft = Phrase("desk.save_draft", zh: "保存商品", en: "Save")
    static let save = Phrase("desk.save", zh: "保存商品", en: "Save")
    static let leave = Phrase("desk.leave", zh: "放弃改动", en: "Discard")
    static let effect = Phrase(
        "desk.effect", zh: "保存后立刻在店铺里生效；已下的订单不受影响。", en: "Saving takes effect in the shop at once; placed orders stay.")
    static let draftEffect = Phrase("desk.draft_effect", zh: "没有上架的商品买家看不到。", en: "Buyers do not see it until it is listed.")
    static let stockPage = Phrase("desk.stock_page", zh: "改库存", en: "Set stock")
    static let facts = Phrase("desk.facts", zh: "现在", en: "Now")
    static let version = Phrase("desk.version", zh: "版本", en: "Version")
    static let updated = Phrase("desk.updated", zh: "更新于", en: "Updated")
    static let how = Phrase("desk.how", zh: "怎么填", en: "How it works")
    static let howText = Phrase(
        "desk.how_text", zh: "先写标题和描述。有颜色、净含量这类选择，就写在“规格”里，点“按规格列出”，再给每种规格填售价和库存。没有图片时，买家会看到按类目画的图。",
        en:
            "Write the title and the text first. If there are choices such as colour or size, put them under Options, list them, and give each its price and stock. Without pictures buyers see a drawing of the category."
    )
}
