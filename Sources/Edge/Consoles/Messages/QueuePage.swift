// QueuePage.swift: a shop's conversations: who waits longest first, how fast answers are, what is saved for answering.
import Catalog
import Core
import CustomerService
import Design
import Identity
import Web

extension Consoles {
    /// In bytes: a long text is refused in words, with all of it still in its field.
    static let messageFormBytes = 256 << 10

    var messagePages: [PageRoute] {
        let path = "/desk/shops/{shop}/messages"
        return [
            PageRoute(.get, path, needs: .shop(CustomerService.read)) { try await showQueue($0, typed: "") },
            PageRoute(.post, "/desk/shops/{shop}/quick-replies", needs: .shop(CustomerService.write), bodyLimit: Self.messageFormBytes) {
                try await addQuickReply($0)
            },
            PageRoute(.post, "/desk/shops/{shop}/quick-replies/{reply}/remove", needs: .shop(CustomerService.write)) { request in
                let place = try await workplace(request)
                try await customerService.removeQuickReply(request.id("reply"), of: place.shop.id)
                return .redirect(to: "\(place.path)/messages?done=reply#replies")
            },
        ] + talkPages
    }

    private func addQuickReply(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let typed = try request.form().text("reply") ?? ""
        var corrections = Corrections(place.language)
        do {
            try await customerService.addQuickReply(typed, to: place.shop.id)
            return .redirect(to: "\(place.path)/messages?done=reply#replies")
        } catch let error as any CodedError where error.kind == .invalid || error.kind == .conflict {
            corrections.take(error) { $0 == "text" ? "reply" : $0 }
            return try await showQueue(request, typed: typed, corrections)
        }
    }

    private func showQueue(_ request: WebRequest, typed: String, _ corrections: Corrections? = nil) async throws -> WebResponse {
        let place = try await workplace(request)
        let (language, path) = (place.language, "\(place.path)/messages")
        let view = request.query("view").flatMap(QueueView.init(rawValue:)) ?? .waiting
        let after = request.query("after").flatMap { Cursor(text: $0) }
        let page = try await customerService.queue(of: place.shop.id, view, by: place.person, PageRequest(limit: 20, after: after))
        let names = try await identity.displayNames(of: page.items.map(\.buyer) + page.items.compactMap(\.assignee))
        let tabs: [HTML] = QueueView.allCases.map { tab in
            let current: HTML = tab == view ? #" aria-current="page""# : HTML()
            let count: HTML = tab == .waiting ? " <span>\(Format.count(place.unanswered, language))</span>" : HTML()
            return #"<a href="\#(path)?view=\#(tab.rawValue)"\#(current)>\#(TalkWords.view(tab), language)\#(count)</a>"#
        }
        let rows: [HTML] = page.items.map { row($0, names, place) }
        let list: HTML =
            rows.isEmpty
            ? Empty.html(.tea, (view == .waiting ? TalkWords.noneWaiting : TalkWords.none)(language))
            : #"<ul class="bd lined">\#(rows)</ul>"#
        let next: String? = page.next.map { path + address([("view", view.rawValue), ("after", $0.text)]) }
        let replies = try await customerService.quickReplies(of: place.shop.id)
        let problems = corrections ?? Corrections(language)
        let body: HTML = #"""
            \#(problems.summary(["reply": TalkWords.reply(language)]))\#(try await figures(place))\#
            <div class="cols"><div class="stack t"><section class="card"><nav class="views" aria-label="\#(Say.state, language)">\#(tabs)</nav>\#(list)</section>\#
            \#(Paging.html(next: next, language))</div><div class="stack t">\#(saved(replies, typed, problems, place))</div></div>
            """#
        return place.page(Say.messages(language), at: .messages, body: body, status: problems.isEmpty ? 200 : 422)
    }

    private func row(_ item: Conversation, _ names: [ID<Account>: String], _ place: Workplace) -> HTML {
        let (language, buyer) = (place.language, names[item.buyer] ?? "")
        let said: String = item.last.text.isEmpty ? item.last.card.map { TalkWords.card($0)(language) } ?? "" : item.last.text
        let who: HTML = item.last.side == .shop ? "\(TalkWords.us, language)" : HTML()
        let waits: HTML =
            item.waitingSince.flatMap { When.left(until: place.now + .milliseconds(1), now: $0, language) }.map {
                #"<span class="tag gold">\#(TalkWords.waits, language, ["time": $0])</span>"#
            } ?? #"<span class="sub">\#(When.html(item.last.at, now: place.now, language))</span>"#
        let unread: HTML =
            item.unread > 0
            ? #" <span class="tag red">\#(TalkWords.unread, language, ["n": Format.count(item.unread, language)])</span>"# : HTML()
        let served: HTML =
            item.assignee.map { staff in
                let name = staff == place.person ? TalkWords.me(language) : names[staff] ?? ""
                return #"<span class="sub">\#(TalkWords.servedBy, language, ["name": name])</span>"#
            } ?? #"<span class="sub">\#(TalkWords.nobody, language)</span>"#
        return #"""
            <li class="row g2"><span class="avatar" aria-hidden="true">\#(buyer.prefix(1))</span><div class="grow"><div class="row between wrap"><span><a class="tapline b" href="\#(place.path)/messages/\#(item.id)#last">\#(buyer)</a>\#(unread)</span>\#(waits)</div>\#
            <p class="sub cut" dir="auto">\#(who)\#(said)</p>\#(served)</div></li>
            """#
    }

    /// How long buyers waited, today and over seven days.
    private func figures(_ place: Workplace) async throws -> HTML {
        let language = place.language
        let today = try await customerService.answerTimes(of: place.shop.id, days: 1)
        let week = try await customerService.answerTimes(of: place.shop.id, days: 7)
        func text(_ span: Span?) -> String {
            span.flatMap { When.left(until: place.now + $0, now: place.now, language) } ?? "—"
        }
        func half(_ times: AnswerTimes) -> String {
            if let within = times.halfWithin { return TalkWords.within(language, ["time": text(within)]) }
            return times.count > 0 ? TalkWords.overADay(language) : "—"
        }
        func tile(_ label: Phrase, _ value: String, _ note: String) -> HTML {
            #"<div><dt>\#(label, language)</dt><dd><b class="num">\#(value)</b></dd><dd class="sub">\#(note)</dd></div>"#
        }
        let count = { (times: AnswerTimes) in TalkWords.answers(language, ["n": Format.grouped(times.count)]) }
        return #"""
            <dl class="card tiles" aria-label="\#(TalkWords.times, language)">\#(tile(TalkWords.waiting, Format.count(place.unanswered, language), TalkWords.longestFirst(language)))\#
            \#(tile(TalkWords.halfToday, half(today), count(today)))\#(tile(TalkWords.halfWeek, half(week), count(week)))\#
            \#(tile(TalkWords.meanWeek, text(week.mean), TalkWords.firstAnswers(language)))</dl>
            """#
    }

    private func saved(_ replies: [QuickReply], _ typed: String, _ corrections: Corrections, _ place: Workplace) -> HTML {
        let (language, write) = (place.language, place.may.contains(CustomerService.write))
        let rows: [HTML] = replies.map { reply in
            let remove: HTML =
                write
                ? #"""
                <form class="inline" method="post" action="\#(place.path)/quick-replies/\#(reply.id)/remove" data-once>\#(place.request.csrfField)<button class="btn ghost sm">\#(TalkWords.remove, language)<span class="sr"> \#(reply.text)</span></button></form>
                """# : HTML()
            return #"<li class="row between"><span class="grow" dir="auto">\#(reply.text)</span>\#(remove)</li>"#
        }
        let list: HTML = rows.isEmpty ? #"<p class="sub">\#(TalkWords.noReplies, language)</p>"# : #"<ul class="lined">\#(rows)</ul>"#
        var form = HTML()
        if write {
            let control = Control("reply", TalkWords.reply(language), .area(rows: 2), value: typed)
            form = #"""
                <form class="stack g1" method="post" action="\#(place.path)/quick-replies" data-once>\#(place.request.csrfField)\#(control.html(error: corrections["reply"], language))\#
                <div><button class="btn line">\#(TalkWords.keep, language)</button></div></form>
                """#
        }
        return
            #"<section class="card" id="replies"><header><h2>\#(TalkWords.replies, language)</h2></header><div class="bd stack">\#(list)\#(form)</div></section>"#
    }
}
