// Sayings.swift: what buyers of the demo say of what they received, shop by shop.
import Catalog

extension DemoShop {
    /// A review, its stars, and what the shop answers; nil where it does not.
    typealias Saying = (stars: Int64, text: String, answer: String?)

    /// In turn for the orders of a shop that were confirmed.
    var sayings: [Saying] {
        switch slug {
        case Self.tea.slug:
            [
                (5, "茶叶干净，没有碎末，回甘很快。", nil), (5, "给爸爸买的，他说比单位发的好喝。", "替我们问叔叔好。"),
                (4, "味道不错，就是罐子比想象的小一点。", "商品页写了容量，大罐下个月上。"), (5, "包得很仔细，连赠品都贴了标签。", nil),
                (3, "香气可以，第三泡就淡了。", "试试每次少注一点水，出汤快些。"),
            ]
        case Self.fruit.slug:
            [
                (5, "个头匀，汁水多，一箱只有一个磕碰。", nil), (5, "老家的味道，第二箱了。", "谢谢回头，山上的也想你。"),
                (4, "甜度够，有两个偏小。", nil), (2, "路上走了五天，软了几个。", "按坏果数赔，客服已经联系你。"),
            ]
        case Self.ceramics.slug:
            [
                (5, "釉色比照片还润，拿在手里不压手。", nil), (4, "好看，碗底有一点点砂眼，不影响用。", "手工坯难免，介意可以换。"),
                (5, "The glaze is lovely in daylight. Packed like an egg.", "Thank you."),
            ]
        case Self.clothing.slug:
            [
                (5, "版型正，裙摆走起来会开，配平底鞋也行。", nil), (4, "料子厚实，颜色比图深一点点。", "屏幕会有色差，可以免费退。"),
                (3, "做工好，就是偏长，自己改短了三厘米。", nil),
            ]
        case Self.stationery.slug:
            [(5, "纸不洇墨，翻开能平摊。", nil), (5, "笔尖顺，出墨匀。", nil), (4, "盒子压扁了一角，东西没事。", "下次给你加一层纸板。")]
        case Self.kitchen.slug:
            [(5, "开锅三次后真的不粘了。", "养锅辛苦，越用越黑越好。"), (4, "分量足，手腕要练练。", nil)]
        case Self.care.slug:
            [(5, "洗完不干，味道很淡很舒服。", nil), (5, "全家都在用，补充装实惠。", nil), (3, "好用，就是化得有点快。", "放在沥水的皂碟上会耐用很多。")]
        default:
            [(5, "孩子玩了一下午没抬头。", nil), (5, "木头光滑，没有味道。", "放心啃。"), (4, "拼图少了一点说明，不过孩子自己会。", nil)]
        }
    }
}
