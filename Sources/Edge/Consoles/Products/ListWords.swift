// ListWords.swift: the words of the list of products and of changing many at once.
import Catalog
import Web

enum ListWords {
    static let views = Phrase("desk.views", zh: "常用视图", en: "Views")
    static let lowTab = Phrase("desk.low_tab", zh: "库存预警", en: "Low stock")
    static let outTab = Phrase("desk.out_tab", zh: "售罄", en: "Sold out")
    static let search = Phrase("desk.search_products", zh: "搜索商品", en: "Search products")
    static let searchHint = Phrase("desk.search_products_hint", zh: "标题、商家编码、条码", en: "Title, code, barcode")
    static let state = Phrase("desk.filter_state", zh: "状态", en: "State")
    static let anyState = Phrase("desk.any_state", zh: "全部状态", en: "Any state")
    static let anyCategory = Phrase("desk.any_category", zh: "全部类目", en: "Any category")
    static let anyBrand = Phrase("desk.any_brand", zh: "全部品牌", en: "Any brand")
    static let anyStock = Phrase("desk.any_stock", zh: "全部库存", en: "Any stock")
    static let priceFrom = Phrase("desk.price_from", zh: "最低价", en: "Price from")
    static let priceTo = Phrase("desk.price_to", zh: "最高价", en: "Price to")
    static let order = Phrase("desk.sort", zh: "排序", en: "Sort by")
    static let filter = Phrase("desk.filter", zh: "筛选", en: "Filter")
    static let filters = Phrase("desk.filters", zh: "已选条件", en: "Filters")
    static let dropFilter = Phrase("desk.drop_filter", zh: "去掉条件", en: "Take off")
    static let clear = Phrase("desk.clear_filters", zh: "全部清除", en: "Clear all")
    static let noneFound = Phrase("desk.none_found", zh: "没有符合条件的商品。", en: "No product fits these filters.")
    static let sold = Phrase("desk.sold_30", zh: "近 30 天销量", en: "Sold in 30 days")
    static let counts = Phrase(
        "desk.product_counts", zh: "在售 {listed} 件 · 草稿 {draft} · 已下架 {delisted}",
        en: "{listed} listed · {draft} drafts · {delisted} delisted")
    static let shown = Phrase("desk.shown_of", zh: "本页 {n} 件，共 {all} 件", en: "{n} here, {all} in all")
    static let export = Phrase("desk.export_csv", zh: "导出 CSV", en: "Export CSV")
    static let importVerb = Phrase("desk.import", zh: "导入", en: "Import")
    static let paging = Phrase("desk.paging", zh: "翻页", en: "Pages")
    static let previous = Phrase("desk.previous", zh: "上一页", en: "Previous")
    static let next = Phrase("desk.next", zh: "下一页", en: "Next")

    static let many = Phrase("desk.many", zh: "批量操作", en: "Many at once")
    static let pick = Phrase("desk.pick", zh: "选择", en: "Choose")
    static let pickPage = Phrase("desk.pick_page", zh: "选择本页全部", en: "Choose all on this page")
    static let picked = Phrase("desk.picked", zh: "已选", en: "Chosen:")
    static let pickAll = Phrase("desk.pick_all", zh: "改选全部 {n} 件", en: "Choose all {n}")
    static let allPicked = Phrase("desk.all_picked", zh: "已选符合条件的全部 {n} 件", en: "All {n} that fit are chosen")
    static let pickNone = Phrase("desk.pick_none", zh: "只选本页的", en: "Choose on this page only")
    static let unpick = Phrase("desk.unpick", zh: "取消选择", en: "Choose none")
    static let price = Phrase("desk.change_price", zh: "改价", en: "Change prices")

    static func sort(_ sort: ProductFilter.Sort) -> Phrase {
        switch sort {
        case .newest: Phrase("desk.sort_newest", zh: "最新建的在前", en: "Newest first")
        case .changed: Phrase("desk.sort_changed", zh: "最近改的在前", en: "Last changed first")
        case .cheapest: Phrase("desk.sort_cheapest", zh: "价格从低到高", en: "Cheapest first")
        case .dearest: Phrase("desk.sort_dearest", zh: "价格从高到低", en: "Dearest first")
        }
    }
}
