// MarkupRules.swift: what the markup of every page must be, for who cannot see it: the rules of axe-core that need no browser.

extension Markup {
    /// Everything that is wrong, in words; empty for a good page.
    public func problems() -> [String] {
        faults + document() + names() + references() + nesting() + tables() + policy()
    }

    private func all(_ names: String...) -> [Element] { elements.filter { names.contains($0.name) } }

    private func document() -> [String] {
        var problems: [String] = []
        func expect(_ holds: Bool, _ words: String) { if !holds { problems.append(words) } }
        expect(["zh-CN", "en"].contains(all("html").first?["lang"] ?? ""), "html has no language of ours")
        expect(all("title").contains { !text(of: $0).isEmpty }, "no title")
        expect(all("h1").count == 1, "\(all("h1").count) h1")
        expect(all("main").count == 1 && all("main").first?["id"] == "main", "\(all("main").count) main")
        expect(!all("header").isEmpty, "no header")
        let navigations = all("nav")
        expect(navigations.allSatisfy { $0["aria-label"] != nil || $0["aria-labelledby"] != nil }, "a nav without a name")
        let body = all("body").first
        let first = elements.first { $0.parent == body?.place }
        expect(first?["href"] == "#main" && first?.classes.contains("skip") == true, "the skip link is not the first element")
        let viewport = all("meta").first { $0["name"] == "viewport" }?["content"] ?? ""
        expect(
            viewport.contains("width=device-width") && !viewport.contains("maximum-scale") && !viewport.contains("user-scalable"),
            "viewport")
        return problems
    }

    /// Every control, link, picture and frame has a name.
    private func names() -> [String] {
        var problems: [String] = []
        let labelled = Set(all("label").compactMap { $0["for"] })
        for element in elements {
            switch element.name {
            case "input", "select", "textarea":
                if element.name == "input", ["hidden", "submit"].contains(element["type"] ?? "") { continue }
                let hasLabel =
                    element["id"].map(labelled.contains) ?? false || ancestors(of: element).contains { $0.name == "label" }
                if !hasLabel, !hasOwnName(element) { problems.append("no label: \(shown(element))") }
            case "button" where !isHiddenFromAll(element), "summary":
                if !hasOwnName(element), !hasText(element) { problems.append("no name: \(shown(element))") }
            case "a" where element["href"] != nil && !isHiddenFromAll(element):
                if !hasOwnName(element), !hasText(element) { problems.append("no name: \(shown(element))") }
            case "img":
                if element["alt"] == nil { problems.append("no alt: \(shown(element))") }
                if element["width"] == nil || element["height"] == nil { problems.append("no size: \(shown(element))") }
            case "svg" where element.parent.map { elements[$0].name } != "svg":
                let named = element["role"] == "img" && (hasOwnName(element) || within(element).contains { $0.name == "title" })
                if element["aria-hidden"] != "true", !named, !isHiddenFromAll(element) {
                    problems.append("a drawing without a name: \(shown(element))")
                }
            default:
                if ["dialog", "alertdialog"].contains(element["role"] ?? ""), !hasOwnName(element) {
                    problems.append("no name: \(shown(element))")
                }
            }
        }
        return problems
    }

    private func hasOwnName(_ element: Element) -> Bool {
        !(element["aria-label"] ?? "").isEmpty || element["aria-labelledby"] != nil
    }

    private func hasText(_ element: Element) -> Bool {
        !text(of: element).allSatisfy(\.isWhitespace)
            || within(element).contains { !($0["alt"] ?? "").isEmpty || ($0["aria-hidden"] != "true" && !($0["aria-label"] ?? "").isEmpty) }
    }

    private func isHiddenFromAll(_ element: Element) -> Bool {
        ([element] + ancestors(of: element)).contains { $0["aria-hidden"] == "true" || $0["hidden"] != nil }
    }

    /// What is pointed at is there, once.
    private func references() -> [String] {
        var seen: Set<String> = []
        var problems: [String] = []
        for id in elements.compactMap({ $0["id"] }) where !seen.insert(id).inserted { problems.append("two of id \(id)") }
        for element in elements {
            for name in ["for", "aria-describedby", "aria-labelledby", "aria-controls", "form", "list"] {
                for id in (element[name] ?? "").split(separator: " ") where !seen.contains(String(id)) {
                    problems.append("\(name)=\(id) points at nothing")
                }
            }
            if let href = element["href"], href.hasPrefix("#"), href.count > 1, !seen.contains(String(href.dropFirst())) {
                problems.append("\(href) leads nowhere")
            }
        }
        return problems
    }

    private func nesting() -> [String] {
        let active: Set<String> = ["a", "button", "input", "select", "textarea", "summary"]
        var problems: [String] = []
        for element in elements {
            let above = ancestors(of: element)
            let parent = element.parent.map { elements[$0].name } ?? ""
            if active.contains(element.name), element["type"] != "hidden",
                let outer = above.first(where: { ["a", "button", "summary"].contains($0.name) })
            {
                problems.append("\(shown(element)) within <\(outer.name)>")
            }
            if element.name == "form", above.contains(where: { $0.name == "form" }) {
                problems.append("a form within a form: \(shown(element))")
            }
            if parent == "ul" || parent == "ol", element.name != "li" { problems.append("<\(element.name)> in a list") }
            if element.name == "li", parent != "ul", parent != "ol" { problems.append("<li> in <\(parent)>") }
            if ["dt", "dd"].contains(element.name), parent != "dl", parent != "div" { problems.append("<\(element.name)> in <\(parent)>") }
            if parent == "p", ["p", "div", "ul", "ol", "dl", "form", "table", "h1", "h2", "h3", "section"].contains(element.name) {
                problems.append("<\(element.name)> in <p>")
            }
            if let index = element["tabindex"].flatMap({ Int($0) }), index > 0 { problems.append("tabindex \(index)") }
        }
        return problems
    }

    private func tables() -> [String] {
        var problems: [String] = []
        for head in all("th") where !["col", "row", "colgroup", "rowgroup"].contains(head["scope"] ?? "") {
            problems.append("th without scope: \(text(of: head))")
        }
        for table in all("table") where !within(table).contains(where: { $0.name == "th" }) { problems.append("a table without heads") }
        return problems
    }

    /// What the content security policy would refuse.
    private func policy() -> [String] {
        var problems: [String] = []
        for element in elements {
            if element["style"] != nil { problems.append("style=: \(shown(element))") }
            if element.name == "style" { problems.append("<style>") }
            if element.name == "script", element["src"]?.hasPrefix("/assets/") != true || !text(of: element).isEmpty {
                problems.append("a script of its own")
            }
            for name in element.attributes.keys where name.hasPrefix("on") { problems.append("\(name)=: \(shown(element))") }
            for name in ["src", "href", "action"] where element[name]?.lowercased().hasPrefix("javascript:") == true {
                problems.append("javascript:")
            }
        }
        return problems
    }

    private func shown(_ element: Element) -> String {
        let attributes = element.attributes.sorted { $0.key < $1.key }.map { " \($0.key)=\"\($0.value.prefix(40))\"" }
        return "<\(element.name)\(attributes.joined())> \(text(of: element).prefix(40))"
    }
}
