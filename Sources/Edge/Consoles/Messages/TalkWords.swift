// TalkWords.swift: the texts of a shop's messages at the desk.
import CustomerService
import Design
import Web

enum TalkWords {
    static let waiting = Phrase("talk.waiting", zh: "在等回复", en: "Waiting now")
    static let longestFirst = Phrase("talk.longest_first", zh: "等得最久的在最前", en: "Longest wait first")
    static let halfToday = Phrase("talk.half_today", zh: "今天首次回复", en: "First answers today")
    static let halfWeek = Phrase("talk.half_week", zh: "近 7 天首次回复", en: "First answers, 7 days")
    static let meanWeek = Phrase("talk.mean_week", zh: "近 7 天平均", en: "Mean of 7 days")
    static let within = Phrase("talk.within", zh: "半数 {time}内", en: "Half within {time}")
    static let overADay = Phrase("talk.over_a_day", zh: "多半超过 1 天", en: "Mostly over a day")
    static let answers = Phrase("talk.answers", zh: "{n} 次首次回复", en: "{n} first answers")
    static let firstAnswers = Phrase("talk.first_answers", zh: "从买家开口到店铺首次回复", en: "From the question to the first answer")
    static let times = Phrase("talk.times", zh: "回复时间", en: "Answer times")

    static let none = Phrase("talk.none", zh: "这里没有会话。", en: "There are no conversations here.")
    static let noneWaiting = Phrase("talk.none_waiting", zh: "没有人在等回复。", en: "Nobody is waiting for an answer.")
    static let us = Phrase("talk.us", zh: "店铺：", en: "Shop: ")
    static let waits = Phrase("talk.waits", zh: "等了 {time}", en: "Waiting {time}")
    static let unread = Phrase("talk.unread", zh: "{n} 条新", en: "{n} new")
    static let servedBy = Phrase("talk.served_by", zh: "接待：{name}", en: "Served by: {name}")
    static let me = Phrase("talk.me", zh: "我", en: "me")
    static let nobody = Phrase("talk.nobody", zh: "还没有人接待", en: "Nobody yet")
    static let closed = Phrase("talk.closed", zh: "已结束", en: "Closed")
    static let answered = Phrase("talk.answered", zh: "已回复", en: "Answered")
    static let cardGone = Phrase("talk.card_gone", zh: "卡片指的东西已经不在了。", en: "What this card points at is gone.")

    static let older = Phrase("talk.older", zh: "更早的消息", en: "Older messages")
    static let answer = Phrase("talk.answer", zh: "回复", en: "Answer")
    static let send = Phrase("talk.send", zh: "发送", en: "Send")
    static let addProduct = Phrase("talk.add_product", zh: "带上商品", en: "With a product")
    static let noCard = Phrase("talk.no_card", zh: "不带", en: "None")
    static let sendCard = Phrase("talk.send_card", zh: "发给买家", en: "Send to buyer")
    static let readOnly = Phrase(
        "talk.read_only", zh: "你只能看。回复要有“客服”“店长”或“负责人”角色。", en: "You may only read. Answering needs the role of service, manager or owner.")
    static let serving = Phrase("talk.serving", zh: "接待", en: "Serving")
    static let take = Phrase("talk.take", zh: "我来接待", en: "I serve this buyer")
    static let handTo = Phrase("talk.hand_to", zh: "转交给", en: "Hand over to")
    static let handOver = Phrase("talk.hand_over", zh: "转交", en: "Hand over")
    static let close = Phrase("talk.close", zh: "结束会话", en: "Close")
    static let orders = Phrase("talk.orders", zh: "在本店的订单", en: "Orders in this shop")
    static let noOrders = Phrase("talk.no_orders", zh: "还没有在本店下过单。", en: "No orders in this shop yet.")

    static let replies = Phrase("talk.replies", zh: "快捷回复", en: "Saved answers")
    static let noReplies = Phrase("talk.no_replies", zh: "存下常用的话，回复时一点就填好。", en: "Keep what you often say; one tap puts it into an answer.")
    static let reply = Phrase("talk.reply", zh: "新的快捷回复", en: "New saved answer")
    static let keep = Phrase("talk.keep", zh: "存下", en: "Save")
    static let remove = Phrase("talk.remove", zh: "删除", en: "Delete")

    static func view(_ view: QueueView) -> Phrase {
        switch view {
        case .waiting: Phrase("talk.view_waiting", zh: "待回复", en: "Waiting")
        case .mine: Phrase("talk.view_mine", zh: "我接待的", en: "Mine")
        case .answered: answered
        case .closed: closed
        }
    }

    static func card(_ kind: MessageCard.Kind) -> Phrase {
        switch kind {
        case .product: Phrase("talk.product_card", zh: "[商品]", en: "[Product]")
        case .order: Phrase("talk.order_card", zh: "[订单]", en: "[Order]")
        }
    }

    static func tag(_ talk: Conversation, _ place: Workplace) -> HTML {
        let language = place.language
        switch talk.state {
        case .waiting:
            let time = talk.waitingSince.flatMap { When.left(until: place.now, now: $0, language) } ?? ""
            return time.isEmpty
                ? #"<span class="tag gold">\#(waiting, language)</span>"#
                : #"<span class="tag gold">\#(waits, language, ["time": time])</span>"#
        case .answered: return #"<span class="tag teal">\#(answered, language)</span>"#
        case .closed: return #"<span class="tag">\#(closed, language)</span>"#
        }
    }
}
