// SettingPages.swift: what the platform has set, what it had, and what is planned.
import Core
import Design
import Identity
import Settings
import Web

/// What is typed to plan a change.
private struct PlanForm: Sendable {
    var setting = "", value = "", from = "", reason = "", key: String

    init(key: String) { self.key = key }
    init(_ form: Form) throws {
        (setting, value) = (form.text("setting") ?? "", trimmed(form.text("value") ?? ""))
        (from, reason) = (form.text("from") ?? "", trimmed(form.text("reason") ?? ""))
        key = try form.idempotencyKey()
    }
}

extension Consoles {
    var settingPages: [PageRoute] {
        let path = "\(PlatformPlace.path)/settings"
        return [
            PageRoute(.get, path, needs: .platform("settings.read")) { request in
                let place = try await platformPlace(request)
                return try await showSettings(place, Corrections(place.language))
            },
            PageRoute(.get, "\(path)/plan", needs: .platform("settings.write")) { request in
                let place = try await platformPlace(request)
                guard request.query("setting").flatMap(Setting.init(rawValue:)) != nil else { return .redirect(to: path) }
                var typed = PlanForm(key: random.secret())
                (typed.setting, typed.from) = (request.query("setting") ?? "", WallClock.text(place.now + .minutes(5)))
                return try await askPlan(place, typed, Corrections(place.language))
            },
            PageRoute(.post, "\(path)/plan", needs: .platform("settings.write")) { request in
                let typed = try PlanForm(request.form())
                return try await attempt(request, then: "\(path)?done=planned") { place in
                    guard let setting = Setting(rawValue: typed.setting) else { throw WebError.notFound }
                    var problems: [FieldProblem] = []
                    let value = typedValue(typed.value, of: setting)
                    let from = WallClock.read(typed.from)
                    if value == nil { problems.append(FieldProblem("value", typed.value.isEmpty ? "required" : "not_an_integer")) }
                    if from == nil { problems.append(FieldProblem("from", typed.from.isEmpty ? "required" : "not_a_time")) }
                    guard let value, let from, problems.isEmpty else { throw InvalidInput(problems) }
                    do {
                        try await settings.plan(setting, value, from: from, why: typed.reason, by: place.person, key: typed.key)
                    } catch SettingsError.tooSoon {
                        throw InvalidInput([FieldProblem("from", "too_soon")])
                    }
                } refused: {
                    try await askPlan($0, typed, $1)
                }
            },
            PageRoute(.post, "\(path)/{version}/cancel", needs: .platform("settings.write")) { request in
                let id: ID<SettingVersion> = try request.id("version")
                return try await attempt(request, then: "\(path)?done=cancelled") { place in
                    try await settings.cancel(id, by: place.person)
                } refused: {
                    try await showSettings($0, $1)
                }
            },
        ]
    }

    private func showSettings(_ place: PlatformPlace, _ corrections: Corrections) async throws -> WebResponse {
        let language = place.language
        let current = try await settings.values(at: place.now)
        var cards: [HTML] = []
        for setting in Setting.allCases { cards.append(try await card(setting, current[setting], place)) }
        return place.page(
            PlatformWords.settings(language), at: .settings, subtitle: PlatformWords.settingsAbout(language),
            body: #"\#(corrections.summary([:]))<div class="cols half">\#(cards)</div>"#, status: corrections.isEmpty ? 200 : 409)
    }

    /// What holds, and the last ten versions.
    private func card(_ setting: Setting, _ value: Int64, _ place: PlatformPlace) async throws -> HTML {
        let (language, path) = (place.language, "\(PlatformPlace.path)/settings")
        let versions = try await settings.history(of: setting)
        let names = try await identity.names(of: versions.compactMap(\.actor))
        let write = place.may.contains("settings.write")
        let rows: [HTML] = versions.prefix(10).map { version in
            let isPlanned = version.effectiveAt > place.now && version.cancelledAt == nil
            let state: HTML =
                isPlanned
                ? #" <span class="tag gold">\#(PlatformWords.planned, language)</span>"#
                : version.cancelledAt != nil ? #" <span class="tag">\#(PlatformWords.cancelled, language)</span>"# : HTML()
            let who: String = version.actor.map { names[$0] ?? "\($0)" } ?? PlatformWords.installation(language)
            let why: String = version.reason.isEmpty ? "" : " · \(version.reason)"
            let cancel: HTML =
                isPlanned && write
                ? place.act("\(path)/\(version.id)/cancel", PlatformWords.cancelPlan(language), about: setting.label(language)) : HTML()
            return #"""
                <li class="row between wrap"><span class="grow"><b>\#(setting.text(version.value), language)</b>\#(state)\#
                <span class="sub wide-line">\#(When.full(version.effectiveAt)) · \#(who)\#(why)</span></span>\#(cancel)</li>
                """#
        }
        let plan: HTML =
            write
            ? #"<p><a class="btn line" href="\#(path)/plan?setting=\#(setting.rawValue)">\#(PlatformWords.planChange, language)<span class="sr"> \#(setting.label, language)</span></a></p>"#
            : HTML()
        let history: HTML =
            rows.isEmpty ? #"<p class="muted">\#(PlatformWords.neverSet, language)</p>"# : #"<ul class="lined">\#(rows)</ul>"#
        return section(
            setting.label(language), more: #"<b>\#(setting.text(value), language)</b>"#,
            #"<div class="stack"><p class="ink2">\#(setting.about, language)</p>\#(history)\#(plan)</div>"#)
    }

    /// A page of its own: what holds, what shall hold, and from when.
    private func askPlan(_ place: PlatformPlace, _ typed: PlanForm, _ corrections: Corrections) async throws -> WebResponse {
        guard let setting = Setting(rawValue: typed.setting) else { throw WebError.notFound }
        let (language, path) = (place.language, "\(PlatformPlace.path)/settings")
        let current = try await settings.values(at: place.now)[setting]
        let bounds = "\(setting.text(setting.bounds.lowerBound)(language)) – \(setting.text(setting.bounds.upperBound)(language))"
        let options = [1, 0].map { Control.Option(String($0), setting.text($0)(language)) }
        let amount: Control =
            setting.unit == .yesNo
            ? Control("value", PlatformWords.newValue(language), .select(options), value: typed.value)
            : Control(
                "value", PlatformWords.newValue(language), value: typed.value, help: bounds,
                attributes: [("inputmode", setting.hasDecimals ? "decimal" : "numeric"), ("maxlength", "16"), ("autocomplete", "off")])
        let controls = [
            amount,
            Control(
                "from", PlatformWords.from(language), .input("datetime-local"), value: typed.from, help: PlatformWords.fromHelp(language)),
            Control(
                "reason", PlatformWords.why(language), value: typed.reason, required: false,
                attributes: [("maxlength", "200"), ("autocomplete", "off")]),
        ]
        let inside: HTML = #"""
            <div class="stack"><p class="ink2">\#(setting.about, language)</p>\#(facts([(PlatformWords.holdsNow(language), "\(setting.text(current)(language))")]))\#
            \#(place.form("\(path)/plan", controls, corrections, hidden: [("setting", setting.rawValue), ("idempotency_key", typed.key)], button: #"""
                <button class="btn teal">\#(PlatformWords.planVerb, language)</button><a class="btn ghost" href="\#(path)">\#(PlatformWords.leave, language)</a>
                """#))</div>
            """#
        return place.page(
            setting.label(language), at: .settings, crumbs: [(PlatformWords.settings(language), path)],
            body: section(PlatformWords.planChange(language), inside), status: corrections.isEmpty ? 200 : 422)
    }
}

extension Setting {
    /// Whether people write it with two decimals: yuan and percents.
    fileprivate var hasDecimals: Bool { unit == .money || unit == .basisPoints }
}

/// A value as people write it: yuan, percents, or a whole number.
private func typedValue(_ text: String, of setting: Setting) -> Int64? {
    guard setting.hasDecimals else { return typedCount(text) }
    guard case .amount(let amount) = Yuan.read(text.hasSuffix("%") ? String(text.dropLast()) : text) else { return nil }
    return amount.minor
}
