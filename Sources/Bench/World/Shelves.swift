// Shelves.swift: a large catalogue with words as shops use them, made through the importer.
import App
import Catalog
import Core
import Foundation
import Store

/// Shops with many products, and the addresses of pages over them.
struct Shelves: Sendable {
    let configuration: Configuration
    let products: [String], categories: [String], searches: [String]

    private static let looks = split(
        "明前 手工 复古 加厚 轻便 儿童 大号 迷你 有机 原色 便携 静音 防水 透气 亲肤 高山 古法 新款 经典 双层 可折叠 无糖 冷萃 柔软 耐磨 宽松 修身 磨砂 抗菌 恒温 环保 多功能 家用 办公 旅行 户外 婴幼儿 加绒 速干 简约")
    private static let things = split(
        "龙井 普洱 马克杯 紫砂壶 围巾 衬衫 连衣裙 帆布鞋 跑鞋 双肩包 行李箱 台灯 抱枕 四件套 蚕丝被 毛巾 浴巾 牙刷 洗发水 面霜 精华 防晒霜 口红 香皂 蜂蜜 坚果 饼干 挂面 大米 橄榄油 酱油 脐橙 苹果 车厘子 牛肉干 猫粮 狗绳 积木 拼图 绘本 笔记本 钢笔 书架 置物架 炒锅 砂锅 菜刀 砧板 保温杯 电饭煲 吹风机 耳机 键盘 充电器 雨伞 瑜伽垫 哑铃 帐篷 鱼竿 花瓶"
    )
    private static func split(_ words: String) -> [String] { words.split(separator: " ").map(String.init) }

    /// Makes `shops` shops with `each` products, listed, in a tree of 256 categories.
    init(_ configuration: Configuration, shops: Int, each: Int, progress: @Sendable (String) -> Void) async throws {
        let opened = try configuration.open()
        _ = try await configuration.migrate(opened.store, at: Clock.system.now())
        let rooms = World.rooms(opened, .system)
        for number in 0..<shops {
            let shop = try await rooms.catalog.openShop(of: rooms.ids.next(), slug: "shelf-\(number)", name: "第 \(number) 店")
            let chunk = AsyncStream<[UInt8]> { stream in
                stream.yield(Array(Self.file(shop: number, each).utf8))
                stream.finish()
            }
            let report = try await rooms.catalog.importProducts(from: chunk, into: .shop(shop.id), format: .souk)
            guard report.rejected.isEmpty else { throw BenchError.notRight("a made file has \(report.rejected.count) bad rows") }
            progress("\((number + 1) * each) products")
        }
        products = try await opened.store.read { db in
            try db.rows("SELECT shop_id, id FROM catalog_product ORDER BY id").map { "/products/\(try $0.int64(0))/\(try $0.int64(1))" }
        }
        categories = try await rooms.catalog.categories().all.map { "/search?category=\($0.id)" }
        searches = Self.looks.flatMap { look in Self.things.flatMap { [$0, "\(look)\($0)", "\(look) \($0)"] } }
            .map { "/search?q=\(Self.escaped($0))" }
        self.configuration = configuration
        await opened.store.close()
    }

    private static func file(shop: Int, _ count: Int) -> String {
        var text = "handle,title,category,brand,attr:产地,price,list price,stock,state\n"
        for number in 0..<count {
            let seed = shop &* 7_919 &+ number
            let (look, thing) = (looks[(seed / things.count) % looks.count], seed % things.count)
            let place = "第 \(thing % 8) 类 > 第 \(thing) 组 > \(things[thing]) \(seed % 3)"
            text += "h\(number),\(look)\(things[thing]) \(number) 号,\(place),品牌 \(seed % 97),产地 \(seed % 31),"
            text += "\(9 + seed % 900).90,\(19 + seed % 900).90,\(seed % 50 == 0 ? 0 : 1 + seed % 300),listed\n"
        }
        return text
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { 48...57 ~= $0 || 97...122 ~= $0 ? String(UnicodeScalar($0)) : String(format: "%%%02X", $0) }.joined()
    }
}
