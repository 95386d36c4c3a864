// MappingReader.swift: a mapping as JSON, with every problem named.
import Core

struct MappingReader {
    var problems = Problems()
    private static let parts = [
        "columns", "attributes", "priceUnit", "repeats", "shop", "lookups", "key", "skus", "axes", "attributeRows",
    ]

    mutating func mapping(_ json: JSON) -> ImportMapping {
        var mapping = ImportMapping(columns: [:])
        for (name, _) in fields(json, "") where !Self.parts.contains(name) {
            problems.add(name, "unknown_field", Self.parts.joined(separator: " | "))
        }
        if let unit = json["priceUnit"] {
            if let known = unit.string.flatMap(ImportMapping.PriceUnit.init) {
                mapping.unit = known
            } else {
                problems.add("priceUnit", "not_a_choice", "yuan | fen")
            }
        }
        if let repeats = json["repeats"] {
            if let known = repeats.string.flatMap(ImportMapping.Repeats.init) {
                mapping.repeats = known
            } else {
                problems.add("repeats", "not_a_choice", ImportMapping.Repeats.allCases.map(\.rawValue).joined(separator: " | "))
            }
        }
        mapping.shop = json["shop"].flatMap { source($0, "shop") }
        mapping.key = json["key"]?.string
        for (ours, value) in fields(json["columns"], "columns") {
            known(ours, ImportColumns.all, "columns")
            mapping.columns[ours] = (value.array ?? [value]).compactMap { source($0, "columns.\(ours)") }
        }
        for (name, value) in fields(json["attributes"], "attributes") {
            if let source = source(value, "attributes.\(name)") { mapping.attributes.append((name, source)) }
        }
        for (name, value) in fields(json["lookups"], "lookups") { mapping.lookups[name] = lookup(value, "lookups.\(name)") }
        mapping.skus = children(json["skus"], "skus", ["values"] + ImportColumns.sku)
        mapping.axes = children(json["axes"], "axes", ["name", "value"])
        mapping.attributeRows = children(json["attributeRows"], "attributeRows", ["name", "value"])
        if mapping.key == nil, mapping.skus != nil || mapping.axes != nil || mapping.attributeRows != nil {
            problems.add("key", "required")
        }
        let sources: [ImportMapping.Source] = mapping.columns.values.flatMap { $0 } + mapping.attributes.map(\.source)
        for name in Set(sources.compactMap(\.lookup)).sorted() where mapping.lookups[name] == nil {
            problems.add("lookups.\(name)", "required")
        }
        return mapping
    }

    private mutating func fields(_ json: JSON?, _ path: String) -> [(String, JSON)] {
        guard let json else { return [] }
        guard let object = json.object else {
            problems.add(path, "wrong_type", "object")
            return []
        }
        return object.sorted { $0.key < $1.key }
    }

    private mutating func known(_ name: String, _ names: [String], _ path: String) {
        if !names.contains(name) { problems.add("\(path).\(name)", "unknown_field", names.joined(separator: " | ")) }
    }

    /// `"name"`, `{"column": …, "list": true, "values": {…}, "lookup": …}`, or `{"constant": …}`.
    private mutating func source(_ json: JSON, _ path: String) -> ImportMapping.Source? {
        if let column = json.string { return ImportMapping.Source(column: column) }
        guard json["column"]?.string != nil || json["constant"]?.string != nil else {
            problems.add(path, "required", "column or constant")
            return nil
        }
        for (name, _) in fields(json, path) { known(name, ["column", "constant", "list", "values", "lookup"], path) }
        var source = ImportMapping.Source(column: json["column"]?.string, constant: json["constant"]?.string ?? "")
        source.isList = json["list"]?.bool ?? false
        source.lookup = json["lookup"]?.string
        for (from, to) in fields(json["values"], "\(path).values") { source.values[from] = to.string ?? "" }
        return source
    }

    private mutating func lookup(_ json: JSON, _ path: String) -> ImportMapping.Lookup? {
        guard let file = fileName(json, path), let key = json["key"]?.string, let value = json["value"]?.string else {
            problems.add(path, "required", "file, key, value")
            return nil
        }
        return ImportMapping.Lookup(file: file, key: key, value: value, parent: json["parent"]?.string)
    }

    private mutating func children(_ json: JSON?, _ path: String, _ names: [String]) -> ImportMapping.Children? {
        guard let json else { return nil }
        guard let file = fileName(json, path), let key = json["key"]?.string else {
            problems.add(path, "required", "file, key, columns")
            return nil
        }
        var columns: [String: ImportMapping.Source] = [:]
        for (ours, value) in fields(json["columns"], "\(path).columns") {
            known(ours, names, "\(path).columns")
            columns[ours] = source(value, "\(path).columns.\(ours)")
        }
        let conditions = fields(json["where"], "\(path).where").map { (column: $0.0, equals: $0.1.string ?? "") }
        return ImportMapping.Children(file: file, key: key, conditions: conditions, columns: columns)
    }

    /// Beside the file imported, nothing further away.
    private func fileName(_ json: JSON, _ path: String) -> String? {
        guard let name = json["file"]?.string, !name.isEmpty, !name.contains("/"), !name.contains("\\"), name != "..",
            name != "."
        else { return nil }
        return name
    }
}
