// OfferDesk.swift: the words of the desk's pages on offers, freight and the simulator.
import Offers
import Web

enum OfferDesk {
    static let title = Phrase("desk.offers", zh: "优惠", en: "Offers")
    static let about = Phrase(
        "desk.offers_about", zh: "买家结算时，自动用上最省的组合。优惠做好后不能改，只能结束。",
        en: "Checkout takes the combination that saves the buyer most. An offer is never changed, only ended.")
    static let none = Phrase("desk.offers_none", zh: "还没有优惠。从上面选一种开始。", en: "No offers yet. Choose a kind above.")
    static let new = Phrase("desk.offer_new", zh: "新建优惠", en: "New offer")
    static let make = Phrase("desk.offer_make", zh: "发布优惠", en: "Publish")
    static let leave = Phrase("desk.offer_leave", zh: "不发布", en: "Leave")
    static let end = Phrase("desk.offer_end", zh: "结束", en: "End")
    static let freight = Phrase("desk.freight_title", zh: "运费模板", en: "Freight templates")
    static let simulate = Phrase("desk.simulate", zh: "价格模拟", en: "Price simulator")
    static let name = Phrase("desk.offer_name", zh: "名称", en: "Name")
    static let nameHelp = Phrase("desk.offer_name_help", zh: "买家会看到，最多 30 字", en: "Buyers see it; at most 30 characters")
    static let what = Phrase("desk.offer_what", zh: "优惠内容", en: "What it gives")
    static let period = Phrase("desk.offer_period", zh: "时间", en: "Period")
    static let given = Phrase("desk.offer_given", zh: "已领", en: "Given out")
    static let live = Phrase("desk.offer_live", zh: "进行中", en: "Live")
    static let toCome = Phrase("desk.offer_to_come", zh: "未开始", en: "To come")
    static let over = Phrase("desk.offer_over", zh: "已结束", en: "Ended")
    static let prices = Phrase("desk.offer_prices", zh: "{n} 个规格的价", en: "Option prices: {n}")
    static let from = Phrase("desk.offer_from", zh: "开始", en: "From")
    static let until = Phrase("desk.offer_until", zh: "结束", en: "Until")
    static let measure = Phrase("desk.offer_measure", zh: "门槛按", en: "Threshold by")
    static let offKind = Phrase("desk.offer_off", zh: "优惠方式", en: "Takes off")
    static let byAmount = Phrase("desk.offer_by_amount", zh: "减多少元", en: "An amount")
    static let byPercent = Phrase("desk.offer_by_percent", zh: "打几折", en: "A percentage")
    static let steps = Phrase("desk.offer_steps", zh: "门槛与优惠", en: "Thresholds")
    static let stepsHelp = Phrase(
        "desk.offer_steps_help", zh: "每行一档，最多 5 档：“100 10”是满 100 减 10；打折时“2 8.5”是满 2 件打 8.5 折。",
        en: "One per line, 5 at most: “100 10” is 10 off from 100; as a percentage “2 8.5” leaves 85% from 2 pieces.")
    static let stepHelp = Phrase(
        "desk.offer_step_help", zh: "“100 10”是满 100 减 10，没有门槛就填 0；打折时“100 8.5”是满 100 打 8.5 折。",
        en: "“100 10” is 10 off from 100; 0 for no threshold; as a percentage “100 8.5” leaves 85%.")
    static let repeats = Phrase("desk.offer_repeats", zh: "每满都减（只有一档时）", en: "Again for every time it is reached (one step only)")
    static let most = Phrase("desk.offer_most", zh: "最多减", en: "At most")
    static let mostHelp = Phrase("desk.offer_most_help", zh: "元；留空就不封顶", en: "Yuan; empty for no limit")
    static let hand = Phrase("desk.offer_hand", zh: "怎么到买家手里", en: "How buyers get it")
    static let code = Phrase("desk.offer_code", zh: "券码", en: "Code")
    static let codeHelp = Phrase("desk.offer_code_help", zh: "凭券码领时填：4 到 20 个字母和数字", en: "For a coupon by code: 4 to 20 letters and digits")
    static let quantity = Phrase("desk.offer_quantity", zh: "总张数", en: "How many in all")
    static let quantityHelp = Phrase("desk.offer_quantity_help", zh: "留空就不限", en: "Empty for no limit")
    static let validDays = Phrase("desk.offer_valid", zh: "领后几天内有效", en: "Good for days after it is got")
    static let validHelp = Phrase("desk.offer_valid_help", zh: "留空就到活动结束", en: "Empty: until the offer ends")
    static let perPerson = Phrase("desk.offer_per_person", zh: "每人几张", en: "Coupons per person")
    static let perPersonPieces = Phrase("desk.offer_pieces", zh: "每人每个规格限购几件（0 不限）", en: "Pieces per person and option (0: no limit)")
    static let level = Phrase("desk.offer_level", zh: "几级会员起", en: "From member level")
    static let share = Phrase("desk.offer_share", zh: "平台承担 %", en: "The platform bears, %")
    static let shareHelp = Phrase("desk.offer_share_help", zh: "其余由店铺承担", en: "The shops bear the rest")
    static let goods = Phrase("desk.offer_goods", zh: "商品", en: "Goods")
    static let goodsHelp = Phrase(
        "desk.offer_goods_help", zh: "每行一个商品编号或商家编码；留空是全店。", en: "A product's number or a merchant's code per line; empty: the whole shop.")
    static let someHelp = Phrase("desk.offer_some_help", zh: "每行一个商品编号或商家编码。", en: "A product's number or a merchant's code per line.")
    static let pricesHelp = Phrase(
        "desk.offer_prices_help", zh: "每行一个：规格编号或商家编码、价格、活动库存（可不填，限时价才有），用空格隔开。",
        en:
            "Per line: an option's number or code, its price, and for a limited-time price its own stock if it has one, with spaces between."
    )
    static let forever = Phrase(
        "desk.offer_forever", zh: "发布后不能修改，可以随时结束。", en: "It cannot be changed once published, and can be ended at any time.")

    static func measure(_ measure: Ladder.Measure) -> Phrase {
        switch measure {
        case .amount: Phrase("desk.offer_measure_amount", zh: "金额", en: "Amount")
        case .pieces: Phrase("desk.offer_measure_pieces", zh: "件数", en: "Pieces")
        }
    }

    static let freightAbout = Phrase(
        "desk.freight_about", zh: "同一店铺的商品合一个包裹：最高的首费收一次，其余按各自的续费。没有模板就包邮。",
        en:
            "A shop's goods travel in one parcel: the highest first charge once, all else at its further charge. Without templates they travel free."
    )
    static let newTemplate = Phrase("desk.freight_new", zh: "新建模板", en: "New template")
    static let editTemplate = Phrase("desk.freight_edit", zh: "改模板", en: "Change the template")
    static let saveTemplate = Phrase("desk.freight_save", zh: "保存模板", en: "Save")
    static let deleteTemplate = Phrase("desk.freight_delete", zh: "删除", en: "Delete")
    static let byPieces = Phrase("desk.freight_pieces", zh: "按件", en: "By pieces")
    static let byGrams = Phrase("desk.freight_grams", zh: "按重量（克）", en: "By weight (grams)")
    static let isDefault = Phrase(
        "desk.freight_default", zh: "默认模板：没有指定模板的商品用它", en: "Default: for products without a template of their own")
    static let defaultMark = Phrase("desk.freight_default_mark", zh: "默认", en: "Default")
    static let elsewhere = Phrase("desk.freight_elsewhere", zh: "一般地区", en: "Everywhere else")
    static let elsewhereHelp = Phrase(
        "desk.freight_elsewhere_help", zh: "不在下面特别地区里的都按这一行。", en: "For every place that no row below names.")
    static let regions = Phrase("desk.freight_regions", zh: "特别地区", en: "Regions")
    static let regionsHelp = Phrase(
        "desk.freight_regions_help", zh: "省名或行政区划代码，用逗号隔开，如“新疆,西藏”。留空的行不算；保存后再多两行。",
        en: "Provinces or division codes with commas, “65,54”. Empty rows do not count; saving adds two more.")
    static let freightMeasure = Phrase("desk.freight_measure", zh: "怎么计费", en: "Charged by")
    static let charges = Phrase("desk.freight_charges", zh: "运费", en: "Charges")
    static let place = Phrase("desk.freight_place", zh: "地区", en: "Place")
    static let firstUnits = Phrase("desk.freight_first_units", zh: "首重/首件", en: "First units")
    static let firstCharge = Phrase("desk.freight_first_charge", zh: "首费", en: "First charge")
    static let nextUnits = Phrase("desk.freight_next_units", zh: "每加", en: "Each further")
    static let nextCharge = Phrase("desk.freight_next_charge", zh: "续费", en: "Further charge")
    static let freeFrom = Phrase("desk.freight_free_from", zh: "满多少元包邮", en: "Free from")
    static let freePieces = Phrase("desk.freight_free_pieces", zh: "满几件包邮", en: "Free from pieces")
    static let notSentThere = Phrase("desk.freight_not_sent", zh: "不发", en: "Not sent")
    static let noTemplates = Phrase("desk.freight_none", zh: "还没有运费模板，现在全部包邮。", en: "No templates: everything travels free.")
    static let products = Phrase("desk.freight_products", zh: "用这个模板的商品", en: "Products that go by it")
    static let productsHelp = Phrase(
        "desk.freight_products_help", zh: "没有指定模板的商品用默认模板。", en: "Products without a template go by the default one.")
    static let usedBy = Phrase("desk.freight_used_by", zh: "{n} 件商品指定用它", en: "Products that name it: {n}")

    static let simulateAbout = Phrase(
        "desk.simulate_about", zh: "放进商品，想象一个买家，看看他付多少、每个优惠为什么用上或没用上。什么都不会改变。",
        en: "Put in goods and think up a buyer: see what they pay, and why each offer counted or not. Nothing is changed.")
    static let basket = Phrase("desk.simulate_basket", zh: "购物车", en: "Basket")
    static let buyer = Phrase("desk.simulate_buyer", zh: "买家", en: "Buyer")
    static let nothingYet = Phrase("desk.simulate_nothing", zh: "填上件数，点“算价格”。", en: "Type how many, then “Work it out”.")
    static let wanted = Phrase("desk.simulate_wanted", zh: "商品", en: "Goods")
    static let wantedHelp = Phrase(
        "desk.simulate_wanted_help", zh: "每行一个：规格编号或商家编码 件数，如“TEA-01 2”。商品编号算第一个规格。",
        en: "Per line: an option's number or code, and pieces: “TEA-01 2”. A product's number means its first option.")
    static let buyerLevel = Phrase("desk.simulate_level", zh: "会员等级（0 不是会员）", en: "Member level (0: no member)")
    static let first = Phrase("desk.simulate_first", zh: "第一次在本店下单", en: "Their first order here")
    static let holds = Phrase("desk.simulate_holds", zh: "领了能领的券", en: "Holds every coupon there is")
    static let sendTo = Phrase("desk.simulate_to", zh: "收货省份", en: "Province")
    static let run = Phrase("desk.simulate_run", zh: "算价格", en: "Work it out")
    static let result = Phrase("desk.simulate_result", zh: "买家付 {n}", en: "The buyer pays {n}")
    static let rules = Phrase("desk.simulate_rules", zh: "每个优惠的结果", en: "What became of each offer")
    static let notProven = Phrase(
        "desk.simulate_not_proven", zh: "组合太多，没有全部试完；这是试过的里面最省的。",
        en: "Too many combinations to try all of them; this is the best of those tried.")
    static let unit = Phrase("desk.simulate_unit", zh: "单价", en: "Unit price")
    static let pieces = Phrase("desk.simulate_pieces", zh: "件数", en: "Pieces")
    static let discount = Phrase("desk.simulate_discount", zh: "优惠", en: "Off")
    static let borne = Phrase("desk.offer_borne", zh: "其中平台承担", en: "Of it the platform bears")
    static let charge = Phrase(
        "desk.freight_charge_words", zh: "首 {n} {u} {a}，每加 {m} {u} {b}", en: "{a} up to {n} {u}, then {b} for each {m} {u}")
    static let chargeFree = Phrase("desk.freight_charge_free", zh: "{what}，满 {n} 包邮", en: "{what}, free from {n}")
    static let chargeFreePieces = Phrase("desk.freight_charge_free_pieces", zh: "{what}，满 {n} 件包邮", en: "{what}, free from {n} pieces")
    static let unitPieces = Phrase("desk.freight_unit_pieces", zh: "件", en: "pc")
    static let unitGrams = Phrase("desk.freight_unit_grams", zh: "克", en: "g")
    static let freightShare = Phrase("desk.simulate_freight", zh: "运费", en: "Freight")
    static let pays = Phrase("desk.simulate_pays", zh: "实付", en: "Pays")
    static let notSent = Phrase("desk.simulate_not_sent", zh: "不发往这里", en: "Not sent there")
    static let coupons = Phrase("platform.coupons", zh: "平台券", en: "Coupons")
    static let couponsAbout = Phrase(
        "platform.coupons_about", zh: "在所有店铺能用的券，平台承担的部分结算时付给店铺。发布一分钟后才能开始。",
        en:
            "Good in every shop; what the platform bears is paid to the shop at settlement. They begin a minute after they are published at the earliest."
    )
}
