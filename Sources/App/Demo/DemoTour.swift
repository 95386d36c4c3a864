// DemoTour.swift: what there is to see for each kind of person, a step at a time.
import Core
import Web

struct DemoTour: Sendable {
    struct Step: Sendable {
        let title: Phrase, text: Phrase
        /// Of this site; `{desk}` is the desk of the person's shop.
        let path: String
        let proof: DemoProof
    }

    let name: String
    let title: Phrase, about: Phrase
    let steps: [Step]

    /// - Parameter steps: zh title, zh text, en title, en text, path, what it leaves behind.
    private init(_ name: String, zh: (String, String), en: (String, String), _ steps: [(String, String, String, String, String, DemoProof)])
    {
        self.name = name
        let key = "demo.tour.\(name)"
        func said(_ part: String, _ zh: String, _ en: String) -> Phrase {
            let name = key + part
            return Phrase(name, zh: zh, en: en)
        }
        title = said("", zh.0, en.0)
        about = said(".about", zh.1, en.1)
        self.steps = steps.enumerated().map { index, step in
            Step(
                title: said(".\(index)", step.0, step.2), text: said(".\(index).text", step.1, step.3), path: step.4, proof: step.5)
        }
    }

    static let all: [DemoTour] = [buyer, merchant, shipper, service, stock, viewer, platform]

    private static let buyer = DemoTour(
        "buyer", zh: ("买家的导览", "从搜一样东西到售后，九步。"), en: ("A buyer's tour", "From a search to what goes back, in nine steps."),
        [
            (
                "搜一样东西", "试试“龙井”或“杯”，看建议和筛选。", "Search", "Try 龙井 or 杯 and look at what narrows it down.", "/search?q=%E9%BE%99%E4%BA%95",
                .nothing
            ),
            (
                "逛一家店", "商品页里选规格；缺货的选项看得出来。", "Visit a shop", "Open a product and choose; what is out says so.", "/shops/yuncai-clothing",
                .nothing
            ),
            (
                "领一张券", "店里的券点一下就领；结算时自动用最省的组合。", "Claim a coupon", "One click in a shop; checkout takes what saves most.",
                "/shops/longwu-tea", .nothing
            ),
            ("加进购物车", "从两家店各挑一件。", "Fill the cart", "Take something from two shops.", "/cart", .cart),
            ("一次下单", "两家店，一个付款，两张订单。", "Place it at once", "Two shops, one payment, two orders.", "/cart", .placed),
            (
                "在沙盒里付款", "可以让通知迟到、来两次或不来，订单都会对。", "Pay in the sandbox",
                "Let its notice be late, doubled or missing: the order comes right.", "/orders", .paid
            ),
            ("确认收货", "在路上的订单里点“确认收货”。", "Confirm what arrived", "Open an order that is on its way.", "/orders", .received),
            ("取消一笔", "没发货的都能取消，已付的原路退回。", "Cancel one", "Until it is sent; what was paid goes back.", "/orders", .cancelled),
            (
                "看看售后", "换货、退款走到哪一步，还剩多久。", "Look at after-sale", "How far an exchange or refund is, and how long it has.",
                "/after-sales", .nothing
            ),
        ])

    private static let merchant = DemoTour(
        "merchant", zh: ("店主的早晨", "看数、发货、改商品、管人。"), en: ("A shop owner's morning", "Figures, parcels, products, people."),
        [
            ("看一眼概况", "先看等人处理的，再看数字。", "Look over the shop", "First what waits for hands, then the figures.", "{desk}", .nothing),
            (
                "发一单货", "待发货里挑一张，填承运商和单号。", "Send an order", "Choose one that waits; carrier and number are all it takes.",
                "{desk}/orders?state=toShip", .shipped
            ),
            (
                "只发一部分", "多件的订单可以分几个包裹。", "Send only a part", "An order of several pieces may go in several parcels.",
                "{desk}/orders?state=toShip", .partlyShipped
            ),
            ("改一个商品", "标题、价格、规格、图片；存了才生效。", "Edit a product", "Title, prices, specs, pictures.", "{desk}/products", .nothing),
            ("上一个新品", "先是草稿，上架后买家才看得到。", "Add a product", "It is a draft until you list it.", "{desk}/products/new", .newProduct),
            (
                "看一个优惠的效果", "领了多少、用了多少、让利多少、谁承担。", "See what an offer did", "Claimed, used, taken off, and borne by whom.",
                "{desk}/offers", .nothing
            ),
            (
                "处理一单售后", "快到时限的排在最前。", "Answer an after-sale case", "What is due first stands at the top.", "{desk}/aftersale", .nothing
            ),
            ("看看钱", "待结算、可提现、提现进度。", "Look at the money", "Held, available, and withdrawals.", "{desk}/money", .nothing),
            ("看店员", "每个角色能做什么，写在旁边。", "Look at your staff", "What each role may do stands beside it.", "{desk}/staff", .newStaff),
            ("从买家那边看", "打开店铺页，看看刚才的改动。", "See it as a buyer", "Open the storefront and look at what you changed.", "/", .nothing),
        ])

    private static let shipper = DemoTour(
        "shipper", zh: ("发货员的导览", "只管把货发出去。"), en: ("A shipper's tour", "Getting parcels out, and nothing else."),
        [
            (
                "看今天要发的", "按下单先后，最早的先发。", "See what is to be sent", "In the order in which it was placed.", "{desk}/orders?state=toShip",
                .nothing
            ),
            ("发一单", "整单发出，库存和预留一起减。", "Send one", "Stock on hand and reserved go down together.", "{desk}/orders?state=toShip", .shipped),
            (
                "分两个包裹", "先发有的，剩下的以后再发。", "Use two parcels", "What is there now, the rest later.", "{desk}/orders?state=toShip",
                .partlyShipped
            ),
            ("看已发的", "单号写错了也看得到。", "See what is on its way", "With carrier and number.", "{desk}/orders?state=shipped", .nothing),
            ("试试改商品", "这里会被拒绝，并说明要谁来做。", "Try to edit a product", "It is refused, and says whose task it is.", "{desk}/products", .nothing),
        ])

    private static let service = DemoTour(
        "service", zh: ("客服的导览", "看得到订单，帮得上买家。"), en: ("Customer service", "Seeing orders and helping buyers."),
        [
            ("回复买家", "接起一个对话，回复，交给别人。", "Answer a buyer", "Take a conversation, answer, hand it over.", "{desk}/messages", .nothing),
            ("看订单", "按单号找到买家问的那一张。", "Look at the orders", "Find the one a buyer asks about.", "{desk}/orders", .nothing),
            ("看买家留言", "下单时写的话在订单里。", "Read a buyer's note", "It stands in the order.", "{desk}/orders?state=toShip", .nothing),
            ("看商品", "回答问题前先看规格和说明。", "Look at the products", "Specs and texts, before you answer.", "{desk}/products", .nothing),
            (
                "看快递到哪了", "包裹和单号在订单里。", "See where a parcel is", "Carrier and number stand in the order.", "{desk}/orders?state=shipped",
                .nothing
            ),
            ("从买家那边看", "打开店铺页，看到的和买家一样。", "See it as a buyer", "The storefront shows what they see.", "/shops/longwu-tea", .nothing),
        ])

    private static let stock = DemoTour(
        "stock", zh: ("仓管的导览", "数字要对得上。"), en: ("A stock keeper's tour", "Numbers that add up."),
        [
            ("看哪些快没了", "概况里有低库存。", "See what runs low", "The overview names it.", "{desk}", .nothing),
            ("打开商品列表", "现货、预留、可卖，三个数。", "Open the products", "On hand, reserved, for sale.", "{desk}/products", .nothing),
            ("改库存", "点“改库存”，填盘点到的数。", "Set stock", "Type what was counted.", "{desk}/products", .nothing),
            (
                "看流水", "每个数都说得出是谁动的：下单、发货、盘点。", "Read the journal", "Every number has its cause: an order, a parcel, a count.",
                "{desk}/products", .nothing
            ),
            ("低于预留会被拒绝", "已经卖掉的不能改没。", "Try below the reserved", "What is sold cannot be counted away.", "{desk}/products", .nothing),
        ])

    private static let viewer = DemoTour(
        "viewer", zh: ("旁观者的导览", "什么都能看一点，什么都不能改。"), en: ("A viewer's tour", "Looking, never changing."),
        [
            ("看概况", "数字和店主看到的一样。", "Look over the shop", "The same figures as the owner's.", "{desk}", .nothing),
            ("看订单", "没有发货按钮。", "Look at orders", "There is no button to send.", "{desk}/orders", .nothing),
            ("看商品", "打开一个，只能看。", "Look at products", "Open one: it can only be read.", "{desk}/products", .nothing),
            ("看店员", "谁在这里做什么。", "Look at the staff", "Who does what here.", "{desk}/staff", .nothing),
            ("试试新建商品", "会被拒绝，并说明为什么。", "Try to add a product", "It is refused, with the reason.", "{desk}/products/new", .nothing),
        ])

    private static let platform = DemoTour(
        "platform", zh: ("平台的导览", "让店开得起来，也管得住。"), en: ("The platform's tour", "Opening shops, and keeping order."),
        [
            ("看平台后台", "先看等人处理的。", "Open the platform's desk", "First what waits for hands.", "/desk/platform", .nothing),
            (
                "对账", "支付公司的账和我们的账，差在哪里。", "Reconcile", "Where the provider's books and ours differ.",
                "/desk/platform/reconciliation", .nothing
            ),
            (
                "裁决一单售后", "两边的说法和照片都在。", "Decide a case", "With what both sides said and showed.", "/desk/platform/aftersale", .nothing
            ),
            ("看一家店", "打开它，看它卖什么。", "Look at a shop", "Open it and see what it sells.", "/shops/cijian-ceramics", .nothing),
            ("看买家看到的首页", "新品轮着来自每一家店。", "See the buyers' home page", "What is new comes from every shop in turn.", "/", .nothing),
            ("看分类", "类目由平台维护，店铺来选。", "Look at the categories", "The platform keeps them, shops choose.", "/categories", .nothing),
            ("试试店铺的后台", "平台的人不是店员，进不去。", "Try a shop's desk", "The platform's people are nobody's staff.", "/desk", .nothing),
        ])
}
