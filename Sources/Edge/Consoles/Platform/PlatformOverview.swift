// PlatformOverview.swift: the platform's first page: what needs hands, then how large the market is.
import Catalog
import Core
import Design
import Runtime
import Settings
import Web

extension Consoles {
    func showPlatform(_ request: WebRequest) async throws -> WebResponse {
        let place = try await platformPlace(request)
        let (language, path) = (place.language, PlatformPlace.path)
        let (brands, shops, trouble) = (
            try await catalog.brandsWaiting(), try await catalog.shopCounts(), try await monitor.trouble()
        )
        let tiles: [HTML] = [
            tile("\(path)/shops?state=applied", place.waiting, PlatformWords.toReview(language), place),
            tile("\(path)/brands?waiting=1", brands, PlatformWords.brandsWaiting(language), place, isHot: false),
            tile("\(path)/work#parked", trouble.parked, PlatformWords.parkedHomes(language), place),
            tile("\(path)/work#work", trouble.work, PlatformWords.troubledWork(language), place),
        ]
        let counts = facts([
            (
                PlatformWords.openShops(language),
                #"<a href="\#(path)/shops?state=open">\#(Format.count(shops[.open] ?? 0, language))</a>"#
            ),
            (
                PlatformWords.suspendedShops(language),
                #"<a href="\#(path)/shops?state=suspended">\#(Format.count(shops[.suspended] ?? 0, language))</a>"#
            ),
        ])
        let body: HTML = #"""
            <nav class="card todo four" aria-label="\#(OverviewWords.todo, language)">\#(tiles)</nav>
            <div class="cols half"><div class="stack t">\#(try await waitingApplications(place))</div><div class="stack t">\#
            \#(section(PlatformWords.market(language), counts))\#(try await plannedChanges(place))</div></div>
            """#
        return place.page(PlatformWords.overview(language), at: .overview, subtitle: PlatformWords.platform(language), body: body)
    }

    private func tile(_ href: String, _ count: Int64, _ label: String, _ place: PlatformPlace, isHot: Bool = true) -> HTML {
        let hot: HTML = count > 0 && isHot ? #" class="hot""# : HTML()
        return #"<a href="\#(href)"><span>\#(label)</span><b\#(hot)>\#(Format.count(count, place.language))</b></a>"#
    }

    private func waitingApplications(_ place: PlatformPlace) async throws -> HTML {
        let (language, path) = (place.language, PlatformPlace.path)
        let page = try await catalog.applications(.applied, PageRequest(limit: 5))
        let rows: [HTML] = page.items.map { application in
            #"""
            <li class="row between"><span class="grow"><a href="\#(path)/applications/\#(application.id)"><b>\#(application.draft.name)</b></a>\#
            <span class="sub wide-line">\#(application.draft.goods.prefix(60))</span></span>\#
            <span class="sub">\#(When.html(application.appliedAt, now: place.now, language))</span></li>
            """#
        }
        let inside: HTML =
            rows.isEmpty ? #"<p class="muted">\#(PlatformWords.nothingToReview, language)</p>"# : #"<ul class="lined">\#(rows)</ul>"#
        return section(
            PlatformWords.toReview(language), more: #"<a href="\#(path)/shops?state=applied">\#(PlatformWords.seeAll, language)</a>"#,
            inside)
    }

    private func plannedChanges(_ place: PlatformPlace) async throws -> HTML {
        guard place.may.contains("settings.read") else { return HTML() }
        let language = place.language
        var rows: [HTML] = []
        for setting in Setting.allCases {
            for version in try await settings.history(of: setting)
            where version.effectiveAt > place.now && version.cancelledAt == nil {
                rows.append(
                    #"""
                    <li class="row between"><span class="grow">\#(setting.label, language)</span><b>\#(setting.text(version.value), language)</b>\#
                    <span class="sub">\#(When.html(version.effectiveAt, now: place.now, language))</span></li>
                    """#)
            }
        }
        let inside: HTML =
            rows.isEmpty ? #"<p class="muted">\#(PlatformWords.nothingPlanned, language)</p>"# : #"<ul class="lined">\#(rows)</ul>"#
        return section(
            PlatformWords.plannedChanges(language),
            more: #"<a href="\#(PlatformPlace.path)/settings">\#(PlatformWords.settings, language)</a>"#, inside)
    }
}
