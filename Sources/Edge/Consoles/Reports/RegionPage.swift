// RegionPage.swift: a shop's report: what was ordered, paid and given back, by province and by day, as a page and as a file.
import Catalog
import Core
import Design
import Divisions
import Insight
import Web

extension Consoles {
    var reportPages: [PageRoute] {
        [
            PageRoute(.get, "/desk/shops/{shop}/reports", needs: .shop("insight.read")) { try await showRegions($0) },
            PageRoute(.get, "/desk/shops/{shop}/reports/file", needs: .shop("insight.read")) { try await exportRegions($0) },
        ]
    }

    private func showRegions(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let (language, path) = (place.language, "\(place.path)/reports")
        let (period, isWrong) = ReportDays.read(request, today: insight.today)
        let report = try await insight.regions(of: place.shop.id, in: period)
        var body = ReportDays.form(period, path, language)
        if isWrong {
            body = #"<p class="note warn" role="alert">\#(ReportWords.wrongDays, language, ["n": String(Insight.daysMax)])</p>"# + body
        }
        if report.cells.isEmpty {
            let other: HTML = try await elsewhere(period, place)
            let empty: HTML = #"<section class="card">\#(Empty.html(.box, ReportWords.nothing(language)))\#(other)</section>"#
            body = body + empty
        } else {
            let tables: HTML = #"<div class="cols half">\#(regionTable(report, language))\#(dayTable(report, language))</div>"#
            body = body + keys(report.sum, language) + tables
        }
        let file = path + "/file" + address(ReportDays.items(period))
        return place.page(
            ReportWords.title(language), at: .overview, subtitle: ReportWords.about(language),
            actions: #"<a class="btn line" href="\#(file)">\#(ReportWords.file, language)</a>"#, body: body)
    }

    /// A line for each region of each day.
    private func exportRegions(_ request: WebRequest) async throws -> WebResponse {
        let shop: ID<Shop> = try request.id("shop")
        let language = request.language
        let report = try await insight.regions(of: shop, in: ReportDays.read(request, today: insight.today).period)
        var file = CSVText()
        file.add(([ReportWords.day, ReportWords.region] + ReportWords.columns).map { $0(language) })
        for cell in report.cells {
            let figures = cell.figures
            file.add([
                When.day(cell.day.start), ReportWords.name(of: cell.region, language), String(figures.placed),
                Yuan.text(.cny(figures.placedAmount)), String(figures.paid), Yuan.text(.cny(figures.paidAmount)), String(figures.refunds),
                Yuan.text(.cny(figures.refunded)), Yuan.text(.cny(figures.net)),
            ])
        }
        return file.response("report-\(shop).csv")
    }

    /// Where the shop's figures lie, when they lie elsewhere.
    private func elsewhere(_ period: Period, _ place: Workplace) async throws -> HTML {
        guard let span = try await insight.span(of: place.shop.id) else { return HTML() }
        let last = span.last
        let days: Int64 = min(last.number - span.first.number + 1, Insight.daysMax)
        let there = Period(upTo: last, days: days)
        let words = ["from": When.day(there.first.start), "to": When.day(there.last.start)]
        let href = "\(place.path)/reports" + address(ReportDays.items(there))
        return #"<p class="bd center"><a class="btn line" href="\#(href)">\#(ReportWords.lookThere, place.language, words)</a></p>"#
    }

    private func keys(_ sum: RegionFigures, _ language: Language) -> HTML {
        let items: [(Phrase, String, String)] = [
            (ReportWords.placedAmount, Format.money(.cny(sum.placedAmount)), Format.grouped(sum.placed)),
            (ReportWords.paidAmount, Format.money(.cny(sum.paidAmount)), Format.grouped(sum.paid)),
            (ReportWords.refunded, Format.money(.cny(sum.refunded)), Format.grouped(sum.refunds)),
            (ReportWords.net, Format.money(.cny(sum.net)), ""),
        ]
        let cards: [HTML] = items.map { label, amount, count in
            let (sign, rest): (String, Substring) = amount.hasPrefix("−") ? ("−", amount.dropFirst(2)) : ("", amount.dropFirst())
            let orders: HTML = count.isEmpty ? HTML() : #"<dd class="sub">\#(ReportWords.orders, language, ["n": count])</dd>"#
            return
                #"<dl class="card kpi"><dt>\#(label, language)</dt><dd class="v"><small>\#(sign)¥</small>\#(String(rest))</dd>\#(orders)</dl>"#
        }
        return #"<section class="kpis" aria-label="\#(FigureWords.title, language)">\#(cards)</section>"#
    }

    private func regionTable(_ report: RegionReport, _ language: Language) -> HTML {
        let rows = report.byRegion.map { (ReportWords.name(of: $0.region, language), $0.figures) }
        return table(ReportWords.byRegion, ReportWords.region, rows, language)
    }

    private func dayTable(_ report: RegionReport, _ language: Language) -> HTML {
        table(ReportWords.byDay, ReportWords.day, report.byDay.map { (When.day($0.day.start), $0.figures) }, language)
    }

    private func table(_ title: Phrase, _ head: Phrase, _ rows: [(String, RegionFigures)], _ language: Language) -> HTML {
        let lines: [HTML] = rows.map { name, figures in
            #"""
            <tr><th scope="row" data-l="\#(head, language)">\#(name)</th><td class="num" data-l="\#(ReportWords.placedAmount, language)">\#(Format.money(.cny(figures.placedAmount)))</td>\#
            <td class="num" data-l="\#(ReportWords.paidAmount, language)">\#(Format.money(.cny(figures.paidAmount)))</td><td class="num" data-l="\#(ReportWords.refunded, language)">\#(Format.money(.cny(figures.refunded)))</td>\#
            <td class="num" data-l="\#(ReportWords.net, language)">\#(Format.money(.cny(figures.net)))</td></tr>
            """#
        }
        let heads: [HTML] = [ReportWords.placedAmount, ReportWords.paidAmount, ReportWords.refunded, ReportWords.net].map { word in
            #"<th scope="col" class="num">\#(word, language)</th>"#
        }
        return #"""
            <section class="card"><header><h2>\#(title, language)</h2></header><div class="tbl flat"><table><caption class="sr">\#(title, language)</caption>\#
            <thead><tr><th scope="col">\#(head, language)</th>\#(heads)</tr></thead><tbody>\#(lines)</tbody></table></div></section>
            """#
    }
}

/// The days that a report is about, as its address says: both ends included, at most `Insight.daysMax`.
private enum ReportDays {
    static func read(_ request: WebRequest, today: Day) -> (period: Period, isWrong: Bool) {
        let standard = Period(upTo: today, days: 30)
        let (from, to) = (request.query("from") ?? "", request.query("to") ?? "")
        guard !(from.isEmpty && to.isEmpty) else { return (standard, false) }
        guard let first = dayStart(from).map({ Day($0) }), let last = dayStart(to).map({ Day($0) }), first <= last,
            last.number - first.number < Insight.daysMax
        else { return (standard, true) }
        return (Period(first, last), false)
    }

    static func items(_ period: Period) -> [(String, String)] {
        [("from", When.day(period.first.start)), ("to", When.day(period.last.start))]
    }

    static func form(_ period: Period, _ path: String, _ language: Language) -> HTML {
        let fields: [HTML] = zip(items(period), [ReportWords.from, ReportWords.to]).map { item, word in
            #"<label>\#(word, language) <input class="in" type="date" name="\#(item.0)" value="\#(item.1)" required></label>"#
        }
        return #"<form class="filters" action="\#(path)">\#(fields)<button class="btn line">\#(ReportWords.show, language)</button></form>"#
    }
}

enum ReportWords {
    static let title = Phrase("desk.report", zh: "地区与日期报表", en: "By province and day")
    static let about = Phrase("desk.report_about", zh: "含导入的历史订单；金额含运费。", en: "With imported past orders; amounts include freight.")
    static let from = Phrase("desk.report_from", zh: "从", en: "From")
    static let to = Phrase("desk.report_to", zh: "到", en: "To")
    static let show = Phrase("desk.report_show", zh: "查看", en: "Show")
    static let file = Phrase("desk.report_file", zh: "导出 CSV", en: "As CSV")
    static let wrongDays = Phrase(
        "desk.report_wrong", zh: "日期没看懂，或超过 {n} 天：下面是近 30 天。",
        en: "Those days could not be read, or are more than {n}: here are the last 30.")
    static let nothing = Phrase("desk.report_nothing", zh: "这段时间没有订单。", en: "No orders in these days.")
    static let lookThere = Phrase("desk.report_there", zh: "看 {from} 至 {to}", en: "Show {from} to {to}")
    static let byRegion = Phrase("desk.report_regions", zh: "按省份", en: "By province")
    static let byDay = Phrase("desk.report_days", zh: "按日期", en: "By day")
    static let region = Phrase("desk.report_region", zh: "省份", en: "Province")
    static let day = Phrase("desk.report_day", zh: "日期", en: "Day")
    static let placed = Phrase("desk.report_placed", zh: "下单数", en: "Orders placed")
    static let placedAmount = Phrase("desk.report_placed_amount", zh: "下单金额", en: "Ordered")
    static let paid = Phrase("desk.report_paid", zh: "付款单数", en: "Orders paid")
    static let paidAmount = Phrase("desk.report_paid_amount", zh: "付款金额", en: "Paid")
    static let refunds = Phrase("desk.report_refunds", zh: "退款数", en: "Refunds")
    static let refunded = Phrase("desk.report_refunded", zh: "退款金额", en: "Refunded")
    static let net = Phrase("desk.report_net", zh: "实收", en: "Kept")
    static let orders = Phrase("desk.report_orders", zh: "{n} 单", en: "{n} orders")
    static let unknown = Phrase("desk.report_unknown", zh: "未知", en: "Unknown")
    static let columns = [placed, placedAmount, paid, paidAmount, refunds, refunded, net]

    static func name(of region: String, _ language: Language) -> String {
        region.isEmpty ? unknown(language) : Divisions.division(region)?.name ?? region
    }
}
