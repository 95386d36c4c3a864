// BulkWords.swift: the words of changing many products at once.
import Catalog
import Web

enum BulkWords {
    static let priceTitle = Phrase("desk.bulk_price", zh: "批量改价", en: "Change prices")
    static let listTitle = Phrase("desk.bulk_list", zh: "批量上架", en: "List products")
    static let delistTitle = Phrase("desk.bulk_delist", zh: "批量下架", en: "Delist products")
    static let nothingYet = Phrase("desk.bulk_nothing_yet", zh: "还没有改动任何商品。看过预览再应用。", en: "Nothing has changed yet. Look, then apply.")
    static let choose = Phrase("desk.bulk_choose", zh: "选商品", en: "Choose")
    static let rule = Phrase("desk.bulk_rule", zh: "定规则", en: "Set a rule")
    static let preview = Phrase("desk.bulk_preview", zh: "看预览", en: "Preview")
    static let apply = Phrase("desk.bulk_apply", zh: "应用", en: "Apply")
    static let ruleHelp = Phrase("desk.bulk_rule_help", zh: "划线价不变；已下的订单不变", en: "List prices and placed orders stay")
    static let how = Phrase("desk.bulk_how", zh: "怎么改", en: "How")
    static let amount = Phrase("desk.bulk_amount", zh: "数值", en: "By")
    static let amountHelp = Phrase("desk.bulk_amount_help", zh: "打九折填 90；减 10 元填 10", en: "90 for 90 %; 10 for 10 yuan")
    static let round = Phrase("desk.bulk_round", zh: "尾数", en: "Round")
    static let showPreview = Phrase("desk.bulk_show", zh: "看预览", en: "Show the preview")
    static let old = Phrase("desk.bulk_old", zh: "现价", en: "Now")
    static let new = Phrase("desk.bulk_new", zh: "新价", en: "New")
    static let difference = Phrase("desk.bulk_difference", zh: "差额", en: "Difference")
    static let share = Phrase("desk.bulk_share", zh: "变化", en: "Change")
    static let warning = Phrase("desk.bulk_warning", zh: "提醒", en: "Note")
    static let oldState = Phrase("desk.bulk_old_state", zh: "现在", en: "Now")
    static let newState = Phrase("desk.bulk_new_state", zh: "改成", en: "Then")
    static let why = Phrase("desk.bulk_why", zh: "原因", en: "Why")
    static let same = Phrase("desk.bulk_same", zh: "没有变化", en: "No change")
    static let overList = Phrase("desk.bulk_over_list", zh: "高于划线价", en: "Above its list price")
    static let half = Phrase("desk.bulk_half", zh: "降了一半以上", en: "Less than half")
    static let impossible = Phrase(
        "desk.bulk_impossible", zh: "不能改：新价不在 0.01 到 10,000,000.00 元之间", en: "Cannot be: not from 0.01 to 10,000,000.00")
    static let staleNow = Phrase("desk.bulk_stale", zh: "刚被别人改过，会跳过", en: "Just changed by somebody: left as it is")
    static let notListed = Phrase("desk.bulk_not_listed", zh: "没有在售，不用下架", en: "Not on sale")
    static let noStock = Phrase("desk.bulk_no_stock", zh: "没有库存，上架后显示售罄", en: "No stock: it will show as sold out")
    static let willChange = Phrase("desk.bulk_will", zh: "会改", en: "Will change")
    static let warned = Phrase("desk.bulk_warned", zh: "有提醒", en: "With a note")
    static let locked = Phrase("desk.bulk_locked", zh: "不能改", en: "Cannot change")
    static let skuUnit = Phrase("desk.bulk_skus", zh: "个规格", en: "options")
    static let productUnit = Phrase("desk.bulk_products", zh: "件商品", en: "products")
    static let lines = Phrase("desk.bulk_lines", zh: "逐项预览", en: "Line by line")
    static let effectRest = Phrase(
        "desk.bulk_effect_rest", zh: "预览之后又被别人改过的会跳过并列出，不会覆盖。", en: "What others change meanwhile is left as it is and named.")
    static let leave = Phrase("desk.bulk_leave", zh: "不改了", en: "Leave it")
    static let nothingToDo = Phrase("desk.bulk_nothing", zh: "没有可以改的", en: "Nothing to change")
    static let doneTitle = Phrase("desk.bulk_done_title", zh: "批量改动完成", en: "Done")
    static let done = Phrase("desk.bulk_done", zh: "改好了 {n} 件商品。", en: "{n} products changed.")
    static let skippedTitle = Phrase("desk.bulk_skipped", zh: "{n} 件没有改", en: "{n} were left as they are")
    static let back = Phrase("desk.bulk_back", zh: "回到商品", en: "Back to the products")

    static func effect(_ deed: BulkForm.Deed) -> Phrase {
        switch deed {
        case .price: Phrase("desk.bulk_effect_price", zh: "应用后新价立刻在店铺里生效。", en: "New prices count in the shop at once.")
        case .list: Phrase("desk.bulk_effect_list", zh: "应用后买家立刻能买到。", en: "Buyers can buy them at once.")
        case .delist: Phrase("desk.bulk_effect_delist", zh: "应用后买家看不到；已下的订单照常。", en: "Buyers no longer see them; placed orders stay.")
        }
    }

    static func applyTo(_ deed: BulkForm.Deed) -> Phrase {
        switch deed {
        case .price: Phrase("desk.bulk_do_price", zh: "改 {n} 个规格的价", en: "Change {n} prices")
        case .list: Phrase("desk.bulk_do_list", zh: "上架 {n} 件", en: "List {n}")
        case .delist: Phrase("desk.bulk_do_delist", zh: "下架 {n} 件", en: "Delist {n}")
        }
    }

    static func kind(_ kind: BulkForm.Kind) -> Phrase {
        switch kind {
        case .percent: Phrase("desk.bulk_percent", zh: "改成现价的百分之几", en: "A percentage of the price now")
        case .less: Phrase("desk.bulk_less", zh: "每件减多少元", en: "So many yuan less")
        case .more: Phrase("desk.bulk_more", zh: "每件加多少元", en: "So many yuan more")
        case .set: Phrase("desk.bulk_set", zh: "统一改成多少元", en: "One price for all")
        }
    }

    static func rounding(_ rounding: PriceRule.Rounding) -> Phrase {
        switch rounding {
        case .fen: Phrase("desk.round_fen", zh: "精确到分", en: "To the cent")
        case .jiao: Phrase("desk.round_jiao", zh: "不足 1 角的舍去", en: "Down to 0.10")
        case .yuan: Phrase("desk.round_yuan", zh: "不足 1 元的舍去", en: "Down to whole yuan")
        }
    }

    static func skipped(_ why: ManyReport.Skipped) -> Phrase {
        switch why {
        case .changed: Phrase("desk.skip_changed", zh: "预览之后被别人改过，没有覆盖", en: "Somebody changed it after the preview")
        case .refused: Phrase("desk.skip_refused", zh: "已删除，或现在的状态不能这样改", en: "It is gone, or its state does not allow it")
        case .same: Phrase("desk.skip_same", zh: "已经是这样，没有变化", en: "It was so already")
        }
    }
}
