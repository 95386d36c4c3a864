// RowReader.swift: a record of a file as a row in our words.
import Core

/// The formats that are known without a mapping.
public enum ImportFormat: String, Sendable, CaseIterable { case souk, shopify }

/// Knows the columns of one file.
struct RowReader: Sendable {
    private let header: [String: Int]
    private let width: Int
    private let format: ImportFormat
    private let mapping: ImportMapping
    private let side: SideTables

    /// - Throws: ``CatalogError/importRefused(_:)`` for a header that lacks what the format or the mapping needs.
    init(header names: [String], format: ImportFormat, mapping given: ImportMapping?, side: SideTables) throws {
        width = names.count
        header = Dictionary(names.enumerated().map { ($1.trimmed, $0) }, uniquingKeysWith: { first, _ in first })
        (self.format, self.side) = (format, side)
        var mapping = given ?? ImportMapping(columns: Self.builtIn(format, header))
        if given == nil {
            if format == .souk {
                for name in names where name.hasPrefix(ImportColumns.attribute) {
                    let attribute = String(name.dropFirst(ImportColumns.attribute.count)).trimmed
                    mapping.attributes.append((attribute, ImportMapping.Source(column: name.trimmed)))
                }
                let strange = header.keys.sorted().first { !ImportColumns.all.contains($0) && !$0.hasPrefix(ImportColumns.attribute) }
                if let strange { throw CatalogError.importRefused("unknown column: \(strange)") }
            } else if header["Tags"] != nil {
                mapping.attributes = [("Tags", ImportMapping.Source(column: "Tags"))]
            }
        }
        self.mapping = mapping
        for needed in ["handle", "title"] where mapping.columns[needed] == nil {
            throw CatalogError.importRefused("no column for: \(needed)")
        }
        let sources: [ImportMapping.Source] =
            mapping.columns.values.flatMap { $0 } + mapping.attributes.map(\.source) + (mapping.shop.map { [$0] } ?? [])
        let columns: [String] = (sources.compactMap(\.column) + (mapping.key.map { [$0] } ?? [])).sorted()
        if let missing = columns.first(where: { header[$0] == nil }) {
            throw CatalogError.importRefused("the file has no column: \(missing)")
        }
    }

    private static func builtIn(_ format: ImportFormat, _ header: [String: Int]) -> [String: String] {
        switch format {
        case .souk: Dictionary(uniqueKeysWithValues: ImportColumns.all.filter { header[$0] != nil }.map { ($0, $0) })
        case .shopify: ImportColumns.shopify.filter { header[$0.value] != nil }
        }
    }

    func row(_ record: CSVRecord) throws(RowFault) -> ImportRow {
        let fields: [String]
        switch record.fields {
        case .success(let found): fields = found
        case .failure(let fault): throw RowFault(fault.rawValue, "the row cannot be read: \(fault.rawValue)")
        }
        guard fields.count == width else {
            throw RowFault(fields.count < width ? "short_row" : "long_row", "\(fields.count) of \(width) fields")
        }
        var row = ImportRow(line: record.line)
        row.handle = one("handle", fields)
        guard !row.handle.isEmpty else { throw RowFault("no_handle", "the row names no product") }
        guard ProductBounds.handle ~= row.handle.count else { throw RowFault("bad_handle", "the handle is longer than 120") }
        if let shop = mapping.shop {
            row.shopName = (shop.column.map { fields[header[$0]!] } ?? shop.constant).trimmed
            row.shop = shop.texts(row.shopName).first ?? ""
            guard ShopRules.isSlug(row.shop) else { throw RowFault("bad_shop", "\(row.shop.prefix(40)) is no shop's slug") }
        }
        row.title = one("title", fields)
        row.category = try category(all("category", fields))
        row.brand = one("brand", fields)
        row.description = all("description", fields).first ?? ""
        row.pictures = all("pictures", fields).flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
        row.state = try state(one("state", fields))
        row.shownPrice = try ImportNumber.money(one("shown price", fields), mapping.unit, "shown price")
        row.shownListPrice = try ImportNumber.money(one("shown list price", fields), mapping.unit, "shown list price")
        for (name, source) in mapping.attributes {
            let value = source.texts(source.column.map { fields[header[$0]!] }).joined(separator: ", ").trimmed
            if !value.isEmpty { row.attributes.append(ProductAttribute(name, value.unixLines())) }
        }
        try addSKUs(&row, fields)
        return row
    }

    /// From the side file where there is one, else from the row itself.
    private func addSKUs(_ row: inout ImportRow, _ fields: [String]) throws(RowFault) {
        let key: String? = mapping.key.map { fields[header[$0]!] }
        if let key {
            for found in side.attributes[key] ?? [] {
                let name = found["name"]?.first ?? "", value = found["value"]?.first ?? ""
                if !name.isEmpty, !value.isEmpty { row.attributes.append(ProductAttribute(name, value.unixLines())) }
            }
            for found in side.axes[key] ?? [] {
                if let name = found["name"]?.first, !row.axisNames.contains(name) { row.axisNames.append(name) }
            }
        }
        if mapping.skus != nil {
            for found in key.flatMap({ side.skus[$0] }) ?? [] {
                guard let sku = try sku(found["values"] ?? [], { found[$0]?.first ?? "" }) else {
                    throw RowFault("no_price", "a SKU has no price")
                }
                row.skus.append(sku)
            }
            guard !row.skus.isEmpty else { throw RowFault("no_sku", "the product has no SKU") }
            return
        }
        var values: [String] = []
        for number in 1...3 {
            let name = one("spec\(number) name", fields), value = one("spec\(number) value", fields)
            if format == .shopify, value == "Default Title" { continue }
            if !name.isEmpty { row.axisNames.append(name) }
            if !value.isEmpty { values.append(value) }
        }
        if let sku = try sku(values, { one($0, fields) }) {
            row.skus = [sku]
        } else if !values.isEmpty || !one("sku code", fields).isEmpty {
            throw RowFault("no_price", "the SKU has no price")
        }
    }

    /// Nil without a price.
    private func sku(_ values: [String], _ text: (String) -> String) throws(RowFault) -> SKUDraft? {
        guard let price = try ImportNumber.money(text("price"), mapping.unit, "price") else { return nil }
        var list = try ImportNumber.money(text("list price"), mapping.unit, "list price")
        if list?.minor == 0 { list = nil }
        var stock = text("stock")
        if format == .shopify, stock.hasPrefix("-") { stock = "0" }   // sold more than there was, as Shopify lets one
        return SKUDraft(
            values: values.map { $0.trimmed }, price: price, listPrice: list, code: text("sku code"),
            barcode: text("barcode"), weightGrams: try ImportNumber.count(text("weight"), "weight") ?? 0,
            stock: try ImportNumber.count(stock, "stock"))
    }

    /// `A > B > C`, or what a lookup found.
    private func category(_ texts: [String]) throws(RowFault) -> [String] {
        let parts = texts.flatMap { $0.split(separator: ">") }.map { String($0).trimmed }.filter { !$0.isEmpty }
        guard parts.count <= 3, parts.allSatisfy({ $0.count <= 40 }) else {
            throw RowFault("bad_category", "at most three levels of at most 40 characters")
        }
        return parts
    }

    private func state(_ text: String) throws(RowFault) -> Product.State? {
        switch text.lowercased() {
        case "": return nil
        case "draft", "false": return .draft
        case "listed", "true", "active": return .listed
        case "delisted", "archived": return .delisted
        default: throw RowFault("bad_state", "\(text.prefix(40)): draft, listed or delisted")
        }
    }

    private func one(_ ours: String, _ fields: [String]) -> String { all(ours, fields).first?.trimmed ?? "" }

    private func all(_ ours: String, _ fields: [String]) -> [String] {
        guard let sources = mapping.columns[ours] else { return [] }
        return sources.flatMap { source in
            let field: String? = source.column.map { fields[header[$0]!] }   // the header was checked
            guard let name = source.lookup else { return source.texts(field) }
            return side.lookups[name]?[field ?? source.constant] ?? []
        }
    }
}
