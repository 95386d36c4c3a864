// Styles.swift: the two stylesheets, each one file named for its content, so that a browser may keep it for good.
import Web

public enum Styles {
    /// Buyers' pages: `/assets/store-<hash of the content>.css`.
    public static let storefront: StaticFile = sheet("store", PackageResources.ui_store_css)
    /// Desks of merchants and of everyone else who works here.
    public static let console: StaticFile = sheet("console", PackageResources.ui_console_css)
    /// What a server has to serve.
    public static var all: [StaticFile] { [storefront, console] }

    private static func sheet(_ name: String, _ addition: [UInt8]) -> StaticFile {
        let bytes: [UInt8] = PackageResources.ui_css + addition + PackageResources.extra_css
        let digits = String(Hash64.of(bytes), radix: 16)
        let hash = String(repeating: "0", count: 16 - digits.count) + digits
        return StaticFile("/assets/\(name)-\(hash).css", contentType: "text/css; charset=utf-8", bytes: bytes, immutable: true)
    }
}
