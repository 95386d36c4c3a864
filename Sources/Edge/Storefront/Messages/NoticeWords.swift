// NoticeWords.swift: the words of each kind of notice, made when it is shown.
import Notices
import Web

enum NoticeWords {
    static let title = Phrase("notices.title", zh: "通知", en: "Notices")
    static let none = Phrase(
        "notices.none", zh: "还没有通知。订单付款、发货、退款时会告诉你。", en: "Nothing yet. You will be told when an order is paid, sent or refunded.")
    static let look = Phrase("notices.look", zh: "去逛逛", en: "Look around")
    static let unread = Phrase("notices.unread", zh: "未读", en: "Unread")
    static let unreadCount = Phrase("notices.unread_count", zh: "{n} 条未读", en: "{n} unread")
    static let readAll = Phrase("notices.read_all", zh: "全部标为已读", en: "Mark all as read")
    static let kept = Phrase("notices.kept", zh: "通知保留 180 天。", en: "Notices are kept for 180 days.")

    /// Title and text; `{n}` is the amount, `{shop}` the shop's name, `{what}` the product's title.
    static func of(_ kind: PersonNotice.Kind, hasOrder: Bool) -> (title: Phrase, text: Phrase) {
        switch kind {
        case .orderPaid: (paid, paidText)
        case .orderPartlyShipped: (partly, partlyText)
        case .orderShipped: (shipped, shippedText)
        case .orderCompletesSoon: (soon, soonText)
        case .orderCompleted: (completed, completedText)
        case .orderExpired: (expired, expiredText)
        case .orderCancelled: (cancelled, cancelledText)
        case .orderClosed: (closed, closedText)
        case .refunded: (refunded, hasOrder ? refundedText : lateText)
        case .refundWaits: (refundWaits, refundWaitsText)
        case .shopRefundRefused: (refundRefused, shopRefusedText)
        case .platformRefundRefused: (refundRefused, platformRefusedText)
        case .shopOpened: (shopOpened, shopOpenedText)
        case .shopRejected: (shopRejected, shopRejectedText)
        case .shopSuspended: (shopSuspended, shopSuspendedText)
        case .shopResumed: (shopResumed, shopResumedText)
        case .caseAgreed: (agreed, agreedText)
        case .caseRejected: (rejected, rejectedText)
        case .caseResent: (resent, resentText)
        case .caseWaits: (waits, waitsText)
        case .caseEnded: (ended, endedText)
        case .shopCaseOpened: (opened, openedText)
        case .shopCaseSentBack: (sentBack, sentBackText)
        case .shopCaseWaits: (shopWaits, shopWaitsText)
        case .platformCase: (platform, platformText)
        case .caseWon: (won, wonText)
        case .caseLost: (lost, lostText)
        case .shopCaseWon: (lost, shopWonText)
        case .shopCaseLost: (won, shopLostText)
        case .stockBack: (back, backText)
        case .restOver: (restOver, restOverText)
        }
    }

    private static let back = Phrase("notices.stock_back", zh: "到货了：{what}", en: "Back in stock: {what}")
    private static let backText = Phrase(
        "notices.stock_back_text", zh: "{shop}又有货了，点开就能买。", en: "{shop} has it again. Open it to buy.")
    private static let restOver = Phrase("notices.rest_over", zh: "可以下单了：{what}", en: "It can be ordered again: {what}")
    private static let restOverText = Phrase(
        "notices.rest_over_text", zh: "{shop}休息结束，恢复接单。", en: "The holiday of {shop} is over.")
    private static let agreed = Phrase("notices.case_agreed", zh: "售后已同意", en: "Your request was agreed to")
    private static let agreedText = Phrase(
        "notices.case_agreed_text", zh: "{shop}的订单。需要寄回的请按页面寄回。", en: "From {shop}. If something is to be sent back, the page says where.")
    private static let rejected = Phrase("notices.case_rejected", zh: "售后被拒绝", en: "Your request was rejected")
    private static let rejectedText = Phrase(
        "notices.case_rejected_text", zh: "{shop}拒绝了申请。不同意可以申请平台介入。", en: "{shop} said no. You can ask the platform to decide.")
    private static let resent = Phrase("notices.case_resent", zh: "换货已补发", en: "The new one is on its way")
    private static let resentText = Phrase(
        "notices.case_resent_text", zh: "{shop}发出了换的商品，收到后请确认。", en: "{shop} sent it. Confirm when it arrives.")
    private static let waits = Phrase("notices.case_waits", zh: "售后等你处理，快到时限了", en: "A case waits for you and is nearly over")
    private static let waitsText = Phrase(
        "notices.case_waits_text", zh: "{shop}的订单，过时会自动处理。", en: "From {shop}; after that it goes on by itself.")
    private static let ended = Phrase("notices.case_ended", zh: "售后已结束", en: "The case is over")
    private static let endedText = Phrase("notices.case_ended_text", zh: "{shop}的订单，点开看结果。", en: "From {shop}. Open it to see how.")
    private static let opened = Phrase("notices.case_opened", zh: "新的售后申请", en: "A buyer asks for after-sale")
    private static let openedText = Phrase(
        "notices.case_opened_text", zh: "{shop}：请在时限内处理，过时自动同意。", en: "{shop}: answer in time; silence is a yes.")
    private static let sentBack = Phrase("notices.case_sent_back", zh: "买家已寄回退货", en: "A buyer sent something back")
    private static let sentBackText = Phrase(
        "notices.case_sent_back_text", zh: "{shop}：收到后请验货确认。", en: "{shop}: look at it when it arrives.")
    private static let shopWaits = Phrase("notices.case_shop_waits", zh: "售后快超时了", en: "A case is nearly overdue")
    private static let shopWaitsText = Phrase(
        "notices.case_shop_waits_text", zh: "{shop}：过时系统会自动处理。", en: "{shop}: after that it goes on by itself.")
    private static let platform = Phrase("notices.case_platform", zh: "有售后等平台裁决", en: "A case waits for the platform")
    private static let platformText = Phrase("notices.case_platform_text", zh: "{shop}与买家没有谈拢。", en: "{shop} and the buyer do not agree.")
    private static let won = Phrase("notices.case_won", zh: "平台裁决：支持买家", en: "The platform decided for the buyer")
    private static let lost = Phrase("notices.case_lost", zh: "平台裁决：支持商家", en: "The platform decided for the shop")
    private static let wonText = Phrase(
        "notices.case_won_text", zh: "{shop}的订单。点开看理由，和是否需要寄回。",
        en: "An order from {shop}. Open it for the reason, and whether anything is to be sent back.")
    private static let lostText = Phrase(
        "notices.case_lost_text", zh: "{shop}的订单，售后到此结束，理由写在页面上。", en: "An order from {shop}. The case is over; the page says why.")
    private static let shopWonText = Phrase(
        "notices.case_shop_won_text", zh: "{shop}：维持拒绝，售后到此结束。", en: "{shop}: the rejection stands, and the case is over.")
    private static let shopLostText = Phrase(
        "notices.case_shop_lost_text", zh: "{shop}：退款或等退货由平台决定，理由写在页面上。",
        en: "{shop}: money goes back, now or after the return. The page says why.")
    private static let paid = Phrase("notices.paid", zh: "付款成功 {n}", en: "Paid {n}")
    private static let paidText = Phrase("notices.paid_text", zh: "{shop}会尽快发货。", en: "{shop} will send it soon.")
    private static let partly = Phrase("notices.partly", zh: "一部分已发货", en: "Some of it is on its way")
    private static let partlyText = Phrase(
        "notices.partly_text", zh: "{shop}发出了一个包裹，其余还在准备。", en: "{shop} sent a parcel; the rest is being prepared.")
    private static let shipped = Phrase("notices.shipped", zh: "已全部发货", en: "All of it is on its way")
    private static let shippedText = Phrase("notices.shipped_text", zh: "{shop}发货了，收到后请确认。", en: "{shop} sent it. Confirm when it arrives.")
    private static let soon = Phrase("notices.soon", zh: "一天后自动确认收货", en: "Completes by itself in a day")
    private static let soonText = Phrase(
        "notices.soon_text", zh: "{shop}的订单 {n} 还没有确认。没收到就先问店铺。",
        en: "You have not confirmed {n} from {shop}. Write to the shop if it did not arrive.")
    private static let completed = Phrase("notices.completed", zh: "订单已自动完成", en: "The order completed by itself")
    private static let completedText = Phrase("notices.completed_text", zh: "{shop}，{n}。", en: "{shop}, {n}.")
    private static let expired = Phrase("notices.expired", zh: "订单超时未付，已取消", en: "Not paid in time, so it was cancelled")
    private static let expiredText = Phrase("notices.expired_text", zh: "{shop}，{n}，没有扣过款。", en: "{shop}, {n}. You were not charged.")
    private static let cancelled = Phrase("notices.cancelled", zh: "订单已取消", en: "The order is cancelled")
    private static let cancelledText = Phrase("notices.cancelled_text", zh: "{shop}，{n}，没有扣过款。", en: "{shop}, {n}. You were not charged.")
    private static let closed = Phrase("notices.closed", zh: "订单已取消，{n} 正在退回", en: "Cancelled; {n} is on its way back")
    private static let closedText = Phrase("notices.closed_text", zh: "{shop}的订单，款项原路退回。", en: "From {shop}, the way it came.")
    private static let refunded = Phrase("notices.refunded", zh: "已退款 {n}", en: "Refunded {n}")
    private static let refundedText = Phrase(
        "notices.refunded_text", zh: "{shop}的订单，款项已原路退回。", en: "From {shop}; the money went back the way it came.")
    private static let refundWaits = Phrase("notices.refund_waits", zh: "退款 {n} 暂时没有退成", en: "The refund of {n} has to wait")
    private static let refundWaitsText = Phrase(
        "notices.refund_waits_text", zh: "支付公司没有受理。钱仍然是你的，平台正在处理，不用再申请。",
        en: "The payment company did not take it. The money is still yours; the platform is on it, and you need not ask again.")
    private static let refundRefused = Phrase("notices.refund_refused", zh: "一笔 {n} 的退款被支付公司拒绝", en: "A refund of {n} was refused")
    private static let shopRefusedText = Phrase(
        "notices.refund_refused_shop", zh: "{shop}的订单。平台会处理，买家已经知道要等。", en: "Of {shop}. The platform sees to it; the buyer knows.")
    private static let platformRefusedText = Phrase(
        "notices.refund_refused_platform", zh: "去“对账”看原因，能再退的再退一次。",
        en: "See why under “Reconciliation”, and ask again where that is possible.")
    private static let lateText = Phrase(
        "notices.late_text", zh: "这笔款到得太晚，订单已取消，款项已原路退回。", en: "It came too late for its order and went back the way it came.")
    private static let shopOpened = Phrase("notices.shop_opened", zh: "“{shop}”开业了", en: "“{shop}” is open")
    private static let shopOpenedText = Phrase(
        "notices.shop_opened_text", zh: "平台通过了开店申请，现在可以上架商品。", en: "The platform has agreed. Products can be listed now.")
    private static let shopRejected = Phrase("notices.shop_rejected", zh: "开店申请没有通过", en: "Your shop was not approved")
    private static let shopRejectedText = Phrase(
        "notices.shop_rejected_text", zh: "原因写在“我的店铺”里，改好可以再申请。", en: "The reason is under “My shops”. You may apply again.")
    private static let shopSuspended = Phrase("notices.shop_suspended", zh: "“{shop}”被平台暂停", en: "The platform has suspended “{shop}”")
    private static let shopSuspendedText = Phrase(
        "notices.shop_suspended_text", zh: "不能接新订单，已有的订单照常处理。原因写在店铺后台。",
        en: "It takes no new orders; those placed go on. The reason is on the shop's desk.")
    private static let shopResumed = Phrase("notices.shop_resumed", zh: "“{shop}”恢复营业", en: "“{shop}” is open again")
    private static let shopResumedText = Phrase("notices.shop_resumed_text", zh: "商品又可以下单了。", en: "Its products can be ordered again.")
}
