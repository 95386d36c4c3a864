// ShipPlanning.swift: reads rows against the orders as they are: which parcels they make, and what is wrong with the others.
import Catalog
import Core

struct ShipPlanning {
    /// As they will be once the parcels before were sent.
    private var orders: [ID<Order>: Order]
    private let parcels: [ID<Order>: [Parcel]]
    private let codes: [ID<SKU>: String]
    private let now: Timestamp
    private(set) var plan = ShipPlan()

    init(orders: [ID<Order>: Order], parcels: [ID<Order>: [Parcel]], codes: [ID<SKU>: String], now: Timestamp) {
        (self.orders, self.parcels, self.codes, self.now) = (orders, parcels, codes, now)
        plan.orders = orders
    }

    /// Rows of one order, carrier and number together, in the order of their first rows.
    static func groups(_ rows: some Sequence<ShipRow>) -> [[ShipRow]] {
        var places: [String: Int] = [:]
        var groups: [[ShipRow]] = []
        for row in rows {
            let order = Trade.orderNumber(row.order)?.description ?? row.order
            let key = [order, Carrier.named(row.carrier)?.rawValue ?? row.carrier, row.number.trimmed].joined(separator: "\u{1}")
            if let place = places[key] {
                groups[place].append(row)
            } else {
                places[key] = groups.count
                groups.append([row])
            }
        }
        return groups
    }

    /// Plans one parcel.
    mutating func take(_ rows: [ShipRow]) {
        guard let first = rows.first else { return }
        guard let id = Trade.orderNumber(first.order) else {
            let isShort = first.order.uppercased().contains("E+") || first.order.contains(".")
            return refuse(rows, first.order.trimmed.isEmpty ? .orderMissing : isShort ? .orderShortened : .orderUnknown)
        }
        guard let order = orders[id] else { return refuse(rows, .orderUnknown) }
        let number = first.number.filter { $0 != "'" && $0 != "’" && $0 != "\t" }
        guard let carrier = Carrier.named(first.carrier) else {
            return refuse(rows, first.carrier.trimmed.isEmpty ? .carrierMissing : .carrierUnknown)
        }
        guard let whole = try? Shipment(carrier: carrier, number: number) else {
            return refuse(rows, number.trimmed.isEmpty ? .numberMissing : .numberWrong)
        }
        // What was sent before is said so whatever the order's state is now.
        let earlier = (parcels[id] ?? []).filter { $0.carrier == carrier && $0.number == whole.number }
        if !earlier.isEmpty, rows.allSatisfy({ wasSent($0, earlier, order) }) {
            plan.sentBefore += rows
            return
        }
        guard order.state == .awaitingShipment || order.state == .partlyShipped else { return refuse(rows, .orderState(order.state)) }
        let (lines, taken) = pieces(of: order, rows)
        guard !taken.isEmpty, let shipment = try? Shipment(carrier: carrier, number: whole.number, lines: lines),
            let after = try? order.shipping(lines.isEmpty ? order.everythingLeft : lines, at: now, completesAt: now)
        else { return }
        orders[id] = after
        plan.parcels.append(PlannedParcel(order: id, shipment: shipment, rows: taken))
    }

    private mutating func refuse(_ rows: [ShipRow], _ problem: ShipRowProblem) {
        for row in rows { plan.problems.append((row, problem)) }
    }

    /// What the rows that can be read ask for; without lines everything that is left.
    private mutating func pieces(of order: Order, _ rows: [ShipRow]) -> (lines: [ParcelLine], rows: [ShipRow]) {
        // A row that names neither SKU nor quantity asks for all, whatever stands beside it.
        let asksAll = rows.contains { $0.code.trimmed.isEmpty && $0.quantity.trimmed.isEmpty }
        return asksAll ? ([], rows) : part(of: order, rows)
    }

    private mutating func part(of order: Order, _ rows: [ShipRow]) -> (lines: [ParcelLine], rows: [ShipRow]) {
        var lines: [ParcelLine] = [], taken: [ShipRow] = []
        for row in rows {
            let code = row.code.trimmed
            let named = order.items.filter { item in code.isEmpty ? order.items.count == 1 : codes[item.sku] == code }
            guard let item = named.first else {
                refuse([row], .codeUnknown)
                continue
            }
            let before = lines.first { $0.line == item.line }?.quantity ?? 0
            let left = item.unshipped - before
            guard let count = row.quantity.trimmed.isEmpty ? left : Int64(row.quantity.trimmed), count > 0 || left == 0 else {
                refuse([row], .quantityWrong)
                continue
            }
            guard count <= left, left > 0 else {
                refuse([row], .moreThanLeft(left))
                continue
            }
            lines.removeAll { $0.line == item.line }
            lines.append(ParcelLine(line: item.line, quantity: before + count))
            taken.append(row)
        }
        return (lines, taken)
    }

    /// Whether a parcel of this number already has what the row asks for.
    private func wasSent(_ row: ShipRow, _ earlier: [Parcel], _ order: Order) -> Bool {
        let code = row.code.trimmed
        if code.isEmpty { return !row.quantity.trimmed.isEmpty || order.everythingLeft.isEmpty }
        guard let item = order.items.first(where: { codes[$0.sku] == code }) else { return false }
        let wanted = Int64(row.quantity.trimmed)
        return earlier.contains { parcel in
            parcel.lines.contains { $0.line == item.line && (wanted == nil || $0.quantity == wanted) }
        }
    }
}

extension Order {
    /// All pieces that were not sent yet.
    var everythingLeft: [ParcelLine] {
        items.filter { $0.unshipped > 0 }.map { ParcelLine(line: $0.line, quantity: $0.unshipped) }
    }
}
