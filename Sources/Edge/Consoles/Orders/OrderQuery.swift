// OrderQuery.swift: the address of the list of orders: every filter stands in it, so a link shows the same list again.
import Core
import Design
import Trade
import Web

/// What was asked for, as it was typed.
struct OrderQuery: Sendable {
    var state = "", from = "", to = "", text = "", carrier = "", least = "", most = "", sort = ""
    /// The saved view that led here.
    var saved = ""

    init() {}

    init(_ value: (String) -> String?) {
        func read(_ name: String) -> String { String(trimmed(value(name) ?? "").prefix(100)) }
        (state, from, to, text) = (read("state"), read("from"), read("to"), read("q"))
        (carrier, least, most, sort, saved) = (read("carrier"), read("min"), read("max"), read("sort"), read("view"))
    }

    /// From the query of a saved view.
    init(query: String) {
        var items: [String: String] = [:]
        for part in query.split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { percentDecoded(String($0)) }
            if pair.count == 2 { items[pair[0]] = pair[1] }
        }
        self.init { items[$0] }
    }

    var view: OrderView? { OrderView(rawValue: state) }

    /// What is set, in the order of the form, without the saved view.
    var items: [(String, String)] {
        [
            ("state", state), ("q", text), ("from", from), ("to", to), ("carrier", carrier), ("min", least), ("max", most),
            ("sort", sort),
        ].filter { !$0.1.isEmpty }
    }

    /// What is set besides the tab and the order.
    var conditions: [(name: String, value: String)] {
        items.filter { $0.0 != "state" && $0.0 != "sort" }.map { (name: $0.0, value: $0.1) }
    }

    func without(_ name: String) -> [(String, String)] {
        items.filter { item in item.0 != name && !(name == "from" && item.0 == "to") && !(name == "min" && item.0 == "max") }
    }

    /// The filter, and the names of what could not be read and is left out.
    func filter() -> (filter: OrderFilter, wrong: [String]) {
        var filter = OrderFilter(states: view?.states ?? [], text: text, isOldestFirst: sort == "oldest")
        var wrong: [String] = []
        if !from.isEmpty {
            filter.placedFrom = dayStart(from)
            if filter.placedFrom == nil { wrong.append("from") }
        }
        if !to.isEmpty {
            filter.placedBefore = dayStart(to).map { $0 + .days(1) }
            if filter.placedBefore == nil { wrong.append("to") }
        }
        if !carrier.isEmpty {
            filter.carrier = Carrier(rawValue: carrier)
            if filter.carrier == nil { wrong.append("carrier") }
        }
        for (name, text) in [("min", least), ("max", most)] where !text.isEmpty {
            guard case .amount(let money) = Yuan.read(text) else {
                wrong.append(name)
                continue
            }
            if name == "min" { filter.leastTotal = money.minor } else { filter.mostTotal = money.minor }
        }
        return (filter, wrong)
    }
}

/// `%E8%8C%B6` and `+` in a query as text; what is broken stays as it is.
func percentDecoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
        let digits = rest.prefix(2)
        if byte == UInt8(ascii: "%"), digits.count == 2, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) {
            bytes.append(value)
            rest = rest.dropFirst(2)
        } else {
            bytes.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
        }
    }
    return String(validating: bytes, as: UTF8.self) ?? text
}
