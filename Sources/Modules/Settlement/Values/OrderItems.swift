// OrderItems.swift: an order of Trade's as this room counts it.
import Core
import Trade

extension Order {
    /// Its items, with what this room heard of their refunds: a refund that Trade knows and this room has not heard yet is booked
    /// when it is heard, before settlement or after.
    func items(givenBack parts: [RefundedPart]) -> [ItemMoney] {
        items.map { item in
            ItemMoney(
                line: item.line, pieces: item.quantity, paid: item.paid, platformDiscount: item.platformDiscount, freight: item.freight)
        }.giving(back: parts)
    }
}
