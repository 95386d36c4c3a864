// CareShop.swift: 清露日用, soap and cream without promises.
import Catalog

extension DemoShop {
    static let care = DemoShop(
        organisation: "昆明清露日用品有限公司", slug: "qinglu-care", name: "清露日用 Qinglu Care", owner: .soapMaker, code: "QL",
        products: [towels, pads, comb, salt, balm, hand, shampoo, cleanser, cream, soap])

    private static let towels = DemoProduct(
        "长绒棉方巾 三条", "Face towels, three", in: "个护/毛巾", brand: "清露", drawn: [.towel(.rose, on: .rose)],
        zh: """
            新疆长绒棉，32 支纱，35 厘米见方。无捻织法，软，吸水快，头两次洗会掉一点浮绒。
            三个颜色，一家三口一人一条。机洗不加柔顺剂，加了反而不吸水。
            """,
        en:
            "Long-staple cotton, 35 cm square, untwisted yarn that drinks water quickly. Three colours. Sheds a little in the first two washes; skip the softener.",
        facts: ["面料：棉 100%", "尺寸：35 × 35 cm × 3", "产地：新疆 / 山东"], [DemoSKU(3_680, stock: 160)])

    private static let pads = DemoProduct(
        "压边化妆棉 220 片", "Cotton pads, 220", in: "个护/棉品", brand: "清露", drawn: [.pads(.sky, on: .mist)],
        zh: """
            全棉，5 乘 6 厘米，四边压过，擦的时候不起毛不分层。厚的一面上水，薄的一面擦拭。
            无荧光剂，袋口是抽绳的，浴室里挂着用。
            """,
        en: "All cotton, 5 by 6 cm with sealed edges. One face for lotion, one for wiping. Drawstring bag.",
        facts: ["材质：棉 100%", "数量：220 片", "产地：湖北"], [DemoSKU(1_980, stock: 320)])

    private static let comb = DemoProduct(
        "绿檀木梳", "Verawood comb", in: "个护/梳", brand: "清露", drawn: [.comb(.lime, on: .moss), .comb(.wood, on: .sand)],
        zh: """
            整木开齿，齿尖磨圆，梳着不刮头皮，也不起静电。绿檀会慢慢变深绿，自带一点木香。
            长 18 厘米。木梳怕泡水，脏了用湿布擦，偶尔抹一滴橄榄油。
            """,
        en:
            "Cut from one piece of wood with rounded teeth; no static. Verawood turns a deeper green with time. 18 cm. Wipe it, do not soak it.",
        facts: ["材质：木", "长度：18 cm", "产地：江苏常州"], axes: ["木料"],
        [DemoSKU("绿檀 Verawood", 5_800, stock: 66), DemoSKU("桃木 Peach wood", 4_200, stock: 54)])

    private static let salt = DemoProduct(
        "玫瑰浴盐 500g", "Rose bath salt", in: "个护/沐浴", brand: "清露", drawn: [.creamJar(.plum, on: .lilac)],
        zh: """
            湖盐颗粒，拌了干玫瑰花瓣。一缸水两大勺，泡脚一小勺。
            花瓣会浮起来，放水前用滤网捞一下。皮肤有伤口时不要用。样品阶段，香味还在调。
            """,
        en:
            "Lake salt with dried rose petals: two spoons for a bath, one for the feet. Scoop the petals out before draining. Not for broken skin. Still a sample; the scent is being adjusted.",
        facts: ["净含量：500g", "配料：湖盐、玫瑰花瓣", "产地：云南昆明"], [DemoSKU(4_900, stock: 0)], state: .draft)

    private static let balm = DemoProduct(
        "蜂蜡润唇膏", "Beeswax lip balm", in: "护肤/唇部", brand: "清露", drawn: [.lipBalm(.rose, on: .rose), .lipBalm(.amber, on: .peach)],
        zh: """
            蜂蜡、乳木果、橄榄油，五种原料都印在管身上。涂上是润的，不发亮，口罩也不蹭。
            4.5 克一支，夏天会软一点，别放车里。无色款没有香味，橙子款有一点甜橙精油。
            """,
        en:
            "Beeswax, shea and olive oil; all five ingredients are printed on the tube. Matt, 4.5 g. Plain has no scent, Orange has a little orange oil.",
        facts: ["净含量：4.5g", "保质期：2 年", "产地：云南昆明"], axes: ["款式"],
        [DemoSKU("无色 Plain", 2_900, stock: 140), DemoSKU("橙子 Orange", 2_900, stock: 110)])

    private static let hand = DemoProduct(
        "燕麦护手霜 75ml", "Oat hand cream", in: "护肤/手部", brand: "清露", drawn: [.tube(.gold, on: .lemon), .tube(.celadon, on: .mint)],
        zh: """
            燕麦仁油打底，涂完一分钟不粘手，可以接着打字。铝管，挤到最后一点也出得来。
            淡淡的谷物味，也有无香的。敏感肌请先在手腕内侧试一天。
            """,
        en:
            "Oat-kernel oil that sinks in within a minute. Aluminium tube, 75 ml, lightly scented or without scent. If your skin is sensitive, try it on the wrist for a day.",
        facts: ["净含量：75ml", "保质期：3 年", "产地：云南昆明"], axes: ["香型"],
        [DemoSKU("谷物 Oat", 3_900, stock: 120), DemoSKU("无香 Unscented", 3_900, stock: 95)])

    private static let shampoo = DemoProduct(
        "皂角洗发水", "Honey-locust shampoo", in: "个护/洗发", brand: "清露", drawn: [.pumpBottle(.clay, on: .sand), .flask(.clay, on: .peach)],
        zh: """
            皂角提取物配氨基酸表活，泡沫细，冲得快。偏清爽，干性发质请搭护发素。
            按压瓶 400 毫升，一次两泵。补充装是袋子，省一个瓶子，也便宜一点。
            """,
        en:
            "Honey locust with amino-acid surfactants: fine foam, quick to rinse. On the light side; add a conditioner for dry hair. 400 ml pump, or a refill bag that saves a bottle.",
        facts: ["保质期：3 年", "产地：云南昆明"], axes: ["规格"],
        [
            DemoSKU("400ml 瓶装 Bottle", 6_900, stock: 88), DemoSKU("400ml 补充装 Refill", 4_900, stock: 120),
            DemoSKU("两瓶 Two bottles", 12_800, was: 13_800, stock: 30),
        ])

    private static let cleanser = DemoProduct(
        "氨基酸洁面乳 120g", "Amino-acid face wash", in: "护肤/洁面", brand: "清露", drawn: [.tube(.sky, on: .sky)],
        zh: """
            椰油酰甘氨酸钾为主的表活，泡沫软，洗完不假滑。pH 6 左右，早晚各用黄豆大一点。
            不加香精和色素，膏体是原料的米白色。入眼请马上用清水冲。
            """,
        en:
            "A soft foam from amino-acid surfactants at about pH 6; a pea-sized amount morning and night. No perfume, no colour. Rinse at once if it gets into the eyes.",
        facts: ["净含量：120g", "肤质：通用", "保质期：3 年", "产地：云南昆明"], [DemoSKU(5_900, stock: 140)])

    private static let cream = DemoProduct(
        "山茶油面霜", "Camellia face cream", in: "护肤/面霜", brand: "清露", drawn: [.creamJar(.celadon, on: .mint), .creamJar(.rose, on: .rose)],
        zh: """
            冷榨山茶油和角鲨烷，质地像软化的黄油，手心焐开再按上脸。清爽款适合夏天，滋润款适合北方的冬天。
            玻璃罐，附一把小勺。开封后半年内用完，罐底印着日期。
            """,
        en:
            "Cold-pressed camellia oil and squalane; warm it in the palm and press it on. Light for summer, rich for northern winters. Glass jar with a spoon; use within six months of opening.",
        facts: ["净含量：50g", "保质期：3 年", "产地：云南昆明"], axes: ["质地"],
        [DemoSKU("清爽 Light", 12_800, was: 14_800, stock: 60), DemoSKU("滋润 Rich", 12_800, was: 14_800, stock: 74)])

    private static let soap = DemoProduct(
        "冷制手工皂", "Cold-process soap", in: "个护/香皂", brand: "清露",
        drawn: [.soap(.celadon, on: .mint), .soap(.gold, on: .lemon), .soap(.plum, on: .lilac)],
        zh: """
            橄榄油和椰子油冷制，切块后晾足四十五天再包。茶花款清淡，姜黄款有点药草味，紫苏款颜色深。
            每块 100 克上下，手工切的，差三五克。沥水放，别泡在皂盒里，一块能用一个月。
            """,
        en:
            "Olive and coconut oil, cold-processed and cured for forty-five days. Camellia is light, turmeric herbal, perilla dark. Cut by hand, about 100 g. Keep it out of standing water.",
        facts: ["净含量：约 100g", "保质期：2 年", "产地：云南昆明"], axes: ["配方"],
        [
            DemoSKU("茶花 Camellia", 3_200, stock: 130), DemoSKU("姜黄 Turmeric", 3_200, stock: 90), DemoSKU("紫苏 Perilla", 3_200, stock: 5),
            DemoSKU("三块 All three", 8_800, was: 9_600, stock: 60),
        ])
}
