// RestShop.swift: a shop goes on holiday, and comes back.
import Core
import Identity
import Store

extension Catalog {
    /// Plans a shop's holiday, in place of one that was planned; nil: there is none, and a running one ends. The same again changes
    /// nothing.
    /// - Throws: ``InvalidInput`` at `until` or `note`; ``CatalogError/shopNotFound``.
    public func rest(_ id: ID<Shop>, _ rest: ShopRest?, by staff: ID<Account>) async throws {
        let now = clock.now()
        let problems = rest?.problems(at: now) ?? []
        guard problems.isEmpty else { throw InvalidInput(problems) }
        let entry: ID<AuditEntry> = try ids.next()
        try await store.write(home: .shop(id)) { tx in
            var shop = try tx.shop(id)
            let before = shop.rest
            guard before != rest else { return }
            shop.rest = rest
            try tx.save(shop)
            // One that is called off while it runs is over now.
            let isOverNow: Bool = before?.holds(at: now) == true && rest?.holds(at: now) != true
            if let turn = isOverNow ? now : rest?.next(after: now) {
                try tx.schedule(Self.restTurns, of: id.number, home: .shop(id), at: turn)
            } else {
                try tx.unschedule(Self.restTurns, of: id.number, home: .shop(id))
            }
            try tx.audit(
                actor: staff, organisation: shop.organisation, action: rest == nil ? "shop.rest_ended" : "shop.rest_planned",
                subject: "\(id)\(rest.map { " \($0.from.milliseconds) \($0.until.milliseconds)" } ?? "")", at: now, id: entry)
        }
    }
}

extension Catalog {
    static let restTurns = "catalog.rest_turns"

    /// What is due in this room and done in the transaction that takes it away, by kind. A holiday begins: nothing but that pages are
    /// made anew, since something is written. It is over: who waits for what can be had now is told, the SKUs in steps, of which the
    /// payload is the last one done.
    public var dueEffects: [String: @Sendable (any Writing, DueWork, Timestamp) throws -> Void] {
        [
            Self.restTurns: { [ids] tx, work, now in
                let shop = try tx.shop(ID(work.subject))
                if shop.rest?.holds(at: now) != true {
                    let waited = try tx.waitedSKUs(of: shop.id, after: Int64(work.payload) ?? 0, limit: Self.backMost)
                    try tx.tellStockBack(waited, of: shop.id, isAfterRest: true, at: now) { try ids.next() }
                    if waited.count == Int(Self.backMost), let last = waited.last {
                        return try tx.schedule(work.kind, of: work.subject, home: work.home, at: now, payload: String(last.number))
                    }
                }
                guard let next = shop.rest?.next(after: now) else { return }
                try tx.schedule(work.kind, of: work.subject, home: work.home, at: next)
            }
        ]
    }
}

extension ShopRest {
    /// When it begins or ends next; nil when it is over.
    func next(after now: Timestamp) -> Timestamp? { now < from ? from : now < until ? until : nil }

    /// From three columns; nil where there is none.
    init?(_ row: Row, from column: Int) throws {
        guard let from = try row.optionalTimestamp(column), let until = try row.optionalTimestamp(column + 1) else { return nil }
        self.init(from: from, until: until, note: try row.optionalText(column + 2) ?? "")
    }
}
