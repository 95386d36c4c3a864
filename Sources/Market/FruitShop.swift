// FruitShop.swift: 赣南果农合作社, growers in the south of Jiangxi.

extension DemoShop {
    static let fruit = DemoShop(
        organisation: "信丰县山里果农专业合作社", slug: "gannan-fruit", name: "赣南果农合作社",
        products: [
            DemoProduct(
                title: "井冈山糙米 五斤装", category: ["粮油", "米"],
                description: """
                    <p>高山梯田一年一季，只脱壳不抛光。先泡两小时再煮，口感软糯，饭里有坚果香。</p>
                    """,
                attributes: [("产地", "江西吉安"), ("净含量", "2.5kg")], skus: [DemoSKU(fen: 3_980, stock: 140, code: "GN-CM")]),
            DemoProduct(
                title: "手工红薯干 无添加", category: ["零食", "果干"],
                description: """
                    <p>红心薯蒸熟、切条、晒三天，再蒸再晒。不加糖也甜，越嚼越香。</p><p>表面的白霜是析出的薯糖，可以放心吃。</p>
                    """,
                attributes: [("配料", "红薯"), ("保质期", "9 个月")], axes: [("规格", ["250g", "500g"])],
                skus: [
                    DemoSKU(values: ["250g"], fen: 1_690, stock: 300, code: "GN-HS-250"),
                    DemoSKU(values: ["500g"], fen: 2_990, was: 3_380, stock: 180, code: "GN-HS-500"),
                ]),
            DemoProduct(
                title: "深山香菇干货", category: ["干货", "菌菇"],
                description: """
                    <p>椴木长的冬菇，肉厚柄短，泡发后有一股松木香。炖鸡、煮面，抓一把就够。</p>
                    """,
                attributes: [("产地", "江西赣州"), ("净含量", "300g")], skus: [DemoSKU(fen: 5_680, stock: 6, code: "GN-XG")]),
            DemoProduct(
                title: "农家百花蜜", category: ["粮油", "蜂蜜"],
                description: """
                    <p>中蜂在脐橙林和后山之间来回飞，一年只取两次蜜。冬天会结成细砂，隔温水就化开。</p>
                    """,
                attributes: [("产地", "江西赣州"), ("采收", "2026 年秋")], axes: [("净含量", ["500g", "1kg"])],
                skus: [
                    DemoSKU(values: ["500g"], fen: 4_500, stock: 260, code: "GN-FM-05"),
                    DemoSKU(values: ["1kg"], fen: 8_200, was: 9_000, stock: 98, code: "GN-FM-10"),
                ]),
            DemoProduct(
                title: "沙田柚 两个装", category: ["水果", "柚子"],
                description: """
                    <p>霜降后才下树，放一周更甜。皮薄肉脆，籽少。剥开的皮别扔，煮水除冰箱味道正好。</p>
                    """,
                attributes: [("产地", "江西赣州"), ("净重", "约 5 斤")], skus: [DemoSKU(fen: 3_290, stock: 88, code: "GN-YZ")]),
            DemoProduct(
                title: "赣南脐橙 现摘现发", category: ["水果", "橙子"],
                description: """
                    <p>信丰的红土坡，早晚温差大，橙子皮薄汁多。下单后才上树摘，24 小时内发出。</p>
                    <ul><li>中果 70–75mm，孩子一手一个</li><li>大果 80–85mm，送人好看</li><li>坏果拍照，按个赔</li></ul>
                    """,
                attributes: [("产地", "江西赣州 信丰县"), ("采摘", "现摘现发")],
                axes: [("果径", ["中果", "大果"]), ("净重", ["5 斤", "10 斤"])],
                skus: [
                    DemoSKU(values: ["中果", "5 斤"], fen: 2_990, was: 3_990, stock: 420, code: "GN-QC-M05"),
                    DemoSKU(values: ["中果", "10 斤"], fen: 4_990, was: 6_990, stock: 360, code: "GN-QC-M10"),
                    DemoSKU(values: ["大果", "5 斤"], fen: 3_990, stock: 150, code: "GN-QC-L05"),
                    DemoSKU(values: ["大果", "10 斤"], fen: 6_990, was: 8_990, stock: 120, code: "GN-QC-L10"),
                ]),
        ])
}
