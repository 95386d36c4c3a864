// Words.swift: the texts of the frame itself.
import Web

enum Words {
    static let site = Phrase("design.site", zh: "集市", en: "Souk")
    static let skip = Phrase("design.skip", zh: "跳到主要内容", en: "Skip to content")
    static let back = Phrase("design.back", zh: "返回", en: "Back")
    static let menu = Phrase("design.menu", zh: "菜单", en: "Menu")
    static let mainMenu = Phrase("design.main_menu", zh: "主导航", en: "Main")
    static let deskMenu = Phrase("design.desk_menu", zh: "后台导航", en: "Desk")
    static let position = Phrase("design.position", zh: "位置", en: "You are here")
    static let find = Phrase("design.find", zh: "查找页面、订单、商品、店铺", en: "Find pages, orders, products, shops")
    static let search = Phrase("design.search", zh: "搜索", en: "Search")
    static let searchLabel = Phrase("design.search_label", zh: "搜索商品或店铺", en: "Search products or shops")
    static let searchHint = Phrase("design.search_hint", zh: "龙井新茶 / 送长辈礼盒", en: "Green tea / gift box")
    static let inCart = Phrase("design.in_cart", zh: "商品数", en: "Items")
    static let unread = Phrase("design.unread", zh: "未读", en: "Unread")
    static let notices = Phrase("design.notices", zh: "通知", en: "Notices")
    static let open = Phrase("design.open_count", zh: "待处理", en: "Open")

    static let home = Phrase("design.tab_home", zh: "首页", en: "Home")
    static let categories = Phrase("design.tab_categories", zh: "分类", en: "Browse")
    static let cart = Phrase("design.tab_cart", zh: "购物车", en: "Cart")
    static let orders = Phrase("design.tab_orders", zh: "订单", en: "Orders")
    static let me = Phrase("design.tab_me", zh: "我的", en: "Me")

    static let price = Phrase("design.price", zh: "价格", en: "Price")
    static let was = Phrase("design.was", zh: "原价", en: "Was")
    static let today = Phrase("design.today", zh: "今天", en: "today")
    static let days = Phrase("design.days", zh: "{n} 天", en: "{n} d")
    static let hours = Phrase("design.hours", zh: "{n} 小时", en: "{n} h")
    static let minutes = Phrase("design.minutes", zh: "{n} 分钟", en: "{n} min")

    static let copied = Phrase("design.copied", zh: "已复制", en: "Copied")
    static let offline = Phrase(
        "design.offline", zh: "连接断开，正在重连；页面上的内容还在。", en: "Connection lost, trying again; what is on the page stays.")

    static let optional = Phrase("design.optional", zh: "（选填）", en: "(optional)")
    static let atField = Phrase("design.at_field", zh: "：", en: ": ")
    static let choose = Phrase("design.choose", zh: "请选择", en: "Please choose")
    static let fix = Phrase("design.fix", zh: "还有 {n} 处要改，你填的内容都还在：", en: "{n} to correct; what you typed is still here:")
    static let paging = Phrase("design.paging", zh: "翻页", en: "Pages")
    static let previous = Phrase("design.previous", zh: "上一页", en: "Previous")
    static let next = Phrase("design.next", zh: "下一页", en: "Next")
}
