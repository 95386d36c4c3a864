// ImportPage.swift: a file of products: sent, tried, taken.
import Catalog
import Core
import Design
import Web

extension Consoles {
    /// In bytes: of a file that is sent through the desk; the command line takes larger ones.
    static let importFileBytes = 8 << 20

    var importPages: [PageRoute] {
        [
            PageRoute(.get, "/desk/shops/{shop}/import", needs: .shop("catalog.write")) { request in
                let place = try await workplace(request)
                return importPage(place, ImportView(place: place))
            },
            PageRoute(.post, "/desk/shops/{shop}/import", needs: .shop("catalog.write"), bodyLimit: Self.importFileBytes + (64 << 10)) {
                try await takeImport($0)
            },
        ]
    }

    /// The first time it is only tried; the file is carried along as a field, so that nothing of it is kept meanwhile.
    private func takeImport(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let form = try request.form()
        var view = ImportView(place: place)
        view.format = form.text("format").flatMap(ImportFormat.init(rawValue:)) ?? .souk
        var text = form.text("content") ?? ""
        view.name = String((form.text("name") ?? "").prefix(80))
        if let file = form.file("file") {
            guard let sent = String(validating: file.bytes, as: UTF8.self) else {
                view.corrections.add("file", "not_utf8")
                return importPage(place, view)
            }
            (text, view.name) = (sent, String(file.name.prefix(80)))
        }
        text = text.replacing("\r\n", with: "\n")   // a field of a form comes with other line ends than the file had
        guard !text.isEmpty else {
            view.corrections.add("file", "required")
            return importPage(place, view)
        }
        let isDone = form.text("do") == "import"
        do {
            let report = try await catalog.importProducts(
                from: OneChunk(text), into: .shop(place.shop.id), format: view.format, dryRun: !isDone, by: place.person)
            (view.report, view.isDone, view.text) = (report, isDone, isDone ? "" : text)
        } catch let error as CatalogError {
            guard case .importRefused(let reason) = error else { throw error }
            view.corrections.add("file", "import_refused", reason)
        }
        return importPage(place, view)
    }

    private func importPage(_ place: Workplace, _ view: ImportView) -> WebResponse {
        place.page(
            ImportWords.title(place.language), at: .products, subtitle: view.name,
            crumbs: [(Say.products(place.language), "\(place.path)/products")], body: view.html,
            status: view.corrections.isEmpty ? 200 : 422)
    }
}

/// A text as the importer reads files.
private struct OneChunk: AsyncSequence, Sendable {
    typealias Element = [UInt8]
    let bytes: [UInt8]
    init(_ text: String) { bytes = Array(text.utf8) }

    struct Iterator: AsyncIteratorProtocol {
        var rest: [UInt8]?
        mutating func next() async -> [UInt8]? {
            defer { rest = nil }
            return rest
        }
    }
    func makeAsyncIterator() -> Iterator { Iterator(rest: bytes) }
}

/// What the page shows.
struct ImportView: Sendable {
    /// Lines that were not taken are shown up to here.
    static let shownMax = 100
    let place: Workplace
    var format = ImportFormat.souk
    var name = "", text = ""
    var report: ImportReport?
    var isDone = false
    var corrections: Corrections

    init(place: Workplace) { (self.place, corrections) = (place, Corrections(place.language)) }

    private var language: Language { place.language }
    private var path: String { "\(place.path)/import" }

    var html: HTML {
        let steps = [ImportWords.upload, ImportWords.tryOut, ImportWords.take]
        let now: Int = report == nil ? 0 : isDone ? 3 : 1
        let marks: [HTML] = steps.enumerated().map { index, step in
            let state: HTML = index < now ? #" class="done""# : index == now ? #" aria-current="step""# : HTML()
            return "<li\(state)>\(step, language)</li>"
        }
        let inside: HTML = if let report { result(report) } else { upload }
        return #"<ol class="steps card pad">\#(marks)</ol>\#(corrections.summary(["file": ImportWords.file(language)]))\#(inside)"#
    }

    private var upload: HTML {
        let formats = [
            Control.Option(ImportFormat.souk.rawValue, ImportWords.ours(language)),
            Control.Option(ImportFormat.shopify.rawValue, ImportWords.shopify(language)),
        ]
        let file = Control(
            "file", ImportWords.file(language), .file(accept: ".csv,text/csv"), help: ImportWords.fileHelp(language))
        let format = Control("format", ImportWords.format(language), .select(formats), value: format.rawValue)
        return #"""
            <div class="cols"><section class="card"><header><h2>\#(ImportWords.upload, language)</h2></header><form class="bd stack" method="post" action="\#(path)" enctype="multipart/form-data" data-once>\#(place.request.csrfField)\#
            \#(file.html(error: corrections["file"], language))\#(format.html(language))<div><button class="btn teal" name="do" value="try">\#(ImportWords.tryVerb, language)</button></div></form></section>\#
            <section class="card"><header><h2>\#(ImportWords.how, language)</h2></header><div class="bd stack"><p>\#(ImportWords.howText, language)</p><p><a href="\#(place.path)/products/export">\#(ImportWords.sample, language)</a></p></div></section></div>
            """#
    }

    private func result(_ report: ImportReport) -> HTML {
        let (made, changed, same, bad) = (
            report.products.created, report.products.updated, report.products.unchanged, report.rejected.count
        )
        let line: Phrase = isDone ? ImportWords.done : ImportWords.tried
        let notice = Notice.html(bad > 0 ? .warning : .info, "\(line, language, ["n": String(bad)])")
        func tile(_ label: Phrase, _ count: Int, _ unit: Phrase, bad: Bool = false) -> HTML {
            let looks: HTML = bad && count > 0 ? #" class="neg""# : HTML()
            return #"<div><dt>\#(label, language)</dt><dd><b\#(looks)>\#(Format.grouped(Int64(count)))</b> \#(unit, language)</dd></div>"#
        }
        let tiles: HTML = #"""
            <dl class="card tiles">\#(tile(isDone ? ImportWords.made : ImportWords.new, made, BulkWords.productUnit))\#(tile(isDone ? ImportWords.updated : ImportWords.change, changed, BulkWords.productUnit))\#
            \#(tile(ImportWords.same, same, BulkWords.productUnit))\#(tile(ImportWords.bad, bad, ImportWords.lineUnit, bad: true))</dl>
            """#
        return notice + tiles + problems(report) + (isDone ? finished : confirm(made + changed))
    }

    private func problems(_ report: ImportReport) -> HTML {
        guard !report.rejected.isEmpty else { return HTML() }
        let rows: [HTML] = report.rejected.prefix(Self.shownMax).map { one in
            let words: String = ImportReasons.words(one.code, language) ?? one.reason
            let detail: HTML = words == one.reason ? HTML() : #"<span class="sub">\#(one.reason)</span>"#
            return #"""
                <tr><td data-l="\#(ImportWords.line, language)" class="num">\#(one.line)</td><td data-l="\#(BulkWords.why, language)"><div>\#(words)\#(detail)</div></td><td class="mono">\#(one.code)</td></tr>
                """#
        }
        return #"""
            <section class="card"><header><h2>\#(ImportWords.problems, language, ["n": String(report.rejected.count)])</h2></header><div class="tbl flat"><table><thead><tr><th scope="col" class="num">\#(ImportWords.line, language)</th>\#
            <th scope="col">\#(BulkWords.why, language)</th><th scope="col">\#(ImportWords.code, language)</th></tr></thead><tbody>\#(rows)</tbody></table></div></section>
            """#
    }

    private func confirm(_ count: Int) -> HTML {
        let button: HTML =
            count > 0
            ? #"<button class="btn teal" name="do" value="import">\#(ImportWords.takeVerb, language, ["n": Format.grouped(Int64(count))])</button>"#
            : #"<span class="muted">\#(BulkWords.nothingToDo, language)</span>"#
        // The multipart form carries the file's text as it was.
        return #"""
            <form class="savebar" method="post" action="\#(path)" enctype="multipart/form-data" data-once>\#(place.request.csrfField)<input type="hidden" name="format" value="\#(format.rawValue)"><input type="hidden" name="name" value="\#(name)">\#
            <textarea name="content" hidden aria-label="\#(ImportWords.file, language)">\#(newline)\#(text)</textarea><span class="grow">\#(ImportWords.effect, language)</span><a class="btn ghost" href="\#(path)">\#(ImportWords.another, language)</a>\#(button)</form>
            """#
    }

    private var newline: String { "\n" }

    private var finished: HTML {
        #"<div><a class="btn teal" href="\#(place.path)/products?sort=changed">\#(BulkWords.back, language)</a></div>"#
    }
}

enum ImportWords {
    static let title = Phrase("desk.import_title", zh: "导入商品", en: "Import products")
    static let upload = Phrase("desk.import_upload", zh: "上传文件", en: "Send a file")
    static let tryOut = Phrase("desk.import_try", zh: "试运行", en: "Try it")
    static let take = Phrase("desk.import_take", zh: "导入", en: "Import")
    static let file = Phrase("desk.import_file", zh: "CSV 文件", en: "CSV file")
    static let fileHelp = Phrase(
        "desk.import_file_help", zh: "UTF-8 编码，不超过 8 MB；更大的用命令行", en: "UTF-8, at most 8 MB; the command line takes larger ones")
    static let format = Phrase("desk.import_format", zh: "文件格式", en: "Format")
    static let ours = Phrase("desk.import_ours", zh: "集市格式（导出的就是）", en: "Souk (as exported)")
    static let shopify = Phrase("desk.import_shopify", zh: "Shopify 商品文件", en: "Shopify product file")
    static let tryVerb = Phrase("desk.import_try_verb", zh: "试运行", en: "Try it")
    static let how = Phrase("desk.import_how", zh: "怎么导入", en: "How it works")
    static let howText = Phrase(
        "desk.import_how_text", zh: "先试运行：告诉你会新建多少、更新多少、哪几行有错，什么都不写入。看过再导入。同一个文件再导入一次，不会重复新建。",
        en:
            "It is tried first: you see what would be made and changed, and which lines are wrong. Nothing is written. The same file twice changes nothing."
    )
    static let sample = Phrase("desk.import_sample", zh: "导出现有商品，照着改", en: "Export your products and edit that file")
    static let tried = Phrase("desk.import_tried", zh: "试运行完成，没有写入任何数据。{n} 行有错。", en: "Tried: nothing was written. {n} lines are wrong.")
    static let done = Phrase("desk.import_done", zh: "导入完成。{n} 行有错，没有导入。", en: "Imported. {n} lines were wrong and not taken.")
    static let new = Phrase("desk.import_new", zh: "会新建", en: "Will be made")
    static let made = Phrase("desk.import_made", zh: "新建了", en: "Made")
    static let change = Phrase("desk.import_change", zh: "会更新", en: "Will change")
    static let updated = Phrase("desk.import_updated", zh: "更新了", en: "Changed")
    static let same = Phrase("desk.import_same", zh: "没有变化", en: "As they are")
    static let bad = Phrase("desk.import_bad", zh: "有错", en: "Wrong")
    static let lineUnit = Phrase("desk.import_lines", zh: "行", en: "lines")
    static let line = Phrase("desk.import_line", zh: "行", en: "Line")
    static let code = Phrase("desk.import_code", zh: "代码", en: "Code")
    static let problems = Phrase("desk.import_problems", zh: "{n} 行有错", en: "{n} lines are wrong")
    static let effect = Phrase(
        "desk.import_effect", zh: "没错的行会写入；有错的留在文件里，改好再传。", en: "Good lines are taken; wrong ones stay in your file.")
    static let another = Phrase("desk.import_another", zh: "换一个文件", en: "Another file")
    static let takeVerb = Phrase("desk.import_do", zh: "导入 {n} 件商品", en: "Import {n} products")
}
