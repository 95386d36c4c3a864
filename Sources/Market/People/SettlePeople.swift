// SettlePeople.swift: the people of the demo get their accounts, shops, staff and addresses.
import AfterSale
import Catalog
import Core
import Identity
import Store
import Trade
import Web

/// A shop of the demo that has opened.
struct Stall: Sendable {
    let demo: DemoShop
    let organisation: ID<Organisation>, shop: ID<Shop>
    let owner: ID<Account>
    /// In the order of `demo.products`, as they are put on sale.
    var products: [Product] = []
}

extension Market {
    /// An account for each, made once.
    func settlePeople() async throws -> [DemoPerson: ID<Account>] {
        var accounts: [DemoPerson: ID<Account>] = [:]
        for person in DemoPerson.everybody {
            let (number, password, name) = credentials(of: person)
            let account: ID<Account>
            if person == .admin {
                account = try await identity.createAdmin(number, password, name: name)
            } else {
                let session = try await identity.signUp(number, password, name: name)
                try await identity.signOut(identity.caller(.cookie(session.token)))   // it was only needed to learn who it is
                account = session.person
            }
            try await store.write(home: .organisation(.platform)) { try $0.insert(person, account) }
            accounts[person] = account
        }
        return accounts
    }

    func openShop(_ demo: DemoShop, by owner: ID<Account>) async throws -> Stall {
        guard let name = OrganisationName(demo.organisation) else { preconditionFailure("the demo's own name is wrong") }
        let organisation = try await identity.createOrganisation(name, kinds: [.merchant], by: owner)
        let shop = try await catalog.openShop(of: organisation, slug: demo.slug, name: demo.name)
        return Stall(demo: demo, organisation: organisation, shop: shop.id, owner: owner)
    }

    func hire(_ accounts: [DemoPerson: ID<Account>], for tea: Stall) async throws {
        for (person, role) in DemoPerson.teaStaff {
            try await identity.addStaff(credentials(of: person).number, as: [role], to: tea.organisation, by: tea.owner)
        }
        guard let admin = accounts[.admin] else { return }
        try await identity.addStaff(credentials(of: .reviewer).number, as: [.service], to: .platform, by: admin)
    }

    /// - Returns: where each of the buyers lives.
    func giveAddresses(_ accounts: [DemoPerson: ID<Account>]) async throws -> [DemoPerson: PostalAddress] {
        var homes: [DemoPerson: PostalAddress] = [:]
        for (person, place) in zip(DemoPerson.allBuyers, Self.places) {
            guard let account = accounts[person] else { continue }
            let postal = try PostalAddress(name: person.name, phone: person.phone, division: place.division, detail: place.detail)
            homes[person] = try await trade.addAddress(postal, isDefault: true, of: account).postal
        }
        return homes
    }

    /// Where what buyers send back goes.
    func keepReturnAddress(of stall: Stall) async throws {
        let place = Self.depots[stall.demo.slug] ?? Self.places[0]
        let address = try PostalAddress(
            name: "\(stall.demo.owner.name)（退货）", phone: stall.demo.owner.phone, division: place.division, detail: place.detail)
        try await afterSale.keepReturnAddress(address, of: stall.shop, by: stall.owner)
    }

    private static let depots: [String: (division: String, detail: String)] = [
        DemoShop.tea.slug: ("330106", "转塘街道龙坞茶镇 6 号 退货仓"), DemoShop.fruit.slug: ("360726", "欣山镇濂江路 18 号 合作社"),
        DemoShop.ceramics.slug: ("360203", "陶溪川文创街区 B3 栋 仓库"), DemoShop.clothing.slug: ("320508", "平江路 121 号 后院"),
        DemoShop.stationery.slug: ("310101", "福州路 390 号 4 楼"), DemoShop.kitchen.slug: ("330784", "城西新区九龙路 2 号"),
        DemoShop.care.slug: ("530102", "华山街道翠湖西路 9 号"), DemoShop.toys.slug: ("510105", "草市街道文殊坊 12 号"),
    ]

    private static let places: [(division: String, detail: String)] = [
        ("330212", "首南街道桂语路 88 号 3 幢 1202 室"), ("310115", "张江镇碧波路 25 弄 6 号 401 室"),
        ("510107", "桂溪街道天府二街 168 号 2 栋 1904"), ("110105", "望京街道阜通东大街 6 号院 3 单元 702"),
        ("440305", "粤海街道科苑路 15 号 B 座 1801"), ("420111", "关山街道雄楚大道 888 号 5 栋 302"),
        ("330106", "西溪街道文二路 38 号 2 单元 501"), ("320505", "狮山街道金山路 9 号 11 幢 1003 室"),
    ]

    /// Puts a product on sale, or leaves it as a draft, or takes it off again.
    func shelve(_ index: Int, in stall: inout Stall) async throws {
        let demo = stall.demo.products[index]
        let category = try await catalog.category(path: demo.category)
        var brand: ID<Brand>?
        if let name = demo.brand { brand = try await catalog.brand(named: name) }
        var pictures: [String] = []
        for drawing in demo.pictures { pictures.append(try await catalog.media.keep(drawing: drawing.svg)) }
        let skus: [SKUDraft] = demo.skus.enumerated().map { number, sku in
            SKUDraft(
                values: sku.values, price: .cny(sku.fen), listPrice: sku.was.map { .cny($0) },
                code: "\(stall.demo.code)-\(index + 1 < 10 ? "0" : "")\(index + 1)-\(number + 1)", weightGrams: sku.grams(usual: 600),
                stock: sku.stock)
        }
        let draft = ProductDraft(
            title: demo.title, category: category, brand: brand, description: demo.description,
            attributes: demo.attributes.map { ProductAttribute($0.name, $0.value) }, pictures: pictures,
            axes: demo.axes.map { SpecAxis($0.name, $0.values) }, skus: skus)
        let made = try await catalog.createProduct(in: stall.shop, draft)
        stall.products.append(made)
        if demo.state != .draft { _ = try await catalog.setState(.listed, of: made.id, in: stall.shop) }
        if demo.state == .delisted { _ = try await catalog.setState(.delisted, of: made.id, in: stall.shop) }
    }

    /// The platform gives the categories that the shops use their English names.
    func nameCategories(by admin: ID<Account>?) async throws {
        guard let admin else { return }
        for (path, english) in DemoShop.categoriesInEnglish {
            let names = path.split(separator: "/").map(String.init)
            guard let last = names.last else { continue }
            try await catalog.renameCategory(catalog.category(path: names), CategoryNames(zh: last, en: english), by: admin)
        }
    }
}
