// RestPage.swift: a shop's holiday, planned and ended at its desk.
import Catalog
import Core
import Design
import Web

/// What was typed, kept as it is.
private struct RestForm {
    var from = "", until = "", note = ""

    init(_ rest: ShopRest?, now: Timestamp) {
        guard let rest, rest.until > now else { return }
        (from, until, note) = (Self.day(rest.from), Self.day(rest.until), rest.note)
    }

    init(_ form: Form) { (from, until, note) = (plain(form.text("from")), plain(form.text("until")), plain(form.text("note"))) }

    static func day(_ time: Timestamp) -> String { String(WallClock.text(time).prefix(10)) }
    /// The first moment of a day; nil for no day.
    static func start(_ day: String) -> Timestamp? { WallClock.read("\(day)T00:00") }
}

extension Consoles {
    var restPages: [PageRoute] {
        [
            PageRoute(.get, "/desk/shops/{shop}/settings/rest", needs: .shop("shop.settings")) { request in
                let place = try await workplace(request)
                return restPage(place, RestForm(place.shop.rest, now: place.now), Corrections(place.language))
            },
            PageRoute(.post, "/desk/shops/{shop}/settings/rest", needs: .shop("shop.settings")) { try await saveRest($0) },
        ]
    }

    private func saveRest(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let sent = try request.form()
        guard sent.text("act") != "end" else {
            try await catalog.rest(place.shop.id, nil, by: place.person)
            return .redirect(to: "\(place.path)/settings/rest?done=saved")
        }
        let typed = RestForm(sent)
        var corrections = Corrections(place.language)
        // The day on which it begins may be today: then it rests from now on.
        let from: Timestamp? = typed.from.isEmpty ? place.now : RestForm.start(typed.from).map { max($0, place.now) }
        if from == nil { corrections.add("from", "not_a_day") }
        let until = RestForm.start(typed.until)
        if until == nil { corrections.add("until", "not_a_day") }
        guard let from, let until else { return restPage(place, typed, corrections) }
        // What was planned for the same days keeps its beginning.
        let kept = place.shop.rest.flatMap { RestForm.day($0.from) == typed.from ? $0.from : nil } ?? from
        do {
            try await catalog.rest(place.shop.id, ShopRest(from: kept, until: until, note: typed.note), by: place.person)
            return .redirect(to: "\(place.path)/settings/rest?done=saved")
        } catch let error as InvalidInput {
            corrections.take(error)
            return restPage(place, typed, corrections)
        }
    }

    private func restPage(_ place: Workplace, _ form: RestForm, _ corrections: Corrections) -> WebResponse {
        let language = place.language
        func day(_ name: String, _ label: Phrase, _ value: String, help: Phrase, required: Bool) -> HTML {
            Control(
                name, label(language), .input("date"), value: value, help: help(language), required: required,
                attributes: [("autocomplete", "off")]
            ).html(error: corrections[name], language)
        }
        let note = Control(
            "note", RestWords.note(language), value: form.note, help: RestWords.noteHelp(language), required: false,
            attributes: [("maxlength", String(ShopRest.noteMax))])
        let planned = place.shop.rest.flatMap { $0.until > place.now ? $0 : nil }
        let end: HTML =
            planned == nil
            ? HTML()
            : #"<button class="btn line" name="act" value="end" formnovalidate>\#(planned?.holds(at: place.now) == true ? RestWords.openNow : RestWords.drop, language)</button>"#
        let labels = ["from": RestWords.from(language), "until": RestWords.until(language), "note": RestWords.note(language)]
        let body: HTML = #"""
            \#(corrections.summary(labels))<form class="stack t" method="post" data-once>\#(place.request.csrfField)\#
            <section class="card"><div class="bd stack"><p class="sub">\#(RestWords.about, language)</p>\#
            \#(day("from", RestWords.from, form.from, help: RestWords.fromHelp, required: false))\#(day("until", RestWords.until, form.until, help: RestWords.untilHelp, required: true))\#
            \#(note.html(error: corrections["note"], language))</div></section>\#
            <div class="savebar"><span>\#(RestWords.effect, language)</span><span class="grow"></span>\#(end)<button class="btn teal">\#(RestWords.save, language)</button></div></form>
            """#
        return place.page(
            RestWords.title(language), at: .settings, crumbs: [(SettingsWords.title(language), "\(place.path)/settings")], body: body,
            status: corrections.isEmpty ? 200 : 422)
    }
}

extension Workplace {
    /// Above every page of a shop that is on holiday.
    var resting: HTML {
        guard let rest = shop.rest, rest.holds(at: now) else { return HTML() }
        let change: HTML =
            may.contains("shop.settings") ? #" <a href="\#(path)/settings/rest">\#(RestWords.change, language)</a>"# : HTML()
        return Notice.html(.info, "\(RestWords.resting, language, ["until": When.day(rest.until)])\(change)")
    }
}

enum RestWords {
    static let title = Phrase("desk.rest_title", zh: "店铺休息", en: "Holiday")
    static let about = Phrase(
        "desk.rest_about", zh: "休息时买家看得到商品和休息到哪天，不能下单；已有的订单请照常处理。",
        en: "Buyers see your products and until when you rest, and cannot order. Please go on with the orders you have.")
    static let from = Phrase("desk.rest_from", zh: "从哪天起", en: "From")
    static let fromHelp = Phrase("desk.rest_from_help", zh: "从这天 0:00 起；不填就从现在起", en: "From its first minute on; empty: from now on")
    static let until = Phrase("desk.rest_until", zh: "恢复接单的日子", en: "Open again on")
    static let untilHelp = Phrase(
        "desk.rest_until_help", zh: "这天 0:00 自动恢复，最长 180 天", en: "From its first minute on, by itself; 180 days at most")
    static let note = Phrase("desk.rest_note", zh: "对买家说一句", en: "A line for buyers")
    static let noteHelp = Phrase("desk.rest_note_help", zh: "最多 60 字，如“春节快乐，初八发货”", en: "At most 60 characters")
    static let effect = Phrase("desk.rest_effect", zh: "保存后买家马上看到", en: "Buyers see it at once")
    static let save = Phrase("desk.rest_save", zh: "保存休息安排", en: "Save holiday")
    static let openNow = Phrase("desk.rest_open_now", zh: "现在恢复接单", en: "Open again now")
    static let drop = Phrase("desk.rest_drop", zh: "取消休息安排", en: "Drop the plan")
    static let resting = Phrase("desk.resting", zh: "店铺休息中，{until} 恢复接单。", en: "On holiday; orders are taken again on {until}.")
    static let change = Phrase("desk.rest_change", zh: "改安排", en: "Change it")
}
