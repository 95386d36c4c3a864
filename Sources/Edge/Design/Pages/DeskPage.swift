// DeskPage.swift: a whole page of a desk (merchant, operator, …) around a body.
import Web

/// The frame of a desk: menu at the left, on a phone behind a button; the title is the `h1`.
public struct DeskPage: Sendable {
    public struct Entry: Sendable {
        public let label: String, href: String, icon: Icon, isCurrent: Bool, open: Int
        /// - Parameter open: how many things wait there.
        public init(_ label: String, _ href: String, _ icon: Icon, current: Bool = false, open: Int = 0) {
            (self.label, self.href, self.icon, isCurrent, self.open) = (label, href, icon, current, open)
        }
    }

    /// A part of the menu; without a title when it is the first.
    public struct Group: Sendable {
        public let title: String?, entries: [Entry]
        public init(_ title: String? = nil, _ entries: [Entry]) { (self.title, self.entries) = (title, entries) }
    }

    public let title: String
    public let language: Language
    public let nav: [Group]
    public let body: HTML
    /// One line under the title.
    public var subtitle = ""
    /// From the desk's first page down to the parent of this one.
    public var crumbs: [(label: String, href: String)] = []
    /// Buttons beside the title.
    public var actions = HTML()
    /// The shop or organisation that is worked for.
    public var subject = ""
    /// The person, with the first letter as a face; empty for nobody.
    public var person = ""
    /// What stands at the right end of the head, as a form to sign out.
    public var end = HTML()
    public var here = ""
    /// Light or dark whatever the system says; nil follows it.
    public var theme: Theme?
    public var site: String

    public init(title: String, language: Language, nav: [Group], body: HTML) {
        (self.title, self.language, self.nav, self.body, site) = (title, language, nav, body, Words.site(language))
    }

    public var html: HTML {
        let who: HTML =
            person.isEmpty
            ? HTML() : #"<span class="avatar" aria-hidden="true">\#(String(person.prefix(1)))</span><span class="who">\#(person)</span>"#
        let shop: HTML = subject.isEmpty ? HTML() : #"<span class="shop">\#(subject)</span>"#
        let line: HTML = subtitle.isEmpty ? HTML() : #"<p class="muted">\#(subtitle)</p>"#
        return Shell.html(
            title: title, site: site, sheet: Styles.console, language: language, theme: theme, here: here, bodyClass: #" class="dense""#,
            body: #"""
                <div class="console">\#(menu)<div><header class="head"><details class="drawer">\#
                <summary class="iconbtn" aria-label="\#(Words.menu, language)">\#(burger)</summary>\#(menu)</details>
                \#(shop)<div class="grow"></div>\#(palette)\#(Shell.languageLink(language, here))\#(who)\#(end)</header>
                <main id="main" class="main"><div class="row between wrap"><div>\#(trail)<h1>\#(title)</h1>\#(line)</div>\#
                <div class="row wrap">\#(actions)</div></div>
                \#(body)
                </main></div></div>
                """#)
    }

    /// Opened by ⌘K too, as a dialog over the page.
    private var palette: HTML {
        #"<a class="iconbtn" data-palette href="/desk/find" aria-label="\#(Words.find, language)">\#(Icon.search.html)</a>"#
    }

    private var trail: HTML {
        guard !crumbs.isEmpty else { return HTML() }
        let links: [HTML] = crumbs.map { label, href -> HTML in #"<a href="\#(href)">\#(label)</a><span>/</span>"# }
        return #"<nav class="crumb" aria-label="\#(Words.position, language)">\#(links)<span>\#(title)</span></nav>"#
    }

    /// Three lines that become a cross while the menu is open.
    private var burger: HTML {
        #"""
        <svg class="i m" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 7h16M4 12h16M4 17h16"/></svg>\#
        <svg class="i x" viewBox="0 0 24 24" aria-hidden="true"><path d="m6 6 12 12M18 6 6 18"/></svg>
        """#
    }

    private var menu: HTML {
        let groups: [HTML] = nav.map { group in
            let title: HTML = group.title.map { "<h2>\($0)</h2>" } ?? HTML()
            let entries: [HTML] = group.entries.map { entry in
                let dot = Shell.dot(entry.open, Words.open, language)
                return #"<a\#(Shell.current(entry.isCurrent)) href="\#(entry.href)">\#(entry.icon.html)\#(entry.label)\#(dot)</a>"#
            }
            return title + entries.joined()
        }
        return
            #"<nav class="side" aria-label="\#(Words.deskMenu, language)"><a class="logo tall" href="/">\#(mark)\#(site)</a>\#(groups)</nav>"#
    }

    private var mark: HTML {
        #"""
        <svg viewBox="0 0 30 30" aria-hidden="true"><rect width="30" height="30" rx="8" fill="#c93a26"/>\#
        <path d="M6 20l6-9 4 5 3-4 5 8z" fill="#fff"/><circle cx="21.5" cy="9" r="2.5" fill="#f0b348"/></svg>
        """#
    }
}
