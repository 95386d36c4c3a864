// QRCode.swift: a short text as a QR code (ISO/IEC 18004), drawn as SVG.
import Web

/// A code of byte mode, error correction M (15 % may be lost), versions 1 to 6: up to 106 bytes, enough for an address.
public struct QRCode: Sendable {
    /// True where it is dark; rows from the top.
    public let modules: [[Bool]]

    /// Data bytes of a block, how many blocks, and correction bytes of each; by version.
    private static let layouts: [(data: Int, blocks: Int, correction: Int)] = [
        (16, 1, 10), (28, 1, 16), (44, 1, 26), (32, 2, 18), (43, 2, 24), (27, 4, 16),
    ]

    /// Nil for a text of more than 106 bytes.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let place = Self.layouts.firstIndex(where: { bytes.count + 2 <= $0.data * $0.blocks }) else { return nil }
        let (layout, version) = (Self.layouts[place], place + 1)
        var grid = Grid(size: 17 + 4 * version)
        grid.drawPatterns(alignment: version == 1 ? nil : 10 + 4 * version)
        grid.fill(Self.codewords(bytes, layout))
        grid.drawFormat()
        modules = grid.dark
    }

    /// The text's bits in blocks, each followed by its correction, interleaved.
    private static func codewords(_ bytes: [UInt8], _ layout: (data: Int, blocks: Int, correction: Int)) -> [UInt8] {
        var bits = [UInt8]()   // mode 0100, eight bits of length, the bytes, four zeros: half a byte off, so it fits without more
        var nibbles: [UInt8] = [4, UInt8(bytes.count >> 4), UInt8(bytes.count & 15)]
        for byte in bytes { nibbles += [byte >> 4, byte & 15] }
        nibbles.append(0)
        for index in stride(from: 0, to: nibbles.count, by: 2) { bits.append(nibbles[index] << 4 | nibbles[index + 1]) }
        var filler: UInt8 = 0xEC
        while bits.count < layout.data * layout.blocks {
            bits.append(filler)
            filler = filler == 0xEC ? 0x11 : 0xEC
        }
        let blocks = stride(from: 0, to: bits.count, by: layout.data).map { Array(bits[$0..<$0 + layout.data]) }
        let corrections = blocks.map { Galois.remainder(of: $0, count: layout.correction) }
        var all: [UInt8] = []
        for index in 0..<layout.data { all += blocks.map { $0[index] } }
        for index in 0..<layout.correction { all += corrections.map { $0[index] } }
        return all
    }

    /// As a picture that scales; the quiet zone of four modules is in it.
    /// - Parameter label: what it is, for who cannot see it.
    public func svg(_ label: String) -> HTML {
        let size = modules.count + 8
        var path = ""
        for (y, row) in modules.enumerated() {
            for (x, isDark) in row.enumerated() where isDark { path += "M\(x + 4) \(y + 4)h1v1h-1z" }
        }
        return #"""
            <svg role="img" aria-label="\#(label)" viewBox="0 0 \#(size) \#(size)" width="240" height="240" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h\#(size)v\#(size)h-\#(size)z"/><path fill="#000" d="\#(path)"/></svg>
            """#
    }
}

/// The modules while they are drawn.
private struct Grid {
    let size: Int
    var dark: [[Bool]], isFixed: [[Bool]]

    init(size: Int) {
        self.size = size
        dark = Array(repeating: Array(repeating: false, count: size), count: size)
        isFixed = dark
    }

    private mutating func set(_ x: Int, _ y: Int, _ value: Bool) {
        (dark[y][x], isFixed[y][x]) = (value, true)
    }

    /// - Parameter alignment: the place of the only alignment pattern of versions 2 to 6.
    mutating func drawPatterns(alignment: Int?) {
        for index in 0..<size {
            set(index, 6, index % 2 == 0)
            set(6, index, index % 2 == 0)
        }
        for (left, top) in [(0, 0), (size - 7, 0), (0, size - 7)] {
            for y in -1...7 {
                for x in -1...7 where 0..<size ~= left + x && 0..<size ~= top + y {
                    let ring = max(abs(x - 3), abs(y - 3))
                    set(left + x, top + y, ring != 2 && ring != 4)
                }
            }
        }
        if let alignment {
            for y in -2...2 {
                for x in -2...2 { set(alignment + x, alignment + y, max(abs(x), abs(y)) != 1) }
            }
        }
        for index in 0...8 {   // kept free for the format
            for (x, y) in [(8, index), (index, 8)] where !isFixed[y][x] { set(x, y, false) }
        }
        for index in 0..<8 {
            set(size - 1 - index, 8, false)
            set(8, size - 1 - index, index == 7)   // the module that is always dark
        }
    }

    /// From the lower right upwards and down again, two columns at a time, under mask 0.
    mutating func fill(_ bytes: [UInt8]) {
        var bit = 0
        var right = size - 1
        var isUp = true
        while right > 0 {
            if right == 6 { right = 5 }
            for step in 0..<size {
                let y = isUp ? size - 1 - step : step
                for x in [right, right - 1] where !isFixed[y][x] {
                    let value = bit < bytes.count * 8 && bytes[bit / 8] >> UInt8(7 - bit % 8) & 1 == 1
                    dark[y][x] = value != ((x + y) % 2 == 0)
                    bit += 1
                }
            }
            right -= 2
            isUp.toggle()
        }
    }

    /// Correction M (00) and mask 0: fifteen bits of BCH code, masked, are always the same.
    mutating func drawFormat() {
        let format = 0b101010000010010
        for index in 0..<15 {
            let value = format >> index & 1 == 1
            switch index {
            case 0...5: set(8, index, value)
            case 6: set(8, 7, value)
            case 7: set(8, 8, value)
            case 8: set(7, 8, value)
            default: set(14 - index, 8, value)
            }
            if index < 8 { set(size - 1 - index, 8, value) } else { set(8, size - 15 + index, value) }
        }
    }
}

/// Reed-Solomon over 2⁸ with the polynomial x⁸ + x⁴ + x³ + x² + 1.
private enum Galois {
    static func times(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var (product, factor) = (0, Int(left))
        for index in 0..<8 {
            if right >> UInt8(index) & 1 == 1 { product ^= factor << index }
        }
        for index in stride(from: 15, through: 8, by: -1) where product >> index & 1 == 1 { product ^= 0x11D << (index - 8) }
        factor = product
        return UInt8(factor)
    }

    static func remainder(of data: [UInt8], count: Int) -> [UInt8] {
        var generator: [UInt8] = Array(repeating: 0, count: count - 1) + [1]
        var root: UInt8 = 1
        for _ in 0..<count {
            for index in 0..<count {
                generator[index] = times(generator[index], root)
                if index + 1 < count { generator[index] ^= generator[index + 1] }
            }
            root = times(root, 2)
        }
        var rest: [UInt8] = Array(repeating: 0, count: count)
        for byte in data {
            let factor = byte ^ rest.removeFirst()
            rest.append(0)
            for index in 0..<count { rest[index] ^= times(generator[index], factor) }
        }
        return rest
    }
}
