// ChatWords.swift: the texts of writing to a shop.
import Core
import CustomerService
import Web

enum ChatWords {
    static let title = Phrase("chat.title", zh: "消息", en: "Messages")
    static let none = Phrase(
        "chat.none", zh: "还没有和店铺说过话。在商品或订单里点“客服”就能问。",
        en: "You have not written to a shop yet. Use “Ask the shop” on a product or an order.")
    static let look = Phrase("chat.look", zh: "去逛逛", en: "Look around")
    static let you = Phrase("chat.you", zh: "你", en: "You")
    static let colon = Phrase("chat.colon", zh: "：", en: ": ")
    static let newCount = Phrase("chat.new_count", zh: "{n} 条新", en: "{n} new")
    static let older = Phrase("chat.older", zh: "更早的消息", en: "Older messages")
    static let begin = Phrase("chat.begin", zh: "写给{shop}，店员看到会回复。", en: "Write to {shop}; somebody there will answer.")
    static let answers = Phrase(
        "chat.answers", zh: "最近 7 天，一半的提问在 {time}内得到回复。", en: "In the last 7 days half of all questions were answered within {time}. ")
    static let signInFirst = Phrase(
        "chat.sign_in_first", zh: "发送时要先登录，写好的内容会留着。", en: "You will be asked to sign in when you send; what you wrote is kept.")
    static let write = Phrase("chat.write", zh: "写消息", en: "Write a message")
    static let send = Phrase("chat.send", zh: "发送", en: "Send")
    static let along = Phrase("chat.along", zh: "和下一条消息一起发给店铺", en: "Goes with your next message")
    static let without = Phrase("chat.without", zh: "不带", en: "Leave out")
    static let buy = Phrase("chat.buy", zh: "去购买", en: "Buy")
    static let order = Phrase("chat.order", zh: "订单", en: "Order")
    static let seeOrder = Phrase("chat.see_order", zh: "看订单", en: "See order")
    static let pieces = Phrase("chat.pieces", zh: "共 {n} 件", en: "{n} pieces")
    static let cardGone = Phrase("chat.card_gone", zh: "这张卡片指的东西已经不在了。", en: "What this card points at is gone.")
    static let tooLong = Phrase(
        "chat.too_long", zh: "一条最多 2,000 字，现在有 {n} 字，请分开发。", en: "At most 2,000 characters; this has {n}. Send it in parts.")

    static func card(_ kind: MessageCard.Kind) -> Phrase {
        switch kind {
        case .product: Phrase("chat.product_card", zh: "[商品]", en: "[Product]")
        case .order: Phrase("chat.order_card", zh: "[订单]", en: "[Order]")
        }
    }

    static func of(_ error: any CodedError) -> Phrase {
        switch error.code {
        case "service.too_many_messages":
            Phrase(
                "chat.e_too_many", zh: "发得太快了，请 {retryAfterSeconds} 秒后再发。", en: "That was quick. Please wait {retryAfterSeconds} seconds.")
        case "service.card_not_found":
            Phrase(
                "chat.e_card", zh: "要带的商品或订单不在这家店了，没有发出；再点发送就不带它。",
                en: "The product or order is not in this shop; nothing was sent. Send again without it.")
        case "store.idempotency_key_reused":
            Phrase("chat.e_key", zh: "这一页已经发过一条，请刷新后再发。", en: "This page has sent a message already. Reload it and send again.")
        default: Phrase("chat.e_other", zh: "没有发出，请再试一次。", en: "Not sent. Please try again.")
        }
    }
}
