// TeaShop.swift: 龙坞茶旗舰店, a tea shop from the hills west of Hangzhou.
import Catalog

extension DemoShop {
    static let tea = DemoShop(
        organisation: "杭州龙坞茶业有限公司", slug: "longwu-tea", name: "龙坞茶旗舰店 Longwu Tea", owner: .teaMerchant, code: "LW",
        products: [pitcher, basket, mug, osmanthus, red, coldBrew, whiteCake, teapot, gift, longjing])

    private static let pitcher = DemoProduct(
        "素白茶漏公道杯两件套", "Fairness pitcher and strainer", in: "茶具/配件", brand: "龙坞茶", drawn: [.pitcher(.white, on: .mist)],
        zh: """
            滤掉碎茶，再把茶汤分匀，一套就够。高白瓷 1300℃ 烧成，杯壁厚 3 毫米，握着不烫手。
            公道杯 220 毫升，杯口 7.8 厘米；茶漏可以放进洗碗机，公道杯请手洗。
            """,
        en:
            "Strains the broken leaf and shares the tea out evenly. White porcelain fired at 1300 °C; the pitcher holds 220 ml. The strainer is dishwasher-safe, the pitcher is best washed by hand.",
        facts: ["材质：高白瓷", "容量：220ml", "产地：江西景德镇", "净重：310g"], [DemoSKU(5_800, stock: 64)])

    private static let basket = DemoProduct(
        "手工竹编茶席收纳篮", "Handwoven bamboo basket", in: "茶具/配件", drawn: [.basket(.wood, on: .moss)],
        zh: """
            余杭篾匠用三年生的毛竹劈丝编成，一只要编大半天。放一套壶杯刚好，拎到院子里也方便。
            竹编难免有深浅，每只颜色略有不同。沾了水擦干即可，别放在太阳下暴晒。
            """,
        en:
            "Woven by hand in Yuhang from three-year-old bamboo; one basket takes more than half a day. It holds a pot and four cups. Shades differ from piece to piece. Wipe dry, keep out of strong sun.",
        facts: ["材质：毛竹", "尺寸：32 × 22 × 14 cm", "产地：浙江余杭"], [DemoSKU(12_800, was: 15_800, stock: 3)])

    private static let mug = DemoProduct(
        "青花马克杯 350ml", "Blue-and-white mug", in: "茶具/茶杯", brand: "瓷间", drawn: [.mug(.sky, on: .sky), .mug(.teal, on: .mint)],
        zh: """
            景德镇手绘，釉下青花，放进微波炉也不会掉色。容量 350 毫升，杯口 8.6 厘米，一手握得住。
            每只都是手画，笔触会有差别；洗碗机里请与金属餐具分开放。
            """,
        en: "Painted by hand under the glaze in Jingdezhen, safe in the microwave. 350 ml, 8.6 cm across. No two brush strokes are alike.",
        facts: ["材质：陶瓷", "工艺：釉下彩", "容量：350ml", "产地：江西景德镇"], axes: ["花色"],
        [
            DemoSKU("山水 Landscape", 7_900, stock: 86), DemoSKU("缠枝莲 Lotus scroll", 7_900, stock: 41),
            DemoSKU("素白 Plain", 5_900, stock: 0),
        ])

    private static let osmanthus = DemoProduct(
        "桂花龙井花茶", "Osmanthus Longjing", in: "茶叶/花茶", brand: "龙坞茶", drawn: [.caddy(.gold, on: .lemon)],
        zh: """
            九月收满觉陇的金桂，一层茶一层花，窨三遍。先闻到花香，喝下去还是龙井的清。
            85℃ 的水，三分钟就好，一撮可以续两次水。铁罐装，拧紧盖子放阴凉处，花香能留到来年秋天。
            """,
        en:
            "Golden osmanthus picked in September, layered with Longjing and scented three times. Brew for three minutes at 85 °C. Keep the tin closed and cool.",
        facts: ["产地：浙江杭州", "保质期：18 个月", "配料：绿茶、桂花"], axes: ["净含量"],
        [DemoSKU("50g", 4_800, stock: 220), DemoSKU("100g", 8_800, was: 9_600, stock: 135)])

    private static let red = DemoProduct(
        "九曲红梅工夫红茶", "Jiuqu Hongmei black tea", in: "茶叶/红茶", brand: "龙坞茶",
        drawn: [.teacup(.cream, tea: .rust, on: .rose), .caddy(.rust, on: .peach)],
        zh: """
            钱塘江边的老牌红茶，条索细，弯得像小鱼钩。汤色像红梅，甜香里带一点蜜味。
            今年谷雨后采的一芽二叶，萎凋十二小时，发酵四小时。90℃ 的水，盖碗坐杯十秒，可以冲七八泡；兑牛奶也好。
            """,
        en:
            "A black tea from the banks of the Qiantang River with thin, hooked leaves and a honeyed cup. Picked after Grain Rain as one bud with two leaves. Use 90 °C water and short steeps; seven or eight infusions. Good with milk too.",
        facts: ["产地：浙江杭州", "等级：一级", "保质期：24 个月"], axes: ["净含量"],
        [DemoSKU("100g", 9_800, stock: 160), DemoSKU("200g", 18_800, was: 19_600, stock: 72)])

    private static let coldBrew = DemoProduct(
        "三角茶包冷泡绿茶 12 包", "Cold-brew green tea bags", in: "茶叶/袋泡茶", brand: "龙坞茶", drawn: [.teaBags(.lime, on: .mint)],
        zh: """
            夏天的做法：一包投进 500 毫升凉水，放冰箱四小时。玉米纤维茶包，沸水也不变形。
            明年春天的新茶到了再上架，包装还在改。
            """,
        en:
            "One bag, half a litre of cold water, four hours in the fridge. Corn-fibre bags keep their shape in boiling water. On sale again with next spring's tea.",
        facts: ["产地：浙江杭州", "净含量：30g（12 × 2.5g）", "保质期：12 个月"], [DemoSKU(3_900, stock: 0)], state: .draft)

    private static let whiteCake = DemoProduct(
        "福鼎白牡丹茶饼", "Fuding white peony cake", in: "茶叶/白茶", drawn: [.teaCake(.leaf, on: .sand)],
        zh: """
            管阳山场的白牡丹，日光萎凋三天，压成小饼。撬一角 5 克，先盖碗后煮，都有枣甜和粽叶香。
            饼形松紧适中，用茶针从边上入手就能撬开。干燥避光存放，一年比一年醇。
            """,
        en:
            "White peony from Guanyang, withered in the sun for three days and pressed loosely. Break off five grams, steep first and simmer later. Store dry and dark; it mellows with the years.",
        facts: ["产地：福建福鼎", "年份：2023 年", "等级：一级"], axes: ["规格"],
        [DemoSKU("100g", 8_600, stock: 130), DemoSKU("350g", 25_800, was: 29_800, stock: 64)])

    private static let teapot = DemoProduct(
        "宜兴紫砂西施壶", "Yixing clay teapot", in: "茶具/茶壶", drawn: [.teapot(.clay, on: .peach), .teapot(.plum, on: .lilac)],
        zh: """
            黄龙山原矿，半手工成型，壶身圆，壶嘴短，一个人喝刚好。出水七秒，断水利落。
            第一次用开水烫过再泡茶。一把壶养一种茶，用完倒净茶渣、敞盖晾干，不用洗洁精。
            """,
        en:
            "Half-handmade from Huanglongshan clay: a round body, a short spout, right for one or two. It pours in seven seconds and stops cleanly. Rinse with boiling water first; keep one pot for one tea and let it dry open.",
        facts: ["材质：紫砂", "工艺：半手工", "产地：江苏宜兴"], axes: ["泥料", "容量"],
        [
            DemoSKU("清水泥 Red clay/160ml", 26_800, stock: 32), DemoSKU("清水泥 Red clay/220ml", 29_800, stock: 18),
            DemoSKU("紫泥 Purple clay/160ml", 28_800, stock: 12), DemoSKU("紫泥 Purple clay/220ml", 32_800, was: 36_800, stock: 2),
        ])

    private static let gift = DemoProduct(
        "龙井礼盒 双罐装 可送礼", "Longjing gift box", in: "茶叶/绿茶/龙井", brand: "龙坞茶", drawn: [.giftBox(.leaf, on: .moss)],
        zh: """
            两罐各 125 克，配手提袋和一张空白贺卡。盒子是米白的特种纸，不大不小，放得进书架。
            送长辈、送老师，都体面，也不夸张。下单时写在备注里的话，我们用毛笔抄在卡上。
            """,
        en:
            "Two tins of 125 g in a paper box with a carrier bag and a blank card. Leave a note with your order and we write it on the card by brush.",
        facts: ["产地：浙江杭州 西湖区", "净含量：250g", "包装：礼盒", "保质期：18 个月"], [DemoSKU(22_800, was: 26_800, stock: 157)])

    private static let longjing = DemoProduct(
        "明前龙井绿茶 狮峰山核心产区", "Pre-Qingming Longjing", in: "茶叶/绿茶/龙井", brand: "龙坞茶",
        drawn: [.caddy(.leaf, on: .moss), .teaLeaves(.leaf, on: .mint)],
        zh: """
            清明前采的一芽一叶，当天下锅，手工辉锅。泡开是嫩绿色的，闻着像炒豆，回甘慢而长。
            三月下旬头采，一斤干茶要四万多个芽头。80℃ 的水沿杯壁冲，茶芽会立起来。
            罐装随手喝，礼盒带手提袋。到家请放冰箱冷藏，开封两个月内喝完。
            """,
        en:
            "One bud and one leaf, picked before Qingming and pan-fired by hand the same day. Pale green in the cup with a scent of roasted beans. Use 80 °C water along the wall of the glass. Keep in the fridge and finish within two months of opening.",
        facts: ["产地：浙江杭州 西湖区", "采摘年份：2026 年春", "等级：特级", "保质期：18 个月"], axes: ["包装", "净含量"],
        [
            DemoSKU("罐装 Tin/50g", 7_800, was: 9_800, stock: 320), DemoSKU("罐装 Tin/125g", 16_800, was: 23_800, stock: 212),
            DemoSKU("罐装 Tin/250g", 29_800, stock: 56), DemoSKU("礼盒 Gift box/50g", 11_800, was: 14_800, stock: 60),
            DemoSKU("礼盒 Gift box/125g", 22_800, was: 28_800, stock: 8), DemoSKU("礼盒 Gift box/250g", 41_800, was: 49_800, stock: 45),
        ])
}
