// ToyShop.swift: 小山雀, picture books and wooden toys.

extension DemoShop {
    static let toys = DemoShop(
        organisation: "成都小山雀童品有限公司", slug: "xiaoshanque-toys", name: "小山雀童书玩具 Titmouse Toys", owner: .bookseller, code: "SQ",
        products: [crayons, top, cards, kite, puzzle, car, xylophone, bunny, blocks, book])

    private static let crayons = DemoProduct(
        "蜂蜡蜡笔 12 色", "Beeswax crayons, twelve", in: "玩具/画具", brand: "小山雀", drawn: [.crayons(on: .lemon)],
        zh: """
            蜂蜡做的，短粗，小手一把抓得住。颜色可以叠，可以用指头抹开，衣服上蹭到了用热水加肥皂洗。
            12 支一盒，铁盒。三岁以下请有大人陪着用。
            """,
        en:
            "Short, thick beeswax crayons for small fists; colours layer and smudge. Twelve in a tin. Washes out with hot water and soap. With a grown-up under three.",
        facts: ["材质：蜂蜡", "数量：12 支", "适龄：2 岁以上", "产地：四川成都"], [DemoSKU(4_600, stock: 120)])

    private static let top = DemoProduct(
        "木陀螺 两只", "Wooden spinning tops", in: "玩具/传统玩具", brand: "小山雀", drawn: [.spinningTop(.rust, on: .peach)],
        zh: """
            榉木车的，一大一小，大的能转一分半。拇指和食指一捻就走，不用鞭子。
            水性漆，图案转起来会变成圈。小的直径 3.6 厘米，给三岁以上的孩子。
            """,
        en:
            "Two tops turned from beech; the large one spins for a minute and a half. Twist and let go. Water-based paint. For children of three and over.",
        facts: ["材质：榉木", "适龄：3 岁以上", "产地：浙江云和"], [DemoSKU(2_600, stock: 140)])

    private static let cards = DemoProduct(
        "象形识字卡 96 张", "Pictograph cards, 96", in: "玩具/识字", brand: "小山雀", drawn: [.cards(.teal, on: .mint)],
        zh: """
            正面一个字，背面是它三千年前的样子和一幅小画：木像树，山像山。96 个字，都是孩子天天看得见的东西。
            350 克白卡，圆角，覆哑膜，撕不烂。附一本玩法小册子，八种玩法。
            """,
        en:
            "A character on the front, its oldest form and a drawing on the back: ninety-six things that children see every day. Rounded, matt, hard to tear. Eight games in the booklet.",
        facts: ["材质：白卡纸", "数量：96 张", "适龄：3 岁以上", "产地：四川成都"], [DemoSKU(6_800, was: 7_800, stock: 92)])

    private static let kite = DemoProduct(
        "手扎纸鸢 菱形", "Handmade diamond kite", in: "玩具/户外", brand: "小山雀", drawn: [.kite(.rust, on: .sky), .kite(.teal, on: .sky)],
        zh: """
            竹骨，格子布面，三级风就能起。宽 70 厘米，尾巴三米长，配一个线轮和 60 米线。
            骨架可以拆，卷起来放后备厢。请在空地上放，远离电线。
            """,
        en:
            "A bamboo frame and ripstop cloth that flies in a light breeze. 70 cm across with a three-metre tail, reel and 60 m of line. Comes apart for the car boot. Keep away from power lines.",
        facts: ["材质：竹、涤纶", "尺寸：70 × 85 cm", "适龄：6 岁以上", "产地：山东潍坊"], axes: ["颜色"],
        [DemoSKU("朱红 Cinnabar", 4_900, stock: 52), DemoSKU("松石 Turquoise", 4_900, stock: 4)])

    private static let puzzle = DemoProduct(
        "大块地图拼图", "Large-piece map puzzle", in: "玩具/拼图", brand: "小山雀", drawn: [.puzzle(.sky, .celadon, on: .mist)],
        zh: """
            每个省一块，背面写着那里的一种动物。木板 5 毫米厚，激光切的，边上不毛。
            拼好 45 乘 35 厘米，底板带槽，不会散。适合四岁以上，第一次大概要拼一小时。
            """,
        en:
            "One piece a province, with an animal that lives there on the back. 5 mm wood, laser-cut, 45 by 35 cm in a grooved tray. About an hour the first time; from four years.",
        facts: ["材质：椴木胶合板", "尺寸：45 × 35 cm", "适龄：4 岁以上", "产地：浙江云和"], [DemoSKU(7_900, stock: 64)])

    private static let car = DemoProduct(
        "榉木小汽车", "Beech toy car", in: "玩具/木玩", brand: "小山雀",
        drawn: [.car(.rust, on: .peach), .car(.sky, on: .sky), .car(.gold, on: .lemon)],
        zh: """
            一块榉木雕出来的车身，四个轮子真的会转，轴是木的，没有钉子。长 12 厘米，圆头圆脑，摔了也不扎手。
            表面擦蜂蜡，啃一口没关系。三个颜色，轮子是通用的。
            """,
        en: "Carved from one block with wheels that turn on wooden axles, no nails. 12 cm, rounded all over, finished with beeswax.",
        facts: ["材质：榉木", "长度：12 cm", "适龄：1 岁以上", "产地：浙江云和"], axes: ["颜色"],
        [DemoSKU("红 Red", 4_200, stock: 70), DemoSKU("蓝 Blue", 4_200, stock: 64), DemoSKU("黄 Yellow", 4_200, stock: 0)])

    private static let xylophone = DemoProduct(
        "八音木琴", "Eight-note xylophone", in: "玩具/乐器", brand: "小山雀", drawn: [.xylophone(on: .lemon)],
        zh: """
            八块音板，从 do 到高音 do，出厂前一块一块调过。底座是松木，两根槌子挂在侧面。
            附六首彩色谱子，按颜色敲就成调。长 34 厘米，适合两岁以上。
            """,
        en: "Eight tuned bars on a pine frame with two mallets. Six songs by colour. 34 cm, from two years.",
        facts: ["材质：松木、铝", "尺寸：34 × 16 cm", "适龄：2 岁以上", "产地：浙江云和"], [DemoSKU(8_900, was: 9_900, stock: 38)])

    private static let bunny = DemoProduct(
        "棉布安睡兔", "Cotton bunny", in: "玩具/布偶", brand: "小山雀", drawn: [.bunny(.cream, on: .rose), .bunny(.celadon, on: .mint)],
        zh: """
            有机棉的布，里面是玉米纤维，抱着不闷。眼睛是绣的，没有扣子，拽不下来。
            坐高 28 厘米，耳朵可以打结。能整只机洗，装网袋，低温烘干会更蓬。
            """,
        en: "Organic cotton filled with corn fibre, embroidered eyes that cannot come off. 28 cm sitting; machine-washable in a bag.",
        facts: ["面料：棉 100%", "填充：玉米纤维", "坐高：28 cm", "产地：江苏扬州"], axes: ["颜色"],
        [DemoSKU("米白 Cream", 8_800, stock: 56), DemoSKU("青瓷 Celadon", 8_800, was: 9_800, stock: 42)])

    private static let blocks = DemoProduct(
        "原木积木", "Wooden blocks", in: "玩具/积木", brand: "小山雀", drawn: [.blocks(on: .sand)],
        zh: """
            山毛榉，四种形状，边长都是 3 厘米的倍数，怎么搭都对得齐。一半上色一半原木。
            颗粒最小的也有 3 厘米，吞不下去。50 粒装棉布袋，100 粒装木箱，箱子自己也是玩具。
            """,
        en:
            "Beech in four shapes, all multiples of 3 cm so that everything lines up; half coloured, half plain. 50 in a cotton bag or 100 in a wooden box.",
        facts: ["材质：山毛榉", "适龄：18 个月以上", "产地：浙江云和"], axes: ["数量"],
        [DemoSKU("50 粒 50 pcs", 12_800, stock: 58), DemoSKU("100 粒 100 pcs", 21_800, was: 24_800, stock: 32)])

    private static let book = DemoProduct(
        "《小山雀过冬》绘本", "The Little Tit's Winter", in: "图书/绘本", brand: "小山雀",
        drawn: [.pictureBook(.gold, on: .sky), .pictureBook(.rust, on: .peach)],
        zh: """
            一只小山雀第一次过冬：找吃的，认识了松鼠，弄丢了围巾，又等来了雪停。文字不多，一页一两句，适合睡前读。
            40 页，精装，锁线，圆角。水彩手绘，书后有一页“窗外能看到的鸟”。中英双语，附扫码朗读。
            """,
        en:
            "A little tit's first winter: looking for food, meeting a squirrel, losing a scarf and waiting for the snow to stop. Forty pages in watercolour, Chinese and English, hardcover with rounded corners. From three years.",
        facts: ["页数：40", "装帧：精装", "语言：中英双语", "适龄：3 岁以上"], axes: ["版本"],
        [DemoSKU("单册 Book", 4_800, stock: 150), DemoSKU("礼盒 With bunny", 12_600, was: 13_600, stock: 40)])
}
