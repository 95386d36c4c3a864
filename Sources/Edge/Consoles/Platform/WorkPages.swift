// WorkPages.swift: events, due work and processes as an operator sees them, and what may be done about them.
import Core
import Design
import Identity
import Runtime
import Web

extension Consoles {
    var workPages: [PageRoute] {
        let path = "\(PlatformPlace.path)/work"
        return [
            PageRoute(.get, path, needs: .platform("work.read")) { try await showWork($0) },
            PageRoute(.post, "\(path)/retry", needs: .platform("work.retry")) { request in
                let form = try request.form()
                let person = try request.caller.id()
                if let home = form.text("home").flatMap({ Int64($0) }), let listener = form.text("listener") {
                    try await identity.noteForPlatform("events.retried", subject: "\(String(listener.prefix(40))) \(home)", by: person)
                    try await monitor.retry(home: home, of: listener)
                } else {
                    try await identity.noteForPlatform("events.retried", subject: "all", by: person)
                    try await monitor.retryParked()
                }
                return .redirect(to: "\(path)?done=retried#parked")
            },
            PageRoute(.post, "\(path)/move", needs: .platform("work.retry")) { request in
                let form = try request.form()
                guard let home = form.text("home").flatMap({ Int64($0) }), let subject = form.text("subject").flatMap({ Int64($0) }),
                    let kind = form.text("kind"), kind.count <= 100
                else { throw WebError.notFound }
                let toNow = form.text("now") == "1"
                try await identity.noteForPlatform(
                    toNow ? "work.run" : "work.postponed", subject: "\(kind) \(subject)", by: try request.caller.id())
                let moved = try await monitor.move(kind, of: subject, home: home, toNow: toNow)
                return .redirect(to: "\(path)?done=\(moved ? "moved" : "gone")#work")
            },
        ]
    }

    private func showWork(_ request: WebRequest) async throws -> WebResponse {
        let place = try await platformPlace(request)
        let language = place.language
        let body: HTML = #"""
            \#(try await parkedList(place))\#(try await troubledList(place))<div class="cols half"><div class="stack t">\#
            \#(try await listenerTable(place))\#(try await processList(place))</div><div class="stack t">\#(try await kindTable(place))</div></div>
            """#
        let refresh: HTML = #"<a class="btn line" href="\#(PlatformPlace.path)/work">\#(PlatformWords.refresh, language)</a>"#
        return place.page(
            PlatformWords.work(language), at: .work, subtitle: PlatformWords.workAbout(language), actions: refresh, body: body)
    }

    private func parkedList(_ place: PlatformPlace) async throws -> HTML {
        let (language, path) = (place.language, "\(PlatformPlace.path)/work")
        let homes = try await monitor.parkedHomes()
        let may = place.may.contains("work.retry")
        let rows: [HTML] = homes.map { parked in
            let state: HTML =
                parked.hasGivenUp
                ? #"<span class="tag danger">\#(PlatformWords.givenUp, language)</span>"#
                : #"<span class="tag gold">\#(PlatformWords.triesAgain, language) \#(When.html(parked.nextAt, now: place.now, language))</span>"#
            let act: HTML =
                may
                ? place.act(
                    "\(path)/retry", PlatformWords.retry(language),
                    hidden: [("home", String(parked.home)), ("listener", parked.listener)], about: parked.event) : HTML()
            return #"""
                <li class="row between wrap"><span class="grow"><b class="mono">\#(parked.listener) ← \#(parked.event)</b> \#(state)\#
                <span class="sub wide-line">\#(PlatformWords.failedTimes, language, ["n": String(parked.failures)]) · \#(PlatformWords.home, language) <span class="mono">\#(parked.home)</span></span>\#
                <span class="sub wide-line mono">\#(parked.reason)</span></span>\#(act)</li>
                """#
        }
        let all: HTML = may && homes.count > 1 ? place.act("\(path)/retry", PlatformWords.retryAll(language)) : HTML()
        let inside: HTML =
            rows.isEmpty ? #"<p class="muted">\#(PlatformWords.nothingParked, language)</p>"# : #"<ul class="lined">\#(rows)</ul>"#
        return #"<div id="parked">\#(section(PlatformWords.parkedHomes(language), more: all, inside))</div>"#
    }

    private func troubledList(_ place: PlatformPlace) async throws -> HTML {
        let (language, path) = (place.language, "\(PlatformPlace.path)/work")
        let may = place.may.contains("work.retry")
        let rows: [HTML] = try await monitor.troubled().map { work in
            let hidden = [("home", String(work.home)), ("kind", work.kind), ("subject", String(work.subject))]
            let acts: HTML =
                may
                ? place.act("\(path)/move", PlatformWords.runNow(language), hidden: hidden + [("now", "1")], about: work.kind)
                    + place.act(
                        "\(path)/move", PlatformWords.inAnHour(language), look: "ghost sm", hidden: hidden + [("now", "0")],
                        about: work.kind)
                : HTML()
            let reason: HTML = work.failure.map { #"<span class="sub wide-line mono">\#($0)</span>"# } ?? HTML()
            return #"""
                <li class="row between wrap"><span class="grow"><b class="mono">\#(work.kind)</b>\#
                <span class="sub wide-line">\#(PlatformWords.attempts, language, ["n": String(work.attempts)]) · \#(PlatformWords.dueAt, language) \#(When.html(work.dueAt, now: place.now, language)) · <span class="mono">\#(work.subject)</span></span>\#(reason)</span><span class="row">\#(acts)</span></li>
                """#
        }
        let inside: HTML =
            rows.isEmpty ? #"<p class="muted">\#(PlatformWords.nothingLate, language)</p>"# : #"<ul class="lined">\#(rows)</ul>"#
        return #"<div id="work">\#(section(PlatformWords.troubledWork(language), inside))</div>"#
    }

    private func listenerTable(_ place: PlatformPlace) async throws -> HTML {
        let language = place.language
        let rows: [HTML] = try await monitor.progress().map { progress in
            let buckets: String = progress.behind.enumerated().filter { $0.element > 0 }.map { "\($0.offset): \($0.element)" }
                .joined(separator: " · ")
            return #"""
                <tr><td><b class="mono">\#(progress.listener)</b><span class="sub">\#(buckets.isEmpty ? PlatformWords.caughtUp(language) : buckets)</span></td>\#
                <td class="num">\#(Format.grouped(progress.total))</td><td class="num">\#(Format.grouped(progress.parked))</td></tr>
                """#
        }
        return table(
            PlatformWords.listeners(language),
            [PlatformWords.listener(language), PlatformWords.behind(language), PlatformWords.parked(language)], rows)
    }

    private func kindTable(_ place: PlatformPlace) async throws -> HTML {
        let language = place.language
        let rows: [HTML] = try await monitor.kinds().map { kind in
            #"""
            <tr><td><b class="mono">\#(kind.kind)</b><span class="sub">\#(PlatformWords.nextAt, language) \#(When.html(kind.nextAt, now: place.now, language))</span></td>\#
            <td class="num">\#(Format.grouped(kind.waiting))</td><td class="num">\#(Format.grouped(kind.overdue))</td><td class="num">\#(Format.grouped(kind.failing))</td></tr>
            """#
        }
        return table(
            PlatformWords.dueWork(language),
            [
                PlatformWords.kind(language), PlatformWords.waitingWork(language), PlatformWords.overdue(language),
                PlatformWords.failing(language),
            ],
            rows)
    }

    private func processList(_ place: PlatformPlace) async throws -> HTML {
        let language = place.language
        let rows: [HTML] = try await monitor.processes().map { process in
            let state: HTML =
                process.isAlive
                ? #"<span class="tag teal">\#(PlatformWords.alive, language)</span>"#
                : #"<span class="tag">\#(PlatformWords.ended, language)</span>"#
            return
                #"<li class="row between"><span class="mono">\#(process.name)</span><span class="row">\#(state)<span class="sub">\#(When.html(process.until, now: place.now, language))</span></span></li>"#
        }
        return section(PlatformWords.processes(language), #"<ul class="lined">\#(rows)</ul>"#)
    }

    private func table(_ title: String, _ heads: [String], _ rows: [HTML]) -> HTML {
        let cells: [HTML] = heads.enumerated().map { index, head in
            index == 0 ? #"<th scope="col">\#(head)</th>"# : #"<th scope="col" class="num">\#(head)</th>"#
        }
        return #"""
            <section class="card"><header><h2>\#(title)</h2></header><div class="tbl"><table><thead><tr>\#(cells)</tr></thead><tbody>\#(rows)</tbody></table></div></section>
            """#
    }
}
