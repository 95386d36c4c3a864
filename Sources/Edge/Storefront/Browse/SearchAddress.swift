// SearchAddress.swift: a search as an address and back: every choice, the order and the place in the list stand in it.
import Catalog
import Core
import Design
import Web

/// What a search page was asked for. Nothing is remembered elsewhere, so that a page can be sent to a friend.
struct SearchAddress: Hashable, Sendable {
    /// `/search`, or a shop's page.
    var path = "/search"
    var wish = SearchWish()
    /// As typed, where it is no amount.
    var lowestTyped = "", highestTyped = ""
    var after: Cursor?
    /// The sheet with all choices is open.
    var isFiltering = false

    var isPriceWrong: Bool { !lowestTyped.isEmpty || !highestTyped.isEmpty }

    init(_ request: WebRequest, path: String = "/search", within: ID<Shop>? = nil) {
        self.path = path
        wish.within = within
        wish.text = String(Self.plain(request.query("q") ?? "").trimmed.prefix(Catalog.queryMax))
        (wish.category, wish.brand) = (request.id(query: "category"), request.id(query: "brand"))
        if within == nil { wish.shop = request.id(query: "shop") }
        (wish.lowest, lowestTyped) = Self.amount(request.query("min"))
        (wish.highest, highestTyped) = Self.amount(request.query("max"))
        if let low = wish.lowest, let high = wish.highest, low.minor > high.minor { (wish.lowest, wish.highest) = (high, low) }
        wish.inStock = request.query("stock") == "1"
        wish.sort = request.query("sort").flatMap(SearchSort.init) ?? .best
        after = request.after
        isFiltering = request.query("filter") == "1" || isPriceWrong
    }

    var items: [(String, String?)] {
        [
            ("q", wish.text), ("category", wish.category?.description), ("brand", wish.brand?.description),
            ("shop", wish.shop?.description), ("min", wish.lowest.map(Self.text) ?? lowestTyped),
            ("max", wish.highest.map(Self.text) ?? highestTyped), ("stock", wish.inStock ? "1" : nil),
            ("sort", wish.sort == .best ? nil : wish.sort.rawValue), ("filter", isFiltering ? "1" : nil), ("after", after?.text),
        ]
    }

    var text: String { address(path, items) }

    /// The same search with something changed, from the beginning of its list.
    func with(_ change: (inout SearchAddress) -> Void) -> SearchAddress {
        var next = self
        next.after = nil
        change(&next)
        return next
    }

    /// Nothing chosen; the words and the order stay.
    var cleared: SearchAddress {
        with { next in
            next.wish = SearchWish(next.wish.text, within: next.wish.within, sort: next.wish.sort)
            (next.lowestTyped, next.highestTyped) = ("", "")
        }
    }

    /// Without the marks that turn the direction of what follows: the page repeats the words within its own.
    static func plain(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !(0x202A...0x202E ~= $0.value || 0x2066...0x2069 ~= $0.value) }))
    }

    /// Yuan with at most two decimals; else what was typed, shortened.
    static func amount(_ typed: String?) -> (Money?, String) {
        guard let typed = typed?.trimmed, !typed.isEmpty else { return (nil, "") }
        let parts = typed.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let isNumber = typed.utf8.allSatisfy { 48...57 ~= $0 || $0 == 46 } && 1...8 ~= parts[0].utf8.count
        let cents = parts.count == 2 ? String(parts[1]) : ""
        guard isNumber, cents.utf8.count <= 2, let yuan = Int64(parts[0]), yuan <= 10_000_000,
            let rest = Int64((cents + "00").prefix(2))
        else { return (nil, String(typed.prefix(20))) }
        return (.cny(yuan * 100 + rest), "")
    }

    static func text(_ money: Money) -> String {
        let (yuan, cents) = money.minor.quotientAndRemainder(dividingBy: 100)
        return cents == 0 ? String(yuan) : "\(yuan).\(cents < 10 ? "0" : "")\(cents)"
    }
}
