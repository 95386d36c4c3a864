// States.swift: what a page says when there is nothing, when something happened, and when there is more.
import Web

public enum Empty {
    /// A drawing, one line of what this is, one action.
    public static func html(_ kind: Placeholder.Kind, _ text: String, action: (label: String, href: String)? = nil) -> HTML {
        let button: HTML = action.map { #"<a class="btn" href="\#($0.href)">\#($0.label)</a>"# } ?? HTML()
        return #"<div class="empty">\#(Placeholder.svg(kind, hue: 2))<p>\#(text)</p>\#(button)</div>"#
    }
}

/// A sentence above what it is about.
public struct Notice: Sendable {
    public enum Kind: Sendable { case info, warning, danger }

    /// - Parameter code: of an error, shown small for whoever asks for help.
    public static func html(_ kind: Kind, _ text: HTML, code: String? = nil) -> HTML {
        let (looks, icon): (HTML, HTML) =
            switch kind {
            case .info: (#"class="notice" role="status""#, Icon.info.html)
            case .warning: (#"class="notice warn" role="status""#, Icon.warn.html)
            case .danger: (#"class="notice danger" role="alert""#, Icon.warn.html)
            }
        let small: HTML = code.map { #" <small class="mono">\#($0)</small>"# } ?? HTML()
        return "<div \(looks)>\(icon)<p>\(text)\(small)</p></div>"
    }
}

public enum Paging {
    /// Links to the neighbouring pages of a list read by cursors; nothing when there are none.
    public static func html(previous: String? = nil, next: String? = nil, _ language: Language) -> HTML {
        guard previous != nil || next != nil else { return HTML() }
        let back: HTML =
            previous.map { #"<a class="btn line" rel="prev" href="\#($0)">\#(Words.previous, language)</a>"# } ?? "<span></span>"
        let on: HTML = next.map { #"<a class="btn line" rel="next" href="\#($0)">\#(Words.next, language)</a>"# } ?? "<span></span>"
        return #"<nav class="pages" aria-label="\#(Words.paging, language)">\#(back)\#(on)</nav>"#
    }
}
