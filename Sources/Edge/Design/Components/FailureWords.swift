// FailureWords.swift: the sentences of a page that cannot be shown.
import Web

enum FailureWords {
    static let again = Phrase("failure.again", zh: "再试一次", en: "Try again")

    static func title(_ kind: Failure.Kind) -> Phrase {
        switch kind {
        case .notFound: Phrase("failure.not_found_title", zh: "没有这个页面", en: "There is no such page")
        case .forbidden: Phrase("failure.forbidden_title", zh: "你没有权限", en: "You may not do that")
        case .stale: Phrase("failure.stale_title", zh: "页面已经过期", en: "This page is too old")
        case .away: Phrase("failure.away_title", zh: "暂时连不上", en: "Not within reach just now")
        case .fault: Phrase("failure.fault_title", zh: "我们这边出错了", en: "Something went wrong on our side")
        case .unknown: Phrase("failure.unknown_title", zh: "还不知道有没有做成", en: "We do not know yet whether that worked")
        case .invalid, .conflict, .tooLarge, .tooMany: Phrase("failure.title", zh: "这一步没有做成", en: "That did not work")
        }
    }

    static func happened(_ kind: Failure.Kind) -> Phrase {
        switch kind {
        case .notFound:
            Phrase(
                "failure.not_found", zh: "你要找的不在这里，可能已经下架，也可能地址不对。",
                en: "What you look for is not here. It may be off sale, or the address is wrong.")
        case .forbidden: Phrase("failure.forbidden", zh: "你的账号不能看这一页，也不能做这一步。", en: "Your account may not see this page or do this step.")
        case .stale: Phrase("failure.stale", zh: "页面放得太久，或者你在别处重新登录过。", en: "It was open for too long, or you signed in again elsewhere.")
        case .invalid: Phrase("failure.invalid", zh: "收到的内容不对。", en: "What was sent is not right.")
        case .conflict: Phrase("failure.conflict", zh: "情况刚刚变了。", en: "Things have just changed.")
        case .tooLarge: Phrase("failure.too_large", zh: "内容或文件太大，没有收下。", en: "The text or the file is too large; it was not taken.")
        case .tooMany: Phrase("failure.too_many", zh: "次数太多了。", en: "That was too often.")
        case .away: Phrase("failure.away", zh: "现在很忙，或者数据库暂时不在。", en: "We are busy, or the database is away for a moment.")
        case .unknown:
            Phrase("failure.unknown", zh: "确认的消息还没有回来，这一步可能已经做成。", en: "The answer has not come back; the step may have been done.")
        case .fault: Phrase("failure.fault", zh: "这不是你的问题，已经记下来了。", en: "It was not your doing, and it is written down.")
        }
    }

    /// What stays as it was.
    static func safe(_ kind: Failure.Kind) -> Phrase {
        switch kind {
        case .notFound, .forbidden, .stale, .invalid, .conflict, .tooLarge, .tooMany, .away:
            Phrase("failure.safe", zh: "什么都没有改动，没有扣款。", en: "Nothing was changed, and nothing was charged.")
        case .unknown: Phrase("failure.safe_unknown", zh: "同一步不会做两次，不会重复扣款。", en: "Nothing is done twice, and nothing is charged twice.")
        case .fault: Phrase("failure.safe_fault", zh: "你已有的订单和付款都不受影响。", en: "Your orders and payments stay as they are.")
        }
    }

    static func next(_ kind: Failure.Kind) -> Phrase {
        switch kind {
        case .notFound:
            Phrase("failure.do_not_found", zh: "换个词搜搜，或者回首页。", en: "Search for it in other words, or start from the first page.")
        case .forbidden: Phrase("failure.do_forbidden", zh: "如果你还有别的账号，请换一个登录。", en: "If you have another account, sign in with that one.")
        case .stale: Phrase("failure.do_stale", zh: "请返回上一页，刷新后再试。", en: "Go back, reload the page and try again.")
        case .invalid, .tooLarge: Phrase("failure.do_invalid", zh: "请返回上一页，改好再试。", en: "Go back, correct it and try again.")
        case .conflict: Phrase("failure.do_conflict", zh: "请返回上一页，看看最新情况再决定。", en: "Go back, look at how things are now, then decide.")
        case .tooMany, .away: Phrase("failure.do_wait", zh: "请过一会儿再试。", en: "Please try again in a moment.")
        case .unknown: Phrase("failure.do_unknown", zh: "请先看看“我的订单”，再决定要不要重试。", en: "Look at your orders before you try again.")
        case .fault:
            Phrase(
                "failure.do_fault", zh: "请稍后再试；再遇到时，请把下面的编号告诉我们。",
                en: "Please try again later; if it stays, tell us the number below.")
        }
    }
}
