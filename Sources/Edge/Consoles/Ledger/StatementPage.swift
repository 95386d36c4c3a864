// StatementPage.swift: every movement of a party's money: filtered by the address, with its entries, and as a file.
import Catalog
import Core
import Design
import Identity
import Ledger
import Web

extension Consoles {
    var statementPages: [PageRoute] {
        let path = "/desk/shops/{shop}/statement"
        return [
            PageRoute(.get, path, needs: .shop("money.read")) { request in
                let place = try await workplace(request)
                let view = StatementView(
                    request, .shop(place.shop.id), path: "\(place.path)/statement", orders: "\(place.path)/orders", place.now)
                return place.page(
                    LedgerWords.title(place.language), at: .money, subtitle: LedgerWords.about(place.language), actions: view.actions,
                    body: try await statement(view))
            },
            PageRoute(.get, "\(path)/file", needs: .shop("money.read")) { request in
                let shop: ID<Shop> = try request.id("shop")
                return try await statementFile(
                    StatementView(request, .shop(shop), path: "", orders: nil, clock.now()), "statement-\(shop).csv")
            },
            PageRoute(.get, "/desk/platform/journal", needs: .platform("ledger.read")) { request in
                let place = try await platformPlace(request)
                let party = request.query("party").flatMap { Party(trimmed($0)) } ?? .platform
                let view = StatementView(request, party, path: "\(PlatformPlace.path)/journal", orders: nil, place.now)
                return place.page(
                    LedgerWords.platformLedger(place.language), at: .journal, subtitle: LedgerWords.about(place.language),
                    actions: view.actions + correctionLink(party, place), body: try await statement(view))
            },
            PageRoute(.get, "/desk/platform/journal/file", needs: .platform("ledger.read")) { request in
                let party = request.query("party").flatMap { Party(trimmed($0)) } ?? .platform
                return try await statementFile(StatementView(request, party, path: "", orders: nil, clock.now()), "journal.csv")
            },
        ]
    }

    private func statement(_ view: StatementView) async throws -> HTML {
        let language = view.language
        let page = try await ledger.statement(of: view.party, view.filter, PageRequest(limit: 20, after: view.after))
        let holdings = try await ledger.holdings(of: view.party)
        var rows: [HTML] = []
        for line in page.items {
            rows.append(view.row(line))
            if view.open == line.transaction.id, rows.count < 40 {
                let record = try await ledger.record(line.transaction.id, home: line.transaction.home)
                let names = try await identity.names(of: record.head.by.map { [$0] } ?? [])
                rows.append(view.entries(record, by: record.head.by.map { names[$0] ?? $0.description }))
            }
        }
        // Sums read every line that fits: only for a stretch of time, or an order.
        let said: String =
            view.filter.from == nil && view.filter.order == nil ? "" : view.sums(try await ledger.sums(of: view.party, view.filter))
        let list: HTML =
            rows.isEmpty
            ? Empty.html(.box, LedgerWords.none(language))
            : #"""
            <div class="tbl flat"><table><caption class="sr">\#(LedgerWords.title, language)</caption><thead><tr><th scope="col">\#(LedgerWords.when, language)</th><th scope="col">\#(LedgerWords.what, language)</th>\#
            <th scope="col">\#(LedgerWords.accounts, language)</th><th scope="col">\#(LedgerWords.other, language)</th><th scope="col">\#(LedgerWords.rule, language)</th><th scope="col">\#(LedgerWords.order, language)</th>\#
            <th scope="col" class="num">\#(LedgerWords.amount, language)</th><th scope="col"><span class="sr">\#(Say.operation, language)</span></th></tr></thead><tbody>\#(rows)</tbody></table></div>
            """#
        let next: String? = page.next.map { view.path + address(view.items + [("after", $0.text)]) }
        return #"""
            \#(view.wrong ? Notice.html(.warning, "\(LedgerWords.wrong, language)") : HTML())<section class="card" aria-label="\#(LedgerWords.title, language)">\#(view.tabs(holdings))\#(view.form)\#(list)\#
            \#(said.isEmpty ? HTML() : #"<div class="pager"><span>\#(said)</span></div>"#)</section>\#(Paging.html(next: next, language))
            """#
    }

    /// The newest 10,000 lines that fit.
    private func statementFile(_ view: StatementView, _ name: String) async throws -> WebResponse {
        let language = view.language
        var file = CSVText()
        let heads: [Phrase] = [
            LedgerWords.when, LedgerWords.what, LedgerWords.accounts, LedgerWords.other, LedgerWords.rule, LedgerWords.order,
            LedgerWords.amount,
        ]
        file.add(heads.map { $0(language) })
        var after: Cursor?
        var pages = 0
        repeat {
            let page = try await ledger.statement(of: view.party, view.filter, PageRequest(limit: 100, after: after))
            for line in page.items {
                file.add([
                    plainTime(line.transaction.at), view.kind(line.transaction.kind), LedgerWords.purpose(line.purpose)(language),
                    view.counterparts(line), view.rule(line.transaction), line.transaction.order.map { String($0) } ?? "",
                    (line.amount.minor < 0 ? "-" : "") + Yuan.text(.cny(Int64(line.amount.minor.magnitude))),
                ])
            }
            (after, pages) = (page.next, pages + 1)
        } while after != nil && pages < 100
        return file.response(name)
    }
}
