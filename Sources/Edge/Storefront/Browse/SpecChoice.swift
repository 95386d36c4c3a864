// SpecChoice.swift: which SKU is chosen, and where each value of each axis leads.
import Catalog
import Core

/// A product with one of its SKUs chosen. There is always one, so price, stock and buttons are right at once.
struct SpecChoice: Sendable {
    let product: Product
    let chosen: SKU

    /// - Parameter asked: what the address names; else the first that can be had is chosen, else the first.
    /// - Returns: nil for a product without SKUs.
    init?(_ product: Product, asked: ID<SKU>?) {
        let named: SKU? = product.skus.first { $0.id == asked }
        guard let sku = named ?? product.skus.first(where: { $0.available > 0 }) ?? product.skus.first else { return nil }
        (self.product, chosen) = (product, sku)
    }

    struct Option: Sendable, Equatable {
        let value: String
        /// Where a tap leads; nil when no SKU has this value.
        let sku: ID<SKU>?
        let isChosen: Bool
        /// False when it cannot be had with the other values as they are.
        let isAvailable: Bool
    }

    /// The values of an axis: each leads to the SKU that differs from the chosen one in this axis only, or, where there is none,
    /// to the first one with the value.
    func options(axis: Int) -> [Option] {
        product.axes[axis].values.map { value in
            var wanted = chosen.values
            if wanted.indices.contains(axis) { wanted[axis] = value }
            let exact: SKU? = product.skus.first { $0.values == wanted }
            let others = product.skus.filter { $0.values.indices.contains(axis) && $0.values[axis] == value }
            let target: SKU? = exact ?? others.first { $0.available > 0 } ?? others.first
            return Option(
                value: value, sku: target?.id, isChosen: exact?.id == chosen.id, isAvailable: (exact?.available ?? 0) > 0)
        }
    }
}
