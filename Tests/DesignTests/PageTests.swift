// PageTests.swift: whole documents hold what every page must, and nothing that the content security policy refuses.
import Core
import Design
import Foundation
import TestKit
import Testing
import Web

@Suite struct PageTests {
    static let evil = #"</title><script>alert('1')</script>""#

    static func documents(_ language: Language) -> [String] {
        let controls = [
            Control("phone", evil, .input("tel"), value: evil, help: evil),
            Control("note", "b", .area(rows: 3), value: evil, required: false),
            Control("city", "c", .select([.init("1", evil)])),
            Control("pay", "d", .radios([.init("1", "x"), .init("2", "y")]), value: "2"),
            Control("ok", "e", .tick), Control("file", "f", .file(accept: "image/png")),
        ]
        let problems = FormProblems([FieldProblem("phone", "too_short", expected: "5…20"), FieldProblem("", "required")], language)
        var body: HTML = problems.html(controls)
        body += Empty.html(.tea, evil, action: (evil, "/"))
        body += Notice.html(.danger, "\(evil)", code: "a.b")
        body += Paging.html(next: "?after=1", language)
        let store = [StorePage.Header.search(query: evil), .back(to: "/cart")].map { header in
            StorePage(title: evil, language: language, body: body, header: header, tab: .cart, cartCount: 120, here: "/search?q=1").html
        }
        let nav = [DeskPage.Group(nil, [.init(evil, "/desk", .orders, current: true, open: 3)]), .init(evil, [])]
        var desk = DeskPage(title: evil, language: language, nav: nav, body: body)
        (desk.subject, desk.person, desk.crumbs, desk.subtitle) = (evil, evil, [(evil, "/")], evil)
        return (store + [desk.html]).map(\.text)
    }

    @Test(arguments: Language.allCases)
    func `a document has one heading, its landmarks, its language and a link to the other`(language: Language) {
        for text in Self.documents(language) {
            #expect(text.hasPrefix("<!doctype html>\n<html lang=\"\(language.rawValue)\">"))
            #expect(text.matches(of: /<h1[ >]/).count == 1)
            #expect(text.matches(of: /<main id="main"/).count == 1 && text.contains(##"class="skip" href="#main""##))
            #expect(text.contains("<header") && text.contains("<nav") && text.contains(#"name="theme-color""#))
            #expect(text.contains(language == .zh ? #"lang=en" lang="en""# : #"lang=zh-CN" lang="zh-CN""#))
        }
    }

    @Test(arguments: Language.allCases)
    func `a document has the one script, no style of its own and no text that became markup`(language: Language) {
        for text in Self.documents(language) {
            #expect(text.matches(of: /<script/).count == 1 && text.contains(#"<script defer src="\#(Script.file.path)""#))
            #expect(text.matches(of: /<script[^>]*><\/script>/).count == 1)
            #expect(!text.contains(" style=") && !text.contains("<style") && !text.contains(" onclick"))
            #expect(text.contains("&lt;script&gt;"))
        }
    }

    @Test(arguments: Language.allCases)
    func `every label, description and link in the page finds its field`(language: Language) {
        for text in Self.documents(language) {
            let ids: [Substring] = text.matches(of: /\bid="([^"]*)"/).map(\.1)
            #expect(ids.count == Set(ids).count)
            for match in text.matches(of: /\b(?:for|aria-describedby)="([^"]*)"/) {
                for id in match.1.split(separator: " ") { #expect(ids.contains(id)) }
            }
            for match in text.matches(of: /href="#([^"]*)"/) { #expect(ids.contains(match.1)) }
            for match in text.matches(of: /<(?:input|select|textarea) [^>]*>/) where !match.0.contains(#"type="hidden""#) {
                let name = match.0.firstMatch(of: /\bid="([^"]*)"/)?.1 ?? ""
                let labelled: Bool =
                    text.contains("for=\"\(name)\"") || match.0.contains("type=\"radio\"") || match.0.contains("type=\"checkbox\"")
                #expect(labelled)
            }
        }
    }

    @Test func `an error is tied to its field and what was typed stays`() {
        let html = Control("phone", "手机号", .input("tel"), value: "138", help: "11 位").html(error: "太短", .zh).text
        #expect(html.contains(#"aria-invalid="true" aria-describedby="f-phone-h f-phone-e""#) && html.contains(#"value="138""#))
        #expect(html.contains(#"<span class="err" id="f-phone-e">太短</span>"#))
        #expect(!Control("p", "密码", .input("password"), value: "secret").html(.zh).text.contains("secret"))
    }

    @Test func `the script is named for its content and small enough`() throws {
        #expect(Script.file.path.wholeMatch(of: /\/assets\/souk-[0-9a-f]{16}\.js/) != nil && Script.file.isImmutable)
        #expect(Assets.all.contains { $0.path == Script.file.path })
        #expect(try Child.gzipped(Script.file.bytes) <= 6_144)
    }

    @Test func `a stylesheet is named for its content and small enough`() throws {
        #expect(Styles.storefront.path.wholeMatch(of: /\/assets\/store-[0-9a-f]{16}\.css/) != nil)
        #expect(Styles.console.path.wholeMatch(of: /\/assets\/console-[0-9a-f]{16}\.css/) != nil)
        for file in [Styles.storefront, Styles.console] {
            let text = String(decoding: file.bytes, as: UTF8.self)
            #expect(text.contains("--brand:") && text.contains(".ph{") && !text.contains("http"))
            #expect(try Child.gzipped(file.bytes) <= 10_240)
        }
    }
}
