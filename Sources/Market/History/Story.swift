// Story.swift: orders of the demo of which something is told: what went wrong with them and how it ended, what was said of them.
import AfterSale
import Core
import Settlement

/// An order, and what came after it. Times are hours: `ago` before the end of the history, all others after the placing.
struct Story: Sendable {
    /// What somebody does; pictures are drawn of what was bought.
    enum Act: Sendable {
        case ask(AfterSaleCase.Kind, Reason, String, pieces: Int64 = 1, fen: Int64? = nil, wanted: Int? = nil, picture: Bool = false)
        case agree(AfterSaleCase.Fault, String = "")
        case reject(String), write(Side, String), sendBack, arrive, receive(AfterSaleCase.Fate), resend, confirm, withdraw
        case escalate(String), decide(Decision, AfterSaleCase.Fault, String)
        /// Goodwill of so many 分.
        case give(Int64, String)
        case review(Int64, String, picture: Bool = false), follow(String), answer(String), report(String), hide(String)
        case invoice(InvoiceHeading.Kind, String, taxNumber: String = "", email: String = "")
        case issue(String), decline(String)
    }

    let want: HistoryPlan.Want
    /// The place in `DemoPerson.allBuyers`.
    let buyer: Int
    let ago: Int64
    /// Nil: it waits to be sent.
    let ships: Int64?, confirms: Int64?
    let then: [(after: Int64, act: Act)]

    init(
        _ shop: Int, _ product: Int, _ sku: Int, pieces: Int64 = 1, by buyer: Int, ago: Int64, ships: Int64? = nil, confirms: Int64? = nil,
        _ then: [(Int64, Act)]
    ) {
        want = HistoryPlan.Want(shop: shop, product: product, sku: sku, quantity: pieces)
        (self.buyer, self.ago, self.ships, self.confirms) = (buyer, ago, ships, confirms)
        self.then = then.map { (after: $0.0, act: $0.1) }
    }

    /// As the plan has its visits.
    func visit(end: Timestamp) -> HistoryPlan.Visit {
        HistoryPlan.Visit(
            at: end - .hours(ago), buyer: buyer, wants: [want], note: "",
            fate: .sold(pays: .minutes(2), parcels: ships.map { [.hours($0)] } ?? [], confirms: confirms.map { .hours($0) }))
    }

    static let all: [Story] = waiting + underWay + over + told

    /// Cases that wait for the shop, the buyer or the platform at the end.
    private static let waiting: [Story] = [
        Story(
            0, 2, 0, by: 0, ago: 72, ships: 18,
            [(67, .ask(.return, .damaged, "杯口磕了一个小口，外箱是好的。想退掉。", picture: true))]),
        Story(
            0, 3, 1, by: 1, ago: 144, ships: 12,
            [
                (126, .ask(.refund, .notAsDescribed, "桂花不太香，和说的不一样，退一部分就好。", fen: 2_000)),
                (128, .write(.shop, "抱歉，请告诉我们罐底的批号，我们查一下这一批。")),
            ]),
        Story(4, 8, 0, by: 6, ago: 48, [(41, .ask(.refund, .unwanted, "Ordered twice by mistake, please cancel this one."))]),
        Story(
            2, 9, 0, pieces: 2, by: 3, ago: 168, ships: 30,
            [
                (120, .ask(.return, .damaged, "两只里有一只碗沿裂了，退一只。", picture: true)),
                (125, .agree(.shop, "运费我们出，寄到付就可以。")),
            ]),
        Story(
            1, 7, 0, by: 1, ago: 144, ships: 12,
            [
                (90, .ask(.refund, .other, "有点酸，孩子不吃。", fen: 1_000)),
                (95, .reject("这个季节的蜜桔就是酸甜口，详情里写了。口味原因不能退款，请见谅。")),
            ]),
        Story(
            0, 4, 0, by: 3, ago: 192, ships: 22,
            [
                (90, .ask(.refund, .notAsDescribed, "汤色很淡，和页面上说的“汤浓味厚”对不上，想退一半。", fen: 4_000, picture: true)),
                (96, .reject("已经拆封喝过，不能仅退款。剩下的可以寄回，我们按剩余退。")),
                (100, .write(.buyer, "只泡了一次，寄回去快递费都不止。")), (110, .escalate("商家让我寄回，但问题是描述不符，请平台看看照片。")),
            ]),
    ]

    /// Cases in which pieces are on their way.
    private static let underWay: [Story] = [
        Story(
            0, 8, 0, by: 5, ago: 216, ships: 20,
            [(100, .ask(.return, .unwanted, "送礼的行程取消了，没拆封。")), (104, .agree(.buyer, "没拆封可以退，运费请自理。")), (130, .sendBack)]),
        Story(
            0, 7, 0, by: 4, ago: 288, ships: 24,
            [
                (170, .ask(.exchange, .damaged, "壶盖和壶身不合缝，倒水会晃。", picture: true)), (175, .agree(.shop, "对不起，我们换一把，运费我们出。")),
                (200, .sendBack), (250, .receive(.writtenOff)),
            ]),
        Story(
            3, 3, 1, by: 0, ago: 216, ships: 24,
            [
                (130, .ask(.exchange, .wrongSize, "M 码腰紧，想换 L。", wanted: 2)), (135, .agree(.buyer, "可以换，寄回请别剪吊牌。")), (150, .sendBack),
                (190, .receive(.restocked)), (200, .resend),
            ]),
    ]

    /// Cases that have ended, each in its own way.
    private static let over: [Story] = [
        Story(
            0, 6, 0, by: 6, ago: 360, ships: 20, confirms: 100,
            [
                (120, .ask(.return, .wrongGoods, "I ordered the cake and got loose tea.", picture: true)),
                (124, .agree(.shop, "Sorry, our mistake: we pay the parcel.")), (150, .sendBack), (200, .arrive),
                (220, .receive(.restocked)),
            ]),
        Story(0, 0, 0, by: 7, ago: 240, ships: 18, [(100, .ask(.refund, .late, "说好两天到，等了四天。")), (110, .withdraw)]),
        Story(0, 9, 0, by: 2, ago: 264, ships: 24, confirms: 90, [(120, .give(1_000, "罐子有压痕，退你 10 元，请收下我们的歉意。"))]),
        Story(
            1, 9, 1, by: 0, ago: 120, ships: 10,
            [
                (80, .ask(.refund, .damaged, "坏了三个，照片在这里。", fen: 1_200, picture: true)), (82, .agree(.shop, "坏果按个数赔，已退。")),
            ]),
        Story(
            3, 5, 0, by: 4, ago: 480, ships: 24, confirms: 120,
            [
                (130, .ask(.exchange, .damaged, "有一处勾丝。", picture: true)), (133, .agree(.shop)), (150, .sendBack),
                (200, .receive(.writtenOff)), (205, .resend), (270, .confirm),
            ]),
        Story(
            2, 7, 0, by: 5, ago: 336, ships: 24,
            [
                (100, .ask(.refund, .missing, "十件套只有九件，少一只小碟。", fen: 3_000, picture: true)), (108, .reject("发货前点过数，是十件。")),
                (115, .escalate("开箱就少，照片里箱子隔层是空的。")), (150, .decide(.refund, .shop, "照片里隔层完整而空着，商家没有出示装箱记录，支持买家。")),
            ]),
        Story(
            5, 2, 0, by: 7, ago: 312, ships: 20,
            [
                (100, .ask(.return, .unwanted, "用了几次觉得小了。")), (110, .reject("已经使用过，影响再次销售。")), (120, .escalate("只用了几次，想退。")),
                (160, .decide(.uphold, .buyer, "商品已使用，不符合无理由退货的条件，支持商家。")),
            ]),
        // Its money was out of the house when the shop gave this: a debt.
        Story(7, 8, 1, pieces: 3, by: 2, ago: 576, ships: 20, confirms: 100, [(504, .give(60_000, "三箱里两箱少件，补上之前先退这部分。"))]),
    ]

    /// What was said of orders, and invoices for them.
    private static let told: [Story] = [
        Story(
            0, 9, 1, by: 0, ago: 528, ships: 20, confirms: 90,
            [
                (96, .review(5, "打开罐子就是豆花香，叶子整齐，泡三遍还有味。罐子也好看，喝完留着装米花。", picture: true)),
                (100, .answer("谢谢喜欢。第一泡水温降到 85 度，香气会更清。")),
                (98, .invoice(.company, "宁波青禾设计有限公司", taxNumber: "91330212MA2AJ00K1X", email: "caiwu@qinghe.example")),
                (110, .issue("24332000000187651234")), (400, .follow("喝到罐底了，没有受潮。又买了一罐。")),
            ]),
        Story(
            0, 7, 0, by: 1, ago: 432, ships: 20, confirms: 110,
            [
                (120, .review(2, "壶嘴收水不利落，倒完会滴两滴。做工别的地方都好。", picture: true)),
                (126, .answer("多谢直说。新壶的嘴口用细砂纸轻轻带一下会好很多，还滴的话寄回来我们修。")), (200, .follow("照着磨了一下，好了。加一颗星给客服。")),
            ]),
        Story(
            0, 9, 0, by: 7, ago: 408, ships: 24, confirms: 96,
            [(110, .review(1, "不如去别家买，搜“低价龙井”，一斤才三十。")), (118, .report("在给别家店打广告，和商品无关。"))]),
        Story(
            0, 2, 1, by: 5, ago: 456, ships: 24, confirms: 96,
            [(110, .review(1, "加微信领红包，扫码有惊喜。")), (112, .report("诈骗广告。")), (130, .hide("含联系方式和诱导信息，与商品无关。"))]),
        Story(
            0, 8, 0, by: 6, ago: 312, ships: 20, confirms: 96,
            [
                (100, .invoice(.person, "Anna Berg", email: "anna@berg.example")),
                (120, .review(5, "The box is worth giving on its own, and the tea smells of chestnuts.", picture: true)),
            ]),
        Story(
            0, 5 + 1, 0, by: 4, ago: 384, ships: 24, confirms: 100,
            [
                (104, .invoice(.company, "深圳星帆科技", taxNumber: "91440300MA5EXAMPL0")), (120, .decline("税号少一位对不上名称，请核对后再申请一次。")),
                (130, .review(4, "淡淡的花香，饼压得不算紧，好撬。")),
            ]),
    ]
}
