// BulkPreview.swift: what a change of many products would do, line by line.
import Catalog
import Core
import Design
import Web

struct BulkPreview: Sendable {
    let place: Workplace
    let bulk: BulkForm
    /// Nil: the rule is still to be typed.
    let change: ManyChange?
    let products: [Product]
    let corrections: Corrections

    private var language: Language { place.language }
    private var action: String { "\(place.path)/products/bulk" }

    var title: String {
        switch bulk.deed {
        case .price: BulkWords.priceTitle(language)
        case .list: BulkWords.listTitle(language)
        case .delist: BulkWords.delistTitle(language)
        }
    }

    var html: HTML {
        let steps: [(Phrase, Bool)] =
            bulk.deed == .price
            ? [(BulkWords.choose, true), (BulkWords.rule, change != nil), (BulkWords.preview, false), (BulkWords.apply, false)]
            : [(BulkWords.choose, true), (BulkWords.preview, false), (BulkWords.apply, false)]
        let now = steps.firstIndex { !$0.1 } ?? 0
        let marks: [HTML] = steps.enumerated().map { index, step in
            let state: HTML = step.1 ? #" class="done""# : index == now ? #" aria-current="step""# : HTML()
            return "<li\(state)>\(step.0, language)</li>"
        }
        let rule: HTML = bulk.deed == .price ? ruleForm : HTML()
        let result: HTML =
            switch change {
            case .none: HTML()
            case .price(let rule): prices(rule)
            case .state(let state): states(state)
            }
        return
            #"<ol class="steps card pad">\#(marks)</ol>\#(corrections.summary(["amount": BulkWords.amount(language)]))\#(rule)\#(result)"#
    }

    private var hidden: HTML {
        #"""
        \#(place.request.csrfField)<input type="hidden" name="do" value="\#(bulk.deed.rawValue)"><input type="hidden" name="seen" value="\#(bulk.packed)">
        """#
    }

    private var ruleForm: HTML {
        let kinds = BulkForm.Kind.allCases.map { Control.Option($0.rawValue, BulkWords.kind($0)(language)) }
        let roundings = PriceRule.Rounding.allCases.map { Control.Option($0.rawValue, BulkWords.rounding($0)(language)) }
        let kind = Control("kind", BulkWords.how(language), .select(kinds), value: bulk.kind.rawValue)
        let amount = Control(
            "amount", BulkWords.amount(language), value: bulk.amount, help: BulkWords.amountHelp(language),
            attributes: [("inputmode", "decimal"), ("autocomplete", "off"), ("maxlength", "20")])
        let rounding = Control("rounding", BulkWords.round(language), .select(roundings), value: bulk.rounding.rawValue)
        return #"""
            <section class="card"><header><h2>\#(BulkWords.rule, language)</h2><span class="sub">\#(BulkWords.ruleHelp, language)</span></header><form class="bd stack" method="post" action="\#(action)">\#(hidden)\#
            <div class="two">\#(kind.html(language))\#(amount.html(error: corrections["amount"], language))\#(rounding.html(language))</div>\#
            <div><button class="btn \#(change == nil ? "teal" : "line")">\#(BulkWords.showPreview, language)</button></div></form></section>
            """#
    }

    /// A line, and whether it changes anything.
    private struct Line { let html: HTML, changes: Bool, warns: Bool, isLocked: Bool }

    private func prices(_ rule: PriceRule) -> HTML {
        let stale = stale
        let lines: [Line] = products.flatMap { product in
            product.skus.enumerated().map { index, sku in line(product, sku, index == 0, rule, isStale: stale.contains(product.id)) }
        }
        let heads: [(Phrase, Bool)] = [
            (BulkWords.old, true), (BulkWords.new, true), (BulkWords.difference, true), (BulkWords.share, true), (Say.available, true),
            (BulkWords.warning, false),
        ]
        return result(lines, heads, unit: BulkWords.skuUnit)
    }

    private func line(_ product: Product, _ sku: SKU, _ isFirst: Bool, _ rule: PriceRule, isStale: Bool) -> Line {
        let new = rule.applied(to: sku.price)
        let changes = !isStale && new != nil && new != sku.price
        let warning: (HTML, Bool) =
            if isStale {
                (tag("danger", BulkWords.staleNow), false)
            } else if let new {
                if new == sku.price {
                    (#"<span class="muted">\#(BulkWords.same, language)</span>"#, false)
                } else if let list = sku.listPrice, new.minor > list.minor {
                    (tag("gold", BulkWords.overList), true)
                } else if new.minor < sku.price.minor - new.minor {
                    (tag("danger", BulkWords.half), true)
                } else {
                    (HTML(), false)
                }
            } else {
                (tag("danger", BulkWords.impossible), false)
            }
        let shown = changes ? new ?? sku.price : sku.price
        let difference = shown.minor - sku.price.minor
        let looks: HTML = difference < 0 ? #"<span class="pos">▼ "# : difference > 0 ? #"<span class="neg">▲ "# : "<span>"
        let change: String = Format.change(from: sku.price.minor, to: shown.minor).map { (difference < 0 ? "−" : "+") + $0 } ?? "—"
        let html: HTML = #"""
            <tr><td><div class="pt">\#(named(product, sku.specText, pictured: isFirst))</div></td><td data-l="\#(BulkWords.old, language)" class="num">\#(Format.money(sku.price))</td>\#
            <td data-l="\#(BulkWords.new, language)" class="num b">\#(Format.money(shown))</td>\#
            <td data-l="\#(BulkWords.difference, language)" class="num">\#(looks)\#(difference == 0 ? "—" : Format.money(.cny(difference)))</span></td>\#
            <td data-l="\#(BulkWords.share, language)" class="num">\#(difference == 0 ? "—" : change)</td><td data-l="\#(Say.available, language)" class="num">\#(Format.grouped(sku.available))</td>\#
            <td data-l="\#(BulkWords.warning, language)">\#(warning.0)</td></tr>
            """#
        return Line(html: html, changes: changes, warns: warning.1, isLocked: isStale || new == nil)
    }

    private func states(_ state: Product.State) -> HTML {
        let stale = stale
        let lines: [Line] = products.map { product in
            let isStale = stale.contains(product.id)
            let may = state == .listed || product.state == .listed
            let changes = !isStale && may && product.state != state
            let empty = state == .listed && product.skus.allSatisfy { $0.available == 0 }
            let warning: HTML =
                isStale
                ? tag("danger", BulkWords.staleNow)
                : product.state == state
                    ? #"<span class="muted">\#(BulkWords.same, language)</span>"#
                    : !may ? tag("danger", BulkWords.notListed) : empty ? tag("gold", BulkWords.noStock) : HTML()
            let html: HTML = #"""
                <tr><td><div class="pt">\#(named(product, "", pictured: true))</div></td><td data-l="\#(BulkWords.oldState, language)">\#(product.state.tag(language))</td>\#
                <td data-l="\#(BulkWords.newState, language)">\#((changes ? state : product.state).tag(language))</td><td data-l="\#(BulkWords.warning, language)">\#(warning)</td></tr>
                """#
            return Line(html: html, changes: changes, warns: changes && empty, isLocked: isStale || !may)
        }
        return result(
            lines, [(BulkWords.oldState, false), (BulkWords.newState, false), (BulkWords.warning, false)], unit: BulkWords.productUnit)
    }

    /// Somebody saved these since they were chosen.
    private var stale: Set<ID<Product>> {
        let seen = Dictionary(bulk.seen.map { ($0.id, $0.version) }) { first, _ in first }
        return Set(products.filter { seen[$0.id] != $0.version }.map(\.id))
    }

    private func named(_ product: Product, _ spec: String, pictured: Bool) -> HTML {
        guard pictured else {
            return #"<span class="pic s"></span><div><span class="sr">\#(product.title)</span><span class="muted">\#(spec)</span></div>"#
        }
        return #"""
            <span class="pic s">\#(picture(product.pictures.first, category: "", title: product.title))</span><div><b>\#(product.title)</b><span class="sub">\#(spec)</span></div>
            """#
    }

    private func tag(_ looks: HTML, _ words: Phrase) -> HTML { #"<span class="tag \#(looks)">\#(words, language)</span>"# }

    private func result(_ lines: [Line], _ heads: [(Phrase, Bool)], unit: Phrase) -> HTML {
        let count = lines.filter(\.changes).count
        func tile(_ label: Phrase, _ number: Int, bad: Bool = false) -> HTML {
            let looks: HTML = bad && number > 0 ? #" class="neg""# : HTML()
            return #"<div><dt>\#(label, language)</dt><dd><b\#(looks)>\#(number)</b> \#(unit, language)</dd></div>"#
        }
        let gone = bulk.seen.count - products.count
        let names: [HTML] = heads.map { label, number in #"<th scope="col"\#(number ? #" class="num""# : HTML())>\#(label, language)</th>"#
        }
        let effect: HTML =
            #"<span class="grow">\#(BulkWords.effect(bulk.deed), language) <span class="muted">\#(BulkWords.effectRest, language)</span></span>"#
        let values: [(String, String)] = [("kind", bulk.kind.rawValue), ("amount", bulk.amount), ("rounding", bulk.rounding.rawValue)]
        let rule: HTML =
            bulk.deed == .price
            ? values.map { name, value -> HTML in #"<input type="hidden" name="\#(name)" value="\#(value)">"# }.joined() : HTML()
        let button: HTML =
            count > 0
            ? #"<button class="btn teal">\#(BulkWords.applyTo(bulk.deed), language, ["n": Format.grouped(Int64(count))])</button>"#
            : #"<span class="muted">\#(BulkWords.nothingToDo, language)</span>"#
        return #"""
            <dl class="card tiles">\#(tile(BulkWords.willChange, count))\#(tile(BulkWords.warned, lines.filter(\.warns).count))\#
            \#(tile(BulkWords.locked, lines.filter(\.isLocked).count + gone, bad: true))</dl>\#
            <form class="stack t" method="post" action="\#(action)/apply" data-once>\#(hidden)\#(rule)<section class="card"><header><h2>\#(BulkWords.lines, language)</h2></header>\#
            <div class="tbl flat"><table><caption class="sr">\#(BulkWords.lines, language)</caption><thead><tr><th scope="col">\#(Say.product, language)</th>\#(names)</tr></thead>\#
            <tbody>\#(lines.map(\.html))</tbody></table></div></section><div class="savebar">\#(effect)<a class="btn ghost" href="\#(place.path)/products">\#(BulkWords.leave, language)</a>\#(button)</div></form>
            """#
    }
}
