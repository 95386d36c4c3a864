// BrowseWords.swift: the words of home, categories, search and shops.
import Catalog
import Core
import Web

enum BrowseWords {
    static let home = Phrase("store.home", zh: "首页", en: "Home")
    static let about = Phrase(
        "store.about", zh: "集市：许多小店的好东西，放在一起逛，一次付款。", en: "Souk: good things of many small shops, in one place and one payment.")
    static let aboutShops = Phrase("store.about_shops", zh: "集市里的店铺。", en: "The shops of the Souk.")
    static let aboutCategories = Phrase("store.about_categories", zh: "按分类逛集市里的商品。", en: "Products of the Souk by category.")
    static let aboutResults = Phrase("store.about_results", zh: "{what}：{n} 件商品。", en: "{what}: {n} products.")
    static let nothing = Phrase("store.nothing_yet", zh: "还没有商品上架，过些时候再来看看。", en: "Nothing is on sale yet. Please come back later.")
    static let newest = Phrase("store.newest", zh: "新上架", en: "New arrivals")
    static let all = Phrase("store.all", zh: "看全部", en: "See all")
    static let shops = Phrase("store.shops", zh: "店铺", en: "Shops")
    static let noShops = Phrase("store.no_shops", zh: "还没有店铺。", en: "There are no shops yet.")
    static let everything = Phrase("store.everything", zh: "全部商品", en: "All products")
    static let results = Phrase("store.results", zh: "“{q}”的结果", en: "Results for “{q}”")
    static let count = Phrase("store.count", zh: "{n} 件商品", en: "{n} products")
    static let countCapped = Phrase("store.count_capped", zh: "最新的 {n} 件", en: "The newest {n}")
    static let sorting = Phrase("store.sorting", zh: "排序", en: "Sorting")
    static let path = Phrase("store.category_path", zh: "分类位置", en: "Category")
    static let none = Phrase(
        "store.no_results", zh: "没有找到“{q}”。换个短一点的词，或者看看下面这些。", en: "Nothing found for “{q}”. Try a shorter word, or one of these.")
    static let noneChosen = Phrase(
        "store.no_results_chosen", zh: "没有同时符合这些条件的商品。", en: "No product fits all of what you chose.")
    static let noneHere = Phrase("store.no_products_here", zh: "这里还没有商品。", en: "There are no products here yet.")
    static let near = Phrase("store.near_words", zh: "也许你在找", en: "You may be looking for")
    static let popular = Phrase("store.popular", zh: "看看新上架的", en: "New arrivals instead")
    static let browse = Phrase("store.browse", zh: "看分类", en: "Browse")
    static let categories = Phrase("store.categories", zh: "分类", en: "Categories")
    static let noCategories = Phrase("store.no_categories", zh: "还没有分类。", en: "There are no categories yet.")
    static let shopEmpty = Phrase("store.shop_empty", zh: "这家店还没有商品上架。", en: "This shop has nothing on sale yet.")
    static let inShop = Phrase("store.search_in_shop", zh: "在本店搜", en: "Search this shop")
    static let go = Phrase("store.search_go", zh: "搜索", en: "Search")
    static let write = Phrase("store.write_to_shop", zh: "写给店铺", en: "Message")
    static let suspended = Phrase("store.shop_suspended", zh: "店铺暂停营业", en: "This shop is closed for now")
    static let suspendedWhy = Phrase(
        "store.shop_suspended_why", zh: "“{name}”现在不接新订单。已经下的订单照常处理，在“订单”里可以看到。",
        en: "“{name}” takes no new orders now. Orders already placed go on; you find them under Orders.")
    static let elsewhere = Phrase("store.look_elsewhere", zh: "去逛别的店", en: "Look elsewhere")

    static let filter = Phrase("store.filter", zh: "筛选", en: "Filter")
    static let chosen = Phrase("store.chosen", zh: "已选条件", en: "Chosen")
    static let drop = Phrase("store.filter_drop", zh: "去掉：", en: "Remove: ")
    static let clear = Phrase("store.filter_clear", zh: "清除", en: "Clear")
    static let close = Phrase("store.close", zh: "关闭", en: "Close")
    static let see = Phrase("store.filter_see", zh: "看 {n} 件商品", en: "See {n} products")
    static let category = Phrase("store.facet_category", zh: "分类", en: "Category")
    static let brand = Phrase("store.facet_brand", zh: "品牌", en: "Brand")
    static let shop = Phrase("store.facet_shop", zh: "店铺", en: "Shop")
    static let price = Phrase("store.facet_price", zh: "价格", en: "Price")
    static let stock = Phrase("store.facet_stock", zh: "有没有货", en: "Stock")
    static let inStock = Phrase("store.in_stock_only", zh: "只看有货", en: "In stock only")
    static let lowest = Phrase("store.price_lowest", zh: "最低（元）", en: "From (yuan)")
    static let highest = Phrase("store.price_highest", zh: "最高（元）", en: "To (yuan)")
    static let apply = Phrase("store.price_apply", zh: "按这个价格看", en: "Use these prices")
    static let priceWrong = Phrase("store.price_wrong", zh: "请填金额，最多两位小数", en: "Please give an amount with at most two decimals")
    static let below = Phrase("store.price_below", zh: "{n} 元以下", en: "Under ¥{n}")
    static let above = Phrase("store.price_above", zh: "{n} 元以上", en: "¥{n} and up")
    static let between = Phrase("store.price_between", zh: "{a}–{b} 元", en: "¥{a}–{b}")

    static func name(_ sort: SearchSort) -> Phrase {
        switch sort {
        case .best: Phrase("store.sort_best", zh: "综合", en: "Best match")
        case .newest: Phrase("store.sort_newest", zh: "最新", en: "Newest")
        case .mostSold: Phrase("store.sort_sold", zh: "销量", en: "Best selling")
        case .cheapest: Phrase("store.sort_cheapest", zh: "价格从低到高", en: "Price, low to high")
        case .dearest: Phrase("store.sort_dearest", zh: "价格从高到低", en: "Price, high to low")
        }
    }

    /// A band that ends a 分 below a round price is said with the round one.
    static func name(_ band: PriceBand, _ language: Language) -> String {
        func amount(_ minor: Int64) -> String { SearchAddress.text(.cny(minor)) }
        func end(_ minor: Int64) -> String { amount((minor + 1) % 100 == 0 ? minor + 1 : minor) }
        return switch (band.lowest, band.highest) {
        case (let low?, let high?): between(language, ["a": amount(low.minor), "b": end(high.minor)])
        case (let low?, nil): above(language, ["n": amount(low.minor)])
        case (nil, let high?): below(language, ["n": end(high.minor)])
        case (nil, nil): price(language)
        }
    }
}
