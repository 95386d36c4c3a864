// FileChunks.swift: a file, a piece at a time.
import Core
import Foundation

/// The bytes of a file in pieces of 64 KiB. Reading it again begins at its start.
public struct FileChunks: AsyncSequence, Sendable {
    public typealias Element = [UInt8]
    let path: String

    /// - Throws: ``CatalogError/importRefused(_:)`` when there is no such file, or it is not to be read.
    public init(path: String) throws {
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw CatalogError.importRefused("no file to read: \((path as NSString).lastPathComponent)")
        }
        self.path = path
    }

    public func makeAsyncIterator() -> Iterator { Iterator(file: FileHandle(forReadingAtPath: path)) }

    public struct Iterator: AsyncIteratorProtocol {
        let file: FileHandle?
        public mutating func next() async throws -> [UInt8]? {
            guard let data = try file?.read(upToCount: 65_536), !data.isEmpty else {
                try file?.close()
                return nil
            }
            return [UInt8](data)
        }
    }
}
