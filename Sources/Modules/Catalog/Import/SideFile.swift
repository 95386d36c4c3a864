// SideFile.swift: a CSV file that is read whole, beside one that is imported.
import Core

/// Held in memory: its header and its rows, each as long as the header.
public struct SideFile: Sendable {
    public let name: String
    public let rows: [[String]]
    let columns: [String: Int]

    /// - Throws: ``CatalogError/importRefused(_:)`` for a file that is broken or empty.
    public init(_ name: String, _ chunks: FileChunks) async throws {
        var reader = CSVReader()
        var records: [CSVRecord] = []
        for try await chunk in chunks { records += reader.read(chunk) }
        records += reader.end()
        var texts: [[String]] = []
        for record in records {
            guard case .success(let fields) = record.fields else {
                throw CatalogError.importRefused("\(name), line \(record.line): broken")
            }
            guard fields.count == (texts.first ?? fields).count else {
                throw CatalogError.importRefused("\(name), line \(record.line): another number of fields than its header")
            }
            texts.append(fields)
        }
        guard let header = texts.first else { throw CatalogError.importRefused("\(name): empty") }
        self.name = name
        columns = Dictionary(header.enumerated().map { ($1.trimmed, $0) }, uniquingKeysWith: { first, _ in first })
        rows = Array(texts.dropFirst())
    }

    /// Where a column stands.
    /// - Throws: ``CatalogError/importRefused(_:)`` when the file has none of that name.
    public func index(_ column: String) throws -> Int {
        guard let index = columns[column] else { throw CatalogError.importRefused("\(name) has no column \(column)") }
        return index
    }
}
