// Typed.swift: what people type, read exactly: yuan, whole numbers, lines of names and values.
import Core

enum Yuan {
    /// The highest price, 10,000,000.00, in 分.
    static let max: Int64 = 1_000_000_000

    enum Reading: Equatable { case nothing, amount(Money), notAnAmount, tooLarge }

    /// Reads `168`, `168.5`, `¥1,299.00`; full-width digits too. At most two decimals, and no sign: what is not an amount in
    /// whole 分 is refused, never rounded.
    static func read(_ text: String) -> Reading {
        var plain = halfWidth(text).filter { !$0.isWhitespace }[...]
        if plain.isEmpty { return .nothing }
        if plain.first == "¥" || plain.first == "￥" { plain.removeFirst() }
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        guard 1...2 ~= parts.count, let yuan = ungrouped(parts[0]) else { return .notAnAmount }
        let cents = parts.count == 2 ? parts[1] : "00"
        guard 1...2 ~= cents.utf8.count, cents.utf8.allSatisfy(isDigit) else { return .notAnAmount }
        guard yuan.utf8.count <= 12, let whole = Int64(yuan), let rest = Int64(cents) else { return .tooLarge }
        let fen: Int64 = whole * 100 + (cents.utf8.count == 1 ? rest * 10 : rest)
        return fen <= max ? .amount(.cny(fen)) : .tooLarge
    }

    /// As it is typed: `168.00`.
    static func text(_ money: Money) -> String {
        let (whole, cents) = money.minor.quotientAndRemainder(dividingBy: 100)
        return "\(whole).\(cents < 10 ? "0" : "")\(cents)"
    }

    /// Digits, or digits in groups of three with commas between.
    private static func ungrouped(_ text: Substring) -> String? {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }) else { return nil }
        if groups.count > 1, groups[0].utf8.count > 3 || groups.dropFirst().contains(where: { $0.utf8.count != 3 }) { return nil }
        return groups.joined()
    }
}

/// A whole number of pieces, without sign; nil for anything else.
func typedCount(_ text: String) -> Int64? {
    let plain = halfWidth(text).filter { !$0.isWhitespace }
    guard 1...10 ~= plain.utf8.count, plain.utf8.allSatisfy(isDigit) else { return nil }
    return Int64(plain)
}

/// Lines of `名: 值`, blank ones left out; nil in place of a line that is none.
func typedPairs(_ text: String) -> [(name: String, value: String)?] {
    text.split(whereSeparator: \.isNewline).map(trimmed).filter { !$0.isEmpty }.map { line in
        guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        let (name, value) = (trimmed(line[..<colon]), trimmed(line[line.index(after: colon)...]))
        return name.isEmpty || value.isEmpty ? nil : (name, value)
    }
}

/// `红, 白、 蓝` as its values.
func typedList(_ text: String) -> [String] {
    text.split { ",，、;；".contains($0) }.map(trimmed).filter { !$0.isEmpty }
}

func trimmed(_ text: some StringProtocol) -> String {
    var part = Substring(text)
    while let first = part.first, first.isWhitespace { part.removeFirst() }
    while let last = part.last, last.isWhitespace { part.removeLast() }
    return String(part)
}

/// What was typed, without the characters that no text may hold: line ends and tabs stay.
func plain(_ text: String?) -> String {
    let scalars = (text ?? "").unicodeScalars.filter { $0 == "\n" || $0 == "\t" || ($0.value >= 0x20 && $0.value != 0x7F) }
    return trimmed(String(String.UnicodeScalarView(scalars)))
}

private func isDigit(_ byte: UInt8) -> Bool { 48...57 ~= byte }

/// Full-width digits, point and comma in their plain form.
private func halfWidth(_ text: String) -> String {
    String(
        String.UnicodeScalarView(
            text.unicodeScalars.map { scalar in
                switch scalar.value {
                case 0xFF10...0xFF19, 0xFF0C, 0xFF0E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
                case 0x3002: "."
                default: scalar
                }
            }))
}
