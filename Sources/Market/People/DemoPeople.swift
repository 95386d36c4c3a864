// DemoPeople.swift: who is in the demo.
import Identity
import Web

struct DemoPerson: Sendable, Hashable {
    static func == (left: DemoPerson, right: DemoPerson) -> Bool { left.phone == right.phone }
    func hash(into hasher: inout Hasher) { hasher.combine(phone) }

    let name: String, phone: String
    /// What they do here.
    let role: Phrase
    /// One sentence of what there is to try.
    let about: Phrase
    let group: DemoGroup
    /// Of the tour that they are led through; nil for who is only there.
    var tour: String?

    /// - Parameter number: the end of a number that nobody has.
    init(_ number: Int, _ name: String, _ group: DemoGroup, role: Phrase, about: Phrase, tour: String? = nil) {
        phone = String(13_800_000_000 + number)
        (self.name, self.group, self.role, self.about, self.tour) = (name, group, role, about, tour)
    }
}

/// How the people are put together where one chooses among them.
public enum DemoGroup: String, Sendable, CaseIterable {
    case buyers, merchants, staff, platform
}

extension DemoPerson {
    static let buyer = DemoPerson(
        1, "苏禾", .buyers, role: Phrase("market.buyer", zh: "买家", en: "Buyer"),
        about: Phrase(
            "market.buyer_about", zh: "逛、搜、加购物车，跨店一次付款；有一个月的订单。",
            en: "Browse, search, fill a cart, pay several shops at once; has a month of orders."), tour: "buyer")
    static let regular = DemoPerson(
        11, "周岚", .buyers, role: Phrase("market.regular", zh: "常客", en: "Regular customer"),
        about: Phrase("market.regular_about", zh: "常买茶和衣裳，有在路上的包裹。", en: "Often buys tea and clothes; has parcels on their way."),
        tour: "buyer")
    static let parent = DemoPerson(
        12, "江一舟", .buyers, role: Phrase("market.parent", zh: "新手爸爸", en: "New father"),
        about: Phrase("market.parent_about", zh: "给孩子买书和玩具，也买锅。", en: "Buys books, toys and a wok."), tour: "buyer")
    /// Buyers with a history whom nobody plays.
    static let others: [DemoPerson] = [(13, "顾明远"), (14, "林晚"), (15, "何小满"), (16, "Anna Berg"), (17, "陆星野")].map { number, name in
        DemoPerson(
            number, name, .buyers, role: Phrase("market.other", zh: "顾客", en: "Customer"),
            about: Phrase("market.other_about", zh: "买过东西。", en: "Has bought here."))
    }
    static let allBuyers: [DemoPerson] = [buyer, regular, parent] + others

    private static func owner(_ number: Int, _ name: String, _ key: String, zh: String, en: String) -> DemoPerson {
        DemoPerson(
            number, name, .merchants, role: Phrase(key, zh: zh, en: en),
            about: Phrase(
                "market.owner_about", zh: "商品、库存、订单、店员和店铺设置，全都能改。",
                en: "May change everything: products, stock, orders, staff and settings."), tour: "merchant")
    }
    static let teaMerchant = owner(2, "陈店长", "market.tea_merchant", zh: "茶店店主", en: "Owner of the tea shop")
    static let fruitMerchant = owner(3, "刘社长", "market.fruit_merchant", zh: "果农合作社社长", en: "Head of the fruit growers")
    static let tailor = owner(21, "许裁", "market.tailor", zh: "服装店店主", en: "Owner of the clothes shop")
    static let potter = owner(22, "方窑", "market.potter", zh: "陶瓷店店主", en: "Owner of the ceramics shop")
    static let stationer = owner(23, "文清", "market.stationer", zh: "文具店店主", en: "Owner of the stationery shop")
    static let cook = owner(24, "鲁师傅", "market.cook", zh: "厨具店店主", en: "Owner of the kitchen shop")
    static let soapMaker = owner(25, "叶露", "market.soap_maker", zh: "日用店店主", en: "Owner of the soap shop")
    static let bookseller = owner(26, "唐小雀", "market.bookseller", zh: "童书玩具店店主", en: "Owner of the toy shop")

    static let shipper = DemoPerson(
        4, "小周", .staff, role: Phrase("market.shipper", zh: "茶店发货员", en: "Shipper of the tea shop"),
        about: Phrase("market.shipper_about", zh: "只看订单、只管发货，别的改不了。", en: "Sees orders and sends them; may change nothing else."),
        tour: "shipper")
    static let service = DemoPerson(
        6, "小梅", .staff, role: Phrase("market.service", zh: "茶店客服", en: "Customer service of the tea shop"),
        about: Phrase("market.service_about", zh: "回复买家，看得到订单。", en: "Answers buyers and sees their orders."), tour: "service")
    static let stockKeeper = DemoPerson(
        7, "老吴", .staff, role: Phrase("market.stock_keeper", zh: "茶店仓管", en: "Stock keeper of the tea shop"),
        about: Phrase("market.stock_keeper_about", zh: "改库存、看库存流水，看不到买家。", en: "Sets stock and reads its journal; sees no buyers."),
        tour: "stock")
    static let viewer = DemoPerson(
        8, "审计小方", .staff, role: Phrase("market.viewer", zh: "茶店旁观者", en: "Viewer of the tea shop"),
        about: Phrase("market.viewer_about", zh: "什么都能看一点，什么都不能改。", en: "May look at most things and change none."), tour: "viewer")

    static let admin = DemoPerson(
        5, "林管理", .platform, role: Phrase("market.admin", zh: "平台管理员", en: "Platform administrator"),
        about: Phrase("market.admin_about", zh: "管店铺、类目、品牌和账号。", en: "Looks after shops, categories, brands and accounts."),
        tour: "platform")
    static let reviewer = DemoPerson(
        9, "平台小何", .platform, role: Phrase("market.reviewer", zh: "平台审核员", en: "Platform reviewer"),
        about: Phrase("market.reviewer_about", zh: "审核店铺，不能改类目和设置。", en: "Reviews shops; may not change categories or settings."),
        tour: "platform")

    /// Who works for the tea shop beside its owner.
    static let teaStaff: [(person: DemoPerson, role: Role)] = [
        (shipper, .shipper), (service, .service), (stockKeeper, .stockKeeper), (viewer, .viewer),
    ]
    /// Whom a visitor may be, in this order.
    static let shown: [DemoPerson] = [
        buyer, regular, parent, teaMerchant, fruitMerchant, tailor, shipper, service, stockKeeper, viewer, admin, reviewer,
    ]
    static let everybody: [DemoPerson] = shown + [potter, stationer, cook, soapMaker, bookseller] + others
}
