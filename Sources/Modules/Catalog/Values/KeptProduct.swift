// KeptProduct.swift: a product in somebody's favourites or history, as it is now.
import Core

/// One row of a person's favourites. Its id is their order.
public enum Favourite {}
/// One product in a person's history. Its id moves on with each look.
public enum Visit {}

public struct KeptProduct: Hashable, Sendable {
    /// What a buyer can do with it now.
    public enum Standing: String, Sendable, CaseIterable { case onSale, soldOut, delisted }
    public let card: ProductCard
    /// Pieces over all its SKUs, less what is reserved; 0 when it is not on sale.
    public let available: Int64
    public let standing: Standing
    /// Its shop is on holiday: seen, and not ordered now.
    public let isResting: Bool
    /// When it was marked or last looked at.
    public let at: Timestamp

    init(_ card: ProductCard, available: Int64, shop: ShopCard?, at: Timestamp, now: Timestamp) {
        (self.card, self.at, isResting) = (card, at, shop?.isResting(at: now) == true)
        standing = card.state != .listed || shop?.state != .open ? .delisted : available > 0 ? .onSale : .soldOut
        self.available = standing == .onSale ? available : 0
    }

    init(card: ProductCard, available: Int64, standing: Standing, isResting: Bool, at: Timestamp) {
        (self.card, self.available, self.standing, self.isResting, self.at) = (card, available, standing, isResting, at)
    }
}
