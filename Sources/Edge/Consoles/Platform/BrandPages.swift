// BrandPages.swift: brands as the platform keeps them: approve, rename, make one of two.
import Catalog
import Core
import Design
import Web

extension Consoles {
    var brandPages: [PageRoute] {
        let path = "\(PlatformPlace.path)/brands"
        return [
            PageRoute(.get, path, needs: .platform("platform.read")) { try await showBrands($0) },
            PageRoute(.get, "\(path)/{brand}", needs: .platform("brands.write")) { request in
                let place = try await platformPlace(request)
                return try await showBrand(place, try request.id("brand"), nil, "", Corrections(place.language))
            },
            PageRoute(.post, "\(path)/{brand}", needs: .platform("brands.write")) { request in
                let id: ID<Brand> = try request.id("brand")
                let name = trimmed(try request.form().text("name") ?? "")
                return try await attempt(request, then: "\(path)?done=saved") { place in
                    try await catalog.renameBrand(id, name, by: place.person)
                    try await catalog.approveBrand(id, by: place.person)
                } refused: {
                    try await showBrand($0, id, name, "", $1)
                }
            },
            PageRoute(.post, "\(path)/{brand}/approve", needs: .platform("brands.write")) { request in
                let id: ID<Brand> = try request.id("brand")
                return try await attempt(request, then: "\(path)?waiting=1&done=approved") { place in
                    try await catalog.approveBrand(id, by: place.person)
                } refused: {
                    try await showBrand($0, id, nil, "", $1)
                }
            },
            PageRoute(.post, "\(path)/{brand}/merge", needs: .platform("brands.write")) { request in
                let id: ID<Brand> = try request.id("brand")
                let name = trimmed(try request.form().text("into") ?? "")
                return try await attempt(request, then: "\(path)?done=merged") { place in
                    guard let other = try await catalog.brands(matching: name, limit: 100).first(where: { $0.name == name }) else {
                        throw InvalidInput([FieldProblem("into", "no_such_brand")])
                    }
                    try await catalog.mergeBrand(id, into: other.id, by: place.person)
                } refused: {
                    try await showBrand($0, id, nil, name, $1)
                }
            },
        ]
    }

    private func showBrands(_ request: WebRequest) async throws -> WebResponse {
        let place = try await platformPlace(request)
        let (language, path) = (place.language, "\(PlatformPlace.path)/brands")
        let text = String(trimmed(request.query("q") ?? "").prefix(60))
        let waiting = request.query("waiting") == "1"
        let after = request.query("after").flatMap { ID<Brand>($0) }
        let found = try await catalog.brands(matching: text, waiting: waiting, after: after, limit: 51)
        let write = place.may.contains("brands.write")
        let rows: [HTML] = found.prefix(50).map { brand in
            let tag: HTML = brand.isApproved ? HTML() : #" <span class="tag gold">\#(PlatformWords.unseen, language)</span>"#
            var acts = HTML()
            if write {
                if !brand.isApproved {
                    acts = place.act("\(path)/\(brand.id)/approve", PlatformWords.approveBrand(language), about: brand.name)
                }
                acts +=
                    #"<a class="btn line sm" href="\#(path)/\#(brand.id)">\#(Say.edit, language)<span class="sr"> \#(brand.name)</span></a>"#
            }
            return
                #"<li class="row between wrap"><span class="grow"><b>\#(brand.name)</b>\#(tag)</span><span class="row">\#(acts)</span></li>"#
        }
        let tabs: [HTML] = [
            #"<a href="\#(path)"\#(waiting ? "" as HTML : #" aria-current="page""#)>\#(Say.all, language)</a>"#,
            #"<a href="\#(path)?waiting=1"\#(waiting ? #" aria-current="page""# : "" as HTML)>\#(PlatformWords.unseen, language) <span>\#(Format.count(try await catalog.brandsWaiting(), language))</span></a>"#,
        ]
        let kept: HTML = waiting ? #"<input type="hidden" name="waiting" value="1">"# : HTML()
        let list: HTML = rows.isEmpty ? Empty.html(.basket, PlatformWords.noBrands(language)) : #"<ul class="bd lined">\#(rows)</ul>"#
        let items: [(String, String)] = [("waiting", waiting ? "1" : ""), ("q", text)].filter { !$0.1.isEmpty }
        let next: String? = found.count > 50 ? path + address(items + [("after", found[49].id.description)]) : nil
        let body: HTML = #"""
            <section class="card"><nav class="views" aria-label="\#(Say.state, language)">\#(tabs)</nav>\#
            <form class="filters" role="search" action="\#(path)">\#(kept)<label class="search">\#(Icon.search.html)<span class="sr">\#(PlatformWords.brandSearch, language)</span>\#
            <input name="q" type="search" maxlength="60" value="\#(text)" placeholder="\#(PlatformWords.brandSearch, language)"></label>\#
            <button class="btn line">\#(PlatformWords.searchVerb, language)</button></form>\#(list)</section>\#(Paging.html(next: next, language))
            """#
        return place.page(PlatformWords.brands(language), at: .brands, subtitle: PlatformWords.brandsAbout(language), body: body)
    }

    private func showBrand(
        _ place: PlatformPlace, _ id: ID<Brand>, _ name: String?, _ into: String, _ corrections: Corrections
    ) async throws -> WebResponse {
        let (language, path) = (place.language, "\(PlatformPlace.path)/brands")
        let brand = try await catalog.brandEntry(id)
        let count = try await catalog.products(of: id)
        let naming = Control("name", PlatformWords.brandName(language), value: name ?? brand.name, attributes: [("maxlength", "60")])
        let merging = Control(
            "into", PlatformWords.mergeInto(language), value: into, help: PlatformWords.mergeHelp(language),
            attributes: [("maxlength", "60"), ("autocomplete", "off")])
        let atMerge = corrections["into"] != nil
        let body: HTML =
            section(
                brand.name,
                #"<p class="ink2">\#(PlatformWords.brandProducts, language, ["n": count >= 1_000 ? "1000+" : String(count)])</p>"#
                    + place.form(
                        "\(path)/\(id)", [naming], atMerge ? nil : corrections,
                        button: #"<button class="btn teal">\#(PlatformWords.saveBrand, language)</button>"#))
            + section(
                PlatformWords.mergeTitle(language),
                place.form(
                    "\(path)/\(id)/merge", [merging], atMerge ? corrections : nil,
                    button: #"<button class="btn line">\#(PlatformWords.mergeVerb, language)</button>"#))
        return place.page(
            brand.name, at: .brands, crumbs: [(PlatformWords.brands(language), path)], body: body,
            status: corrections.isEmpty ? 200 : 422)
    }
}
