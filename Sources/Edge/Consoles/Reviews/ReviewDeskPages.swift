// ReviewDeskPages.swift: a shop reads and answers its reviews; the platform looks at reported ones.
import Catalog
import Core
import Design
import Identity
import Reviews
import Trade
import Web

extension Consoles {
    var reviewDeskPages: [PageRoute] {
        let platform = PlatformPlace.path
        return [
            PageRoute(.get, "/desk/shops/{shop}/reviews", needs: .shop("orders.read")) { request in
                let place = try await workplace(request)
                return try await showReviews(place, Corrections(place.language))
            },
            PageRoute(.post, "/desk/shops/{shop}/reviews/{review}/answer", needs: .shop(Reviews.answer)) { request in
                let place = try await workplace(request)
                do {
                    try await reviews.answer(
                        request.id("review"), of: place.shop.id, plain(request.form().text("text")), by: place.person)
                    return .redirect(to: "\(place.path)/reviews?done=saved")
                } catch let error as InvalidInput {
                    var corrections = Corrections(place.language)
                    corrections.take(error)
                    return try await showReviews(place, corrections)
                }
            },
            PageRoute(.get, "\(platform)/reviews", needs: .platform(Reviews.hide)) { request in
                let place = try await platformPlace(request)
                return try await showReported(place, Corrections(place.language))
            },
            PageRoute(.post, "\(platform)/shops/{shop}/reviews/{review}/hide", needs: .platform(Reviews.hide)) { request in
                try await attempt(request, then: "\(platform)/reviews?done=saved") { place in
                    try await reviews.hide(
                        request.id("review"), of: request.id("shop"), request.form().text("reason") ?? "", by: place.person)
                } refused: {
                    try await showReported($0, $1)
                }
            },
            PageRoute(.post, "\(platform)/shops/{shop}/reviews/{review}/keep", needs: .platform(Reviews.hide)) { request in
                try await attempt(request, then: "\(platform)/reviews?done=saved") { place in
                    try await reviews.show(request.id("review"), of: request.id("shop"), by: place.person)
                } refused: {
                    try await showReported($0, $1)
                }
            },
        ]
    }

    private func showReviews(_ place: Workplace, _ corrections: Corrections) async throws -> WebResponse {
        let (language, path) = (place.language, "\(place.path)/reviews")
        let filters: [(ReviewFilter, Phrase)] = [
            (.all, CaseDeskWords.filterAll), (.unanswered, CaseDeskWords.filterOpen), (.bad, CaseDeskWords.filterBad),
        ]
        let filter = place.request.query("filter").flatMap(ReviewFilter.init(rawValue:)) ?? .all
        let after = place.request.query("after").flatMap { Cursor(text: $0) }
        let page = try await reviews.reviews(ofShop: place.shop.id, filter, PageRequest(limit: 20, after: after))
        let names = try await identity.displayNames(of: page.items.map(\.buyer))
        let rating = try await reviews.rating(of: place.shop.id)
        let tabs: [HTML] = filters.map { one, label in
            #"<a href="\#(path)?filter=\#(one.rawValue)"\#(one == filter ? #" aria-current="page""# as HTML : HTML())>\#(label, language)</a>"#
        }
        let rows: [HTML] = page.items.map { it in
            var form = HTML()
            if place.may.contains(Reviews.answer), !it.isHidden {
                let verb = it.answer == nil ? CaseDeskWords.answer : CaseDeskWords.answerAgain
                form = #"""
                    <details class="fold"><summary>\#(verb, language)<span class="sr"> \#(it.id)</span></summary><form class="stack" method="post" action="\#(path)/\#(it.id)/answer" data-once>\#(place.request.csrfField)<label class="field"><span>\#(CaseDeskWords.answerOf, language)</span>\#
                    <textarea class="in" rows="2" name="text" maxlength="500">
                    \#(it.answer?.words.text ?? "")</textarea></label><div><button class="btn line sm">\#(CaseDeskWords.answerSave, language)<span class="sr"> \#(it.id)</span></button></div></form></details>
                    """#
            }
            if let answer = it.answer {
                form = #"<p dir="auto"><b>\#(CaseDeskWords.answerOf, language)</b> \#(answer.words.text)</p>"# + form
            }
            return "<li>\(said(it, names[it.buyer] ?? "", place.now, language))\(form)</li>"
        }
        let next: String? = page.next.map { path + address([("filter", filter.rawValue), ("after", $0.text)]) }
        let list: HTML =
            rows.isEmpty ? Empty.html(.tea, CaseDeskWords.reviewNone(language)) : #"<ul class="bd lined">\#(rows)</ul>"#
        let subtitle =
            rating.tenths.map { CaseDeskWords.rating(language, ["n": "\($0 / 10).\($0 % 10)", "k": Format.count(rating.count, language)]) }
            ?? ""
        return place.page(
            CaseDeskWords.reviews(language), at: .reviews, subtitle: subtitle,
            body:
                #"\#(corrections.summary([:]))<section class="card"><nav class="views" aria-label="\#(Say.state, language)">\#(tabs)</nav>\#(list)</section>\#(Paging.html(next: next, language))"#,
            status: corrections.isEmpty ? 200 : 422)
    }

    /// What a buyer said, as desks read it.
    private func said(_ it: Review, _ name: String, _ now: Timestamp, _ language: Language) -> HTML {
        let pictures: [HTML] = (it.words.pictures + (it.followUp?.words.pictures ?? [])).enumerated().map { index, address in
            let label = CaseDeskWords.picture(language, ["n": String(index + 1)])
            return #"<a href="\#(address)"><img src="\#(address)" alt="\#(label)" width="88" height="88" loading="lazy"></a>"#
        }
        let shown: HTML = pictures.isEmpty ? HTML() : #"<div class="row wrap">\#(pictures)</div>"#
        let later: HTML =
            it.followUp.map { #"<p dir="auto"><b>\#(CaseDeskWords.followed, language)</b> \#($0.words.text)</p>"# } ?? HTML()
        let hidden: HTML =
            it.hiddenFor.map { #"<p><span class="tag danger">\#(CaseDeskWords.hiddenFor, language, ["why": $0])</span></p>"# } ?? HTML()
        return #"""
            <div class="row between wrap"><span><b>\#(CaseDeskWords.stars, language, ["n": String(it.starsGiven)])</b> <span class="sub">\#(name) · \#(it.specText)</span></span><span class="sub">\#(When.html(it.at, now: now, language))</span></div>\#
            <p dir="auto">\#(it.words.text)</p>\#(later)\#(shown)\#(hidden)
            """#
    }

    private func showReported(_ place: PlatformPlace, _ corrections: Corrections) async throws -> WebResponse {
        let language = place.language
        let after = place.request.query("after").flatMap { Cursor(text: $0) }
        let page = try await reviews.reported(PageRequest(limit: 20, after: after))
        let names = try await identity.displayNames(of: page.items.map(\.review.buyer))
        let rows: [HTML] = page.items.map { reported in
            let it = reported.review
            let path = "\(PlatformPlace.path)/shops/\(it.shop)/reviews/\(it.id)"
            let why: [HTML] = reported.reasons.map { #"<p class="sub">\#(CaseDeskWords.reportedFor, language, ["why": $0])</p>"# }
            return #"""
                <li>\#(said(it, names[it.buyer] ?? "", place.now, language))\#(why)<div class="row wrap"><form class="row grow" method="post" action="\#(path)/hide" data-once>\#(place.request.csrfField)<input class="in grow" name="reason" maxlength="200" placeholder="\#(CaseDeskWords.hideWhy, language)" aria-label="\#(CaseDeskWords.hideWhy, language) \#(it.id)">\#
                <button class="btn line sm">\#(CaseDeskWords.hide, language)<span class="sr"> \#(it.id)</span></button></form>\#(place.act("\(path)/keep", CaseDeskWords.keep(language), about: it.id.description))</div></li>
                """#
        }
        let next: String? = page.next.map { "\(PlatformPlace.path)/reviews" + address([("after", $0.text)]) }
        let list: HTML =
            rows.isEmpty ? Empty.html(.tea, CaseDeskWords.reportedNone(language)) : #"<ul class="bd lined">\#(rows)</ul>"#
        return place.page(
            CaseDeskWords.reviews(language), at: .reviews,
            body: #"\#(corrections.summary([:]))<section class="card">\#(list)</section>\#(Paging.html(next: next, language))"#,
            status: corrections.isEmpty ? 200 : 422)
    }
}
