// ShipOrder.swift: a shop sends an order, in whole or in part.
import Catalog
import Core
import Identity
import Store

/// What a shop hands to a carrier.
public struct Shipment: Hashable, Sendable {
    public let carrier: Carrier
    /// 4 to 40 letters, digits and hyphens.
    public let number: String
    /// Empty: everything that is left.
    public let lines: [ParcelLine]

    /// - Throws: ``InvalidInput`` for the number and for a line named twice.
    public init(carrier: Carrier, number: String, lines: [ParcelLine] = []) throws(InvalidInput) {
        let number = number.trimmed
        var problems: [FieldProblem] = []
        let plain: Bool = number.utf8.allSatisfy { 48...57 ~= $0 || 65...90 ~= $0 || 97...122 ~= $0 || $0 == 45 }
        if !plain || !(4...40 ~= number.utf8.count) {
            problems.append(FieldProblem("number", number.isEmpty ? "required" : "not_a_tracking_number", expected: "4…40"))
        }
        if Set(lines.map(\.line)).count != lines.count { problems.append(FieldProblem("lines", "duplicate_field")) }
        guard problems.isEmpty else { throw InvalidInput(problems) }
        (self.carrier, self.number, self.lines) = (carrier, number, lines)
    }
}

extension Trade {
    /// Sends pieces: stock on hand and reserved go down, and with the last piece the ten days begin.
    /// - Parameter key: the client's; the same again answers the order as it is and sends nothing more.
    /// - Throws: ``TradeError``: wrong state, no such line, more than ordered.
    public func ship(
        _ id: ID<Order>, of shop: ID<Shop>, _ shipment: Shipment, by staff: ID<Account>, key: String
    ) async throws -> Order {
        let lines = shipment.lines.map { "\($0.line)x\($0.quantity)" }.joined(separator: ",")
        let repeatKey = RepeatKey(
            caller: staff, operation: "trade.ship", key: key,
            input: "\(shop) \(id) \(shipment.carrier.rawValue) \(shipment.number) \(lines)")
        let organisation = try await catalog.shop(shop).organisation
        return try await send(id, of: shop, shipment, by: staff, for: organisation, repeating: repeatKey).order
    }

    /// Sends pieces once.
    /// - Parameter repeating: nil: a parcel of this carrier and number that holds these pieces is the one meant.
    /// - Returns: the order, and whether something was sent now.
    func send(
        _ id: ID<Order>, of shop: ID<Shop>, _ shipment: Shipment, by staff: ID<Account>, for organisation: ID<Organisation>,
        repeating: RepeatKey?
    ) async throws -> (order: Order, isNew: Bool) {
        let now = clock.now()
        let parcelID: ID<Parcel> = try ids.next()
        let event: ID<OrderShipped> = try ids.next()
        let partEvent: ID<OrderPartlyShipped> = try ids.next()
        let completesAt = try await completion(ofShippedAt: now)
        let audit: ID<AuditEntry> = try ids.next()
        let entries = try await entryIDs(id, of: shop)
        return try await store.write(home: .shop(shop)) { tx in
            let order = try tx.order(id, of: shop)
            if let repeating {
                if try tx.earlierAnswer(repeating) != nil { return (order, false) }
            } else if !shipment.lines.isEmpty || order.everythingLeft.isEmpty,
                try tx.parcels(of: [id], shop: shop)[id]?.contains(where: shipment.isSame) ?? false
            {
                return (order, false)
            }
            let pieces = shipment.lines.isEmpty ? order.everythingLeft : shipment.lines
            let shipped = try order.shipping(pieces, at: now, completesAt: completesAt)
            for (index, piece) in pieces.enumerated() {
                guard let item = shipped.items.first(where: { $0.line == piece.line }) else { throw TradeError.noSuchLine(piece.line) }
                try tx.runOnce(Stock.ship(shop: shop, sku: item.sku, pieces: piece.quantity, entry: entries[index]))
                try tx.run(
                    Stock.entry(
                        id: entries[index], shop: shop, sku: item.sku, onHand: -piece.quantity, reserved: -piece.quantity,
                        cause: .ship, reference: id.number, at: now))
                try tx.saveShipped(item, of: order)
            }
            try tx.insert(
                Parcel(id: parcelID, carrier: shipment.carrier, number: shipment.number, shippedAt: now, lines: pieces), of: order)
            try tx.save(shipped)
            if shipped.state == .shipped {
                if shipped.holds == 0 { try tx.schedule(TradeDue.complete, of: id.number, home: .shop(shop), at: completesAt) }
                try tx.tell(OrderShipped.self, shipped, id: event, at: now)
            } else {
                try tx.tell(OrderPartlyShipped.self, shipped, id: partEvent, at: now)
            }
            if let repeating { try tx.remember(repeating, answer: parcelID.description, at: now) }
            try tx.audit(
                actor: staff, organisation: organisation, action: "orders.shipped",
                subject: "\(shop) \(id) \(shipped.state.rawValue) \(shipment.carrier.rawValue) \(shipment.number)", at: now, id: audit)
            return (shipped, true)
        }
    }
}

extension Shipment {
    /// Whether this parcel is what the shipment asks for: its number, and all of its pieces.
    func isSame(_ parcel: Parcel) -> Bool {
        guard parcel.carrier == carrier, parcel.number == number else { return false }
        return lines.allSatisfy(parcel.lines.contains)
    }
}
