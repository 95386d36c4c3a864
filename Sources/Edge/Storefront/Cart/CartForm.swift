// CartForm.swift: what the cart's one form sent: every line's pieces and choice, and one thing to do.
import Catalog
import Core
import Trade
import Web

/// The whole cart is one form, so whatever button is pressed keeps what was typed at the other lines. `q-SKU` is what is typed, `w-SKU`
/// what stood there when the page was drawn: a line that nobody touched is left as another tab may have made it.
struct CartForm {
    enum Act: Equatable {
        case update, checkout, chooseAll, chooseNone, clear
        case less(ID<SKU>), more(ID<SKU>), fit(ID<SKU>), remove(ID<SKU>), keep(ID<SKU>)

        init(_ text: String) {
            let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
            let sku: ID<SKU>? = parts.count == 2 ? ID<SKU>(parts[1]) : nil
            switch (parts.first ?? "", sku) {
            case ("checkout", _): self = .checkout
            case ("all", _): self = .chooseAll
            case ("none", _): self = .chooseNone
            case ("clear", _): self = .clear
            case ("less", let sku?): self = .less(sku)
            case ("more", let sku?): self = .more(sku)
            case ("fit", let sku?): self = .fit(sku)
            case ("remove", let sku?): self = .remove(sku)
            case ("keep", let sku?): self = .keep(sku)
            default: self = .update
            }
        }
    }
    let act: Act
    /// What was typed at lines that were touched, as it was typed.
    private(set) var typed: [ID<SKU>: String] = [:]
    /// Those of the typed that are no number of pieces.
    private(set) var wrong: Set<ID<SKU>> = []
    private(set) var changes = CartChanges()

    init(_ form: Form) {
        act = Act(form.text("act") ?? "")
        let picked = Set(form.texts("pick").compactMap { ID<SKU>($0) })
        for field in form.fields where field.name.hasPrefix("w-") {
            guard let sku = ID<SKU>(String(field.name.dropFirst(2))) else { continue }
            let text = String((form.text("q-\(sku)") ?? field.value).prefix(20)).trimmed
            switch act {
            case .chooseAll: changes.choices[sku] = true
            case .chooseNone: changes.choices[sku] = false
            default: changes.choices[sku] = picked.contains(sku)
            }
            read(text, was: field.value, sku)
        }
        switch act {
        case .remove(let sku), .keep(let sku):
            changes.removed = [sku]
            (changes.quantities[sku], typed[sku]) = (nil, nil)
            wrong.remove(sku)
        case .update, .checkout, .chooseAll, .chooseNone, .clear, .less, .more, .fit: break
        }
    }

    private mutating func read(_ text: String, was: String, _ sku: ID<SKU>) {
        let step: Int64 = act == .less(sku) ? -1 : act == .more(sku) ? 1 : 0
        guard text != was || step != 0 else { return }
        guard let count = pieces(text) else {
            typed[sku] = text
            wrong.insert(sku)
            return
        }
        let wanted = count + step
        typed[sku] = String(wanted)
        guard WantedLine.quantities ~= wanted else {
            wrong.insert(sku)
            return
        }
        changes.quantities[sku] = wanted
    }

    /// What is left of a SKU, in place of what was asked for.
    mutating func fit(_ sku: ID<SKU>, _ left: Int64) {
        (changes.quantities[sku], typed[sku]) = (left, nil)
        wrong.remove(sku)
    }

    mutating func remove(_ skus: [ID<SKU>]) { changes.removed.formUnion(skus) }
}
