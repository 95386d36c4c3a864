// ShippingWords.swift: the words of shipping many orders at once.
import Catalog
import Core
import Design
import Trade
import Web

enum ShippingWords {
    static let title = Phrase("desk.s_title", zh: "批量发货", en: "Ship several orders")
    static let stepFile = Phrase("desk.s_step_file", zh: "选择表格", en: "Choose a file")
    static let stepCheck = Phrase("desk.s_step_check", zh: "核对", en: "Check")
    static let stepSend = Phrase("desk.s_step_send", zh: "发货", en: "Send")
    static let choose = Phrase("desk.s_choose", zh: "选择填好运单号的表格", en: "Choose a file")
    static let file = Phrase("desk.s_file", zh: "CSV 文件", en: "CSV file")
    static let fileHelp = Phrase("desk.s_file_help", zh: "UTF-8 编码，最多 1,000 行，2 MB 以内", en: "UTF-8, at most 1,000 rows and 2 MB")
    static let look = Phrase("desk.s_look", zh: "核对这个文件", en: "Check this file")
    static let how = Phrase("desk.s_how", zh: "怎么填", en: "How to fill it in")
    static let howTemplate = Phrase(
        "desk.s_how_template", zh: "先下载模板，里面已列好待发货的订单；填上快递公司和运单号，再传上来。",
        en: "Download the template: it lists the orders to ship. Fill in carrier and tracking number, then upload it.")
    static let template = Phrase("desk.s_template", zh: "下载模板（待发 {n} 笔）", en: "Download the template ({n} to ship)")
    static let howColumns = Phrase(
        "desk.s_how_columns", zh: "列：订单号、快递公司、运单号是必填。只发一部分时再填商家编码和数量，每种一行。没填运单号的行会跳过。",
        en:
            "Order, carrier and tracking number are needed. To send a part, add SKU code and quantity, one row each. Rows without a number are skipped."
    )
    static let howAgain = Phrase(
        "desk.s_how_again", zh: "同一个文件传两次不会重复发货；有错的行改好后再传即可。",
        en: "The same file twice sends nothing twice: correct the bad rows and upload it again.")
    static let carriers = Phrase("desk.s_carriers", zh: "认得的快递公司", en: "Carriers we know")
    static let notRead = Phrase("desk.s_not_read", zh: "这个文件没有读，什么都没有改变。", en: "This file was not read; nothing was changed.")
    static let counts = Phrase("desk.s_counts", zh: "结果", en: "Result")
    static let nothingYet = Phrase("desk.s_nothing_yet", zh: "还没有发货。", en: "Nothing has been sent yet.")
    static let check = Phrase(
        "desk.s_check", zh: "核对下面的内容，有错的行不会发，改好后可以再传。", en: "Check what follows; bad rows are not sent and can be uploaded again.")
    static let toSend = Phrase("desk.s_to_send", zh: "可以发的包裹", en: "Parcels to send")
    static let sentBefore = Phrase("desk.s_sent_before", zh: "以前发过，跳过", en: "Sent before, skipped")
    static let bad = Phrase("desk.s_bad", zh: "有错的行", en: "Rows with mistakes")
    static let blank = Phrase("desk.s_blank", zh: "没填运单号，跳过", en: "Without a number, skipped")
    static let badRows = Phrase("desk.s_bad_rows", zh: "{n} 行有错，不会发", en: "{n} rows with mistakes, not sent")
    static let goodRows = Phrase("desk.s_good_rows", zh: "将发出 {n} 个包裹", en: "{n} parcels will be sent")
    static let moreRows = Phrase("desk.s_more_rows", zh: "还有 {n} 个没有列出，也会发出。", en: "{n} more are not listed and go too.")
    static let will = Phrase("desk.s_will", zh: "将发出 {n} 个包裹，库存随之扣减", en: "{n} parcels will be sent; stock goes down")
    static let send = Phrase("desk.s_send", zh: "发出 {n} 个包裹", en: "Send {n} parcels")
    static let nothingToSend = Phrase("desk.s_nothing", zh: "这个文件里没有可以发的包裹", en: "This file has no parcel to send")
    static let otherFile = Phrase("desk.s_other_file", zh: "换一个文件", en: "Another file")
    static let anotherFile = Phrase("desk.s_another_file", zh: "再传一个文件", en: "Upload another file")
    static let didSend = Phrase("desk.s_did_send", zh: "已发出 {n} 个包裹。", en: "{n} parcels were sent.")
    static let didTile = Phrase("desk.s_did_tile", zh: "已发出的包裹", en: "Parcels sent")
    static let allDone = Phrase("desk.s_all_done", zh: "没有落下的行。", en: "No row was left out.")
    static let someDone = Phrase(
        "desk.s_some_done", zh: "没发的行在下面，改好后可以再传，已发的不会重复。",
        en: "Rows that were not sent are below: correct and upload them; nothing is sent twice.")
    static let notSent = Phrase("desk.s_not_sent", zh: "没有发的行", en: "Rows not sent")
    static let rejectedFile = Phrase("desk.s_rejected", zh: "下载没发的行", en: "Download the rows not sent")
    static let refused = Phrase("desk.s_refused", zh: "发货时被拒绝", en: "Refused while sending")
    static let backToList = Phrase("desk.s_back", zh: "看待发货订单（{n}）", en: "Orders to ship ({n})")
    static let canGo = Phrase("desk.s_can_go", zh: "现在可以发，请再传一次", en: "Can be sent now: upload it again")
    static let line = Phrase("desk.s_line", zh: "行", en: "Row")
    static let order = Phrase("desk.s_order", zh: "订单号", en: "Order")
    static let quantity = Phrase("desk.s_quantity", zh: "数量", en: "Quantity")
    static let pieces = Phrase("desk.s_pieces", zh: "件数", en: "Pieces")
    static let why = Phrase("desk.s_why", zh: "原因", en: "Reason")

    static let gridTitle = Phrase("desk.g_title", zh: "填运单号", en: "Tracking numbers")
    static let chooseCarrier = Phrase("desk.g_choose", zh: "请选择", en: "Please choose")
    static let sameCarrier = Phrase("desk.g_same", zh: "同上一行", en: "As above")
    static let carrierOf = Phrase("desk.g_carrier_of", zh: "订单 {n} 的快递公司", en: "Carrier of order {n}")
    static let numberOf = Phrase("desk.g_number_of", zh: "订单 {n} 的运单号", en: "Tracking number of order {n}")
    static let gridEffect = Phrase(
        "desk.g_effect", zh: "每笔订单发出剩下的全部商品；没填运单号的先不发", en: "Each order is sent with all that is left; rows without a number wait")
    static let gridSend = Phrase("desk.g_send", zh: "发出填好的", en: "Send those filled in")
    static let gridEmpty = Phrase("desk.g_empty", zh: "还没有填运单号，什么都没有发。", en: "No tracking number was given; nothing was sent.")
    static let gridWrong = Phrase(
        "desk.g_wrong", zh: "还有 {n} 行要改，一笔都没有发，你填的都还在。", en: "{n} rows to correct; nothing was sent and what you typed is still here.")
    static let gridLeft = Phrase(
        "desk.g_left", zh: "选中的订单里有 {n} 笔不能发货，没有列出。", en: "{n} of the selected orders cannot be shipped and are not listed.")
    static let noneOpen = Phrase(
        "desk.g_none", zh: "选中的订单里没有待发货的。先在订单列表里勾选。", en: "None of the selected orders is to be shipped. Select some in the list first.")

    static let slips = Phrase("desk.p_slips", zh: "发货单", en: "Packing slips")
    static let howPrint = Phrase(
        "desk.p_how", zh: "{n} 张发货单，一笔订单一页。用浏览器的打印（Ctrl 或 ⌘ + P）打出来。",
        en: "{n} slips, a page for each order. Use your browser's print (Ctrl or ⌘ + P).")
    static let noSlips = Phrase("desk.p_none", zh: "没有选中订单。先在订单列表里勾选。", en: "No order was selected. Select some in the list first.")
    static let sentAlready = Phrase("desk.p_sent", zh: "另已发 {n}", en: "{n} sent before")

    static func words(_ problem: ShipRowProblem, _ row: ShipRow, _ language: Language) -> String {
        switch problem {
        case .orderMissing: Phrase("desk.r_order_missing", zh: "没有订单号", en: "No order number")(language)
        case .orderShortened:
            Phrase(
                "desk.r_order_short", zh: "订单号被表格软件改成了科学计数法，请用模板里的文本格式", en: "The spreadsheet shortened the number: keep the column as text"
            )(language)
        case .orderUnknown: Phrase("desk.r_order_unknown", zh: "本店没有这个订单", en: "No such order in this shop")(language)
        case .orderState(let state):
            Phrase("desk.r_order_state", zh: "订单现在是“{state}”，不能发货", en: "The order is “{state}” and cannot be shipped")(
                language, ["state": Say.state(state)(language)])
        case .carrierMissing: Phrase("desk.r_carrier_missing", zh: "没有快递公司", en: "No carrier")(language)
        case .carrierUnknown: Phrase("desk.r_carrier_unknown", zh: "不认得这家快递公司", en: "Unknown carrier")(language)
        case .numberMissing: Phrase("desk.r_number_missing", zh: "没有运单号", en: "No tracking number")(language)
        case .numberWrong:
            Phrase("desk.r_number_wrong", zh: "运单号是 4 到 40 个字母、数字或连字符", en: "4 to 40 letters, digits or hyphens")(language)
        case .codeUnknown:
            Phrase("desk.r_code", zh: "订单里没有商家编码“{code}”", en: "The order has no SKU code “{code}”")(language, ["code": row.code])
        case .quantityWrong:
            Phrase("desk.r_quantity", zh: "数量“{n}”不是正整数", en: "Quantity “{n}” is no whole number above 0")(language, ["n": row.quantity])
        case .moreThanLeft(let left):
            Phrase("desk.r_more", zh: "只剩 {n} 件待发", en: "Only {n} are left to send")(language, ["n": String(left)])
        }
    }

    static func fault(_ fault: ShipFileFault, _ language: Language) -> String {
        switch fault {
        case .nothing: Phrase("desk.f_nothing", zh: "没有选文件，或文件是空的", en: "No file was chosen, or it is empty")(language)
        case .picture:
            Phrase("desk.f_picture", zh: "这是一张图片，不是表格。请选 CSV 文件", en: "This is a picture, not a table. Choose a CSV file")(language)
        case .workbook:
            Phrase(
                "desk.f_workbook", zh: "这是 Excel 工作簿。请在 Excel 里另存为“CSV UTF-8（逗号分隔）”",
                en: "This is an Excel workbook. Save it as “CSV UTF-8 (comma delimited)”")(language)
        case .utf16:
            Phrase(
                "desk.f_utf16", zh: "文件是 UTF-16 编码。请另存为“CSV UTF-8（逗号分隔）”",
                en: "The file is in UTF-16. Save it as “CSV UTF-8 (comma delimited)”")(language)
        case .gbk:
            Phrase(
                "desk.f_gbk", zh: "文件是 GBK（ANSI）编码。请另存为“CSV UTF-8（逗号分隔）”",
                en: "The file is in GBK (ANSI). Save it as “CSV UTF-8 (comma delimited)”")(language)
        case .noText: Phrase("desk.f_no_text", zh: "这不是文本文件。请选 CSV 文件", en: "This is not a text file. Choose a CSV file")(language)
        case .columns(let missing):
            Phrase("desk.f_columns", zh: "第一行里没有这些列：{names}。请用模板", en: "The first line lacks these columns: {names}. Use the template")(
                language, ["names": missing.map { $0.label(language) }.joined(separator: language == .zh ? "、" : ", ")])
        case .tooManyRows(let count):
            Phrase("desk.f_many", zh: "有 {n} 行，一次最多 1,000 行。请分成几个文件", en: "{n} rows; at most 1,000 at once. Split the file")(
                language, ["n": Format.grouped(Int64(count))])
        }
    }
}
