// ProductFields.swift: the cards of the product editor.
import Catalog
import Core
import Design
import Web

struct ProductFields: Sendable {
    let typed: ProductForm
    let existing: Product?
    let corrections: Corrections
    let language: Language
    let tree: CategoryTree
    let brands: [Brand]

    /// Names of fields, for the summary of what is wrong.
    var labels: [String: String] {
        var labels: [String: String] = Dictionary(
            uniqueKeysWithValues: [
                ("title", EditorWords.title), ("category", EditorWords.category), ("brand", EditorWords.brand),
                ("description", EditorWords.description), ("attributes", EditorWords.attributes), ("pictures", EditorWords.pictures),
                ("newPictures", EditorWords.pictures), ("axes", EditorWords.axes), ("price", EditorWords.shownPrice),
                ("listPrice", EditorWords.listPrice),
            ].map { ($0.0, $0.1(language)) })
        for (index, row) in typed.rows.enumerated() {
            let name: String = row.values.isEmpty ? "" : row.values.joined(separator: " / ") + " "
            labels["skus[\(index)].price"] = name + Say.price(language)
            labels["skus[\(index)].listPrice"] = name + EditorWords.listPrice(language)
            labels["skus[\(index)].stock"] = name + Say.stock(language)
            labels["skus[\(index)].code"] = name + Say.code(language)
            labels["skus[\(index)].barcode"] = name + EditorWords.barcode(language)
            labels["skus[\(index)].weightGrams"] = name + EditorWords.weight(language)
        }
        return labels
    }

    var basics: HTML {
        let choices: [Control.Option] = tree.all.filter { tree.children(of: $0.id).isEmpty || $0.id.description == typed.category }
            .map { Control.Option($0.id.description, tree.line($0.id)) }.sorted { $0.label < $1.label }
        let suggestions: [HTML] = brands.prefix(500).map { brand -> HTML in #"<option value="\#(brand.name)"></option>"# }
        let title = Control(
            "title", EditorWords.title(language), value: typed.title, help: EditorWords.titleHelp(language),
            attributes: [("maxlength", "120"), ("autocomplete", "off")])
        let category = Control("category", EditorWords.category(language), .select(choices), value: typed.category, required: false)
        let brand = Control(
            "brand", EditorWords.brand(language), value: typed.brand, help: EditorWords.brandHelp(language), required: false,
            attributes: [("maxlength", "60"), ("list", "brands"), ("autocomplete", "off")])
        let attributes = Control(
            "attributes", EditorWords.attributes(language), .area(rows: 4), value: typed.attributes,
            help: EditorWords.attributesHelp(language), required: false)
        let description = Control(
            "description", EditorWords.description(language), .area(rows: 7), value: typed.description,
            help: EditorWords.descriptionHelp(language), required: false)
        return #"""
            <section class="card"><header><h2>\#(EditorWords.basics, language)</h2></header><div class="bd stack">\#(field(title))\#
            <div class="two">\#(field(category))\#(field(brand))</div>\#(field(description))\#(field(attributes))<datalist id="brands">\#(suggestions)</datalist></div></section>
            """#
    }

    var pictures: HTML {
        let shown: [HTML] = typed.pictures.enumerated().map { index, address in
            let number = String(index + 1)
            let mark: HTML =
                index == 0 ? #"<span class="tag teal">\#(EditorWords.main, language)</span>"# : #"<span class="tag">\#(number)</span>"#
            return #"""
                <li><div class="pic"><img src="\#(address)" alt="\#(number)" width="200" height="200">\#(mark)\#
                <button class="x" name="do" value="drop:\#(index)" formnovalidate aria-label="\#(EditorWords.remove, language, ["n": number])">×</button></div>\#
                <input type="hidden" name="picture" value="\#(address)">\#(index == 0 ? HTML() : #"<button class="btn ghost sm" name="do" value="ahead:\#(index)" formnovalidate>\#(EditorWords.ahead, language)<span class="sr"> \#(number)</span></button>"#)</li>
                """#
        }
        let list: HTML = shown.isEmpty ? HTML() : #"<ul class="upl">\#(shown)</ul>"#
        let file = Control(
            "newPictures", EditorWords.add(language), .file(accept: "image/png,image/jpeg,image/webp,image/gif"),
            help: EditorWords.addHelp(language), required: false, attributes: [("multiple", ""), ("data-drop", "")])
        return #"""
            <section class="card" id="f-pictures"><header><h2>\#(EditorWords.pictures, language)</h2>\#
            <span class="sub">\#(EditorWords.picturesHelp, language, ["n": String(typed.pictures.count)])</span></header>\#
            <div class="bd stack">\#(list)\#(field(file))</div></section>
            """#
    }

    var grid: HTML {
        let axes = Control(
            "axes", EditorWords.axes(language), .area(rows: 3), value: typed.axes, help: EditorWords.axesHelp(language), required: false)
        let known = Dictionary(uniqueKeysWithValues: (existing?.skus ?? []).map { ($0.values, $0) })
        let rows: [HTML] = typed.rows.prefix(ProductForm.rowsMax).enumerated().map { row($0, $1, known[$1.values]) }
        let shown = Control(
            "price", EditorWords.shownPrice(language) + " ¥", value: typed.price, help: EditorWords.shownHelp(language), required: false,
            attributes: [("inputmode", "decimal"), ("autocomplete", "off")])
        let list = Control(
            "listPrice", EditorWords.listPrice(language) + " ¥", value: typed.listPrice, help: EditorWords.listPriceHelp(language),
            required: false,
            attributes: [("inputmode", "decimal"), ("autocomplete", "off")])
        return #"""
            <section class="card"><header><h2>\#(EditorWords.options, language)</h2><span class="sub">\#(ProductWords.options, language, ["n": String(typed.rows.count)])</span></header>\#
            <div class="bd stack">\#(field(axes))<div><button class="btn line" name="do" value="grid" formnovalidate>\#(EditorWords.draw, language)</button></div></div>\#
            <div class="tbl sku"><table><caption class="sr">\#(EditorWords.options, language)</caption><thead><tr><th scope="col">\#(Say.spec, language)</th>\#
            <th scope="col" class="num">\#(Say.price, language) ¥</th><th scope="col" class="num">\#(EditorWords.listPrice, language) ¥</th>\#
            <th scope="col" class="num">\#(Say.onHand, language)</th><th scope="col">\#(Say.code, language)</th>\#
            <th scope="col">\#(EditorWords.barcode, language)</th><th scope="col" class="num">\#(EditorWords.weight, language)</th></tr></thead><tbody>\#(rows)</tbody></table></div>\#
            <div class="bd stack"><p class="sub">\#(EditorWords.blank, language)</p><div class="two">\#(field(shown))\#(field(list))</div></div></section>
            """#
    }

    private func row(_ index: Int, _ row: ProductForm.Row, _ sku: SKU?) -> HTML {
        let name: String = row.values.isEmpty ? Say.noSpec(language) : row.values.joined(separator: " · ")
        let stock: HTML =
            sku.map { #"<td class="num"><span>\#(Format.grouped($0.onHand))</span></td>"# }
            ?? cell(index, "stock", row.stock, "\(name) \(Say.stock(language))", mode: "numeric", number: true)
        return #"""
            <tr><th scope="row">\#(name)</th>\#(cell(index, "price", row.price, "\(name) \(Say.price(language))", mode: "decimal", number: true))\#
            \#(cell(index, "listPrice", row.listPrice, "\(name) \(EditorWords.listPrice(language))", mode: "decimal", number: true))\#(stock)\#
            \#(cell(index, "code", row.code, "\(name) \(Say.code(language))", mode: "text", number: false))\#
            \#(cell(index, "barcode", row.barcode, "\(name) \(EditorWords.barcode(language))", mode: "text", number: false))\#
            \#(cell(index, "weightGrams", row.weight, "\(name) \(EditorWords.weight(language))", mode: "numeric", number: true))</tr>
            """#
    }

    private func cell(_ index: Int, _ field: String, _ value: String, _ label: String, mode: String, number: Bool) -> HTML {
        let name = "skus[\(index)].\(field)"
        let error = corrections[name]
        let invalid: HTML = error == nil ? HTML() : #" aria-invalid="true" aria-describedby="f-\#(name)-e""#
        let below: HTML = error.map { #"<span class="err" id="f-\#(name)-e">\#($0)</span>"# } ?? HTML()
        return #"""
            <td><input class="in\#(number ? " num" : " mono")" id="f-\#(name)" name="\#(name)" value="\#(value)" inputmode="\#(mode)" autocomplete="off" aria-label="\#(label)"\#(invalid)>\#(below)</td>
            """#
    }

    private func field(_ control: Control) -> HTML { control.html(error: corrections[control.name], language) }
}
