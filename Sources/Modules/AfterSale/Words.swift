// Words.swift: what kinds, states, reasons and lines of the log are called, the same for buyer, shop and platform.
import Core
import Web

extension AfterSaleCase.Kind {
    public var words: Phrase {
        switch self {
        case .refund: Phrase("aftersale.kind_refund", zh: "仅退款", en: "Refund only")
        case .return: Phrase("aftersale.kind_return", zh: "退货退款", en: "Return and refund")
        case .exchange: Phrase("aftersale.kind_exchange", zh: "换货", en: "Exchange")
        case .goodwill: Phrase("aftersale.kind_goodwill", zh: "商家补偿", en: "Goodwill refund")
        case .priceProtection: Phrase("aftersale.kind_price", zh: "价保退差", en: "Price protection")
        }
    }
}

extension AfterSaleCase {
    /// What it is called now: a rejection that stands is another thing than one that may be escalated.
    public var stateWords: Phrase {
        switch state {
        case .requested: Phrase("aftersale.state_requested", zh: "等商家处理", en: "Waits for the shop")
        case .agreed: Phrase("aftersale.state_agreed", zh: "已同意，等买家寄回", en: "Agreed: to be sent back")
        case .rejected where isOpen: Phrase("aftersale.state_rejected", zh: "商家已拒绝", en: "Rejected by the shop")
        case .rejected: Phrase("aftersale.state_stands", zh: "已拒绝，售后结束", en: "Rejected for good")
        case .returning: Phrase("aftersale.state_returning", zh: "寄回途中", en: "On its way back")
        case .returned: Phrase("aftersale.state_returned", zh: "已到商家，等验货", en: "Arrived at the shop")
        case .received: Phrase("aftersale.state_received", zh: "已收货，等补发", en: "Received: a new one is to come")
        case .resent: Phrase("aftersale.state_resent", zh: "已补发，等买家确认", en: "New one on its way")
        case .refunding: Phrase("aftersale.state_refunding", zh: "退款中", en: "Refund on its way")
        case .refunded: Phrase("aftersale.state_refunded", zh: "已退款", en: "Refunded")
        case .exchanged: Phrase("aftersale.state_exchanged", zh: "换货完成", en: "Exchanged")
        case .withdrawn: Phrase("aftersale.state_withdrawn", zh: "已撤销", en: "Withdrawn")
        case .escalated: Phrase("aftersale.state_escalated", zh: "平台处理中", en: "With the platform")
        }
    }
}

extension AfterSaleCase.State {
    /// What its wait becomes, in a sentence; nil where no time runs. `{time}` is what is left of it.
    public var waitWords: Phrase? {
        switch self {
        case .requested:
            Phrase(
                "aftersale.wait_requested", zh: "商家还有 {time} 处理，过时系统自动同意。",
                en: "The shop has {time} to answer; silence then counts as a yes.")
        case .agreed:
            Phrase(
                "aftersale.wait_agreed", zh: "请在 {time} 内寄回并填写运单号，过时自动撤销。", en: "To be sent back within {time}; after that it is withdrawn."
            )
        case .returning, .returned:
            Phrase(
                "aftersale.wait_returning", zh: "商家还有 {time} 确认收货，过时视为已收到。",
                en: "The shop has {time} to receive it; then it counts as received.")
        case .rejected:
            Phrase(
                "aftersale.wait_rejected", zh: "{time} 内可以申请平台介入，过时拒绝生效。",
                en: "It may be escalated within {time}; after that the rejection stands.")
        case .received:
            Phrase(
                "aftersale.wait_received", zh: "商家还有 {time} 补发，过时改为退款。",
                en: "The shop has {time} to send the new one; else the money goes back.")
        case .resent: Phrase("aftersale.wait_resent", zh: "{time} 后自动确认换货完成。", en: "In {time} the exchange is done by itself.")
        case .refunding, .refunded, .exchanged, .withdrawn, .escalated: nil
        }
    }
}

extension Reason {
    public var words: Phrase {
        switch self {
        case .unwanted: Phrase("aftersale.reason_unwanted", zh: "不想要了", en: "No longer wanted")
        case .wrongSize: Phrase("aftersale.reason_size", zh: "尺码或款式不合适", en: "Does not fit")
        case .notAsDescribed: Phrase("aftersale.reason_described", zh: "与描述不符", en: "Not as described")
        case .damaged: Phrase("aftersale.reason_damaged", zh: "收到时破损", en: "Arrived damaged")
        case .wrongGoods: Phrase("aftersale.reason_wrong", zh: "发错货", en: "Wrong goods")
        case .missing: Phrase("aftersale.reason_missing", zh: "少件", en: "Something is missing")
        case .late: Phrase("aftersale.reason_late", zh: "迟迟不发货或没收到", en: "Late, or never came")
        case .fake: Phrase("aftersale.reason_fake", zh: "假货", en: "Counterfeit")
        case .agreed: Phrase("aftersale.reason_agreed", zh: "与商家协商一致", en: "As agreed with the shop")
        case .other: Phrase("aftersale.reason_other", zh: "其他", en: "Another reason")
        }
    }
}

extension Side {
    public var words: Phrase {
        switch self {
        case .buyer: Phrase("aftersale.side_buyer", zh: "买家", en: "Buyer")
        case .shop: Phrase("aftersale.side_shop", zh: "商家", en: "Shop")
        case .platform: Phrase("aftersale.side_platform", zh: "平台", en: "Platform")
        case .time: Phrase("aftersale.side_time", zh: "系统", en: "System")
        }
    }
}

extension CaseEntry.Kind {
    public var words: Phrase {
        switch self {
        case .opened: Phrase("aftersale.log_opened", zh: "发起售后", en: "opened the case")
        case .message: Phrase("aftersale.log_message", zh: "留言", en: "wrote")
        case .agreed: Phrase("aftersale.log_agreed", zh: "同意", en: "agreed")
        case .rejected: Phrase("aftersale.log_rejected", zh: "拒绝", en: "rejected it")
        case .sentBack: Phrase("aftersale.log_sent_back", zh: "已寄回", en: "sent it back")
        case .arrived: Phrase("aftersale.log_arrived", zh: "包裹已到，待验货", en: "has the parcel, not looked at yet")
        case .received: Phrase("aftersale.log_received", zh: "确认收到退货", en: "received it")
        case .resent: Phrase("aftersale.log_resent", zh: "已补发", en: "sent the new one")
        case .withdrawn: Phrase("aftersale.log_withdrawn", zh: "撤销售后", en: "withdrew the case")
        case .escalated: Phrase("aftersale.log_escalated", zh: "申请平台介入", en: "asked the platform to decide")
        case .decided: Phrase("aftersale.log_decided", zh: "作出裁决", en: "decided")
        case .refunding: Phrase("aftersale.log_refunding", zh: "发起退款，原路退回", en: "sent the money back the way it came")
        case .refunded: Phrase("aftersale.log_refunded", zh: "退款到账", en: "the money is there")
        case .exchanged: Phrase("aftersale.log_exchanged", zh: "换货完成", en: "the exchange is done")
        case .noneLeft: Phrase("aftersale.log_none_left", zh: "没有可换的货，改为退货退款", en: "none left to exchange: now a return")
        case .sentMeanwhile: Phrase("aftersale.log_sent", zh: "商家已发货，申请未通过", en: "the pieces were sent meanwhile: rejected")
        case .stands: Phrase("aftersale.log_stands", zh: "过时未申请平台介入，拒绝生效", en: "nobody escalated it: the rejection stands")
        case .orderClosed: Phrase("aftersale.log_order_closed", zh: "订单已关闭，售后结束", en: "the order was closed")
        case .restocked: Phrase("aftersale.log_restocked", zh: "退货已入库", en: "put it back into stock")
        case .writtenOff: Phrase("aftersale.log_written_off", zh: "退货报损", en: "wrote it off")
        }
    }
}

extension AfterSaleCase.Fault {
    public var words: Phrase {
        switch self {
        case .buyer: Phrase("aftersale.fault_buyer", zh: "买家责任：寄回运费买家付，不退原运费", en: "The buyer's: pays the parcel back, no freight refunded")
        case .shop: Phrase("aftersale.fault_shop", zh: "商家责任：寄回运费商家付，退还原运费", en: "The shop's: pays the parcel back, freight is refunded")
        }
    }
}

extension Decision {
    public var words: Phrase {
        switch self {
        case .refund: Phrase("aftersale.decide_refund", zh: "支持买家：退款，不必寄回", en: "For the buyer: refund, nothing sent back")
        case .return: Phrase("aftersale.decide_return", zh: "支持买家：退货退款", en: "For the buyer: return and refund")
        case .uphold: Phrase("aftersale.decide_uphold", zh: "支持商家：维持拒绝", en: "For the shop: the rejection stands")
        }
    }
}
