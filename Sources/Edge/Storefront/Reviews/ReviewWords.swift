// ReviewWords.swift: the words of reviews as buyers read and write them.
import Reviews
import Web

enum ReviewText {
    static let pictures = Phrase("reviews.pictures", zh: "晒图（选填）", en: "Pictures (optional)")
    static let title = Phrase("store.rv_title", zh: "评价", en: "Reviews")
    static let count = Phrase("store.rv_count", zh: "{n} 条评价", en: "{n} reviews")
    static let good = Phrase("store.rv_good", zh: "好评 {n}%", en: "{n}% good")
    static let all = Phrase("store.rv_all", zh: "全部评价", en: "All reviews")
    static let none = Phrase("store.rv_none", zh: "还没有这样的评价。", en: "No such review yet.")
    static let stars = Phrase("store.rv_stars", zh: "{n} 星", en: "{n} of 5 stars")
    static let mean = Phrase("store.rv_mean", zh: "平均 {n} 星", en: "{n} of 5 stars on average")
    static let followed = Phrase("store.rv_followed", zh: "追评", en: "Later")
    static let answer = Phrase("store.rv_answer", zh: "商家回复", en: "The shop")
    static let report = Phrase("store.rv_report", zh: "举报", en: "Report")
    static let reportTitle = Phrase("store.rv_report_title", zh: "举报这条评价", en: "Report this review")
    static let reportWhy = Phrase("store.rv_report_why", zh: "为什么不该出现", en: "Why it should not be there")
    static let reported = Phrase("store.rv_reported", zh: "已举报，平台会处理。", en: "Reported: the platform looks at it.")
    static let write = Phrase("store.rv_write", zh: "评价商品", en: "Review what you bought")
    static let yourStars = Phrase("store.rv_your_stars", zh: "打几颗星", en: "Your stars")
    static let yourText = Phrase("store.rv_your_text", zh: "说说用下来怎么样", en: "How it is")
    static let send = Phrase("store.rv_send", zh: "发表评价", en: "Publish review")
    static let more = Phrase("store.rv_more", zh: "再说两句", en: "Say more")
    static let sendMore = Phrase("store.rv_send_more", zh: "发表追评", en: "Publish it")
    static let done = Phrase("store.rv_done", zh: "已发表，谢谢。", en: "Published. Thank you.")
    static let hidden = Phrase("store.rv_hidden", zh: "这条评价被平台隐藏：{why}", en: "Hidden by the platform: {why}")
    static let notYet = Phrase(
        "store.rv_not_yet", zh: "确认收货后可以评价。", en: "You can review it once it has arrived.")
    static let filters = Phrase("store.rv_filters", zh: "筛选评价", en: "Which reviews")

    static func filter(_ filter: ReviewFilter) -> Phrase {
        switch filter {
        case .all: Phrase("store.rv_f_all", zh: "全部", en: "All")
        case .good: Phrase("store.rv_f_good", zh: "好评", en: "Good")
        case .middle: Phrase("store.rv_f_middle", zh: "中评", en: "Middling")
        case .bad: Phrase("store.rv_f_bad", zh: "差评", en: "Bad")
        case .pictures: Phrase("store.rv_f_pictures", zh: "有图", en: "With pictures")
        case .followed: Phrase("store.rv_f_followed", zh: "有追评", en: "With more said later")
        case .unanswered: Phrase("store.rv_f_unanswered", zh: "未回复", en: "Unanswered")
        }
    }
}
