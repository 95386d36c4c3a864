// Styles.swift: the two stylesheets, each one file named for its content, so that a browser may keep it for good.
import Web

public enum Styles {
    /// Buyers' pages: `/assets/store-<hash of the content>.css`.
    public static let storefront: StaticFile = sheet("store", PackageResources.ui_store_css)
    /// Desks of merchants and of everyone else who works here.
    public static let console: StaticFile = sheet("console", PackageResources.ui_console_css)

    private static func sheet(_ name: String, _ addition: [UInt8]) -> StaticFile {
        let bytes: [UInt8] = lean(PackageResources.ui_css + addition + PackageResources.extra_css)
        return StaticFile(
            "/assets/\(name)-\(Hash64.name(bytes)).css", contentType: "text/css; charset=utf-8", bytes: bytes, immutable: true)
    }

    /// Without comments, and without what stands between rules for the eye. Text in quotes stays as it is.
    static func lean(_ source: [UInt8]) -> [UInt8] {
        var lean: [UInt8] = []
        lean.reserveCapacity(source.count)
        var quote: UInt8?
        var place = 0
        while place < source.count {
            let byte = source[place]
            place += 1
            if let open = quote {
                if byte == open { quote = nil }
                lean.append(byte)
            } else if byte == UInt8(ascii: "/"), place < source.count, source[place] == UInt8(ascii: "*") {
                place += 1
                while place < source.count, !(source[place - 1] == UInt8(ascii: "*") && source[place] == UInt8(ascii: "/")) { place += 1 }
                place += 1
            } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") {
                if let last = lean.last, !#" {};"#.utf8.contains(last) { lean.append(UInt8(ascii: " ")) }
            } else {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
                lean.append(byte)
            }
        }
        return lean
    }
}

/// What a server has to serve for pages to look and work as they should.
public enum Assets {
    public static var all: [StaticFile] { [Styles.storefront, Styles.console, Script.file] }
}
