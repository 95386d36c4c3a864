// SideTables.swift: the files that a mapping reads beside the one imported, held in memory.
import Core

/// What was found in them: texts by key, and rows by the product they belong to.
struct SideTables: Sendable {
    private(set) var lookups: [String: [String: [String]]] = [:]
    private(set) var skus: [String: [[String: [String]]]] = [:]
    private(set) var axes: [String: [[String: [String]]]] = [:]
    private(set) var attributes: [String: [[String: [String]]]] = [:]

    /// - Parameter open: gives a file by its name.
    /// - Throws: ``CatalogError/importRefused(_:)`` for a file that is broken or lacks a column.
    init(_ mapping: ImportMapping, open: (String) throws -> FileChunks) async throws {
        for (name, lookup) in mapping.lookups {
            let table = try await SideFile(lookup.file, open(lookup.file))
            lookups[name] = try table.paths(lookup)
        }
        skus = try await Self.children(mapping.skus, open)
        axes = try await Self.children(mapping.axes, open)
        attributes = try await Self.children(mapping.attributeRows, open)
    }

    private static func children(
        _ children: ImportMapping.Children?, _ open: (String) throws -> FileChunks
    ) async throws -> [String: [[String: [String]]]] {
        guard let children else { return [:] }
        return try await SideFile(children.file, open(children.file)).rows(children)
    }
}

extension SideFile {
    /// Key → text, or the texts from the root down where rows name their parents.
    func paths(_ lookup: ImportMapping.Lookup) throws -> [String: [String]] {
        let key = try index(lookup.key), value = try index(lookup.value)
        let parent = try lookup.parent.map(index)
        let byKey = Dictionary(rows.map { ($0[key], $0) }, uniquingKeysWith: { first, _ in first })
        return byKey.mapValues { row in
            var path = [row[value]]
            var at = row
            while let parent, path.count < 5, let above = byKey[at[parent]] {
                path.insert(above[value], at: 0)
                at = above
            }
            return path
        }
    }

    /// Product's key → its rows, in the order of the file.
    func rows(_ children: ImportMapping.Children) throws -> [String: [[String: [String]]]] {
        let key = try index(children.key)
        let conditions = try children.conditions.map { (index: try index($0.column), equals: $0.equals) }
        let sources = try children.columns.map { (ours: $0.key, source: $0.value, index: try $0.value.column.map(index)) }
        var found: [String: [[String: [String]]]] = [:]
        for row in rows where conditions.allSatisfy({ row[$0.index] == $0.equals }) {
            var values: [String: [String]] = [:]
            for (ours, source, index) in sources { values[ours] = source.texts(index.map { row[$0] }) }
            found[row[key], default: []].append(values)
        }
        return found
    }
}

extension ImportMapping.Source {
    /// The texts that a field stands for; a broken list is the text itself.
    func texts(_ field: String?) -> [String] {
        guard let field else { return [constant] }
        if isList {
            guard let items = (try? JSON(parsing: field))?.array else { return field.isEmpty ? [] : [field] }
            return items.compactMap(\.string)
        }
        return [values[field] ?? field]
    }
}
