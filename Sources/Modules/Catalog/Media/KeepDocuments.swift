// KeepDocuments.swift: documents of one buyer and one shop, beside the pictures and never served as one.
import Core

extension MediaStore {
    /// Keeps a document (PDF, OFD, PNG, JPEG; at most 5 MiB) and answers when it is durable. No address leads to it: who keeps its
    /// name decides who reads it. The same bytes again give the same name.
    /// - Throws: ``CatalogError/pictureInvalid(_:)``: `too_large`, `not_a_document`.
    public func keep(document bytes: [UInt8]) async throws -> String {
        try await keep(bytes, ending: DocumentKind(bytes).rawValue, in: documents)
    }

    /// - Throws: ``CatalogError/pictureNotFound``.
    public func read(document name: String) async throws -> (bytes: [UInt8], contentType: String, ending: String) {
        // Invoices were kept among the pictures once.
        if name.hasPrefix(Self.path) {
            let (bytes, type) = try await read(String(name.dropFirst(Self.path.count)))
            return (bytes, type, name.split(separator: ".").last.map(String.init) ?? "")
        }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, Self.isHash(parts[0]), let kind = DocumentKind(rawValue: String(parts[1])),
            let bytes = try await contents(of: "\(documents)/\(name)")
        else { throw CatalogError.pictureNotFound }
        return (bytes, kind.contentType, kind.rawValue)
    }

    private var documents: String { "\(folder)/documents" }
}
