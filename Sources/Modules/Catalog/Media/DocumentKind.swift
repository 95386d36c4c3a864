// DocumentKind.swift: whether bytes are a document that we keep, found in the bytes themselves.

/// An electronic document: PDF, OFD (GB/T 33190, a ZIP that holds `OFD.xml`), or a picture of one. What a file or a header calls
/// itself is never believed.
enum DocumentKind: String, Sendable, CaseIterable {
    case pdf, ofd, png, jpg
    static let bytesMax = 5 << 20

    /// - Throws: ``CatalogError/pictureInvalid(_:)``: `too_large`, `not_a_document`.
    init(_ bytes: [UInt8]) throws(CatalogError) {
        guard bytes.count <= Self.bytesMax else { throw .pictureInvalid("too_large") }
        if Self.isPDF(bytes) {
            self = .pdf
        } else if Self.isOFD(bytes) {
            self = .ofd
        } else {
            switch try? PictureKind(bytes).format {
            case .png: self = .png
            case .jpg: self = .jpg
            case .webp, .gif, nil: throw .pictureInvalid("not_a_document")
            }
        }
    }

    var contentType: String {
        switch self {
        case .pdf: "application/pdf"
        case .ofd: "application/ofd"
        case .png: "image/png"
        case .jpg: "image/jpeg"
        }
    }

    /// A version of 1 or 2 at its beginning, and its end within the last 1,024 bytes.
    private static func isPDF(_ bytes: [UInt8]) -> Bool {
        (bytes.starts(with: "%PDF-1.".utf8) || bytes.starts(with: "%PDF-2.".utf8))
            && bytes.suffix(1_024).firstRange(of: Array("%%EOF".utf8)) != nil
    }

    /// The central directory of a ZIP, as its end record says where it lies, names `OFD.xml`.
    private static func isOFD(_ bytes: [UInt8]) -> Bool {
        guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]),
            let end = bytes.lastRange(of: [0x50, 0x4B, 0x05, 0x06], within: 65_557), end + 22 <= bytes.count
        else { return false }
        let entries = little(bytes, end + 10, 2)
        var at = little(bytes, end + 16, 4)
        for _ in 0..<entries {
            guard at + 46 <= end, bytes[at..<(at + 4)].elementsEqual([0x50, 0x4B, 0x01, 0x02]) else { return false }
            let name = little(bytes, at + 28, 2)
            guard at + 46 + name <= end else { return false }
            if bytes[(at + 46)..<(at + 46 + name)].elementsEqual("OFD.xml".utf8) { return true }
            at += 46 + name + little(bytes, at + 30, 2) + little(bytes, at + 32, 2)
        }
        return false
    }

    private static func little(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
        bytes[at..<(at + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}

extension [UInt8] {
    /// Where these bytes begin for the last time, not further than `most` from the end.
    fileprivate func lastRange(of wanted: [UInt8], within most: Int) -> Int? {
        guard count >= wanted.count else { return nil }
        let first = Swift.max(0, count - most)
        return stride(from: count - wanted.count, through: first, by: -1).first { self[$0..<($0 + wanted.count)].elementsEqual(wanted) }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func firstRange(of wanted: [UInt8]) -> Int? {
        guard count >= wanted.count else { return nil }
        return (startIndex...(endIndex - wanted.count)).first { self[$0..<($0 + wanted.count)].elementsEqual(wanted) }
    }
}
