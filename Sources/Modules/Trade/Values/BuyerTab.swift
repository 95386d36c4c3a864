// BuyerTab.swift: under which heading a buyer finds an order.

/// The headings of a buyer's list of orders. An order is under one of them, by its state.
public enum BuyerTab: String, Sendable, CaseIterable {
    case toPay, toShip, toReceive, completed, ended

    /// Those that wait for somebody; their orders are counted.
    public static let open: [BuyerTab] = [.toPay, .toShip, .toReceive]

    public init(_ state: Order.State) {
        self =
            switch state {
            case .pendingPayment: .toPay
            case .awaitingShipment: .toShip
            case .partlyShipped, .shipped: .toReceive
            case .completed: .completed
            case .cancelled, .closed: .ended
            }
    }
}
