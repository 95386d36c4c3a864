// ExportOrders.swift: the filtered list as a file, a line for each item.
import Catalog
import Core
import Design
import Trade
import Web

extension Consoles {
    /// Of one file.
    static let exportedMax = 5_000

    func exportOrders(_ request: WebRequest) async throws -> WebResponse {
        let shop: ID<Shop> = try request.id("shop")
        let language = request.language
        let filter = OrderQuery { request.query($0) }.filter().filter
        var file = CSVText()
        file.add(ExportWords.heads.map { $0(language) })
        var after: Cursor?
        var count = 0
        repeat {
            let found = try await trade.find(filter, of: shop, PageRequest(limit: 100, after: after))
            let orders = Array(found.page.items.prefix(Self.exportedMax - count))
            try await add(orders, of: shop, to: &file, language)
            count += orders.count
            after = found.page.next
        } while after != nil && count < Self.exportedMax
        if after != nil { file.add([ExportWords.cut(language, ["n": Format.grouped(Int64(Self.exportedMax))])]) }
        return file.response("orders-\(shop).csv")
    }

    private func add(_ orders: [Order], of shop: ID<Shop>, to file: inout CSVText, _ language: Language) async throws {
        let codes = try await catalog.codes(of: Set(orders.flatMap { $0.items.map(\.sku) }).sorted(), in: shop)
        let parcels = try await trade.parcels(of: orders, shop: shop)
        func time(_ time: Timestamp?) -> String { time.map { plainTime($0) } ?? "" }
        for order in orders {
            for item in order.items {
                let sent = (parcels[order.id] ?? []).filter { $0.lines.contains { $0.line == item.line } }
                file.add([
                    order.id.description, Say.state(order.state)(language), time(order.placedAt), time(order.paidAt), time(order.shippedAt),
                    order.address.name, order.address.phone, order.address.line, order.note, item.title, item.specText,
                    codes[item.sku] ?? "",
                    Yuan.text(item.unitPrice), String(item.quantity), Yuan.text(item.amount), Yuan.text(order.freight),
                    Yuan.text(order.total), sent.map { carrierName($0.carrier, language) }.joined(separator: " "),
                    sent.map(\.number).joined(separator: " "),
                ])
            }
        }
    }
}

/// 2026-11-22 15:40 in China.
func plainTime(_ time: Timestamp) -> String {
    let html = When.full(time).text
    guard let start = html.firstIndex(of: ">"), let end = html.lastIndex(of: "<") else { return html }
    return String(html[html.index(after: start)..<end])
}

enum ExportWords {
    static let heads: [Phrase] = [
        Phrase("desk.x_order", zh: "订单号", en: "Order"), Phrase("desk.x_state", zh: "状态", en: "State"),
        Phrase("desk.x_placed", zh: "下单时间", en: "Placed"), Phrase("desk.x_paid", zh: "付款时间", en: "Paid"),
        Phrase("desk.x_shipped", zh: "发完时间", en: "Shipped"), Phrase("desk.x_receiver", zh: "收货人", en: "Receiver"),
        Phrase("desk.x_phone", zh: "电话", en: "Phone"), Phrase("desk.x_address", zh: "地址", en: "Address"),
        Phrase("desk.x_note", zh: "买家留言", en: "Note"), Phrase("desk.x_title", zh: "商品", en: "Product"),
        Phrase("desk.x_spec", zh: "规格", en: "Option"), Phrase("desk.x_code", zh: "商家编码", en: "SKU code"),
        Phrase("desk.x_price", zh: "单价", en: "Unit price"), Phrase("desk.x_quantity", zh: "数量", en: "Quantity"),
        Phrase("desk.x_amount", zh: "小计", en: "Amount"), Phrase("desk.x_freight", zh: "订单运费", en: "Order freight"),
        Phrase("desk.x_total", zh: "订单合计", en: "Order total"), Phrase("desk.x_carrier", zh: "快递公司", en: "Carrier"),
        Phrase("desk.x_number", zh: "运单号", en: "Tracking number"),
    ]
    static let cut = Phrase(
        "desk.x_cut", zh: "只导出了前 {n} 笔订单，请选更短的日期再导出其余的", en: "Only the first {n} orders: choose shorter dates for the others")
}
