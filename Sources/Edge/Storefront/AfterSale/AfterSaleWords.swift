// AfterSaleWords.swift: the words of a buyer's after-sale.
import Core
import Web

enum AfterSaleWords {
    static let ask = Phrase("store.as_ask", zh: "申请售后", en: "Ask for after-sale")
    static let list = Phrase("store.as_list", zh: "退款与售后", en: "Refunds and returns")
    static let none = Phrase("store.as_none", zh: "没有退款或售后。需要时从订单里申请。", en: "No refunds or returns. Ask from an order when you need one.")
    static let toOrders = Phrase("store.as_to_orders", zh: "看订单", en: "To my orders")
    static let toOrder = Phrase("store.as_to_order", zh: "回到订单", en: "To the order")
    static let nothing = Phrase(
        "store.as_nothing", zh: "这个订单现在没有可以申请售后的商品：都在处理中，或者已经过了售后期。过期的可以联系店铺。",
        en: "Nothing of this order can be asked for now: it is under way, or its time is over. The shop can still open a case.")
    static let which = Phrase("store.as_which", zh: "哪件商品", en: "Which item")
    static let kind = Phrase("store.as_kind", zh: "怎么处理", en: "What you ask for")
    static let unsent = Phrase("store.as_unsent", zh: "还没发货，退款（最多 {n} 件）", en: "Not sent yet: refund (up to {n})")
    static let sent = Phrase("store.as_sent", zh: "{kind}（最多 {n} 件）", en: "{kind} (up to {n})")
    static let pieces = Phrase("store.as_pieces", zh: "件数", en: "Pieces")
    static let reason = Phrase("store.as_reason", zh: "原因", en: "Reason")
    static let amount = Phrase("store.as_amount", zh: "退款金额", en: "Amount")
    static let amountHelp = Phrase("store.as_amount_help", zh: "不填就退这些件的全部实付", en: "Empty: all that you paid for these pieces")
    static let wanted = Phrase("store.as_wanted", zh: "换成", en: "Exchange for")
    static let text = Phrase("store.as_text", zh: "说明", en: "What happened")
    static let pictures = Phrase("store.as_pictures", zh: "凭证图片", en: "Pictures")
    static let picturesHelp = Phrase("store.as_pictures_help", zh: "最多 9 张，每张不超过 5 MB", en: "Up to 9, 5 MB each")
    static let most = Phrase("store.as_most", zh: "这件商品最多可退 {n}，原路退回。", en: "Up to {n} of this item, back the way it was paid.")
    static let send = Phrase("store.as_send", zh: "提交申请", en: "Send")
    static let title = Phrase("store.as_title", zh: "售后详情", en: "After-sale case")
    static let goods = Phrase("store.as_goods", zh: "退款", en: "Refund")
    static let freight = Phrase("store.as_freight", zh: "退运费", en: "Freight")
    static let number = Phrase("store.as_number", zh: "售后编号", en: "Case number")
    static let parcelFreight = Phrase("store.as_fault", zh: "责任与运费", en: "Whose fault")
    static let timeline = Phrase("store.as_timeline", zh: "协商记录", en: "What happened so far")
    static let sendTo = Phrase("store.as_send_to", zh: "寄回到", en: "Send it to")
    static let askWhere = Phrase("store.as_ask_where", zh: "商家还没填退货地址，请先在下面留言询问。", en: "The shop has not said where: ask below.")
    static let carrier = Phrase("store.as_carrier", zh: "快递公司", en: "Carrier")
    static let tracking = Phrase("store.as_tracking", zh: "运单号", en: "Tracking number")
    static let collect = Phrase(
        "store.as_collect", zh: "运费由商家付：寄到付就可以，不用先垫钱。", en: "The shop pays this parcel: send it freight collect, and lay out nothing.")
    static let prepaid = Phrase(
        "store.as_prepaid", zh: "运费由你付：请先付好，到付的包裹商家可以拒收。", en: "You pay this parcel: the shop may refuse one that is sent freight collect.")
    static let sendBack = Phrase("store.as_send_back", zh: "我已寄出", en: "I have sent it")
    static let escalate = Phrase("store.as_escalate", zh: "申请平台介入", en: "Ask the platform to decide")
    static let escalateWhy = Phrase("store.as_escalate_why", zh: "请说明为什么不同意商家的拒绝", en: "Why you do not accept the rejection")
    static let withdraw = Phrase("store.as_withdraw", zh: "撤销申请", en: "Withdraw")
    static let confirm = Phrase("store.as_confirm", zh: "已收到换货", en: "I have the new one")
    static let write = Phrase("store.as_write", zh: "给商家留言", en: "Write to the shop")
    static let sendMessage = Phrase("store.as_send_message", zh: "发送", en: "Send message")
    static let late = Phrase("store.as_late", zh: "售后状态已经变了，刚才那一步没有做。", en: "The case has moved on; that step was not done.")
    static let parcel = Phrase("store.as_parcel", zh: "{carrier} {number}", en: "{carrier} {number}")
    static let ofOrder = Phrase("store.as_of_order", zh: "售后", en: "After-sale")
    static let more = Phrase("store.as_more", zh: "查看", en: "View")
    static let pieceCount = Phrase("store.as_piece_count", zh: "{n} 件", en: "{n} pieces")
    static let picture = Phrase("store.as_picture", zh: "凭证图片 {n}", en: "Picture {n}")

    static func error(_ error: any CodedError, _ language: Language) -> String {
        (errors[error.code] ?? refused)(language, error.facts)
    }
    private static let refused = Phrase("store.as_refused", zh: "没有成功，什么都没有改变。", en: "That did not work; nothing was changed.")
    private static let errors: [String: Phrase] = [
        "aftersale.pieces_taken": Phrase(
            "store.as_e_taken", zh: "只有 {left} 件还可以申请，其余的在别的售后里。", en: "Only {left} can be asked for; the others are in another case."),
        "aftersale.too_late": Phrase(
            "store.as_e_late", zh: "售后期已过，请联系店铺为你发起。", en: "The time to ask is over: write to the shop, which can still open a case."),
        "aftersale.amount_above_worth": Phrase(
            "store.as_e_amount", zh: "金额超过了这些件可退的部分。", en: "That is more than these pieces are worth."),
        "aftersale.kind_not_possible": Phrase("store.as_e_kind", zh: "没发货的件只能退款。", en: "What was not sent can only be refunded."),
        "aftersale.order_state": Phrase("store.as_e_order", zh: "订单现在的状态不能申请售后。", en: "The order is in no state for it."),
    ]
}
