// SettleTown.swift: the people of a run get accounts, shops and addresses, before anything goes wrong.
import AfterSale
import Catalog
import Core
import Identity
import Settings
import Trade

extension Town {
    static let shopCount = 4, buyerCount = 12

    mutating func settle() async throws {
        admin = try await house.identity.createAdmin(Self.number(1), Self.password(1), name: Self.name("管理员"))
        for index in 0..<Self.shopCount {
            let owner = try await house.identity.signUp(
                Self.number(10 + index), Self.password(10 + index), name: Self.name("店主 \(index + 1)"))
            guard let name = OrganisationName("商号 \(index + 1)") else { preconditionFailure("a simulated name is wrong") }
            let organisation = try await house.identity.createOrganisation(name, kinds: [.merchant], by: owner.person)
            let shop = try await house.catalog.openShop(of: organisation, slug: "stand-\(index + 1)", name: "小店 \(index + 1)")
            stands.append(Stand(owner: owner.person, organisation: organisation, shop: shop.id))
            let back = try PostalAddress(name: "仓库 \(index + 1)", phone: Self.phone(10 + index), division: "330106", detail: "仓前路 1 号")
            try await house.afterSale.keepReturnAddress(back, of: shop.id, by: owner.person)
            for _ in 0..<4 { try await shelve(index) }
        }
        for index in 0..<Self.buyerCount {
            let account = try await house.identity.signUp(
                Self.number(100 + index), Self.password(100 + index), name: Self.name("买家 \(index + 1)")
            ).person
            let places = ["330212", "310115", "510107", "110105", "440305", "420111"]
            let address = try PostalAddress(
                name: "买家 \(index + 1)", phone: Self.phone(100 + index), division: places[index % places.count],
                detail: "和平路 \(index + 1) 号")
            let kept = try await house.trade.addAddress(address, isDefault: true, of: account)
            buyers.append(Buyer(account: account, address: kept.postal))
        }
        try await hasten()
        try beginTrouble()
    }

    /// Money settles a day after completion, and much of it is looked at: a run of a few days sees every way that it goes.
    private mutating func hasten() async throws {
        guard let admin else { return }
        let values: [(Setting, Int64)] = [
            (.settlementDays, 1), (.settlementDaysTrusted, 1), (.settlementDaysWatched, 2), (.withdrawalReview, 40_000),
            (.withdrawalDailyCount, 10),
        ]
        let from = clock.now() + Settings.notice
        for (setting, value) in values {
            try await house.settings.plan(setting, value, from: from, why: "", by: admin, key: key())
        }
    }

    /// A shop writes a product and puts it on sale: one SKU, or one of each size.
    mutating func shelve(_ index: Int) async throws {
        let shop = stands[index].shop
        let sizes = Array(["小", "中", "大"].prefix(dice.below(3) + 1))
        let price = Int64(100 + dice.below(50_000)), stock = Int64(dice.below(60))
        let skus: [SKUDraft] =
            sizes.count == 1
            ? [SKUDraft(price: .cny(price), stock: stock)]
            : sizes.enumerated().map { SKUDraft(values: [$1], price: .cny(price + Int64($0) * 500), stock: stock) }
        let axes: [SpecAxis] = sizes.count == 1 ? [] : [SpecAxis("尺寸", sizes)]
        let draft = ProductDraft(title: "货品 \(key())", axes: axes, skus: skus)
        let made = try await attempt("product written") { try await $0.catalog.createProduct(in: shop, draft) }
        guard let made else { return }
        stands[index].goods.append(Goods(product: made.id, skus: made.skus.map(\.id)))
        _ = try await attempt("product listed") { try await $0.catalog.setState(.listed, of: made.id, in: shop) }
    }

    private static func phone(_ number: Int) -> String { String(13_700_000_000 + number) }

    private static func number(_ number: Int) -> Identifier {
        guard let identifier = Identifier(phone(number)) else { preconditionFailure("a simulated number is wrong") }
        return identifier
    }
    private static func password(_ number: Int) -> Password {
        guard let password = Password("simulated-\(number)") else { preconditionFailure("a simulated password is wrong") }
        return password
    }
    private static func name(_ text: String) -> DisplayName {
        guard let name = DisplayName(text) else { preconditionFailure("a simulated name is wrong") }
        return name
    }
}
