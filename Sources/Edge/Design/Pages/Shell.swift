// Shell.swift: what every document has around its body.
import Web

enum Shell {
    static func html(
        title: String, site: String, sheet: StaticFile, language: Language, theme: Theme? = nil, here: String, head: HTML = HTML(),
        bodyClass: HTML, body: HTML
    ) -> HTML {
        let full: String = title == site ? site : "\(title) · \(site)"
        let looks: HTML = theme.map { #" data-theme="\#($0.rawValue)""# } ?? HTML()
        return #"""
            <!doctype html>
            <html lang="\#(language.rawValue)"\#(looks)><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
            <meta name="theme-color" content="#f7f5f1" media="(prefers-color-scheme:light)">
            <meta name="theme-color" content="#141210" media="(prefers-color-scheme:dark)">
            <title>\#(full)</title><link rel="icon" href="\#(mark)"><link rel="stylesheet" href="\#(sheet.path)">
            <link rel="alternate" hreflang="zh-CN" href="\#(address(.zh, here))"><link rel="alternate" hreflang="en" href="\#(address(.en, here))">
            \#(head)\#(Script.html(language))</head><body\#(bodyClass)><a class="skip" href="#main">\#(Words.skip, language)</a>
            \#(body)
            </body></html>
            """#
    }

    /// The mark in the browser's tab: it is part of the page, so that no request is made for it.
    private static let mark =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
        + "%3Crect width='32' height='32' rx='8' fill='%23c93a26'/%3E%3Cpath d='M6 23l7-11 5 7 3-4 5 8z' fill='%23fff'/%3E%3C/svg%3E"

    /// The link to the same page in the other language, named in that language.
    static func languageLink(_ language: Language, _ here: String) -> HTML {
        switch language {
        case .zh:
            #"<a class="lang" href="\#(address(.en, here))" lang="en" hreflang="en" aria-label="Switch to English">EN</a>"#
        case .en:
            #"<a class="lang" href="\#(address(.zh, here))" lang="zh-CN" hreflang="zh-CN" aria-label="切换到中文">中</a>"#
        }
    }

    /// - Parameter here: the page's own path and query without `lang`; empty keeps the path and drops the query.
    static func address(_ language: Language, _ here: String) -> String {
        here + (here.contains("?") ? "&" : "?") + "lang=" + language.rawValue
    }

    static func current(_ yes: Bool) -> HTML { yes ? #" aria-current="page""# : HTML() }

    /// A badge; nothing for 0, and 99+ above 99.
    static func dot(_ count: Int, _ words: Phrase, _ language: Language) -> HTML {
        guard count > 0 else { return HTML() }
        return #"<span class="dot"><span class="sr">\#(words, language) </span>\#(count > 99 ? "99+" : String(count))</span>"#
    }
}
