// Goods.swift: how products look in lists, carts and orders.
import Catalog
import Core
import Design
import Trade
import Web

enum Picture {
    /// The picture, or a drawing where there is none of ours: pictures of other hosts are not loaded.
    static func html(_ address: String?, title: String, category: String, alt: String = "", eager: Bool = false) -> HTML {
        guard let address, address.hasPrefix(MediaStore.path) else { return Placeholder.svg(forCategory: category, title: title) }
        let loading: HTML = eager ? HTML() : #" loading="lazy""#
        return #"<img src="\#(address)" alt="\#(alt)" width="640" height="640"\#(loading)>"#
    }
}

extension CategoryTree {
    func name(_ id: ID<Category>?) -> String { id.flatMap { self[$0] }?.name ?? "" }
}

/// Cards in two columns on a phone.
/// - Parameters:
///   - eager: how many pictures are loaded at once.
///   - naming: whether each card names its shop.
func productGrid(_ shelf: Shelf, _ language: Language, eager: Int = 0, naming: Bool = true) -> HTML {
    let items: [HTML] = shelf.items.enumerated().map { place, card in
        let isSoldOut = shelf.soldOut.contains(card.id)
        var tags: [HTML] = []
        if naming, shelf.resting.contains(card.shop) { tags.append(restTag(language)) }
        if isSoldOut { tags.append(#"<span class="tag danger">\#(TroubleWords.soldOut, language)</span>"#) }
        if let saved = savedYuan(card.price, card.listPrice) {
            tags.append(#"<span class="tag red">\#(GoodsWords.off, language, ["n": saved])</span>"#)
        }
        let was: HTML = card.listPrice.map { $0.minor > card.price.minor ? Price.was($0, language) : HTML() } ?? HTML()
        let shop: HTML = naming ? shelf.shops[card.shop].map { #"<p class="sold cut">\#($0.name)</p>"# } ?? HTML() : HTML()
        let sold: HTML = card.sold > 0 ? #"<p class="sold">\#(soldText(card.sold, language))</p>"# : HTML()
        let line: HTML = tags.isEmpty ? HTML() : #"<div class="tags">\#(Array(tags.prefix(2)))</div>"#
        let picture = Picture.html(card.picture, title: card.title, category: shelf.tree.name(card.category), eager: place < eager)
        return #"""
            <li class="product"><div class="pic\#(isSoldOut ? " faded" as HTML : HTML())">\#(picture)</div>\#
            <div class="body"><h3><a href="\#(productPath(card.shop, card.id))">\#(card.title)</a></h3>\#(line)\#
            <div class="foot"><div class="w">\#(Price.html(card.price, language)) \#(was)\#(sold)\#(shop)</div></div></div></li>
            """#
    }
    return #"<ul class="grid2">\#(items)</ul>"#
}

/// How many were paid, ever.
func soldText(_ pieces: Int64, _ language: Language) -> String { GoodsWords.sold(language, ["n": Format.count(pieces, language)]) }

/// By how much a price is below the one that held before, in whole yuan; nil when it is less than one.
func savedYuan(_ price: Money, _ before: Money?) -> String? {
    guard let before, before.minor - price.minor >= 100 else { return nil }
    return String((before.minor - price.minor) / 100)
}

extension Shelf {
    /// With fewer products.
    init(_ shelf: Shelf, items: [ProductCard]) {
        self.init(items: items, shops: shelf.shops, soldOut: shelf.soldOut, resting: shelf.resting, next: nil, tree: shelf.tree)
    }
}

enum GoodsWords {
    static let sold = Phrase("store.sold", zh: "已售 {n}", en: "{n} sold")
    static let off = Phrase("store.saving", zh: "立减 {n} 元", en: "¥{n} off")
}

func productPath(_ shop: ID<Shop>, _ product: ID<Product>) -> String { "/products/\(shop)/\(product)" }
func orderPath(_ order: Order) -> String { "/orders/\(order.shop)/\(order.id)" }

/// One wanted or bought thing.
/// - Parameter below: what stands under title and spec: price, pieces, what is in the way.
func itemRow(picture: HTML, title: String, href: String?, spec: String, below: HTML) -> HTML {
    let name: HTML = href.map { #"<a href="\#($0)">\#(title)</a>"# } ?? "\(title)"
    let specs: HTML = spec.isEmpty ? HTML() : #"<p class="spec">\#(spec)</p>"#
    return #"""
        <div class="item"><div class="pic p72">\#(picture)</div><div class="grow"><h3>\#(name)</h3>\#(specs)\#(below)</div></div>
        """#
}

/// What is in the way of a line, in words.
func troubleText(_ trouble: LineTrouble, _ language: Language) -> String {
    switch trouble {
    case .gone: TroubleWords.gone(language)
    case .delisted: TroubleWords.delisted(language)
    case .short(let left) where left > 0: TroubleWords.short(language, ["n": String(left)])
    case .short: TroubleWords.soldOut(language)
    case .notSentThere: TroubleWords.notSentThere(language)
    case .resting(let until): TroubleWords.resting(language, ["day": When.day(until)])
    }
}

enum TroubleWords {
    static let gone = Phrase("store.gone", zh: "商品已经没有了", en: "No longer there")
    static let delisted = Phrase("store.delisted", zh: "商品已下架", en: "Not on sale now")
    static let short = Phrase("store.short", zh: "只剩 {n} 件", en: "Only {n} left")
    static let notSentThere = Phrase("store.not_sent_there", zh: "不发往这个地址", en: "Not sent to this address")
    static let resting = Phrase("store.resting", zh: "店铺休息到 {day}", en: "The shop is on holiday until {day}")
    static let soldOut = Phrase("store.sold_out", zh: "缺货", en: "Sold out")
    static let quantity = Phrase("store.quantity_wrong", zh: "数量请填 1 到 999 的整数", en: "The quantity is a whole number from 1 to 999")
}

/// How many pieces somebody typed; nil for what is no whole number from 1 to 999.
func pieces(_ text: String) -> Int64? {
    let text = text.trimmed
    guard 1...4 ~= text.utf8.count, text.utf8.allSatisfy({ 48...57 ~= $0 }), let number = Int64(text),
        WantedLine.quantities ~= number
    else { return nil }
    return number
}
