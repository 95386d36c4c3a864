// ReviewPages.swift: what buyers said of a product, saying it, and reporting what should not be there.
import Catalog
import Core
import Design
import Identity
import Reviews
import Trade
import Web

extension Storefront {
    var reviewPages: [PageRoute] {
        let list = "/products/{shop}/{product}/reviews", own = "/orders/{shop}/{order}/reviews"
        return [
            PageRoute(.get, list, isKept: true) { try await reviewList($0) },
            PageRoute(.get, "\(list)/{review}/report", needs: .signedIn) { try await reportPage($0, []) },
            PageRoute(.post, "\(list)/{review}/report", needs: .signedIn) { try await report($0) },
            PageRoute(.get, own, needs: .signedIn) { try await ownReviews($0, nil, []) },
            PageRoute(.post, own, needs: .signedIn, bodyLimit: Self.casePictures) { try await review($0) },
            PageRoute(.post, "\(own)/{review}", needs: .signedIn, bodyLimit: Self.casePictures) { try await sayMore($0) },
        ]
    }

    // MARK: reading

    private func reviewList(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let (id, shop): (ID<Product>, ID<Shop>) = (try request.id("product"), try request.id("shop"))
        let sight = try await catalog.sight(of: id, of: shop)
        let filter = request.query("filter").flatMap { ReviewFilter(rawValue: $0) } ?? .all
        let path = productPath(shop, id)
        let page = try await reviews.reviews(of: id, shop: shop, filter, PageRequest(limit: 20, after: request.after))
        let rating = try await reviews.rating(of: id, shop: shop)
        let names = try await identity.displayNames(of: page.items.map(\.buyer))
        let chips: [HTML] = ReviewFilter.allCases.filter { $0 != .unanswered }.map { one in
            let mark: HTML = one == filter ? #" aria-current="page""# : HTML()
            return #"<a class="chip"\#(mark) href="\#(path)/reviews?filter=\#(one.rawValue)">\#(ReviewText.filter(one), language)</a>"#
        }
        let rows: [HTML] = page.items.map { reviewRow($0, names[$0.buyer] ?? "", reports: true, language) }
        let said: HTML = request.query("reported") == nil ? HTML() : Notice.html(.info, "\(ReviewText.reported, language)")
        let next: String? = page.next.map { address("\(path)/reviews", [("filter", filter.rawValue), ("after", $0.text)]) }
        let body: HTML = rows.isEmpty ? Empty.html(.tea, ReviewText.none(language)) : #"<ul class="card rows">\#(rows)</ul>"#
        return try await show(
            request, ReviewText.title(language), header: .back(to: path),
            #"""
            <p class="gutter b cut">\#(sight.product.title)</p>\#(said)<p class="gutter row g2">\#(ratingLine(rating, language))</p>\#
            <nav class="chips" aria-label="\#(ReviewText.filters, language)">\#(chips)</nav>\#(body)\#(Paging.html(next: next, language))
            """#)
    }

    /// Under a product's details: how it is rated and the newest of what was said.
    func productReviews(_ product: Product, _ language: Language) async throws -> HTML {
        let (rating, newest) = try await reviews.summary(of: product.id, shop: product.shop, newest: 2)
        guard rating.count > 0 else { return HTML() }
        let names = try await identity.displayNames(of: newest.map(\.buyer))
        let rows: [HTML] = newest.map { reviewRow($0, names[$0.buyer] ?? "", reports: false, language) }
        return #"""
            <section class="stack g1" aria-labelledby="rv"><div class="section-h"><h2 id="rv">\#(ReviewText.title, language)</h2>\#
            <a class="more" href="\#(productPath(product.shop, product.id))/reviews">\#(ReviewText.all, language)\#(Icon.next.small)</a></div>\#
            <p class="gutter row g2">\#(ratingLine(rating, language))</p><ul class="card rows">\#(rows)</ul></section>
            """#
    }

    private func reviewRow(_ it: Review, _ name: String, reports: Bool, _ language: Language) -> HTML {
        let masked = name.isEmpty ? "" : name.prefix(1) + "**"
        func said(_ label: Phrase, _ said: Review.Said?) -> HTML {
            said.map {
                #"<p class="sm ink2" dir="auto"><b>\#(label, language)</b> \#($0.words.text)</p>\#(casePictures($0.words.pictures, language))"#
            } ?? HTML()
        }
        let report: HTML =
            reports
            ? #"<a class="sm muted" href="\#(productPath(it.shop, it.product))/reviews/\#(it.id)/report">\#(ReviewText.report, language)<span class="sr"> \#(masked)</span></a>"#
            : HTML()
        let spec: HTML = it.specText.isEmpty ? HTML() : #"<span class="sm muted">\#(it.specText)</span>"#
        return #"""
            <li class="r"><div class="grow stack g1"><div class="row between"><span class="row g1">\#(starRow(it.starsGiven, ReviewText.stars(language, ["n": String(it.starsGiven)])))<span class="sm ink2">\#(masked)</span></span>\#
            <span class="sm muted">\#(When.html(it.at, now: clock.now(), language))</span></div><p dir="auto">\#(it.words.text)</p>\#(casePictures(it.words.pictures, language))\#(spec)\#
            \#(said(ReviewText.followed, it.followUp))\#(said(ReviewText.answer, it.answer))\#(report)</div></li>
            """#
    }

    // MARK: writing

    private func review(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        let (id, shop): (ID<Order>, ID<Shop>) = (try request.id("order"), try request.id("shop"))
        let line = form.text("line").flatMap { Int64($0) } ?? 0
        var problems: [FieldProblem] = []
        let stars = form.text("stars").flatMap { Int64($0) }
        if stars == nil { problems.append(FieldProblem("stars", "required")) }
        let pictures = try await keepPictures(form, &problems)
        do {
            let words = try ReviewWords(form.text("text") ?? "", pictures: pictures)
            guard problems.isEmpty, let stars else { throw InvalidInput(problems) }
            _ = try await reviews.write(stars, words, of: line, in: id, shop: shop, by: request.caller.id())
        } catch let error as InvalidInput {
            return try await ownReviews(request, line, error.problems, typed: form.text("text") ?? "", status: 422)
        } catch ReviewError.alreadyWritten, ReviewError.notReceived {
            return .redirect(to: "/orders/\(shop)/\(id)/reviews")
        }
        return .redirect(to: "/orders/\(shop)/\(id)/reviews?done=1")
    }

    private func sayMore(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        let (id, shop): (ID<Order>, ID<Shop>) = (try request.id("order"), try request.id("shop"))
        var problems: [FieldProblem] = []
        let pictures = try await keepPictures(form, &problems)
        do {
            if !problems.isEmpty { throw InvalidInput(problems) }
            let words = try ReviewWords(form.text("text") ?? "", pictures: pictures, required: true)
            try await reviews.follow(request.id("review"), of: shop, words, by: request.caller.id())
        } catch let error as InvalidInput {
            return try await ownReviews(request, nil, error.problems, status: 422)
        } catch ReviewError.noFollowUp {
            return .redirect(to: "/orders/\(shop)/\(id)/reviews")
        }
        return .redirect(to: "/orders/\(shop)/\(id)/reviews?done=1")
    }

    /// - Parameter line: whose form is shown again with what is wrong.
    private func ownReviews(
        _ request: WebRequest, _ line: Int64?, _ problems: [FieldProblem], typed: String = "", status: Int = 200
    ) async throws -> WebResponse {
        let language = request.language
        let order = try await trade.order(request.id("order"), of: request.id("shop"), asBuyer: request.caller.id())
        let written = try await reviews.reviews(of: order)
        let categories = try await categories(of: [order])
        let path = "\(orderPath(order))/reviews"
        let parts: [HTML] = order.items.map { item in
            let row = orderItem(item, categories, href: productPath(order.shop, item.product), language)
            if let it = written[item.line] { return shown(it, row, path, request) }
            guard order.completedAt != nil, item.shipped > 0 else { return HTML() }
            let wrong = FormProblems(item.line == line ? problems : [], language)
            let stars = (1...5).reversed().map { Control.Option(String($0), ReviewText.stars(language, ["n": String($0)])) }
            let names = [
                "stars": ReviewText.yourStars(language), "text": ReviewText.yourText(language),
                "pictures": ReviewText.pictures(language),
            ]
            return reviewForm(item.line, row, path, stars, names, wrong, typed: item.line == line ? typed : "", request)
        }
        let none: HTML =
            order.completedAt == nil && written.isEmpty
            ? Empty.html(.tea, ReviewText.notYet(language), action: (AfterSaleWords.toOrder(language), orderPath(order))) : HTML()
        let loose: HTML = line == nil && !problems.isEmpty ? FormProblems(problems, language).html([]) : HTML()
        let done: HTML = request.query("done") == nil ? HTML() : Notice.html(.info, "\(ReviewText.done, language)")
        return try await show(
            request, ReviewText.write(language), header: .back(to: orderPath(order)), status: status, here: path,
            "\(done)\(loose)\(none)\(parts.joined())")
    }

    /// Each item has a form of its own, whose fields are told apart by the item's line.
    private func reviewForm(
        _ line: Int64, _ row: HTML, _ path: String, _ stars: [Control.Option], _ names: [String: String], _ wrong: FormProblems,
        typed: String, _ request: WebRequest
    ) -> HTML {
        let language = request.language
        func problem(_ name: String) -> HTML {
            wrong[name].map { #"<span class="err" id="e\#(line)-\#(name)">\#($0)</span>"# } ?? HTML()
        }
        func state(_ name: String) -> HTML {
            wrong[name] == nil ? HTML() : #" aria-invalid="true" aria-describedby="e\#(line)-\#(name)""#
        }
        let choices: [HTML] = stars.map { option in
            #"<label class="check"><input type="radio" name="stars" value="\#(option.value)" required\#(state("stars"))> \#(option.value) <span class="stars" aria-hidden="true">\#(Icon.star.html)</span><span class="sr">\#(option.label)</span></label>"#
        }
        return #"""
            <form class="card pad stack g3" method="post" action="\#(path)" enctype="multipart/form-data" data-once>\#(request.csrfField)\#(hidden("line", String(line)))\#(row)\#
            <fieldset class="field"><legend>\#(names["stars"])</legend><div class="row wrap g2">\#(choices)</div>\#(problem("stars"))</fieldset>\#
            <div class="field"><label for="t\#(line)">\#(names["text"])</label><textarea class="in" rows="3" id="t\#(line)" name="text" maxlength="500"\#(state("text"))>
            \#(typed)</textarea>\#(problem("text"))</div>\#
            <div class="field"><label for="p\#(line)">\#(names["pictures"])</label><input class="in" type="file" id="p\#(line)" name="pictures" multiple accept="image/png,image/jpeg,image/webp,image/gif"\#(state("pictures"))>\#(problem("pictures"))</div>\#
            <button class="btn ink w">\#(ReviewText.send, language)</button></form>
            """#
    }

    private func shown(_ it: Review, _ row: HTML, _ path: String, _ request: WebRequest) -> HTML {
        let language = request.language
        let why: HTML = it.hiddenFor.map { Notice.html(.warning, "\(ReviewText.hidden, language, ["why": $0])") } ?? HTML()
        var more = HTML()
        if it.followUp == nil, clock.now() < it.at + Reviews.followUpTime {
            more = #"""
                <form class="stack g2" method="post" action="\#(path)/\#(it.id)" enctype="multipart/form-data" data-once>\#(request.csrfField)\#
                <div class="field"><label for="t\#(it.line)">\#(ReviewText.more, language)</label><textarea class="in" rows="2" id="t\#(it.line)" name="text" maxlength="500"></textarea></div>\#
                <div class="field"><label for="p\#(it.line)">\#(ReviewText.pictures, language)</label><input class="in" type="file" id="p\#(it.line)" name="pictures" multiple accept="image/png,image/jpeg,image/webp,image/gif"></div>\#
                <button class="btn line w">\#(ReviewText.sendMore, language)</button></form>
                """#
        }
        return
            #"<section class="card pad stack g2" aria-label="\#(ReviewText.title, language)">\#(row)\#(why)<ul class="rows">\#(reviewRow(it, "", reports: false, language))</ul>\#(more)</section>"#
    }

    // MARK: reporting

    private func reportPage(_ request: WebRequest, _ problems: [FieldProblem], status: Int = 200) async throws -> WebResponse {
        let language = request.language
        let (product, shop): (ID<Product>, ID<Shop>) = (try request.id("product"), try request.id("shop"))
        let it = try await reviews.review(request.id("review"), of: shop)
        guard it.product == product, !it.isHidden else { throw ReviewError.notFound }
        let back = productPath(shop, product) + "/reviews"
        let name = try await identity.displayNames(of: [it.buyer])[it.buyer] ?? ""
        let why = Control("reason", ReviewText.reportWhy(language), .area(rows: 3), attributes: [("maxlength", "200")])
        return try await show(
            request, ReviewText.reportTitle(language), header: .back(to: back), status: status,
            #"""
            <ul class="card rows">\#(reviewRow(it, name, reports: false, language))</ul><form class="card pad stack g3" method="post" action="\#(back)/\#(it.id)/report" data-once>\#(request.csrfField)\#
            \#(FormProblems(problems, language).html([why]))<button class="btn ink w">\#(ReviewText.report, language)</button></form>
            """#)
    }

    private func report(_ request: WebRequest) async throws -> WebResponse {
        let (product, shop): (ID<Product>, ID<Shop>) = (try request.id("product"), try request.id("shop"))
        do {
            try await reviews.report(request.id("review"), of: shop, request.form().text("reason") ?? "", by: request.caller.id())
        } catch let error as InvalidInput {
            return try await reportPage(request, error.problems, status: 422)
        }
        return .redirect(to: productPath(shop, product) + "/reviews?reported=1")
    }
}

/// Stars, their mean, how many.
func ratingLine(_ rating: Rating, _ language: Language) -> HTML {
    guard let tenths = rating.tenths else { return HTML() }
    let mean = "\(tenths / 10).\(tenths % 10)"
    return #"""
        \#(starRow((tenths + 5) / 10, ReviewText.mean(language, ["n": mean])))<b class="num">\#(mean)</b> <span class="sm ink2">\#(ReviewText.count, language, ["n": Format.count(rating.count, language)]) · \#(ReviewText.good, language, ["n": String(rating.goodPercent ?? 0)])</span>
        """#
}

func starRow(_ count: Int64, _ label: String) -> HTML {
    let stars: [HTML] = (1...5).map { number -> HTML in
        number <= count ? Icon.star.html : #"<span class="off" aria-hidden="true">\#(Icon.star.html)</span>"#
    }
    return #"<span class="stars" role="img" aria-label="\#(label)">\#(stars)</span>"#
}
