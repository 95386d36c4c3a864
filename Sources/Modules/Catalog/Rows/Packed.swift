// Packed.swift: lists that nobody filters on, as JSON in a column.
import Core
import Store

enum Packed {
    static func text(_ texts: [String]) -> String { JSON.array(texts.map { .string($0) }).text }
    static func text(_ attributes: [ProductAttribute]) -> String {
        JSON.array(attributes.map { .array([.string($0.name), .string($0.value)]) }).text
    }
    static func text(_ axes: [SpecAxis]) -> String {
        JSON.array(axes.map { .array([.string($0.name), .array($0.values.map { .string($0) })]) }).text
    }

    static func texts(_ text: String) throws -> [String] { try strings(JSON(parsing: text)) }
    static func attributes(_ text: String) throws -> [ProductAttribute] {
        try list(JSON(parsing: text)).map { pair in
            let parts = try strings(pair)
            guard parts.count == 2 else { throw StoreError.unexpectedColumn(0) }
            return ProductAttribute(parts[0], parts[1])
        }
    }
    static func axes(_ text: String) throws -> [SpecAxis] {
        try list(JSON(parsing: text)).map { axis in
            guard let name = axis[0]?.string, let values = axis[1] else { throw StoreError.unexpectedColumn(0) }
            return SpecAxis(name, try strings(values))
        }
    }

    private static func list(_ json: JSON) throws -> [JSON] {
        guard let items = json.array else { throw StoreError.unexpectedColumn(0) }
        return items
    }
    private static func strings(_ json: JSON) throws -> [String] {
        try list(json).map { item in
            guard let text = item.string else { throw StoreError.unexpectedColumn(0) }
            return text
        }
    }
}
