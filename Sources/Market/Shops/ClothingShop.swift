// ClothingShop.swift: 云裁, clothes that borrow from the old cut.
import Catalog

extension DemoShop {
    static let clothing = DemoShop(
        organisation: "苏州云裁服饰有限公司", slug: "yuncai-clothing", name: "云裁衣裳 Yuncai Clothing", owner: .tailor, code: "YC",
        products: [hat, tote, shoes, trousers, cardigan, scarf, shirt, cape, top, skirt])

    private static let hat = DemoProduct(
        "水洗棉渔夫帽", "Washed cotton bucket hat", in: "服饰/帽子", brand: "云裁", drawn: [.hat(.sky, on: .sky), .hat(.wood, on: .sand)],
        zh: """
            水洗过的斜纹棉，叠起来塞包里，拿出来抖一抖就平。帽檐 6.5 厘米，遮得住眼睛又不挡路。
            头围 56 到 58 厘米，里面有一圈调节绳。30℃ 以下手洗，晾在阴凉处。
            """,
        en:
            "Washed twill that folds into a bag and shakes out flat. 6.5 cm brim, inner cord for heads of 56–58 cm. Hand-wash below 30 °C, dry in the shade.",
        facts: ["面料：棉 100%", "头围：56–58 cm", "产地：江苏苏州"], axes: ["颜色"],
        [DemoSKU("雾蓝 Mist blue", 6_900, stock: 70), DemoSKU("驼色 Camel", 6_900, stock: 44)])

    private static let tote = DemoProduct(
        "山水帆布包", "Landscape canvas tote", in: "服饰/包", brand: "云裁", drawn: [.tote(.cream, on: .peach)],
        zh: """
            16 安的厚帆布，一座山、一轮日，丝网印的。装得下 A4 书和一台 14 寸电脑，内袋放手机钥匙。
            提手 28 厘米，能上肩。局部脏了用湿布擦，别整只机洗，印花会发毛。
            """,
        en:
            "Heavy 16 oz canvas with a screen-printed hill and sun. Takes A4 and a 14-inch laptop; inner pocket for phone and keys. Spot-clean with a damp cloth.",
        facts: ["面料：棉帆布", "尺寸：38 × 34 × 10 cm", "产地：江苏苏州"], [DemoSKU(7_900, was: 8_900, stock: 96)])

    private static let shoes = DemoProduct(
        "绣花千层底布鞋", "Embroidered cloth shoes", in: "服饰/鞋", brand: "云裁", drawn: [.shoes(.plum, on: .lilac), .shoes(.ink, on: .mist)],
        zh: """
            鞋底是一层层棉布纳出来的，底下再贴一片防滑橡胶。鞋面缎子，绣的是缠枝花，机绣，线头都收在里面。
            偏瘦，脚背高的选大一码。布底怕水，下雨天别穿，湿了塞报纸阴干。
            """,
        en:
            "Stitched cotton soles with a rubber grip underneath, satin uppers with machine embroidery. Runs narrow: take a size up for a high instep. Keep them out of the rain.",
        facts: ["鞋面：涤纶缎", "鞋底：棉布、橡胶", "产地：江苏苏州"], axes: ["颜色", "尺码"],
        [
            DemoSKU("黛紫 Plum/36", 12_900, stock: 18), DemoSKU("黛紫 Plum/37", 12_900, stock: 26), DemoSKU("黛紫 Plum/38", 12_900, stock: 22),
            DemoSKU("黛紫 Plum/39", 12_900, stock: 0), DemoSKU("墨色 Ink/36", 12_900, stock: 12), DemoSKU("墨色 Ink/37", 12_900, stock: 20),
            DemoSKU("墨色 Ink/38", 12_900, stock: 16), DemoSKU("墨色 Ink/39", 12_900, stock: 3),
        ])

    private static let trousers = DemoProduct(
        "亚麻阔腿裤", "Wide linen trousers", in: "服饰/裤装", brand: "云裁", drawn: [.trousers(.wood, on: .sand), .trousers(.ink, on: .stone)],
        zh: """
            55% 亚麻 45% 棉，比纯麻少皱一些。高腰，裤脚 30 厘米宽，走路带风。
            两侧有口袋，后腰半圈松紧。第一次下水会掉一点浮色，请和深色衣服一起洗。
            """,
        en:
            "55% linen, 45% cotton: fewer creases than pure linen. High waist, 30 cm hems, pockets and half an elastic waistband. Wash with dark colours the first time.",
        facts: ["面料：亚麻 55%，棉 45%", "版型：宽松", "产地：江苏苏州"], axes: ["颜色", "尺码"],
        [
            DemoSKU("燕麦 Oat/S", 19_900, stock: 24), DemoSKU("燕麦 Oat/M", 19_900, stock: 36), DemoSKU("燕麦 Oat/L", 19_900, stock: 20),
            DemoSKU("墨色 Ink/S", 19_900, stock: 18), DemoSKU("墨色 Ink/M", 19_900, stock: 30), DemoSKU("墨色 Ink/L", 19_900, stock: 14),
        ])

    private static let cardigan = DemoProduct(
        "山羊绒混纺开衫", "Cashmere-blend cardigan", in: "服饰/毛衣", brand: "云裁",
        drawn: [.cardigan(.rose, on: .rose), .cardigan(.celadon, on: .mint)],
        zh: """
            30% 山羊绒，70% 细羊毛，12 针，薄薄一件，风衣里也穿得下。扣子是贝壳做的，多送一颗缝在内侧。
            放平晾，别挂，挂了会变长。穿过两三次起小球是正常的，用毛球剪剃掉。
            """,
        en:
            "30% cashmere, 70% fine wool, knitted thin enough to go under a coat. Shell buttons, with a spare inside. Dry flat, never on a hanger. A little pilling at first is normal.",
        facts: ["面料：羊毛 70%，山羊绒 30%", "针数：12 针", "产地：内蒙古 / 江苏"], axes: ["颜色", "尺码"],
        [
            DemoSKU("豆沙 Dusty rose/S", 45_900, was: 52_900, stock: 14), DemoSKU("豆沙 Dusty rose/M", 45_900, was: 52_900, stock: 22),
            DemoSKU("豆沙 Dusty rose/L", 45_900, was: 52_900, stock: 12), DemoSKU("青瓷 Celadon/S", 45_900, stock: 10),
            DemoSKU("青瓷 Celadon/M", 45_900, stock: 16), DemoSKU("青瓷 Celadon/L", 45_900, stock: 0),
        ])

    private static let scarf = DemoProduct(
        "格纹羊毛围巾", "Checked wool scarf", in: "服饰/围巾", brand: "云裁", drawn: [.scarf(.rust, on: .peach), .scarf(.teal, on: .mint)],
        zh: """
            100% 羊毛，长 190 厘米，宽 35 厘米，绕两圈还垂得下来。两头留 8 厘米的流苏，手捻的。
            织完缩绒一遍，贴着脖子不扎。冷水手洗，平铺晾干。
            """,
        en: "Pure wool, 190 by 35 cm, fulled so that it is soft at the neck, with hand-twisted fringes. Hand-wash cold, dry flat.",
        facts: ["面料：羊毛 100%", "尺寸：190 × 35 cm", "产地：江苏苏州"], axes: ["颜色"],
        [DemoSKU("枣红 Date red", 16_900, stock: 52), DemoSKU("松石 Turquoise", 16_900, was: 18_900, stock: 38)])

    private static let shirt = DemoProduct(
        "棉麻立领衬衫", "Band-collar shirt", in: "服饰/上衣", brand: "云裁", drawn: [.shirt(.cream, on: .stone), .shirt(.sky, on: .sky)],
        zh: """
            立领，六颗布盘扣，胸前一个小口袋。70% 棉 30% 麻，60 支纱，洗过一次更软。
            男女同款，按胸围选：M 适合 96 厘米左右。机洗用网袋，半干时抖平，不用熨。
            """,
        en:
            "Band collar, six knotted buttons, one small pocket. 70% cotton, 30% linen, softer after the first wash. Cut for everyone: M fits a chest of about 96 cm.",
        facts: ["面料：棉 70%，麻 30%", "版型：合身", "产地：江苏苏州"], axes: ["颜色", "尺码"],
        [
            DemoSKU("米白 Cream/M", 16_900, stock: 40), DemoSKU("米白 Cream/L", 16_900, stock: 46), DemoSKU("米白 Cream/XL", 16_900, stock: 20),
            DemoSKU("天青 Sky/M", 16_900, stock: 26), DemoSKU("天青 Sky/L", 16_900, stock: 32), DemoSKU("天青 Sky/XL", 16_900, stock: 2),
        ])

    private static let cape = DemoProduct(
        "织锦毛呢披风", "Brocade-trimmed wool cape", in: "服饰/汉服", brand: "云裁", drawn: [.cape(.rust, on: .rose)],
        zh: """
            毛呢面，缎里，领口镶一道织锦，前面一对盘扣。长 86 厘米，罩得住马面裙的腰。
            冬天过年穿合适，里面叠一件毛衣也不紧。请干洗。今年的料子用完了，改版后再上。
            """,
        en:
            "Wool outside, satin inside, a brocade collar and a pair of frog buttons. 86 cm long, roomy enough for a sweater. Dry-clean. This year's cloth is used up; back after a new cut.",
        facts: ["面料：羊毛 60%，聚酯 40%", "衣长：86 cm", "产地：江苏苏州"], axes: ["尺码"],
        [DemoSKU("均码 One size", 39_900, stock: 0)], state: .delisted)

    private static let top = DemoProduct(
        "交领右衽短上衣", "Cross-collar top", in: "服饰/汉服", brand: "云裁",
        drawn: [.crossCollar(.celadon, on: .mint), .crossCollar(.rose, on: .rose)],
        zh: """
            交领右衽，窄袖，系带，配裙子配裤子都行。天丝麻的料，垂，不透，夏天贴身穿也凉快。
            领子里加了衬，洗后不塌。平铺胸围 M 码 98 厘米。冷水轻柔机洗，反面低温熨。
            """,
        en:
            "Cross collar closing to the right, narrow sleeves, a tie at the waist. Lyocell and linen that drapes and is not see-through. M measures 98 cm around the chest. Gentle cold wash.",
        facts: ["面料：莱赛尔 75%，麻 25%", "产地：江苏苏州"], axes: ["颜色", "尺码"],
        [
            DemoSKU("青瓷 Celadon/S", 15_900, stock: 22), DemoSKU("青瓷 Celadon/M", 15_900, stock: 34),
            DemoSKU("青瓷 Celadon/L", 15_900, stock: 18),
            DemoSKU("豆沙 Dusty rose/S", 15_900, stock: 20), DemoSKU("豆沙 Dusty rose/M", 15_900, stock: 28),
            DemoSKU("豆沙 Dusty rose/L", 15_900, stock: 16),
        ])

    private static let skirt = DemoProduct(
        "织金马面裙 四季款", "Gold-woven mamian skirt", in: "服饰/汉服", brand: "云裁",
        drawn: [.pleatedSkirt(.ink, on: .mist), .pleatedSkirt(.rust, on: .rose)],
        zh: """
            前后各一片光面，两侧各十二个褶，走起来褶子会开。裙脚一圈织金云纹，是织进去的，不是印的。
            一片式围合，系带可调，腰围 60 到 82 厘米都能穿。裙长 S 码 94 厘米，每大一码长 3 厘米。
            褶子出厂前压过，挂洗挂晾，别拧。
            """,
        en:
            "Flat panels front and back, twelve pleats at each side, and a band of cloud pattern woven in gold thread. Wraps and ties: waists of 60–82 cm. S is 94 cm long, each size 3 cm more. Wash and dry on a hanger, do not wring.",
        facts: ["面料：聚酯 100%", "工艺：提花织金", "产地：浙江绍兴"], axes: ["颜色", "尺码"],
        [
            DemoSKU("玄青 Ink blue/S", 23_900, was: 28_900, stock: 30), DemoSKU("玄青 Ink blue/M", 23_900, was: 28_900, stock: 48),
            DemoSKU("玄青 Ink blue/L", 23_900, was: 28_900, stock: 26), DemoSKU("朱红 Cinnabar/S", 23_900, stock: 20),
            DemoSKU("朱红 Cinnabar/M", 23_900, stock: 34), DemoSKU("朱红 Cinnabar/L", 23_900, stock: 4),
        ])
}
