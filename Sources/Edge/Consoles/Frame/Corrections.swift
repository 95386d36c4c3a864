// Corrections.swift: what is wrong with a form of the desk, in words, beside its fields and once at the top.
import Core
import Design
import Web

/// The problems of a form. Beside what `Design` can say it knows the codes that only desks meet.
struct Corrections: Sendable {
    private(set) var problems: [FieldProblem] = []
    /// What is wrong with the whole, by a coded error.
    var whole: (any CodedError)?
    let language: Language

    init(_ language: Language) { self.language = language }

    var isEmpty: Bool { problems.isEmpty && whole == nil }

    mutating func add(_ path: String, _ code: String, _ expected: String = "") {
        problems.append(FieldProblem(path, code, expected: expected))
    }

    /// Takes a refusal over: each problem under the name of its field, everything else as a whole.
    mutating func take(_ error: any CodedError, path: (String) -> String = { $0 }) {
        guard !error.problems.isEmpty else { return whole = error }
        for problem in error.problems { add(path(problem.path), problem.code, problem.expected) }
    }

    subscript(path: String) -> String? { problems.first { $0.path == path }.map(words) }

    /// A notice with a link to each field; `labels` names them.
    func summary(_ labels: [String: String]) -> HTML {
        var html = HTML()
        if let whole { html += Notice.html(.danger, "\(ErrorWords.of(whole, language))", code: whole.code) }
        guard !problems.isEmpty else { return html }
        let entries: [HTML] = problems.map { problem in
            let label: String = labels[problem.path] ?? problem.path
            return ##"<li><a href="#f-\##(problem.path)">\##(label)</a>\##(Self.colon, language)\##(words(problem))</li>"##
        }
        return html
            + #"""
            <div class="notice danger errors" role="alert">\#(Icon.warn.html)<div><p><b>\#(Self.fix, language, ["n": String(problems.count)])</b></p><ul>\#(entries)</ul></div></div>
            """#
    }

    private func words(_ problem: FieldProblem) -> String {
        guard let phrase = Self.phrases[problem.code] else { return FormProblems.words(problem, language) }
        return phrase(language, ["expected": problem.expected])
    }

    private static let colon = Phrase("desk.colon", zh: "：", en: ": ")
    private static let fix = Phrase("desk.fix", zh: "还有 {n} 处要改，你填的内容都还在：", en: "{n} to correct; what you typed is still here:")
    private static let phrases: [String: Phrase] = [
        "not_a_slug": Phrase(
            "desk.not_a_slug", zh: "只能用 3 到 40 个小写字母、数字和连字符", en: "3 to 40 lower-case letters, digits and hyphens"),
        "axis_form": Phrase(
            "desk.axis_form", zh: "每行一项规格，写成“颜色: 红, 白”", en: "One option per line, as “Colour: red, white”"),
        "attribute_form": Phrase(
            "desk.attribute_form", zh: "每行一项，写成“产地: 浙江杭州”", en: "One per line, as “Origin: Hangzhou”"),
        "duplicate": Phrase("desk.duplicate", zh: "有重复", en: "There twice"),
        "too_many_skus": Phrase(
            "desk.too_many_skus", zh: "规格组合超过 {expected} 个，请减少，或用文件导入", en: "More than {expected} combinations: use fewer, or import a file"
        ),
        "no_sku": Phrase("desk.no_sku", zh: "至少给一种规格填售价", en: "Give at least one option a price"),
        "changed_meanwhile": Phrase(
            "desk.changed_meanwhile", zh: "这期间在库数变成了 {expected}，请核对后再保存", en: "On hand became {expected} meanwhile: check and save again"),
        "below_reserved": Phrase("desk.below_reserved", zh: "订单占用了 {expected} 件，不能更少", en: "{expected} are reserved by orders"),
        "not_a_tracking_number": Phrase(
            "desk.not_a_tracking_number", zh: "运单号是 4 到 40 个字母、数字或连字符", en: "4 to 40 letters, digits or hyphens"),
        "not_a_phone_or_email": Phrase(
            "desk.not_a_phone_or_email", zh: "请填 11 位手机号或邮箱", en: "An 11-digit phone number or an e-mail address"),
        "no_such_brand": Phrase("desk.no_such_brand", zh: "没有这个品牌", en: "There is no such brand"),
        "no_such_account": Phrase("desk.no_such_account", zh: "没有这个账号，请对方先注册", en: "No such account: they must sign up first"),
        "not_a_day": Phrase("desk.not_a_day", zh: "请填日期", en: "Please give a day"),
        "rest_ends_before": Phrase("desk.rest_ends_before", zh: "要在开始之后，也要在今天之后", en: "It must be after the first day, and after today"),
        "rest_too_long": Phrase(
            "desk.rest_too_long", zh: "最长 180 天，最早提前 180 天安排", en: "180 days at most, and planned at most 180 days ahead"),
        "not_a_time": Phrase("desk.not_a_time", zh: "请填日期和时间", en: "Please give a date and time"),
        "too_soon": Phrase("desk.too_soon", zh: "最早一分钟后生效", en: "At least a minute ahead"),
        "picture_too_large": Phrase("desk.picture_too_large", zh: "“{expected}”超过 5 MB", en: "“{expected}” is over 5 MB"),
        "document_unknown": Phrase(
            "desk.document_unknown", zh: "“{expected}”不是 PDF、OFD、PNG 或 JPEG", en: "“{expected}” is no PDF, OFD, PNG or JPEG"),
        "picture_unknown": Phrase(
            "desk.picture_unknown", zh: "“{expected}”不是能显示的图片（PNG、JPEG、WebP、GIF）", en: "“{expected}” is no PNG, JPEG, WebP or GIF"),
        "not_utf8": Phrase("desk.not_utf8", zh: "文件不是 UTF-8 编码，请另存为 UTF-8 的 CSV", en: "The file is not UTF-8: save it as CSV in UTF-8"),
        "import_refused": Phrase("desk.import_refused", zh: "这个文件不能导入：{expected}", en: "This file cannot be taken: {expected}"),
        "offer_step_line": Phrase(
            "desk.offer_step_line", zh: "“{expected}”看不懂，写成“100 10”", en: "“{expected}” is not understood: write “100 10”"),
        "offer_price_line": Phrase(
            "desk.offer_price_line", zh: "“{expected}”看不懂或没有这个规格，写成“编号 价格 库存”",
            en: "“{expected}” is not understood, or no such option: write “number price stock”"),
        "offer_products_or_categories": Phrase(
            "desk.offer_products_or_categories", zh: "商品和类目只能选一种", en: "Choose products or categories, not both"),
        "give_nobody": Phrase("desk.give_nobody_chosen", zh: "还没有选人", en: "Nobody is chosen"),
        "offer_no_product": Phrase("desk.offer_no_product", zh: "“{expected}”不是本店的商品", en: "“{expected}” is no product of this shop"),
        "freight_charge": Phrase(
            "desk.freight_charge", zh: "首件、首费、每加、续费都要填，或勾上不发", en: "All four charges are needed, or a tick at “Not sent”"),
        "freight_region": Phrase(
            "desk.freight_region", zh: "“{expected}”这一行：地区要认得，四个数要填全，或勾上不发",
            en: "The row “{expected}”: known places, and all four charges or “Not sent”"),
        "not_rising": Phrase("desk.offer_not_rising", zh: "门槛和优惠要一档比一档高", en: "Each step needs a higher threshold and a higher discount"),
        "out_of_range": Phrase("desk.offer_out_of_range", zh: "超出范围 {expected}", en: "Out of range {expected}"),
        "not_a_code": Phrase("desk.offer_not_a_code", zh: "4 到 20 个字母和数字", en: "4 to 20 letters and digits"),
        "not_an_amount": Phrase("desk.offer_not_an_amount", zh: "请填金额，最多两位小数", en: "An amount with two decimals at most"),
        "not_an_account_number": Phrase(
            "desk.not_an_account_number", zh: "账号不对，请核对", en: "That is no account number: check its digits"),
        "not_an_invoice_number": Phrase(
            "desk.not_an_invoice_number", zh: "发票号码是 8 到 20 位数字或字母", en: "8 to 20 digits or letters"),
        "too_many_pictures": Phrase("desk.too_many_pictures", zh: "最多 {expected} 张", en: "At most {expected}"),
    ]
}
