// ReconcilePage.swift: where payment companies' books and ours differ, what to do about it, and the button that does the safe part.
import Core
import Design
import Identity
import Payments
import Web

extension Consoles {
    var reconcilePages: [PageRoute] {
        let (path, needs) = ("\(PlatformPlace.path)/reconciliation", Permission.platform("payments.reconcile"))
        return [
            PageRoute(.get, path, needs: needs) { try await showReconciliation($0) },
            PageRoute(.post, "\(path)/compare", needs: needs) { request in
                let form = try request.form()
                let provider = try payments.provider(form.text("provider") ?? "").name
                guard let day = form.text("day").flatMap(StatementDay.init) else { throw InvalidInput([FieldProblem("day", "wrong_type")]) }
                try await identity.noteForPlatform("statement.compared", subject: "\(provider) \(day)", by: try request.caller.id())
                do {
                    let found = try await payments.reconcile(day, of: provider).found
                    return .redirect(to: "\(path)?provider=\(provider)&done=\(found == 0 ? "compared" : "differs")")
                } catch let error as PaymentError where [.unavailable, .conflict].contains(error.kind) {
                    return .redirect(to: "\(path)?provider=\(provider)&done=notReady")
                }
            },
            PageRoute(.post, "\(path)/ask", needs: needs) { request in
                let (provider, id) = try named(try request.form())
                try await identity.noteForPlatform("difference.asked", subject: "\(provider) \(id)", by: try request.caller.id())
                do {
                    let difference = try await payments.ask(about: id, of: provider)
                    return .redirect(to: "\(path)?provider=\(provider)&done=\(difference.state == .settled ? "agreed" : "stillDiffers")")
                } catch let error as PaymentError where [.unavailable, .conflict].contains(error.kind) {
                    return .redirect(to: "\(path)?provider=\(provider)&done=notReady")
                }
            },
            PageRoute(.post, "\(path)/settle", needs: needs) { request in
                let form = try request.form()
                let (provider, id) = try named(form)
                let person = try request.caller.id()
                let note = trimmed(form.text("note") ?? "")
                guard 1...Difference.noteMax ~= note.count else { throw InvalidInput([FieldProblem("note", "required")]) }
                try await identity.noteForPlatform("difference.settled", subject: "\(provider) \(id)", by: person)
                _ = try await payments.settle(id, of: provider, note: note, by: person)
                return .redirect(to: "\(path)?provider=\(provider)&done=settledByHand")
            },
        ]
    }

    private func named(_ form: Form) throws -> (String, ID<Difference>) {
        guard let id = form.text("difference").flatMap({ ID<Difference>($0) }) else { throw PaymentError.notFound }
        return (try payments.provider(form.text("provider") ?? "").name, id)
    }

    private func showReconciliation(_ request: WebRequest) async throws -> WebResponse {
        let place = try await platformPlace(request)
        let (language, path) = (place.language, "\(PlatformPlace.path)/reconciliation")
        let names = payments.providerNames
        let asked = request.query("provider") ?? names[0]
        let provider = names.contains(asked) ? asked : names[0]
        let state = request.query("state").flatMap(Difference.State.init) ?? .open
        let page = try await payments.differences(
            state, of: provider, PageRequest(limit: 50, after: request.query("after").flatMap { Cursor(text: $0) }))
        let days = try await payments.comparedDays(of: provider, limit: 14)
        let providers: [HTML] =
            names.count < 2
            ? []
            : names.map { name in
                let current: HTML = name == provider ? #" aria-current="page""# : HTML()
                return #"<a href="\#(path)?provider=\#(name)"\#(current)>\#(ReconcileWords.provider(name)(language))</a>"#
            }
        let states: [HTML] = Difference.State.allCases.map { one in
            let current: HTML = one == state ? #" aria-current="page""# : HTML()
            return
                #"<a href="\#(path)?provider=\#(provider)&amp;state=\#(one.rawValue)"\#(current)>\#(ReconcileWords.list(one), language)</a>"#
        }
        let rows: [HTML] = page.items.map { row($0, place) }
        let more: HTML =
            page.next.map {
                #"<p><a class="btn line" href="\#(path)?provider=\#(provider)&amp;state=\#(state.rawValue)&amp;after=\#($0.text)">\#(ReconcileWords.more, language)</a></p>"#
            } ?? HTML()
        let list: HTML =
            rows.isEmpty
            ? #"<p class="muted">\#(state == .open ? ReconcileWords.noneOpen : ReconcileWords.noneSettled, language)</p>"#
            : #"<ul class="lined">\#(rows)</ul>\#(more)"#
        let choice: HTML =
            providers.isEmpty ? HTML() : #"<nav class="views" aria-label="\#(ReconcileWords.providers, language)">\#(providers)</nav>"#
        let body: HTML = #"""
            <section class="card">\#(choice)<header><h2>\#(ReconcileWords.differences, language)</h2></header>\#
            <nav class="views" aria-label="\#(ReconcileWords.differences, language)">\#(states)</nav><div class="bd stack">\#(list)</div></section>\#
            \#(dayTable(days, provider, place))
            """#
        let faults: HTML =
            provider == "sandbox"
            ? #"<a class="btn line" href="\#(PlatformPlace.path)/sandbox-pay">\#(ReconcileWords.faults, language)</a>"# : HTML()
        return place.page(
            ReconcileWords.title(language), at: .reconciliation, subtitle: ReconcileWords.about(language), actions: faults,
            body: said(request) + (try await refusedSection(place)) + body)
    }

    /// A page beside reconciliation that a provider of money brings.
    public func reconcilePart(_ request: WebRequest, _ title: Phrase, _ body: HTML) async throws -> WebResponse {
        let place = try await platformPlace(request)
        return place.page(
            title(place.language), at: .reconciliation,
            crumbs: [(ReconcileWords.title(place.language), "\(PlatformPlace.path)/reconciliation")], body: body)
    }

    private func said(_ request: WebRequest) -> HTML {
        guard let done = request.query("done"), let phrase = ReconcileWords.done[done] else { return HTML() }
        return Notice.html(.info, "\(phrase, request.language)")
    }

    private func row(_ difference: Difference, _ place: PlatformPlace) -> HTML {
        let (language, path) = (place.language, "\(PlatformPlace.path)/reconciliation")
        func side(_ side: Difference.Side?) -> String {
            side.map { "\(Format.money($0.amount)) · \(ReconcileWords.state($0.state)(language))" } ?? ReconcileWords.nothing(language)
        }
        let hidden = [("provider", difference.provider), ("difference", String(difference.id.number))]
        let label = "\(ReconcileWords.subject(difference.subject)(language)) \(difference.number)"
        let acts: HTML =
            difference.state == .settled
            ? HTML()
            : #"""
            <span class="row wrap">\#(place.act("\(path)/ask", ReconcileWords.ask(language), hidden: hidden, about: label))\#
            <form class="inline row" method="post" action="\#(path)/settle" data-once>\#(place.request.csrfField)\#
            <input type="hidden" name="provider" value="\#(difference.provider)"><input type="hidden" name="difference" value="\#(difference.id)">\#
            <label><span class="sr">\#(ReconcileWords.note, language) \#(label)</span><input class="in" name="note" required maxlength="\#(Difference.noteMax)" placeholder="\#(ReconcileWords.note, language)"></label>\#
            <button class="btn ghost sm">\#(ReconcileWords.settle, language)<span class="sr"> \#(label)</span></button></form></span>
            """#
        let ending: HTML =
            difference.outcome.map { outcome in
                #"""
                <span class="sub wide-line"><span class="tag teal">\#(ReconcileWords.outcome(outcome), language)</span> \#(difference.note) \#(difference.settledAt.map { When.html($0, now: place.now, language) } ?? HTML())</span>
                """#
            }
            ?? (difference.note.isEmpty
                ? HTML()
                : #"<span class="sub wide-line">\#(ReconcileWords.lastAsked, language)<span class="mono">\#(difference.note)</span></span>"#)
        return #"""
            <li class="row between wrap" id="d\#(difference.id)"><span class="grow"><span class="tag danger">\#(ReconcileWords.kind(difference.kind), language)</span> \#
            <b>\#(ReconcileWords.subject(difference.subject), language)</b> <span class="mono">\#(difference.number)</span>\#
            <span class="sub wide-line">\#(ReconcileWords.theirs, language) <b class="num">\#(side(difference.theirs))</b> · \#(ReconcileWords.ours, language) <b class="num">\#(side(difference.ours))</b> · \#(difference.day.description)</span>\#
            <span class="sub wide-line">\#(ReconcileWords.advice(difference), language)</span>\#(ending)</span>\#(acts)</li>
            """#
    }

    private func dayTable(_ days: [ComparedDay], _ provider: String, _ place: PlatformPlace) -> HTML {
        let (language, path) = (place.language, "\(PlatformPlace.path)/reconciliation")
        let rows: [HTML] = days.map { day in
            func money(_ minor: Int64) -> String { Format.money(.cny(minor)) }
            let cells: [HTML] = [
                (ReconcileWords.lines, Format.grouped(day.lines)), (ReconcileWords.paid, money(day.paid)),
                (ReconcileWords.refunded, money(day.refunded)), (ReconcileWords.paidOut, money(day.paidOut)),
                (ReconcileWords.fees, money(day.fees)), (ReconcileWords.found, Format.grouped(day.found)),
            ].map { #"<td data-l="\#($0.0, language)" class="num">\#($0.1)</td>"# }
            return #"""
                <tr><td><b class="num">\#(day.day.description)</b> <span class="sub">\#(When.html(day.comparedAt, now: place.now, language))</span></td>\#(cells)</tr>
                """#
        }
        let heads: [HTML] = [
            ReconcileWords.day, ReconcileWords.lines, ReconcileWords.paid, ReconcileWords.refunded, ReconcileWords.paidOut,
            ReconcileWords.fees, ReconcileWords.found,
        ].enumerated().map { index, head in
            index == 0 ? #"<th scope="col">\#(head(language))</th>"# : #"<th scope="col" class="num">\#(head(language))</th>"#
        }
        let yesterday = StatementDay(of: place.now).before
        let form: HTML = #"""
            <form class="inline row" method="post" action="\#(path)/compare" data-once>\#(place.request.csrfField)<input type="hidden" name="provider" value="\#(provider)">\#
            <label><span class="sr">\#(ReconcileWords.day, language)</span><input class="in" type="date" name="day" value="\#(yesterday.description)" max="\#(yesterday.description)" required></label>\#
            <button class="btn line sm">\#(ReconcileWords.compare, language)</button></form>
            """#
        let inside: HTML =
            rows.isEmpty
            ? #"<div class="bd"><p class="muted">\#(ReconcileWords.noDays, language)</p></div>"#
            : #"<div class="tbl flat"><table><caption class="sr">\#(ReconcileWords.statements, language)</caption><thead><tr>\#(heads)</tr></thead><tbody>\#(rows)</tbody></table></div>"#
        return #"<section class="card"><header><h2>\#(ReconcileWords.statements, language)</h2>\#(form)</header>\#(inside)</section>"#
    }
}
