// ErrorWords.swift: the rooms' refusals as a merchant reads them.
import Core
import Web

enum ErrorWords {
    /// A code without words of its own says that it was refused; the code stands beside it.
    static func of(_ error: any CodedError, _ language: Language) -> String {
        (phrases[error.code] ?? refused)(language, error.facts)
    }

    private static let refused = Phrase("desk.refused", zh: "没有成功，什么都没有改变。", en: "That did not work; nothing was changed.")
    private static let phrases: [String: Phrase] = [
        "catalog.slug_taken": Phrase("desk.e_slug_taken", zh: "这个店铺网址已有人用，请换一个。", en: "That shop address is taken: choose another."),
        "catalog.product_stale": Phrase(
            "desk.e_stale", zh: "别人刚保存过这款商品，没有覆盖；你填的都还在。对照现在的版本后再保存，会以你填的为准。",
            en:
                "Somebody saved this product first; nothing was overwritten and what you typed is still here. Compare, then save again to keep yours."
        ),
        "catalog.state_refused": Phrase(
            "desk.e_state", zh: "商品现在的状态不能这样改。", en: "The product cannot go there from its present state."),
        "catalog.stock_below_reserved": Phrase(
            "desk.e_reserved", zh: "订单已占用 {reserved} 件，在库数不能更少。", en: "Orders have reserved {reserved}; on hand cannot be less."),
        "catalog.category_not_found": Phrase("desk.e_category", zh: "这个类目已不存在，请另选。", en: "That category is gone: choose another."),
        "catalog.category_taken": Phrase("desk.e_category_taken", zh: "同级里已有这个名字。", en: "A sibling has that name."),
        "catalog.category_too_deep": Phrase(
            "desk.e_category_deep", zh: "类目最多三级，放不到那里。", en: "Three levels at most: it does not fit there."),
        "catalog.category_used": Phrase(
            "desk.e_category_used", zh: "它还有下级类目或商品，不能删除；可以隐藏。", en: "It has children or products: hide it instead."),
        "catalog.brand_taken": Phrase("desk.e_brand_taken", zh: "已有这个品牌，要合并请用下面的合并。", en: "Another brand is called so: merge them."),
        "catalog.application_decided": Phrase(
            "desk.e_decided", zh: "这份申请已有结论，没有再改。请看最新状态。", en: "It was decided meanwhile; nothing was changed."),
        "identity.cannot_lock": Phrase(
            "desk.e_cannot_lock", zh: "不能锁定自己，也不能锁定平台负责人。", en: "Nobody locks themself, or an owner of the platform."),
        "offers.code_taken": Phrase("desk.e_code_taken", zh: "这个券码已经有人用了，换一个。", en: "That code is taken: choose another."),
        "offers.too_many": Phrase(
            "desk.e_too_many_offers", zh: "同时最多这么多，先结束或删除一些。", en: "That is as many as there can be: end or delete some first."),
        "offers.all_given": Phrase(
            "desk.e_all_given", zh: "券已经发完；排在前面的人拿到了，其余的没有。", en: "They ran out: those before have theirs, the others have none."),
        "offers.not_live": Phrase("desk.e_offer_not_live", zh: "活动已经结束，没有再发。", en: "The offer has ended; no more were given."),
        "offers.not_to_claim": Phrase(
            "desk.e_not_to_give", zh: "这张券不是“发给指定的人”的，不能发。", en: "This coupon is not for named people and cannot be given."),
        "offers.stale": Phrase(
            "desk.e_offers_stale", zh: "别人刚改过，或默认模板还不能删；没有保存。", en: "Somebody changed it, or the default cannot go yet; nothing was saved."),
        "settings.in_force": Phrase("desk.e_in_force", zh: "它已经生效或马上生效，不能取消。", en: "It has taken effect, or is about to."),
        "aftersale.wrong_state": Phrase(
            "desk.e_case_state", zh: "售后状态已经变了，这一步没有做。请看最新状态。", en: "The case has moved on; this was not done. See its state now."),
        "aftersale.sent_meanwhile": Phrase(
            "desk.e_case_sent", zh: "申请之后已经发货，不能按未发货退款。请拒绝，买家可以收到后申请退货。",
            en: "The pieces were sent meanwhile. Reject it; the buyer can ask for a return."),
        "aftersale.above_limit": Phrase(
            "desk.e_case_limit", zh: "超过了你在每个订单里的退款额度（{limit} 分），请让负责人或有退款权限的同事处理。",
            en: "That is above your limit for one order ({limit} in fen): ask an owner, or who may refund orders."),
        "aftersale.no_return_address": Phrase(
            "desk.e_case_address", zh: "还没有退货地址，请先填写。", en: "There is no return address yet: say it first."),
        "aftersale.amount_above_worth": Phrase(
            "desk.e_case_amount", zh: "超过了这件商品还能退的金额。", en: "That is more than is left of this item."),
        "aftersale.no_difference": Phrase("desk.e_case_difference", zh: "现价没有低于买家的实付。", en: "The price is not below what was paid."),
        "aftersale.pieces_taken": Phrase(
            "desk.e_case_taken", zh: "只有 {left} 件不在别的售后里。", en: "Only {left} are in no other case."),
        "aftersale.order_state": Phrase("desk.e_case_order", zh: "订单现在的状态不能这样做。", en: "The order is in no state for that."),
        "aftersale.kind_not_possible": Phrase("desk.e_case_kind", zh: "这些件不能这样处理。", en: "That cannot be done with these pieces."),
        "trade.above_refund_limit": Phrase(
            "desk.e_cancel_limit", zh: "取消要退的钱超过了你在每个订单里的退款额度（{limit} 分），请让负责人或有退款权限的同事处理。",
            en: "Cancelling gives back more than your limit for one order ({limit} in fen): ask an owner, or who may refund orders."),
        "trade.wrong_state": Phrase(
            "desk.e_wrong_state", zh: "订单状态已经变了，这一步没有做。请看最新状态。", en: "The order has moved on; this was not done. See its state now."),
        "trade.parcel_empty": Phrase("desk.e_parcel_empty", zh: "这个包裹里还没有商品，请填本次件数。", en: "The parcel is empty: say how many pieces go."),
        "trade.more_than_ordered": Phrase(
            "desk.e_more", zh: "第 {line} 项只剩 {left} 件待发。", en: "Only {left} of line {line} are left to send."),
        "trade.stale": Phrase(
            "desk.e_trade_stale", zh: "别人刚改过，没有覆盖；你填的还在。对照后再保存，会以你填的为准。",
            en: "Somebody changed it first; nothing was overwritten and what you typed is still here. Compare, then save again."),
        "trade.views_full": Phrase("desk.e_views_full", zh: "最多 20 个视图，先删掉一个。", en: "20 views at most: remove one first."),
        "catalog.shop_stale": Phrase(
            "desk.e_shop_stale", zh: "别人刚保存过设置，没有覆盖；你填的都还在。再保存一次会以你填的为准。",
            en: "Somebody saved the settings first; nothing was overwritten and what you typed is still here. Save again to keep yours."),
        "identity.staff_not_found": Phrase("desk.e_staff_gone", zh: "这个人已经不在这里工作。", en: "They no longer work here."),
        "identity.account_not_found": Phrase(
            "desk.e_account", zh: "没有这个手机号或邮箱的账号，请对方先注册。", en: "No account has that number or address: they must sign up first."),
        "identity.already_staff": Phrase("desk.e_already", zh: "这个人已经是员工。", en: "They already work here."),
        "identity.last_owner": Phrase("desk.e_last_owner", zh: "主体至少要留一位负责人。", en: "An owner always stays."),
        "identity.forbidden": Phrase("desk.e_forbidden", zh: "你的角色不能这样做，请找负责人。", en: "Your role may not do that: ask an owner."),
        "identity.staff_limit": Phrase("desk.e_staff_limit", zh: "最多 {limit} 名员工。", en: "At most {limit} people."),
        "service.already_taken": Phrase(
            "desk.e_taken", zh: "同事刚刚接了这位买家；要换人请用转交。", en: "A colleague serves this buyer by now; use hand over instead."),
        "service.not_staff": Phrase("desk.e_not_staff", zh: "这个人不能在本店回复，请另选。", en: "They may not answer in this shop: choose another."),
        "service.card_not_found": Phrase(
            "desk.e_card", zh: "这件商品不在售，或订单不是这位买家的；没有发出。", en: "Not on sale, or not this buyer's order; nothing was sent."),
        "service.quick_replies_full": Phrase("desk.e_replies_full", zh: "最多存 {limit} 条快捷回复。", en: "At most {limit} saved answers."),
        "settlement.below_minimum": Phrase(
            "desk.e_below_minimum", zh: "低于最低提现金额，没有提。", en: "Below the smallest withdrawal; nothing was moved."),
        "settlement.not_enough": Phrase("desk.e_not_enough", zh: "可提现的钱不够，没有提。", en: "There is not that much; nothing was moved."),
        "settlement.daily_count": Phrase(
            "desk.e_daily_count", zh: "今天已经提了 {limit} 次，明天再提。", en: "{limit} withdrawals today already: come back tomorrow."),
        "settlement.daily_amount": Phrase(
            "desk.e_daily_amount", zh: "超过今天还能提的金额，没有提。", en: "More than is left for today; nothing was moved."),
        "settlement.debt_open": Phrase(
            "desk.e_debt_open", zh: "有欠款时不能提现，由之后的收入先抵。", en: "Not while there is a debt: later income repays it first."),
        "settlement.no_payout_details": Phrase("desk.e_no_details", zh: "先填收款账户。", en: "Enter your account first."),
        "settlement.shop_suspended": Phrase("desk.e_money_suspended", zh: "店铺停业期间不能提现。", en: "A suspended shop withdraws nothing."),
        "settlement.own_withdrawal": Phrase(
            "desk.e_own_withdrawal", zh: "这是你自己申请的，要由另一位同事复核。", en: "You asked for it: another person reviews it."),
        "settlement.withdrawal_decided": Phrase(
            "desk.e_withdrawal_decided", zh: "别人已经处理过，没有再改。", en: "Somebody decided meanwhile; nothing was changed."),
        "settlement.invoice_answered": Phrase("desk.e_invoice_answered", zh: "发票已经开好。", en: "The invoice is written already."),
        "store.idempotency_key_reused": Phrase(
            "desk.e_key", zh: "这张表单已经提交过，内容不同，没有再做一次。请刷新页面。",
            en: "This form was sent before with other content; it was not done again. Reload the page."),
        "store.busy": Phrase("desk.e_busy", zh: "现在太忙，请稍后再试；什么都没有改变。", en: "Too busy just now; nothing was changed. Try again."),
    ]
}
