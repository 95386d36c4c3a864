// ImportReasons.swift: why a row of a file was not taken, in the reader's language.
import Web

enum ImportReasons {
    /// Nil for a code without words of its own: its reason stands as it is.
    static func words(_ code: String, _ language: Language) -> String? { phrases[code].map { $0(language) } }

    private static let phrases: [String: Phrase] = [
        "short_row": Phrase("desk.row_short", zh: "列数比表头少", en: "Fewer fields than the header"),
        "long_row": Phrase("desk.row_long", zh: "列数比表头多", en: "More fields than the header"),
        "no_handle": Phrase("desk.row_no_handle", zh: "没有 handle，认不出是哪款商品", en: "No handle: it names no product"),
        "bad_handle": Phrase("desk.row_bad_handle", zh: "handle 超过 120 字", en: "The handle is over 120 characters"),
        "no_title": Phrase("desk.row_no_title", zh: "商品的第一行没有标题，或没有导入", en: "The product's first row has no title, or was not taken"),
        "handle_again": Phrase("desk.row_handle_again", zh: "同一款商品的行没有排在一起", en: "Rows of one product do not stand together"),
        "bad_price": Phrase("desk.row_bad_price", zh: "价格要数字，最多两位小数", en: "A price is a number with at most two decimals"),
        "no_price": Phrase("desk.row_no_price", zh: "这个规格没有价格", en: "The option has no price"),
        "bad_number": Phrase("desk.row_bad_number", zh: "要 0 或更大的整数", en: "Not a whole number of 0 or more"),
        "bad_state": Phrase("desk.row_bad_state", zh: "状态只能是 draft、listed、delisted", en: "The state is draft, listed or delisted"),
        "bad_category": Phrase("desk.row_bad_category", zh: "类目最多三级，每级最多 40 字", en: "A category has at most three levels of 40 characters"),
        "bad_spec": Phrase("desk.row_bad_spec", zh: "规格值和规格名的个数对不上", en: "Values and names of options do not match"),
        "sku_again": Phrase("desk.row_sku_again", zh: "同一个规格出现了两次", en: "The same option twice"),
        "no_sku": Phrase("desk.row_no_sku", zh: "商品没有规格", en: "The product has no option"),
        "sku_invalid": Phrase("desk.row_sku_invalid", zh: "规格超出了限制", en: "The option is over a bound"),
        "product_invalid": Phrase("desk.row_product_invalid", zh: "商品超出了限制", en: "The product is over a bound"),
        "stock_below_reserved": Phrase(
            "desk.row_reserved", zh: "订单占用的更多，库存没有改，其余已导入", en: "Orders reserved more: the stock stays, the rest is taken"),
        "broken_utf8": Phrase("desk.row_broken", zh: "这一行不是 UTF-8 编码", en: "The row is not UTF-8"),
        "field_too_long": Phrase("desk.row_field_long", zh: "有一格超过 1 MB", en: "A field is over 1 MB"),
        "text_after_quote": Phrase("desk.row_quote", zh: "引号后面还有字", en: "Text after a closing quote"),
        "unclosed_quote": Phrase("desk.row_unclosed", zh: "引号没有关上", en: "A quote is not closed"),
        "too_many_fields": Phrase("desk.row_many_fields", zh: "一行超过 1,000 格", en: "More than 1,000 fields"),
    ]
}
