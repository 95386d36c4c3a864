// DocumentTests.swift: only what is a document is kept, and none is served as a picture.
import Core
import Foundation
import TestKit
import Testing

@testable import Catalog

@Suite struct DocumentTests {
    static let pdf = Array("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n".utf8)

    /// A ZIP whose directory names these files, all empty.
    static func zip(_ names: [String]) -> [UInt8] {
        func little(_ number: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
        var files: [UInt8] = [], directory: [UInt8] = []
        for name in names {
            let bytes = Array(name.utf8)
            directory += [0x50, 0x4B, 1, 2] + little(20, 2) + little(20, 2) + little(0, 20) + little(bytes.count, 2) + little(0, 12)
            directory += little(files.count, 4) + bytes
            files += [0x50, 0x4B, 3, 4] + little(20, 2) + little(0, 20) + little(bytes.count, 2) + little(0, 2) + bytes
        }
        let end = [0x50, 0x4B, 5, 6] + little(0, 4) + little(names.count, 2) + little(names.count, 2) + little(directory.count, 4)
        return files + directory + end + little(files.count, 4) + little(0, 2)
    }

    static let good: [([UInt8], DocumentKind)] = [
        (pdf, .pdf), (zip(["Doc_0/Document.xml", "OFD.xml"]), .ofd), (MediaTests.png(2, 2), .png), (MediaTests.jpeg, .jpg),
    ]
    @Test(arguments: good)
    func `a document is told by its bytes`(bytes: [UInt8], kind: DocumentKind) throws { #expect(try DocumentKind(bytes) == kind) }

    static let bad: [([UInt8], String)] = [
        ([], "not_a_document"), (Array("%PDF-1.7".utf8), "not_a_document"), (Array("<html>%PDF-1.7 %%EOF".utf8), "not_a_document"),
        (zip(["word/document.xml"]), "not_a_document"), (zip([]), "not_a_document"),
        (Array(zip(["OFD.xml"]).dropLast(8)), "not_a_document"),
        (MediaTests.gif, "not_a_document"), (Array("<svg onload=alert(1)>".utf8), "not_a_document"),
        (pdf + Array(repeating: 0x20, count: DocumentKind.bytesMax), "too_large"),
    ]
    @Test(arguments: bad)
    func `what is none is refused`(bytes: [UInt8], reason: String) {
        #expect(throws: CatalogError.pictureInvalid(reason)) { try DocumentKind(bytes) }
    }

    @Test func `a document is read by its name, and never among the pictures`() async throws {
        let media = MediaStore(folder: (TestStore.temporaryPath() as NSString).deletingLastPathComponent + "/media")
        let name = try await media.keep(document: MediaTests.png(1, 1))
        #expect(try await media.read(document: name).bytes == MediaTests.png(1, 1))
        await #expect(throws: CatalogError.pictureNotFound) { try await media.read(name) }
        for other in ["../\(name)", "documents/\(name)", String(repeating: "a", count: 64) + ".pdf", ""] {
            await #expect(throws: CatalogError.pictureNotFound) { try await media.read(document: other) }
            await #expect(throws: CatalogError.pictureNotFound) { try await media.read(other) }
        }
    }
}
