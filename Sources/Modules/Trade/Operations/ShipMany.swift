// ShipMany.swift: a shop sends many orders at once: what its file or form says is checked as a whole, then each parcel is sent
// by itself, once.
import Catalog
import Core
import Identity
import Store

/// A line of a file or form, as it was written.
public struct ShipRow: Hashable, Sendable {
    public static let most = 1_000
    /// Where it stands in the file, from 1.
    public let line: Int
    public let order: String, carrier: String, number: String
    /// Of a SKU of the order; empty: everything that is left.
    public let code: String
    /// Empty: all that is left of that SKU.
    public let quantity: String

    public init(line: Int, order: String, carrier: String, number: String, code: String = "", quantity: String = "") {
        (self.line, self.order, self.carrier, self.number) = (line, order, carrier, number)
        (self.code, self.quantity) = (code, quantity)
    }
}

/// Why a row is not sent.
public enum ShipRowProblem: Hashable, Sendable {
    case orderMissing
    /// A spreadsheet turned the number into 2.5E+17.
    case orderShortened
    /// There is none, or it is another shop's.
    case orderUnknown
    case orderState(Order.State)
    case carrierMissing, carrierUnknown, numberMissing, numberWrong
    case codeUnknown, quantityWrong
    case moreThanLeft(Int64)
}

/// One parcel of a plan, and the rows that ask for it.
public struct PlannedParcel: Hashable, Sendable {
    public let order: ID<Order>
    public let shipment: Shipment
    public let rows: [ShipRow]
}

/// What would happen to each row of a file.
public struct ShipPlan: Sendable {
    public internal(set) var parcels: [PlannedParcel] = []
    /// These were sent before, by the same carrier under the same number.
    public internal(set) var sentBefore: [ShipRow] = []
    public internal(set) var problems: [(row: ShipRow, problem: ShipRowProblem)] = []
    /// The orders that rows name, by number.
    public internal(set) var orders: [ID<Order>: Order] = [:]
}

/// What became of a parcel.
public enum ShipOutcome: Sendable {
    case sent(Order), sentBefore, refused(any CodedError)
}

extension Trade {
    /// Looks at rows and changes nothing. Rows of one order, carrier and number are one parcel.
    /// - Parameter rows: at most ``ShipRow/most``; more are left out.
    public func plan(_ rows: [ShipRow], of shop: ID<Shop>) async throws -> ShipPlan {
        let rows = rows.prefix(ShipRow.most)
        let numbers = Set(rows.compactMap { Self.orderNumber($0.order) }).sorted()
        let orders = try await orders(numbers, of: shop)
        let parcels = try await parcels(of: orders)
        let skus = Set(rows.contains { !$0.code.isEmpty } ? orders.flatMap { $0.items.map(\.sku) } : [])
        let codes = try await catalog.codes(of: skus.sorted(), in: shop)
        var planning = ShipPlanning(
            orders: Dictionary(uniqueKeysWithValues: orders.map { ($0.id, $0) }), parcels: parcels, codes: codes, now: clock.now())
        for group in ShipPlanning.groups(rows) { planning.take(group) }
        var plan = planning.plan
        plan.problems.sort { $0.row.line < $1.row.line }
        return plan
    }

    /// Sends parcels, each in a transaction of its own: one that is refused stops no other, and one that was sent before is not
    /// sent again. Parcels of one order go one after the other.
    /// - Returns: what became of each, in order.
    public func ship(_ parcels: [PlannedParcel], of shop: ID<Shop>, by staff: ID<Account>) async throws -> [ShipOutcome] {
        let organisation = try await catalog.shop(shop).organisation
        let byOrder = Dictionary(grouping: parcels.indices, by: { parcels[$0].order })
        let orders = byOrder.keys.sorted()
        var outcomes: [Int: ShipOutcome] = [:]
        // Twelve orders at a time: their bodies share commits, and a large file leaves room for others.
        for start in stride(from: 0, to: orders.count, by: 12) {
            try await withThrowingTaskGroup(of: [(Int, ShipOutcome)].self) { group in
                for order in orders[start..<min(start + 12, orders.count)] {
                    let indices = byOrder[order] ?? []
                    group.addTask {
                        var done: [(Int, ShipOutcome)] = []
                        for index in indices {
                            done.append((index, try await self.sendPlanned(parcels[index], of: shop, by: staff, for: organisation)))
                        }
                        return done
                    }
                }
                for try await part in group { for (index, outcome) in part { outcomes[index] = outcome } }
            }
        }
        return parcels.indices.compactMap { outcomes[$0] }
    }

    private func sendPlanned(
        _ parcel: PlannedParcel, of shop: ID<Shop>, by staff: ID<Account>, for organisation: ID<Organisation>
    ) async throws -> ShipOutcome {
        do {
            let (order, isNew) = try await send(parcel.order, of: shop, parcel.shipment, by: staff, for: organisation, repeating: nil)
            return isNew ? .sent(order) : .sentBefore
        } catch let error as any CodedError {
            return .refused(error)
        }
    }

    /// An order's number as our lists and files write it: `'2512…` and spaces are forgiven.
    static func orderNumber(_ text: String) -> ID<Order>? { ID(text.filter { !" \t'’#".contains($0) }) }
}
