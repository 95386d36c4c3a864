// FirstSteps.swift: what a shop without orders does next.
import Catalog
import Design
import Web

extension Consoles {
    /// Three steps: a product, on sale, shown to a first buyer. The next one is marked, and those done stay as they are.
    func firstSteps(_ glance: ShopGlance, _ place: Workplace) -> HTML {
        let (language, path) = (place.language, place.path)
        let next: Int = glance.all == 0 ? 0 : glance.listed == 0 ? 1 : 2
        let steps: [(Phrase, Phrase, Phrase, String)] = [
            (FirstWords.write, FirstWords.writeWhy, ProductWords.publish, "\(path)/products/new"),
            (FirstWords.list, FirstWords.listWhy, FirstWords.listVerb, "\(path)/products?state=draft"),
            (FirstWords.show, FirstWords.showWhy, OverviewWords.visit, "/shops/\(place.shop.slug)"),
        ]
        let marks: [HTML] = steps.enumerated().map { index, step in
            let state: HTML = index < next ? #" class="done""# : index == next ? #" aria-current="step""# : HTML()
            return "<li\(state)>\(step.0, language)</li>"
        }
        let (title, why, verb, href) = steps[next]
        let may = next == 2 || place.may.contains("catalog.write")
        let action: HTML = may ? #"<div><a class="btn teal" href="\#(href)">\#(verb, language)</a></div>"# : HTML()
        return #"""
            <ol class="steps card pad" aria-label="\#(FirstWords.steps, language)">\#(marks)</ol><section class="card pad stack"><h2>\#(title, language)</h2><p class="muted">\#(why, language)</p>\#(action)</section>
            """#
    }
}

enum FirstWords {
    static let steps = Phrase("desk.first_steps", zh: "开店三步", en: "Three steps to a first sale")
    static let write = Phrase("desk.first_write", zh: "写第一款商品", en: "Write a first product")
    static let writeWhy = Phrase(
        "desk.first_write_why", zh: "标题、价格、库存就够了，图片和描述可以以后补。保存后是草稿，买家还看不到。",
        en: "A title, a price and the stock will do; pictures and text can follow. It is a draft first: buyers do not see it.")
    static let list = Phrase("desk.first_list", zh: "上架", en: "Put it on sale")
    static let listWhy = Phrase(
        "desk.first_list_why", zh: "草稿里核对一遍，点上架，买家就能搜到、买到。", en: "Look your draft over and list it: then buyers find it and can buy it.")
    static let listVerb = Phrase("desk.first_list_verb", zh: "看草稿", en: "See the drafts")
    static let show = Phrase("desk.first_show", zh: "请第一位买家来", en: "Invite a first buyer")
    static let showWhy = Phrase(
        "desk.first_show_why", zh: "把店铺网址发给熟人。有了订单，这里就会显示每天的成交和要发的货。",
        en: "Send the shop's address to somebody you know. With a first order this page shows what you sell and what to ship.")
}
