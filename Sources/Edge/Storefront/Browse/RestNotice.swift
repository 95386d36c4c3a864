// RestNotice.swift: what buyers read of a shop that is on holiday, or soon will be, on its pages and in lists.
import Catalog
import Core
import Design
import Web

extension Shop {
    /// On holiday now.
    func isResting(at now: Timestamp) -> Bool { rest?.holds(at: now) == true }

    /// Above what cannot be ordered now; also a week before. Nothing for a shop that works.
    func restNotice(at now: Timestamp, _ language: Language) -> HTML {
        guard let rest, now < rest.until, rest.from <= now + .days(7) else { return HTML() }
        let days: [String: String] = ["from": When.day(rest.from), "until": When.day(rest.until)]
        let line = rest.holds(at: now) ? Words.now(language, days) : Words.soon(language, days)
        let note: HTML = rest.note.isEmpty ? HTML() : " \(rest.note)"
        return Notice.html(.warning, "<b>\(line)</b>\(note)")
    }
}

/// In lists: on a product's card, and beside a shop's name.
func restTag(_ language: Language) -> HTML { #"<span class="tag">\#(ProductWords.resting, language)</span>"# }

private enum Words {
    static let now = Phrase(
        "store.rest_now", zh: "店铺休息中，{until} 恢复接单。", en: "This shop is on holiday and takes orders again on {until}.")
    static let soon = Phrase(
        "store.rest_soon", zh: "{from} 到 {until} 店铺休息，期间不能下单。",
        en: "This shop is on holiday from {from} to {until} and takes no orders then.")
}
