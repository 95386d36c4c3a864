// PictureKind.swift: whether bytes are a picture that we show, found in the bytes themselves.

/// A picture's kind and size. What a file or a header calls itself is never believed.
struct PictureKind: Hashable, Sendable {
    enum Format: String, Sendable, CaseIterable { case png, jpg, webp, gif }
    static let bytesMax = 5 << 20
    static let sides = 1...10_000
    let format: Format
    let width: Int, height: Int

    /// - Throws: ``CatalogError/pictureInvalid(_:)``.
    init(_ bytes: [UInt8]) throws(CatalogError) {
        guard bytes.count <= Self.bytesMax else { throw .pictureInvalid("too_large") }
        guard let found = Self.png(bytes) ?? Self.gif(bytes) ?? Self.jpeg(bytes) ?? Self.webp(bytes) else {
            throw .pictureInvalid("not_a_picture")
        }
        guard Self.sides ~= found.1, Self.sides ~= found.2 else { throw .pictureInvalid("bad_size") }
        (format, width, height) = found
    }

    static func contentType(_ format: Format) -> String {
        switch format {
        case .png: "image/png"
        case .jpg: "image/jpeg"
        case .webp: "image/webp"
        case .gif: "image/gif"
        }
    }

    /// The header, then chunks, the last of them `IEND`.
    private static func png(_ bytes: [UInt8]) -> (Format, Int, Int)? {
        guard bytes.count >= 45, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
            bytes[12..<16].elementsEqual("IHDR".utf8), bytes[(bytes.count - 8)..<(bytes.count - 4)].elementsEqual("IEND".utf8)
        else { return nil }
        return (.png, big(bytes, 16, 4), big(bytes, 20, 4))
    }

    private static func gif(_ bytes: [UInt8]) -> (Format, Int, Int)? {
        guard bytes.count >= 14, bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8), bytes.last == 0x3B
        else { return nil }
        return (.gif, little(bytes, 6, 2), little(bytes, 8, 2))
    }

    /// Segments up to the start of frame, which holds the size.
    private static func jpeg(_ bytes: [UInt8]) -> (Format, Int, Int)? {
        guard bytes.count >= 20, bytes.starts(with: [0xFF, 0xD8, 0xFF]) else { return nil }
        var at = 2
        while at + 9 < bytes.count {
            guard bytes[at] == 0xFF else { return nil }
            let marker = bytes[at + 1]
            if marker == 0xFF {   // a filling byte
                at += 1
                continue
            }
            if 0xC0...0xCF ~= marker, marker != 0xC4, marker != 0xC8, marker != 0xCC {
                return (.jpg, big(bytes, at + 7, 2), big(bytes, at + 5, 2))
            }
            guard marker != 0xDA, marker != 0xD9 else { return nil }
            at += 2 + big(bytes, at + 2, 2)
        }
        return nil
    }

    private static func webp(_ bytes: [UInt8]) -> (Format, Int, Int)? {
        guard bytes.count >= 30, bytes.starts(with: "RIFF".utf8), bytes[8..<12].elementsEqual("WEBP".utf8),
            little(bytes, 4, 4) + 8 <= bytes.count + 1
        else { return nil }
        switch String(decoding: bytes[12..<16], as: UTF8.self) {
        case "VP8X": return (.webp, little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1)
        case "VP8 ":
            guard bytes[23..<26].elementsEqual([0x9D, 0x01, 0x2A]) else { return nil }
            return (.webp, little(bytes, 26, 2) & 0x3FFF, little(bytes, 28, 2) & 0x3FFF)
        case "VP8L":
            guard bytes[20] == 0x2F else { return nil }
            let bits = little(bytes, 21, 4)
            return (.webp, bits & 0x3FFF + 1, (bits >> 14) & 0x3FFF + 1)
        default: return nil
        }
    }

    private static func big(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
        bytes[at..<min(at + count, bytes.count)].reduce(0) { $0 << 8 | Int($1) }
    }
    private static func little(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
        bytes[at..<min(at + count, bytes.count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
