// KitchenShop.swift: 灶台边, what a kitchen uses every day.

extension DemoShop {
    static let kitchen = DemoShop(
        organisation: "永康灶台边厨具有限公司", slug: "zaotai-kitchen", name: "灶台边厨具 Zaotai Kitchen", owner: .cook, code: "ZT",
        products: [cloths, spoons, scale, apron, lunchBox, steamer, board, clayPot, cleaver, wok])

    private static let cloths = DemoProduct(
        "棉麻擦手巾 三条", "Kitchen towels, three", in: "厨具/布品", brand: "灶台边", drawn: [.cloth(.sky, on: .mist)],
        zh: """
            55% 麻 45% 棉，格子是色织的，洗不掉色。45 乘 65 厘米，擦杯子不掉毛，干得也快。
            新的下水会缩 3% 左右，尺寸已经放过。可以机洗，可以煮。
            """,
        en:
            "55% linen, 45% cotton, yarn-dyed checks. 45 by 65 cm, lint-free on glasses and quick to dry. Shrinks by about 3% once; may be boiled.",
        facts: ["面料：麻 55%，棉 45%", "尺寸：45 × 65 cm × 3", "产地：浙江绍兴"], [DemoSKU(3_980, stock: 130)])

    private static let spoons = DemoProduct(
        "榉木锅铲勺 两件", "Beech spoon and turner", in: "厨具/铲勺", brand: "灶台边", drawn: [.spoons(.wood, on: .sand)],
        zh: """
            整块榉木车出来的，没有拼接。只擦食用核桃油，没上漆，不粘锅也刮不花。
            长 32 厘米，头厚 6 毫米。洗完立起来晾，一个月擦一次油，能用好几年。
            """,
        en:
            "Turned from single pieces of beech and finished with walnut oil only. 32 cm; kind to non-stick pans. Stand them up to dry and oil once a month.",
        facts: ["材质：榉木", "长度：32 cm", "产地：浙江永康"], [DemoSKU(3_280, stock: 150)])

    private static let scale = DemoProduct(
        "USB 充电厨房秤", "Rechargeable kitchen scale", in: "厨具/量具", brand: "灶台边", drawn: [.scale(.celadon, on: .mint)],
        zh: """
            量程 3 公斤，分度 0.1 克，做面包、冲咖啡都够用。秤面是不锈钢，可以拆下来水洗，秤身请勿入水。
            充满一次用两个月左右，有去皮和自动关机。附 Type-C 线，不带充电头。
            """,
        en:
            "Up to 3 kg in steps of 0.1 g. The steel plate lifts off for washing; the body must stay dry. Two months to a charge, tare and auto-off. USB-C cable included, no charger.",
        facts: ["量程：3kg", "分度：0.1g", "充电：Type-C", "产地：浙江永康"], [DemoSKU(8_900, was: 9_900, stock: 58)])

    private static let apron = DemoProduct(
        "水洗帆布围裙", "Washed canvas apron", in: "厨具/布品", brand: "灶台边", drawn: [.apron(.teal, on: .mint), .apron(.rust, on: .peach)],
        zh: """
            12 安帆布，水洗过，不硬。后面是交叉背带，脖子不受力，站一下午也不勒。
            前面一个双格大口袋，能插手机和温度计。身高 155 到 185 厘米都合适，机洗即可。
            """,
        en:
            "Washed 12 oz canvas with crossed straps that spare the neck. A double pocket for phone and thermometer. Fits heights of 155–185 cm; machine-washable.",
        facts: ["面料：棉 100%", "尺寸：78 × 86 cm", "产地：浙江绍兴"], axes: ["颜色"],
        [DemoSKU("松石 Turquoise", 6_900, stock: 46), DemoSKU("砖红 Brick", 6_900, stock: 31)])

    private static let lunchBox = DemoProduct(
        "三层保温饭盒 1.6L", "Three-tier lunch jar", in: "厨具/饭盒", brand: "灶台边", drawn: [.lunchBox(.rose, on: .rose), .lunchBox(.sky, on: .sky)],
        zh: """
            304 不锈钢内胆，真空层，早上装的饭到中午还烫嘴。三层可以分开，饭、菜、汤不串味。
            先用开水烫两分钟再装，保温更久。盖上有泄压阀，按一下再拧。内胆可洗碗机，外壳擦一擦。
            """,
        en:
            "Vacuum-walled 304 steel in three tiers: rice, dishes and soup stay apart and hot until noon. Preheat with boiling water. Press the valve before opening.",
        facts: ["材质：304 不锈钢", "容量：1.6L", "产地：浙江永康"], axes: ["颜色"],
        [DemoSKU("豆沙 Dusty rose", 15_900, stock: 40), DemoSKU("雾蓝 Mist blue", 15_900, was: 17_900, stock: 52)])

    private static let steamer = DemoProduct(
        "杉木竹编蒸笼", "Bamboo steamer", in: "厨具/蒸具", brand: "灶台边", drawn: [.steamer(.wood, on: .lemon)],
        zh: """
            杉木圈，竹篾盖，蒸汽走得匀，盖子不滴水。一层一盖起卖，同尺寸可以加层。
            新蒸笼先空蒸二十分钟去味。用完晾透再收，不要装塑料袋里，会长霉。
            """,
        en:
            "Cedar rings and a woven lid that does not drip. Sold as one tier with its lid; more tiers of the same size fit on top. Steam it empty for twenty minutes first, and let it dry through.",
        facts: ["材质：杉木、竹", "产地：江西宜春"], axes: ["直径", "配置"],
        [
            DemoSKU("21 cm/一层一盖 1 tier", 6_800, stock: 44), DemoSKU("21 cm/两层一盖 2 tiers", 9_800, stock: 36),
            DemoSKU("26 cm/一层一盖 1 tier", 8_800, stock: 28), DemoSKU("26 cm/两层一盖 2 tiers", 12_800, was: 13_800, stock: 20),
        ])

    private static let board = DemoProduct(
        "整竹砧板 双面", "Solid bamboo board", in: "厨具/砧板", brand: "灶台边", drawn: [.board(.wood, on: .sand)],
        zh: """
            竹子竖拼，刀口落在竹纤维头上，不容易起毛。一面生一面熟，侧边刻了字。
            40 乘 28 乘 2 厘米，重 1.9 公斤，剁排骨请用木墩。洗后立起来，别平放着沤水。
            """,
        en:
            "Upright bamboo that keeps knives sharp: one face for raw, one for cooked, marked at the edge. 40 × 28 × 2 cm. Not for chopping bones. Stand it up to dry.",
        facts: ["材质：竹", "尺寸：40 × 28 × 2 cm", "产地：福建南平"], [DemoSKU(5_900, stock: 7)])

    private static let clayPot = DemoProduct(
        "耐热陶土砂锅", "Heatproof clay pot", in: "厨具/锅", brand: "灶台边", drawn: [.clayPot(.clay, on: .peach), .clayPot(.ink, on: .stone)],
        zh: """
            锂辉石陶土，干烧到 400℃ 也不裂，燃气灶、电陶炉都能用，电磁炉不行。锅盖有气孔，煲粥不扑。
            第一次煮一锅稀粥，放凉再洗，把气孔养起来。热锅别马上冲冷水。
            """,
        en:
            "Spodumene clay that stands 400 °C on gas or ceramic hobs (not induction). A vent keeps porridge from boiling over. Cook thin porridge first to season it; never rinse it hot.",
        facts: ["材质：陶", "适用：燃气灶、电陶炉", "产地：广东潮州"], axes: ["颜色", "容量"],
        [
            DemoSKU("陶红 Terracotta/2.5L", 12_900, stock: 38), DemoSKU("陶红 Terracotta/4L", 16_900, stock: 30),
            DemoSKU("墨色 Ink/2.5L", 12_900, stock: 26), DemoSKU("墨色 Ink/4L", 16_900, was: 18_900, stock: 18),
        ])

    private static let cleaver = DemoProduct(
        "三合钢切片菜刀", "Three-layer kitchen knife", in: "厨具/刀", brand: "灶台边", drawn: [.cleaver(.wood, on: .mist)],
        zh: """
            中间一层高碳钢，两边夹不锈钢，磨得快，也不容易锈。刀长 18 厘米，重 310 克，切片切丝，不剁骨头。
            手柄是黑胡桃，两颗铆钉。用完擦干，半个月磨一次。需年满十八岁购买，刀套随刀附送。
            """,
        en:
            "A high-carbon core between stainless layers: easy to sharpen, slow to rust. 18 cm blade, 310 g, walnut handle; for slicing, not for bones. Comes with a sheath. For buyers of eighteen and over.",
        facts: ["材质：三合钢、黑胡桃", "刃长：18 cm", "产地：广东阳江"], [DemoSKU(18_900, was: 21_900, stock: 42)])

    private static let wok = DemoProduct(
        "手工锻打铁锅", "Hand-forged iron wok", in: "厨具/锅", brand: "灶台边", drawn: [.wok(.iron, on: .stone)],
        zh: """
            一块 2 毫米的铁板，冷锻三千多锤，锤印留在锅底，挂得住油。没有涂层，铁铲随便用。
            到手先开锅：烧干、抹油、烧到冒烟，来回三次，教程印在卡片上。用完烘干，薄薄抹一层油就不锈。
            32 厘米适合两三口人，34 厘米适合四五口。
            """,
        en:
            "One 2 mm iron sheet, cold-hammered some three thousand times; no coating. Season it first: dry, oil, heat until it smokes, three times over. 32 cm for two or three people, 34 cm for four or five.",
        facts: ["材质：铁", "锅厚：2mm", "适用：燃气灶、电磁炉", "产地：山东章丘"], axes: ["直径", "锅盖"],
        [
            DemoSKU("32 cm/不带盖 No lid", 26_900, stock: 44), DemoSKU("32 cm/木盖 Wooden lid", 31_900, stock: 26),
            DemoSKU("34 cm/不带盖 No lid", 29_900, was: 33_900, stock: 22), DemoSKU("34 cm/木盖 Wooden lid", 34_900, was: 38_900, stock: 0),
        ])
}
