// FruitShop.swift: 赣南果农合作社, growers in the south of Jiangxi.
import Catalog

extension DemoShop {
    static let fruit = DemoShop(
        organisation: "信丰县山里果农专业合作社", slug: "gannan-fruit", name: "赣南果农合作社 Gannan Fruit", owner: .fruitMerchant, code: "GN",
        products: [rice, sweetPotato, mushroom, honey, lotus, peach, kiwi, mandarin, pomelo, navel])

    private static let rice = DemoProduct(
        "井冈山糙米 五斤装", "Jinggangshan brown rice", in: "粮油/米", drawn: [.sack(.wood, on: .sand)],
        zh: """
            高山梯田一年一季，只脱壳不抛光，米皮是淡黄的。先泡两小时再煮，口感软糯，饭里有坚果香。
            也可以三分糙米掺七分白米。真空袋装，开袋后放密封罐里，两个月内吃完。
            """,
        en:
            "One harvest a year from terraced fields, hulled but not polished. Soak for two hours before cooking, or mix three parts with seven of white rice. Vacuum-packed, 2.5 kg.",
        facts: ["产地：江西吉安", "净含量：2.5kg", "保质期：10 个月"], [DemoSKU(3_980, stock: 140)])

    private static let sweetPotato = DemoProduct(
        "手工红薯干", "Dried sweet potato", in: "零食/果干", drawn: [.driedStrips(.amber, on: .peach)],
        zh: """
            红心薯蒸熟、切条、晒三天，再蒸再晒，三蒸三晒才装袋。配料只有红薯，不加糖也甜，越嚼越香。
            表面的白霜是析出的薯糖，可以放心吃。偏软，冬天变硬时上锅蒸五分钟。
            """,
        en:
            "Steamed, cut and sun-dried three times over. The only ingredient is sweet potato; the white bloom is its own sugar. Steam for five minutes if it hardens in winter.",
        facts: ["配料：红薯", "保质期：9 个月", "产地：江西赣州"], axes: ["规格"],
        [DemoSKU("250g", 1_690, stock: 300), DemoSKU("500g", 2_990, was: 3_380, stock: 180)])

    private static let mushroom = DemoProduct(
        "深山香菇干货", "Dried shiitake", in: "干货/菌菇", drawn: [.mushrooms(on: .stone)],
        zh: """
            椴木长的冬菇，肉厚柄短，菇盖三到四厘米。冷水泡发四小时，泡菇的水别倒，炖汤用。
            泡发后有一股松木香，炖鸡、煮面，抓一把就够。今年雨水少，收得不多，卖完等明年。
            """,
        en:
            "Winter shiitake grown on logs: thick caps, short stems, three to four centimetres across. Soak in cold water for four hours and keep the water for soup. A small harvest this year.",
        facts: ["产地：江西赣州", "净含量：300g", "保质期：18 个月"], [DemoSKU(5_680, stock: 6)])

    private static let honey = DemoProduct(
        "农家百花蜜", "Wildflower honey", in: "粮油/蜂蜜", drawn: [.jar(.gold, on: .lemon)],
        zh: """
            中蜂在脐橙林和后山之间来回飞，一年只取两次蜜。波美度 42 以上，玻璃瓶装。
            冬天会结成细砂，隔 40℃ 温水就化开。未满一岁的孩子不要吃蜂蜜。
            """,
        en:
            "From local bees that fly between the orange groves and the forest; taken twice a year. It sets to a fine grain in winter, which warm water loosens. Not for children under one year.",
        facts: ["产地：江西赣州", "采收：2026 年秋", "保质期：24 个月"], axes: ["净含量"],
        [DemoSKU("500g", 4_500, stock: 260), DemoSKU("1kg", 8_200, was: 9_000, stock: 98)])

    private static let lotus = DemoProduct(
        "广昌通心白莲", "Lotus seeds, core removed", in: "干货/莲子", drawn: [.pouch(.celadon, .cream, on: .mint)],
        zh: """
            七月采的鲜莲，当天剥壳去芯，炭火慢烘。粒大色白，煮二十分钟就粉。
            不用硫熏，颜色偏米黄，放久了也不会变雪白。熬粥、煲银耳，洗净直接下锅，不用泡。
            """,
        en:
            "Picked in July, shelled and cored the same day, dried over charcoal. Cooks to a soft crumble in twenty minutes; no soaking. Ivory rather than snow-white, because no sulphur is used.",
        facts: ["产地：江西广昌", "保质期：12 个月"], axes: ["净含量"],
        [DemoSKU("250g", 3_680, stock: 150), DemoSKU("500g", 6_980, was: 7_360, stock: 90)])

    private static let peach = DemoProduct(
        "冰糖黄桃罐头 四瓶装", "Yellow peaches in syrup", in: "零食/罐头", drawn: [.jar(.amber, on: .rose)],
        zh: """
            八月的黄桃，去皮去核，一剖两半，加冰糖和水煮。桃肉有嚼劲，糖水不齁。
            每瓶 248 克，固形物不少于 55%。冰一冰更好吃，开瓶后两天内吃完。这一季已经卖完，明年八月再做。
            """,
        en:
            "August peaches, halved and cooked with rock sugar and water. Four jars of 248 g. Best chilled; eat within two days of opening. Sold out for this season.",
        facts: ["产地：江西赣州", "净含量：248g × 4", "配料：黄桃、水、冰糖", "保质期：18 个月"], [DemoSKU(3_990, stock: 0)], state: .delisted)

    private static let kiwi = DemoProduct(
        "奉新红心猕猴桃", "Red-heart kiwifruit", in: "水果/猕猴桃", drawn: [.kiwi(on: .moss)],
        zh: """
            切开是一圈红，甜里带一点酸。硬着发货，到家和苹果一起装袋，放两三天变软再吃。
            单果 80 到 100 克，网套独立包装。软了的放冰箱，能多留一周。
            """,
        en:
            "A ring of red inside, sweet with a little tartness. Sent firm: leave it in a bag with an apple for two or three days. 80–100 g each.",
        facts: ["产地：江西奉新", "单果：80–100g", "储存：软后冷藏"], axes: ["规格"],
        [DemoSKU("12 枚 12 pcs", 3_680, stock: 110), DemoSKU("24 枚 24 pcs", 6_680, was: 7_280, stock: 80)])

    private static let mandarin = DemoProduct(
        "南丰蜜桔 小果", "Nanfeng mandarins", in: "水果/桔子", drawn: [.crate(.amber, on: .sand)],
        zh: """
            一口一个的小蜜桔，皮薄，手一捏就开，基本没有籽。果径 30 到 40 毫米，带叶发货，看得见新鲜。
            十一月采，现在正当季。收到先挑出磕碰的吃，其余摊开放阴凉处。
            """,
        en:
            "Bite-sized mandarins with thin skin and hardly a seed, sent with their leaves on. 30–40 mm. In season now; spread them out somewhere cool.",
        facts: ["产地：江西南丰", "果径：30–40mm", "采摘：2026 年 11 月"], axes: ["净重"],
        [DemoSKU("5 斤 2.5kg", 2_680, stock: 260), DemoSKU("9 斤 4.5kg", 4_280, was: 4_980, stock: 150)])

    private static let pomelo = DemoProduct(
        "沙田柚 两个装", "Pomelos, two", in: "水果/柚子", drawn: [.pear(.lime, on: .lemon)],
        zh: """
            霜降后才下树，放一周更甜。葫芦形，皮薄肉脆，籽少。
            单个两斤半左右，整箱约 5 斤。剥开的皮别扔，煮水除冰箱味道正好。
            """,
        en: "Picked after the first frost and sweeter after a week's rest. Crisp flesh, few seeds, about 1.2 kg each.",
        facts: ["产地：江西赣州", "净重：约 5 斤"], [DemoSKU(3_290, stock: 88)])

    private static let navel = DemoProduct(
        "赣南脐橙 现摘现发", "Gannan navel oranges", in: "水果/橙子", drawn: [.citrus(.amber, on: .peach), .halved(.amber, flesh: .gold, on: .lemon)],
        zh: """
            信丰的红土坡，早晚温差大，橙子皮薄汁多。下单后才上树摘，24 小时内发出。
            中果 70–75 毫米，孩子一手一个；大果 80–85 毫米，送人好看。
            坏果拍照，按个赔。天冷可以放一个月，一层一层摊开，别套保鲜袋。
            """,
        en:
            "From the red slopes of Xinfeng: thin skin and plenty of juice. Picked after you order, sent within 24 hours. Medium is 70–75 mm, large 80–85 mm. Send a photo of any bad fruit and we refund it piece by piece.",
        facts: ["产地：江西赣州 信丰县", "采摘：现摘现发"], axes: ["果径", "净重"],
        [
            DemoSKU("中果 Medium/5 斤 2.5kg", 2_990, was: 3_990, stock: 420), DemoSKU("中果 Medium/10 斤 5kg", 4_990, was: 6_990, stock: 360),
            DemoSKU("大果 Large/5 斤 2.5kg", 3_990, stock: 150), DemoSKU("大果 Large/10 斤 5kg", 6_990, was: 8_990, stock: 120),
        ])
}
