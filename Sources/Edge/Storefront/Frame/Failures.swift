// Failures.swift: what a buyer reads when a page cannot be shown: what happened, what stays safe, what to do.
import Core
import Design
import Web

extension Storefront {
    /// Draws a failure for any page of the house that has no frame of its own.
    public var errorPage: ErrorPage {
        { request, failure in
            let language = request.language
            let (text, code): (Phrase, String) =
                switch failure {
                case .coded(let error): (Words.text(error), error.code)
                case .fault(let reference): (Words.fault, reference)
                }
            let title: Phrase = failure.status == 404 ? Words.notFound : Words.title
            var page = StorePage(
                title: title(language), language: language,
                body: #"""
                    \#(Empty.html(.box, text(language), action: (Words.home(language), "/")))
                    <p class="sm muted center"><span class="mono">\#(code)</span></p>
                    """#)
            page.theme = request.theme
            return page.html
        }
    }
}

private enum Words {
    static let title = Phrase("store.error", zh: "这一步没有做成", en: "That did not work")
    static let notFound = Phrase("store.error_not_found", zh: "没有这个页面", en: "There is no such page")
    static let home = Phrase("store.error_home", zh: "回首页", en: "To the home page")
    static let fault = Phrase(
        "store.error_fault", zh: "我们这边出错了，你没有付任何钱。请稍后再试；再遇到时请告诉我们下面的编号。",
        en: "Something went wrong on our side; you were not charged. Please try again later, and tell us this number if it stays.")
    static let stale = Phrase(
        "store.error_stale", zh: "页面放得太久，已经过期，什么也没有改动。请返回上一页，刷新后再试。",
        en: "This page was open for too long; nothing was changed. Please go back, reload and try again.")
    static let gone = Phrase(
        "store.error_gone", zh: "你要找的不在这里，可能已经下架，也可能地址不对。",
        en: "What you look for is not here. It may be off sale, or the address is wrong.")
    static let forbidden = Phrase("store.error_forbidden", zh: "你没有权限做这件事。", en: "You may not do that.")
    static let invalid = Phrase("store.error_invalid", zh: "收到的内容不对，什么也没有改动。", en: "What was sent is not right; nothing was changed.")
    static let conflict = Phrase(
        "store.error_conflict", zh: "情况刚刚变了，请返回看看再试。", en: "Things have just changed. Please go back and look again.")
    static let tooMany = Phrase("store.error_too_many", zh: "太频繁了，请稍后再试。", en: "Too often. Please try again a little later.")
    static let busy = Phrase(
        "store.error_busy", zh: "现在很忙，请稍后再试。没有改动任何内容。", en: "We are busy. Please try again in a moment; nothing was changed.")
    static let unknown = Phrase(
        "store.error_unknown", zh: "我们还不知道这一步有没有做成。请先看看“我的订单”，再决定要不要重试。",
        en: "We do not know yet whether that worked. Please look at your orders before you try again.")

    static func text(_ error: any CodedError) -> Phrase {
        if error.code == "store.outcome_unknown" { return unknown }
        if let web = error as? WebError, web == .csrfMismatch || web == .crossSite { return stale }
        return switch error.kind {
        case .notFound: gone
        case .forbidden, .unauthenticated: forbidden
        case .invalid, .tooLarge: invalid
        case .conflict: conflict
        case .tooMany: tooMany
        case .unavailable: busy
        }
    }
}
