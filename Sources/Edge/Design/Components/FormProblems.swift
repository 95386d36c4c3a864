// FormProblems.swift: what is wrong with a form, in words, at each field and once at the top.
import Core
import Web

public struct FormProblems: Sendable {
    public let problems: [FieldProblem]
    let language: Language

    public init(_ problems: [FieldProblem] = [], _ language: Language) { (self.problems, self.language) = (problems, language) }

    public var isEmpty: Bool { problems.isEmpty }

    /// The first problem at this field, in words.
    public subscript(name: String) -> String? { problems.first { $0.path == name }.map { Self.words($0, language) } }

    /// Every control of a form under what is wrong with the whole.
    public func html(_ controls: [Control]) -> HTML {
        summary(controls) + controls.map { $0.html(error: self[$0.name], language) }.joined()
    }

    /// A notice with a link to each field that is to be corrected; problems of no field shown are said in full.
    public func summary(_ controls: [Control]) -> HTML {
        guard !problems.isEmpty else { return HTML() }
        let entries: [HTML] = problems.map { problem in
            let words = Self.words(problem, language)
            guard let control = controls.first(where: { $0.name == problem.path }) else {
                return "<li>\(problem.path.isEmpty ? words : problem.path + Words.atField(language) + words)</li>"
            }
            return ##"<li><a href="#\##(control.id)">\##(control.label)</a>\##(Words.atField, language)\##(words)</li>"##
        }
        return #"""
            <div class="notice danger errors" role="alert">\#(Icon.warn.html)<div><p><b>\#(Words.fix, language, ["n": String(problems.count)])</b></p><ul>\#(entries)</ul></div></div>
            """#
    }

    /// A code without words of its own is shown as it is: better than a sentence that may be wrong.
    public static func words(_ problem: FieldProblem, _ language: Language) -> String {
        guard let phrase = phrases[problem.code] else { return problem.code }
        let text = phrase(language)
        guard !problem.expected.isEmpty else { return text }
        return text + (language == .zh ? "（\(problem.expected)）" : " (\(problem.expected))")
    }

    private static let phrases: [String: Phrase] = [
        "required": Phrase("problem.required", zh: "请填写", en: "Please fill this in"),
        "too_small": Phrase("problem.too_small", zh: "太小", en: "Too small"),
        "too_large": Phrase("problem.too_large", zh: "太大", en: "Too large"),
        "too_short": Phrase("problem.too_short", zh: "太短", en: "Too short"),
        "too_long": Phrase("problem.too_long", zh: "太长", en: "Too long"),
        "too_few": Phrase("problem.too_few", zh: "太少", en: "Too few"),
        "too_many": Phrase("problem.too_many", zh: "太多", en: "Too many"),
        "wrong_type": Phrase("problem.wrong_type", zh: "格式不对", en: "Not in the right form"),
        "not_a_choice": Phrase("problem.not_a_choice", zh: "请从列出的里面选", en: "Please choose one of those listed"),
        "not_a_currency": Phrase("problem.not_a_currency", zh: "货币不对", en: "Not the currency used here"),
        "not_an_amount": Phrase("problem.not_an_amount", zh: "请填金额，最多两位小数", en: "Please give an amount with at most two decimals"),
        "not_an_integer": Phrase("problem.not_an_integer", zh: "请填整数", en: "Please give a whole number"),
        "not_an_id": Phrase("problem.not_an_id", zh: "编号不对", en: "Not a number of ours"),
        "control_character": Phrase("problem.control_character", zh: "含有不能用的字符", en: "Holds a character that cannot be used"),
        "unknown_field": Phrase("problem.unknown_field", zh: "多出来的内容", en: "Not expected here"),
        "duplicate_field": Phrase("problem.duplicate_field", zh: "填了两次", en: "There twice"),
        "blank": Phrase("problem.blank", zh: "不能空着", en: "This cannot be blank"),
        "not_a_phone": Phrase("problem.not_a_phone", zh: "不是电话号码", en: "Not a phone number"),
        "not_a_phone_or_email": Phrase(
            "problem.not_a_phone_or_email", zh: "请填手机号或邮箱", en: "Please give a mobile number or an e-mail address"),
        "wrong_password": Phrase("problem.wrong_password", zh: "密码不对", en: "That is not the password"),
        "identifier_taken": Phrase(
            "problem.identifier_taken", zh: "已经有账号了，请直接登录", en: "There is an account already; please sign in"),
        "address_book_full": Phrase(
            "problem.address_book_full", zh: "最多保存 50 个地址，请先删除一个", en: "50 addresses at most; please delete one first"),
        "wrong_length": Phrase("problem.wrong_length", zh: "长度不对", en: "Not as long as it must be"),
        "not_a_tax_number": Phrase("problem.not_a_tax_number", zh: "税号不对", en: "Not a tax number"),
        "not_an_email": Phrase("problem.not_an_email", zh: "不是邮箱", en: "Not an e-mail address"),
        "taken": Phrase("problem.taken", zh: "已被使用", en: "Already taken"),
    ]
}
