// MediaStore.swift: pictures as files, named for what they hold.
import Core
import Crypto
import Dispatch
import Foundation

/// A folder of pictures. A file's name is the SHA-256 of its bytes, so it never changes and the same picture lies there once.
public struct MediaStore: Sendable {
    /// How large a picture may be, in bytes.
    public static let bytesMax = PictureKind.bytesMax
    /// What an address of ours begins with.
    public static let path = "/media/"
    let folder: String
    private static let queue = DispatchQueue(label: "souk.media", attributes: .concurrent)

    /// - Parameter folder: made when the first picture comes.
    public init(folder: String) { self.folder = folder }

    /// Keeps a picture (PNG, JPEG, WebP, GIF; at most 5 MiB; sides of 1 to 10,000 px) and answers when it is durable.
    /// The same bytes again give the same name.
    /// - Returns: its address, `/media/….png`.
    /// - Throws: ``CatalogError/pictureInvalid(_:)``.
    public func keep(_ bytes: [UInt8]) async throws -> String {
        Self.path + (try await keep(bytes, ending: PictureKind(bytes).format.rawValue, in: folder))
    }

    /// - Returns: the file's name.
    func keep(_ bytes: [UInt8], ending: String, in folder: String) async throws -> String {
        let name = "\(Hex.text(SHA256.hash(data: bytes))).\(ending)"
        try await Self.blocking { try Self.write(bytes, to: folder, name) }
        return name
    }

    /// Keeps a drawing of the program's own (the demo's SVG), which is trusted as its code is. What came from outside never
    /// comes here: an SVG may hold a script, so `keep(_:)` takes none. The same drawing again gives the same name.
    /// - Returns: its address, `/media/….svg`.
    public func keep(drawing svg: String) async throws -> String {
        Self.path + (try await keep(Array(svg.utf8), ending: Self.drawing, in: folder))
    }

    /// The ending of what only `keep(drawing:)` writes.
    static let drawing = "svg"
    static let drawingType = "image/svg+xml"

    /// A picture's bytes and content type.
    /// - Throws: ``CatalogError/pictureNotFound``.
    public func read(_ name: String) async throws -> (bytes: [UInt8], contentType: String) {
        guard Self.isName(name), let end = name.split(separator: ".").last else { throw CatalogError.pictureNotFound }
        guard let bytes = try await contents(of: "\(folder)/\(name)") else { throw CatalogError.pictureNotFound }
        return (bytes, PictureKind.Format(rawValue: String(end)).map(PictureKind.contentType) ?? Self.drawingType)
    }

    func contents(of path: String) async throws -> [UInt8]? {
        try await Self.blocking { FileManager.default.contents(atPath: path).map { [UInt8]($0) } }
    }

    /// Whether this is how an address of ours reads. A drawing's names one of the program's own or nothing: what comes from outside is
    /// never kept as one.
    public static func isAddress(_ address: String) -> Bool {
        address.hasPrefix(path) && isName(String(address.dropFirst(path.count)))
    }

    /// 64 hexadecimal digits and an ending of ours: nothing that could leave the folder.
    static func isName(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 && isHash(parts[0]) && (parts[1] == Self.drawing || PictureKind.Format(rawValue: String(parts[1])) != nil)
    }

    static func isHash(_ text: Substring) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { 48...57 ~= $0 || 97...102 ~= $0 }
    }

    /// Into a file of another name first, so that a half-written one is never read.
    private static func write(_ bytes: [UInt8], to folder: String, _ name: String) throws {
        let path = "\(folder)/\(name)"
        if FileManager.default.fileExists(atPath: path) { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let draft = "\(folder)/.\(name).\(Hex.text(Random.system.bytes(6)))"
        guard FileManager.default.createFile(atPath: draft, contents: nil) else { throw CocoaError(.fileWriteNoPermission) }
        do {
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: draft))
            try file.write(contentsOf: bytes)
            try file.synchronize()
            try file.close()
            guard rename(draft, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            unlink(draft)
            throw error
        }
        let directory = open(folder, O_RDONLY)
        if directory >= 0 {
            fsync(directory)
            close(directory)
        }
    }

    /// Runs file work beside the cooperative pool, whose threads must not wait.
    private static func blocking<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result(catching: work)) }
        }
    }
}
