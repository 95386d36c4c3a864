// Sanitiser.swift: what a merchant's HTML is reduced to before it is stored.

/// Rewrites HTML so that only what is on the list is left: tags and attributes are read and written anew, never passed on.
/// The result is well-formed, and cleaning it again changes nothing.
enum Sanitiser {
    private static let tags: Set<String> = [
        "p", "br", "ul", "ol", "li", "strong", "em", "b", "i", "u", "h2", "h3", "h4", "blockquote", "img", "table", "thead",
        "tbody", "tr", "th", "td",
    ]
    private static let empty: Set<String> = ["br", "img"]
    /// What lies inside these is no text for people.
    private static let hidden: Set<String> = [
        "script", "style", "iframe", "object", "embed", "template", "noscript", "textarea", "title", "svg", "math", "xmp",
        "noembed", "noframes", "select", "head",
    ]

    static func clean(_ html: String) -> String {
        var reader = TagReader(html)
        var out = ""
        var open: [String] = []
        var hiding: String?
        while let token = reader.next() {
            switch token {
            case .text(let text):
                if hiding == nil { out += escapedText(text) }
            case .open(let name, let attributes):
                if hiding != nil { continue }
                if hidden.contains(name) {
                    hiding = name
                    reader.inside = name
                } else if tags.contains(name) {
                    guard let kept = written(name, attributes) else { continue }
                    out += kept
                    if !empty.contains(name) { open.append(name) }
                }
            case .close(let name):
                if let hidden = hiding {
                    if name == hidden { (hiding, reader.inside) = (nil, nil) }
                } else if let index = open.lastIndex(of: name) {
                    while open.count > index { out += "</\(open.removeLast())>" }
                }
            }
        }
        while let name = open.popLast() { out += "</\(name)>" }
        return out
    }

    /// The tag with what of its attributes may stay; nil for a picture without an address that we allow.
    private static func written(_ name: String, _ attributes: [(name: String, value: String)]) -> String? {
        func value(_ wanted: String) -> String? { attributes.first { $0.name == wanted }?.value }
        switch name {
        case "img":
            guard let source = value("src"), PictureAddress.isAllowed(source) else { return nil }
            let alt = value("alt").map { " alt=\"\(escapedValue($0))\"" } ?? ""
            return "<img src=\"\(escapedValue(source))\"\(alt)>"
        case "td", "th":
            var text = "<\(name)"
            for span in ["colspan", "rowspan"] {
                if let number = value(span).flatMap({ Int($0) }), 2...20 ~= number { text += " \(span)=\"\(number)\"" }
            }
            return text + ">"
        default: return "<\(name)>"
        }
    }

    private static func escapedText(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            default: if scalar.value >= 0x20 || scalar == "\n" || scalar == "\t" { out.unicodeScalars.append(scalar) }
            }
        }
        return out
    }

    private static func escapedValue(_ text: String) -> String {
        escapedText(text.filter { !$0.isNewline }).replacing("\"", with: "&quot;")
    }
}
