// MediaTests.swift: only what is a picture is kept, under a name that its bytes give it.
import Core
import Foundation
import TestKit
import Testing

@testable import Catalog

@Suite struct MediaTests {
    /// A whole PNG of these sides, but for its pixels.
    static func png(_ width: UInt8, _ height: UInt8) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 0, width, 0, 0, 0, height]
            + [8, 2, 0, 0, 0, 1, 2, 3, 4] + [0, 0, 0, 0] + Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82]
    }
    static let gif: [UInt8] = Array("GIF89a".utf8) + [3, 0, 2, 0, 0, 0, 0, 0x3B]
    static let jpeg: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 11, 8, 0, 5, 0, 7, 1, 1, 0x11, 0, 0xFF, 0xD9]
    static let webp: [UInt8] =
        Array("RIFF".utf8) + [22, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 5, 0, 0]

    static let good: [([UInt8], String, Int, Int)] = [
        (png(2, 9), "png", 2, 9), (gif, "gif", 3, 2), (jpeg, "jpg", 7, 5), (webp, "webp", 9, 6),
    ]
    @Test(arguments: good)
    func `a picture is told by its bytes`(bytes: [UInt8], format: String, width: Int, height: Int) throws {
        let kind = try PictureKind(bytes)
        #expect(kind.format.rawValue == format && kind.width == width && kind.height == height)
    }

    static let bad: [([UInt8], String)] = [
        ([], "not_a_picture"), (Array("<svg onload=alert(1)>".utf8), "not_a_picture"), (png(0, 1), "bad_size"),
        (Array(png(2, 2).dropLast(8)) + [0, 0, 0, 0, 0, 0, 0, 0], "not_a_picture"), (Array(gif.dropLast()) + [0], "not_a_picture"),
        (Array(jpeg.prefix(12)), "not_a_picture"), ([0xFF, 0xD8, 0xFF] + Array(repeating: 0, count: 60), "not_a_picture"),
        (png(2, 2) + Array(repeating: 0, count: PictureKind.bytesMax), "too_large"),
    ]
    @Test(arguments: bad)
    func `what is none is refused`(bytes: [UInt8], reason: String) {
        #expect(throws: CatalogError.pictureInvalid(reason)) { try PictureKind(bytes) }
    }

    @Test func `the same bytes have one address, and no address leaves the folder`() async throws {
        let folder = (TestStore.temporaryPath() as NSString).deletingLastPathComponent
        let media = MediaStore(folder: folder + "/media")
        let address = try await media.keep(Self.png(1, 1))
        #expect(try await media.keep(Self.png(1, 1)) == address)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/media").count == 1)
        let name = String(address.dropFirst(MediaStore.path.count))
        let read = try await media.read(name)
        #expect(read.bytes == Self.png(1, 1) && read.contentType == "image/png")
        for name in ["../souk.db", "..%2Fsouk.db", "", String(repeating: "a", count: 64) + ".svg", name.uppercased()] {
            await #expect(throws: CatalogError.pictureNotFound) { try await media.read(name) }
        }
    }
}
