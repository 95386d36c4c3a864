// Control.swift: one thing to fill in: label above, help below, the error under the field.
import Web

/// One control of a form. What was typed is kept; the error is tied to the field for who cannot see it.
public struct Control: Sendable {
    public enum Kind: Sendable {
        /// An `<input>` of this type: `text`, `tel`, `email`, `password`, `number`, `search`.
        case input(String)
        case area(rows: Int)
        /// A list to choose from; without a value the first entry says so.
        case select([Option])
        /// One of a few, all in sight.
        case radios([Option])
        /// Yes or no: sent as `on` when ticked.
        case tick
        /// A file of these types: `image/png,image/jpeg`.
        case file(accept: String)
    }

    public struct Option: Sendable {
        public let value: String, label: String
        public init(_ value: String, _ label: String) { (self.value, self.label) = (value, label) }
    }

    public let name: String, label: String
    public var kind: Kind
    public var value: String
    public var help: String
    public var isRequired: Bool
    /// Set as they are, besides those of the kind: `autocomplete`, `inputmode`, `enterkeyhint`, `maxlength`, `placeholder`.
    public var attributes: [(String, String)]

    public init(
        _ name: String, _ label: String, _ kind: Kind = .input("text"), value: String = "", help: String = "",
        required: Bool = true, attributes: [(String, String)] = []
    ) {
        (self.name, self.label, self.kind, self.value, self.help) = (name, label, kind, value, help)
        (isRequired, self.attributes) = (required, attributes)
    }

    /// What the error summary links to.
    public var id: String { "f-" + name }

    /// - Parameter error: in words; nil when all is well.
    public func html(error: String? = nil, _ language: Language) -> HTML {
        let below: HTML =
            (help.isEmpty ? HTML() : #"<span class="help" id="\#(id)-h">\#(help)</span>"#)
            + (error.map { #"<span class="err" id="\#(id)-e">\#($0)</span>"# } ?? HTML())
        let mark: HTML = isRequired ? HTML() : #" <span class="opt-mark">\#(Words.optional, language)</span>"#
        switch kind {
        case .radios(let options):
            let rows: [HTML] = options.enumerated().map { place, option in
                let checked: HTML = option.value == value ? " checked" : HTML()
                let own: String = place == 0 ? id : "\(id)-\(place)"
                return
                    #"<label class="check"><input type="radio" name="\#(name)" id="\#(own)" value="\#(option.value)"\#(checked)\#(state(error))> \#(option.label)</label>"#
            }
            return #"<fieldset class="field"><legend>\#(label)\#(mark)</legend>\#(rows)\#(below)</fieldset>"#
        case .tick:
            let checked: HTML = value.isEmpty ? HTML() : " checked"
            return
                #"<div class="field"><label class="check"><input type="checkbox" name="\#(name)" id="\#(id)"\#(checked)\#(state(error))> \#(label)</label>\#(below)</div>"#
        case .input, .area, .select, .file:
            return #"<div class="field"><label for="\#(id)">\#(label)\#(mark)</label>\#(box(error, language))\#(below)</div>"#
        }
    }

    private func box(_ error: String?, _ language: Language) -> HTML {
        let common: HTML = #"class="in" id="\#(id)" name="\#(name)"\#(state(error))\#(extra)"#
        switch kind {
        case .input(let type): return #"<input type="\#(type)" \#(common)\#(type == "password" ? HTML() : #" value="\#(value)""#)>"#
        case .area(let rows): return "<textarea rows=\"\(rows)\" \(common)>\n\(value)</textarea>"
        case .file(let accept): return #"<input type="file" accept="\#(accept)" \#(common)>"#
        case .select(let options):
            let first: HTML = value.isEmpty ? #"<option value="">\#(Words.choose, language)</option>"# : HTML()
            let rest: [HTML] = options.map { option in
                let chosen: HTML = option.value == value ? " selected" : HTML()
                return #"<option value="\#(option.value)"\#(chosen)>\#(option.label)</option>"#
            }
            return "<select \(common)>\(first)\(rest)</select>"
        case .radios, .tick: return HTML()
        }
    }

    private func state(_ error: String?) -> HTML {
        let ids: [String] = (help.isEmpty ? [] : [id + "-h"]) + (error == nil ? [] : [id + "-e"])
        let required: HTML = isRequired ? " required" : HTML()
        let invalid: HTML = error == nil ? HTML() : #" aria-invalid="true""#
        return required + invalid + (ids.isEmpty ? HTML() : #" aria-describedby="\#(ids.joined(separator: " "))""#)
    }

    private var extra: HTML { attributes.map { name, value -> HTML in #" \#(name)="\#(value)""# }.joined() }
}
