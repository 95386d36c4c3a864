// MonthPage.swift: a shop's monthly statement, to print or as a file; the closing balance proves itself from what moved.
import Catalog
import Core
import Design
import Ledger
import Settlement
import Web

extension Consoles {
    var monthPages: [PageRoute] {
        [
            PageRoute(.get, "/desk/shops/{shop}/money/months/{month}", needs: .shop("money.read")) { request in
                guard let month = PlatformMonth(text: request.parameter("month") ?? "") else { throw WebError.notFound }
                let place = try await workplace(request)
                let statement = try await settlement.month(month, of: .shop(place.shop.id))
                return request.query("format") == "csv" ? monthFile(statement, place) : monthPage(statement, place)
            }
        ]
    }

    private func monthPage(_ statement: MonthlyStatement, _ place: Workplace) -> WebResponse {
        let (language, path) = (place.language, "\(place.path)/money")
        let parts: [HTML] = statement.accounts.map { account in
            let lines: [HTML] = account.lines.map { line in
                #"""
                <tr><td>\#(MonthWords.kind(line.kind), language)</td><td class="num">\#(Format.grouped(line.count))</td><td class="num">\#(Format.money(line.income))</td><td class="num">\#(Format.money(line.outgo))</td></tr>
                """#
            }
            return #"""
                <section class="card"><header><h2>\#(MonthWords.purpose(account.purpose), language)</h2><span class="sub">\#(MonthWords.opening, language) \#(Format.money(account.opening))</span></header><div class="tbl"><table><caption class="sr">\#(MonthWords.purpose(account.purpose), language)</caption><thead><tr><th scope="col">\#(MonthWords.what, language)</th><th scope="col" class="num">\#(MonthWords.count, language)</th><th scope="col" class="num">\#(MonthWords.income, language)</th><th scope="col" class="num">\#(MonthWords.outgo, language)</th></tr></thead>\#
                <tbody>\#(lines)<tr class="foot"><td>\#(MonthWords.closing, language)</td><td></td><td></td><td class="num b">\#(Format.money(account.closing))</td></tr></tbody></table></div></section>
                """#
        }
        let body: HTML =
            parts.isEmpty
            ? #"<section class="card">\#(Empty.html(.box, MonthWords.nothing(language)))</section>"#
            : #"<p class="noprint sub">\#(MonthWords.print, language)</p>\#(parts)"#
        let month = statement.month
        let next: HTML =
            month < PlatformMonth(place.now)
            ? #"<a class="btn line" rel="next" href="\#(path)/months/\#(month.next.text)">\#(month.next.text)</a>"# : HTML()
        let actions: HTML = #"""
            <a class="btn line" rel="prev" href="\#(path)/months/\#(month.previous.text)">\#(month.previous.text)</a>\#(next)\#
            <a class="btn line" href="\#(path)/months/\#(month.text)?format=csv">\#(Icon.download.html)\#(MoneyWords.csv, language)</a>
            """#
        return place.page(
            MonthWords.title(language, ["month": month.text]), at: .money, subtitle: place.shop.name,
            crumbs: [(MoneyWords.title(language), path)], actions: actions, body: body)
    }

    private func monthFile(_ statement: MonthlyStatement, _ place: Workplace) -> WebResponse {
        let language = place.language
        var file = CSVText()
        file.add(
            [
                MonthWords.month, MonthWords.account, MonthWords.what, MonthWords.count, MonthWords.income, MonthWords.outgo,
                MonthWords.balance,
            ]
            .map { $0(language) })
        for account in statement.accounts {
            let name = MonthWords.purpose(account.purpose)(language)
            var balance = account.opening
            file.add([statement.month.text, name, MonthWords.opening(language), "", "", "", Yuan.signed(balance)])
            for line in account.lines {
                balance = balance + line.sum
                file.add([
                    statement.month.text, name, MonthWords.kind(line.kind)(language), String(line.count), Yuan.signed(line.income),
                    Yuan.signed(line.outgo), Yuan.signed(balance),
                ])
            }
            file.add([statement.month.text, name, MonthWords.closing(language), "", "", "", Yuan.signed(account.closing)])
        }
        return file.response("statement-\(statement.month.text).csv")
    }
}

enum MonthWords {
    static let title = Phrase("desk.month_title", zh: "{month} 月结单", en: "Statement of {month}")
    static let nothing = Phrase("desk.month_nothing", zh: "这个月没有账目。", en: "Nothing moved in this month.")
    static let print = Phrase("desk.month_print", zh: "可以直接打印这一页。", en: "This page can be printed as it is.")
    static let month = Phrase("desk.month_month", zh: "月份", en: "Month")
    static let account = Phrase("desk.month_account", zh: "账户", en: "Account")
    static let what = Phrase("desk.month_what", zh: "事由", en: "What for")
    static let count = Phrase("desk.month_count", zh: "笔数", en: "Number")
    static let income = Phrase("desk.month_income", zh: "收入", en: "In")
    static let outgo = Phrase("desk.month_outgo", zh: "支出", en: "Out")
    static let opening = Phrase("desk.month_opening", zh: "期初", en: "Opening")
    static let closing = Phrase("desk.month_closing", zh: "期末", en: "Closing")
    static let balance = Phrase("desk.month_balance", zh: "余额", en: "Balance")
    private static let other = Phrase("desk.month_other", zh: "其他", en: "Other")

    static func purpose(_ purpose: Purpose) -> Phrase {
        switch purpose {
        case .held: MoneyWords.held
        case .available: MoneyWords.available
        case .withdrawing: MoneyWords.withdrawing
        case .debt: MoneyWords.debt
        default: other
        }
    }

    /// A kind that another room added later has no words here.
    static func kind(_ kind: JournalKind) -> Phrase { kinds[kind.rawValue] ?? other }

    private static let kinds: [String: Phrase] = [
        "order_paid": Phrase("desk.kind_order_paid", zh: "买家付款", en: "Buyers paid"),
        "refund_requested": Phrase("desk.kind_refund_requested", zh: "结算前退款", en: "Refunds before settlement"),
        "settled": Phrase("desk.kind_settled", zh: "结算", en: "Settled"),
        "clawback": Phrase("desk.kind_clawback", zh: "结算后退款", en: "Refunds after settlement"),
        "debt_repaid": Phrase("desk.kind_debt_repaid", zh: "抵还欠款", en: "Debt repaid"),
        "withdrawal_requested": Phrase("desk.kind_withdrawal_requested", zh: "申请提现", en: "Withdrawals asked for"),
        "withdrawal_paid": Phrase("desk.kind_withdrawal_paid", zh: "提现到账", en: "Withdrawals arrived"),
        "withdrawal_refused": Phrase("desk.kind_withdrawal_refused", zh: "提现退回", en: "Withdrawals put back"),
        "provider_fee": Phrase("desk.kind_provider_fee", zh: "付款通道费", en: "Provider's fee"),
        "written_off": Phrase("desk.kind_written_off", zh: "欠款核销", en: "Debt written off"),
        "corrected": Phrase("desk.kind_corrected", zh: "更正", en: "Correction"),
    ]
}
