// Configuration.swift: what an operator sets: defaults, then `SOUK_…`, then flags.
import Core
import Foundation

/// The settings of one process. What changes while it runs (deadlines, fees) is data, not configuration.
public struct Configuration: Sendable, Equatable {
    /// Where the embedded database, pictures and the master key lie.
    public var data = "./data"
    /// `postgres://…`; nil: the embedded database in `data`.
    public var database: String?
    public var host = "127.0.0.1"
    public var port = 8080
    public var demo = false
    /// True behind TLS: cookies are then `Secure`.
    public var secureCookies = false
    /// Our addresses as browsers know them, where a proxy hides them (`https://shop.example`).
    public var origins: [String] = []
    /// How many bodies the embedded database may put into one commit; only measurements say another number.
    public var bodiesPerCommit = 256

    /// WeChat Pay, as `SOUK_WECHAT_…` gave it, by name; two of these are paths of keys, one is a key.
    public var wechat: [String: String] = [:]

    public init() {}

    /// The names that `SOUK_…` may have, without the prefix.
    static let names =
        ["DATA", "DATABASE", "HOST", "PORT", "DEMO", "SECURE_COOKIES", "ORIGINS", "MASTER_KEY"]
        + wechatNames.map { "WECHAT_\($0)" }

    /// Reads `SOUK_…`.
    /// - Throws: ``ConfigurationError`` for a name that is none of ours, and for a value that is no value.
    public init(environment: [String: String]) throws(ConfigurationError) {
        for name in environment.keys.sorted() where name.hasPrefix("SOUK_") {
            guard Self.names.contains(String(name.dropFirst(5))) else { throw .unknownName(name) }
        }
        if let value = environment["SOUK_DATA"] { data = value }
        database = environment["SOUK_DATABASE"]
        if let value = environment["SOUK_HOST"] { host = value }
        if let value = environment["SOUK_PORT"] {
            guard let port = Int(value), 0...65_535 ~= port else { throw .badValue("SOUK_PORT", value) }
            self.port = port
        }
        demo = try Self.truth(environment, "SOUK_DEMO")
        secureCookies = try Self.truth(environment, "SOUK_SECURE_COOKIES")
        wechat = Self.wechat(of: environment)
        if let value = environment["SOUK_ORIGINS"] { origins = value.split(separator: ",").map(String.init) }
    }

    private static func truth(_ environment: [String: String], _ name: String) throws(ConfigurationError) -> Bool {
        switch environment[name] {
        case nil, "0", "false": false
        case "1", "true": true
        case .some(let value): throw .badValue(name, value)
        }
    }

    /// What holds, for people to look at: a password in the database's address is hidden.
    public var shown: [(name: String, value: String)] {
        [
            ("data", data), ("database", database.map(Self.hidden) ?? "embedded"), ("host", host), ("port", String(port)),
            ("demo", String(demo)), ("secure-cookies", String(secureCookies)), ("origins", origins.joined(separator: ",")),
            ("wechat", shownWeChat),
        ]
    }

    /// `postgres://user:***@host/db`.
    static func hidden(_ url: String) -> String {
        guard let at = url.lastIndex(of: "@"), let scheme = url.range(of: "://") else { return url }
        let person = url[scheme.upperBound..<at]
        guard let colon = person.firstIndex(of: ":") else { return url }
        return url[..<colon] + ":***" + url[at...]
    }
}

public enum ConfigurationError: Error, Equatable, CustomStringConvertible {
    case unknownName(String), badValue(String, String)
    case masterKey(String)

    public var description: String {
        switch self {
        case .unknownName(let name): "\(name) is no setting of Souk: see `souk serve --help`"
        case .badValue(let name, let value): "\(name) cannot be \(value)"
        case .masterKey(let reason): "the master key cannot be read: \(reason)"
        }
    }
}
