// CeramicsShop.swift: 瓷间器物, a kiln in Jingdezhen.

extension DemoShop {
    static let ceramics = DemoShop(
        organisation: "景德镇瓷间文化有限公司", slug: "cijian-ceramics", name: "瓷间器物 Cijian Ceramics", owner: .potter, code: "CJ",
        products: [incense, planter, lidded, dishes, noodleBowl, coffee, plate, dinner, vase, bowl])

    private static let incense = DemoProduct(
        "石渚香插", "Stoneware incense holder", in: "家居/香器", brand: "瓷间", drawn: [.incense(.celadon, on: .mist)],
        zh: """
            一座小山立在浅盘里，香灰落在盘中，一擦就净。粗陶坯，外罩一层青灰釉，摸着像溪里的石头。
            孔径 2.2 毫米，配线香；底下贴了软木垫。点香时请开一点窗，人走香灭。
            """,
        en:
            "A small hill in a shallow dish that catches the ash. Stoneware under a grey-green glaze, cork underneath. The hole is 2.2 mm. Keep a window open and never leave it burning alone.",
        facts: ["材质：粗陶", "尺寸：直径 13.5 cm，高 4 cm", "产地：江西景德镇"], [DemoSKU(6_800, stock: 45)])

    private static let planter = DemoProduct(
        "透气红陶花盆 带托", "Terracotta planter with saucer", in: "家居/花器", brand: "瓷间", drawn: [.planter(.clay, on: .moss)],
        zh: """
            没上釉的红陶，盆壁会透气，浇多了水也不容易烂根。盆底一个 2 厘米的孔，托盘单独烧，可以取下来倒水。
            用久了盆壁会泛白，是水里的碱，刷一刷就掉。
            """,
        en:
            "Unglazed terracotta that breathes, with a 2 cm drain and a saucer of its own. A white bloom is only minerals from the water; it brushes off.",
        facts: ["材质：红陶", "产地：江西景德镇"], axes: ["口径"],
        [DemoSKU("12 cm", 2_900, stock: 90), DemoSKU("16 cm", 4_500, stock: 60), DemoSKU("22 cm", 7_900, was: 8_800, stock: 24)])

    private static let lidded = DemoProduct(
        "青釉盖罐 茶叶罐", "Celadon lidded jar", in: "茶具/茶叶罐", brand: "瓷间", drawn: [.lidded(.celadon, on: .mint)],
        zh: """
            罐口磨过，盖子里嵌一圈硅胶，装茶不跑香。青釉是还原焰烧的，罐身上有细细的开片。
            小罐装得下 100 克龙井，大罐 200 克。请手洗，别用钢丝球。
            """,
        en:
            "A ground rim and a silicone ring keep the scent in. Fired in reduction, so a fine crackle runs over the glaze. The small one takes 100 g of Longjing, the large one 200 g.",
        facts: ["材质：瓷", "釉色：青釉", "产地：江西景德镇"], axes: ["大小"],
        [DemoSKU("小 Small", 12_800, stock: 40), DemoSKU("大 Large", 16_800, stock: 28)])

    private static let dishes = DemoProduct(
        "五色小碟 一套五只", "Five little dishes", in: "餐具/碟", brand: "瓷间", drawn: [.plate(.gold, on: .lemon), .plate(.teal, on: .mist)],
        zh: """
            杏、青、赭、蓝、白，五只五个颜色，装醋、装小菜、放茶点都行。直径 10 厘米，深 1.8 厘米。
            色釉不含铅镉，可进微波炉和洗碗机。摞起来只有一拳高，不占柜子。
            """,
        en:
            "Apricot, green, ochre, blue and white: five dishes of 10 cm for vinegar, pickles or sweets. Lead- and cadmium-free glaze; microwave- and dishwasher-safe.",
        facts: ["材质：瓷", "尺寸：直径 10 cm × 5", "产地：江西景德镇"], [DemoSKU(8_800, was: 9_900, stock: 70)])

    private static let noodleBowl = DemoProduct(
        "斗笠面碗 8 英寸", "Noodle bowl, 8 inch", in: "餐具/碗", brand: "瓷间", drawn: [.noodleBowl(.rust, on: .sand)],
        zh: """
            口大底小，像顶斗笠，一碗面连汤刚好 900 毫升。碗沿外翻，端着不烫手指。
            铁红釉在窑里会流动，每只的流釉都不一样。微波炉可用，别直接上明火。
            """,
        en:
            "Wide at the rim and narrow at the foot, like a farmer's hat: 900 ml of noodles and broth. The iron-red glaze runs in the kiln, so each bowl differs. Microwave-safe, not for open flames.",
        facts: ["材质：炻器", "容量：900ml", "口径：20.5 cm", "产地：江西景德镇"], axes: ["釉色"],
        [DemoSKU("铁红 Iron red", 6_900, stock: 80), DemoSKU("月白 Moon white", 6_900, stock: 55)])

    private static let coffee = DemoProduct(
        "手捏咖啡杯碟", "Coffee cup and saucer", in: "餐具/杯", brand: "瓷间",
        drawn: [.cupAndSaucer(.cream, on: .stone), .cupAndSaucer(.sky, on: .sky), .cupAndSaucer(.rose, on: .rose)],
        zh: """
            杯身留着手指捏过的浅坑，握上去正好是那几个位置。180 毫升，做一杯拿铁合适。
            瓷土掺了麻纤维，烧成后有细小的气孔，掂着比看着轻。杯碟成套卖，也成套补。
            """,
        en:
            "The hollows left by the maker's fingers are where yours will rest. 180 ml, right for a latte. Paper-clay body: lighter than it looks. Sold as a set.",
        facts: ["材质：瓷", "容量：180ml", "产地：江西景德镇"], axes: ["颜色"],
        [DemoSKU("米白 Cream", 8_800, stock: 62), DemoSKU("雾蓝 Mist blue", 8_800, stock: 35), DemoSKU("豆沙 Dusty rose", 8_800, stock: 1)])

    private static let plate = DemoProduct(
        "一枝春 10 英寸平盘", "Spring branch dinner plate", in: "餐具/盘", brand: "瓷间", drawn: [.plate(.sky, on: .mist)],
        zh: """
            盘心画一枝折枝花，留白多，什么菜放上去都好看。釉下青花，画完再罩透明釉，叉子刮不到。
            直径 25.4 厘米，边沿微微抬起，汤汁不会流出来。可进微波炉、洗碗机。
            """,
        en:
            "One flowering branch under the glaze, and plenty of room for the food. 25.4 cm with a slightly raised rim. Microwave- and dishwasher-safe.",
        facts: ["材质：瓷", "尺寸：直径 25.4 cm", "工艺：釉下青花", "产地：江西景德镇"], [DemoSKU(9_800, stock: 48)])

    private static let dinner = DemoProduct(
        "两人食餐具套装 10 件", "Tableware for two, ten pieces", in: "餐具/套装", brand: "瓷间", drawn: [.dinnerSet(.celadon, on: .mint)],
        zh: """
            饭碗、汤碗、平盘、小碟、筷架各两只，刚搬家的两个人够用了。豆青釉，素的，跟别的碗也配。
            十件摞起来高 24 厘米。少了一只可以单补，编号写在碗底。快递用蜂窝纸包，碎了拍照补发。
            """,
        en:
            "Two each of rice bowl, soup bowl, plate, dish and chopstick rest, in a plain bean-green glaze. Single pieces can be replaced: the number is under the foot. Packed in honeycomb paper; we replace what arrives broken.",
        facts: ["材质：瓷", "件数：10", "釉色：豆青", "产地：江西景德镇"], [DemoSKU(26_800, was: 31_800, stock: 36)])

    private static let vase = DemoProduct(
        "小口梅瓶 桌面花器", "Small-mouth vase", in: "家居/花器", brand: "瓷间", drawn: [.vase(.white, on: .rose), .vase(.celadon, on: .moss)],
        zh: """
            瓶口只有 3 厘米，插一两枝就立得住，不用花泥。肩宽底收，是梅瓶的样子，缩成 18 厘米高，放书桌不碍事。
            内壁满釉，可以直接装水，水养三五天换一次。
            """,
        en:
            "A 3 cm mouth holds one or two stems without foam. The old plum-vase shape, 18 cm tall. Glazed inside; change the water every few days.",
        facts: ["材质：瓷", "尺寸：高 18 cm，口径 3 cm", "产地：江西景德镇"], axes: ["釉色"],
        [DemoSKU("甜白 White", 13_800, stock: 30), DemoSKU("粉青 Celadon", 15_800, was: 17_800, stock: 22)])

    private static let bowl = DemoProduct(
        "粉青葵口碗 4.5 英寸", "Celadon mallow bowl", in: "餐具/碗", brand: "瓷间", drawn: [.bowl(.celadon, on: .mint), .bowl(.sky, on: .sky)],
        zh: """
            碗口六道浅凹，像一朵葵花。粉青釉上三遍，釉厚的地方颜色深一点，对着光有玉的样子。
            口径 11.5 厘米，盛一碗饭刚好。可进微波炉；洗碗机里单独放，别磕着碗口。
            """,
        en:
            "Six shallow notches make the rim a flower. Three coats of celadon, deeper where the glaze gathers. 11.5 cm: one bowl of rice. Microwave-safe; mind the rim in the dishwasher.",
        facts: ["材质：瓷", "尺寸：口径 11.5 cm，高 6 cm", "产地：江西景德镇"], axes: ["釉色", "数量"],
        [
            DemoSKU("粉青 Celadon/单只 One", 4_800, stock: 160), DemoSKU("粉青 Celadon/四只 Four", 17_800, was: 19_200, stock: 40),
            DemoSKU("霁蓝 Deep blue/单只 One", 5_200, stock: 70), DemoSKU("霁蓝 Deep blue/四只 Four", 19_200, was: 20_800, stock: 0),
        ])
}
