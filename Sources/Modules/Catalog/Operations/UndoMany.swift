// UndoMany.swift: a change of many products is taken back.
import Core
import Identity
import Store

extension Catalog {
    /// A shop's changes of many products that may still be undone or were, newest first; at most 50.
    public func bulkChanges(of shop: ID<Shop>) async throws -> [BulkChange] {
        let since = clock.now() - BulkChange.undoFor
        return try await store.read { try $0.bulkChanges(of: shop, since: since) }
    }

    /// Puts each product back as it was, in a transaction of its own, if nobody saved it since; else it stays and is named. A draft that
    /// was listed becomes delisted, since buyers may have it. Again it does nothing.
    /// - Throws: ``CatalogError/bulkNotFound``, also once its time is over.
    public func undo(_ id: ID<BulkChange>, of shop: ID<Shop>, by actor: ID<Account>) async throws -> ManyReport {
        let begun = clock.now()
        let (change, lines) = try await store.read { db in (try db.bulkChange(id, of: shop), try db.bulkLines(of: id, shop)) }
        guard let change, begun < change.at + BulkChange.undoFor else { throw CatalogError.bulkNotFound }
        var report = ManyReport()
        guard !change.isUndone else { return report }
        for line in lines {
            let now = clock.now()
            let why: ManyReport.Skipped? = try await store.write(home: .shop(shop)) { [ids] tx in
                try tx.putBack(line, id, of: shop, ids, at: now)
            }
            if let why { report.skipped.append(ManyReport.Skip(product: line.product, why: why)) } else { report.done.append(line.product) }
        }
        let now = clock.now()
        try await store.write(home: .shop(shop)) { [ids, done = report.done.count] tx in
            try tx.markUndone(id, of: shop, at: now)
            try tx.auditGoods("products.undone", "\(id) \(done)", of: shop, by: actor, ids, at: now)
        }
        return report
    }
}

extension Writing {
    /// Nil when it was done.
    fileprivate func putBack(
        _ line: BulkLine, _ id: ID<BulkChange>, of shop: ID<Shop>, _ ids: IDSource, at now: Timestamp
    ) throws -> ManyReport.Skipped? {
        guard var product = try productIfThere(line.product, of: shop) else { return .refused }
        guard product.version == line.version else { return .changed }
        let state: Product.State = line.before.state == .draft && product.state != .draft ? .delisted : line.before.state
        for index in product.skus.indices {
            guard let price = line.before.skus[product.skus[index].id], price != product.skus[index].price else { continue }
            product.skus[index].price = price
            try save(product.skus[index], of: product, position: index)
        }
        let isMoved = product.state != state
        (product.state, product.price, product.updatedAt) = (state, line.before.price, now)
        try save(product)
        if isMoved { try index(product) }
        if isMoved, state == .listed { try tellStockBack(product.skus.map(\.id), of: shop, at: now) { try ids.next() } }
        try drop(line.product, from: id, of: shop)
        return nil
    }

    /// Writes down what somebody did with a shop's goods; nothing where a program did it.
    /// - Parameter subject: ids and numbers; the shop's stands before it.
    func auditGoods(
        _ action: String, _ subject: String, of shop: ID<Shop>, by actor: ID<Account>?, _ ids: IDSource, at now: Timestamp
    ) throws {
        guard let actor else { return }
        let organisation = try self.shop(shop).organisation
        try audit(actor: actor, organisation: organisation, action: action, subject: "\(shop) \(subject)", at: now, id: ids.next())
    }
}
