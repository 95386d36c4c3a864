// OrderSearchRows.swift: which orders of a shop fit a filter: by an index, or by looking through a bounded part of one.
import Catalog
import Core
import Store

/// The statements of one search. Each state has its own range of an index, so a search asks for each apart, in one round trip.
struct OrderSearch {
    let shop: ID<Shop>, filter: OrderFilter, codes: [ID<SKU>], page: PageRequest
    /// How many orders of a state are looked through at most.
    var depth: Int64 = OrderFilter.lookedThrough

    var states: [Order.State] { filter.states.isEmpty ? Order.State.allCases : filter.states }

    /// The ids that fit, in order, one more than the page holds.
    func ids(_ state: Order.State) -> SQL {
        guard filter.needsLooking else { return "\(range(state, "id")) LIMIT \(page.limit + 1)" }
        return """
            SELECT looked.id
            FROM (
              \(range(state, "id, recipient, phone, goods, freight"))
              LIMIT \(depth)
            ) AS looked
            WHERE looked.id > 0 \(conditions)
            ORDER BY looked.id \(direction)
            LIMIT \(page.limit + 1)
            """
    }

    /// How many were looked through, and the last of them.
    func floor(_ state: Order.State) -> SQL {
        """
        SELECT COUNT(*), MIN(looked.id), MAX(looked.id)
        FROM (
          \(range(state, "id"))
          LIMIT \(depth)
        ) AS looked
        """
    }

    private var direction: SQL { filter.isOldestFirst ? "ASC" : "DESC" }

    /// Ids carry the moment in which they were made, so a span of time is a span of ids; they are made just after that moment.
    private func range(_ state: Order.State, _ columns: SQL) -> SQL {
        let whose: SQL =
            switch state {
            case .pendingPayment: " AND state = 'pendingPayment'"
            default: " AND state = \(state.rawValue) AND state <> 'pendingPayment'"
            }
        var lowest: Int64 = 0, highest: Int64 = .max
        if let from = filter.placedFrom { lowest = Self.number(at: from) }
        if let before = filter.placedBefore { highest = Self.number(at: before + .minutes(1)) }
        if let after = page.after?.keys[0] {
            if filter.isOldestFirst { lowest = max(lowest, after) } else { highest = min(highest, after) }
        }
        if let number = filter.number?.number {
            (lowest, highest) = (max(lowest, number - 1), min(highest, number == .max ? .max : number + 1))
        }
        let placed: SQL = filter.placedBefore.map { " AND placed_at < \($0)" } ?? ""
        return """
            SELECT \(columns)
            FROM trade_order
            WHERE shop_id = \(shop)\(whose) AND id > \(lowest) AND id < \(highest)\(placed)
            ORDER BY id \(direction)
            """
    }

    private static func number(at time: Timestamp) -> Int64 {
        time > IDLayout.epoch ? IDLayout.number(at: time, node: 0, sequence: 0) - 1 : 0
    }

    private var conditions: SQL {
        var parts: [SQL] = []
        if let least = filter.leastTotal { parts.append("looked.goods + looked.freight >= \(least)") }
        if let most = filter.mostTotal { parts.append("looked.goods + looked.freight <= \(most)") }
        if let carrier = filter.carrier {
            parts.append(
                """
                EXISTS (
                  SELECT 1 FROM trade_parcel AS parcel
                  WHERE parcel.shop_id = \(shop) AND parcel.order_id = looked.id AND parcel.carrier = \(carrier.rawValue))
                """)
        }
        if !filter.text.isEmpty, filter.number == nil { parts.append(words) }
        return SQL.joined(parts.map { "AND \($0)" }, separator: " ")
    }

    private var words: SQL {
        let plain = filter.text.lowercased().replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
        let pattern = "%\(plain)%"
        let isDigits = filter.text.utf8.count >= 4 && filter.text.utf8.allSatisfy { 48...57 ~= $0 }
        let phone: SQL = isDigits ? " OR looked.phone LIKE \("%" + plain)" : ""
        return """
            (LOWER(looked.recipient) LIKE \(pattern) ESCAPE '!'\(phone) OR EXISTS (
              SELECT 1 FROM trade_order_item AS item
              WHERE item.shop_id = \(shop) AND item.order_id = looked.id
                AND (LOWER(item.title) LIKE \(pattern) ESCAPE '!' OR item.sku_id IN \(list: codes))))
            """
    }
}

extension Reading {
    /// The ids that fit, in order, at most the page's and one more; and how far was looked, when that was not to the end.
    func find(_ search: OrderSearch) throws -> (ids: [Int64], frontier: Int64?) {
        let states = search.states
        let isOldestFirst = search.filter.isOldestFirst
        let looks = search.filter.needsLooking
        let found = try load(states.map(search.ids) + (looks ? states.map(search.floor) : []))
        var ids = try found.prefix(states.count).flatMap { try $0.map { try $0.int64(0) } }
        ids.sort { isOldestFirst ? $0 < $1 : $0 > $1 }
        var frontier: Int64?
        for floor in found.dropFirst(states.count) {
            guard let row = floor.first, try row.int64(0) >= search.depth else { continue }
            let reached = try row.int64(isOldestFirst ? 2 : 1)
            frontier = isOldestFirst ? min(frontier ?? .max, reached) : max(frontier ?? 0, reached)
        }
        // What lies behind the nearest frontier was not looked at in every state: it waits for the next page.
        if let frontier { ids.removeAll { isOldestFirst ? $0 > frontier : $0 < frontier } }
        return (Array(ids.prefix(Int(search.page.limit) + 1)), frontier)
    }
}
