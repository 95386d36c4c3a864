// OfferReportWords.swift: the words of an offer's own page and of giving its coupons to people.
import Offers
import Web

enum OfferReportWords {
    static let figures = Phrase("desk.offer_figures", zh: "效果", en: "What it did")
    static let givenAbout = Phrase("desk.offer_given_of", zh: "共 {n} 张", en: "of {n}")
    static let unlimited = Phrase("desk.offer_unlimited", zh: "不限张数", en: "no limit")
    static let used = Phrase("desk.offer_used", zh: "用它的订单", en: "Orders that used it")
    static let usedAbout = Phrase("desk.offer_used_about", zh: "不含未付款、已取消和全部退款的", en: "without unpaid, cancelled and wholly refunded ones")
    static let cost = Phrase("desk.offer_cost", zh: "让利", en: "Taken off")
    static let byBoth = Phrase("desk.offer_cost_by", zh: "店铺承担 {a}，平台承担 {b}", en: "{a} borne by the shop, {b} by the platform")
    static let sold = Phrase("desk.offer_sold", zh: "带来成交", en: "Sold with it")
    static let soldAbout = Phrase("desk.offer_sold_about", zh: "这些订单的商品实付", en: "what these orders' goods cost the buyers")
    static let terms = Phrase("desk.offer_terms", zh: "内容", en: "Terms")
    static let kind = Phrase("desk.offer_kind", zh: "种类", en: "Kind")
    static let scope = Phrase("desk.offer_scope", zh: "适用", en: "Good for")
    static let everything = Phrase("desk.offer_everything", zh: "全店商品", en: "The whole shop")
    static let everywhere = Phrase("desk.offer_everywhere", zh: "全部店铺", en: "Every shop")
    static let more = Phrase("desk.offer_scope_more", zh: "{what} 等 {n} 个", en: "{what} and others, {n} in all")
    static let someShops = Phrase("desk.offer_some_shops", zh: "{n} 家店铺", en: "{n} shops")
    static let validFor = Phrase("desk.offer_valid_for", zh: "领后 {n} 天内", en: "{n} days from when it is got")
    static let perPerson = Phrase("desk.offer_limit", zh: "每人", en: "Per person")
    static let coupons = Phrase("desk.offer_n_coupons", zh: "{n} 张", en: "{n}")
    static let pieces = Phrase("desk.offer_n_pieces", zh: "每个规格 {n} 件", en: "{n} pieces of an option")
    static let noLimit = Phrase("desk.offer_no_limit", zh: "不限", en: "No limit")
    static let bearer = Phrase("desk.offer_bearer", zh: "谁承担", en: "Borne by")
    static let shopBears = Phrase("desk.offer_shop_bears", zh: "店铺", en: "The shop")
    static let platformBears = Phrase("desk.offer_platform_bears", zh: "平台 {n}，其余店铺", en: "{n} by the platform, the rest by the shop")
    static let option = Phrase("desk.offer_option", zh: "规格", en: "Option")
    static let usual = Phrase("desk.offer_usual", zh: "平时价", en: "Usual price")
    static let price = Phrase("desk.offer_price", zh: "活动价", en: "Offer price")
    static let soldPieces = Phrase("desk.offer_sold_pieces", zh: "已售 / 活动库存", en: "Sold / its own stock")
    static let piecesSold = Phrase("desk.offer_pieces_sold", zh: "按这个价卖出", en: "Sold at it")
    static let piecesAbout = Phrase("desk.offer_pieces_about", zh: "件，含待付款的", en: "pieces, unpaid ones too")
    static let priceCostAbout = Phrase("desk.offer_price_cost", zh: "和现在的平时价比，店铺承担", en: "against the usual price now, borne by the shop")
    static let atPrice = Phrase("desk.offer_at_price", zh: "按活动价算", en: "at the offer's price")
    static let notCounted = Phrase(
        "desk.offer_not_counted", zh: "这个价不限量也不限人，所以不计卖出多少。",
        en: "This price has no stock and no limit, so what is sold at it is not counted.")
    static let latest = Phrase("desk.offer_latest", zh: "最近用它的订单", en: "Newest orders that used it")
    static let noneUsed = Phrase("desk.offer_none_used", zh: "还没有订单用到它。", en: "No order has used it yet.")
    static let order = Phrase("desk.offer_order", zh: "订单", en: "Order")
    static let placed = Phrase("desk.offer_placed", zh: "下单", en: "Placed")
    static let off = Phrase("desk.offer_took_off", zh: "减了", en: "Taken off")

    static let give = Phrase("desk.give", zh: "发给买家", en: "Give to buyers")
    static let giveAbout = Phrase(
        "desk.give_about", zh: "选在本店买过东西的人，每人一张；已经有的不重复发。", en: "Choose people who bought here; one each, and none to those who have it.")
    static let giveAnyone = Phrase("desk.give_anyone", zh: "发给人", en: "Give to people")
    static let giveAnybody = Phrase(
        "desk.give_anybody", zh: "选要给券的人，每人一张；已经有的不重复发。", en: "Choose people; one each, and none to those who have it.")
    static let identifiers = Phrase("desk.give_identifiers", zh: "登录用的手机号或邮箱", en: "Phones or e-mails they sign in with")
    static let identifiersHelp = Phrase(
        "desk.give_identifiers_help", zh: "每行一个，最多 500 个；没买过的人也能发。", en: "One per line, 500 at most; people who never bought too.")
    static let unknown = Phrase(
        "desk.give_unknown", zh: "填的里面有 {n} 个没有账号，没有列出。", en: "{n} of what was typed belong to no account and are not listed.")
    static let askFirst = Phrase(
        "desk.give_ask_first", zh: "先说要找怎样的人：怎么买过，或手机号、邮箱。", en: "Say whom to look for: how they bought, or their phones and e-mails.")
    static let lookedAt = Phrase(
        "desk.give_looked_at", zh: "每种状态只看了最近的 {n} 笔订单。", en: "Only the newest {n} orders of each state were looked at.")
    static let lookedAtAll = Phrase(
        "desk.give_looked_at_all", zh: "只看了所有店铺最近的 {n} 笔订单。", en: "Only the newest {n} orders of all shops were looked at.")
    static let giveFor = Phrase("desk.give_for", zh: "发“{name}”", en: "Give “{name}”")
    static let since = Phrase("desk.give_since", zh: "买过的时间", en: "Bought")
    static let days = Phrase("desk.give_days", zh: "近 {n} 天", en: "in the last {n} days")
    static let ever = Phrase("desk.give_ever", zh: "任何时候", en: "at any time")
    static let least = Phrase("desk.give_least", zh: "至少买过", en: "At least")
    static let times = Phrase("desk.give_times", zh: "{n} 次", en: "{n} orders")
    static let quiet = Phrase("desk.give_quiet", zh: "多久没来", en: "Not seen for")
    static let quietAny = Phrase("desk.give_quiet_any", zh: "不限", en: "any time")
    static let quietDays = Phrase("desk.give_quiet_days", zh: "{n} 天以上", en: "{n} days or more")
    static let phones = Phrase("desk.give_phones", zh: "收货手机号", en: "Receivers’ phone numbers")
    static let phonesHelp = Phrase("desk.give_phones_help", zh: "每行一个；留空就不按手机号选。", en: "One per line; empty: anybody.")
    static let find = Phrase("desk.give_find", zh: "找买家", en: "Find buyers")
    static let found = Phrase("desk.give_found", zh: "找到 {n} 位买家", en: "{n} buyers found")
    static let cut = Phrase("desk.give_cut", zh: "只列出消费最多的 {n} 位。", en: "Only the {n} who spent most are listed.")
    static let nobody = Phrase("desk.give_nobody", zh: "没有符合的买家。放宽条件再找。", en: "Nobody fits. Ask for less and try again.")
    static let buyer = Phrase("desk.give_buyer", zh: "买家", en: "Buyer")
    static let orders = Phrase("desk.give_orders", zh: "订单", en: "Orders")
    static let spent = Phrase("desk.give_spent", zh: "共消费", en: "Spent")
    static let lastAt = Phrase("desk.give_last", zh: "最近一次", en: "Last order")
    static let everyone = Phrase("desk.give_everyone", zh: "选这里所有人", en: "Choose everybody here")
    static let chosen = Phrase("desk.give_chosen", zh: "已选", en: "Chosen:")
    static let verb = Phrase("desk.give_verb", zh: "发券", en: "Give it")
    static let done = Phrase("desk.give_done", zh: "发出 {n} 张；已经有的没有重复发。", en: "{n} given; nobody got it twice.")
    static let notNow = Phrase(
        "desk.give_not_now", zh: "只有“发给指定的人”、还没结束的券能发。", en: "Only coupons for named people that have not ended can be given.")
}
