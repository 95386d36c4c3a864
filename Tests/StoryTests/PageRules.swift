// PageRules.swift: what holds for every page of the house, also for those that are made tomorrow: the list is the pipeline's own.
import App
import Core
import Design
import Divisions
import Foundation
import Identity
import StoryKit
import TestKit
import Testing
import Trade
import Web

@Suite struct PageRules {
    @Test(arguments: TestStore.all)
    func `every page answers each visitor as its permission says`(backend: TestStore) async throws {
        let world = try await PageWorld(on: backend)
        var asked = 0
        for page in world.pipeline.pages {
            let (path, _) = world.address(of: page)
            for visitor in PageWorld.Visitor.allCases {
                if page.method != .get, path.hasSuffix("/sign-out") { continue }   // would take the session away
                let answer = await world.ask(page.method, path, as: visitor)
                asked += 1
                let what: Comment = "\(page.method.rawValue) \(path) (\(page.needs.text)) as \(visitor) → \(answer.status)"
                #expect(answer.status < 500, what)
                switch expected(page, visitor) {
                case .anything: break
                case .signIn:
                    let back = page.method == .get ? path : "/"
                    #expect(answer.status == 303 && answer.location == "/sign-in?next=\(encoded(back))", what)
                case .refusal:
                    #expect([403, 404].contains(answer.status), what)
                    if answer.status == 403, answer.isPage { expectReason(page, answer.text, what) }
                }
            }
        }
        #expect(asked > 300)
    }

    /// What an address is of says who may; longer beginnings first. Nil: anyone may look.
    private static let grounds: [(beginning: String, asked: Set<Permission.Scope>)] = [
        ("/desk/platform", [.platform]), ("/desk/shops/{shop}", [.shop]), ("/desk", [.signedIn]),
        ("/me/", [.signedIn]), ("/orders", [.signedIn]), ("/pay/", [.signedIn]), ("/notices", [.signedIn]), ("/checkout", [.signedIn]),
        ("/after-sales", [.signedIn]), ("/api/v1/platform", [.platform]), ("/api/v1/me", [.signedIn, .person]),
        ("/api/v1/organisations/{organisation}", [.organisation]), ("/api/v1/shops/{shop}/", [.shop]),
    ]
    /// Of a shop, and for everybody.
    private static let openToAll: Set<String> = [
        "coupons", "products/{product}", "products/{product}/rating", "products/{product}/reviews",
    ]
    /// Otherwise, each for a reason: a checkout keeps what a stranger typed and leads to the sign-in page; anybody chooses light or dark.
    /// Who may only look does this: their own saved views, and what those who see an order tell each other. Whose roles may change whose
    /// is the roster's to say (`StaffRules`), of the platform too; who leaves an organisation asks nobody.
    private static let otherwise: Set<String> = [
        "POST /checkout", "POST /me/look", "POST /desk/shops/{shop}/order-views", "POST /desk/shops/{shop}/order-views/{view}/remove",
        "POST /desk/shops/{shop}/orders/{order}/note", "POST /desk/platform/staff", "POST /desk/platform/staff/{account}/remove",
        "DELETE /api/v1/organisations/{organisation}/staff/{account}",
    ]

    /// The test above asks whether what a page says is kept. This one, whether it says enough.
    @Test func `a page asks for what its address is of, and who may only look changes nothing`() async throws {
        let world = try await PageWorld(on: .sqlite)
        let all: [(method: Web.Method, path: String, needs: Permission)] =
            world.pipeline.pages.map { ($0.method, $0.template, $0.needs) }
            + world.shops.rooms.endpoints.map { ($0.method, $0.template, $0.needs) }
        #expect(all.count > 300)
        for (method, path, needs) in all where !Self.otherwise.contains("\(method.rawValue) \(path)") {
            let what: Comment = "\(method.rawValue) \(path) needs \(needs.text)"
            let ground = Self.grounds.first { path.hasPrefix($0.beginning) }
            let isOpen: Bool = method == .get && Self.openToAll.contains { path == "/api/v1/shops/{shop}/\($0)" }
            if let ground, !isOpen { #expect(ground.asked.contains(needs.scope), what) }
            guard method != .get, [.shop, .organisation, .platform].contains(needs.scope) else { continue }
            let roles = Rights.roles(for: needs.name)
            #expect(!roles.isEmpty && !roles.contains(.viewer), what)
        }
    }

    private enum Expected { case signIn, refusal, anything }

    private func expected(_ page: PageRoute, _ visitor: PageWorld.Visitor) -> Expected {
        let needs = page.needs
        switch needs.scope {
        case .anyone: return .anything
        case .person, .signedIn: return visitor == .nobody ? .signIn : .anything
        case .shop, .organisation:
            if visitor == .nobody { return .signIn }
            let may: Bool = visitor == .owner || (visitor == .viewer && Rights.roles(for: needs.name).contains(.viewer))
            return may ? .anything : .refusal
        case .platform:
            if visitor == .nobody { return .signIn }
            return visitor == .admin ? .anything : .refusal
        }
    }

    /// Who may not is told what is missing and who has it.
    private func expectReason(_ page: PageRoute, _ text: String, _ what: Comment) {
        guard let right = Rights.words(for: page.needs.name) else {
            Issue.record("no words for \(page.needs.name) in Rights.swift")
            return
        }
        #expect(text.contains("“\(right(.zh))”") && text.contains(Role.owner.words(.zh)), what)
    }

    private func encoded(_ path: String) -> String { percentEncoded(path) }

    @Test func `what a path names and is there can be seen by its reader`() async throws {
        let world = try await PageWorld(on: .sqlite)
        for page in world.pipeline.pages where page.method == .get {
            let (path, isWhole) = world.address(of: page)
            guard isWhole else { continue }
            let answer = await world.ask(.get, path, as: world.reader(of: page))
            #expect([200, 303].contains(answer.status) || Self.needsMore.contains(page.template), "\(path) → \(answer.status)")
        }
    }

    /// Pages whose address alone says too little: they answer 404 or say what is missing.
    static let needsMore: Set<String> = [
        "/first-owner", "/checkout", "/orders/{shop}/{order}/invoice/file", "/desk/shops/{shop}/invoices/{order}/file",
    ]

    @Test(arguments: Language.allCases)
    func `every page can be read by who cannot see it`(language: Language) async throws {
        let pages = await (try PageWorld(on: .sqlite)).seen(in: language)
        #expect(pages.count > 30)
        for page in pages {
            let problems = Markup(page.answer.text).problems()
            #expect(problems.isEmpty, "\(page.name) (\(page.answer.status)): \(problems.joined(separator: "; "))")
        }
    }

    @Test func `an English page has no Chinese of ours`() async throws {
        for page in await (try PageWorld(on: .sqlite)).seen(in: .en) {
            let found = chinese(Markup(page.answer.text))
            #expect(found.isEmpty, "\(page.name): \(found.joined(separator: "; "))")
        }
    }

    /// Texts and spoken attributes with Chinese characters that are not marked as Chinese by a `lang` around them.
    private func chinese(_ page: Markup) -> [String] {
        func isMarked(_ element: Markup.Element) -> Bool {
            ([element] + page.ancestors(of: element)).first { $0["lang"] != nil }?["lang"] == "zh-CN"
        }
        var found: [String] = page.texts.filter { !isMarked(page.elements[$0.holder]) }.map(\.text)
        for element in page.elements where !isMarked(element) {
            found += ["title", "placeholder", "aria-label", "alt", "value", "data-l", "data-offline"].compactMap { element[$0] }
        }
        return found.filter { text in
            let rest = Self.names.reduce(text) { $0.replacing($1, with: "") }
            return rest.unicodeScalars.contains { 0x3400...0x9FFF ~= $0.value }
        }.map { String($0.prefix(60)) }
    }

    /// Names of places and carriers are what they are in every language; longer ones first.
    private static let names: [String] = {
        let places = Divisions.provinces + Divisions.cities(of: "51") + Divisions.areas(of: "5101")
        return (places.map(\.name) + Carrier.allCases.map(\.name)).sorted { $0.count > $1.count }
    }()

    @Test func `pages and what they load are light`() async throws {
        for page in await (try PageWorld(on: .sqlite)).seen(in: .zh) {
            let size = try Child.gzipped(page.answer.bytes)
            #expect(size <= 30 << 10, "\(page.name): \(size) bytes")
        }
        for (file, limit) in [(Styles.storefront, 10 << 10), (Styles.console, 10 << 10), (Script.file, 6 << 10)] {
            #expect(try Child.gzipped(file.bytes) <= limit, "\(file.path)")
        }
    }

    /// The first view waits for the page and its stylesheet; what else it names is the deferred script and pictures.
    @Test func `the first view of the home page waits for two requests`() async throws {
        let page = Markup(await (try PageWorld(on: .sqlite)).ask(.get, "/", as: .nobody).text)
        let sheets = page.elements.filter { $0.name == "link" && $0["rel"] == "stylesheet" }
        let scripts = page.elements.filter { $0.name == "script" }
        #expect(sheets.count == 1 && scripts.count == 1 && scripts[0]["defer"] != nil)
        #expect(page.elements.allSatisfy { $0.name != "link" || $0["rel"] != "preload" })
        #expect(page.elements.allSatisfy { $0.name != "img" || $0["src"]?.hasPrefix("/media/") == true })
    }
}
