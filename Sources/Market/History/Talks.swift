// Talks.swift: what buyers asked shops, and what was answered.
import Core

/// One question, and its answer where there was one.
struct Talk: Sendable {
    /// The place among all buyers, and the shop.
    let buyer: Int, shop: DemoShop
    /// A word of the product's title that the question is about; nil: about the shop.
    let about: String?
    /// Before now.
    let ago: Span
    let question: String
    let answer: (after: Span, text: String)?

    /// In order of time. Two of the tea shop's wait for an answer.
    static let all: [Talk] = [
        Talk(
            buyer: 1, shop: .tea, about: "紫砂", ago: .days(12), question: "请问这把壶适合泡什么茶？平时喝普洱多一些。",
            answer: (.minutes(7), "你好，紫泥透气，泡普洱、红茶都合适。新壶先用清水煮十分钟，再用就好。")),
        Talk(
            buyer: 3, shop: .fruit, about: nil, ago: .days(6), question: "送到乌鲁木齐要几天？怕路上坏。",
            answer: (.minutes(48), "走顺丰一般四到五天。坏果拍照发来，按个数赔。")),
        Talk(
            buyer: 6, shop: .ceramics, about: nil, ago: .days(3), question: "Do you pack for long trips? I would take two cups to Berlin.",
            answer: (.minutes(95), "Yes. Each cup has a foam box of its own; tell us in the note and we add a carton for the suitcase.")),
        Talk(
            buyer: 2, shop: .clothing, about: nil, ago: .days(2), question: "身高 165，体重 52 公斤，穿什么码合适？",
            answer: (.minutes(15), "建议 M 码。尺码表在商品详情里，肩宽和袖长可以对一下。")),
        Talk(
            buyer: 0, shop: .tea, about: "龙井", ago: .hours(20), question: "礼盒里可以放一张手写卡片吗？",
            answer: (.minutes(4), "可以，下单时在留言里写好内容，我们帮你抄上。")),
        Talk(buyer: 4, shop: .tea, about: "白牡丹", ago: .hours(3), question: "这款白茶是哪一年的？可以存几年吗？", answer: nil),
        Talk(buyer: 5, shop: .tea, about: nil, ago: .minutes(40), question: "昨天的订单能不能换成圆通发？", answer: nil),
    ]
}
