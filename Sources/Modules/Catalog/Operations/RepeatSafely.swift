// RepeatSafely.swift: the same operations for a form that may be sent twice.
import Core
import Store

extension Catalog {
    /// Makes a product once per person and key.
    /// - Parameter key: 1 to 128 characters, chosen by the form.
    /// - Throws: as ``createProduct(in:_:repeating:)``; ``StoreError/keyReused`` when the key came with another draft.
    public func createProduct(in shop: ID<Shop>, _ draft: ProductDraft, by person: ID<Account>, key: String) async throws -> Product {
        let stock: String = draft.skus.map { String($0.stock ?? 0) }.joined(separator: ",")
        let repeating = RepeatKey(
            caller: person, operation: "catalog.create_product", key: key, input: "\(shop) \(draft.contentHash) \(stock)")
        return try await createProduct(in: shop, draft, repeating: repeating, by: person)
    }
}
