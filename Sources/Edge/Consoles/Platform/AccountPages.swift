// AccountPages.swift: accounts as the platform's staff finds, locks and unlocks them.
import Core
import Design
import Identity
import Web

extension Consoles {
    var accountPages: [PageRoute] {
        let path = "\(PlatformPlace.path)/accounts"
        return [
            PageRoute(.get, path, needs: .platform("accounts.read")) { try await showAccounts($0) },
            PageRoute(.get, "\(path)/{account}", needs: .platform("accounts.read")) { request in
                let place = try await platformPlace(request)
                return try await showAccount(place, try request.id("account"), "", Corrections(place.language))
            },
            keeping("lock", "locked") { try await identity.lock($0, why: $1, by: $2) },
            keeping("unlock", "unlocked") { try await identity.unlock($0, why: $1, by: $2) },
            keeping("end-sessions", "ended") { try await identity.endSessions(of: $0, why: $1, by: $2) },
        ]
    }

    private func keeping(
        _ act: String, _ done: String, _ keep: @escaping @Sendable (ID<Account>, String, ID<Account>) async throws -> Void
    ) -> PageRoute {
        let path = "\(PlatformPlace.path)/accounts"
        return PageRoute(.post, "\(path)/{account}/\(act)", needs: .platform("accounts.lock")) { request in
            let id: ID<Account> = try request.id("account")
            let reason = trimmed(try request.form().text("reason") ?? "")
            return try await attempt(request, then: "\(path)/\(id)?done=\(done)") { place in
                try await keep(id, reason, place.person)
            } refused: {
                try await showAccount($0, id, reason, $1)
            }
        }
    }

    private func showAccounts(_ request: WebRequest) async throws -> WebResponse {
        let place = try await platformPlace(request)
        let (language, path) = (place.language, "\(PlatformPlace.path)/accounts")
        let text = String(trimmed(request.query("q") ?? "").prefix(254))
        let found = try await identity.accounts(matching: text)
        let rows: [HTML] = found.map { account in
            let tag: HTML = account.isLocked ? #" <span class="tag danger">\#(PlatformWords.locked, language)</span>"# : HTML()
            return #"""
                <li class="row between"><span class="grow"><a href="\#(path)/\#(account.id)"><b>\#(account.name)</b></a>\#(tag)\#
                <span class="sub wide-line">\#(account.identifier.masked)</span></span>\#
                <span class="sub">\#(When.html(account.createdAt, now: place.now, language))</span></li>
                """#
        }
        let list: HTML =
            rows.isEmpty
            ? Empty.html(.basket, PlatformWords.noAccounts(language, ["q": text])) : #"<ul class="bd lined">\#(rows)</ul>"#
        let body: HTML = #"""
            <section class="card"><form class="filters" role="search" action="\#(path)"><label class="search">\#(Icon.search.html)<span class="sr">\#(PlatformWords.accountSearch, language)</span>\#
            <input name="q" type="search" maxlength="254" value="\#(text)" placeholder="\#(PlatformWords.accountSearch, language)"></label>\#
            <button class="btn line">\#(PlatformWords.searchVerb, language)</button></form>\#(list)</section>
            """#
        return place.page(
            PlatformWords.accounts(language), at: .accounts, subtitle: PlatformWords.accountsAbout(language), body: body)
    }

    private func showAccount(
        _ place: PlatformPlace, _ id: ID<Account>, _ reason: String, _ corrections: Corrections
    ) async throws -> WebResponse {
        let (language, path) = (place.language, "\(PlatformPlace.path)/accounts")
        let detail = try await identity.accountDetail(id)
        let entry = detail.entry
        let state: HTML =
            detail.lock == nil
            ? #"<span class="tag teal">\#(PlatformWords.free, language)</span>"#
            : #"<span class="tag danger">\#(PlatformWords.locked, language)</span>"#
        let what = facts([
            (PlatformWords.state(language), state),
            (PlatformWords.identifier(language), #"<span class="num">\#(entry.identifier.masked)</span>"#),
            (PlatformWords.accountNumber(language), #"<span class="mono">\#(entry.id)</span>"#),
            (PlatformWords.createdAt(language), When.full(entry.createdAt)),
            (PlatformWords.sessions(language), "\(Format.count(detail.sessions, language))"),
        ])
        let works: [HTML] = detail.memberships.map { membership in
            let roles: String = membership.roles.map { $0.words(language) }.sorted().joined(separator: " · ")
            return #"<li>\#(membership.organisation.name) <span class="sub">\#(roles)</span></li>"#
        }
        let names = try await identity.names(of: detail.records.map(\.actor))
        let records: [HTML] = detail.records.map { record in
            #"""
            <li>\#(PlatformWords.what(record.what), language) <span class="sub">\#(names[record.actor] ?? "\(record.actor)") · \#(When.html(record.at, now: place.now, language))</span>\#
            <span class="sub wide-line">\#(record.reason)</span></li>
            """#
        }
        var side = HTML()
        if place.may.contains("accounts.lock") {
            let control = Control(
                "reason", PlatformWords.reason(language), .area(rows: 2), value: reason, help: PlatformWords.accountReasonHelp(language),
                attributes: [("maxlength", "300")])
            let buttons: HTML =
                detail.lock == nil
                ? #"""
                <button class="btn line neg" formaction="\#(path)/\#(id)/lock">\#(PlatformWords.lock, language)</button>\#
                <button class="btn line" formaction="\#(path)/\#(id)/end-sessions">\#(PlatformWords.endSessions, language)</button>
                """#
                : #"<button class="btn teal" formaction="\#(path)/\#(id)/unlock">\#(PlatformWords.unlock, language)</button>"#
            let about = detail.lock == nil ? PlatformWords.lockAbout(language) : PlatformWords.unlockAbout(language)
            side = section(
                PlatformWords.keepAccount(language),
                #"<p class="ink2">\#(about)</p>"#
                    + place.form("\(path)/\(id)/\(detail.lock == nil ? "lock" : "unlock")", [control], corrections, button: buttons))
        }
        let banner: HTML = detail.lock.map { Notice.html(.warning, "\(PlatformWords.lockedBecause, language)\($0.reason)") } ?? HTML()
        let body: HTML = #"""
            \#(banner)<div class="cols half"><div class="stack t">\#(section(PlatformWords.account(language), what))\#
            \#(section(PlatformWords.worksFor(language), works.isEmpty ? #"<p class="muted">\#(PlatformWords.worksForNobody, language)</p>"# : #"<ul class="lined">\#(works)</ul>"#))</div>\#
            <div class="stack t">\#(side)\#(section(PlatformWords.history(language), records.isEmpty ? #"<p class="muted">\#(PlatformWords.noRecords, language)</p>"# : #"<ol class="tl">\#(records)</ol>"#))</div></div>
            """#
        return place.page(
            entry.name, at: .accounts, crumbs: [(PlatformWords.accounts(language), path)], body: body,
            status: corrections.isEmpty ? 200 : 422)
    }
}
