// DemoPeople.swift: who is in the demo.
import Web

struct DemoPerson: Sendable {
    let role: Phrase
    let name: String, phone: String
    var ownsPlatform = false

    static let buyer = DemoPerson(
        role: Phrase("market.buyer", zh: "买家", en: "Buyer"), name: "苏禾", phone: "13800000001")
    static let teaMerchant = DemoPerson(
        role: Phrase("market.tea_merchant", zh: "茶店店主", en: "Owner of the tea shop"), name: "陈店长", phone: "13800000002")
    static let fruitMerchant = DemoPerson(
        role: Phrase("market.fruit_merchant", zh: "果农合作社社长", en: "Head of the fruit growers"), name: "刘社长", phone: "13800000003")
    static let shipper = DemoPerson(
        role: Phrase("market.shipper", zh: "茶店发货员", en: "Shipper of the tea shop"), name: "小周", phone: "13800000004")
    static let admin = DemoPerson(
        role: Phrase("market.admin", zh: "平台管理员", en: "Platform administrator"), name: "林管理", phone: "13800000005",
        ownsPlatform: true)
}
