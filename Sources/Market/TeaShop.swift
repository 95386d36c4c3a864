// TeaShop.swift: 龙坞茶旗舰店, a tea shop from the hills west of Hangzhou.

extension DemoShop {
    static let tea = DemoShop(
        organisation: "杭州龙坞茶业有限公司", slug: "longwu-tea", name: "龙坞茶旗舰店",
        products: [
            DemoProduct(
                title: "素白茶漏公道杯两件套", category: ["茶具", "配件"], brand: "龙坞茶",
                description: """
                    <p>滤掉碎茶，再把茶汤分匀。杯壁厚一点，握着不烫手。</p><p>公道杯 220ml，茶漏可放进洗碗机。</p>
                    """,
                attributes: [("材质", "高白瓷"), ("容量", "220ml")], skus: [DemoSKU(fen: 5_800, stock: 64, code: "LW-GD")]),
            DemoProduct(
                title: "手工竹编茶席收纳篮", category: ["茶具", "配件"],
                description: """
                    <p>余杭篾匠用三年生的毛竹编成，一只要编大半天。放一套壶杯刚好，拎到院子里也方便。</p>
                    <p>竹编难免有深浅，每只颜色略有不同。</p>
                    """,
                attributes: [("材质", "毛竹"), ("尺寸", "32 × 22 × 14 cm")], skus: [DemoSKU(fen: 12_800, was: 15_800, stock: 3, code: "LW-ZL")]),
            DemoProduct(
                title: "青花马克杯 350ml", category: ["茶具", "茶杯"], brand: "瓷间",
                description: """
                    <p>景德镇手绘，釉下青花，放进微波炉也不会掉色。</p><ul><li>容量 350ml，杯口 8.6cm</li><li>每只都是手画，笔触会有差别</li></ul>
                    """,
                attributes: [("材质", "陶瓷"), ("工艺", "釉下彩")], axes: [("花色", ["山水", "缠枝莲", "素白"])],
                skus: [
                    DemoSKU(values: ["山水"], fen: 7_900, stock: 86, code: "CJ-SS"),
                    DemoSKU(values: ["缠枝莲"], fen: 7_900, stock: 41, code: "CJ-CZ"),
                    DemoSKU(values: ["素白"], fen: 5_900, stock: 0, code: "CJ-SB"),
                ]),
            DemoProduct(
                title: "桂花龙井花茶", category: ["茶叶", "花茶"], brand: "龙坞茶",
                description: """
                    <p>九月收满觉陇的金桂，一层茶一层花，窨三遍。先闻到花香，喝下去还是龙井的清。</p><p>85 度水，三分钟就好。</p>
                    """,
                attributes: [("产地", "浙江杭州"), ("保质期", "18 个月")], axes: [("净含量", ["50g", "100g"])],
                skus: [
                    DemoSKU(values: ["50g"], fen: 4_800, stock: 220, code: "GH-050"),
                    DemoSKU(values: ["100g"], fen: 8_800, was: 9_600, stock: 135, code: "GH-100"),
                ]),
            DemoProduct(
                title: "九曲红梅工夫红茶", category: ["茶叶", "红茶"], brand: "龙坞茶",
                description: """
                    <p>钱塘江边唯一的老牌红茶。条索细，汤色像红梅，甜香里带一点蜜味，空腹喝也不刺激。</p>
                    """,
                attributes: [("产地", "浙江杭州"), ("等级", "一级")], axes: [("净含量", ["100g", "200g"])],
                skus: [
                    DemoSKU(values: ["100g"], fen: 9_800, stock: 160, code: "HM-100"),
                    DemoSKU(values: ["200g"], fen: 18_800, was: 19_600, stock: 72, code: "HM-200"),
                ]),
            DemoProduct(
                title: "龙井礼盒 双罐装 可送礼", category: ["茶叶", "绿茶", "龙井"], brand: "龙坞茶",
                description: """
                    <p>两罐各 125g，配手提袋和一张空白贺卡。送长辈、送老师，都体面，也不夸张。</p>
                    """,
                attributes: [("产地", "浙江杭州 西湖区"), ("净含量", "250g"), ("包装", "礼盒")],
                skus: [DemoSKU(fen: 22_800, was: 26_800, stock: 57, code: "LJ-GIFT")]),
            DemoProduct(
                title: "明前龙井绿茶 狮峰山核心产区", category: ["茶叶", "绿茶", "龙井"], brand: "龙坞茶",
                description: """
                    <p>清明前采的一芽一叶，当天下锅，手工辉锅。泡开是嫩绿色的，闻着像炒豆，回甘慢而长。</p>
                    <ul><li>三月下旬头采</li><li>罐装随手喝，礼盒带手提袋</li><li>到家请放冰箱冷藏，开封两个月内喝完</li></ul>
                    """,
                attributes: [("产地", "浙江杭州 西湖区"), ("采摘年份", "2026 年春"), ("等级", "特级"), ("保质期", "18 个月")],
                axes: [("包装", ["罐装", "礼盒"]), ("净含量", ["50g", "125g", "250g"])],
                skus: [
                    DemoSKU(values: ["罐装", "50g"], fen: 7_800, was: 9_800, stock: 320, code: "LJ-G-050"),
                    DemoSKU(values: ["罐装", "125g"], fen: 16_800, was: 23_800, stock: 212, code: "LJ-G-125"),
                    DemoSKU(values: ["罐装", "250g"], fen: 29_800, stock: 56, code: "LJ-G-250"),
                    DemoSKU(values: ["礼盒", "50g"], fen: 11_800, was: 14_800, stock: 60, code: "LJ-B-050"),
                    DemoSKU(values: ["礼盒", "125g"], fen: 22_800, was: 28_800, stock: 8, code: "LJ-B-125"),
                    DemoSKU(values: ["礼盒", "250g"], fen: 41_800, was: 49_800, stock: 45, code: "LJ-B-250"),
                ]),
        ])
}
