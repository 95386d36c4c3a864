// StationeryShop.swift: 合印文具, paper and pens.

extension DemoShop {
    static let stationery = DemoShop(
        organisation: "上海合印文化用品有限公司", slug: "heyin-stationery", name: "合印文具 Heyin Stationery", owner: .stationer, code: "HY",
        products: [folders, stamps, tapes, stickies, pencils, ink, brush, calendar, pen, notebook])

    private static let folders = DemoProduct(
        "牛皮纸文件夹 10 只", "Kraft folders, ten", in: "文具/收纳", brand: "合印", drawn: [.folders(.wood, .gold, on: .sand)],
        zh: """
            350 克牛皮纸，对折压线，A4 放进去四边留半指宽。外面一小块留白，写上名字插进书架就认得。
            十只一包，用麻绳捆，没有塑料。放久了边角会软，那是纸的脾气。
            """,
        en: "350 g kraft paper, creased for A4, with a blank patch for a title. Ten in a bundle, tied with twine, no plastic.",
        facts: ["材质：牛皮纸 350g", "规格：A4", "数量：10 只", "产地：上海"], [DemoSKU(2_600, stock: 180)])

    private static let stamps = DemoProduct(
        "榉木日付印章", "Beech date stamp", in: "文具/印章", brand: "合印", drawn: [.stamps(.rust, on: .rose)],
        zh: """
            榉木手柄，印面是耐油的橡胶，转轮上有年月日，能用到 2035 年。盖出来 28 乘 12 毫米，手账一行放得下。
            配一小盒朱红印泥。用完在废纸上空盖两下，印面就干净了。
            """,
        en:
            "A beech handle, oil-proof rubber and wheels for dates until 2035. The print is 28 by 12 mm. A small pad of red ink comes with it.",
        facts: ["材质：榉木、橡胶", "印面：28 × 12 mm", "产地：上海"], [DemoSKU(4_200, stock: 75)])

    private static let tapes = DemoProduct(
        "和纸胶带 四卷", "Washi tapes, four rolls", in: "文具/胶带", brand: "合印",
        drawn: [.tapes(.rose, .celadon, on: .rose), .tapes(.gold, .sky, on: .lemon)],
        zh: """
            15 毫米宽，每卷 7 米，手一撕就断，撕下来不伤纸。图案是我们自己画的：竹影、水纹、格子、圆点。
            胶性中等，贴墙半个月不掉；贴照片背面请用相角。
            """,
        en:
            "15 mm wide, seven metres a roll, torn by hand and taken off again without harm. Four patterns of our own: bamboo, ripples, checks and dots.",
        facts: ["规格：15mm × 7m × 4", "产地：上海"], axes: ["色系"],
        [DemoSKU("春日 Spring", 2_480, stock: 120), DemoSKU("秋日 Autumn", 2_480, stock: 88)])

    private static let stickies = DemoProduct(
        "方形便签 三色 300 张", "Sticky notes, three colours", in: "文具/便签", brand: "合印", drawn: [.stickies(.gold, .celadon, on: .lemon)],
        zh: """
            76 毫米见方，黄、青、粉三本，每本 100 张。胶涂得窄，贴在显示器边上一个月，揭下来没有印。
            纸是 75 克的，中性笔不透，钢笔墨少一点也行。
            """,
        en:
            "76 mm square in yellow, green and pink, a hundred sheets each. A narrow strip of glue that leaves no mark; gel ink does not show through.",
        facts: ["规格：76 × 76 mm", "数量：3 × 100 张", "产地：上海"], [DemoSKU(1_490, stock: 400)])

    private static let pencils = DemoProduct(
        "原木彩杆铅笔 一盒", "Colour-barrel pencils", in: "文具/铅笔", brand: "合印", drawn: [.pencils(on: .sand)],
        zh: """
            椴木笔杆，六角，涂水性漆。铅芯居中，削到最后一截也不断。HB 写字，2B 打草稿，6B 画画。
            12 支一盒，铁盒带卷笔刀。孩子用也放心，漆不含重金属。
            """,
        en:
            "Lime-wood barrels with water-based paint and well-centred leads. HB to write, 2B to sketch, 6B to draw. Twelve in a tin with a sharpener.",
        facts: ["材质：椴木", "数量：12 支", "产地：上海"], axes: ["硬度"],
        [DemoSKU("HB", 2_880, stock: 150), DemoSKU("2B", 2_880, stock: 130), DemoSKU("6B", 3_080, stock: 60)])

    private static let ink = DemoProduct(
        "四时彩墨 30ml", "Four-seasons fountain ink", in: "文具/墨水", brand: "合印",
        drawn: [.inkBottle(.leaf, on: .moss), .inkBottle(.rust, on: .peach), .inkBottle(.plum, on: .lilac)],
        zh: """
            非碳素墨水，不堵笔，冲洗也快。春柳偏绿，夏荷偏粉，秋柿偏橙，冬青偏蓝，薄涂时有两层颜色。
            瓶底是斜的，剩最后几毫升也吸得上来。写完一周不用，请洗一次笔。
            """,
        en:
            "Dye-based ink that rinses out easily, in four shades that layer as they dry. The bottom of the bottle slopes, so the last drops can be reached. Rinse the pen if it rests for a week.",
        facts: ["容量：30ml", "类型：非碳素", "产地：上海"], axes: ["颜色"],
        [
            DemoSKU("春柳 Willow", 3_800, stock: 66), DemoSKU("夏荷 Lotus", 3_800, stock: 58), DemoSKU("秋柿 Persimmon", 3_800, stock: 72),
            DemoSKU("冬青 Holly", 3_800, stock: 0),
        ])

    private static let brush = DemoProduct(
        "兼毫小楷毛笔", "Small script brush", in: "文具/毛笔", brand: "合印", drawn: [.brush(.wood, on: .stone)],
        zh: """
            狼毫裹羊毫，外韧里软，抄经、写信封都顺手。锋长 2.3 厘米，口径 0.6 厘米，竹杆 19 厘米。
            第一次用温水泡开三分之二。写完洗净，捋直笔尖，倒挂晾干。
            """,
        en:
            "Weasel hair around goat hair: springy outside, soft within. The tip is 2.3 cm long on a bamboo handle. Open it in warm water the first time; rinse, reshape and hang to dry.",
        facts: ["笔毛：狼毫、羊毫", "锋长：2.3 cm", "产地：浙江湖州"], axes: ["规格"],
        [DemoSKU("单支 One", 3_600, stock: 90), DemoSKU("三支 Three", 9_800, was: 10_800, stock: 32)])

    private static let calendar = DemoProduct(
        "二十四节气台历 2027", "Solar-terms desk calendar 2027", in: "文具/日历", brand: "合印", drawn: [.calendar(.rust, on: .rose)],
        zh: """
            一个节气一页，二十四张画，翻到背面是那半个月的农事和一道菜。2027 年的公历、农历、调休都印上了。
            卡纸 300 克，木底座可以明年接着用。
            """,
        en:
            "A page and a drawing for each of the 24 solar terms, with a dish for the fortnight on the back. Gregorian and lunar dates for 2027. The wooden stand serves again next year.",
        facts: ["尺寸：21 × 15 cm", "页数：26", "产地：上海"], [DemoSKU(5_900, was: 6_900, stock: 210)])

    private static let pen = DemoProduct(
        "黄铜夹钢笔 EF 尖", "Brass-clip fountain pen", in: "文具/钢笔", brand: "合印",
        drawn: [.fountainPen(.ink, on: .mist), .fountainPen(.rust, on: .peach)],
        zh: """
            铝笔杆，磨砂氧化，黄铜笔夹用久了会变深。EF 尖 0.38 毫米左右，写小字不糊。
            配一支旋转上墨器和两支墨囊，国际通用口径。笔长 13.6 厘米，重 22 克，女生手也拿得稳。
            """,
        en:
            "An anodised aluminium barrel and a brass clip that darkens with use. The EF nib writes about 0.38 mm. Converter and two standard cartridges included. 13.6 cm, 22 g.",
        facts: ["材质：铝、黄铜", "笔尖：EF", "重量：22g", "产地：上海"], axes: ["颜色"],
        [
            DemoSKU("石墨 Graphite", 11_800, stock: 54), DemoSKU("赤陶 Terracotta", 11_800, stock: 37),
            DemoSKU("松绿 Pine", 11_800, was: 12_800, stock: 29),
        ])

    private static let notebook = DemoProduct(
        "布面笔记本 A5", "Cloth-bound notebook A5", in: "文具/笔记本", brand: "合印",
        drawn: [.notebook(.teal, on: .mint), .notebook(.plum, on: .lilac), .notebook(.gold, on: .lemon)],
        zh: """
            锁线装订，180 度摊平，写到中缝也不费劲。100 克道林纸，米色，钢笔不透不洇。
            192 页，页码印在外侧，后面有一个小口袋和一条书签带。布面是棉布，沾灰用胶带粘一粘。
            """,
        en:
            "Thread-sewn so that it lies flat, with 192 numbered pages of 100 g cream paper that takes fountain ink. A pocket and a ribbon at the back; cotton cloth outside.",
        facts: ["尺寸：A5", "页数：192", "用纸：100g 道林纸", "产地：上海"], axes: ["颜色", "内页"],
        [
            DemoSKU("松石 Turquoise/空白 Blank", 4_500, stock: 84), DemoSKU("松石 Turquoise/方格 Grid", 4_500, stock: 96),
            DemoSKU("黛紫 Plum/空白 Blank", 4_500, stock: 40), DemoSKU("黛紫 Plum/方格 Grid", 4_500, stock: 62),
            DemoSKU("姜黄 Ginger/空白 Blank", 4_500, stock: 3), DemoSKU("姜黄 Ginger/方格 Grid", 4_500, stock: 48),
        ])
}
