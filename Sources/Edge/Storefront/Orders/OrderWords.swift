// OrderWords.swift: what an order's state is called, and what it means for its buyer.
import Core
import Trade
import Web

enum OrderWords {
    static func state(_ order: Order) -> Phrase {
        switch order.state {
        case .pendingPayment where order.isCancelling: Phrase("store.order_cancelling", zh: "正在取消", en: "Being cancelled")
        case .pendingPayment: Phrase("store.order_pending_payment", zh: "待付款", en: "To be paid")
        case .awaitingShipment: Phrase("store.order_awaiting_shipment", zh: "待发货", en: "To be sent")
        case .partlyShipped: Phrase("store.order_partly_shipped", zh: "部分发货", en: "Partly sent")
        case .shipped: Phrase("store.order_shipped", zh: "待收货", en: "On its way")
        case .completed: Phrase("store.order_completed", zh: "已完成", en: "Completed")
        case .cancelled: Phrase("store.order_cancelled", zh: "已取消", en: "Cancelled")
        case .closed: Phrase("store.order_closed", zh: "已关闭", en: "Closed")
        }
    }

    static func tab(_ tab: BuyerTab) -> Phrase {
        switch tab {
        case .toPay: Phrase("store.tab_to_pay", zh: "待付款", en: "To pay")
        case .toShip: Phrase("store.tab_to_ship", zh: "待发货", en: "To be sent")
        case .toReceive: Phrase("store.tab_to_receive", zh: "待收货", en: "On the way")
        case .completed: Phrase("store.tab_completed", zh: "已完成", en: "Completed")
        case .ended: Phrase("store.tab_ended", zh: "已取消", en: "Cancelled")
        }
    }

    /// - Parameter left: until the deadline that the state has, in words; nil when it is over.
    static func about(_ order: Order, left: String?, _ language: Language) -> String {
        switch order.state {
        case .pendingPayment where order.isCancelling: cancelling(language)
        case .pendingPayment: left.map { pendingPayment(language, ["time": $0]) } ?? ending(language)
        case .awaitingShipment: awaitingShipment(language)
        case .partlyShipped: partlyShipped(language)
        case .shipped: left.map { shipped(language, ["time": $0]) } ?? shippedLong(language)
        case .completed: completed(language)
        case .cancelled: cancelled(language)
        case .closed where order.refund == nil: closedFree(language)
        case .closed: order.refundedAt == nil ? refunding(language) : refunded(language)
        }
    }

    private static let pendingPayment = Phrase(
        "store.order_about_pending", zh: "还有 {time} 可以付款，过时会自动取消。", en: "You have {time} left to pay; after that it is cancelled.")
    private static let ending = Phrase(
        "store.order_about_ending", zh: "付款时间已到，正在取消。", en: "The time to pay is over; it is being cancelled.")
    private static let cancelling = Phrase(
        "store.order_about_cancelling", zh: "正在向支付公司确认没有收款，然后取消。请稍后刷新。",
        en: "We make sure that nothing was charged, then it is cancelled. Please reload in a moment.")
    private static let awaitingShipment = Phrase(
        "store.order_about_awaiting", zh: "已付款，等店铺发货。发货前可以取消，全额退款。",
        en: "Paid. The shop will send it; until then you can cancel for a full refund.")
    private static let partlyShipped = Phrase(
        "store.order_about_partly", zh: "已发出一部分，其余还在准备。", en: "Some of it is on its way, the rest is being prepared.")
    private static let shipped = Phrase(
        "store.order_about_shipped", zh: "已全部发货。收到后请确认；{time}后会自动确认收货。",
        en: "All of it is on its way. Confirm when it arrives; in {time} that happens by itself.")
    private static let shippedLong = Phrase(
        "store.order_about_shipped_long", zh: "已全部发货，即将自动确认收货。", en: "All of it was sent; it will be confirmed by itself shortly.")
    private static let completed = Phrase("store.order_about_completed", zh: "你已收到货，谢谢惠顾。", en: "You have it all. Thank you.")
    private static let cancelled = Phrase(
        "store.order_about_cancelled", zh: "没有付款，订单已取消。", en: "Nothing was paid; the order is cancelled.")
    private static let closedFree = Phrase(
        "store.order_about_closed_free", zh: "订单已取消，没有款项要退。", en: "The order is cancelled; there was nothing to refund.")
    private static let refunding = Phrase(
        "store.order_about_refunding", zh: "订单已取消，款项正在原路退回。", en: "The order is cancelled; the money is on its way back.")
    private static let refunded = Phrase(
        "store.order_about_refunded", zh: "订单已取消，款项已原路退回。", en: "The order is cancelled and the money was refunded.")
}
