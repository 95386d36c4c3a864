// CountTown.swift: what a run came to: orders by state, and what became of the money.
import Catalog
import Core
import Ledger
import Settlement
import Store
import Trade

extension Town {
    /// Called at the end, when nothing dies any more.
    mutating func count() async throws {
        let house = self.house
        for stand in stands {
            for order in try await Self.all({ try await house.trade.orders(of: stand.shop, [], $0) }) {
                report.orders[order.state.rawValue, default: 0] += 1
            }
            let settled = try await Self.all { try await house.settlement.settledOrders(of: stand.shop, $0) }
            report.money["orders settled", default: 0] += settled.count
            for one in try await Self.all({ try await house.settlement.withdrawals(of: stand.shop, $0) }) {
                report.money["withdrawals \(one.state.rawValue)", default: 0] += 1
            }
            for state in Invoice.State.allCases {
                let found = try await Self.all { try await house.settlement.invoices(of: stand.shop, in: state, $0) }
                report.money["invoices \(state.rawValue)", default: 0] += found.count
            }
            let funds = try await house.settlement.funds(of: stand.shop)
            let amounts = [("held", funds.held), ("available", funds.available), ("withdrawing", funds.withdrawing), ("debt", funds.debt)]
            for (name, amount) in amounts { report.money[name, default: 0] += Int(amount.minor) }
        }
        for (purpose, amount) in try await house.settlement.platformFunds() {
            report.money["platform \(purpose.rawValue)"] = Int(amount.minor)
        }
    }

    private static func all<Thing: Sendable>(_ read: (PageRequest) async throws -> Page<Thing>) async throws -> [Thing] {
        var things: [Thing] = []
        var page: PageRequest? = PageRequest(limit: 100)
        while let asked = page {
            let found = try await read(asked)
            things += found.items
            page = found.next.map { PageRequest(limit: 100, after: $0) }
        }
        return things
    }
}
