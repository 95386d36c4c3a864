// GoodsChooser.swift: goods are chosen by name in forms of the desk: what was chosen stands first, then what a search found.
import Catalog
import Core
import Design
import Web

/// What a form has chosen so far, as it was typed. A form is sent again to search; nothing but its buttons is needed.
struct ChosenGoods: Sendable {
    /// What is looked for by name, code or number.
    var find = ""
    /// Products that are ticked.
    var products: [ID<Product>] = []
    /// What was typed beside a SKU: of a price `price` and `stock`, of a basket `n`.
    var beside: [ID<SKU>: [String: String]] = [:]
    var categories: [ID<Category>] = []
    /// At most so many are listed beside what is chosen.
    static let listed: Int64 = 8, most = 500

    init() {}

    init(_ fields: [QueryItem]) {
        for field in fields.prefix(3_000) {
            switch field.name {
            case "find": find = String(trimmed(field.value).prefix(60))
            case "product": if let id = ID<Product>(field.value), !products.contains(id) { products.append(id) }
            case "category": if let id = ID<Category>(field.value), !categories.contains(id) { categories.append(id) }
            default:
                let parts = field.name.split(separator: ".", maxSplits: 1).map(String.init)
                let text = trimmed(field.value)
                guard parts.count == 2, ["price", "stock", "n"].contains(parts[0]), let sku = ID<SKU>(parts[1]), !text.isEmpty else {
                    continue
                }
                beside[sku, default: [:]][parts[0]] = String(text.prefix(20))
            }
        }
    }

    /// SKUs with something typed beside them, in the order of their numbers.
    var skus: [ID<SKU>] { beside.keys.sorted() }
}

extension Consoles {
    /// What a search finds; without one the newest that are on sale.
    private func found(_ find: String, of shop: ID<Shop>) async throws -> [ProductCard] {
        if find.isEmpty { return try await catalog.products(of: shop, state: .listed, PageRequest(limit: ChosenGoods.listed)).items }
        if let number = ID<Product>(find), let card = try await catalog.productCards([number], of: shop)[number] { return [card] }
        return try await catalog.findProducts(find, of: [shop], limit: ChosenGoods.listed)
    }

    private func search(_ goods: ChosenGoods, _ language: Language) -> HTML {
        #"""
        <div class="field"><label for="f-find">\#(GoodsWords.find, language)</label><div class="row"><input class="in grow" id="f-find" name="find" value="\#(goods.find)" type="search" maxlength="60" autocomplete="off" enterkeyhint="search">\#
        <button class="btn line" name="act" value="find" formnovalidate>\#(GoodsWords.search, language)</button></div></div>
        """#
    }

    /// Products to tick, those that are ticked first.
    func productChoice(_ goods: ChosenGoods, of shop: ID<Shop>, _ language: Language) async throws -> HTML {
        let chosen = try await catalog.productCards(Array(goods.products.prefix(ChosenGoods.most)), of: shop)
        let others = try await found(goods.find, of: shop).filter { !goods.products.contains($0.id) }
        func row(_ card: ProductCard, ticked: Bool) -> HTML {
            let now: HTML = ticked ? " checked" : HTML()
            return #"""
                <li><label class="check"><input type="checkbox" name="product" value="\#(card.id)"\#(now)><span class="pic s">\#(picture(card.picture, category: "", title: card.title))</span><span class="grow">\#(card.title)<span class="sub wide-line">\#(Format.money(card.price))</span></span></label></li>
                """#
        }
        let ticked: [HTML] = goods.products.compactMap { chosen[$0] }.map { row($0, ticked: true) }
        let open: [HTML] = others.map { row($0, ticked: false) }
        let none: HTML = open.isEmpty && !goods.find.isEmpty ? #"<p class="muted">\#(GoodsWords.noneFound, language)</p>"# : HTML()
        return #"\#(search(goods, language))\#(list(ticked, GoodsWords.chosen, language))\#(list(open, GoodsWords.more, language))\#(none)"#
    }

    /// SKUs with fields beside them: a price and its stock, or pieces.
    func skuChoice(
        _ goods: ChosenGoods, of shop: ID<Shop>, fields: [(name: String, label: Phrase)], _ language: Language
    ) async throws -> HTML {
        let chosen = try await catalog.saleLines(goods.skus.prefix(ChosenGoods.most).map { (shop, $0) })
        let others = try await catalog.products(found(goods.find, of: shop).map(\.id), of: shop)
        func row(_ sku: ID<SKU>, _ title: String, _ spec: String, _ price: Money, _ address: String?) -> HTML {
            let inputs: [HTML] = fields.map { field in
                let label = "\(field.label(language)) \(title) \(spec)"
                return #"""
                    <input class="in count num" name="\#(field.name).\#(sku)" value="\#(goods.beside[sku]?[field.name] ?? "")" inputmode="decimal" autocomplete="off" maxlength="12" placeholder="\#(field.label, language)" aria-label="\#(label)">
                    """#
            }
            let under: String = [spec, Format.money(price)].filter { !$0.isEmpty }.joined(separator: " · ")
            return #"""
                <li class="row between wrap"><span class="row"><span class="pic s">\#(picture(address, category: "", title: title))</span><span>\#(title)<span class="sub wide-line">\#(under)</span></span></span><span class="row">\#(inputs)</span></li>
                """#
        }
        let typed: [HTML] = chosen.map { row($0.sku, $0.title, $0.specText, $0.price, $0.picture) }
        let open: [HTML] = others.flatMap { product in
            product.skus.filter { goods.beside[$0.id] == nil }.prefix(12).map { sku in
                row(sku.id, product.title, sku.specText, sku.price, product.pictures.first)
            }
        }
        let none: HTML = open.isEmpty && !goods.find.isEmpty ? #"<p class="muted">\#(GoodsWords.noneFound, language)</p>"# : HTML()
        return #"\#(search(goods, language))\#(list(typed, GoodsWords.chosen, language))\#(list(open, GoodsWords.more, language))\#(none)"#
    }

    /// Categories to tick: those of the platform's first two levels, folded away until one is.
    func categoryChoice(_ goods: ChosenGoods, _ language: Language) async throws -> HTML {
        let tree = try await catalog.categories()
        func box(_ category: Category) -> HTML {
            let now: HTML = goods.categories.contains(category.id) ? " checked" : HTML()
            return
                #"<label class="check"><input type="checkbox" name="category" value="\#(category.id)"\#(now)> \#(category.name(in: language))</label>"#
        }
        let groups: [HTML] = tree.children(of: nil).map { top in
            let below: [HTML] = tree.children(of: top.id).map(box)
            return #"<li>\#(box(top))<div class="row wrap">\#(below)</div></li>"#
        }
        let open: HTML = goods.categories.isEmpty ? HTML() : " open"
        return
            #"<details class="fold"\#(open)><summary>\#(GoodsWords.byCategory, language)</summary><ul class="lined">\#(groups)</ul></details>"#
    }

    private func list(_ rows: [HTML], _ title: Phrase, _ language: Language) -> HTML {
        guard !rows.isEmpty else { return HTML() }
        return #"<div><p class="sub b">\#(title, language)</p><ul class="lined">\#(rows)</ul></div>"#
    }
}

enum GoodsWords {
    static let title = Phrase("desk.goods", zh: "适用商品", en: "What it is for")
    static let find = Phrase("desk.goods_find", zh: "按名称、商家编码找商品", en: "Find goods by name or code")
    static let search = Phrase("desk.goods_search", zh: "找", en: "Find")
    static let chosen = Phrase("desk.goods_chosen", zh: "已选", en: "Chosen")
    static let more = Phrase("desk.goods_more", zh: "可选", en: "To choose from")
    static let noneFound = Phrase("desk.goods_none", zh: "没有找到。换个词试试。", en: "Nothing found. Try another word.")
    static let byCategory = Phrase("desk.goods_by_category", zh: "或按类目选", en: "Or by category")
    static let paste = Phrase("desk.goods_paste", zh: "或粘贴编号", en: "Or paste numbers")
    static let all = Phrase("desk.goods_all", zh: "什么都不选，就是全店商品。", en: "Choose nothing, and it is for the whole shop.")
    static let allShops = Phrase("desk.goods_all_shops", zh: "什么都不选，就是全部商品。", en: "Choose nothing, and it is for everything.")
    static let some = Phrase("desk.goods_some", zh: "选商品，或选类目。", en: "Choose products, or categories.")
    static let prices = Phrase("desk.goods_prices", zh: "填了活动价的规格参加。", en: "Options with a price typed beside them take part.")
    static let price = Phrase("desk.goods_price", zh: "活动价", en: "Price")
    static let stock = Phrase("desk.goods_stock", zh: "活动库存", en: "Its stock")
    static let count = Phrase("desk.goods_count", zh: "件数", en: "Pieces")
}
