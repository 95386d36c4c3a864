// InvoiceTests.swift: an invoice is asked for by who paid, and written once by the shop.
import App
import Catalog
import Core
import Settlement
import Store
import StoryKit
import TestKit
import Testing
import Trade

@Suite struct InvoiceTests {
    @Test(arguments: TestStore.all)
    func `a buyer asks, the shop declines, is asked again and writes it`(backend: TestStore) async throws {
        let world = try await MoneyWorld(on: backend)
        let (settlement, shop) = (world.settlement, world.stall.shop)
        let placed = try await world.shops.trade.place(
            world.shops.checkout([world.stall.line(0, 2)], by: world.buyer, total: 20_000, key: "a"))
        let order = placed.orders[0].order
        let person = try InvoiceHeading(.person, title: "陈小禾", taxNumber: "", email: "")
        await #expect(throws: SettlementError.orderNotInvoiced) {
            try await settlement.askForInvoice(person, of: order, shop: shop, by: world.buyer)
        }
        try await world.shops.pay(placed, by: world.buyer)
        await #expect(throws: TradeError.orderNotFound) {
            try await settlement.askForInvoice(person, of: order, shop: shop, by: world.merchant)
        }
        try await world.refund(5_000, of: order)
        #expect(try await settlement.askForInvoice(person, of: order, shop: shop, by: world.buyer).amount == .cny(15_000))
        _ = try await settlement.declineInvoice(of: order, shop: shop, why: "请填企业抬头", by: world.merchant)
        let company = try InvoiceHeading(.company, title: "成都某某有限公司", taxNumber: "91510107ma6c00001x", email: "a@b.cn")
        _ = try await settlement.askForInvoice(company, of: order, shop: shop, by: world.buyer)
        #expect(try await settlement.invoices(of: shop, in: .requested, PageRequest()).items.map(\.order) == [order])
        try await world.refund(1_000, of: order)
        let issued = try await settlement.issueInvoice(
            of: order, shop: shop, number: "2551 0000 0012 3456", file: nil, by: world.merchant)
        #expect(issued.amount == .cny(14_000))   // what went back since it was asked for is not on it
        #expect(issued.state == .issued && issued.number == "2551000000123456" && issued.heading == company)
        await #expect(throws: SettlementError.invoiceAnswered) {
            try await settlement.askForInvoice(person, of: order, shop: shop, by: world.buyer)
        }
    }

    static let headings: [(InvoiceHeading.Kind, String, String, String, Bool)] = [
        (.person, "陈小禾", "", "", true), (.person, "", "", "", false), (.company, "某公司", "", "", false),
        (.company, "某公司", "91510107MA6C00001X", "", true), (.company, "某公司", "91510107MA6C0000", "", false),
        (.person, "陈小禾", "", "not-an-address", false), (.person, "陈小禾", "", "a@b.cn", true),
    ]

    @Test(arguments: headings)
    func `a heading is checked`(kind: InvoiceHeading.Kind, title: String, tax: String, email: String, isGood: Bool) {
        #expect(((try? InvoiceHeading(kind, title: title, taxNumber: tax, email: email)) != nil) == isGood)
    }
}
