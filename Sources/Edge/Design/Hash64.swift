// Hash64.swift: a small fixed hash (FNV-1a), for names of files and choices of colour; not for secrets.

enum Hash64 {
    static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
    static func of(_ text: String) -> UInt64 { of(text.utf8) }

    /// 16 digits that change with the content.
    static func name(_ bytes: [UInt8]) -> String {
        let digits = String(of(bytes), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
