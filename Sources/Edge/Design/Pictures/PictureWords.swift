// PictureWords.swift: which words mean which drawing.

enum PictureWords {
    /// The kind of the longest Chinese word in a text, of equally long ones the last.
    /// - Parameter text: lower-cased scalars.
    static func longest(in text: [UInt32]) -> Placeholder.Kind? {
        var best: (kind: Placeholder.Kind, length: Int)?
        for start in text.indices {
            guard let words = chinese[text[start]] else { continue }
            for (kind, word) in words where word.count >= (best?.length ?? 0) && text[start...].starts(with: word) {
                best = (kind, word.count)
            }
        }
        return best?.kind
    }

    /// The kind of the Latin word that comes first in the lists; the text may have it in the plural.
    /// - Parameter text: lower-cased scalars.
    static func latin(in text: [UInt32]) -> Placeholder.Kind? {
        text.split { !(97...122 ~= $0) }
            .compactMap { word in latin[Array(word)] ?? (word.last == 115 ? latin[Array(word.dropLast())] : nil) }
            .min { $0.place < $1.place }?.kind
    }

    private static let all: [(kind: Placeholder.Kind, word: [UInt32])] = lists.flatMap { kind, words in
        words.lowercased().split(separator: " ").map { (kind, $0.unicodeScalars.map(\.value)) }
    }
    /// By their first character.
    private static let chinese = Dictionary(grouping: all.filter { !isLatin($0.word) }) { $0.word[0] }
    private static let latin = Dictionary(
        all.enumerated().filter { isLatin($1.word) }.map { ($1.word, (kind: $1.kind, place: $0)) },
        uniquingKeysWith: { first, _ in first })

    private static func isLatin(_ word: [UInt32]) -> Bool { word.allSatisfy { 97...122 ~= $0 } }

    private static let lists: [(Placeholder.Kind, String)] = [
        (.tea, "茶 茶叶 绿茶 红茶 白茶 乌龙 普洱 龙井 毛尖 碧螺春 铁观音 花茶 tea"),
        (.fruit, "果 水果 鲜果 橙 橘 柑 柚 苹果 梨 桃 葡萄 草莓 樱桃 芒果 荔枝 香蕉 西瓜 猕猴桃 蓝莓 蔬菜 土豆 番茄 生鲜 orange fruit apple"),
        (.honey, "蜜 蜂蜜 百花蜜 果酱 酱 油 食用油 橄榄油 酱油 醋 调味 酒 白酒 红酒 饮料 果汁 牛奶 酸奶 honey jam wine"),
        (.cup, "杯 水杯 马克杯 保温杯 茶杯 咖啡 咖啡杯 碗 盘 碟 餐具 陶瓷 瓷器 cup mug coffee bowl"),
        (.scarf, "巾 围巾 丝巾 方巾 披肩 毛巾 浴巾 手帕 领带 scarf towel"),
        (
            .clothes,
            "衣 衣服 上衣 外套 衬衫 裙 连衣裙 裤 牛仔裤 袜 内衣 毛衣 T恤 t恤 卫衣 羽绒服 夹克 汉服 睡衣 服饰 服装 男装 女装 帽 手套 shirt tee dress jacket jeans pants clothing apparel sweater hoodie"
        ),
        (.basket, "篮 竹篮 篓 筐 收纳 收纳篮 竹编 藤编 野餐 家居 置物 衣架 basket storage"),
        (.gift, "礼 礼盒 礼品 礼物 伴手礼 年货 gift present"),
        (.pot, "壶 茶壶 紫砂壶 水壶 锅 炒锅 铁锅 砂锅 茶具 厨具 刀 厨房 电饭煲 pot pan kettle kitchen"),
        (.mushroom, "菇 香菇 蘑菇 木耳 菌 银耳 干货 山珍 mushroom"),
        (.powder, "粉 藕粉 奶粉 面粉 燕窝 阿胶 枸杞 人参 红枣 滋补 保健 维生素 药 powder vitamin"),
        (.snack, "零食 坚果 核桃 瓜子 花生 饼干 糕 糕点 糖 糖果 巧克力 薯片 肉干 牛肉干 蛋糕 月饼 面包 食品 肉 鸡 鱼 虾 snack cookie chocolate food"),
        (.rice, "米 大米 稻 小米 糙米 杂粮 粮 豆 红豆 燕麦 麦片 rice oat"),
        (.noodle, "面 面条 挂面 拉面 方便面 米粉 螺蛳粉 火锅 粥 饺子 水饺 noodle soup"),
        (.book, "书 图书 书籍 小说 绘本 杂志 教材 本 笔记本 文具 笔 钢笔 纸 日历 book notebook pen"),
        (.toy, "玩具 积木 玩偶 公仔 拼图 毛绒 手办 童车 婴儿 母婴 儿童 宠物 猫 狗 toy doll game pet"),
        (.lamp, "灯 台灯 吊灯 落地灯 灯具 蜡烛 香薰 家具 椅 桌 沙发 柜 床 凳 lamp light candle chair table furniture"),
        (.shoe, "鞋 运动鞋 皮鞋 跑鞋 凉鞋 拖鞋 靴 短靴 布鞋 高跟鞋 shoe boot sneaker sandal"),
        (.beauty, "皂 香皂 洗发水 沐浴露 面霜 面膜 口红 护肤 美妆 化妆 精华 防晒 香水 牙膏 牙刷 洗衣液 洗面奶 乳液 洁面 个护 清洁 soap shampoo cream lipstick perfume beauty"),
        (
            .phone,
            "手机 电脑 平板 耳机 充电器 充电宝 数据线 键盘 鼠标 音箱 相机 手表 电视 数码 家电 电器 风扇 净化器 加湿器 phone laptop headphone earphone charger camera watch electronic"
        ),
        (.bedding, "被 被子 被套 枕 枕头 床单 四件套 床品 毯 毛毯 床垫 凉席 家纺 抱枕 蚕丝被 pillow blanket bedding quilt duvet"),
        (.box, "箱 行李箱 纸箱 包 背包 手提包 钱包 双肩包 箱包 bag suitcase backpack wallet"),
    ]
}
