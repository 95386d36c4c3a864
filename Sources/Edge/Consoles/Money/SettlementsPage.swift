// SettlementsPage.swift: settled orders, month by month, and as a file.
import Catalog
import Core
import Design
import Settings
import Settlement
import Web

extension Consoles {
    func showSettlements(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let (language, path) = (place.language, "\(place.path)/money/settlements")
        let month = request.query("month").flatMap { PlatformMonth(text: $0) }
        if request.query("format") == "csv" { return try await settlementFile(place, month) }
        let after = request.query("after").flatMap { Cursor(text: $0) }.flatMap { $0.keys.count == 2 ? $0 : nil }
        let found = try await settlement.settledOrders(of: place.shop.id, in: month, PageRequest(limit: 50, after: after))
        let kept: [(String, String)] = month.map { [("month", $0.text)] } ?? []
        let days = try await settings.values(at: place.now)[.settlementDays]
        let list: HTML =
            found.items.isEmpty
            ? Empty.html(.box, month == nil ? MoneyWords.noSettled(language, ["n": String(days)]) : MoneyWords.noneInMonth(language))
            : settledTable(found.items, place)
        let next: String? = found.next.map { path + address(kept + [("after", $0.text)]) }
        let body: HTML = #"""
            <section class="card"><form class="filters" action="\#(path)"><label for="month">\#(MoneyWords.month, language)</label>\#
            <input class="in" id="month" name="month" type="month" value="\#(month?.text ?? "")"><button class="btn line">\#(MoneyWords.show, language)</button></form>\#(list)</section>\#
            \#(Paging.html(next: next, language))
            """#
        let file: HTML =
            #"<a class="btn line" href="\#(path)\#(address(kept + [("format", "csv")]))">\#(Icon.download.html)\#(MoneyWords.csv, language)</a>"#
        return place.page(
            MoneyWords.settlements(language), at: .money, crumbs: [(MoneyWords.title(language), "\(place.path)/money")], actions: file,
            body: body)
    }

    private func settledTable(_ orders: [SettledOrder], _ place: Workplace) -> HTML {
        let language = place.language
        let rows: [HTML] = orders.map { one in
            func cell(_ label: Phrase, _ amount: Money, _ more: HTML = HTML()) -> HTML {
                #"<td data-l="\#(label, language)" class="num\#(more)">\#(Format.money(amount))</td>"#
            }
            return #"""
                <tr><td data-l="\#(MoneyWords.settledAt, language)">\#(When.html(one.settledAt, now: place.now, language))</td><td data-l="\#(MoneyWords.order, language)"><a class="mono" href="\#(place.path)/orders/\#(one.order)">\#(one.order)</a></td>\#
                \#(cell(MoneyWords.goods, one.income.goods))\#(cell(MoneyWords.freight, one.income.freight))\#(cell(MoneyWords.fee, -one.income.fee))\#(cell(MoneyWords.support, one.income.support))\#
                \#(cell(MoneyWords.takenBack, -one.takenBack.shop))\#(cell(MoneyWords.net, one.shopPart, " b"))</tr>
                """#
        }
        let heads: [HTML] = [
            MoneyWords.goods, MoneyWords.freight, MoneyWords.fee, MoneyWords.support, MoneyWords.takenBack, MoneyWords.net,
        ].map { #"<th scope="col" class="num">\#($0, language)</th>"# }
        return #"""
            <div class="tbl flat"><table><caption class="sr">\#(MoneyWords.settlements, language)</caption><thead><tr><th scope="col">\#(MoneyWords.settledAt, language)</th><th scope="col">\#(MoneyWords.order, language)</th>\#(heads)</tr></thead><tbody>\#(rows)</tbody></table></div>
            """#
    }

    /// Of one file.
    private static let settledMax = 20_000

    private func settlementFile(_ place: Workplace, _ month: PlatformMonth?) async throws -> WebResponse {
        let language = place.language
        var file = CSVText()
        file.add(
            [
                MoneyWords.settledAt, MoneyWords.order, MoneyWords.goods, MoneyWords.freight, MoneyWords.fee, MoneyWords.support,
                MoneyWords.takenBack, MoneyWords.net,
            ].map { $0(language) })
        var (after, count): (Cursor?, Int) = (nil, 0)
        repeat {
            let found = try await settlement.settledOrders(of: place.shop.id, in: month, PageRequest(limit: 100, after: after))
            for one in found.items {
                file.add([
                    "\(When.day(one.settledAt)) \(When.clock(one.settledAt))", one.order.description, Yuan.signed(one.income.goods),
                    Yuan.signed(one.income.freight), Yuan.signed(-one.income.fee), Yuan.signed(one.income.support),
                    Yuan.signed(-one.takenBack.shop), Yuan.signed(one.shopPart),
                ])
            }
            (after, count) = (found.next, count + found.items.count)
        } while after != nil && count < Self.settledMax
        return file.response("settlements-\(month?.text ?? "all").csv")
    }
}

extension Yuan {
    /// For a file: `-12.50`; a sign before digits is a number to every spreadsheet.
    static func signed(_ money: Money) -> String { money.minor < 0 ? "-" + text(-money) : text(money) }
}
