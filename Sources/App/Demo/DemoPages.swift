// DemoPages.swift: /demo, where one chooses whom to be, and the tours that lead each of them around.
import Core
import Design
import Identity
import Market
import Web

extension Front {
    var demoPages: [PageRoute] {
        guard !demo.isEmpty else { return [] }
        return [
            PageRoute(.get, "/demo") { .html(people($0)) },
            PageRoute(.get, "/demo/tour/{tour}") { request in
                guard let tour = DemoTour.all.first(where: { $0.name == request.parameter("tour") }) else { throw WebError.notFound }
                return .html(try await show(tour, request))
            },
        ]
    }

    // MARK: Whom to be

    private func people(_ request: WebRequest) -> HTML {
        let language = request.language
        let mine = played(by: request)?.account
        let groups: [HTML] = DemoGroup.allCases.map { group in
            let cards: [HTML] = demo.enumerated().filter { $0.element.group == group }.map { index, person in
                let now: HTML = person.account == mine ? #" <span class="tag teal">\#(DemoWords.now, language)</span>"# : HTML()
                let tour: HTML =
                    person.tour.map {
                        #"<a class="tapline sm" href="/demo/tour/\#($0)">\#(DemoWords.tour, language)</a>"#
                    } ?? HTML()
                return #"""
                    <li><form class="row between" method="post" action="/sign-in/demo">\#(request.csrfField)\#
                    <div><b>\#(person.name)</b> · \#(person.role, language)\#(now)\#
                    <p class="sm muted">\#(person.about, language)</p>\#(tour)</div>\#
                    <button class="btn line" name="who" value="\#(index)">\#(DemoWords.be, language)<span class="sr"> \#(person.name)</span></button></form></li>
                    """#
            }
            return
                #"<section class="card pad stack"><h2>\#(DemoWords.group(group), language)</h2><ul class="lined">\#(cards)</ul></section>"#
        }
        let body: HTML = """
            <p class="ink2">\(DemoWords.about, language)</p>\(groups)<p class="sm muted">\(DemoWords.reset, language)</p>
            """
        return StorePage(title: DemoWords.title(language), language: language, body: body, header: .back(to: "/"), here: "/demo").html
    }

    // MARK: Tours

    private func show(_ tour: DemoTour, _ request: WebRequest) async throws -> HTML {
        let language = request.language
        let player = played(by: request)
        let isThem = player?.tour == tour.name
        let guide = try await DemoGuide(rooms, isThem ? player : nil, others: demo.filter { $0.tour == tour.name })
        let steps: [HTML] = tour.steps.enumerated().map { index, step in
            let tick: HTML =
                guide.done.contains(step.proof) ? #" <span class="tag teal">✓ \#(DemoWords.done, language)</span>"# : HTML()
            return #"""
                <li><b>\#(index + 1). \#(step.title, language)</b>\#(tick)<p class="sm ink2">\#(step.text, language)</p>\#
                <a class="tapline" href="\#(guide.address(step.path))">\#(DemoWords.go, language)<span class="sr">\#(step.title, language)</span></a></li>
                """#
        }
        var who = HTML()
        if !isThem {
            let buttons: [HTML] = demo.enumerated().filter { $0.element.tour == tour.name }.prefix(1).map { index, person in
                #"<button class="btn" name="who" value="\#(index)">\#(DemoWords.play, language, ["name": person.name])</button>"#
            }
            who = #"""
                <form class="card pad stack g2" method="post" action="/sign-in/demo">\#(request.csrfField)\#
                <input type="hidden" name="next" value="/demo/tour/\#(tour.name)"><p>\#(DemoWords.notThem, language)</p>\#(buttons)</form>
                """#
        }
        let body: HTML = #"""
            <p class="ink2">\#(tour.about, language)</p>\#(who)
            <section class="card pad"><ol class="lined">\#(steps)</ol></section>
            <p class="sm muted">\#(DemoWords.ticks, language)</p>
            """#
        return StorePage(
            title: tour.title(language), language: language, body: body, header: .back(to: "/demo"), here: "/demo/tour/\(tour.name)"
        ).html
    }
}

enum DemoWords {
    static let title = Phrase("demo.title", zh: "换个身份", en: "Be somebody else")
    static let about = Phrase(
        "demo.about", zh: "这是演示：八家店、八十件商品和一个月的买卖都是我们编的，付款不动真钱。选一个人，一键登录，从他的角度看。",
        en:
            "This is a demo: eight shops, eighty products and a month of trade, all made up; no real money moves. Choose somebody and see it through their eyes."
    )
    static let reset = Phrase(
        "demo.reset", zh: "玩乱了？停下服务，运行 souk demo reset，一切回到最初。",
        en: "Made a mess? Stop the server and run souk demo reset: all is as at first.")
    static let now = Phrase("demo.now", zh: "现在", en: "Now")
    static let be = Phrase("demo.be", zh: "登录", en: "Sign in")
    static let tour = Phrase("demo.see_tour", zh: "看导览", en: "See the tour")
    static let done = Phrase("demo.done", zh: "做过了", en: "done")
    static let go = Phrase("demo.go", zh: "去看看", en: "Go there")
    static let play = Phrase("demo.play", zh: "以{name}的身份开始", en: "Start as {name}")
    static let notThem = Phrase("demo.not_them", zh: "导览里的页面要用这个身份看。", en: "The pages of this tour are this person's.")
    static let ticks = Phrase(
        "demo.ticks", zh: "能查到的步骤做完会打勾；只是看看的不打。", en: "Steps that leave a trace get a tick once done; looking leaves none.")
    static func group(_ group: DemoGroup) -> Phrase {
        switch group {
        case .buyers: Phrase("demo.buyers", zh: "买东西的人", en: "Buyers")
        case .merchants: Phrase("demo.merchants", zh: "开店的人", en: "Shop owners")
        case .staff: Phrase("demo.staff", zh: "店里的人", en: "Shop staff")
        case .platform: Phrase("demo.platform", zh: "平台的人", en: "The platform")
        }
    }
}
