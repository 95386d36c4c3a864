// Say.swift: words that several pages of the desk use.
import Catalog
import Trade
import Web

enum Say {
    static let overview = Phrase("desk.overview", zh: "经营概览", en: "Overview")
    static let orders = Phrase("desk.orders", zh: "订单", en: "Orders")
    static let messages = Phrase("desk.messages", zh: "客服消息", en: "Messages")
    static let products = Phrase("desk.products", zh: "商品与库存", en: "Products and stock")
    static let staff = Phrase("desk.staff", zh: "员工", en: "Staff")
    static let myShops = Phrase("desk.my_shops", zh: "我的店铺", en: "My shops")
    static let tradeGroup = Phrase("desk.group_trade", zh: "交易", en: "Trade")
    static let goodsGroup = Phrase("desk.group_goods", zh: "商品", en: "Goods")
    static let houseGroup = Phrase("desk.group_house", zh: "店铺", en: "Shop")
    static let signOut = Phrase("desk.sign_out", zh: "退出", en: "Sign out")

    static let all = Phrase("desk.all", zh: "全部", en: "All")
    static let firstPage = Phrase("desk.first_page", zh: "回到第一页", en: "First page")
    static let operation = Phrase("desk.operation", zh: "操作", en: "Actions")
    static let product = Phrase("desk.product", zh: "商品", en: "Product")
    static let price = Phrase("desk.price", zh: "售价", en: "Price")
    static let state = Phrase("desk.state", zh: "状态", en: "State")
    static let available = Phrase("desk.available", zh: "可用", en: "Available")
    static let reserved = Phrase("desk.reserved", zh: "占用", en: "Reserved")
    static let onHand = Phrase("desk.on_hand", zh: "在库", en: "On hand")
    static let code = Phrase("desk.code", zh: "商家编码", en: "Code")
    static let spec = Phrase("desk.spec", zh: "规格", en: "Option")
    static let noSpec = Phrase("desk.no_spec", zh: "单一规格", en: "One option")
    static let stock = Phrase("desk.stock", zh: "库存", en: "Stock")
    static let edit = Phrase("desk.edit", zh: "编辑", en: "Edit")
    static let list = Phrase("desk.list", zh: "上架", en: "List")
    static let delist = Phrase("desk.delist", zh: "下架", en: "Delist")
    static let ship = Phrase("desk.ship", zh: "发货", en: "Ship")
    static let look = Phrase("desk.look", zh: "查看", en: "View")

    /// What a redirect's `?done=` says.
    static let done: [String: Phrase] = [
        "saved": Phrase("desk.done_saved", zh: "已保存。", en: "Saved."),
        "listed": Phrase("desk.done_listed", zh: "已上架，买家现在可以买到。", en: "Listed: buyers can buy it now."),
        "delisted": Phrase("desk.done_delisted", zh: "已下架，买家看不到了；已下的订单不受影响。", en: "Delisted: buyers no longer see it; placed orders stay."),
        "deleted": Phrase("desk.done_deleted", zh: "已删除。", en: "Deleted."),
        "imported": Phrase("desk.done_imported", zh: "导入完成。", en: "Imported."),
        "stock": Phrase("desk.done_stock", zh: "库存已更新。", en: "Stock updated."),
        "sent": Phrase("desk.done_sent", zh: "包裹已发出，库存已扣减。", en: "The parcel is on its way; stock is updated."),
        "offerMade": Phrase("desk.done_offer_made", zh: "优惠已发布。", en: "The offer is published."),
        "offerEnded": Phrase("desk.done_offer_ended", zh: "优惠已结束，已领的券到期前仍可用。", en: "Ended; coupons that people hold stay good."),
        "opened": Phrase("desk.done_opened", zh: "店铺开好了。先发布第一款商品。", en: "Your shop is open. Publish a first product."),
        "view": Phrase("desk.done_view", zh: "视图已保存，店里的人都能看到。", en: "View saved; everybody at the desk has it."),
        "viewGone": Phrase("desk.done_view_gone", zh: "视图已删除。", en: "View removed."),
        "corrected": Phrase("desk.done_corrected", zh: "运单号已改。", en: "The tracking number is corrected."),
        "cancelled": Phrase("desk.done_cancelled", zh: "订单已取消。", en: "The order is cancelled."),
        "answered": Phrase("desk.done_answered", zh: "已发给买家。", en: "Sent to the buyer."),
        "taken": Phrase("desk.done_taken", zh: "由你接待。", en: "You serve this buyer now."),
        "handed": Phrase("desk.done_handed", zh: "已转交。", en: "Handed over."),
        "closed": Phrase("desk.done_closed", zh: "已结束。买家再写时会回到待回复。", en: "Closed. It comes back when the buyer writes again."),
        "reply": Phrase("desk.done_reply", zh: "快捷回复已更新。", en: "Saved answers updated."),
        "staff": Phrase("desk.done_staff", zh: "员工已更新。", en: "Staff updated."),
    ]

    static func state(_ state: Product.State) -> Phrase {
        switch state {
        case .draft: Phrase("desk.state_draft", zh: "草稿", en: "Draft")
        case .listed: Phrase("desk.state_listed", zh: "在售", en: "Listed")
        case .delisted: Phrase("desk.state_delisted", zh: "已下架", en: "Delisted")
        case .deleted: Phrase("desk.state_deleted", zh: "已删除", en: "Deleted")
        }
    }

    static func state(_ state: Order.State) -> Phrase {
        switch state {
        case .pendingPayment: Phrase("desk.order_pending", zh: "待付款", en: "Awaiting payment")
        case .awaitingShipment: Phrase("desk.order_to_ship", zh: "待发货", en: "To ship")
        case .partlyShipped: Phrase("desk.order_partly", zh: "部分发货", en: "Partly shipped")
        case .shipped: Phrase("desk.order_shipped", zh: "已发货", en: "Shipped")
        case .completed: Phrase("desk.order_completed", zh: "已完成", en: "Completed")
        case .cancelled: Phrase("desk.order_cancelled", zh: "已取消", en: "Cancelled")
        case .closed: Phrase("desk.order_closed", zh: "已退款关闭", en: "Refunded")
        }
    }
}

extension Product.State {
    func tag(_ language: Language) -> HTML {
        switch self {
        case .listed: #"<span class="tag teal">\#(Say.state(self), language)</span>"#
        case .draft: #"<span class="tag gold">\#(Say.state(self), language)</span>"#
        case .delisted, .deleted: #"<span class="tag">\#(Say.state(self), language)</span>"#
        }
    }
}

extension Order.State {
    func tag(_ language: Language) -> HTML {
        switch self {
        case .awaitingShipment, .partlyShipped: #"<span class="tag gold">\#(Say.state(self), language)</span>"#
        case .shipped, .completed: #"<span class="tag teal">\#(Say.state(self), language)</span>"#
        case .closed: #"<span class="tag danger">\#(Say.state(self), language)</span>"#
        case .pendingPayment, .cancelled: #"<span class="tag">\#(Say.state(self), language)</span>"#
        }
    }
}
